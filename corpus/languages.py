"""Which languages a text is in, and which script its Chinese. Must never guess from a name alone."""

import re

from corpus.characters import HAN, only_simplified, only_traditional

_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’\-]*(?:[ ,]+[A-Za-z][A-Za-z'’\-]*)*")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_PROSE_RUN = 4  # words in a row: fewer are names in a Chinese sentence
_MINOR_SHARE = 0.15


def detect_lang(text: str) -> str:
    """Languages by weight, heaviest first: "zh-Hans", "en, zh-Hant"; "und" where there are no letters of either.

    A Latin word weighs two Chinese characters; fewer than four Latin words in a row inside Chinese text are names and
    weigh nothing. Hans or Hant is told by characters that exist in one of them only.
    """
    han = _HAN_CHARACTER.findall(text)
    runs = [len(_LATIN_WORD.findall(run)) for run in _LATIN_RUN.findall(text)]
    english = 2 * sum(count for count in runs if not han or count >= _PROSE_RUN)
    if not (han and english):  # as most texts have
        return _chinese(han) if han else "en" if english else "und"
    weights = {"en": english, _chinese(han): len(han)}
    total = sum(weights.values())
    found = [lang for lang, weight in weights.items() if weight / total >= _MINOR_SHARE]
    return ", ".join(sorted(found, key=lambda lang: -weights[lang]))


def _chinese(han: list[str]) -> str:
    hans = sum(map(only_simplified().__contains__, han))
    hant = sum(map(only_traditional().__contains__, han))
    if hans == hant:
        return "zh"
    return "zh-Hant" if hant > hans else "zh-Hans"
