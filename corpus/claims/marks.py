"""Marks that tell a fact from an opinion, and what they weigh together. Must never name a type: others ask first."""

import re
from collections.abc import Iterable
from functools import cache
from math import fsum

import ahocorasick

from corpus.lexicon import load_lexicon

# So much of a claim is looked at; what is `near` stands within the first.
_NEAR, _FAR = 140, 200
_WORD = re.compile(r"[a-z][a-z'-]*")


def fact_weight(lang: str, marks: Iterable[str]) -> float:
    """Add up what marks weigh: above nothing is a fact, "deed" and "number"; below is an opinion, "evaluates".

    In whatever order they come, to the last digit: 商定九月会谈 weighs next to nothing, and is the same every time.
    """
    weights: dict[str, float] = load_lexicon("claim_weights")[lang]
    return fsum((weights["start"], *(weights.get(mark, 0.0) for mark in marks)))


def chinese_marks(text: str) -> set[str]:
    """Name the marks of a folded Chinese claim: 去年关了三家门店 has "then", "done" and "numeral"."""
    head = text[:_FAR]
    found = {mark for _, marks in _automaton().iter_long(head) for mark in marks}
    return found | {name for name, phrases in _phrases("chinese_stance") if phrases.search(head)}


def english_marks(text: str) -> set[str]:
    """Name the marks of a folded English claim in small letters: "it closed three shops" has "deed" and "numeral"."""
    near = text[:_NEAR]
    words = frozenset(_WORD.findall(text))
    near_words = words if len(text) <= _NEAR else frozenset(_WORD.findall(near))
    return {
        name
        for name, forms, phrases, is_near in _english()
        if not forms.isdisjoint(near_words if is_near else words)
        or (phrases and phrases.search(near if is_near else text))
    }


@cache
def _automaton() -> ahocorasick.Automaton:
    """The words of all Chinese marks, longest first; one word may be several marks', or none's: 能 is none of 智能."""
    book = load_lexicon("chinese_stance")
    names: dict[str, tuple[str, ...]] = dict.fromkeys(book["silent"], ())
    for mark in book["marks"]:
        for word in mark.get("words", ()):
            names[word] = (*names.get(word, ()), mark["name"])
    automaton = ahocorasick.Automaton()
    for word, marks in names.items():
        automaton.add_word(word, marks)
    automaton.make_automaton()
    return automaton


@cache
def _phrases(book: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    marks = load_lexicon(book)["marks"]
    return tuple((mark["name"], re.compile(mark["phrases"])) for mark in marks if "phrases" in mark)


@cache
def _english() -> tuple[tuple[str, frozenset[str], re.Pattern[str] | None, bool], ...]:
    return tuple(
        (
            mark["name"],
            frozenset(mark.get("words", ())),
            re.compile(mark["phrases"]) if "phrases" in mark else None,
            mark.get("near", False),
        )
        for mark in load_lexicon("english_stance")["marks"]
    )
