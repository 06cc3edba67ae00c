"""Names that no dictionary has and somebody on record writes: 寰芯科技, 沈若川. Must never know whose names they are.

A tokenizer cuts what it does not know: 寰|芯|科技. Where the record nearly always has the pieces in one, they are one.
"""

from collections.abc import Sequence
from functools import lru_cache

from corpus.index.dictionary import to_english
from corpus.index.terms import is_han, pairs
from corpus.index.translation import meanings
from corpus.index.units import Index
from corpus.lexicon import load_lexicon
from corpus.segment import is_word

# Of the passages with the rarest piece, so many have the pieces in one; and so long a name may be.
_MOSTLY = 0.3
_LONGEST = 6
# A word that measures is short: 交车量.
_LONGEST_MEASURE = 3


@lru_cache(maxsize=4096)
def is_coined(text: str) -> bool:
    """Say whether a Chinese text of two characters or more is no word of general language, and measures nothing.

    晶岭 is coined; 芯片 is a word, and 交车量 would be one.
    """
    if len(text) < 2 or not is_han(text) or is_word(text) or to_english(text) or text in meanings():
        return False
    return len(text) > _LONGEST_MEASURE or text[-1] not in load_lexicon("questions")["coined"]["endings"].split()


def is_one_name(words: Sequence[str], index: Index) -> bool:
    """Say whether neighbouring words are one coined name: 寰, 芯 and 科技, 启元 and 动力."""
    # What fails most often is asked first.
    if not (len(words[0]) == 1 == len(words[1]) or is_coined(words[0])) or not all(map(is_han, words)):
        return False
    text = "".join(words)
    if len(text) > _LONGEST or not is_coined(text):
        return False
    # A pair that nobody writes, as most have, ends it before the others are counted.
    if not all(map(index.count, pairs(text))):
        return False
    return min(map(index.count, pairs(text))) >= _MOSTLY * min(_rarest(word, index) for word in words)


def _rarest(word: str, index: Index) -> int:
    return min(map(index.count, pairs(word) if len(word) > 1 else (word,)))
