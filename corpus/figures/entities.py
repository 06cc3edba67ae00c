"""Whose figure it is. Must never guess past the paragraph: better none than a wrong one."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from corpus.figures.clauses import Setting
from corpus.models import Claim, Span
from corpus.names import FoundName

_OWNING = ("company", "institution", "government", "product", "place")
_FIRST_PERSON = re.compile(r"我们|我司|本公司|公司|我的|\b(?:we|our|us)\b", re.IGNORECASE)
# A kind of subject that has no name: 全球AI行业投资, the e-commerce industry.
_COLLECTIVE = re.compile(
    r"[\u3400-\u9fffA-Za-z0-9 ]{0,12}?"
    r"(?:行业|产业|市场|领域|企业|公司|平台|赛道|家庭|消费者|用户|厂商|机构|国家|地区|数据中心|模型)"
    r"|\b(?:[A-Za-z-]+ ){1,3}(?:industry|market|sector|companies|firms|households|consumers|users)\b"
)
_LONGEST_OUTSIDE = 14
# How far back in the same paragraph a subject carries on.
_REACH = 240


def find_entity(
    text: str, setting: Setting, found: Sequence[FoundName], claim: Claim | None
) -> tuple[str, Span] | None:
    """Find whose figure it is: a name's canonical form or the words for a group, and where it was read.

    Nearest first: left in its own clause, the words before its bracket, a collective (全球AI行业), right in its clause,
    the sentence before it, "we" of the speaker, the paragraph before. `found` are the article's names, in order.
    """
    floor = max(setting.sentence.start, claim.span.start) if claim else setting.sentence.start
    clause = Span(max(setting.clause.start, min(floor, setting.figure.span.start)), setting.clause.end)
    figure = setting.figure.span
    if setting.outside is not None:
        return _named(found, setting.outside) or _words(text, setting.outside)
    return (
        _named(found, Span(clause.start, figure.start))
        or _collective(text, Span(clause.start, figure.start))
        or _named(found, Span(figure.end, clause.end), first=True)
        or _named(found, Span(floor, clause.start))
        or _speaker(text, setting, claim)
        or _named(found, _paragraph_before(text, floor))
    )


def _named(found: Sequence[FoundName], scope: Span, *, first: bool = False) -> tuple[str, Span] | None:
    low = bisect_left(found, scope.start, key=lambda f: f.span.start)
    inside = [f for f in found[low : low + 40] if f.span.end <= scope.end and f.name.kind in _OWNING]
    if not inside:
        return None
    # A country beside a company is mostly its place, not the owner.
    owners = [f for f in inside if f.name.kind != "place"] or inside
    chosen = owners[0] if first else owners[-1]
    return chosen.name.canonical, chosen.span


def _words(text: str, outside: Span) -> tuple[str, Span] | None:
    start = max(outside.start, text.rfind("、", outside.start, outside.end) + 1)
    words = text[start : outside.end].strip()
    if 2 <= len(words) <= _LONGEST_OUTSIDE:
        at = text.index(words, start)
        return words, Span(at, at + len(words))
    return None


def _collective(text: str, scope: Span) -> tuple[str, Span] | None:
    match = _COLLECTIVE.search(text, scope.start, scope.end)
    if not match:
        return None
    start = match.end() - len(match[0].lstrip())
    return text[start : match.end()], Span(start, match.end())


def _speaker(text: str, setting: Setting, claim: Claim | None) -> tuple[str, Span] | None:
    """我们 and "our" mean the speaker's organisation."""
    match = _FIRST_PERSON.search(text, setting.sentence.start, setting.sentence.end)
    if claim is None or match is None or not (claim.organisation or claim.speaker):
        return None
    return claim.organisation or claim.speaker or "", Span(match.start(), match.end())


def _paragraph_before(text: str, start: int) -> Span:
    return Span(max(text.rfind("\n", 0, start) + 1, start - _REACH), start)
