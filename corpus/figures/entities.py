"""Whose figure it is. Must never guess past the paragraph: better none than a wrong one."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.characters import HAN
from corpus.figures.clauses import Setting, View
from corpus.figures.english_phrases import begins_with_verb
from corpus.figures.heroes import (
    acting,
    describes,
    in_own_words,
    invests,
    measured_thing,
    observed,
    of_part,
    opening_for_hero,
    reported,
    where_only_others_stand_by,
    worldwide,
)
from corpus.figures.phrases import group_phrase, is_agent, is_beside, is_group, names_metric
from corpus.figures.subjects import find_subject
from corpus.figures.unnamed import country_of, everybody, good_of, product_meant
from corpus.lexicon import load_lexicon
from corpus.models import Claim, Span
from corpus.names import FoundName
from corpus.normalise import fold_characters

OWNING = ("company", "institution", "government", "product", "place")
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
# Who is meant stands before: , eliminating two million.
_PARTICIPLE = re.compile(r"\s*(?:which|who|that)\b|\s*(?!compared)[a-z]{3,}(?:ing|ed)\b")
# A place before an office is whose that is: Kentucky Gov.
_OFFICE = re.compile(
    r" (?:start-?up|company|firm|chipmaker|lab|bank|developer|retailer|maker)\b|-based\b"
    r"|(?:工?厂|分公司|子公司|基地|据点|园区)|(?:'s)? (?:Gov|Sen|Rep|Attorney|Mayor|President|Prime)\b"
)
_DOMAIN = re.compile("(?<!占)(?:国内|我国|全国)")
_OPINION = re.compile("我(?:认为|估计|觉得|自己|的判断|个人|看来|猜|预计|相信)")
_AND = ("and", "while", "but", ", and", ", while", ", but")
_STOPS = re.compile(r"[.!?] |\n")
_HAN = re.compile(f"[{HAN}]")
_ASIDE = re.compile(r" (?:as|after|while|because|when|before|since|although|though|amid|despite) ")
_BEHIND_REACH = 40
_EXAMPLE = re.compile(r"以\s?([^,;:。以的()]{2,12}?)\s?(?:\([^()]{0,40}\))?\s?为例")
# No group of its own, but the article's house: 占员工, 归属于上市公司, and what its businesses take: 云服务收入.
_NO_GROUP = re.compile("归属|占|导致|分业务|其中|按|运营|经营|拥有|现有|共有|建成")
_NOBODY = re.compile("没有|任何")
_SALES = re.compile("业务|(?:的)?(?:收入|营收|销售额|利润|毛利|销量)")
_MATERIAL = ("物料", "原料", "材料", "制造", "生产", "资本", "研发", "营销")
_LONGEST_OUTSIDE = 10
# What names the one in the bracket begins behind these: 领先的是手机、手表和[耳机]（5亿美元）.
_LINK = re.compile("[、和与及为是]|包括")
# How far back in the same paragraph a subject carries on.
_REACH = 120
_PRONOUN_REACH = 400


Found = tuple[str | None, Span]


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where the owner of one figure is looked for, nearest first."""

    view: View
    setting: Setting
    claim: Claim | None
    # The speaker's house.
    owner: str | None
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
        return self.claim is not None and self.claim.type == "plan" and self.owner is not None

    @property
    def opines(self) -> bool:
        """Whether it is 我估计, which speaks of others; 我们 speaks of the speaker's house."""
        return self.claim is not None and _OPINION.search(self.view.text, *self.setting.sentence) is not None

    @property
    def owned(self) -> bool:
        return self.owner is not None and _places_only_beside(self.view, self.left)


def find_entity(
    view: View, setting: Setting, claim: Claim | None, owner: str | None, metric: Span | None = None
) -> Found | None:
    """Find whose figure it is: a name's canonical form, or None for a group's own words, and where it was read.

    Nearest first: left in its own clause, the words before its bracket, an example (以电商为例), a group (全球AI行业),
    right in its clause, the sentence before it, the speaker's house (`owner`), the paragraph before.
    """
    if setting.outside is not None:
        return _named(view, setting.outside) or _words(view.text, setting.outside) or _group(view, setting.outside)
    at = _scope(view, setting, claim, owner, metric)
    return _unnamed(at) or _left_of_it(at) or _in_clause(at) or _in_sentence(at) or _before_it(at)


