"""Articles as passages that are searched. Built whole and never mutated; must never decide what answers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.index.postings import Postings, build_postings
from corpus.index.spelling import Spelling, build_spelling
from corpus.index.terms import count_terms, name_term
from corpus.models import Article, Extraction, Passage, Span
from corpus.names import FoundName, Names
from corpus.normalise import detect_lang, fold
from corpus.segment import passages, sentences

# A word of the title belongs a little to every passage of its article.
_TITLE = 0.4
# So does a name: passages speak of the person that the article introduced.
_SPEAKER = 1.0
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
    title.update(name_term(found.name.canonical) for found in names.find(article.title))
    named = names.find(article.body)
    counts = []
    for span in spans:
        count: dict[str, float] = {term: _TITLE * frequency for term, frequency in title.items()}
        for term, frequency in count_terms(fold(article.body[slice(*span)]).text).items():
            count[term] = count.get(term, 0.0) + frequency
        for term, frequency in _named(extraction, named, span).items():
            count[term] = count.get(term, 0.0) + frequency
        counts.append(count)
    langs = tuple(_lang(article.body[slice(*span)], article.lang) for span in spans)
    return Analysed(extraction, spans, langs, tuple(counts))


def _named(extraction: Extraction, named: Sequence[FoundName], span: Span) -> Counter[str]:
    """Count the names written in a passage, and those who speak in it."""
    found = Counter(name_term(n.name.canonical) for n in named if span.start <= n.span.start < span.end)
    for claim in extraction.claims:
        if claim.speaker and claim.span.start < span.end and span.start < claim.span.end:
            found[name_term(claim.speaker)] += 1
    return found


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
        self.held_by_title = lru_cache(maxsize=_KEPT_TERMS)(self._held_by_title)

    def article_of(self, unit: int) -> Article:
        """Give the article a unit stands in."""
        return self.extractions[self.units[unit].article].article

    def passage(self, unit: int) -> Passage:
        """Give a unit as a passage, without the blanks around it."""
        return trimmed(self.article_of(unit).body, self.units[unit].span)

    def _held(self, unit: int) -> frozenset[str]:
        """Give the terms of a unit, with the names in it and of those who speak in it."""
        where = self.units[unit]
        extraction = self.extractions[where.article]
        text = extraction.article.body[slice(*where.span)]
        found = self.names.find(text)
        shifted = [
            FoundName(n.name, Span(n.span.start + where.span.start, n.span.end + where.span.start)) for n in found
        ]
        return frozenset(count_terms(fold(text).text)) | frozenset(_named(extraction, shifted, where.span))

    def _held_by_title(self, article: int) -> frozenset[str]:
        title = self.extractions[article].article.title
        names = (name_term(found.name.canonical) for found in self.names.find(title))
        return frozenset(count_terms(fold(title).text)) | frozenset(names)

    def matching(
        self, *, source: str | None, after: date | None, before: date | None, lang: str | None
    ) -> frozenset[int]:
        """Give the units of articles from a source, of a period, in a language."""
        fits = [
            _comes_from(one.article, source) and _published(one.article, after, before) and _speaks(one.article, lang)
            for one in self.extractions
        ]
        return frozenset(number for number, unit in enumerate(self.units) if fits[unit.article])


def trimmed(body: str, span: Span) -> Passage:
    """Give a span as a passage without the blanks around it."""
    text = body[slice(*span)]
    start = span.start + len(text) - len(text.lstrip())
    text = text.strip()
    return Passage(text, Span(start, start + len(text)))


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
