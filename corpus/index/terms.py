"""Text into the terms that are indexed. The same rules serve articles and questions; terms are never shown.

Of Chinese: single characters and pairs of neighbours; of everything else: numbers, and words as English stems. A name
in any of its forms is a term of its own, which begins with "@", and so is a large amount, with "=".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import add

from corpus.characters import HAN
from corpus.index.stems import irregular_beginnings, stem
from corpus.models import Figure

_PIECE = re.compile(rf"(?P<han>[{HAN}]+)|(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)|(?P<word>[^\W\d_{HAN}]+)")
_RUN = re.compile(f"[{HAN}]+")
# The same without Chinese; a pattern that begins with one class of characters is looked for several times faster.
_OTHER = re.compile(rf"[^\W_{HAN}](?:(?<=\d)\d*(?:,\d{{3}})*(?:\.\d+)?|(?<=[^\W\d_])[^\W\d_{HAN}]*)")
# How the term of a name begins.
NAME = "@"
# How terms begin that stand for what is written in many ways.
_NOT_WRITTEN = (NAME, "=")
# Digits of a number that may be written in groups: 1,200.
_GROUPED = 4
# How the units of power and energy begin, and what they are in watts or watt-hours.
_POWER = {"watt": 1, "kilowatt": 10**3, "megawatt": 10**6, "gigawatt": 10**9, "terawatt": 10**12}
# 々 and 〇 come first; kana and hangul follow, of which it does not matter how they are matched.
_FIRST_HAN = "\u3005"


def terms(folded: str) -> Iterator[str]:
    """Give all terms of folded text in order: "qwen模型" gives "qwen", "模", "型" and "模型"."""
    for match in _PIECE.finditer(folded):
        if match["han"]:
            yield from match["han"]
            yield from pairs(match["han"])
        else:
            yield _plain(match)


def count_terms(folded: str) -> Counter[str]:
    """Count the terms of folded text."""
    return Counter(terms(folded))


@lru_cache(maxsize=1 << 13)
def expression_terms(folded: str) -> tuple[str, ...]:
    """Give the terms that together are one expression: pairs of Chinese characters, numbers and words."""
    # Most are one word or one run of Chinese.
    if folded.isascii() and folded.isalpha():
        return (stem(folded),)
    if _RUN.fullmatch(folded):
        return tuple(pairs(folded)) if len(folded) > 1 else (folded,)
    found: list[str] = []
    for match in _PIECE.finditer(folded):
        if not match["han"]:
            found.append(_plain(match))
        elif len(match["han"]) == 1:
            found.append(match["han"])
        else:
            found.extend(pairs(match["han"]))
    return tuple(found)


def pairs(run: str) -> Iterator[str]:
    """Give each two neighbouring characters."""
    return map(add, run, run[1:])


def name_term(canonical: str) -> str:
    """Give the term that stands for a name in all its forms and scripts."""
    return NAME + canonical


def amount_term(figure: Figure) -> str:
    """Give the term that stands for an amount however it is written: 3800亿, 3,800億 and 380 billion; 50GW and 500亿瓦.

    Amounts of power and energy are none of money or things.
    """
    unit = figure.unit or ""
    scale, of_power = next(((scale, "W") for prefix, scale in _POWER.items() if unit.startswith(prefix)), (1, ""))
    return f"={(figure.value * scale).normalize():f}{of_power}"


def is_han(text: str) -> bool:
    """Say whether text begins with a Chinese character."""
    return text[:1] >= _FIRST_HAN


class Text:
    """A folded text that can be asked which terms it holds, without listing them; `marks` are terms it has besides."""

    __slots__ = ("_marks", "_others", "folded")

    def __init__(self, folded: str, marks: Iterable[str] = ()) -> None:
        self.folded = folded
        self._marks = frozenset(marks) if marks else _NOTHING
        self._others: frozenset[str] | None = None

    def __contains__(self, term: object) -> bool:
        if isinstance(term, str) and is_han(term):
            return term in self.folded
        return term in self._marks or term in self._others_found()

    def among(
        self,
        chinese: Sequence[str],
        others: frozenset[str],
        marks: frozenset[str] | None = None,
        written: Mapping[str, str] | None = None,
    ) -> list[str]:
        """Give those of some terms that the text holds; the Chinese ones come apart from the others.

        It has `marks` besides. `written` are the ways in which it may have the others, see `writings`: where it has
        none, it need not be read.
        """
        folded = self.folded
        held = [term for term in chinese if term in folded]
        found = others & self._marks if self._marks else _NOTHING
        if marks:
            found |= others & marks
        if written is None:
            found |= others & self._others_found()
        elif any(map(folded.__contains__, written)):
            found |= {written[piece] for piece in _OTHER.findall(folded) if piece in written}
        return [*held, *found] if found else held

    def _others_found(self) -> frozenset[str]:
        if self._others is None:
            self._others = frozenset(map(_other, _OTHER.findall(self.folded)))
        return self._others


_NOTHING: frozenset[str] = frozenset()


def writings(folded: str, others: frozenset[str], begun: frozenset[str]) -> dict[str, str]:
    """Give the words and numbers of a text that are written forms of some terms, which are not Chinese: "invested".

    `begun` says how these may begin, see `beginnings_of`: what begins otherwise need not be cut to its stem, nor a text
    that has no such letters into words.
    """
    if not any(map(folded.__contains__, begun)):
        return {}
    pieces = {piece for piece in _OTHER.findall(folded) if piece[:2] in begun}
    return {piece: term for piece in pieces if (term := _other(piece)) in others}


def beginnings_of(others: frozenset[str]) -> frozenset[str]:
    """Give the first two letters of all that is written for some terms: "we" of "went" for "go", "1," for "1200"."""
    begun = {term[:2] for term in others if term[:1] not in _NOT_WRITTEN}
    begun |= {f"{term[0]}," for term in others if len(term) >= _GROUPED and term[0].isdigit()}
    return frozenset(begun.union(*(irregular_beginnings().get(one, ()) for one in begun)))


@lru_cache(maxsize=1 << 16)
def _other(piece: str) -> str:
    return piece.replace(",", "") if piece[0].isdigit() else stem(piece)


def _plain(match: re.Match[str]) -> str:
    return match["number"].replace(",", "") if match["number"] else stem(match["word"])
