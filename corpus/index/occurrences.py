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
    runs = list(_runs(classes == LETTER))
    places = [start for start, _ in runs]
    known = _KeysOfWords()
    keys = [known[text[start:end]] for start, end in runs]
    upto = 0
    for start, end in _runs(classes == DIGIT):
        if start >= upto:
            match = _NUMBER.match(text, start)
            upto = match.end() if match else end
            places.append(start)
            keys.append(key_of_term(text[start:upto].replace(",", "")))
    return np.array(places, np.int64), np.array(keys, np.uint64)


class _KeysOfWords(dict[str, int]):
    """The keys of words as written, each worked out once."""

    def __missing__(self, word: str) -> int:
        key = self[word] = key_of_term(stem(word))
        return key


def words_of(folded: Texts, first: int) -> Counter[str]:
    """Count the words, as written, of the texts from the first-th on."""
    text = folded.text[int(folded.starts[first]) :]
    return Counter(text[start:end] for start, end in _runs(class_of(folded.codes[folded.starts[first] :]) == LETTER))


def _runs(flags: npt.NDArray[np.bool_]) -> "zip[tuple[int, int]]":
    """Give where each run of flags begins and ends."""
    edges = np.diff(np.concatenate(((False,), flags, (False,))).astype(np.int8))
    return zip((edges == 1).nonzero()[0].tolist(), (edges == -1).nonzero()[0].tolist(), strict=True)
