"""What can be a title, and what stands in for one. Must never invent a word: a title is verbatim from its article."""

import re

from corpus.lexicon import patterns_of
from corpus.normalise import fold_characters
from corpus.readers.transcript import speaker_labels, without_label
from corpus.segment import sentences

_WIDEST = 150  # columns: seventy-five Chinese characters, or a long English headline
_LONGEST_OPENING = 60  # characters
_SHORTEST_OPENING = 8
_LOOKED_AT = 2000  # characters in which the first sentence begins and a second label may follow
_UNFINISHED = tuple("。.;:,、")
_ABBREVIATED = re.compile(
    rf"(?:\b[A-Z]\.[A-Z]\.|\b(?:{patterns_of('furniture', 'titles', 'abbreviations')})\.|\.\.\.)$"
)
_BULLET = re.compile(r"^(?:[-*+•·>]\s|\d{1,3}[.)、]\s?\D{0,3}$|https?://|www\.)")
_INNER_END = re.compile(r"。(?=.)|[a-z]{4}\. [A-Z]")
# A comma between digits belongs to a number, a colon between digits to a time.
_BREAK = re.compile(r"[,:;](?!\d)|(?<=\s)[—–-]{1,2}(?=\s)|——")


def is_title(line: str) -> bool:
    """Whether a line can be a title: short, with letters, no full sentence: 阿里云加码AI can be one, 见下。 not."""
    folded = fold_characters(line.strip())
    if not any(character.isalpha() for character in folded) or columns(folded) > _WIDEST:
        return False
    if folded.endswith(_UNFINISHED) and not _ABBREVIATED.search(folded):
        return False
    return not (_BULLET.match(folded) or _INNER_END.search(folded))


def columns(text: str) -> int:
    """Measure how wide a line looks: a Chinese character takes two columns, a Latin letter one."""
    return sum(2 if character > "\u2e7f" else 1 for character in text)


def opening(body: str) -> str:
    """Take the beginning of the first sentence up to a natural break, 60 characters at most.

    5月20日,在杭州举行的发布会上,... gives 5月20日,在杭州举行的发布会上. Who speaks, before a colon, is skipped.
    """
    lines = [line.strip() for line in body[:_LOOKED_AT].split("\n")]
    speakers = speaker_labels(lines)
    said = next(filter(None, (without_label(line, speakers) for line in lines)), body.strip()[:_LOOKED_AT])
    if not said:
        return ""
    # The mark of a question is part of a title, a full stop is not.
    first = said[: sentences(said)[0].end].strip()
    first = first.rstrip("。") if first.endswith("。") else first.removesuffix(".")
    if len(first) <= _LONGEST_OPENING:
        return first
    breaks = [found.start() for found in _BREAK.finditer(fold_characters(first), 0, _LONGEST_OPENING + 1)]
    if breaks and breaks[-1] >= _SHORTEST_OPENING:
        return first[: breaks[-1]].strip()
    word = first.rfind(" ", _SHORTEST_OPENING, _LONGEST_OPENING + 1)
    return first[: word if word > 0 else _LONGEST_OPENING].strip()
