"""CC-CEDICT: what words of general Chinese and English mean in the other language. They are never shown.

The files are built by `scripts/build_dictionary.py` and looked up as they are, without taking them apart: a search for
a line's beginning in sorted lines. CC-CEDICT is published by MDBG under CC BY-SA 4.0, see lexicon/cedict.md.
"""

import gzip
from functools import cache, lru_cache
from importlib.resources import files

from corpus import lexicon

# Answers kept: a question has some twenty expressions, and threads ask for the same ones.
_KEPT = 8192


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


@lru_cache(maxsize=4096)
def readings(character: str) -> tuple[str, ...]:
    """Give a character's readings without tones, the commonest first: 行 gives "xing" and "hang"."""
    found = _line("cedict-sounds", character)
    return tuple(found.split("|")) if found else ()


def _line(name: str, key: str) -> str:
    """Give what stands behind a key; the lines are sorted by their bytes."""
    lines, wanted = _lines(name), key.encode(errors="replace") + b"\t"
    low, high = 0, len(lines)
    while low < high:
        begin = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", begin)
        line = lines[begin:end]
        if line.startswith(wanted):
            return line[len(wanted) :].decode()
        if line < wanted:
            low = end + 1
        else:
            high = begin
    return ""


@cache
def _lines(name: str) -> bytes:
    return gzip.decompress((files(lexicon) / f"{name}.gz").read_bytes())
