"""Articles as passages that are searched. Built whole and never mutated; must never decide what answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.index.postings import Postings, build_postings
from corpus.index.spelling import Spelling, build_spelling
from corpus.index.terms import count_terms, name_term
from corpus.models import Article, Extraction, Passage, Span
from corpus.names import Names
from corpus.normalise import detect_lang, fold
from corpus.segment import passages, sentences

# A word of the title belongs a little to every passage of its article.
_TITLE = 0.4
_KEPT_TERMS = 4096


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage as it is searched."""

    article: int
    span: Span
    lang: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """One article made ready to be indexed; kept, so that a new index does not do it again."""

    extraction: Extraction
    spans: tuple[Span, ...]
    langs: tuple[str, ...]
    counts: tuple[Mapping[str, float], ...]


def analyse(extraction: Extraction, names: Names) -> Analysed:
    """Cut an article into passages and count the terms of each, those of the title and of its names included."""
    article = extraction.article
    spans = passages(article.body, sentences(article.body))
    title = count_terms(fold(article.title).text)
    title.update(_names_in(article.title, names))
    counts = []
    for span in spans:
        text = article.body[slice(*span)]
        count: dict[str, float] = {term: _TITLE * frequency for term, frequency in title.items()}
        found = count_terms(fold(text).text)
        found.update((*_names_in(text, names), *_speakers(extraction, span)))
        for term, frequency in found.items():
            count[term] = count.get(term, 0.0) + frequency
        counts.append(count)
    langs = tuple(_lang(article.body[slice(*span)], article.lang) for span in spans)
    return Analysed(extraction, spans, langs, tuple(counts))


def _names_in(text: str, names: Names) -> list[str]:
    return [name_term(found.name.canonical) for found in names.find(text)]


def _speakers(extraction: Extraction, span: Span) -> list[str]:
    return [
        name_term(claim.speaker)
        for claim in extraction.claims
        if claim.speaker and claim.span.start < span.end and span.start < claim.span.end
    ]


def _lang(text: str, article_lang: str) -> str:
    lang = detect_lang(text)
    return "en" if (article_lang if lang == "und" else lang).startswith("en") else "zh"


class Index:
    """The whole of what is searched: articles, their passages, their terms."""

    def __init__(self, analysed: Iterable[Analysed], names: Names) -> None:
        kept = tuple(analysed)
        self.names = names
        self.extractions = tuple(one.extraction for one in kept)
        self.units = tuple(
            Unit(number, span, lang)
            for number, one in enumerate(kept)
            for span, lang in zip(one.spans, one.langs, strict=True)
        )
        self.langs = tuple(unit.lang for unit in self.units)
        self.postings: Postings = build_postings([count for one in kept for count in one.counts])
        self.spelling: Spelling = build_spelling(
            {term: self.postings.count(term) for term in self.postings.numbers}, self.postings.numbers
        )
        self.held = lru_cache(maxsize=_KEPT_TERMS)(self._held)
        self.held_text = lru_cache(maxsize=_KEPT_TERMS)(self._held_text)

    def passage(self, article: int, span: Span) -> Passage:
        """Give a stretch of an article as a passage."""
        return Passage(self.extractions[article].article.body[slice(*span)], span)

    def _held(self, article: int, span: Span) -> frozenset[str]:
        """Give the terms of a stretch, with the names in it and of those who speak in it."""
        extraction = self.extractions[article]
        text = extraction.article.body[slice(*span)]
        speakers = _speakers(extraction, span)
        return frozenset(count_terms(fold(text).text)).union(_names_in(text, self.names), speakers)

    def _held_text(self, text: str) -> frozenset[str]:
        """Give the terms of a text, with the names in it."""
        return frozenset(count_terms(fold(text).text)).union(_names_in(text, self.names))

    def held_by_title(self, article: int) -> frozenset[str]:
        """Give the terms of an article's title."""
        return self.held_text(self.extractions[article].article.title)

    def matching(
        self, *, source: str | None, after: date | None, before: date | None, lang: str | None
    ) -> frozenset[int]:
        """Give the units of articles from a source, of a period, in a language."""
        fits = [
            _comes_from(one.article, source) and _published(one.article, after, before) and _speaks(one.article, lang)
            for one in self.extractions
        ]
        return frozenset(number for number, unit in enumerate(self.units) if fits[unit.article])


def _comes_from(article: Article, source: str | None) -> bool:
    if not source:
        return True
    wanted = fold(source).text
    return any(wanted in fold(text).text for text in (article.source, article.url) if text)


def _published(article: Article, after: date | None, before: date | None) -> bool:
    if not after and not before:
        return True
    day = article.published
    return day is not None and (not after or day >= after) and (not before or day < before)


def _speaks(article: Article, lang: str | None) -> bool:
    return not lang or any(part.strip().lower().startswith(lang.lower()) for part in article.lang.split(","))
