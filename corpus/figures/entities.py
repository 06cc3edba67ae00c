"""Whose figure it is. Must never guess past the paragraph: better none than a wrong one."""

import re

from corpus.figures.clauses import Setting, View
from corpus.figures.phrases import group_phrase
from corpus.models import Claim, Span

_OWNING = ("company", "institution", "government", "product", "place")
_FIRST_PERSON = re.compile(r"我们|我司|本公司|我的|\b(?:we|our|us)\b", re.IGNORECASE)
# The owner that was named last carries on: 其数据中心, its data centres.
_THIRD_PERSON = re.compile(
    r"其(?!中|他|它|实|余|次|一|二|三)|该公司|该行|\b(?:its|the company|the firm)\b", re.IGNORECASE
)
_LONGEST_OUTSIDE = 14
# How far back in the same paragraph a subject carries on.
_REACH = 120
_PRONOUN_REACH = 400


def find_entity(view: View, setting: Setting, claim: Claim | None, owner: str | None) -> tuple[str | None, Span] | None:
    """Find whose figure it is: a name's canonical form, or None for a group's own words, and where it was read.

    Nearest first: left in its own clause, the words before its bracket, a group (全球AI行业), right in its clause, the
    sentence before it, "we" of the speaker (`owner` is the speaker's organisation), the paragraph before.
    """
    figure = setting.figure.span
    floor = max(setting.sentence.start, claim.span.start) if claim else setting.sentence.start
    clause = Span(max(setting.clause.start, min(floor, figure.start)), setting.clause.end)
    if setting.outside is not None:
        return _named(view, setting.outside) or _words(view.text, setting.outside)
    left = Span(clause.start, figure.start)
    paragraph = view.text.rfind("\n", 0, floor) + 1
    return (
        _named(view, left)
        or (_THIRD_PERSON.search(view.text, *left) and _named(view, Span(max(0, floor - _PRONOUN_REACH), left.start)))
        or _group(view, left)
        or _named(view, Span(figure.end, clause.end), first=True)
        or _named(view, Span(floor, clause.start))
        or _speaker(view, setting, claim, owner)
        or _named(view, Span(max(paragraph, floor - _REACH), floor))
        or None
    )


def _named(view: View, scope: Span, *, first: bool = False) -> tuple[str, Span] | None:
    inside = [f for f in view.names_in(scope) if f.name.kind in _OWNING]
    if not inside:
        return None
    # A country beside a company is mostly its place, not the owner.
    owners = [f for f in inside if f.name.kind != "place"] or inside
    chosen = owners[0] if first else owners[-1]
    return chosen.name.canonical, chosen.span


def _words(text: str, outside: Span) -> tuple[None, Span] | None:
    start = max(outside.start, text.rfind("、", outside.start, outside.end) + 1)
    words = text[start : outside.end].strip()
    if not 1 < len(words) <= _LONGEST_OUTSIDE:
        return None
    at = text.index(words, start)
    return None, Span(at, at + len(words))


def _group(view: View, scope: Span) -> tuple[None, Span] | None:
    times = [t.span.end for t in view.times_in(scope) if not t.compared and t.span.end <= scope.end]
    phrase = group_phrase(view.text, Span(times[-1] if times else scope.start, scope.end))
    return (None, phrase) if phrase else None


def _speaker(view: View, setting: Setting, claim: Claim | None, owner: str | None) -> tuple[str, Span] | None:
    """我们 and "our" mean the speaker's organisation, and a speaking institution means itself."""
    match = _FIRST_PERSON.search(view.text, *setting.sentence)
    if match and owner:
        return owner, Span(match.start(), match.end())
    if claim and claim.speaker and claim.form == "institutional":
        return claim.speaker, claim.speaker_span or claim.span
    return None
