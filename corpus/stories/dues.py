"""Claims that fall due: what was said to come true by a day. Must never say whether it did."""

import re
from calendar import monthrange
from collections.abc import Hashable, Iterable
from datetime import date, timedelta

from corpus.claims.horizons import find_horizon
from corpus.claims.ranking import select_claims
from corpus.lexicon import load_lexicon
from corpus.models import Claim, ClaimHit, Extraction
from corpus.normalise import fold_characters
from corpus.stories.periods import Day, read_period
from corpus.stories.values import dimension, measure

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DAYS_OF_A_MONTH = 30.44
# What can come true or fail to. An opinion may be a forecast in other words; advice and facts are none.
_COMES_TRUE = frozenset({"prediction", "plan", "opinion"})


def claims_due(
    extractions: Iterable[Extraction], today: date, by: date | None = None, *, limit: int = 10
) -> tuple[ClaimHit, ...]:
    """Give claims whose horizon falls due from `today` on, soonest first, and of one day the weightiest first.

    到2030年前铜需求将增长 is due on 2030-12-31. With a `by` that has passed they are those that fell due until then.
    What is said twice comes once.
    """
    from_day = date.min if by is not None and by < today else today
    found: dict[Hashable, ClaimHit] = {}
    for extraction in extractions:
        for claim in extraction.claims:
            if claim.type in _COMES_TRUE and claim.due is not None and from_day <= claim.due <= (by or date.max):
                hit = ClaimHit(claim, extraction.article, claim.salience)
                key = _key(claim, extraction)
                found[key] = max(found.get(key, hit), hit, key=lambda one: one.score)
    ranked = sorted(found.values(), key=lambda hit: (hit.claim.due, -hit.score))
    return select_claims(ranked, limit=limit, varied=False)


def _key(claim: Claim, extraction: Extraction) -> Hashable:
    """Name what a claim says: who says which amounts of which day, or its own words where it has no amount."""
    inside = (one for one in extraction.figures if claim.span.start <= one.span.start < claim.span.end)
    amounts = frozenset((*dimension(one), measure(one).normalize()) for one in inside if one.kind != "duration")
    said = amounts if amounts and claim.speaker else (extraction.article.id, claim.span)
    return claim.speaker, claim.due, said


def read_day(text: str, today: date) -> date | None:
    """Read the last day that words name: 2027, 2027-06, 明年, 年底, "within six months". None where they name none."""
    folded = fold_characters(text)
    if iso := _ISO.search(folded):
        year, month = int(iso[1]), int(iso[2])
        try:
            return date(year, month, int(iso[3]) if iso[3] else monthrange(year, month)[1])
        except ValueError:
            return None
    if (now := _said_of_now(folded.casefold().strip(), today)) is not None:
        return now
    period = read_period(text, Day(today), ahead=True)
    if period is None:
        return _horizon(folded.casefold().strip(), today)
    days = round((period.months or 0) * _DAYS_OF_A_MONTH)
    return period.last or today + timedelta(days=min(days, (date.max - today).days))


def _said_of_now(folded: str, today: date) -> date | None:
    """Read words that name a day by today's only: 明天, 月底, and of 下周 its Sunday."""
    said, words = folded.removeprefix("by ").removesuffix("前"), load_lexicon("stories")["now"]
    if said in words["month"]:
        return date(today.year, today.month, monthrange(today.year, today.month)[1])
    sunday = 6 - today.weekday()
    ways = (("today", 0), ("tomorrow", 1), ("week", sunday), ("next_week", sunday + 7))
    days = next((days for key, days in ways if said in words[key]), None)
    return None if days is None else min(today, date.max - timedelta(days=days)) + timedelta(days=days)


def _horizon(folded: str, today: date) -> date | None:
    """Read what a claim's horizon would be: 年底, "the end of the year"."""
    said = folded.removeprefix("by ")
    named = (find_horizon(each, each, today)[1] for each in (folded, f"by {said}", f"by the {said}"))
    return next(filter(None, named), None)
