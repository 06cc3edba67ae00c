"""The industry's words in both languages, from one list of meanings. They widen a search and must never be shown."""

from collections.abc import Mapping, Sequence
from functools import cache

from corpus.index.stems import stem
from corpus.index.terms import is_han
from corpus.lexicon import load_lexicon

# The longest expression looked up, in English words ("market share of revenue") or Chinese characters.
LONGEST = 4


@cache
def meanings() -> Mapping[str, Sequence[str]]:
    """Give, for each expression, all others that can stand for it: `meanings()["invest"]` holds "投资".

    English keys are stemmed, word by word, as terms are; Chinese ones are simplified.
    """
    found: dict[str, list[str]] = {}
    for group in _groups():
        keys = [key_of(form) for form in group]
        for key in keys:
            others = found.setdefault(key, [])
            others.extend(
                form for form, other in zip(group, keys, strict=True) if other not in (key, *map(key_of, others))
            )
    return found


def english_words() -> frozenset[str]:
    """Give the words of all English expressions as they are written."""
    return frozenset(word for group in _groups() for form in group if not is_han(form) for word in form.split())


@cache
def _groups() -> Sequence[Sequence[str]]:
    lines = load_lexicon("terms")["terms"]
    return [[form.strip().lower() for side in line.split("=") for form in side.split(",")] for line in lines]


def key_of(expression: str) -> str:
    """Give the key under which a folded expression is listed: "data centres" is under "data centr"."""
    return expression if is_han(expression) else " ".join(map(stem, expression.replace("-", " ").split()))
