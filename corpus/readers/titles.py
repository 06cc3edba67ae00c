"""What can be a title, and what stands in for one. Must never invent a word: a title is verbatim from its article."""

import re

from corpus.normalise import fold_characters

_WIDEST = 150  # columns: seventy-five Chinese characters, or a long English headline
_LONGEST_OPENING = 60  # characters
_SHORTEST_OPENING = 8
_UNFINISHED = tuple("。.;:,、")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.[A-Z]\.|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|vs|No|etc)\.|\.\.\.)$")
_BULLET = re.compile(r"^(?:[-*+•·>]\s|\d{1,3}[.)、]\s?\D{0,3}$|https?://|www\.)")
_INNER_END = re.compile(r"。(?=.)|[a-z]{4}\. [A-Z]")
_SENTENCE_END = re.compile(r"[。!?\n]|[.!?](?=\s|$)")
# A comma between digits belongs to a number, a colon between digits to a time.
_BREAK = re.compile(r"[,:;、](?!\d)|(?<=\s)[—–-]{1,2}(?=\s)|——")


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

    5月20日,在杭州举行的发布会上,... gives 5月20日,在杭州举行的发布会上. A line that only names a speaker is skipped.
    """
    first = next((line.strip() for line in body.split("\n") if line.strip() and not _names_speaker(line)), body.strip())
    folded = fold_characters(first)
    end = _SENTENCE_END.search(folded)
    if end and end.start() <= _LONGEST_OPENING:
        # The mark of a question is part of it, a full stop is not.
        return first[: end.end() if end[0] in "!?" else end.start()].strip() or first[:_LONGEST_OPENING]
    if len(first) <= _LONGEST_OPENING:
        return first
    breaks = [found.start() for found in _BREAK.finditer(folded, 0, _LONGEST_OPENING + 1)]
    if breaks and breaks[-1] >= _SHORTEST_OPENING:
        return first[: breaks[-1]].strip()
    word = first.rfind(" ", _SHORTEST_OPENING, _LONGEST_OPENING + 1)
    return first[: word if word > 0 else _LONGEST_OPENING].strip()


def _names_speaker(line: str) -> bool:
    folded = fold_characters(line.strip())
    return folded.endswith(":") and len(folded) <= 30
