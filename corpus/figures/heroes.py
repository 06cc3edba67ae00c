"""Whose figure it is in an article about one house, and in one about a thing that is measured and no house.

Must never give the house what a clause says of somebody else who is named in it as its subject.
"""

import re
from collections.abc import Sequence
from functools import cache

from corpus.characters import HAN
from corpus.figures.clauses import Setting, View
from corpus.figures.owners import Owner, as_owner, invests
from corpus.figures.phrases import is_beside
from corpus.lexicon import any_of, load_lexicon, patterns_of
from corpus.models import Claim, Span
from corpus.names import FoundName

_WE = re.compile(r"我们|我司|咱们|\b(?:[Ww]e|[Oo]ur)\b")
_HAN = re.compile(f"[{HAN}]")
_PART = re.compile("\\s*(?:其中|当中|在其中)")
_IT = re.compile(r"\s*(?:In [A-Z][a-z]+,? )?(?:[Ii]t|[Tt]hey) ")
_BEGINS = re.compile(
    r"(?:[^,;:。\n]{1,16}[,，])?[\s“「『]*"
    r"(?:该公司|公司|这家公司|其(?!中|他|它|实|余|次)|It |The (?:company|firm|start-?up) )"
)
_OTHER = re.compile(r"后者|对方|前者|\bthe latter\b")
_CLAUSE_START = re.compile(r"(?:^|[,;:。!?\n])[\s“「『]*$")
_ITS = re.compile(r"其(?!中|他|它|实|余|次)|该公司|该股|\b(?:its|it|the company)\b")


def where_only_others_stand_by(view: View, setting: Setting, scope: Span, owners: Sequence[FoundName]) -> Owner | None:
    """The house, where those whom a clause names only stand by what it does: 已向英伟达订购, 在得州有三座.

    In English only where It begins the sentence.
    """
    hero = view.protagonist
    if hero is None or not owners or not (_HAN.search(view.text, *scope) or _IT.match(view.text, *setting.sentence)):
        return None
    hero_stands_by = any(found.name.canonical == hero.name.canonical for found in owners)
    if hero_stands_by or not all(is_beside(view.text, found.span.start) for found in owners):
        return None
    return as_owner(hero)


def opening_for_hero(view: View, setting: Setting, earlier: Span, owners: Sequence[FoundName]) -> Owner | None:
    """The house, where its stand-in begins the sentence and the clause names nobody: 其毛利率为三成，增长5%."""
    hero = view.protagonist
    if hero is None or owners or earlier.start >= earlier.end:
        return None
    match = _BEGINS.match(view.text, *earlier)
    if match is None or _OTHER.search(view.text, *setting.sentence):
        return None
    return hero.name.canonical, Span(*match.span())


def acting(view: View, scope: Span) -> Owner | None:
    """The house that 其 takes up in an article about one: the last that begins a clause, and none of 客户包括三星."""
    if view.protagonist is None:
        return None
    houses = [found for found in view.names_in(scope) if found.name.kind == "company" and not invests(view.text, found)]
    first = [f for f in houses if _CLAUSE_START.search(view.text, max(0, f.span.start - 4), f.span.start)]
    return as_owner(first[-1]) if first else None


def of_part(view: View, clause: Span) -> bool:
    """Whether a clause takes apart what the one before it says: 其中六成来自欧洲."""
    return view.protagonist is not None and _PART.match(view.text, *clause) is not None


def in_own_words(view: View, scope: Span, claim: Claim | None, owner: str | None) -> Owner | None:
    """The house where 我们 is said by somebody of whom no house is known, and who is no onlooker."""
    hero = view.protagonist
    if hero is None or claim is None or owner is not None or claim.speaker is None:
        return None
    match = _WE.search(view.text, *scope)
    if not match or _onlooker().search(claim.role or claim.speaker_text or "") or claim.speaker in view.observers:
        return None
    return hero.name.canonical, Span(*match.span())


def worldwide(view: View, metric: Span | None) -> Owner | None:
    """A thing that is counted over all houses is none of the house's: 全球`人形机器人`销量."""
    match = _worldwide().match(view.text, *metric) if metric else None
    return (None, Span(*match.span("thing"))) if match else None


def measured_thing(view: View, scope: Span) -> Owner | None:
    """The thing that begins an English clause and rises or falls: `Oil prices` rose more than 6%."""
    match = _thing().match(view.text, *scope)
    return (None, Span(*match.span("thing"))) if match else None


def reported(view: View, sentence: Span, title: str) -> Owner | None:
    """The house that heads the article, where an English sentence begins with what houses report: Revenue fell."""
    hero = view.protagonist
    match = _bare().match(view.text, *sentence) if hero and hero.name.canonical in title else None
    return (hero.name.canonical, Span(*match.span("measure"))) if hero and match else None


def observed(view: View, setting: Setting, claim: Claim | None) -> Owner | None:
    """The house, where a bank reckons what is its: 高盛估计，其营收."""
    hero = view.protagonist
    if hero is None or claim is None or claim.speaker not in view.observers:
        return None
    match = _ITS.search(view.text, *setting.left)
    return (hero.name.canonical, Span(*match.span())) if match else None


@cache
def _onlooker() -> re.Pattern[str]:
    return re.compile(patterns_of("houses", "onlookers"))


@cache
def _worldwide() -> re.Pattern[str]:
    words = load_lexicon("metrics")["chinese"]
    nouns, things = any_of(words["measured"]), any_of(words["thing"])
    return re.compile(rf"(?:全球|世界|全行业|全国|国内)的?(?P<thing>{things})的?(?:年度?|总|累计)?(?:{nouns})")


@cache
def _thing() -> re.Pattern[str]:
    words = load_lexicon("metrics")["english"]
    goods, measures, moves = ("|".join(words[kind]) for kind in ("traded", "traded_measures", "traded_moves"))
    thing = rf"(?:[a-z]+ )?(?:{goods})(?: (?:{measures}))?"
    return re.compile(
        r"(?:\s*|[^.!?\n]{1,60}?(?:, |\b(?:expects?|sees?|that|and|while|as|but|with) ))"
        rf"(?:the price of )?(?P<thing>{thing}) "
        rf"(?:(?:have|has|had|were|was|will|could|also|to|would|may) ){{0,2}}(?:{moves})\b",
        re.IGNORECASE,
    )


@cache
def _bare() -> re.Pattern[str]:
    measures = "|".join(load_lexicon("metrics")["english"]["house_measures"])
    moves = "|".join(load_lexicon("metrics")["english"]["linking"])
    return re.compile(rf"\s*(?P<measure>(?:[A-Z][a-z]+ )?(?:{measures})) (?:[a-z]+ly )?(?:{moves})\b", re.IGNORECASE)
