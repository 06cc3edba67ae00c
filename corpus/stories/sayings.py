"""The same claim reported by several articles as one saying. Must never put words of two speakers together.

One speaker, and the same words, or the same amounts about the same thing, or (across languages) the same concepts.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from corpus.coverage import lang_of
from corpus.models import Article, Claim, Extraction, Figure
from corpus.names import Names
from corpus.normalise import fold
from corpus.stories.concepts import Concept, concepts, share
from corpus.stories.values import dimension, measure

# Two sentences of one speaker that share so much of their characters say one thing twice (0..100, rapidfuzz).
_NEAR = 72
# Of what one says this much has to be in the other, and the other way round; of claims with the same amounts less.
_THE_SAME = 0.6
_ABOUT = 0.34
_TOUCHED = 0.25
# Fewer concepts say too little to tell one claim from another.
_CONCEPTS = 4
# Of one speaker the latest so many are compared.
_LATEST = 200
_SHORTEST = 8
_MANY = 20

Amount = tuple[str, str | None, str | None, Decimal]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as an article reports it, with what it takes to compare it."""

    claim: Claim
    article: Article
    folded: str
    amounts: frozenset[Amount]
    about: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim with all its reports, the one a reader would want first standing first."""

    reports: tuple[Said, ...]

    @property
    def claim(self) -> Claim:
        """The claim as it is reported best."""
        return self.reports[0].claim

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that report it, each once, the best report's first."""
        return tuple({said.article.id: said.article for said in self.reports}.values())


def hear(claim: Claim, extraction: Extraction, names: Names) -> Said:
    """Read what it takes to compare a claim: its folded words, its amounts (3800亿), what it is about."""
    amounts = amounts_in(claim, extraction.figures)
    return Said(claim, extraction.article, fold(claim.content).text, amounts, concepts(claim.content, names))


def amounts_in(claim: Claim, figures: Sequence[Figure]) -> frozenset[Amount]:
    """Give the amounts that a claim names, lengths of time left out: 到2030年增长60% names 60 per cent."""
    first = bisect_left(figures, claim.span.start, key=lambda one: one.span.start)
    last = bisect_left(figures, claim.span.end, key=lambda one: one.span.start)
    inside = (one for one in figures[first:last] if one.kind != "duration")
    return frozenset((*dimension(one), measure(one).normalize()) for one in inside)


def says_the_same(one: Said, other: Said) -> bool:
    """Say whether two claims are one: 将投入3800亿元 and "will invest 380 billion yuan" of 吴泳铭 are.

    They have one speaker and polarity, and are the same in words, amounts or concepts.
    """
    if one.claim.speaker is None or one.claim.speaker != other.claim.speaker:
        return False
    if one.claim.polarity != other.claim.polarity or not _amounts_fit(one, other):
        return False
    if _in_the_same_words(one.folded, other.folded):
        return True
    forth, back = share(one.about, other.about), share(other.about, one.about)
    if one.amounts == other.amounts and (any(map(_tells, one.amounts)) or _is_translated(one, other)):
        return max(forth, back) >= _ABOUT and min(forth, back) >= _TOUCHED
    # Who leaves the amount out says it in the same words or says something else.
    return (
        one.amounts == other.amounts
        and min(len(one.about), len(other.about)) >= _CONCEPTS
        and min(forth, back) >= _THE_SAME
    )


def fold_claims(heard: Iterable[Said]) -> tuple[Saying, ...]:
    """Fold claims into sayings, those of most articles and highest salience first."""
    groups: defaultdict[str | None, list[list[Said]]] = defaultdict(list)
    for said in heard:
        _put(groups[said.claim.speaker], said)
    sayings = [Saying(_best_first(reports)) for group in groups.values() for reports in group]
    return tuple(sorted(sayings, key=lambda saying: (-len(saying.articles), -saying.claim.salience)))


def _put(sayings: list[list[Said]], said: Said) -> None:
    for reports in reversed(sayings[-_LATEST:]):
        if says_the_same(reports[0], said):
            reports.append(said)
            return
    sayings.append([said])


def _is_translated(one: Said, other: Said) -> bool:
    return bool(one.amounts) and lang_of(one.folded) != lang_of(other.folded)


def _tells(amount: Amount) -> bool:
    """Say whether an amount tells one claim from another: a few things counted, 18个领域, do not."""
    kind, _, _, value = amount
    return kind != "count" or value >= _MANY


def _amounts_fit(one: Said, other: Said) -> bool:
    """Say whether neither names an amount that the other's amounts rule out; who rounds or leaves one out may."""
    return one.amounts <= other.amounts or other.amounts <= one.amounts


def _in_the_same_words(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _SHORTEST and shorter in longer:
        return True
    return fuzz.ratio(one, other, score_cutoff=_NEAR) > 0


def _best_first(reports: Sequence[Said]) -> tuple[Said, ...]:
    return tuple(sorted(reports, key=lambda said: -said.claim.salience))
