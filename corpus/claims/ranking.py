"""Which claims to show of those that fit: near-duplicates folded, no speaker crowding out the others.

Takes ranked claims and gives fewer, in an order of its own. Must never change a claim or compare what it means.
"""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from corpus.models import ClaimHit
from corpus.normalise import fold

# Two sentences of one speaker that share so much of their characters say one thing twice (0..100, rapidfuzz).
_NEAR = 72
# At most so many of one speaker among any five in a row, where others have spoken.
_OF_ONE_SPEAKER = 2
_IN_A_ROW = 5
_VARIED_FROM = 3


def select_claims(ranked: Iterable[ClaimHit], *, limit: int, varied: bool = True) -> tuple[ClaimHit, ...]:
    """Give at most `limit` of the claims, best first as they come.

    A claim that repeats a better one of the same speaker goes: 三年投入3800亿元 said in the headline and again in the
    text. With `varied`, and three speakers or more, no five in a row hold more than two of one speaker, as long as
    others are left. Compares each claim with those that are kept, so cost grows with `limit` times the claims given.
    """
    kept = _without_repetition(ranked, 4 * limit)
    speakers = {hit.claim.speaker for hit in kept}
    return tuple((_varied(kept) if varied and len(speakers) >= _VARIED_FROM else kept)[:limit])


def _without_repetition(ranked: Iterable[ClaimHit], most: int) -> list[ClaimHit]:
    kept: list[ClaimHit] = []
    said: dict[str | None, list[str]] = {}
    for hit in ranked:
        content = fold(hit.claim.content).text
        before = said.setdefault(hit.claim.speaker, [])
        if any(_repeats(content, other) for other in before):
            continue
        before.append(content)
        kept.append(hit)
        if len(kept) == most:
            break
    return kept


def _repeats(one: str, other: str) -> bool:
    return one in other or other in one or fuzz.ratio(one, other, score_cutoff=_NEAR) > 0


def _varied(ranked: Sequence[ClaimHit]) -> list[ClaimHit]:
    """Take the best that keeps to the rule each time, and the best of all where none does."""
    left, chosen = list(ranked), list[ClaimHit]()
    while left:
        recent = [hit.claim.speaker for hit in chosen[-(_IN_A_ROW - 1) :]]
        hit = next((hit for hit in left if recent.count(hit.claim.speaker) < _OF_ONE_SPEAKER), left[0])
        left.remove(hit)
        chosen.append(hit)
    return chosen
