"""How people ask: the expressions that the lexicon of questions lists, found in a folded text.

Must never say what an expression means for an answer.
"""

import re
from collections.abc import Iterable
from functools import cache

from corpus.lexicon import any_whole, load_lexicon

# What "…" stands for in the lexicon: 占…多少 is in 占全球总市值多少.
_APART = "[^，。；？！,;?!]{0,12}?"


def says(asked: str, section: str) -> bool:
    """Say whether a text has an expression of a section of the lexicon: 什么时候 is one of "when"."""
    return bool(pattern(load_lexicon("questions")[section]).search(asked))


def pattern(rule: dict[str, str]) -> re.Pattern[str]:
    """Compile a rule of the lexicon, Chinese expressions parted by blanks and English ones by bars."""
    return _compiled(rule["zh"], rule["en"])


@cache
def _compiled(chinese: str, english: str) -> re.Pattern[str]:
    return pattern_of([*chinese.split(), *english.split("|")])


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that finds any of some words, the longest first, Latin ones as whole words, and 占…多少."""
    return re.compile(any_whole(re.escape(word) for word in sorted(set(words))).replace("…", _APART))
