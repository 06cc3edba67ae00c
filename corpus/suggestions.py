"""What to ask instead where nothing was found. Must never offer what would not be answered, nor a word nobody wrote."""

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.index.terms import is_han
from corpus.index.units import Index
from corpus.index.words import Word
from corpus.normalise import fold
from corpus.questions import Question

_MOST = 4
# A word one slip away is offered; two slips make another word of a short one (whales, halls).
_ONE_SLIP = 0.8
_LONG = 8
# Shorter words are searched for in other spellings, but nobody should be told that they meant one.
_SHORTEST = 5


def suggestions(
    question: Question, index: Index, titles: Sequence[str], is_answered: Callable[[str], bool]
) -> tuple[str, ...]:
    """Give the question in a spelling that is answered, then the titles that came nearest; four at most.

    高胜 铜价 becomes Goldman Sachs 铜价. Words are corrected to names, and to words as they stand in an article.
    """
    corrected = _corrected(question, index)
    offered = (corrected,) if corrected and is_answered(corrected) else ()
    return tuple(dict.fromkeys((*offered, *filter(None, titles))))[:_MOST]


def _corrected(question: Question, index: Index) -> str | None:
    """Write the question as it may have been meant; None where nothing seems wrong with it."""
    text = corrected = fold(question.text).text
    for word in question.words:
        meant = next(_meant(word, index), None)
        if meant:
            corrected = meant.join(_whole(word.text).split(corrected))
    return corrected if corrected != text else None


def _meant(word: Word, index: Index) -> Iterator[str]:
    if not (word.name or word.is_light):
        yield from word.meant
        for known, nearness in index.nearest(word.text) if len(word.text) >= _SHORTEST else ():
            if index.is_written(known) and (nearness >= _ONE_SLIP or len(word.text) >= _LONG):
                yield known


def _whole(word: str) -> re.Pattern[str]:
    """Find a word, but not inside a longer one."""
    return re.compile(re.escape(word) if is_han(word) else rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])")
