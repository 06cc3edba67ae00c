"""Which items a digest shows, and in which order. Must never change an item.

The best that keep to three rules: no more than two of one speaker or article, not too much of one kind, and no more
altogether than is read in two minutes. The rest is kept for who wants more.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from corpus.digests.excerpts import excerpt
from corpus.digests.items import Item, Kind
from corpus.digests.reading_time import seconds_to_read
from corpus.models import Article, ClaimHit, FigureHit, Span
from corpus.stories.telling import sentence_span

MOST_SHOWN = 8
MOST_MORE = 30
SECONDS = 112.0  # of 120: the heading and the receipt are read too
# What one item's quotation may take, in letters; a Chinese character takes the room of two.
ROOM = 260
# What scores less is shown only where there is nothing better, and then no more than so many.
_WORTH, _AT_LEAST = 0.5, 2
_OF_ONE = 2
_OF_KIND: dict[Kind, int] = {"figure": 5, "change": 4, "claim": 3, "disagreement": 2, "due": 2}
# A label, whose it is, and the source, beside the quotation.
_BESIDE = 4.0


def select(items: Iterable[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Give the items to show, by kind and best first, and those to keep for more."""
    ranked = sorted(items, key=lambda item: -item.score)
    shown: list[Item] = []
    left, room = [], SECONDS
    for item in ranked:
        needed = seconds_for(item)
        is_worth = item.score >= _WORTH or len(shown) < _AT_LEAST
        if is_worth and len(shown) < MOST_SHOWN and needed <= room and _fits_in(item, shown):
            shown.append(item)
            room -= needed
        else:
            left.append(item)
    return _by_kind(shown), _by_kind(left[:MOST_MORE])


def seconds_for(item: Item) -> float:
    """Reckon how long an item is read as it is shown."""
    hits: tuple[FigureHit | ClaimHit, ...] = (*item.figures[:1], *item.claims[:1], *item.beside)
    quoted = [quotation(hit) for hit in hits]
    return sum(_BESIDE + seconds_to_read(article.body[slice(*span)]) for article, span in quoted)


def quotation(hit: FigureHit | ClaimHit, together: Sequence[FigureHit] = ()) -> tuple[Article, Span]:
    """Give the stretch of its article in which a hit is shown: the clauses around a figure, the words of a claim."""
    article = hit.article
    if isinstance(hit, ClaimHit):
        return article, excerpt(article.body, hit.claim.span, (), ROOM)
    shown = [hit.figure.span, *(other.figure.span for other in together)]
    return article, excerpt(article.body, sentence_span(hit.figure, article.body), shown, ROOM)


def _fits_in(item: Item, shown: Sequence[Item]) -> bool:
    kinds = Counter(one.kind for one in shown)
    heard = Counter(voice for one in shown for voice in _voices(one))
    return kinds[item.kind] < _OF_KIND[item.kind] and all(heard[voice] < _OF_ONE for voice in _voices(item))


def _voices(item: Item) -> frozenset[str]:
    """Name whom an item lets speak: its speaker and the article it is quoted from."""
    hits: tuple[FigureHit | ClaimHit, ...] = (*item.figures[:1], *item.claims[:1])
    return frozenset(voice for hit in hits for voice in _voices_of(hit))


def _voices_of(hit: FigureHit | ClaimHit) -> Iterator[str]:
    yield f"article {hit.article.id}"
    speaker = hit.claim.speaker if isinstance(hit, ClaimHit) else hit.figure.speaker
    if speaker:
        yield f"speaker {speaker}"


def _by_kind(items: Sequence[Item]) -> tuple[Item, ...]:
    order = get_args(Kind)
    return tuple(sorted(items, key=lambda item: order.index(item.kind)))
