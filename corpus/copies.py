"""Whether two passages are copies of one text. Must never take a change of number, name or polarity for a copy.

Readers are told "n more articles say the same" on this word alone, so it refuses rather than guesses: 1000亿元 against
850亿元, 正在考虑 against 没有考虑, and one company's sentence against another's are no copies.
"""

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from corpus.lexicon import any_of, load_lexicon
from corpus.normalise import fold_text

# Below this, two passages differ by more than particles; the comparison word by word is only worth it above.
_SIMILAR = 60
_DIGITS = re.compile(r"[0-9]+")
_TOKEN = re.compile(r"[a-z']+|[0-9][0-9,.]*|[^\W_]")


def is_copy(one: str, other: str) -> bool:
    """Say whether both say the same in the same words, but for script, punctuation and particles.

    "阿里雲投入3800億元" copies "阿里云已投入3800亿元。"; "阿里云投入380亿元" does not.
    """
    numbers = _digits(one), _digits(other)
    if None not in numbers and numbers[0] != numbers[1]:
        return False
    texts = _folded(one), _folded(other)
    if fuzz.ratio(*texts, score_cutoff=_SIMILAR) < _SIMILAR:
        return False
    before, after = (_TOKEN.findall(text) for text in texts)
    return all(
        _harmless("".join(before[change.src_start : change.src_end]))
        and _harmless("".join(after[change.dest_start : change.dest_end]))
        for change in Indel.opcodes(before, after)
        if change.tag != "equal"
    )


@lru_cache(maxsize=1024)
def _digits(text: str) -> str | None:
    """Give the digits of a text, which no copy changes, without folding it; None where some may be written otherwise.

    Most passages differ in them.
    """
    return "".join(_DIGITS.findall(text)) if _other_digits().isdisjoint(text) else None


@cache
def _other_digits() -> frozenset[str]:
    """Give the characters that become digits when they are folded: ３, ½, ②."""
    others = map(chr, range(0x80, 0x20000))
    return frozenset(one for one in others if _DIGITS.search(unicodedata.normalize("NFKC", one)))


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return fold_text(text)


def _harmless(changed: str) -> bool:
    return _harmless_words().fullmatch(changed) is not None


@cache
def _harmless_words() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(map(re.escape, load_lexicon('copies')['harmless']))})*+")
