"""Which segments an index keeps, and which are merged into one. Must never change a segment."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from corpus.index.segments import FULL, Segment, without

# A segment is merged with the one before it when it has grown to this part of it.
_GROWN = 4


def latest(older: Sequence[Segment], built: Sequence[Segment]) -> Iterator[Segment]:
    """Give all segments, without what those built replace in the ones before them."""
    for number, segment in enumerate((*older, *built), 1 - len(older)):
        yield without(segment, chain.from_iterable(one.numbers for one in built[max(0, number) :]))


def without_empty(segments: Iterable[Segment]) -> list[Segment]:
    """Drop segments of which all articles are gone."""
    return [segment for segment in segments if len(segment.gone) < len(segment.records)]


def outgrown(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Give two neighbours of which the later has grown to a part of the earlier, the last such first."""
    for at in range(len(segments) - 1, 0, -1):
        pair = segments[at - 1 : at + 1]
        fits = pair[0].postings.size + pair[1].postings.size <= FULL
        if fits and _GROWN * len(pair[1].records) >= len(pair[0].records):
            return pair
    return ()


def replaced(segments: Sequence[Segment], parts: Sequence[Segment], merged: Segment) -> list[Segment]:
    """Put what was merged in the place of its parts, without what has been taken out of those since."""
    left = {id(segment.records): segment for segment in segments}
    ids: list[str] = []
    for part in parts:
        now = left.get(id(part.records))
        since = part.gone ^ now.gone if now else frozenset(part.numbers.values()) - part.gone
        ids.extend(article_id for article_id, number in part.numbers.items() if number in since)
    merging = {id(part.records) for part in parts}
    places = [at for at, segment in enumerate(segments) if id(segment.records) in merging]
    found = [segment for segment in segments if id(segment.records) not in merging]
    return without_empty([*found[: places[0]], without(merged, ids), *found[places[0] :]]) if places else found
