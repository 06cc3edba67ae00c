"""Whose figure it is: the order in which its owner is looked for.

Must never guess past the paragraph: better none than a wrong one.
"""

import re
from dataclasses import dataclass
from functools import cache

from corpus.characters import HAN
from corpus.figures.clauses import Setting, View
from corpus.figures.english_phrases import begins_with_verb
from corpus.figures.heroes import (
    in_own_words,
    measured_thing,
    observed,
    of_part,
    opening_for_hero,
    reported,
    where_only_others_stand_by,
    worldwide,
)
from corpus.figures.markets import hero_near, market_apart, market_in, somebodys
from corpus.figures.owners import Owner, all_stand_by, named_owner, next_named, owners_in, subject_named
from corpus.figures.stand_ins import (
    house_meant,
    house_of_words,
    is_stand_in,
    owner_of_place,
    taken_up,
    the_hero,
    who_speaks,
)
from corpus.figures.subjects import find_subject
from corpus.figures.things import example_in, group_in, home_country, thing_of, unless_measure, words_outside
from corpus.figures.unnamed import country_of, everybody, good_of, product_meant, some_others
from corpus.lexicon import load_lexicon, patterns_of
from corpus.models import Claim, Span

# Who is meant stands before: , eliminating two million.
_PARTICIPLE = re.compile(r"\s*(?:which|who|that)\b|\s*(?!compared)[a-z]{3,}(?:ing|ed)\b")
_HAN = re.compile(f"[{HAN}]")
_BEHIND_REACH = 40
# How far back in the same paragraph a subject carries on.
_REACH = 120


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where the owner of one figure is looked for, nearest first."""

    view: View
    setting: Setting
    claim: Claim | None
    # The speaker's house.
    house: str | None
    metric: Span | None
    # Where the sentence, or the claim in it, begins.
    floor: int
    # The clause from there on, what of it is left of the figure, what stands before the clause and the sentence.
    clause: Span
    left: Span
    earlier: Span
    before: Span

    @property
    def hero(self) -> str | None:
        return self.view.protagonist.name.canonical if self.view.protagonist else None

    @property
    def plans(self) -> bool:
        return self.claim is not None and self.claim.type == "plan" and self.house is not None

    @property
    def opines(self) -> bool:
        """Whether it is 我估计, which speaks of others; 我们 speaks of the speaker's house."""
        return self.claim is not None and _opining().search(self.view.text, *self.setting.sentence) is not None

    @property
    def owned(self) -> bool:
        return self.house is not None and all_stand_by(self.view, self.left)

    @property
    def own_words(self) -> Owner | None:
        """The speaker's house, unless it only reckons what is others'."""
        return None if self.house in self.view.observers else house_of_words(self.claim, self.house)


def find_entity(
    view: View, setting: Setting, claim: Claim | None, house: str | None, metric: Span | None = None
) -> Owner | None:
    """Find whose figure it is: a name's canonical form, or None for a group's own words, and where it was read.

    Nearest first: left in its own clause, the words before its bracket, an example (以电商为例), a group (全球AI行业),
    right in its clause, the sentence before it, the speaker's `house`, the paragraph before.
    """
    if setting.outside is not None:
        outside = setting.outside
        return named_owner(view, outside) or words_outside(view.text, outside) or group_in(view, outside)
    at = _scope(view, setting, claim, house, metric)
    return _unnamed(at) or _left_of_it(at) or _in_clause(at) or _in_sentence(at) or _before_it(at)


def _scope(view: View, setting: Setting, claim: Claim | None, house: str | None, metric: Span | None) -> _Scope:
    figure = setting.figure.span
    floor = max(setting.sentence.start, claim.span.start) if claim else setting.sentence.start
    clause = Span(max(setting.clause.start, min(floor, figure.start)), setting.clause.end)
    before = Span(max(view.text.rfind("\n", 0, floor) + 1, floor - _REACH), floor)
    said = _only_says(view, claim) if setting.figure.kind != "count" else None
    earlier = Span(max(floor, said.end) if said and said.end <= clause.start else floor, clause.start)
    if said:
        before = Span(before.start, min(before.end, max(before.start, said.start)))
    return _Scope(
        view, setting, claim, house, metric, floor, clause, Span(clause.start, figure.start), earlier, before
    )  # fmt: skip


def _unnamed(at: _Scope) -> Owner | None:
    """What is counted over all houses, a good or a country, and who is all of us."""
    view, setting = at.view, at.setting
    return (
        worldwide(view, at.metric)
        or measured_thing(view, Span(max(at.clause.start, setting.left.start), setting.figure.span.start))
        or everybody(view, at.left)
        or some_others(view, at.left)
        or market_in(view, at.left, at.metric)
        or market_apart(view, at.left)
        or country_of(view, setting)
        or good_of(view, setting)
        or somebodys(view, at.left, at.claim, at.house)
        or in_own_words(view, at.left, at.claim, at.house)
    )


