"""How Chinese characters sound, without tones. Must never decide a match by itself: it only offers other writings."""

from collections.abc import Callable, Sequence
from functools import cache

from corpus.index.dictionary import readings
from corpus.lexicon import load_lexicon

# Writings kept at each character; the likeliest come first, and nobody means the twentieth.
_WRITINGS = 12


def sound(characters: str) -> str | None:
    """Give the reading of a few characters, `sound("泳铭")` is "yong'ming"; None when one of them has none.

    Source of the readings: the order of GB 2312-80, level 1 (see lexicon/pinyin.toml).
    """
    readings = sounds(characters)
    return "'".join(readings) if all(readings) else None


def sounds(characters: str) -> list[str]:
    """Give the reading of each character, "" for one that has none."""
    known = _readings()
    return [known.get(character, "") for character in characters]


def homophones(word: str, counts: Callable[[Sequence[str]], Sequence[int]]) -> list[str]:
    """Give other writings of a word's sound whose pairs somebody has written, by how often `counts` says they have.

    `homophones("泳明", counts)` may hold "永明" and "泳铭".
    """
    writings = [(character, 0) for character in _alike(word[:1])]
    for written in word[1:]:
        longer = [(writing + character, total) for writing, total in writings for character in _alike(written)]
        times = counts([writing[-2:] for writing, _ in longer])
        known = [(writing, total + often) for (writing, total), often in zip(longer, times, strict=True) if often]
        writings = sorted(known, key=lambda pair: -pair[1])[:_WRITINGS]
    return [writing for writing, _ in writings if writing != word]


def _alike(character: str) -> str:
    return _by_sound().get(_readings().get(character, ""), character)


@cache
def _by_sound() -> dict[str, str]:
    found: dict[str, str] = {}
    for character, reading in _readings().items():
        found[reading] = found.get(reading, "") + character
    return found


@cache
def _readings() -> dict[str, str]:
    """Walk GB 2312's common characters in order; a syllable holds until the next one begins."""
    entries = load_lexicon("pinyin")["syllables"].split()
    begins = dict(zip(entries[1::2], entries[::2], strict=True))
    found: dict[str, str] = {}
    current = ""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            character = bytes((row, cell)).decode("gb2312", "ignore")
            if character and row < 0xD8:
                current = begins.get(character, current)
                found[character] = current
            elif character and (heard := readings(character)):
                found[character] = heard[0]
    return found
