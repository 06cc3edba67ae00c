"""How much a reader would want a claim, without a model. Must never look outside the article."""

from bisect import bisect_left
from collections.abc import Sequence

from corpus.claims.attributions import Attribution
from corpus.claims.identities import Identity
from corpus.claims.reading import Reading
from corpus.claims.wordlists import counts
from corpus.models import Figure

# What the sum below comes to for a claim with everything in it.
_FULL = 11.0
_LISTS = ("ahead", "strong", "loose", "small_talk")


def salience(reading: Reading, attribution: Attribution, identity: Identity, figures: Sequence[Figure]) -> float:
    """Weigh a claim between 0 and 1: figures, what is to come, the cue, a named speaker, length, place in the article.

    The weights are those of the reference's untuned sum ("Ranking claims for a digest").
    """
    span = attribution.content
    text = reading.folded[span.start : span.end]
    score = 1.2 * min(3, _count_inside(figures, span.start, span.end))
    ahead, strong, loose, small_talk = counts(text, "stance", _LISTS, "salience")
    score += 0.8 * min(2, ahead) + 0.6 * min(2, strong)
    score += attribution.cue.cue.weight if attribution.cue else 0.4
    score += {"person": 0.9, "institution": 0.9, "several": 0.4}.get(identity.kind, -0.5) if identity.speaker else -0.5
    score += 1.0 if 18 <= len(text) <= 110 else 0.0
    score -= 2.0 if len(text) < 10 else 0.0
    score += 1.0 - span.start / max(1, len(reading.folded))
    score -= 1.0 * loose
    score -= 3.0 * min(1, small_talk)
    return round(min(1.0, max(0.0, score / _FULL)), 3)


def _count_inside(figures: Sequence[Figure], start: int, end: int) -> int:
    first = bisect_left(figures, start, key=lambda figure: figure.span.start)
    last = bisect_left(figures, end, key=lambda figure: figure.span.start)
    return last - first
