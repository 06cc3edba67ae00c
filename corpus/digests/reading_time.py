"""How long a person reads: about 500 Chinese characters or 230 English words a minute. Must never look at meaning."""

import re

from corpus.characters import HAN

_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[A-Za-z0-9][\w.,'’%-]*")
_CHARACTERS_A_MINUTE = 500
_WORDS_A_MINUTE = 230


def seconds_to_read(text: str) -> float:
    """Reckon the seconds: 60 for 500 characters of Chinese, or 230 words or numbers."""
    characters, words = len(_HAN.findall(text)), len(_WORD.findall(text))
    return 60 * (characters / _CHARACTERS_A_MINUTE + words / _WORDS_A_MINUTE)
