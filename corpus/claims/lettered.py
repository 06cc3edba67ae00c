"""Long lists of Chinese patterns, each pattern tried only where a character stands that it cannot do without.

Most claims hold few of the characters that a list of a hundred patterns is about. Must never change what a list finds.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from corpus.claims.wordlists import HAN, entries

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SIGN = re.compile(
    r"\\.|\[(?:\\.|[^\]\\])+\]|\((?:\?(?:[:=!]|<[=!]))?|[|)]|(?:[*+?]|\{\d*,?\d*\})\??|.",
    re.DOTALL,
)
Needed = frozenset[str]
_NOTHING: Needed = frozenset()


class LetteredText:
    """A text and its characters, gathered once for all the lists that are asked of it."""

    __slots__ = ("is_latin", "letters", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.letters = frozenset(text)
        self.is_latin = not _LATIN.isdisjoint(self.letters)


class Lettered:
    """A list of patterns, of which one is enough."""

    def __init__(self, patterns: Iterable[str], flags: int = 0) -> None:
        """Sort the patterns by a character that each needs; those that need none known are tried on every text."""
        cut = [alternative for pattern in patterns for alternative in _cut(iter(_SIGN.findall(pattern)))]
        uses = Counter(letter for _, needs in cut for needed in needs for letter in needed)
        by_letter: dict[str, list[str]] = {}
        for text, needs in cut:
            for letter in min(needs, key=lambda needed: sum(map(uses.__getitem__, needed)), default=("",)):
                by_letter.setdefault(letter, []).append(text)
        always = by_letter.pop("", None)
        self._always = re.compile("|".join(always), flags) if always else None
        self._by_letter = {letter: re.compile("|".join(some), flags) for letter, some in by_letter.items()}
        self._letters = frozenset(by_letter)

    def is_in(self, told: LetteredText) -> bool:
        """Whether one of the patterns is found."""
        for letter in self._letters & told.letters:
            if self._by_letter[letter].search(told.text):
                return True
        return self._always is not None and self._always.search(told.text) is not None


def pieces(pattern: str) -> list[str]:
    """Cut a pattern at the bars that stand in no bracket: "a(?:b|c)|d" gives "a(?:b|c)" and "d"."""
    return [piece for piece, _ in _cut(iter(_SIGN.findall(pattern)))]


@cache
def lettered(lexicon: str, name: str, is_latin: bool) -> Lettered:
    """Build a list of the lexicon for texts with Latin letters, or for those without.

    The latter need only what holds a Chinese character, and no folding of case.
    """
    patterns = entries(lexicon, name)
    return Lettered(patterns, re.IGNORECASE) if is_latin else Lettered(filter(HAN.search, patterns))


def _cut(signs: Iterator[str]) -> Iterator[tuple[str, list[Needed]]]:
    """Cut a pattern, or the inside of its bracket, at its bars.

    With each piece go sets of Chinese characters; of each set, one stands in whatever the piece matches. 将(?:会|要)
    needs 将, and 会 or 要.
    """
    written: list[str] = []
    needs: list[Needed] = []
    for sign in signs:
        if sign in ("|", ")"):
            yield "".join(written), [needed for needed in needs if needed]
            if sign == ")":
                return
            written, needs = [], []
        elif sign[0] == "(":
            inner = list(_cut(signs))
            written.append(f"{sign}{'|'.join(text for text, _ in inner)})")
            needs.append(_NOTHING if sign.endswith("!") else _either(some for _, some in inner))
        else:
            written.append(sign)
            if sign[0] in "*+?{" and len(written) > 1:
                needs[-1] = needs[-1] if sign[0] == "+" or sign[1:2] in tuple("123456789") else _NOTHING
            else:
                needs.append(_letters(sign))
    yield "".join(written), [needed for needed in needs if needed]


def _either(pieces: Iterable[list[Needed]]) -> Needed:
    """What a bracket needs one of, whichever of its pieces is matched; nothing where one of them needs nothing."""
    least = [min(needs, key=len, default=_NOTHING) for needs in pieces]
    return frozenset().union(*least) if all(least) else _NOTHING


def _letters(sign: str) -> Needed:
    """The Chinese characters of which a sign stands for one: 将, or 将 and 会 in [将会]."""
    some = sign[1:-1] if sign[0] == "[" else sign
    return frozenset(some) if all(map(HAN.match, some)) else _NOTHING
