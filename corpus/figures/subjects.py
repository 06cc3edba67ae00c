"""Whose figure it is by the subject of an English sentence, where no list has the name.

Must never take an ordinary word that only begins a sentence for a name.
"""

import re
from functools import cache

from corpus.figures.clauses import View
from corpus.figures.english_houses import ORDINARY_END
from corpus.lexicon import any_of, load_lexicon, patterns_of
from corpus.models import Claim, Span

# A name by its writing alone: two capitalised words, a capital or a digit inside, capitals only.
_MARKED = re.compile(r"[A-Z]\S* (?:\S+ )*[A-Z]|[a-z][A-Z]|\d|^[A-Z]{2,}$")
_OF_HOUSE = re.compile(r"\b(?:of|at) (?:the )?([A-Z][\w&.-]*\w(?: [A-Z][\w&.-]*\w){0,2})")
_OFFICE_REACH = 60


def find_subject(view: View, scope: Span, claim: Claim | None) -> tuple[None, Span] | None:
    """Find the name that a scope begins with and a verb follows: `Brightforge` raised $40 million in a round led by.

    A single word counts only where `the startup` stands before it, or where what it does only houses do.
    """
    match = _subject().match(view.text, *scope)
    if match is None:
        return None
    span, name, words = Span(*match.span("name")), match["name"], load_lexicon("houses")
    if name.split()[0] in words["no_house"] or name in words["leading"] or _is_other(view, span, claim):
        return None
    does = match["verb"].lower() in words["house_doing"] and not ORDINARY_END.search(name)
    named = match["called"] or _MARKED.search(name) or does
    return (None, span) if named else None


def house_of(view: View, claim: Claim) -> str | None:
    """The house whose office a speaker holds, by the words beside the name: chief executive of Tarnwell, 海川集团."""
    if claim.role and not claim.role.isascii():
        match = _chinese_house().match(claim.role) or _before_office().match(claim.role)
        return match[1] if match and match[1] not in load_lexicon("houses")["stand_ins"] else None
    called = _called().fullmatch(claim.speaker_text or "")
    if called:
        return called[1]
    at = claim.speaker_span
    if at is None:
        return None
    around = view.text[at.start : at.end + _OFFICE_REACH].split(". ")[0].split("\n")[0]
    match = _OF_HOUSE.search(around)
    return match[1] if match and _offices().search(around) else None


def _is_other(view: View, span: Span, claim: Claim | None) -> bool:
    """Whether somebody or something known begins there, or the one who speaks."""
    known = any(found.span.start < span.end and span.start < found.span.end for found in view.names_in(span))
    spoken = claim is not None and claim.speaker is not None and claim.speaker in view.text[span.start : span.end]
    return known or spoken or any(time.span.start < span.end for time in view.times_in(span))


@cache
def _subject() -> re.Pattern[str]:
    houses = load_lexicon("houses")
    verbs = {*houses["house_doing"], *houses["doing"], *load_lexicon("metrics")["english"]["linking"]}
    verbs -= {"said", "says", "believe", "believes", "predicted", "predicts", "estimates", "estimated", "forecasts"}
    verb = any_of(verbs)
    called = "|".join(houses["called"])
    word = r"[A-Z][\w&’'-]*"
    return re.compile(
        rf"\s*(?:(?:The|A|An|the|a|an) )?(?P<called>(?:[a-z-]+ ){{0,3}}(?:{called}) )?"
        rf"(?P<name>{word}(?: (?:(?:of|and|for) )?{word}){{0,4}})"
        rf"(?:, [^,.\n]{{1,60}},)? (?:(?:also|now|today|recently|already) )?(?P<verb>{verb})\b"
    )


@cache
def _called() -> re.Pattern[str]:
    called = "|".join(load_lexicon("houses")["called"])
    return re.compile(rf"(?:[Tt]he |[Aa]n? )?(?:[a-z-]+ ){{0,3}}(?:{called}) ([A-Z][\w&-]*(?: [A-Z][\w&-]*){{0,2}})")


@cache
def _chinese_house() -> re.Pattern[str]:
    endings = any_of(load_lexicon("houses")["endings"])
    return re.compile(rf"([^，,、的]{{2,6}}?(?:{endings}))(?=.)")


@cache
def _before_office() -> re.Pattern[str]:
    """云岭数据 of 云岭数据董事长: what stands before the office of who heads a house."""
    heads, none = patterns_of("contexts", "heads"), patterns_of("contexts", "no_house_before")
    return re.compile(rf"((?!{none})[^，,、的兼暨 ]{{3,8}}?)(?:{heads})")


@cache
def _offices() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_lexicon("roles")["en"])), re.IGNORECASE)
