"""Traditional Chinese in the mainland's words, for matching: 輝達 is 英伟达, 程式 is 程序.

Must never touch what a text in simplified characters says: the mainland's 核心 is no kernel.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from operator import ne
from typing import NamedTuple

import ahocorasick
from opencc import OpenCC

from corpus.characters import HAN, only_simplified, only_traditional, to_plain
from corpus.lexicon import load_lexicon
from corpus.models import Span

_HAN_RUN = re.compile(f"[{HAN}]{{1,200}}")


class Block(NamedTuple):
    """A stretch that folds as a whole, because its folded form is longer, shorter or another word."""

    start: int
    end: int
    folded: str
    is_word: bool = True


def reworded(small: str, simple: str, *, has_simplified: bool) -> Iterator[Block]:
    """What traditional text says in other words: words, and whole runs in which some are other ones.

    `simple` is the same text simplified character by character.
    """
    stretches: list[tuple[int, int]] = []
    for line in _traditional_lines(small) if has_simplified else (Span(0, len(small)),):
        upto = line.start
        for last, (length, folded) in _taiwan().iter_long(simple[line.start : line.end]):
            end = line.start + last + 1
            start = end - length
            stretches += [run.span() for run in _HAN_RUN.finditer(simple, upto, start)]
            if folded != simple[start:end]:
                yield Block(start, end, folded)
            upto = end
        stretches += [run.span() for run in _HAN_RUN.finditer(simple, upto, line.end)]
    if not stretches:
        return
    written = "\n".join(small[start:end] for start, end in stretches)
    for (start, end), words in zip(stretches, _tw2sp().convert(written).split("\n"), strict=False):
        if words != simple[start:end]:
            yield Block(start, end, words, is_word=False)


def _traditional_lines(small: str) -> Iterator[Span]:
    """Lines with more traditional-only characters than simplified-only ones."""
    simplified, traditional = only_simplified(), only_traditional()
    start = 0
    for line in small.splitlines(keepends=True):
        if sum(map(traditional.__contains__, line)) > sum(map(simplified.__contains__, line)):
            yield Span(start, start + len(line))
        start += len(line)


def differences(simple: str, words: str, start: int) -> list[Block]:
    """Align a stretch that begins at `start` with its rewording; a left-over end belongs to the last block."""
    blocks: list[Block] = []
    at = to = 0
    while at < len(simple) and to < len(words):
        alike = min(len(simple) - at, len(words) - to)
        alike = next(compress(count(), map(ne, simple[at:], words[to:])), alike)
        at, to = at + alike, to + alike
        if at < len(simple) and to < len(words):
            one, other = _until_alike(simple, words, at, to)
            blocks.append(Block(start + at, start + one, words[to:other]))
            at, to = one, other
    if at < len(simple) or to < len(words):
        last = (
            blocks.pop()
            if blocks and blocks[-1].end == start + at
            else Block(start + at - 1, start + at, words[to - 1])
        )
        blocks.append(Block(last.start, start + len(simple), last.folded + words[to:]))
    return blocks


def _until_alike(simple: str, words: str, at: int, to: int) -> tuple[int, int]:
    """The nearest place after `at` and `to` from which two characters are the same in both again."""
    for together in range(2, 12):
        for taken in range(1, together):
            one, other = at + taken, to + together - taken
            if one <= len(simple) and other <= len(words) and simple[one : one + 2] == words[other : other + 2]:
                return one, other
    return len(simple), len(words)


@cache
def _tw2sp() -> OpenCC:
    return OpenCC("tw2sp")


@cache
def _taiwan() -> ahocorasick.Automaton:
    """Words of `lexicon/taiwan.toml`, by their simplified characters: those that stay, and those for other words."""
    lexicon, plain = load_lexicon("taiwan"), to_plain()
    automaton = ahocorasick.Automaton()
    for word in lexicon["kept"]:
        automaton.add_word(word.translate(plain), (len(word), word.translate(plain)))
    for word, mainland in lexicon["words"].items():
        automaton.add_word(word.translate(plain), (len(word), mainland.lower()))
    automaton.make_automaton()
    return automaton
