"""What words are about, so that 下载量, 下載次數 and downloads meet. Must never be shown, and never decide alone.

A concept is a word with all that the terms of the trade let stand for it; names are left out, they say whose it is.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.characters import HAN
from corpus.index.terms import is_han
from corpus.index.translation import LONGEST, key_of, meanings
from corpus.lexicon import load_lexicon
from corpus.names import Names
from corpus.normalise import fold
from corpus.segment import cut

_RUN = re.compile(rf"[{HAN}]+|[a-z][a-z0-9'’-]*")
# An amount, which says how much and not of what: 258亿美元.
_AMOUNT = re.compile(r"\d[\d.,]*\s?[万亿兆千百]*(?:美元|欧元|日元|港元|元)?")
# Words that stand between others and lead the cutter astray: 去年的营收为, 营收达.
_PARTICLE = re.compile(rf"[的了是]|(?:达到|[为达至到超约近])(?![{HAN}])")
_KEPT = 4096
# Of 总裁 and 总量 the rest is no word.
_SHORTEST_SUM = 2


@dataclass(frozen=True, slots=True)
class Concept:
    """A word as it is matched, and what may stand for it."""

    key: str
    others: frozenset[str] = frozenset()

    def meets(self, other: "Concept") -> bool:
        """Say whether both mean the same."""
        return self.key == other.key or self.key in other.others or other.key in self.others


def concepts(text: str, names: Names) -> tuple[Concept, ...]:
    """Give what a text is about, without names, amounts and words that only frame: 全球下载量 has 全球 and 下载."""
    at, rest = 0, []
    for found in names.find(text):
        rest.append(text[at : found.span.start])
        at = found.span.end
    return _concepts("\n".join((*rest, text[at:])))


def share(wanted: Sequence[Concept], held: Sequence[Concept]) -> float:
    """Say how much of what one text is about another holds, 0 to 1; 0 where it is about nothing."""
    return shared(wanted, held) / len(wanted) if wanted else 0.0


def shared(wanted: Sequence[Concept], held: Sequence[Concept]) -> int:
    """Count what two texts have in common: 铜价上涨 and "copper prices rise" share one concept."""
    return sum(any(one.meets(other) for other in held) for one in wanted)


def contrasted(one: str, other: str) -> bool:
    """Say whether a word sets one text apart from the other: 国内 against 海外, 平均 against nothing."""
    found, others = _contrasts_in(one), _contrasts_in(other)
    sides, other_sides = dict(found), dict(others)
    if any(side != other_sides.get(group, side) for group, side in sides.items()):
        return True
    return any((group in sides) != (group in other_sides) for group in _qualifying())


@lru_cache(maxsize=_KEPT)
def _concepts(text: str) -> tuple[Concept, ...]:
    found: dict[str, Concept] = {}
    for run in _runs(fold(text).text):
        for key in _keys(run):
            found.setdefault(key, Concept(key, frozenset(map(_key, _others(key)))))
    return tuple(found.values())


def _others(key: str) -> Iterator[str]:
    """Give what may stand for a word: downloads for 下载, and for 铜价 copper."""
    yield from meanings().get(key, ())
    priced = next((key.removesuffix(end) for end in load_lexicon("stories")["prices"] if key.endswith(end)), key)
    if priced != key and priced in meanings():
        yield from (priced, *meanings()[priced])


def _runs(folded: str) -> Iterator[list[str]]:
    """Give the words of each stretch: Chinese words as they are cut, Latin ones up to the next that is none."""
    latin: list[str] = []
    for match in _RUN.finditer(_PARTICLE.sub(" ", _AMOUNT.sub(" ", folded))):
        if is_han(match[0]):
            yield latin
            latin = []
            yield cut(match[0])
        else:
            latin.append(match[0])
    yield latin


def _keys(words: Sequence[str]) -> Iterator[str]:
    """Take the longest expressions that the terms know, and each other word by itself."""
    at = 0
    while at < len(words):
        glue = "" if is_han(words[at]) else " "
        for count in range(min(LONGEST, len(words) - at), 0, -1):
            key = key_of(glue.join(words[at : at + count]))
            if count == 1 or key in meanings():
                break
        if not (_is_framing(words[at]) if count == 1 else key in _framing()):
            yield _key(key)
        at += count


def _key(expression: str) -> str:
    key = key_of(expression)
    if not is_han(key):
        return key
    # 总营收 is the 营收 of a house.
    if key.startswith("总") and len(key) > _SHORTEST_SUM and key[1:] in meanings():
        key = key[1:]
    ending = next((end for end in _measured() if key.endswith(end) and len(key) > len(end) + 1), "")
    return key.removesuffix(ending)


def _is_framing(word: str) -> bool:
    """Say whether a word says nothing of a topic; of single characters and pairs of letters most do not: 铜, AI do."""
    if word in _framing():
        return True
    return len(word) < (2 if is_han(word) else 3) and key_of(word) not in meanings()


@cache
def _measured() -> Sequence[str]:
    endings: list[str] = load_lexicon("stories")["measured"]
    return sorted(endings, key=len, reverse=True)


@cache
def _framing() -> AbstractSet[str]:
    metrics = load_lexicon("metrics")
    lists = [metrics["chinese"][name] for name in ("linking", "leading", "opening", "comparing", "ending", "empty")]
    lists += [metrics["english"][name] for name in ("linking", "leading", "trailing", "ending", "joining", "empty")]
    words = {word for each in (*lists, load_lexicon("stories")["generic"]) for word in each}
    # Of the linking words these name a metric: 投入, 销售.
    return words - set(metrics["chinese"]["nominal"])


@lru_cache(maxsize=_KEPT)
def _contrasts_in(text: str) -> tuple[tuple[int, int], ...]:
    folded = fold(text).text
    return tuple(place for place, pattern in _contrasts() if pattern.search(folded))


@cache
def _contrasts() -> Sequence[tuple[tuple[int, int], re.Pattern[str]]]:
    found = []
    for group, line in enumerate(_lines()):
        for side, forms in enumerate(line.split("|")):
            words = [form.strip() for form in forms.split(",")]
            pattern = "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else word for word in words)
            found.append(((group, side), re.compile(pattern)))
    return found


@cache
def _qualifying() -> Sequence[int]:
    """Give the groups of which a text without any is set apart from one with any."""
    return range(len(load_lexicon("stories")["qualifiers"]))


def _lines() -> Sequence[str]:
    table = load_lexicon("stories")
    return (*table["qualifiers"], *table["contrasts"])
