"""Whose figure it is. Must never guess past the paragraph: better none than a wrong one."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from corpus.figures.clauses import Setting
from corpus.figures.phrases import group_phrase
from corpus.models import Claim, Span
from corpus.names import FoundName
from corpus.times import Time

_OWNING = ("company", "institution", "government", "product", "place")
_FIRST_PERSON = re.compile(r"我们|我司|本公司|我的|\b(?:we|our|us)\b", re.IGNORECASE)
_LONGEST_OUTSIDE = 14
# How far back in the same paragraph a subject carries on.
_REACH = 120


def find_entity(
    text: str,
    setting: Setting,
    found: Sequence[FoundName],
    claim: Claim | None,
    times: Sequence[Time],
) -> tuple[str | None, Span] | None:
    """Find whose figure it is: a name's canonical form, or None for a group's own words, and where it was read.

    Nearest first: left in its own clause, the words before its bracket, a group (全球AI行业), right in its clause, the
    sentence before it, "we" of the speaker, the paragraph before. `text` is folded one to one; `found` are the
    article's names, in order.
    """
    figure = setting.figure.span
    floor = max(setting.sentence.start, claim.span.start) if claim else setting.sentence.start
    clause = Span(max(setting.clause.start, min(floor, figure.start)), setting.clause.end)
    if setting.outside is not None:
        return _named(found, setting.outside) or _words(text, setting.outside)
    return (
        _named(found, Span(clause.start, figure.start))
        or _group(text, Span(clause.start, figure.start), times)
        or _named(found, Span(figure.end, clause.end), first=True)
        or _named(found, Span(floor, clause.start))
        or _speaker(text, setting, claim)
        or _named(found, Span(max(text.rfind("\n", 0, floor) + 1, floor - _REACH), floor))
    )


def _named(found: Sequence[FoundName], scope: Span, *, first: bool = False) -> tuple[str, Span] | None:
    low = bisect_left(found, scope.start, key=lambda f: f.span.start)
    high = bisect_left(found, scope.end, key=lambda f: f.span.start)
    inside = [f for f in found[low:high] if f.span.end <= scope.end and f.name.kind in _OWNING]
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


def _group(text: str, scope: Span, times: Sequence[Time]) -> tuple[None, Span] | None:
    inside = [t.span.end for t in times if scope.start <= t.span.start and t.span.end <= scope.end and not t.compared]
    phrase = group_phrase(text, Span(inside[-1] if inside else scope.start, scope.end))
    return (None, phrase) if phrase else None


def _speaker(text: str, setting: Setting, claim: Claim | None) -> tuple[str, Span] | None:
    """我们 and "our" mean the speaker's organisation."""
    match = _FIRST_PERSON.search(text, setting.sentence.start, setting.sentence.end)
    owner = claim and (claim.organisation or claim.speaker)
    return (owner, Span(match.start(), match.end())) if match and owner else None
