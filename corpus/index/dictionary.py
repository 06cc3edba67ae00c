"""CC-CEDICT: what words of general Chinese and English mean in the other language. They are never shown.

The files are built by `scripts/build_dictionary.py` and looked up as they are, without taking them apart: a search for
a line's beginning in sorted lines. CC-CEDICT is published by MDBG under CC BY-SA 4.0, see lexicon/cedict.md.
"""

import gzip
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from corpus import lexicon
from corpus.index.terms import is_han

# Answers kept: a question has some twenty expressions, and threads ask for the same ones.
_KEPT = 8192
_BLOCK = 1024


@lru_cache(maxsize=_KEPT)
def to_english(word: str) -> tuple[str, ...]:
    """Give the meanings of a simplified word in lower case, the commonest first: "地震" gives "earthquake"."""
    found = _line("cedict-zh", word)
    return tuple(found.split("|")) if found else ()


@lru_cache(maxsize=_KEPT)
def to_chinese(key: str) -> tuple[str, ...]:
    """Give the Chinese words of an English expression by its key, the commonest first: "earthquak" gives "地震"."""
    found = _line("cedict-en", key)
    return tuple(found.split("|")) if found else ()


@lru_cache(maxsize=_KEPT)
def near(key: str) -> tuple[tuple[str, float], ...]:
    """Give words of the other language that are near in meaning, 0.1 to 0.8, the nearest first: "trial" gives "试验".

    Keys and English words are stems. It says which words go together, not what one means: "pub" is near 啤酒 too.
    """
    found = _line("near-zh" if is_han(key) else "near-en", key)
    # A word, a colon and a digit: 试验:8.
    return tuple([(one[:-2], int(one[-1]) / 10) for one in found.split("|")]) if found else ()


@lru_cache(maxsize=4096)
def readings(character: str) -> tuple[str, ...]:
    """Give a character's readings without tones, the commonest first: 行 gives "xing" and "hang"."""
    found = _line("cedict-sounds", character)
    return tuple(found.split("|")) if found else ()


def _line(name: str, key: str) -> str:
    """Give what stands behind a key; the lines are sorted by their bytes."""
    lines, begins, places = _lines(name)
    wanted = key.encode(errors="replace") + b"\t"
    # Nobody's key has a line break: two lines would be taken for one.
    block = bisect_right(begins, wanted) if b"\n" not in wanted else 0
    if not block:
        return ""
    at = lines.find(b"\n" + wanted, places[block - 1], places[block])
    return "" if at < 0 else lines[at + 1 + len(wanted) : lines.index(b"\n", at + 1)].decode()


@cache
def _lines(name: str) -> tuple[bytes, Sequence[bytes], Sequence[int]]:
    """Give all lines, each between two line breaks, and of one in about a thousand bytes its key and its place.

    Among these a key is found by bisection, and behind one of them by its bytes, in a tenth of the time that it would
    take to part lines on the way.
    """
    lines = b"\n" + gzip.decompress((files(lexicon) / f"{name}.gz").read_bytes()).strip(b"\n") + b"\n"
    places = sorted({lines.rindex(b"\n", 0, at + 1) for at in range(0, len(lines) - 1, _BLOCK)})
    begins = [lines[place + 1 : lines.index(b"\t", place) + 1] for place in places]
    return lines, begins, [*places, len(lines)]
