"""Offices in a phrase: 董事长, chief executive. Must never say whose they are."""

from functools import cache

import ahocorasick

from corpus.lexicon import load_lexicon
from corpus.normalise import fold_characters


def role_end(text: str) -> int:
    """Give where the last office in a folded phrase ends, short of the phrase's own end; 0 where there is none.

    In 发言人毛宁 it is 3, in 公司董事长 0: nobody is named after it.
    """
    last = 0
    for end, _ in _automaton().iter(text, 0, max(0, len(text) - 1)):
        last = end + 1
    return last


def ends_in_role(text: str) -> bool:
    """Whether a folded phrase ends in an office: 前财政部长."""
    return any(end + 1 == len(text) for end, _ in _automaton().iter(text))


def has_role(text: str) -> bool:
    """Whether a folded phrase names an office anywhere."""
    return next(_automaton().iter(text), None) is not None


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for role in (*load_lexicon("roles")["zh"], *load_lexicon("roles")["en"]):
        automaton.add_word(fold_characters(role), role)
    automaton.make_automaton()
    return automaton
