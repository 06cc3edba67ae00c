"""A stretch of a sentence that is short enough to be read in a list. Must never alter a character of it.

Whole clauses around what is to be seen: of a long sentence those before it that fit, else from its own clause on.
"""

import re
from collections.abc import Sequence

from corpus.characters import HAN
from corpus.models import Span

# Chinese characters take twice the time of a letter (500 characters, or 230 words of some five letters, a minute).
_HAN = re.compile(f"[{HAN}]")
_BREAK = re.compile(r"[，；、。！？;!?]|,(?!\d)|[:：](?!//)|\.(?=\s)|\n")
_WIDE = 2


def excerpt(body: str, sentence: Span, shown: Sequence[Span], room: int) -> Span:
    """Give the clauses of a sentence that hold all of `shown`, in at most `room` letters where that can be.

    A Chinese character takes the room of two letters. A sentence that fits is given whole.
    """
    start, end = _trimmed(body, sentence)
    if _width(body[start:end]) <= room:
        return Span(start, end)
    first = min((span.start for span in shown), default=start)
    last = max((span.end for span in shown), default=first)
    marks = [start, *(match.end() for match in _BREAK.finditer(body, start, end)), end]
    begins = [mark for mark in marks if mark <= first] or [start]
    ends = [mark for mark in marks if mark >= last] or [end]
    begin = next((one for one in begins if _width(body[one : ends[0]]) <= room), begins[-1])
    finish = max((one for one in ends if _width(body[begin:one]) <= room), default=ends[0])
    return Span(*_trimmed(body, Span(begin, finish)))


def _trimmed(body: str, span: Span) -> Span:
    text = body[slice(*span)]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def _width(text: str) -> int:
    return len(text) + (_WIDE - 1) * len(_HAN.findall(text))