def _scope(view: View, setting: Setting, claim: Claim | None, owner: str | None, metric: Span | None) -> _Scope:
    figure = setting.figure.span
    floor = max(setting.sentence.start, claim.span.start) if claim else setting.sentence.start
    clause = Span(max(setting.clause.start, min(floor, figure.start)), setting.clause.end)
    before = Span(max(view.text.rfind("\n", 0, floor) + 1, floor - _REACH), floor)
    said = _only_says(view, claim) if setting.figure.kind != "count" else None
    earlier = Span(max(floor, said.end) if said and said.end <= clause.start else floor, clause.start)
    if said:
        before = Span(before.start, min(before.end, max(before.start, said.start)))
    return _Scope(
        view, setting, claim, owner, metric, floor, clause, Span(clause.start, figure.start), earlier, before
    )  # fmt: skip


def _unnamed(at: _Scope) -> Found | None:
    """What is counted over all houses, a good or a country, and who is all of us."""
    view, setting = at.view, at.setting
    return (
        worldwide(view, at.metric)
        or measured_thing(view, Span(max(at.clause.start, setting.left.start), setting.figure.span.start))
        or everybody(view, at.left)
        or country_of(view, setting)
        or good_of(view, setting)
        or in_own_words(view, at.left, at.claim, at.owner)
    )


def _left_of_it(at: _Scope) -> Found | None:
    """Who stands left of the figure in its clause, or before that where all in it only stand by."""
    view, left, owner = at.view, at.left, at.owner
    adverbial = _named(view, left, places=False) is None and _places_only_beside(view, left)
    only_beside = _only_beside(view, left)
    beside = [f for f in view.names_in(left) if f.name.kind in OWNING]
    return (
        (_stand_in(view, at.earlier) if adverbial else None)
        or (_subject_of(view, at.earlier) if adverbial or only_beside else None)
        or (_said(at.claim, owner) if at.claim and owner and owner not in view.observers and only_beside else None)
        or _stand_in(view, left)
        or product_meant(view, left)
        or observed(view, at.setting, at.claim)
        or _its(view, left)
        or (where_only_others_stand_by(view, at.setting, left, beside) if owner in (None, at.hero) else None)
        or _own_part(at)
        or _named(view, left, places=not at.plans and not at.owned)
        or opening_for_hero(view, at.setting, at.earlier, beside)
    )


def _own_part(at: _Scope) -> Found | None:
    """Who stands since the figure before in an English clause."""
    apart = at.setting.left.start > at.left.start and not _HAN.search(at.view.text, *at.left)
    return _own(at.view, at.setting.left) if apart else None


def _in_clause(at: _Scope) -> Found | None:
    """Whom a pronoun or a plan means, a thing or a group of the clause, and who stands behind the figure."""
    view, claim, left = at.view, at.claim, at.left
    own_words = claim is not None and is_stand_in(claim.speaker_text or claim.speaker or "")
    third = _THIRD_PERSON.search(view.text, *left)
    return (
        find_subject(view, Span(at.floor, left.end), claim)
        or (_taken_up(view, Span(max(0, at.floor - _PRONOUN_REACH), left.start)) if third else None)
        or (_said(claim, at.owner) if claim and at.plans and at.owner and at.owner not in view.observers else None)
        or _named(view, left, places=not at.owned)
        or (_said(claim, at.owner) if claim and at.owner and is_stand_in(claim.speaker or "") else None)
        or (None if own_words else _thing(view, at.metric))
        or _example(view.text, Span(at.setting.sentence.start, left.end))
        or _unless(view, _group(view, left), at.metric)
    )


