"""Who states a figure that stands in no claim: the house whose report the article retells.

Must never give a house what another name, an analyst or the market says.
"""

import re
from functools import cache

from corpus.claims.roles import role_end
from corpus.figures.clauses import Setting, View
from corpus.lexicon import any_whole, load_lexicon
from corpus.models import Claim, Span
from corpus.names import FoundName
from corpus.normalise import fold_characters

# The answer of somebody named: 答（财务长方敏）：.
_TURN = re.compile(r"(?:答|[Aa]) ?[(（](?P<name>[^()（）:：\n]{2,16})[)）] ?[:：]")
# How far back the house may be named.
_BEFORE_REACH = 400
Reporter = tuple[str, Span]


def find_reporter(view: View, setting: Setting, before: Reporter | None) -> Reporter | None:
    """Find the house that reports a figure: 财报显示 and "Acme reported" begin a report that lasts until others speak.

    `before` is the reporter of the figure before.
    """
    hero = view.protagonist
    if before and before[0] in view.observers:
        return before if "\n" not in view.text[before[1].end : setting.figure.span.start] else None
    if hero is None:
        return None
    scope = Span(setting.sentence.start, setting.clause.end)
    if _words("strangers").search(view.text, *setting.sentence):
        return None
    others = {f.name.canonical for f in view.names_in(setting.sentence) if f.name.kind in ("company", "institution")}
    if others - {hero.name.canonical}:
        return None
    begun = _words("reporting").search(view.text, *scope)
    if begun:
        return hero.name.canonical, Span(*begun.span())
    return before


def named_by_title(view: View) -> Reporter | None:
    """The one observer whose report the title labels, 高盛：铜将变成新的石油; it states what opens the text."""
    title = fold_characters(view.article.title)
    labelled = {f.name.canonical: f for f in reversed(view.found) if f.name.canonical in view.observers}
    named = [f for f in labelled.values() if re.search(re.escape(view.text[slice(*f.span)]) + "[:：]", title)]
    return (named[0].name.canonical, named[0].span) if len(named) == 1 and len(labelled) == 1 else None


def find_source(view: View, setting: Setting) -> Reporter | None:
    """Find who states a figure by a turn of questions and answers, by a label, or without a name.

    答（总经理李明）：… holds to the end of its line, `高盛：…` likewise, 美系外资将目标价… up to the next such source.
    """
    start = view.text.rfind("\n", 0, setting.figure.span.start) + 1
    turn = _TURN.match(view.text, start, setting.figure.span.start)
    if turn:
        name = turn["name"]
        begin = turn.start("name") + role_end(name)
        return view.slice(Span(begin, turn.end("name"))), Span(begin, turn.end("name"))
    label = [f for f in view.names_in(Span(start, setting.figure.span.start)) if f.span.start == start]
    if label and label[0].name.canonical in view.observers and view.text[label[0].span.end] in ":：":
        return label[0].name.canonical, label[0].span
    found = list(_sources().finditer(view.text, setting.sentence.start, setting.figure.span.start))
    return (view.slice(Span(*found[-1].span(1))), Span(*found[-1].span(1))) if found else None


def named_before(view: View, claim: Claim) -> FoundName | None:
    """The house that "the company" or "the bank's economists" are of, by the last one named before that is fit."""
    match = _standing().fullmatch((claim.speaker_text or claim.speaker or "").lower())
    at = claim.speaker_span or claim.span
    if match is None:
        return None
    observer = match["observer"] or match["report"]
    fit = ("institution", "company") if observer else ("company",)
    before = view.names_in(Span(max(0, at.start - _BEFORE_REACH), at.start))
    observing = [found for found in before if found.name.canonical in view.observers]
    named = observing if observer and observing else [f for f in before if f.name.kind in fit]
    return named[-1] if named else None


@cache
def _standing() -> re.Pattern[str]:
    houses = load_lexicon("houses")
    observers, others = "|".join(houses["observer_nouns"]), "|".join(houses["called"])
    chinese = "(?P<report>(?:该|这份|该份)?(?:报告|研报)|该机构|该行)"
    return re.compile(rf"(?:the )?(?:(?P<observer>{observers})|{others})(?:['’]s? [a-z ]+)?|[该本]?公司|{chinese}")


@cache
def _sources() -> re.Pattern[str]:
    sources, stating = ("|".join(load_lexicon("houses")[kind]) for kind in ("sources", "stating"))
    return re.compile(rf"({sources})(?:普遍|则|也|同时|均|都)?(?:{stating})")


def begins_report(view: View, scope: Span) -> bool:
    """Whether the words of a report stand in a scope or right before it: 财报显示."""
    return _words("reporting").search(view.text, max(0, scope.start - 12), scope.end) is not None


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(any_whole(load_lexicon("houses")[kind]), re.IGNORECASE)
