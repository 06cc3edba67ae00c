"""Where quotation marks open and close. Must never raise: an odd mark costs its own quotation and nothing else."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.models import Span

_CLOSING = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_OPENING = {close: opening for opening, close in _CLOSING.items()}
# A quotation that is still open after so many characters was never meant as one.
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks: `outer` with them, `inner` without; not `closed` where the paragraph ended first."""

    outer: Span
    inner: Span
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text, left to right: 「甲『乙』」 is one. Offsets are characters into `text`.

    A straight mark opens or closes by turns within its paragraph. A mark left open ends with its paragraph, or opened
    nothing where that is more than 1,500 characters away.
    """
    found: list[Quotation] = []
    start = 0
    for line in text.split("\n"):
        found.extend(_in_paragraph(line, start))
        start += len(line) + 1
    return tuple(found)


# 'We lost,' she said - straight single marks count where a paragraph has no others.
_SINGLE = re.compile(r"(?<![\w'])'(?=[A-Za-z])|(?<=[^\s'])'(?!\w)")
_SHORTEST = 4


def _single(line: str, offset: int) -> Iterator[Quotation]:
    """Pair a mark before a word with the next one behind a word: 'a farce', but not the owners' or '90s."""
    opened: int | None = None
    for match in _SINGLE.finditer(line):
        at = match.start()
        opens = line[at + 1 : at + 2].isalpha()
        if opens and (opened is None or at - opened > _LONGEST):
            opened = at
        elif not opens and opened is not None:
            if _SHORTEST <= at - opened <= _LONGEST:
                yield _quotation(offset, opened, at)
            opened = None


def _in_paragraph(line: str, offset: int) -> list[Quotation]:
    found: list[Quotation] = []
    if _MARK.search(line) is None and "'" not in line:
        return found
    if "'" in line and _OTHERS.isdisjoint(line):
        return list(_single(line, offset))
    opened: list[tuple[int, str]] = []
    waiting: Counter[str] = Counter()
    for match in _MARK.finditer(line):
        at, character = match.start(), match[0]
        if opened and at - opened[0][0] > _LONGEST:
            opened.clear()
            waiting.clear()
        if _closes(character, line, at, opened, waiting):
            while opened and opened[-1][1] != character:
                waiting[opened.pop()[1]] -= 1
            start = opened.pop()[0]
            waiting[character] -= 1
            if not opened:
                found.append(_quotation(offset, start, at))
        elif character == '"' or (character in _CLOSING and not _is_apostrophe(line, at)):
            opened.append((at, _CLOSING.get(character, '"')))
            waiting[opened[-1][1]] += 1
    if opened and len(line) - opened[0][0] <= _LONGEST:
        start = opened[0][0]
        found.append(
            Quotation(Span(offset + start, offset + len(line)), Span(offset + start + 1, offset + len(line)), False)
        )
    return found


_OTHERS = frozenset('"“「『‘')
_MARK = re.compile(f'["{"".join((*_CLOSING, *_OPENING))}]')


def _closes(character: str, line: str, at: int, opened: list[tuple[int, str]], waiting: Counter[str]) -> bool:
    """Whether the mark closes something open; an apostrophe closes only a single mark that stands innermost.

    `waiting` counts the marks that what is open waits for, so that a run of marks costs no more than its length.
    """
    if character == "’":
        return bool(opened) and opened[-1][1] == "’" and not _is_apostrophe(line, at)
    return waiting[character] > 0


def _is_apostrophe(line: str, at: int) -> bool:
    return 0 < at < len(line) - 1 and line[at - 1].isalpha() and line[at + 1].isalpha() and line[at - 1].isascii()


def _quotation(offset: int, start: int, end: int) -> Quotation:
    return Quotation(Span(offset + start, offset + end + 1), Span(offset + start + 1, offset + end))
