"""Whose figure it is where a word stands for an owner named elsewhere: 公司, 其, 我们, "the company", "its".

Must never guess past the paragraph or the hero of the article: better none than a wrong one.
"""

import re
from functools import cache
from itertools import pairwise

from corpus.characters import HAN
from corpus.figures.clauses import Setting, View
from corpus.figures.heroes import acting
from corpus.figures.owners import Owner, as_owner, named_owner, owners_in
from corpus.figures.phrases import is_beside
from corpus.lexicon import load_lexicon
from corpus.models import Claim, Span
from corpus.normalise import fold_characters

_FIRST_PERSON = re.compile(r"我们|我司|本公司|我的|\b(?:we|our|us)\b", re.IGNORECASE)
# The owner that was named last carries on: 其数据中心, its data centres.
_ITS_PLACE = re.compile("其(?:在)?")
_THIRD_PERSON = re.compile(
    r"其(?!中|他|它|实|余|次|一|二|三)|该公司|该行|\b(?:its|the company|the firm)\b"
    r"|(?-i:\bIt) (?:also |now |has |had )*(?!is |was |takes |costs |will |would |has )[a-z]+(?:s|ed)\b",
    re.IGNORECASE,
)
# In the words of a house these are the house: Apple said it will invest.
_ITSELF = re.compile(r"\b(?:it|its)\b", re.IGNORECASE)
_STOPS = re.compile(r"[.!?] |\n")
_HAN = re.compile(f"[{HAN}]")
# How far back whom a pronoun takes up may be named.
_PRONOUN_REACH = 400


def is_stand_in(words: str) -> bool:
    """Whether words stand for the house an article is about: 公司, "the company"."""
    return _stand_ins().fullmatch(words.strip()) is not None


def is_nobody(words: str) -> bool:
    """Whether what "says" a figure is no one that could: 最新数据, the data."""
    return fold_characters(words.strip().lower()) in load_lexicon("houses")["nobody"]


def house_meant(view: View, left: Span) -> Owner | None:
    """公司, 该股, "the company": the house the article is about, in the clause that says so."""
    kinds = tuple(load_lexicon("houses")["company_kinds"])
    found = _stand_ins().finditer(view.text, *left)
    match = next((m for m in found if not view.text.endswith(kinds, left.start, m.start())), None)
    if match and not view.protagonist:
        return _antecedent(view, _reaching_back(left.start, match.start()))
    named = [f for f in owners_in(view, left) if f.name.kind != "place"]
    if not match or not view.protagonist or any(not is_beside(view.text, f.span.start) for f in named):
        return None
    return view.protagonist.name.canonical, Span(*match.span())


def taken_up(view: View, left: Span, floor: int) -> Owner | None:
    """Whom its, 其 or It left of a figure takes up, by what stands before the clause; `floor` begins what is told."""
    if not _THIRD_PERSON.search(view.text, *left):
        return None
    scope = _reaching_back(floor, left.start)
    return _antecedent(view, scope) or named_owner(view, scope)


def owner_of_place(view: View, left: Span) -> Owner | None:
    """Whose a place beside 其 is: 占其美国7.5万名员工 goes on about the owner named before."""
    match = _ITS_PLACE.search(view.text, *left)
    place = match and any(f.span.start == match.end() and f.name.kind == "place" for f in view.names_in(left))
    return named_owner(view, _reaching_back(left.start, left.start), places=False) if place else None


def the_hero(view: View, scope: Span | None = None) -> Owner | None:
    """The house the article is about, where it is named first, or in the scope: 云岭科技, far from 净利润下滑两成."""
    hero = view.protagonist
    if hero is None or scope is None:
        return as_owner(hero) if hero else None
    return next((as_owner(f) for f in view.names_in(scope) if f.name.canonical == hero.name.canonical), None)


def house_of_words(claim: Claim | None, house: str | None) -> Owner | None:
    """The speaker's house, read where the speaker stands: 阿里巴巴 at 吴泳铭; None without one."""
    return (house, claim.speaker_span or claim.span) if claim and house else None


def who_speaks(view: View, setting: Setting, claim: Claim | None, house: str | None) -> Owner | None:
    """我们, "our" and, where a house speaks, "it" mean the speaker's house.

    An institution that reports counts what it found itself.
    """
    match = _FIRST_PERSON.search(view.text, *setting.sentence)
    if claim and house and not match:
        itself = _ITSELF if (claim.speaker or "").endswith(house) else _stand_ins()
        match = itself.search(view.text, *claim.span)
    if house and house not in view.observers and match:
        return house, Span(*match.span())
    if claim is None or claim.speaker is None or claim.speaker in view.observers:
        return None
    if claim.form != "institutional" or setting.figure.kind != "count":
        return None
    hero = view.protagonist if is_stand_in(claim.speaker) else None
    return (hero.name.canonical if hero else claim.speaker), claim.speaker_span or claim.span


def _antecedent(view: View, scope: Span) -> Owner | None:
    """Whom a pronoun takes up: the subject of the nearest sentence that names a house; in Chinese the nearest one."""
    if _HAN.search(view.text, *scope):
        return acting(view, scope) or named_owner(view, scope, places=False)
    ends = [scope.start, *(m.end() for m in _STOPS.finditer(view.text, *scope)), scope.end]
    pairs = [Span(start, end) for start, end in pairwise(ends)]
    return next(filter(None, (named_owner(view, pair, first=True, places=False) for pair in reversed(pairs))), None)


def _reaching_back(start: int, end: int) -> Span:
    return Span(max(0, start - _PRONOUN_REACH), end)


@cache
def _stand_ins() -> re.Pattern[str]:
    words = "|".join(load_lexicon("houses")["stand_ins"]).replace(
        "the ", "the (?:[a-z]+-(?:based|owned|backed|listed) |(?-i:[A-Z][a-z]+) )?"
    )
    return re.compile(rf"(?<![家子分母总市])(?:{words})", re.IGNORECASE)
