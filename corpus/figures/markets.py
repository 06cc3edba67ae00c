"""Whose figure it is where a clause speaks of a whole market, or somebody without a name of a house without one.

Must never give such a figure to the house that the article happens to name: better none than a wrong one.
"""

import re
from functools import cache

from corpus.figures.clauses import View
from corpus.figures.owners import Owner, owners_in
from corpus.figures.things import group_in
from corpus.lexicon import any_of, load_lexicon, patterns_of
from corpus.models import Claim, Span
from corpus.normalise import fold_characters

_WE = re.compile(r"我们|我司|咱们|\b(?:we|our|us)\b", re.IGNORECASE)
# So far into a text a house opens it.
_OPENING = 80
# No paragraph, nor the part of a text that shows how it calls its house, is looked through for longer.
_REACH = 1500
# The average price of a [new car], at a clause's start.
_AVERAGE = re.compile(
    r"\s*(?:The|the|An|an) average (?:[a-z]+ )?(?:price|cost|salary|age|rent|fee|bill) (?:of|for) (?:an? |the )?"
    r"(?P<who>[a-z][a-z-]*(?: [a-z-]+)?) (?:rose|fell|was|is|has|had|will|dropped|climbed|reached|stood|hit)\b"
)


def market_in(view: View, left: Span, metric: Span | None) -> Owner | None:
    """The market that a clause speaks of as a whole: `行业`利润率, `新能源车`平均成交价, `the world` would spend."""
    match = _wholly().search(view.text, *left) or (_wholly().match(view.text, *metric) if metric else None)
    match = match or _world().match(view.text, *left) or _AVERAGE.match(view.text, *left)
    if match is None or any(found.span.start < match.start("who") for found in owners_in(view, left)):
        return None
    # 全球汽车行业 has more words than 行业.
    group = group_in(view, Span(min(left.start, match.start("who")), match.end("who")))
    whole = group if group and group[0] is None and group[1].end == match.end("who") else None
    return whole or (None, Span(*match.span("who")))


def market_apart(view: View, left: Span) -> Owner | None:
    """A kind of goods whose measure is told in a paragraph that does not name the article's house: `新能源车`出口."""
    hero = view.protagonist
    match = _good().match(view.text, *left)
    if match is None or hero is None or owners_in(view, left):
        return None
    return None if hero_near(view, left.start) else (None, Span(*match.span("who")))


def hero_near(view: View, place: int) -> bool:
    """Whether the house the article is about heads or opens it, or is named in the paragraph before a place."""
    hero = view.protagonist
    if hero is None:
        return False
    if hero.span.start < _OPENING:
        return True
    floor = max(0, place - _REACH)
    paragraph = Span(max(floor, view.text.rfind("\n", floor, place) + 1), place)
    if any(found.name.canonical == hero.name.canonical for found in view.names_in(paragraph)):
        return True
    first = [found for found in view.names_in(Span(0, _REACH)) if found.name.canonical == hero.name.canonical]
    words = {view.text[found.span.start : found.span.end].lower() for found in (hero, *first)}
    title = fold_characters(view.article.title).lower()
    return any(word in title for word in words)


def somebodys(view: View, scope: Span, claim: Claim | None, house: str | None) -> Owner | None:
    """The house of somebody without a name who says we: 一位不愿具名的`地方国企`负责人, none that the article names."""
    if claim is None or house is not None or claim.speaker_span is None or not _WE.search(view.text, *scope):
        return None
    match = _somebody().match(view.text, *claim.speaker_span)
    if match is None or owners_in(view, claim.speaker_span) or view.text.count("公司", *claim.speaker_span):
        return None
    named = next((group for group in ("who", "where") if match[group]), None)
    return None, (Span(*match.span(named)) if named else claim.speaker_span)


@cache
def _wholly() -> re.Pattern[str]:
    """行业利润率, and 新能源车平均成交价: one house's average is none of the market's."""
    nouns, goods = _nouns(), _goods()
    wholes = patterns_of("houses", "whole_markets")
    return re.compile(
        rf"(?P<who>(?:{wholes})(?=的?(?:整体|平均|总体|累计|年)?(?:{nouns}))|(?:{goods})(?=的?(?:市场|行业)?的?平均(?:{nouns})))"
    )


def _nouns() -> str:
    words = load_lexicon("metrics")["chinese"]
    return any_of([*words["measured"], *words["market_measures"]])


def _goods() -> str:
    return any_of(load_lexicon("metrics")["chinese"]["goods"])


@cache
def _good() -> re.Pattern[str]:
    when = r"[^,，。;；:：\n]{0,8}?"
    return re.compile(rf"\s*{when}(?P<who>{_goods()})的?(?:累计|总|年|月|平均)?(?:{_nouns()})")


@cache
def _world() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*|[^.;\n]{{1,80}}\bthat )(?:[Tt]he )?(?P<who>{patterns_of('houses', 'worldwide')})\b")


@cache
def _somebody() -> re.Pattern[str]:
    offices = patterns_of("houses", "nameless_offices")
    return re.compile(
        rf"(?:一[位名家]|某)(?:(?:不愿|要求|拒绝)[^的\n]{{1,8}}的)?(?P<who>[^,，的\n]{{2,10}}?)?的?(?:{offices})"
        r"|(?:[Aa]n? |[Oo]ne )?(?:[a-z-]+ ){0,3}(?:executive|manager|employee|engineer|official|founder)"
        r" (?:at|of|from) (?P<where>an? [^,\n]{2,30})"
    )
