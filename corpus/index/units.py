"""The whole of what is searched: a few segments as one. Never mutated; must never decide what answers."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from itertools import accumulate
from math import log
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import proxy

import numpy as np
import numpy.typing as npt

from corpus.filters import Filters
from corpus.index.commonness import ORDINARY, commonness
from corpus.index.matching import Flags, Passes, Scores
from corpus.index.reading import Reading
from corpus.index.segments import Segment, both, searched_in
from corpus.index.spelling import Spelling, build_spelling
from corpus.index.stems import stem
from corpus.index.translation import english_words
from corpus.models import Extraction, Searched, Span
from corpus.names import Names

Numbers = npt.NDArray[np.int64]
P = ParamSpec("P")
T = TypeVar("T")

# A small library knows too little of what is common: this many units of general language are taken to stand beside it.
_UNSEEN = 2_000
_KEPT_COUNTS = 1 << 16
_KEPT_MADE = 1024
_SUGGESTIONS = 3
# The dictionary has few short words, so that "dhta" can only be meant to be "data".
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands: in which article, and where there; `near` takes in the units before and after.

    The article comes with those of its figures and claims that meet `near`.
    """

    extraction: Extraction
    span: Span
    near: Span
    # Those of `near`, in order.
    sentences: tuple[Span, ...]
    # The article's title and the sentences.
    texts: tuple[str, ...]
    # Of each sentence the terms for those who speak in it and for its large amounts.
    marks: tuple[frozenset[str], ...]