def _left_of_it(at: _Scope) -> Owner | None:
    """Who stands left of the figure in its clause, or before that where all in it only stand by."""
    view, left = at.view, at.left
    stand_by = all_stand_by(view, left)
    adverbial = stand_by and named_owner(view, left, places=False) is None
    only_beside = stand_by and _HAN.search(view.text, *left) is not None
    beside = owners_in(view, left)
    return (
        (house_meant(view, at.earlier) if adverbial else None)
        or (subject_named(view, at.earlier) if adverbial or only_beside else None)
        or (at.own_words if only_beside else None)
        or house_meant(view, left)
        or product_meant(view, left)
        or observed(view, at.setting, at.claim)
        or owner_of_place(view, left)
        or (where_only_others_stand_by(view, at.setting, left, beside) if at.house in (None, at.hero) else None)
        or _own_part(at)
        or named_owner(view, left, places=not at.plans and not at.owned)
        or opening_for_hero(view, at.setting, at.earlier, beside)
    )


def _own_part(at: _Scope) -> Owner | None:
    """Who stands since the figure before in an English clause."""
    apart = at.setting.left.start > at.left.start and not _HAN.search(at.view.text, *at.left)
    return next_named(at.view, at.setting.left) if apart else None


def _in_clause(at: _Scope) -> Owner | None:
    """Whom a pronoun or a plan means, a thing or a group of the clause, and who stands behind the figure."""
    view, claim, left = at.view, at.claim, at.left
    in_house = claim is not None and is_stand_in(claim.speaker_text or claim.speaker or "")
    return (
        find_subject(view, Span(at.floor, left.end), claim)
        or taken_up(view, left, at.floor)
        or (at.own_words if at.plans else None)
        or named_owner(view, left, places=not at.owned)
        or (house_of_words(claim, at.house) if claim and is_stand_in(claim.speaker or "") else None)
        or (None if in_house else thing_of(view, at.metric))
        or example_in(view.text, Span(at.setting.sentence.start, left.end))
        or unless_measure(view, group_in(view, left), at.metric)
    )


def _in_sentence(at: _Scope) -> Owner | None:
    """Who stands elsewhere in the sentence, or speaks it."""
    view, clause = at.view, at.clause
    headless = begins_with_verb(view.text, clause) or _PARTICIPLE.match(view.text, *clause) is not None
    behind = _behind(view.text, Span(at.setting.figure.span.end, clause.end))
    return (
        ((house_meant(view, at.earlier) or named_owner(view, at.earlier, first=True)) if headless else None)
        or named_owner(view, behind, first=True, places=at.house is None and not of_part(view, clause))
        or named_owner(view, at.earlier)
        or unless_measure(view, group_in(view, at.earlier), at.metric)
        or who_speaks(view, at.setting, at.claim, at.house)
        or home_country(view.text, Span(at.setting.sentence.start, at.left.end))
    )


def _before_it(at: _Scope) -> Owner | None:
    """Who stands before the sentence, and last the house that the article is about."""
    view, before, opines = at.view, at.before, at.opines
    is_english = not _HAN.search(view.text, *before)
    return (
        (group_in(view, before) if opines else None)
        or (the_hero(view) if not opines and at.house and at.house == at.hero else None)
        or group_in(view, Span(at.setting.sentence.start, at.floor))
        or reported(view, at.setting.sentence, view.article.title)
        or (the_hero(view, before) if is_english else None)
        or (None if opines else named_owner(view, before, places=at.hero is None or is_english))
        or group_in(view, before)
        or named_owner(view, Span(at.floor, at.clause.end), agents=True)
        or (the_hero(view) if not opines and hero_near(view, at.clause.start) else None)
    )


def _only_says(view: View, claim: Claim | None) -> Span | None:
    """An institution that only says what is another's: NASA指出，500公里以下; what it counts is its own."""
    at = claim.speaker_span if claim else None
    named = view.names_in(at) if at else ()
    return at if any(found.name.kind in ("institution", "government") for found in named) else None


def _behind(text: str, right: Span) -> Span:
    """How far an owner may stand behind in English: half of Apple's, not `barrels as Iran choked off`."""
    if _HAN.search(text, *right):
        return right
    stop = _apart().search(text, *right)
    return Span(right.start, min(right.end, right.start + _BEHIND_REACH, stop.start() if stop else right.end))


@cache
def _opining() -> re.Pattern[str]:
    return re.compile(patterns_of("houses", "opining"))


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(f" (?:{'|'.join(load_lexicon('metrics')['english']['apart'])}) ")
