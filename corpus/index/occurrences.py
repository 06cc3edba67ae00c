"""The terms of many folded texts at once, as numbers: the rules are those of `corpus.index.terms`.

Must never know which text is a title and which a passage.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.index.classes import DIGIT, LETTER, Classes
from corpus.index.folding import Texts
from corpus.index.keys import Keys, key_of_term
from corpus.index.stems import stem

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Each term wherever it occurs: text `texts[n]` has the term with the key `keys[n]`, once."""

    keys: Keys
    texts: Numbers


@dataclass(frozen=True, slots=True)
class Words:
    """Words as written, each wherever it occurs, in order, and where each begins."""

    written: Sequence[str]
    places: Sequence[int]

    def count(self, start: int) -> Counter[str]:
        """Count those from a place on."""
        return Counter(self.written[bisect_left(self.places, start) :])


def words_of(folded: Texts, classes: Classes) -> Words:
    """Give the words of texts: "qwen模型" has "qwen"."""
    begins, ends = _runs(classes == LETTER)
    return Words(list(map(folded.text.__getitem__, map(slice, begins, ends))), begins)


def occurrences(folded: Texts, classes: Classes, words: Words) -> Occurrences:
    """Give the terms of texts but the Chinese ones, their words being known: "qwen模型3个" has "qwen" and "3"."""
    text = folded.text
    places = list(words.places)
    keys = list(map(_KeysOfWords().__getitem__, words.written))
    numbers = _KeysOfNumbers()
    upto = 0
    for start, end in zip(*_runs(classes == DIGIT), strict=True):
        if start >= upto:
            match = _NUMBER.match(text, start) if text[end] in ",." else None
            upto = match.end() if match else end
            places.append(start)
            keys.append(numbers[text[start:upto]])
    return Occurrences(np.array(keys, np.uint64), folded.numbers(np.array(places, np.int64)))


class _KeysOfNumbers(dict[str, int]):
    """The keys of numbers as written."""

    def __missing__(self, number: str) -> int:
        key = self[number] = key_of_term(number.replace(",", ""))
        return key


class _KeysOfWords(dict[str, int]):
    """The keys of words as written, each worked out once."""

    def __missing__(self, word: str) -> int:
        key = self[word] = key_of_term(stem(word))
        return key


def _runs(flags: npt.NDArray[np.bool_]) -> tuple[list[int], list[int]]:
    """Give where runs of flags begin and where each ends."""
    edges = np.diff(np.concatenate(((False,), flags, (False,))).astype(np.int8))
    return (edges == 1).nonzero()[0].tolist(), (edges == -1).nonzero()[0].tolist()
