"""Articles cut into passages and indexed together, once and for all. A segment must never change after it is built.

An index is a few segments: what came lately is in small ones, and small ones are merged into larger ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.index.analysis import Analysed, Units, analyse
from corpus.index.postings import Postings, merge_postings
from corpus.index.profiles import Profiles, join_profiles, profiles_of
from corpus.index.records import Records, join_records, pack_records
from corpus.index.spelling import Spelling, build_spelling, merge_spellings
from corpus.models import Extraction, Searched, Span
from corpus.names import Names

# Characters analysed at once.
_BATCH = 600_000
# Parts merged into one while an index is built.
_TOGETHER = 16
# Units of a segment that grows no more, as merging larger ones takes more memory and time than it saves.
FULL = 1 << 21


@dataclass(frozen=True, slots=True)
class Segment:
    """Articles with their passages and postings."""

    records: Records
    profiles: Profiles
    # Where each id stands in `records`.
    numbers: Mapping[str, int]
    units: Units
    postings: Postings
    spelling: Spelling
    # Articles taken out since, by number; they go for good when segments are merged.
    gone: frozenset[int] = frozenset()


def build_segments(extractions: Iterable[Extraction], names: Names) -> Iterator[Segment]:
    """Cut articles into passages and index their terms, those of the title, of names and of speakers included.

    Articles are taken one after another, and none is kept whole; of several with the same id, the last counts. A
    segment comes as soon as it is full, and of an id in two segments, the later counts.
    """
    # What has been merged the more often stands the later here; its articles came the earlier.
    levels: list[list[Segment]] = [[]]
    seen: set[str] = set()
    for batch in _batches(extractions):
        if not seen.isdisjoint(batch):
            levels = [[without(part, batch) for part in level] for level in levels]
        seen.update(batch)
        levels[0].append(_segment(tuple(batch.values()), analyse(tuple(batch.values()), names)))
        if sum(part.postings.size for level in levels for part in level) >= FULL:
            yield _whole(levels)
            levels, seen = [[]], set()
        _merge_full(levels)
    if any(levels):
        yield _whole(levels)


def build_segment(extractions: Iterable[Extraction], names: Names) -> Segment:
    """Do the same with articles that fit into one segment."""
    (segment,) = build_segments(extractions, names)
    return segment


def _whole(levels: list[list[Segment]]) -> Segment:
    parts = [part for level in reversed(levels) for part in level]
    levels.clear()
    return parts[0] if len(parts) == 1 else _merged(parts)


def _merge_full(levels: list[list[Segment]]) -> None:
    """Merge parts as soon as there are so many of a level: they have most of their terms in common."""
    for number, level in enumerate(levels):
        if len(level) < _TOGETHER:
            return
        merged = _merged(level)
        levels.extend([] if number + 1 < len(levels) else [[]])
        levels[number + 1].append(merged)


def _batches(extractions: Iterable[Extraction]) -> Iterator[Mapping[str, Extraction]]:
    """Part articles, by id, into batches of so many characters; one at least, and the last of an id counts."""
    batch: dict[str, Extraction] = {}
    characters = batches = 0
    for extraction in extractions:
        batch.pop(extraction.article.id, None)
        batch[extraction.article.id] = extraction
        characters += len(extraction.article.body)
        if characters > _BATCH:
            yield batch
            batches += 1
            batch, characters = {}, 0
    if batch or not batches:
        yield batch


def merge_segments(segments: Sequence[Segment]) -> Segment:
    """Merge segments into one, in order, without the articles taken out."""
    return _merged(list(segments))


def _merged(segments: list[Segment]) -> Segment:
    """Merge segments and empty the list, so that what is merged can go while the rest is."""
    staying = [_staying(segment) for segment in segments]
    firsts = np.cumsum([0, *(int(stays.sum()) for stays in staying)]).tolist()
    ids = [one for segment in segments for one, number in segment.numbers.items() if number not in segment.gone]
    kept = [stays[segment.units.articles] for segment, stays in zip(segments, staying, strict=True)]
    upto = np.cumsum([0, *(int(of_segment.sum()) for of_segment in kept)]).tolist()
    units = _joined(
        [
            _renumbered(segment.units, of_segment, np.where(stays, np.cumsum(stays) - 1 + first, -1))
            for segment, stays, of_segment, first in zip(segments, staying, kept, firsts, strict=False)
        ]
    )
    profiles = join_profiles([(segment.profiles, stays) for segment, stays in zip(segments, staying, strict=True)])
    spelling = merge_spellings(segment.spelling for segment in segments)
    records = [(segment.records, stays) for segment, stays in zip(segments, staying, strict=True)]
    numbers = (np.where(part, np.cumsum(part) - 1 + first, -1) for part, first in zip(kept, upto, strict=False))
    postings = [(segment.postings, of_segment) for segment, of_segment in zip(segments, numbers, strict=True)]
    segments.clear()
    joined = join_records(records)
    known = {article_id: number for number, article_id in enumerate(ids)}
    return Segment(joined, profiles, known, units, merge_postings(postings), spelling)


def _staying(segment: Segment) -> npt.NDArray[np.bool_]:
    """Say which articles have not been taken out."""
    stays = np.ones(len(segment.records), bool)
    stays[list(segment.gone)] = False
    return stays


def _renumbered(units: Units, kept: npt.NDArray[np.bool_], numbers: npt.NDArray[np.int64]) -> Units:
    """Give the units that are kept, with the new numbers of their articles."""
    articles, starts, ends, english = (column[kept] for column in _columns(units))
    lengths = np.diff(units.firsts)
    cuts = units.cuts[np.repeat(kept, lengths)]
    firsts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths[kept])))
    return Units(numbers[articles].astype(np.uint32), starts, ends, english, cuts, firsts)


def _joined(parts: Sequence[Units]) -> Units:
    shifts = np.cumsum([0, *(len(units.cuts) for units in parts)])
    firsts = [units.firsts[:-1] + shift for units, shift in zip(parts, shifts.tolist(), strict=False)]
    articles, starts, ends, english = map(np.concatenate, zip(*map(_columns, parts), strict=True))
    cuts = np.concatenate([units.cuts for units in parts])
    return Units(articles, starts, ends, english, cuts, np.append(np.concatenate(firsts), shifts[-1]))


def _columns(units: Units) -> "tuple[npt.NDArray[Any], ...]":
    return units.articles, units.starts, units.ends, units.english


def without(segment: Segment, ids: Iterable[str]) -> Segment:
    """Give a segment with some articles taken out; ids that it does not have are passed over."""
    gone = segment.gone | {segment.numbers[one] for one in ids if one in segment.numbers}
    return segment if gone == segment.gone else replace(segment, gone=gone)


def searched_in(segment: Segment) -> Searched:
    """Say what a search of a segment looks through: how many articles, of which days."""
    days = np.delete(segment.profiles.days, list(segment.gone))
    dated = days[days > 0]
    if not len(dated):
        return Searched(len(days))
    first, last = date.fromordinal(int(dated.min())), date.fromordinal(int(dated.max()))
    return Searched(len(days), first, last, len(dated))


def both(one: Searched, other: Searched) -> Searched:
    """Say what a search of both looks through."""
    days = sorted(day for day in (one.first, one.last, other.first, other.last) if day)
    return Searched(
        one.articles + other.articles,
        days[0] if days else None,
        days[-1] if days else None,
        one.dated + other.dated,
    )


def speakers_in(extraction: Extraction, span: Span) -> frozenset[str]:
    """Give those whose claims stand in a stretch, wholly or in part."""
    return frozenset(claim.speaker for claim in extraction.claims if claim.speaker and _meet(claim.span, span))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _segment(extractions: tuple[Extraction, ...], analysed: Analysed) -> Segment:
    return Segment(
        pack_records(extractions),
        profiles_of([one.article for one in extractions]),
        {one.article.id: number for number, one in enumerate(extractions)},
        analysed.units,
        analysed.postings,
        build_spelling(analysed.words),
    )
