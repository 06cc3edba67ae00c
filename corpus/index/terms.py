"""Text into the terms that are indexed. The same rules serve articles and questions; terms are never shown.

Of Chinese: single characters, pairs, and pairs by sound; of everything else: words, English ones as stems.
The kinds cannot be mistaken for one another: a sound holds an apostrophe, a name begins with "@".
"""

import re
from collections import Counter
from collections.abc import Iterator

from corpus.index.pinyin import sound
from corpus.index.stems import stem

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_PIECE = re.compile(rf"(?P<han>[{HAN}]+)|(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)|(?P<word>[^\W\d_{HAN}]+)")


def terms(folded: str) -> Iterator[str]:
    """Give all terms of folded text in order: "qwen模型" gives "qwen", "模", "型", "模型" and "mo'xing"."""
    for match in _PIECE.finditer(folded):
        if match["han"]:
            yield from han_terms(match["han"])
        elif match["number"]:
            yield match["number"].replace(",", "")
        else:
            yield stem(match["word"])


def han_terms(run: str) -> Iterator[str]:
    """Give the terms of a run of Chinese characters."""
    yield from run
    yield from pairs(run)
    yield from sounds(run)


def pairs(run: str) -> Iterator[str]:
    """Give each two neighbouring characters."""
    return (run[at : at + 2] for at in range(len(run) - 1))


def sounds(run: str) -> Iterator[str]:
    """Give the sound of each two neighbouring characters, where both have one."""
    return filter(None, map(sound, pairs(run)))


def name_term(canonical: str) -> str:
    """Give the term that stands for a name in all its forms and scripts."""
    return "@" + canonical


def count_terms(folded: str) -> Counter[str]:
    """Count the terms of folded text."""
    return Counter(terms(folded))


def is_han(text: str) -> bool:
    """Say whether text begins with a Chinese character."""
    return bool(re.match(f"[{HAN}]", text))