def _in_sentence(at: _Scope) -> Found | None:
    """Who stands elsewhere in the sentence, or speaks it."""
    view, clause = at.view, at.clause
    headless = begins_with_verb(view.text, clause) or _PARTICIPLE.match(view.text, *clause) is not None
    behind = _behind(view.text, Span(at.setting.figure.span.end, clause.end))
    return (
        ((_stand_in(view, at.earlier) or _named(view, at.earlier, first=True)) if headless else None)
        or _named(view, behind, first=True, places=at.owner is None and not of_part(view, clause))
        or _named(view, at.earlier)
        or _unless(view, _group(view, at.earlier), at.metric)
        or _speaker(view, at.setting, at.claim, at.owner)
        or _domain(view.text, Span(at.setting.sentence.start, at.left.end))
    )


def _before_it(at: _Scope) -> Found | None:
    """Who stands before the sentence, and last the house that the article is about."""
    view, before, opines = at.view, at.before, at.opines
    is_english = not _HAN.search(view.text, *before)
    return (
        (_group(view, before) if opines else None)
        or (_hero(view) if not opines and at.owner and at.owner == at.hero else None)
        or _group(view, Span(at.setting.sentence.start, at.floor))
        or reported(view, at.setting.sentence, view.article.title)
        or (_hero(view, before) if is_english else None)
        or (None if opines else _named(view, before, places=at.hero is None or is_english))
        or _group(view, before)
        or _named(view, Span(at.floor, at.clause.end), agents=True)
        or (None if opines else _hero(view))
    )


def _only_says(view: View, claim: Claim | None) -> Span | None:
    """An institution that only says what is another's: NASA指出，500公里以下; what it counts is its own."""
    at = claim.speaker_span if claim else None
    named = view.names_in(at) if at else ()
    return at if any(found.name.kind in ("institution", "government") for found in named) else None


def _domain(text: str, scope: Span) -> Found | None:
    """Where nobody is named, the country that is spoken of: 国内融资事件达94起."""
    match = _DOMAIN.search(text, *scope)
    return (None, Span(*match.span())) if match else None


def _behind(text: str, right: Span) -> Span:
    """How far an owner may stand behind in English: half of Apple's, not `barrels as Iran choked off`."""
    if _HAN.search(text, *right):
        return right
    stop = _ASIDE.search(text, *right)
    return Span(right.start, min(right.end, right.start + _BEHIND_REACH, stop.start() if stop else right.end))


def _unless(view: View, found: Found | None, metric: Span | None) -> Found | None:
    """What measures is not whose it is: 算力 of 单卡算力."""
    if not found or not metric or is_group(view.text, found[1]):
        return found
    return None if metric.start <= found[1].start and found[1].end == metric.end else found


def _own(view: View, scope: Span) -> Found | None:
    """Whom the words since the figure before name as its subject: and `Britain` only 2.8%."""
    named = [f for f in view.names_in(scope) if f.name.kind in OWNING]
    named = [
        f
        for f in named
        if not is_beside(view.text, f.span.start) or view.text[scope.start : f.span.start].strip() in _AND
    ]
    return _as_found(named[0]) if named else None


def _antecedent(view: View, scope: Span) -> tuple[str, Span] | None:
    """Whom a pronoun takes up: the subject of the nearest sentence that names a house; in Chinese the nearest one."""
    if _HAN.search(view.text, *scope):
        return acting(view, scope) or _named(view, scope, places=False)
    ends = [scope.start, *(m.end() for m in _STOPS.finditer(view.text, *scope)), scope.end]
    pairs = [Span(start, end) for start, end in pairwise(ends)]
    return next(filter(None, (_named(view, pair, first=True, places=False) for pair in reversed(pairs))), None)


def _taken_up(view: View, scope: Span) -> tuple[str, Span] | None:
    return _antecedent(view, scope) or _named(view, scope)


def _its(view: View, left: Span) -> Found | None:
    """Whose a place beside 其 is: 占其美国7.5万名员工 goes on about the owner named before."""
    match = _ITS_PLACE.search(view.text, *left)
    place = match and any(f.span.start == match.end() and f.name.kind == "place" for f in view.names_in(left))
    return _named(view, Span(max(0, left.start - _PRONOUN_REACH), left.start), places=False) if place else None


