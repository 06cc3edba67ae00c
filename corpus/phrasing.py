"""How people ask: the expressions that the lexicon of questions lists, found in a folded text.

Must never say what an expression means for an answer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import ahocorasick

from corpus.lexicon import any_whole, load_lexicon

# What "…" stands for in the lexicon: 占…多少 is in 占全球总市值多少.
_BETWEEN = "…"
_APART = "[^，。；？！,;?!]{0,12}?"
# What goes on beside half a Latin word.
_BORDERED = re.compile("[A-Za-z0-9_]")
# Sections that list words, which are looked up one by one.
_WORDS = ("drop", "light")
# A question is looked at for each section, and its clauses again beside every figure.
_KEPT = 1024

# A rule as it is known by: its Chinese and its English expressions.
Key = tuple[str, str]


def says(asked: str, section: str) -> bool:
    """Say whether a text has an expression of a section of the lexicon: 什么时候 is one of "when"."""
    return has(asked, load_lexicon("questions")[section])


def has(asked: str, rule: Mapping[str, str]) -> bool:
    """Say whether a text has an expression of a rule; of all rules that is found in one pass, and kept for the next."""
    return (rule["zh"], rule["en"]) in _rules_in(asked)


def pattern(rule: Mapping[str, str]) -> re.Pattern[str]:
    """Compile a rule of the lexicon, Chinese expressions parted by blanks and English ones by bars."""
    return _compiled(rule["zh"], rule["en"])


@cache
def _compiled(chinese: str, english: str) -> re.Pattern[str]:
    return pattern_of(_expressions((chinese, english)))


def _expressions(key: Key) -> Sequence[str]:
    chinese, english = key
    return [*chinese.split(), *english.split("|")]


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that finds any of some words, the longest first, Latin ones as whole words, and 占…多少."""
    return re.compile(any_whole(re.escape(word) for word in sorted(set(words))).replace(_BETWEEN, _APART))


@lru_cache(maxsize=_KEPT)
def _rules_in(text: str) -> frozenset[Key]:
    """Give the rules that have an expression in a text."""
    found: set[Key] = set()
    for last, (expression, keys) in _automaton().iter(text):
        if not expression.isascii() or _is_whole(text, last + 1 - len(expression), last + 1):
            found.update(keys)
    found.update(key for key, parted in _parted() if parted.search(text))
    return frozenset(found)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether no Latin letter or digit goes on at either border, as the pattern of such words does."""
    return not (_BORDERED.match(text[start - 1 : start]) or _BORDERED.match(text, end))


@cache
def _automaton() -> ahocorasick.Automaton:
    """Every expression that is written in one piece, with the rules that have it."""
    keys_of: dict[str, list[Key]] = {}
    for key in _keys():
        for expression in _expressions(key):
            if _BETWEEN not in expression:
                keys_of.setdefault(expression, []).append(key)
    automaton = ahocorasick.Automaton()
    for expression, keys in keys_of.items():
        automaton.add_word(expression, (expression, keys))
    automaton.make_automaton()
    return automaton


@cache
def _parted() -> Sequence[tuple[Key, re.Pattern[str]]]:
    """The rules with expressions in two pieces, 占…多少, and the pattern of these alone."""
    parted = ((key, [one for one in _expressions(key) if _BETWEEN in one]) for key in _keys())
    return [(key, pattern_of(expressions)) for key, expressions in parted if expressions]


@cache
def _keys() -> frozenset[Key]:
    sections = load_lexicon("questions").items()
    return frozenset(key for section, table in sections if section not in _WORDS for key in _rules(table))


def _rules(table: Any) -> Iterator[Key]:  # noqa: ANN401 - whatever TOML holds
    """Give the rules of a table and of those within it."""
    if isinstance(table, dict) and {"zh", "en"} <= table.keys():
        yield table["zh"], table["en"]
    elif isinstance(table, dict | list):
        for within in table.values() if isinstance(table, dict) else table:
            yield from _rules(within)
