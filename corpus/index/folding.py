"""Many texts folded at once, each to exactly what `corpus.normalise.fold` makes of it alone. Must never store or show.

Most news is folded character by character, which numpy does for a thousand articles as for one; only texts with
traditional characters, and the odd ½, need looking at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from corpus.characters import growing, only_simplified, only_traditional, to_plain, to_small
from corpus.index.classes import HAN_CLASS, class_of, codes_of, looked_up, text_of
from corpus.normalise import fold

Codes = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]

# Stands between texts that are folded together: no letter, and folded to itself.
_BETWEEN = "\x1e"
_SIMPLIFIED, _TRADITIONAL, _GROWING, _MARK = 1, 2, 4, 8


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts one after another, each with a line feed behind it: text n is `text[starts[n]:starts[n + 1] - 1]`."""

    text: str
    codes: Codes
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Texts":
        """Put texts one after another."""
        text = "\n".join((*texts, "")) if texts else ""
        lengths = np.fromiter((len(one) + 1 for one in texts), np.int64, len(texts))
        return cls(text, codes_of(text), np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))))

    def numbers(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Say which text each place is in."""
        return self.starts.searchsorted(places, "right") - 1


def fold_texts(written: Texts) -> Texts:
    """Fold texts; each is what `fold(text).text` gives."""
    small = small_codes(written.codes)
    simple = text_of(plain_codes(small))
    said = _said(written, small)
    traditional = said[_TRADITIONAL] | ~said[_SIMPLIFIED]
    careful = said[_GROWING] | (said[0] & traditional)
    odd = said[_MARK] | (said[_SIMPLIFIED] & said[_TRADITIONAL])
    if not (careful | odd).any():
        return Texts(simple, codes_of(simple), written.starts)
    changed: dict[int, str] = {}
    # What is folded together has to be of one kind: that a text is traditional is told by the text as a whole.
    for kind in (careful & ~odd & ~said[_SIMPLIFIED], careful & ~odd & said[_SIMPLIFIED]):
        changed.update(_folded_together(written, kind.nonzero()[0].tolist()))
    changed.update((n, fold(_text(written, n)).text) for n in odd.nonzero()[0].tolist())
    return _with_changes(simple, written, changed)


def small_codes(codes: Codes) -> Codes:
    """Do what `to_small` says."""
    return looked_up(_tables()[0], codes)


def plain_codes(codes: Codes) -> Codes:
    """Do what `to_plain` says."""
    return looked_up(_tables()[1], codes)


def _said(written: Texts, small: Codes) -> dict[int, Flags]:
    """Say which texts have characters of each kind; 0 is any Chinese."""
    kinds = looked_up(_tables()[2], small, beyond=0)
    found = {}
    for kind in (_SIMPLIFIED, _TRADITIONAL, _GROWING, _MARK):
        found[kind] = _any(np.bitwise_and(kinds, kind).astype(bool), written.starts)
    found[0] = _any(class_of(small) == HAN_CLASS, written.starts)
    return found


def _any(flags: Flags, starts: npt.NDArray[np.int64]) -> Flags:
    totals = np.concatenate((np.zeros(1, np.int64), np.cumsum(flags)))
    return np.asarray(np.greater(totals[starts[1:]], totals[starts[:-1]]))


def _folded_together(written: Texts, numbers: Sequence[int]) -> Iterable[tuple[int, str]]:
    texts = [_text(written, n) for n in numbers]
    folded = fold(_BETWEEN.join(texts)).text.split(_BETWEEN) if texts else []
    if len(folded) != len(texts):  # a text has the character that stands between
        folded = [fold(text).text for text in texts]
    return zip(numbers, folded, strict=True)


def _text(texts: Texts, number: int) -> str:
    return texts.text[int(texts.starts[number]) : int(texts.starts[number + 1]) - 1]


def _with_changes(simple: str, written: Texts, changed: dict[int, str]) -> Texts:
    """Put what was folded with care in the place of what was not."""
    lengths = np.diff(written.starts)
    parts: list[str] = []
    upto = 0
    for number in sorted(changed):
        parts += (simple[upto : int(written.starts[number])], changed[number])
        upto = int(written.starts[number + 1]) - 1
        lengths[number] = len(changed[number]) + 1
    text = "".join((*parts, simple[upto:]))
    return Texts(text, codes_of(text), np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))))


@cache
def _tables() -> tuple[Codes, Codes, npt.NDArray[np.uint8]]:
    """Small letters, plain characters, and what a character, once small, says about its text."""
    kinds = np.zeros(len(to_small()), np.uint8)
    marks = "".join(map(chr, (*range(0x300, 0x370), 0x3099, 0x309A)))
    for kind, characters in (
        (_SIMPLIFIED, only_simplified()),
        (_TRADITIONAL, only_traditional()),
        (_GROWING, growing()),
        (_MARK, marks + _BETWEEN),
    ):
        known = [code for code in map(ord, characters) if code < len(kinds)]
        kinds[known] |= kind
    return np.array(to_small(), np.uint32), np.array(to_plain(), np.uint32), kinds