class Index:
    """All segments as one; a unit's number counts through them."""

    def __init__(self, segments: Sequence[Segment], names: Names) -> None:
        self.segments = tuple(segments)
        self.names = names
        self.searched = Searched(0)
        for segment in self.segments:
            self.searched = both(self.searched, searched_in(segment))
        sizes = [segment.postings.size for segment in self.segments]
        self._size = sum(sizes)
        self._offsets = list(accumulate(sizes, initial=0))
        self.reading = Reading(names)
        # Of what the caches hold nothing leads back here: an index that has been replaced has to go at once.
        self.count = lru_cache(_KEPT_COUNTS)(partial(_count, self.segments))
        self.idf = lru_cache(_KEPT_COUNTS)(partial(_idf, self.segments, self._size))
        self._remembered: dict[Callable[..., Any], Callable[..., Any]] = {}

    @property
    def size(self) -> int:
        """How many units there are."""
        return self._size

    @property
    def extractions(self) -> Iterator[Extraction]:
        """All articles with what was taken from them, in the order they came."""
        for segment in self.segments:
            yield from segment.records.each(n for n in range(len(segment.records)) if n not in segment.gone)

    def remembered(self, make: Callable[Concatenate["Index", P], T]) -> Callable[P, T]:
        """Give a function that makes something of this index, and remembers what it made last as long as that lives."""
        found = self._remembered.get(make)
        return found or self._remembered.setdefault(make, lru_cache(_KEPT_MADE)(partial(make, proxy(self))))

    def extraction(self, article_id: str) -> Extraction | None:
        """Find an article; None for an id that is not here."""
        for segment in self.segments:
            number = segment.numbers.get(article_id)
            if number is not None and number not in segment.gone:
                return segment.records.extraction(number)
        return None

    def falling_due(self, first: date, last: date) -> Iterator[Extraction]:
        """Give the articles with a claim that falls due on one of these days."""
        for segment in self.segments:
            yield from segment.records.each(segment.records.falling_due(first, last, segment.gone))

    def counts(self, terms: Sequence[str]) -> list[int]:
        """Say how many units hold each of many terms, at once."""
        found = np.zeros(len(terms), np.int64)
        for segment in self.segments:
            found += segment.postings.counts(terms)
        return found.tolist()

    def nearest(self, word: str) -> list[tuple[str, float]]:
        """Give up to three known words for one that nobody has written in any form, with how near they are.

        A word of general language is no slip, "nobody" for "body"; near are others of its root: "founder", "founded".
        """
        if self.count(stem(word)):
            return []
        root = word[:_SHORTEST] if commonness(stem(word)) > ORDINARY else ""
        found: dict[str, float] = {}
        for spelling in (*(segment.spelling for segment in self.segments), _dictionary()):
            found.update(near for near in spelling.nearest(word) if near[0].startswith(root))
        ordered = sorted(found.items(), key=lambda pair: (-pair[1], -self.count(stem(pair[0])), pair[0]))
        return ordered[:_SUGGESTIONS]

    def sounding(self, skeleton: str) -> Iterator[str]:
        """Give words that may be names and have these consonants, as `transliteration.skeleton` gives them."""
        return (word for segment in self.segments for word in segment.spelling.by_skeleton.get(skeleton, ()))

    def is_written(self, word: str) -> bool:
        """Say whether an article has a Latin word as it is, and not only others of its stem."""
        return any(word in segment.spelling.counts for segment in self.segments)

    def match(
        self, weighted: Sequence[tuple[str, float]], filters: Filters | None, limit: int
    ) -> tuple[list[tuple[Numbers, Scores]], Callable[[Numbers, int], Scores]]:
        """Give the best units in Chinese and in English with their BM25 scores, and a look at what they hold.

        `filters` leave articles out. The look says of units and their neighbours in the same article, up to so many
        before and behind, how much each holds of each term, 0 to 1.
        """
        terms = [term for term, _ in weighted]
        weights = [weight * self.idf(term) for term, weight in weighted]
        terms_of = [segment.postings.numbers(terms) for segment in self.segments]
        found: list[tuple[Numbers, Scores, Flags]] = []
        for offset, segment, of_segment in zip(self._offsets, self.segments, terms_of, strict=False):
            kinds = segment.units.english
            units, scores = segment.postings.match(of_segment, weights, _fitting(segment, filters), kinds)
            found.append((units + np.int64(offset), scores, kinds[units]))
        if not found:
            found.append((np.zeros(0, np.int64), np.zeros(0, np.float32), np.zeros(0, bool)))
        numbers, scores, english = map(np.concatenate, zip(*found, strict=True))
        best = [_best(numbers[of_lang], scores[of_lang], limit) for of_lang in (~english, english)]
        return best, lambda units, reach: self._holds(terms_of, units, reach)

    def _holds(self, terms_of: Sequence[Numbers], numbers: Numbers, reach: int) -> Scores:
        held = np.zeros((len(terms_of[0]) if terms_of else 0, 2 * reach + 1, len(numbers)), np.float32)
        for offset, segment, of_segment in zip(self._offsets, self.segments, terms_of, strict=False):
            here = ((numbers >= offset) & (numbers < offset + segment.postings.size)).nonzero()[0]
            if len(here):
                held[:, :, here] = segment.postings.holds(of_segment, numbers[here] - offset, reach)
        held *= self._is_beside(numbers, reach)
        return held

    def holding(self, terms: Sequence[str], ids: Iterable[str]) -> frozenset[str]:
        """Give those of some articles of which a unit holds any of the terms."""
        found: set[str] = set()
        wanted = tuple(ids)
        for segment in self.segments:
            numbers = {segment.numbers[one]: one for one in wanted if one in segment.numbers}
            held = set(segment.units.articles[segment.postings.holding(terms)].tolist())
            found.update(one for number, one in numbers.items() if number in held and number not in segment.gone)
        return frozenset(found)

    def place(self, unit: int) -> Place:
        """Say where a unit stands."""
        segment, number = self._found(unit)
        units = segment.units
        article = units.articles[number]
        first = number - 1 if number and units.articles[number - 1] == article else number
        last = number + 1 if number + 1 < len(units.articles) and units.articles[number + 1] == article else number
        span = Span(int(units.starts[number]), int(units.ends[number]))
        near = Span(int(units.starts[first]), int(units.ends[last]))
        cuts = units.cuts[units.firsts[first] : units.firsts[last + 1]].tolist()
        sentences = tuple(map(Span, cuts, (*cuts[1:], near.end)))
        extraction = segment.records.near(int(article), near)
        body = extraction.article.body
        texts = (extraction.article.title, *[body[start:end] for start, end in sentences])
        return Place(extraction, span, near, sentences, texts, extraction.marks_in(sentences))

    def _is_beside(self, numbers: Numbers, reach: int) -> Flags:
        """Say which units up to `reach` before and behind each are there and of the same article, a column for each."""
        found = np.zeros((2 * reach + 1, len(numbers)), bool)
        for offset, segment in zip(self._offsets, self.segments, strict=False):
            size = segment.postings.size
            columns = ((numbers >= offset) & (numbers < offset + size)).nonzero()[0]
            if len(columns):
                articles, here = segment.units.articles, numbers[columns] - offset
                beside = here + np.arange(-reach, reach + 1)[:, None]
                inside = np.minimum(np.maximum(beside, 0), size - 1)
                found[:, columns] = (articles[inside] == articles[here]) & (inside == beside)
        return found

    def lang(self, unit: int) -> str:
        """Say whether a unit is in Chinese ("zh") or English ("en")."""
        segment, number = self._found(unit)
        return "en" if segment.units.english[number] else "zh"

    def unit(self, article_id: str, start: int) -> int | None:
        """Find the unit that begins at a place of an article; None where none does."""
        for offset, segment in zip(self._offsets, self.segments, strict=False):
            number = segment.numbers.get(article_id)
            if number is not None and number not in segment.gone:
                units = segment.units
                first, last = bisect_left(units.articles, number), bisect_right(units.articles, number)
                at = bisect_left(units.starts, start, first, last)
                return offset + at if at < last and units.starts[at] == start else None
        return None

    def _found(self, unit: int) -> tuple[Segment, int]:
        at = self._segment(unit)
        return self.segments[at], unit - self._offsets[at]

    def _segment(self, unit: int) -> int:
        """Give the segment a unit is in; -1 for a number before the first unit."""
        return min(bisect_right(self._offsets, unit), len(self.segments)) - 1


def _count(segments: Sequence[Segment], term: str) -> int:
    """Say how many units hold a term."""
    return sum(segment.postings.count(term) for segment in segments)


def _idf(segments: Sequence[Segment], size: int, term: str) -> float:
    """Say how telling a term is, by Lucene's formula; a term that no unit holds itself tells most."""
    told = sum(segment.postings.told(term) for segment in segments)
    count = told + _UNSEEN * commonness(term)
    return log(1 + (size + _UNSEEN - count + 0.5) / (count + 0.5))


def _best(units: Numbers, scores: Scores, limit: int) -> tuple[Numbers, Scores]:
    """Give the best units, the first of equals first."""
    order = np.lexsort((units, -scores))[:limit]
    return units[order], scores[order]


@cache
def _dictionary() -> Spelling:
    return build_spelling(dict.fromkeys(english_words(), 0), _SHORTEST)


def _fitting(segment: Segment, filters: Filters | None) -> Passes | None:
    """Give a look at which units are of articles that are there and pass; None where all are."""
    if filters is None and not segment.gone:
        return None
    fits = np.ones(len(segment.records), bool) if filters is None else segment.profiles.allowed(filters)
    fits[list(segment.gone)] = False
    return lambda places: fits[segment.units.articles[places]]
