"""Where a Chinese cue stands: what is left of it in its clause, and where what is said begins.

Must never say who spoke.
"""

import re
from dataclasses import dataclass

from corpus.claims.chinese_content import after_verbs, leading_quotation
from corpus.claims.chinese_cues import fits, is_audience, is_silent
from corpus.claims.chinese_speaking import ISSUED
from corpus.claims.clauses import Clause
from corpus.claims.cues import FoundCue
from corpus.claims.quotations import Quotation
from corpus.claims.reading import Reading
from corpus.claims.wordlists import words
from corpus.models import Span

_ISSUES = re.compile(r"发[表布出](?:了|一[份则]|书面|联合){0,3}$")
# 本报记者朱颖报道: who wrote the article.
_REPORTING = re.compile(r"(?:^|[\s(]|本报|本刊|[社网台报讯])(?:特约|驻[^,。]{2,6})?(?:记者|通讯员)[^,。;:]{0,16}$")
_BACK = 70
_BRACKET = re.compile("[(《〈〔【]")


@dataclass(frozen=True, slots=True)
class Place:
    """A cue that may report, and what stands around it in its clause; `empty` where nothing follows it there."""

    found: FoundCue
    left: Span
    leading: Quotation | None
    content: int
    empty: bool


def placed(reading: Reading, clause: Clause, found: FoundCue, until: int) -> Place | None:
    """Look around a cue; None where the words there keep it from reporting anything. Speakers stand before `until`."""
    if _is_document(reading, clause, found):
        return None
    leading = leading_quotation(reading, clause, found.span.start)
    issues = _ISSUES.search(reading.folded, clause.start, found.span.start) if found.cue.form in ISSUED else None
    left = Span(leading.outer.end if leading else clause.start, issues.start() if issues else until)
    content = after_verbs(reading, found, clause.end)
    rest = reading.folded[content : clause.end]
    empty = not rest.strip() or is_audience(rest, found, clause)
    if is_silent(reading.folded, clause, left, found, content) or not fits(
        reading, clause, found, content, empty=empty
    ):
        return None
    return Place(found, left, leading, content, empty)


def _is_document(reading: Reading, clause: Clause, found: FoundCue) -> bool:
    """Whether a clause opens with a document that speaks, though its name is a cue too: 通报指出……, 本报记者报道."""
    if found.cue.form in ("报道", "报导") and _REPORTING.search(reading.folded, clause.start, found.span.start):
        return True
    opens = reading.folded[clause.start : found.span.start].strip() in ("", "有", "另有", "也有")
    follows = reading.cues_in(Span(found.span.end, clause.end))
    is_spoken = bool(follows) and follows[0].span.start == found.span.end
    return opens and is_spoken and found.cue.form in words("documents", "zh")


def is_in_marks(reading: Reading, cue: Span) -> bool:
    """Whether the cue stands inside a quotation or a bracket."""
    if reading.is_quoted(cue.start):
        return True
    left = reading.folded[max(0, cue.start - _BACK) : cue.start]
    return _BRACKET.search(left) is not None and any(
        left.rfind(opening) > left.rfind(closing) for opening, closing in ("()", "《》", "〈〉", "〔〕", "【】")
    )
