"""How Chinese characters sound, without tones. Must never decide a match by itself: it only offers one more form."""

from functools import cache

from corpus.lexicon import load_lexicon


def syllable(character: str) -> str | None:
    """Give the toneless reading of a common character, `syllable("泳")` is "yong"; None for a rare one.

    Source of the readings: the order of GB 2312-80, level 1 (see lexicon/pinyin.toml).
    """
    return _readings().get(character)


def sound(characters: str) -> str | None:
    """Give the reading of a few characters, `sound("泳铭")` is "yong'ming"; None when one of them has none."""
    readings = [syllable(character) for character in characters]
    return None if None in readings else "'".join(filter(None, readings))


@cache
def _readings() -> dict[str, str]:
    """Walk GB 2312's common characters in order; a syllable holds until the next one begins."""
    entries = load_lexicon("pinyin")["syllables"].split()
    begins = dict(zip(entries[1::2], entries[::2], strict=True))
    readings = {}
    current = ""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            character = bytes((row, cell)).decode("gb2312", "ignore")
            if character:
                current = begins.get(character, current)
                readings[character] = current
    return readings
