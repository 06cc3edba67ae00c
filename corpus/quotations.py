"""Pairs of quotation marks and brackets. Must never raise: a mark without its partner is only a character."""

import re
from collections import Counter, deque
from collections.abc import Iterator

from corpus.models import Span

# A longer quotation is a mark that lost its partner, or has to be cut inside anyway to be shown.
_LONGEST = 500

_CLOSING = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "«": "»", "《": "》", "〈": "〉",
    "（": "）", "(": ")", "【": "】", '"': '"', "＂": "＂",
}  # fmt: skip
# All of them, to be looked for by a pattern.
MARKS = re.escape("".join(sorted({*_CLOSING, *_CLOSING.values()})))
_MARK = re.compile(f"[{MARKS}]")


def enclosed(text: str) -> tuple[Span, ...]:
    """Find what stands in quotation marks or brackets, marks included, outermost only: 「『甲』」 is one.

    Straight marks go by what stands beside them and else by turns. Pairs longer than 500 characters are none. Offsets
    are characters into `text`, which should be one paragraph. Linear.
    """
    found: list[Span] = []
    for pair in sorted(_pairs(text), key=lambda span: (span.start, -span.end)):
        if not found or pair.start >= found[-1].end:
            found.append(pair)
    return tuple(found)


def _pairs(text: str) -> Iterator[Span]:
    opened: deque[tuple[int, str]] = deque()  # where, and the mark that would close it
    awaited: Counter[str] = Counter()
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        while opened and at - opened[0][0] >= _LONGEST:
            awaited[opened.popleft()[1]] -= 1
        if awaited[mark] and _may_close(text, at):
            closing = ""
            while closing != mark:
                start, closing = opened.pop()
                awaited[closing] -= 1
            yield Span(start, at + 1)
        elif mark in _CLOSING and _may_open(text, at):
            opened.append((at, _CLOSING[mark]))
            awaited[_CLOSING[mark]] += 1


def _may_close(text: str, at: int) -> bool:
    """Whether a mark that could close something does: not the apostrophe of it’s, not a straight mark that opens."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "’":
        return not (before.isascii() and before.isalpha() and after.isascii() and after.isalpha())
    return text[at] not in '"＂' or not before.isspace() or not after.isalnum()


def _may_open(text: str, at: int) -> bool:
    """Whether a straight mark can open something: the inches of 27" and a mark left over at the end cannot."""
    after = text[at + 1 : at + 2]
    return text[at] not in '"＂' or after.isalnum() or (after != "" and (at == 0 or not text[at - 1].isalnum()))
