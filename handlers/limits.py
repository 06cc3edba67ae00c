"""Slack's limits, and the one place that measures and cuts. Must never cut a figure or a character in two.

Slack does not say in which unit it counts. We count the largest candidate: UTF-16 units of the text after escaping.
Limits with their sources in docs.slack.dev/reference/block-kit/blocks; ours keep at least five per cent below them.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

Block = dict[str, Any]

BLOCKS = 45  # of 50
# Over all blocks, without buttons; `msg_blocks_too_long` was met near 13,200 (slackapi/bolt-js#2509), and a row of
# buttons takes 1,000 at most.
CHARACTERS = 11_500
FALLBACK = 2_500  # the `text`; `msg_too_long` was met from 3,000
SECTION = 2_800  # of 3,000
HEADER = 140  # of 150
URL = 2_000  # of 3,000; a longer one is a tracking device, and eats the message

_ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[。！？；!?][”’」』）)\"']?|\.[”’)\"']?(?=\s)|\n")
# How far back a cut may move to spare a word, a number or a cluster; a longer one is cut where the limit falls.
_SPARED = 40
_INSIDE_A_NUMBER = frozenset(".,:/．")
_BEFORE_A_NUMBER = frozenset("$¥￥€£-−+~约約近逾超")
_AFTER_A_NUMBER = frozenset("%％‰+")
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_NOT_SHOWABLE = {**_CONTROLS, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_ZERO_WIDTH_JOINER = "\u200d"


def escape(text: str) -> str:
    """Escape what Slack would act on in mrkdwn, plain text and the fallback; rich text needs none.

    "<!channel> A&B" becomes "&lt;!channel&gt; A&amp;B".
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def showable(text: str) -> str:
    """Drop what no message can hold: control characters, and halves of surrogate pairs, which stand as U+FFFD."""
    return text.translate(_NOT_SHOWABLE)


def width(text: str) -> int:
    """Say how many characters Slack could at most count: an emoji is two, an ampersand five."""
    return len(escape(text).encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """Shorten to `limit` at a sentence end, else before a word or number, and mark it with an ellipsis.

    `cut("营收3800亿元，增长。", 8)` is "营收…": a figure is shown whole or not at all.
    """
    if width(text) <= limit:
        return text
    end = _prefix(text, limit - len(_ELLIPSIS))
    sentence_ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, end)]
    has_late_end = bool(sentence_ends) and sentence_ends[-1] >= end // 2
    end = sentence_ends[-1] if has_late_end else _spare(text, end)
    return text[:end].rstrip() + _ELLIPSIS


def fit(blocks: Iterable[Block], shortened: Block) -> tuple[Block, ...]:
    """Keep as many whole blocks from the top as one message holds; `shortened` ends a list that was cut."""
    kept: list[Block] = []
    room = CHARACTERS - measure(shortened)
    for block in blocks:
        room -= measure(block)
        if room < 0 or len(kept) == BLOCKS - 1:
            return (*kept, shortened)
        kept.append(block)
    return tuple(kept)


def measure(block: Block) -> int:
    """Say how much of a message a block takes: its JSON, because the overhead was seen to count."""
    return width(json.dumps(block, ensure_ascii=False))


def _width_of(character: str) -> int:
    return width(character) if character in "&<>" or character > "\uffff" else 1


def _prefix(text: str, limit: int) -> int:
    """Give the length in characters of the longest prefix that is at most `limit` wide."""
    room = limit
    for place, character in enumerate(text):
        room -= _width_of(character)
        if room < 0:
            return place
    return len(text)


def _spare(text: str, end: int) -> int:
    for place in range(end, max(end - _SPARED, 0), -1):
        if not _belong_together(text[place - 1], text[place]):
            return place
    return end


def _belong_together(before: str, after: str) -> bool:
    if unicodedata.combining(after) or after in "\ufe0e\ufe0f" or _ZERO_WIDTH_JOINER in {before, after}:
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U0001f1e6" <= after <= "\U0001f1ff":
        return True  # a skin tone; the second letter of a flag (its first, too: a flag fewer is no loss)
    if before.isnumeric():  # 三 and 亿 are numeric as well; what follows is the rest of the number or its unit
        return after.isalnum() or after in _INSIDE_A_NUMBER or after in _AFTER_A_NUMBER
    if before in _INSIDE_A_NUMBER or before in _BEFORE_A_NUMBER:
        return after.isnumeric()
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
