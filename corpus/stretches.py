"""Which stretches of an article may be shown: one to three sentences within a paragraph. Must never measure them.

A label or a heading alone says nothing, and no stretch is one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.models import Span

# Sentences in a passage, and characters (CONTRACT.md).
_SENTENCES = 3
_LONGEST = 600
# A label or a heading alone says nothing: bytes in UTF-8, which weigh a Chinese character like three Latin letters.
# With a number it may be a row of a table.
_SHORTEST = 45
_SHORTEST_ROW = 30
_SENTENCE_END = re.compile(r"[。！？!?.…][”’」』\"')）]*$")
_DIGIT = re.compile(r"\d")
_CLOSING = "”’」』\"')） \t\r\n\u3000\xa0"
# What ends a passage: a new paragraph, but after "two conditions:" what was announced.
_PARAGRAPH = re.compile(r"[^\s:：]\s*\n")
# Sentences behind one that asks, which may be its reply.
REPLY = 2


class Stretch(NamedTuple):
    """One to three sentences: their span and text, without blanks at the ends, and the first and last by number."""

    span: Span
    text: str
    first: int
    last: int


def stretches(body: str, spans: Sequence[Span], unit: Span) -> Iterator[Stretch]:
    """Give each stretch that meets a unit within a paragraph and is more than a label, and replies to one that asks.

    `spans` are those of the sentences near the unit. Of 谁来出钱？银行。 also 银行。 is one for the unit 谁来出钱？.
    """
    meeting = [number for number, span in enumerate(spans) if meet(span, unit)]
    reply = REPLY if is_asking(body[slice(*spans[meeting[-1]])]) else 0
    for first in range(max(0, meeting[0] - _SENTENCES + 1), min(len(spans), meeting[-1] + 1 + reply)):
        start = spans[first].start
        for last in range(first, min(first + _SENTENCES, len(spans))):
            written = body[start : spans[last].end]
            text = written.strip()
            if len(text) > _LONGEST or ("\n" in text and _PARAGRAPH.search(text)):
                break
            if meeting[0] <= last and (len(text) >= _SHORTEST or not is_label(text)):
                begin = start + len(written) - len(written.lstrip())
                yield Stretch(Span(begin, begin + len(text)), text, first, last)


def is_asking(sentence: str) -> bool:
    """Say whether a sentence asks something: 谁来出钱？”."""
    return sentence.rstrip(_CLOSING).endswith(("?", "？"))


def is_label(text: str) -> bool:
    """Say whether a text is too short to say anything and no sentence either: "蔡崇信：" or a heading."""
    if len(text) >= _SHORTEST:
        return False
    shortest = _SHORTEST_ROW if _DIGIT.search(text) else _SHORTEST
    return len(text.encode(errors="replace")) < shortest and not _SENTENCE_END.search(text)


def meet(one: Span, other: Span) -> bool:
    """Say whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end
