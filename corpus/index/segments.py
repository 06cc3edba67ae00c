"""Articles cut into passages and indexed together, once and for all. A segment must never change after it is built.

An index is a few segments: what came lately is in small ones, and small ones are merged into larger ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.index.analysis import Analysed, Units, analyse, is_large
from corpus.index.postings import Postings, merge_postings
from corpus.index.profiles import Profiles, join_profiles, profiles_of
from corpus.index.records import Records, join_records, pack_records
from corpus.index.spelling import Spelling, build_spelling, merge_spellings
from corpus.index.terms import amount_term, name_term
from corpus.models import Extraction, Searched, Span
from corpus.names import Names

# Characters analysed at once.
_BATCH = 600_000


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


def build_segment(extractions: Iterable[Extraction], names: Names) -> Segment:
    """Cut articles into passages and index their terms, those of the title, of names and of speakers included.

    Articles are taken one after another, and none is kept whole; of several with the same id, the last counts.
    """
    parts: list[Segment] = []
    seen: set[str] = set()
    for batch in _batches(extractions):
        if not seen.isdisjoint(batch):
            parts = [without(part, batch) for part in parts]
        seen.update(batch)
        parts.append(_segment(tuple(batch.values()), analyse(tuple(batch.values()), names)))
    return parts[0] if len(parts) == 1 else merge_segments(parts)


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
    ids: list[str] = []
    units: list[Units] = []
    parts = []
    staying = []
    upto = 0
    for segment in segments:
        stays = np.ones(len(segment.records), bool)
        stays[list(segment.gone)] = False
        numbers = np.where(stays, np.cumsum(stays) - 1 + len(ids), -1)
        ids.extend(one for one, number in segment.numbers.items() if number not in segment.gone)
        staying.append(stays)
        kept_units = stays[segment.units.articles]
        parts.append((segment.postings, np.where(kept_units, np.cumsum(kept_units) - 1 + upto, -1)))
        units.append(_renumbered(segment.units, kept_units, numbers))
        upto += int(kept_units.sum())
    joined = _joined(units)
    spelling = merge_spellings(segment.spelling for segment in segments)
    return Segment(
        join_records([(segment.records, stays) for segment, stays in zip(segments, staying, strict=True)]),
        join_profiles([(segment.profiles, stays) for segment, stays in zip(segments, staying, strict=True)]),
        {article_id: number for number, article_id in enumerate(ids)},
        joined,
        merge_postings(parts),
        spelling,
    )


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


def marks_in(extraction: Extraction, span: Span) -> frozenset[str]:
    """Give the terms for those who speak in a stretch and for its large amounts, which are written in many ways."""
    if not (extraction.figures or extraction.claims):
        return frozenset()
    here = (one for one in extraction.figures if _meet(one.span, span))
    amounts = (amount_term(one) for one in here if is_large(one))
    return frozenset((*map(name_term, speakers_in(extraction, span)), *amounts))


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


def names_in(text: str, names: Names) -> tuple[str, ...]:
    """Give the terms for the names in a text as written."""
    return tuple(name_term(found.name.canonical) for found in names.find(text))
