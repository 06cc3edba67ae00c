"""Articles as passages that are searched. Built whole and never mutated; must never decide what answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.index.postings import Postings, build_postings
from corpus.index.spelling import Spelling, build_spelling
from corpus.index.terms import Text, count_terms, name_term
from corpus.index.translation import meanings
from corpus.models import Article, Extraction, Passage, Span
from corpus.names import Names
from corpus.normalise import detect_lang, fold
from corpus.segment import passages, sentences

# A word of the title belongs a little to every passage of its article.
_TITLE = 0.4
_KEPT_TEXTS = 4096


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage as it is searched."""

    article: int
    span: Span


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
    title = _counted(article.title, names)
    counts = []
    for span in spans:
        count = {term: _TITLE * frequency for term, frequency in title.items()}
        found = _counted(article.body[slice(*span)], names)
        for speaker in speakers_in(extraction, span):
            found[name_term(speaker)] = found.get(name_term(speaker), 0) + 1
        for term, frequency in found.items():
            count[term] = count.get(term, 0.0) + frequency
        counts.append(count)
    langs = tuple(_lang(article.body[slice(*span)], article.lang) for span in spans)
    return Analysed(extraction, spans, langs, tuple(counts))


def _counted(text: str, names: Names) -> dict[str, float]:
    counted = count_terms(fold(text).text)
    counted.update(name_term(found.name.canonical) for found in names.find(text))
    return dict(counted)


def speakers_in(extraction: Extraction, span: Span) -> frozenset[str]:
    """Give those whose claims stand in a stretch, wholly or in part."""
    return frozenset(
        claim.speaker
        for claim in extraction.claims
        if claim.speaker and claim.span.start < span.end and span.start < claim.span.end
    )


def _lang(text: str, article_lang: str) -> str:
    lang = detect_lang(text)
    return "en" if (article_lang if lang == "und" else lang).startswith("en") else "zh"


class Index:
    """The whole of what is searched: articles, their passages, their terms."""

    def __init__(self, analysed: Iterable[Analysed], names: Names) -> None:
        kept = tuple(analysed)
        self.names = names
        self.extractions = tuple(one.extraction for one in kept)
        self.units = tuple(Unit(number, span) for number, one in enumerate(kept) for span in one.spans)
        self.langs = tuple(lang for one in kept for lang in one.langs)
        self.postings: Postings = build_postings([count for one in kept for count in one.counts])
        counts = {term: self.postings.count(term) for term in self.postings.numbers}
        self.spelling: Spelling = build_spelling({**dict.fromkeys(meanings(), 0), **counts})
        self.text = lru_cache(maxsize=_KEPT_TEXTS)(self._text)

    def _text(self, text: str) -> Text:
        """Fold a text and find its names; kept, because good passages are asked for again."""
        return Text(fold(text).text, (found.name.canonical for found in self.names.find(text)))

    def passage(self, article: int, span: Span) -> Passage:
        """Give a stretch of an article as a passage."""
        return Passage(self.extractions[article].article.body[slice(*span)], span)

    def near(self, unit: int) -> Span:
        """Give a unit with the one before and the one after, where they are of the same article."""
        article = self.units[unit].article
        same = [n for n in (unit - 1, unit, unit + 1) if 0 <= n < len(self.units) and self.units[n].article == article]
        return Span(self.units[same[0]].span.start, self.units[same[-1]].span.end)

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
