"""The claims of a digest, and those that fall due: folded, held against the record, scored.

Must never say whether a claim came true, and never tell one again that stands there as a figure.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from heapq import nlargest

from corpus.digests.items import Item, Kind, Why, Window
from corpus.digests.keys import claim_key, due_key
from corpus.digests.making import Making, parts_of
from corpus.digests.sources import independent
from corpus.errors import QuestionError
from corpus.languages import detect_lang
from corpus.models import Claim, ClaimHit, Extraction
from corpus.stories.dues import claims_due
from corpus.stories.sayings import Said, Saying, fold_claims, hear, says_the_same
from corpus.stories.worth import is_news_claim, leans
from corpus.topic_fits import TopicFit

# Claims that are read closely, sayings that are held against the record, and claims of the record for each of them.
_READ = 200
_LOOKED_UP = 16
_LOOKED_AT = 10
_LONGEST_QUERY = 120
_OWN_LANGUAGE, _LEANS = 0.2, 0.15
# What is taken from a claim that leans on what stood before it.
_VAGUE = 0.1
# What is to come is news before what is thought, and that before what is said to be so.
_BY_TYPE = {"prediction": 0.08, "plan": 0.08, "recommendation": 0.03, "opinion": 0.0, "fact": -0.05}
_DUE = 0.2
_DUES = 6
_NEXT_DAY, _NEXT_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ClaimItems:
    """What became of the claims."""

    items: tuple[Item, ...] = ()
    folded: int = 0
    left_out: int = 0


def claim_items(making: Making, fresh: Sequence[Extraction], told: Container[tuple[str, int]]) -> ClaimItems:
    """Make items of the claims in fresh articles; `told` are the figures told already: article and place."""
    sayings = sorted(_sayings(making, fresh), key=lambda one: -one[1].score)
    items, left_out, looked_up = [], 0, 0
    for saying, item in sayings:
        if _is_told(saying, fresh, told):
            continue
        if making.is_announced(item.keys) or looked_up == _LOOKED_UP:
            left_out += 1
        else:
            looked_up += 1
            if _is_known(saying, making):
                left_out += 1
            else:
                items.append(item)
    return ClaimItems(tuple(items), sum(len(one.reports) - 1 for one, _ in sayings), left_out)


def due_items(making: Making, window: Window) -> tuple[Item, ...]:
    """Make items of the claims that fall due before the next digest, as far as the period tells when that is."""
    today = window.until.date()
    last = today + min(max(_NEXT_DAY, window.until - window.since), _NEXT_WEEK)
    hits = claims_due(making.library.falling_due(today, last), today, last, limit=4 * _DUES)
    items = (_due_item(hit, making) for hit in hits if is_news_claim(hit.claim))
    return tuple(item for item in items if item and not making.is_announced(item.keys))[:_DUES]


def _sayings(making: Making, fresh: Sequence[Extraction]) -> Iterator[tuple[Saying, Item]]:
    fits = {
        (one.article.id, claim.span): (claim, one, fit)
        for one in fresh
        for claim in one.claims
        if is_news_claim(claim) and (fit := making.fits.claim(claim, one.article)).fits
    }
    read = nlargest(_READ, fits.values(), key=lambda one: one[0].salience * (1 + one[2].degree))
    for saying in fold_claims(hear(claim, one, making.names) for claim, one, _ in read):
        best = max(saying.reports, key=lambda said: _clarity(said, making))
        ordered = Saying((best, *(said for said in saying.reports if said is not best)))
        yield ordered, _item(ordered, fits[best.article.id, best.claim.span][2], making)


def _item(saying: Saying, fit: TopicFit, making: Making) -> Item:
    sources = independent((said.article, said.claim.sentence) for said in saying.reports)
    is_old = all(making.is_old(article) for article in saying.articles)
    parts = (
        *parts_of(saying.claim.salience, fit, sources, is_old=is_old),
        ("type", _BY_TYPE.get(saying.claim.type, 0.0)),
    )
    if leans(saying.claim.content):
        parts = (*parts, ("vague", -_VAGUE))
    return Item(
        "claim",
        frozenset(claim_key(said.claim, said.article.id) for said in saying.reports),
        round(sum(value for _, value in parts), 4),
        claims=tuple(ClaimHit(said.claim, said.article, said.claim.salience) for said in saying.reports),
        sources=sources,
        why=Why(fit.words, parts),
    )


def _due_item(hit: ClaimHit, making: Making) -> Item | None:
    fit = making.fits.claim(hit.claim, hit.article)
    if not fit.fits:
        return None
    kind: Kind = "due"
    parts = (*parts_of(hit.claim.salience, fit, 1), (kind, _DUE))
    key = due_key(hit.claim, hit.article.id)
    score = round(sum(value for _, value in parts), 4)
    return Item(kind, frozenset({key}), score, claims=(hit,), why=Why(fit.words, parts))


def _clarity(said: Said, making: Making) -> float:
    own = making.lang is not None and detect_lang(said.claim.content).startswith(making.lang)
    return (
        said.claim.salience
        + _OWN_LANGUAGE * own
        - _LEANS * (leans(said.claim.content) + (said.article.copy_of is not None))
    )


def _is_told(saying: Saying, fresh: Sequence[Extraction], told: Container[tuple[str, int]]) -> bool:
    """Say whether a claim is one of the figures told already."""
    by_id = {one.article.id: one for one in fresh}
    return any(_holds(said.claim, by_id[said.article.id], told) for said in saying.reports)


def _holds(claim: Claim, extraction: Extraction, told: Container[tuple[str, int]]) -> bool:
    inside = (one for one in extraction.figures if claim.span.start <= one.span.start < claim.span.end)
    return any((extraction.article.id, one.span.start) in told for one in inside)


def _is_known(saying: Saying, making: Making) -> bool:
    """Say whether an article from before reports the claim."""
    first = saying.reports[0]
    query = f"{first.claim.speaker} {first.claim.content[:_LONGEST_QUERY]}"
    try:
        hits = making.library.claims(query.replace(":", " ").replace("：", " "), limit=_LOOKED_AT, passages=_LOOKED_AT)
    except QuestionError:
        return False
    old = (hit for hit in hits if hit.article.id not in making.fresh)
    found = ((hit, making.library.article(hit.article.id)) for hit in old)
    return any(one and says_the_same(first, hear(hit.claim, one, making.names)) for hit, one in found)
