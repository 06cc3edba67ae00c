"""A statement cut at its commas, semicolons and colons. Must never cut inside a quotation or a bracket."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.claims.quotations import Quotation
from corpus.models import Span

# Folded text: full-width punctuation has become ASCII. A comma or colon between digits belongs to a number or a time.
# A class of all first characters comes first, so that nothing is asked of any other.
_MARK = re.compile(
    r"[()\[\];。!?\n,:—-](?:(?<=[()\[\];。!?\n])|(?<=[,:])(?![0-9])|(?<![0-9][,:])(?<=[,:])|(?<=—)—|(?<=-)-)"
)
_LONGEST_BRACKET = 80


class Clause(NamedTuple):
    """A stretch between two marks; `mark` is the one that ends it, "" at the end of the statement."""

    span: Span
    mark: str

    @property
    def start(self) -> int:
        """Where it starts, in characters into the text."""
        return self.span.start

    @property
    def end(self) -> int:
        """Where it ends, before its mark."""
        return self.span.end


def cut_clauses(folded: str, statement: Span, quotations: Sequence[Quotation]) -> list[Clause]:
    """Cut a statement of folded text: "他说,“甲,乙”,丙。" gives 他说 | “甲,乙” | 丙."""
    clauses: list[Clause] = []
    start = statement.start
    for at, mark in _marks(folded, statement, quotations):
        clauses.append(Clause(Span(start, at), mark))
        start = at + len(mark)
    if folded[start : statement.end].strip():
        clauses.append(Clause(Span(start, statement.end), ""))
    return clauses


def _marks(folded: str, statement: Span, quotations: Sequence[Quotation]) -> Iterator[tuple[int, str]]:
    opened = 0
    upto = statement.start
    ends = _ended_within(folded, statement, quotations)
    upcoming = 0
    for match in _MARK.finditer(folded, statement.start, statement.end):
        at = match.start()
        while ends and ends[0] <= at:
            yield ends.pop(0), ""
        while upcoming < len(quotations) and quotations[upcoming].outer.start <= at:
            upto = max(upto, quotations[upcoming].outer.end)
            upcoming += 1
        if at < upto:
            continue
        if match[0] in "([":
            closing = folded.find(")" if match[0] == "(" else "]", at, min(statement.end, at + _LONGEST_BRACKET))
            opened = max(opened, closing)
        elif match[0] not in ")]" and at > opened:
            yield at, match[0]


def _ended_within(folded: str, statement: Span, quotations: Sequence[Quotation]) -> list[int]:
    """Where a quotation ends a sentence though none of the marks behind it does: 他问：“走吗？”她说…….

    One that opens its clause belongs to whoever is named behind it: “走吧！”他说.
    """
    return [
        quotation.outer.end
        for quotation in quotations
        if folded[quotation.inner.end - 1] in "。!?"
        and quotation.outer.end < statement.end
        and folded[quotation.outer.start - 1 : quotation.outer.start] not in ("", "。", "!", "?", "\n", ",", ";")
        and _SAYS_ON.match(folded, quotation.outer.end)
    ]


_SAYS_ON = re.compile(r"(?:他|她|[一-龥]{2,8}?)(?:也|还|则|又)?(?:认为|表示|说|指出|强调|坦言|补充)")