def _thing(view: View, metric: Span | None) -> Found | None:
    """Where somebody reckons what is others', the thing whose measure the metric names: `人形机器人`的出货量."""
    if metric is None or (view.protagonist and not view.observers):
        return None
    words = load_lexicon("metrics")["chinese"]
    match = _measured("measured" if view.observers else "shared").fullmatch(view.text, *metric)
    if match is None and not view.protagonist:  # 数据中心的用电量
        match = _measured("measured").fullmatch(view.text, *metric)
        match = match if match and match["thing"].removeprefix("全国") in words["thing"] else None
    empty = match is None or names_metric(view.text, Span(*match.span("thing")))
    empty = empty or match is None or match["thing"] in (*words["aside"], *words["measured"], *_MATERIAL)
    return None if match is None or empty else (None, Span(*match.span("thing")))


@cache
def _measured(kind: str) -> re.Pattern[str]:
    words = load_lexicon("metrics")["chinese"]
    nouns, leads = ("|".join(sorted(words[group], key=len, reverse=True)) for group in (kind, "aside"))
    thing = r"(?P<thing>(?!占)[^0-9,，、“”\"()]{2,14}?)"
    return re.compile(rf"(?:{leads})?{thing}的?(?:{leads})?(?:{nouns}){{1,3}}(?:预测|预期)?")


def _places_only_beside(view: View, scope: Span) -> bool:
    """Whether the only owners in a scope are places where something happens: 在瑞典锐减81%."""
    inside = [f for f in view.names_in(scope) if f.name.kind in OWNING]
    return bool(inside) and all(is_beside(view.text, f.span.start) for f in inside)


def _said(claim: Claim, owner: str) -> Found:
    return owner, claim.speaker_span or claim.span


def _only_beside(view: View, scope: Span) -> bool:
    """Whether whoever a Chinese clause names only stands by: 对OpenAI的投资使其净利润减少."""
    inside = [f for f in view.names_in(scope) if f.name.kind in OWNING]
    beside = bool(inside) and all(is_beside(view.text, f.span.start) for f in inside)
    return beside and _HAN.search(view.text, *scope) is not None


def _subject_of(view: View, earlier: Span) -> tuple[str, Span] | None:
    found = _named(view, earlier, places=False)
    return None if found and is_beside(view.text, found[1].start) else found


def _stand_in(view: View, left: Span) -> tuple[str, Span] | None:
    """公司, 该股, "the company": the house the article is about, in the clause that says so."""
    kinds = tuple(load_lexicon("houses")["company_kinds"])
    found = _stand_ins().finditer(view.text, *left)
    match = next((m for m in found if not view.text.endswith(kinds, left.start, m.start())), None)
    if match and not view.protagonist:
        start = max(0, left.start - _PRONOUN_REACH)
        return _antecedent(view, Span(start, match.start()))
    named = [f for f in view.names_in(left) if f.name.kind in OWNING and f.name.kind != "place"]
    if not match or not view.protagonist or any(not is_beside(view.text, f.span.start) for f in named):
        return None
    return view.protagonist.name.canonical, Span(*match.span())


def _hero(view: View, scope: Span | None = None) -> tuple[str, Span] | None:
    """Where nobody is named near, the house the article is about, where it is named first, or in the scope."""
    hero = view.protagonist
    if hero is None or scope is None:
        return (hero.name.canonical, hero.span) if hero else None
    return next((_as_found(f) for f in view.names_in(scope) if f.name.canonical == hero.name.canonical), None)


def _as_found(found: FoundName) -> tuple[str, Span]:
    return found.name.canonical, found.span


def is_stand_in(words: str) -> bool:
    """Whether words stand for the house an article is about: 公司, "the company"."""
    return _stand_ins().fullmatch(words.strip()) is not None


