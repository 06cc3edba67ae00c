"""Articles cut into passages and indexed together, once and for all. A segment must never change after it is built.

An index is a few segments: what came lately is in small ones, and small ones are merged into larger ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.index.analysis import Analysed, Units, analyse, is_large
from corpus.index.postings import Postings, merge_postings
from corpus.index.spelling import Spelling, build_spelling, merge_spellings
from corpus.index.terms import amount_term, name_term
from corpus.models import Extraction, Searched, Span
from corpus.names import Names

# Characters analysed at once.
_BATCH = 600_000


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
    parts = [_segment(batch, analyse(batch, names)) for batch in _batches(kept)]
    return parts[0] if len(parts) == 1 else merge_segments(parts)


def _batches(extractions: Sequence[Extraction]) -> Iterator[tuple[Extraction, ...]]:
    """Part articles into batches of about a million characters."""
    begin = characters = 0
    for number, extraction in enumerate(extractions):
        characters += len(extraction.article.body)
        if characters > _BATCH:
            yield tuple(extractions[begin : number + 1])
            begin, characters = number + 1, 0
    if begin < len(extractions) or not extractions:
        yield tuple(extractions[begin:])


def merge_segments(segments: Sequence[Segment]) -> Segment:
    """Merge segments into one, in order, without the articles taken out."""
    extractions: list[Extraction] = []
    units: list[Units] = []
    parts = []
    upto = 0
    for segment in segments:
        stays = np.ones(len(segment.extractions), bool)
        stays[list(segment.gone)] = False
        numbers = np.where(stays, np.cumsum(stays) - 1 + len(extractions), -1)
        extractions.extend(one for one, kept in zip(segment.extractions, stays.tolist(), strict=True) if kept)
        kept_units = stays[segment.units.articles]
        parts.append((segment.postings, np.where(kept_units, np.cumsum(kept_units) - 1 + upto, -1)))
        units.append(_renumbered(segment.units, kept_units, numbers))
        upto += int(kept_units.sum())
    joined = Units(*(np.concatenate(columns) for columns in zip(*map(_columns, units), strict=True)))
    spelling = merge_spellings(segment.spelling for segment in segments)
    return Segment(
        tuple(extractions),
        {one.article.id: number for number, one in enumerate(extractions)},
        joined,
        merge_postings(parts),
        spelling,
        searched_in(extractions),
    )


def _renumbered(units: Units, kept: npt.NDArray[np.bool_], numbers: npt.NDArray[np.int64]) -> Units:
    """Give the units that are kept, with the new numbers of their articles."""
    articles, *others = (column[kept] for column in _columns(units))
    return Units(numbers[articles].astype(np.uint32), *others)


def _columns(units: Units) -> "tuple[npt.NDArray[Any], ...]":
    return units.articles, units.starts, units.ends, units.english


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
    amounts = (amount_term(one) for one in here if is_large(one))
    return frozenset((*map(name_term, speakers_in(extraction, span)), *amounts))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _segment(extractions: tuple[Extraction, ...], analysed: Analysed) -> Segment:
    numbers = {one.article.id: number for number, one in enumerate(extractions)}
    spelling = build_spelling(analysed.words)
    return Segment(extractions, numbers, analysed.units, analysed.postings, spelling, searched_in(extractions))


def names_in(text: str, names: Names) -> tuple[str, ...]:
    """Give the terms for the names in a text as written."""
    return tuple(name_term(found.name.canonical) for found in names.find(text))
