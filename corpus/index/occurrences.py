"""The terms of many folded texts at once, as numbers: the rules are those of `corpus.index.terms`.

Must never know which text is a title and which a passage.
"""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.index.classes import DIGIT, HAN_CLASS, LETTER, class_of
from corpus.index.folding import Texts
from corpus.index.keys import CODE_BITS, PAIR, Keys, key_of_term
from corpus.index.stems import stem

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Each term wherever it occurs: text `texts[n]` has the term with the key `keys[n]`, once."""

    keys: Keys
    texts: Numbers


def occurrences(folded: Texts) -> Occurrences:
    """Give all terms of texts: "qwen模型" has "qwen", "模", "型" and "模型"."""
    classes = class_of(folded.codes)
    of = np.repeat(np.arange(len(folded.starts) - 1), np.diff(folded.starts))
    han = classes == HAN_CLASS
    singles = han.nonzero()[0]
    firsts = (han[:-1] & han[1:]).nonzero()[0]
    codes = folded.codes.astype(np.uint64)
    pairs = np.uint64(PAIR) | codes[firsts] << np.uint64(CODE_BITS) | codes[firsts + 1]
    places, others = _others(folded.text, classes)
    keys = np.concatenate((codes[singles], pairs, others))
    return Occurrences(keys, of[np.concatenate((singles, firsts, places))])


def _others(text: str, classes: npt.NDArray[np.uint8]) -> tuple[Numbers, Keys]:
    """Give the places and keys of numbers and words."""
    begins, ends = _runs(classes == LETTER)
    places = list(begins)
    keys = list(map(_KeysOfWords().__getitem__, map(text.__getitem__, map(slice, begins, ends))))
    numbers = _KeysOfNumbers()
    upto = 0
    for start, end in zip(*_runs(classes == DIGIT), strict=True):
        if start >= upto:
            match = _NUMBER.match(text, start) if text[end] in ",." else None
            upto = match.end() if match else end
            places.append(start)
            keys.append(numbers[text[start:upto]])
    return np.array(places, np.int64), np.array(keys, np.uint64)


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


def words_of(folded: Texts, first: int) -> Counter[str]:
    """Count the words, as written, of the texts from the first-th on."""
    text = folded.text[int(folded.starts[first]) :]
    begins, ends = _runs(class_of(folded.codes[folded.starts[first] :]) == LETTER)
    return Counter(map(text.__getitem__, map(slice, begins, ends)))


def _runs(flags: npt.NDArray[np.bool_]) -> tuple[list[int], list[int]]:
    """Give where runs of flags begin and where each ends."""
    edges = np.diff(np.concatenate(((False,), flags, (False,))).astype(np.int8))
    return (edges == 1).nonzero()[0].tolist(), (edges == -1).nonzero()[0].tolist()
