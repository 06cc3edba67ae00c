"""Articles cut into passages and indexed together, once and for all. A segment must never change after it is built.

An index is a few segments: what came lately is in small ones, and small ones are merged into larger ones.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from corpus.index.postings import Postings, build_postings, merge_postings
from corpus.index.spelling import Spelling, build_spelling, merge_spellings, words_in
from corpus.index.terms import amount_term, count_terms, name_term
from corpus.models import Extraction, Searched, Span
from corpus.names import Names
from corpus.normalise import detect_lang, fold
from corpus.segment import passages, sentences

# A word of the title belongs a little to every passage of its article.
_TITLE = 0.4
# Amounts from here on are found by their value, 3800亿 is 380 billion, and so are all of power and energy.
_LARGE = 10_000


@dataclass(frozen=True, slots=True)
class Units:
    """Passages in flat arrays: unit n is `body[starts[n]:ends[n]]` of the segment's article `articles[n]`."""

    articles: "array[int]"
    starts: "array[int]"
    ends: "array[int]"
    # 1 for a passage in English.
    english: "array[int]"


@dataclass(frozen=True, slots=True)
class Segment:
    """Articles with their passages and postings."""

    extractions: tuple[Extraction, ...]
    # Where each id stands in `extractions`.
    numbers: Mapping[str, int]
    units: Units
    postings: Postings
    spelling: Spelling
    searched: Searched
    # Articles taken out since, by number; they go for good when segments are merged.
    gone: frozenset[int] = frozenset()


def build_segment(extractions: Iterable[Extraction], names: Names) -> Segment:
    """Cut articles into passages and index their terms, those of the title, of names and of speakers included."""
    kept = tuple(extractions)
    units, words = _no_units(), Counter[str]()
    postings = build_postings(_analysed(kept, names, units, words))
    return _segment(kept, units, postings, build_spelling(words))


def _analysed(
    extractions: Iterable[Extraction], names: Names, units: Units, words: Counter[str]
) -> Iterator[Mapping[str, float]]:
    """Give the terms of each passage, noting on the way where it stands and which words are written."""
    for number, extraction in enumerate(extractions):
        article = extraction.article
        title = _counted(fold(article.title).text, names_in(article.title, names))
        for span in passages(article.body, sentences(article.body)):
            text = article.body[slice(*span)]
            folded = fold(text).text
            _append(units, number, span, english=_is_english(text, article.lang))
            words.update(words_in(folded))
            yield _with_title(_counted(folded, (*names_in(text, names), *marks_in(extraction, span))), title)


def merge_segments(segments: Sequence[Segment]) -> Segment:
    """Merge segments into one, in order, without the articles taken out."""
    extractions: list[Extraction] = []
    units = _no_units()
    parts = []
    for segment in segments:
        numbers = {}
        for number, extraction in enumerate(segment.extractions):
            if number not in segment.gone:
                numbers[number] = len(extractions)
                extractions.append(extraction)
        renumbered = array("l")
        for article, start, end, english in zip(*_columns(segment.units), strict=True):
            renumbered.append(len(units.articles) if article in numbers else -1)
            if article in numbers:
                _append(units, numbers[article], Span(start, end), english=bool(english))
        parts.append((segment.postings, renumbered))
    spelling = merge_spellings(segment.spelling for segment in segments)
    return _segment(tuple(extractions), units, merge_postings(parts), spelling)


def without(segment: Segment, ids: Iterable[str]) -> Segment:
    """Give a segment with some articles taken out; ids that it does not have are passed over."""
    gone = segment.gone | {segment.numbers[one] for one in ids if one in segment.numbers}
    if gone == segment.gone:
        return segment
    left = (one for number, one in enumerate(segment.extractions) if number not in gone)
    return replace(segment, gone=gone, searched=searched_in(left))


def searched_in(extractions: Iterable[Extraction]) -> Searched:
    """Say what a search of these looks through: how many articles, of which days."""
    return reduce(both, map(_searched, extractions), Searched(0))


def both(one: Searched, other: Searched) -> Searched:
    """Say what a search of both looks through."""
    days = sorted(day for day in (one.first, one.last, other.first, other.last) if day)
    return Searched(
        one.articles + other.articles,
        days[0] if days else None,
        days[-1] if days else None,
        one.dated + other.dated,
    )


def _searched(extraction: Extraction) -> Searched:
    day = extraction.article.published
    return Searched(1, day, day, 0 if day is None else 1)


def speakers_in(extraction: Extraction, span: Span) -> frozenset[str]:
    """Give those whose claims stand in a stretch, wholly or in part."""
    return frozenset(claim.speaker for claim in extraction.claims if claim.speaker and _meet(claim.span, span))


def marks_in(extraction: Extraction, span: Span) -> frozenset[str]:
    """Give the terms for those who speak in a stretch and for its large amounts, which are written in many ways."""
    here = (one for one in extraction.figures if _meet(one.span, span))
    amounts = (amount_term(one) for one in here if one.value >= _LARGE or one.kind == "physical")
    return frozenset((*map(name_term, speakers_in(extraction, span)), *amounts))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _segment(extractions: tuple[Extraction, ...], units: Units, postings: Postings, spelling: Spelling) -> Segment:
    numbers = {one.article.id: number for number, one in enumerate(extractions)}
    return Segment(extractions, numbers, units, postings, spelling, searched_in(extractions))


def _no_units() -> Units:
    return Units(array("I"), array("I"), array("I"), array("B"))


def _append(units: Units, article: int, span: Span, *, english: bool) -> None:
    for column, value in zip(_columns(units), (article, *span, english), strict=True):
        column.append(value)


def _columns(units: Units) -> "tuple[array[int], ...]":
    return units.articles, units.starts, units.ends, units.english


def names_in(text: str, names: Names) -> tuple[str, ...]:
    """Give the terms for the names in a text as written."""
    return tuple(name_term(found.name.canonical) for found in names.find(text))


def _counted(folded: str, marks: Iterable[str]) -> Mapping[str, int]:
    counted = count_terms(folded)
    counted.update(marks)
    return counted


def _with_title(counted: Mapping[str, int], title: Mapping[str, int]) -> dict[str, float]:
    weighed: dict[str, float] = dict(counted)
    for term, frequency in title.items():
        weighed[term] = weighed.get(term, 0.0) + _TITLE * frequency
    return weighed


def _is_english(text: str, article_lang: str) -> bool:
    """Say whether a passage is in English; only articles in two languages are looked at passage by passage."""
    if article_lang == "und" or "," in article_lang:
        return detect_lang(text).startswith("en")
    return article_lang.startswith("en")
