"""Many texts folded at once, each to exactly what `corpus.normalise.fold` makes of it alone. Must never store or show.

Most news is folded character by character, which numpy does for a thousand articles as for one; only texts with
traditional characters, and the odd ½, need looking at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.codes import (
    GROWING,
    MARK,
    SIMPLIFIED,
    TRADITIONAL,
    Codes,
    codes_of,
    kinds_of,
    plain_codes,
    small_codes,
    text_of,
)
from corpus.index.classes import HAN_CLASS, class_of
from corpus.normalise import fold_text

Flags = npt.NDArray[np.bool_]

# Stands between texts that are folded together: no letter, and folded to itself.
_BETWEEN = "\x1e"


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
    traditional = said[TRADITIONAL] | ~said[SIMPLIFIED]
    careful = said[GROWING] | (said[0] & traditional)
    odd = said[MARK] | (said[SIMPLIFIED] & said[TRADITIONAL])
    if not (careful | odd).any():
        return Texts(simple, codes_of(simple), written.starts)
    changed: dict[int, str] = {}
    # What is folded together has to be of one kind: that a text is traditional is told by the text as a whole.
    for kind in (careful & ~odd & ~said[SIMPLIFIED], careful & ~odd & said[SIMPLIFIED]):
        changed.update(_folded_together(written, kind.nonzero()[0].tolist()))
    changed.update((n, fold_text(_text(written, n))) for n in odd.nonzero()[0].tolist())
    return _with_changes(simple, written, changed)


def _said(written: Texts, small: Codes) -> dict[int, Flags]:
    """Say which texts have characters of each kind; 0 is any Chinese."""
    begins = written.starts[:-1]
    if not len(begins):
        return dict.fromkeys((0, SIMPLIFIED, TRADITIONAL, GROWING, MARK), np.zeros(0, bool))
    kinds = np.bitwise_or.reduceat(kinds_of(small), begins)
    found = {kind: (kinds & np.uint8(kind)) > 0 for kind in (SIMPLIFIED, TRADITIONAL, GROWING, MARK)}
    found[0] = np.logical_or.reduceat(class_of(small) == HAN_CLASS, begins)
    return found


def _folded_together(written: Texts, numbers: Sequence[int]) -> Iterable[tuple[int, str]]:
    texts = [_text(written, n) for n in numbers]
    folded = fold_text(_BETWEEN.join(texts)).split(_BETWEEN) if texts else []
    if len(folded) != len(texts):  # a text has the character that stands between
        folded = [fold_text(text) for text in texts]
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