def is_nobody(words: str) -> bool:
    """Whether what "says" a figure is no one that could: 最新数据, the data."""
    return fold_characters(words.strip().lower()) in load_lexicon("houses")["nobody"]


@cache
def _stand_ins() -> re.Pattern[str]:
    words = "|".join(load_lexicon("houses")["stand_ins"]).replace(
        "the ", "the (?:[a-z]+-(?:based|owned|backed|listed) |(?-i:[A-Z][a-z]+) )?"
    )
    return re.compile(rf"(?<![家子分母总市])(?:{words})", re.IGNORECASE)


def _named(
    view: View, scope: Span, *, first: bool = False, places: bool = True, agents: bool = False
) -> tuple[str, Span] | None:
    """The name that has the figure: an owner before a place, a subject before what stands by it.

    Who only acts on it or is set against it counts with `agents`: a round led by, 获阿里投资. The head comes last in
    Chinese (阿里云的ModelScope社区) and first in English (the community of Alibaba Cloud).
    """
    inside = [f for f in view.names_in(scope) if f.name.kind in OWNING and f.name.canonical not in view.observers]
    inside = [f for f in inside if agents or not (is_agent(view.text, f.span.start) or invests(view.text, f))]
    inside = [f for f in inside if f.name.kind != "place" or not _OFFICE.match(view.text, f.span.end)]
    inside = [f for f in inside if not describes(view, f)]
    owners = [f for f in inside if f.name.kind != "place"] or (inside if places else [])
    subjects = [f for f in owners if not is_beside(view.text, f.span.start)] or owners
    if not subjects:
        return None
    is_english = view.text[scope.start : scope.end].isascii()
    chosen = subjects[0] if first or is_english else subjects[-1]
    return chosen.name.canonical, chosen.span


def _example(text: str, scope: Span) -> tuple[None, Span] | None:
    match = _EXAMPLE.search(text, *scope)
    return (None, Span(*match.span(1))) if match else None


def _words(text: str, outside: Span) -> tuple[None, Span] | None:
    linked = [m.end() for m in _LINK.finditer(text, *outside)]
    start = max([outside.start, *linked])
    words = text[start : outside.end].strip()
    if not 1 < len(words) <= _LONGEST_OUTSIDE or any(map(str.isdigit, words)):
        return None
    at = text.index(words, start)
    return None, Span(at, at + len(words))


def _group(view: View, scope: Span) -> tuple[str | None, Span] | None:
    times = [t.span.end for t in view.times_in(scope) if not t.compared and t.span.end <= scope.end]
    phrase = group_phrase(view.text, Span(times[-1] if times else scope.start, scope.end))
    phrase = phrase or (group_phrase(view.text, Span(scope.start, times[-1])) if times else None)
    if not phrase or view.text[phrase.start : phrase.end].lower() in ("or", "and", "but"):
        return None
    if _NOBODY.match(view.text, *phrase):
        return None
    if _NO_GROUP.match(view.text, *phrase) or (view.protagonist and _SALES.match(view.text, phrase.end)):
        return (view.protagonist.name.canonical, phrase) if view.protagonist else None
    return None, phrase


def _speaker(view: View, setting: Setting, claim: Claim | None, owner: str | None) -> tuple[str, Span] | None:
    """我们, "our" and, where a house speaks, "it" mean the speaker's house.

    An institution that reports counts what it found itself.
    """
    match = _FIRST_PERSON.search(view.text, *setting.sentence)
    if claim and owner and not match:
        itself = _ITSELF if (claim.speaker or "").endswith(owner) else _stand_ins()
        match = itself.search(view.text, *claim.span)
    if owner in view.observers:
        owner = None
    if owner and match:
        return owner, Span(match.start(), match.end())
    if claim and claim.speaker in view.observers:
        return None
    if claim and claim.speaker and claim.form == "institutional" and setting.figure.kind == "count":
        hero = view.protagonist if is_stand_in(claim.speaker) else None
        return (hero.name.canonical if hero else claim.speaker), claim.speaker_span or claim.span
    return None
