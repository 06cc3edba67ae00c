"""What a number counts: the classifier behind it (300`款`) and the noun counted, from `lexicon/counters.toml`.

Reads folded text around a number. Must never decide whether the count is worth telling.
"""

import re
from functools import cache
from typing import NamedTuple

from corpus.lexicon import load_lexicon

_CLAUSE_END = re.compile(r"[，。；;:：!！?？\n()（）“”\"「」]|,(?![0-9])|[.](?=\s|$)")
_REACH = 24
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’]*(?:-[A-Za-z]+)*")
# Words that end an English noun phrase, or show that none follows.
_NO_NOUN = frozenset(
    "a an the of in on at by to from for with within per and or but than as is are was were be been being has have had will "
    "would can could may might shall should do does did that which who whose this these those it its he his she her they "
    "their we our you your i my not no if when while where after before since until over under up down out into about around "
    "more less fewer each every all both either neither then so because there here what how why also only just even still yet "
    "too again ago away now later earlier onwards pm am et pt est gmt utc bc ad".split()
)


class Noun(NamedTuple):
    """The noun counted, by the lexicon's English singular or as written, and where it ends."""

    name: str
    start: int
    end: int


def classifier_after(text: str, end: int) -> int | None:
    """Say where the classifier behind a number ends: 300 `款`, 17 万`个`; None where there is none."""
    start = end + (text[end : end + 1] == " ")
    for length in _classifier_lengths():
        if text[start : start + length] in _classifiers() and start + length <= len(text):
            return start + length
    return None


def is_structural(classifier: str) -> bool:
    """Whether a classifier counts parts of an argument rather than things: 三大, 两方面."""
    return classifier in _structural()


def noun_at(text: str, start: int) -> Noun | None:
    """Find the noun that starts right at `start`: 690万`开发人员`."""
    start += text[start : start + 1] == " "
    for length in _noun_lengths():
        name = _nouns().get(text[start : start + length].lower())
        if name and start + length <= len(text) and not _goes_on(text, start + length):
            return Noun(name, start, start + length)
    return None


def noun_around(text: str, start: int, end: int) -> str | None:
    """Find the noun counted in the same clause: 300 多款全模态`模型`, or `下载`量超 6 亿次 before the number."""
    ahead = text[end : end + _REACH]
    stop = _CLAUSE_END.search(ahead)
    ahead = ahead[: stop.start()] if stop else ahead
    found = [(match.end(), _nouns()[match[0].lower()]) for match in _noun_pattern().finditer(ahead)]
    if found:
        return found[0][1]
    behind = text[max(0, start - _REACH) : start]
    stops = [match.end() for match in _CLAUSE_END.finditer(behind)]
    behind = behind[stops[-1] :] if stops else behind
    names = [_nouns()[match[0].lower()] for match in _noun_pattern().finditer(behind)]
    return names[-1] if names else None


def english_noun(text: str, end: int) -> Noun | None:
    """Find the noun of an English count, up to three words on: 100,000 H100 `GPUs`, two separate `companies`."""
    place = end
    plural: Noun | None = None
    for _ in range(4):
        gap = text[place : place + 1]
        if gap not in (" ", "-") or not (word := _WORD.match(text, place + 1)) or word[0].lower() in _NO_NOUN:
            break
        name = _nouns().get(word[0].lower())
        if name:
            return Noun(name, end + 1, word.end())
        if (
            word[0].endswith("s")
            and not word[0].endswith(("ss", "us", "is", "'s", "ous"))
            and word[0].islower()
            and plural is None
        ):
            plural = Noun(_singular(word[0]), end + 1, word.end())
        place = word.end()
    return plural


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def _goes_on(text: str, end: int) -> bool:
    before, after = text[end - 1 : end], text[end : end + 1]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(load_lexicon("counters")["classifiers"].split())


@cache
def _structural() -> frozenset[str]:
    return frozenset(load_lexicon("counters")["structural"].split())


@cache
def _classifier_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in _classifiers()}, reverse=True))


@cache
def _nouns() -> dict[str, str]:
    nouns: dict[str, str] = {}
    for name, forms in load_lexicon("counters")["nouns"].items():
        for form in (*forms["zh"], *forms["en"], *(f"{form}s" for form in forms["en"])):
            nouns[form.lower()] = name
    return nouns


@cache
def _noun_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(form) for form in _nouns()}, reverse=True))


@cache
def _noun_pattern() -> re.Pattern[str]:
    forms = sorted(_nouns(), key=len, reverse=True)
    latin = "|".join(re.escape(form) for form in forms if form.isascii())
    chinese = "|".join(form for form in forms if not form.isascii() and len(form) > 1)
    return re.compile(rf"(?<![A-Za-z])(?:{latin})(?![A-Za-z])|{chinese}", re.IGNORECASE)
