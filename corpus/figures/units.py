"""Units and currencies beside a number, from `lexicon/units.toml` and `lexicon/currencies.toml`.

Finds the longest form that stands at a place in folded text. Must never read the number itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple

from corpus.lexicon import load_lexicon

# "Saudiriyal": names of two words are written as one now and then, from this length on.
_LONG_NAME = 9
_PARTS = {"tenth": "0.1", "hundredth": "0.01", "hundred_millionth": "1e-8"}
UnitKind = Literal["money", "percent", "multiple", "duration", "physical"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its canonical name: "USD", "percent", "gigawatt"."""

    name: str
    kind: UnitKind
    # What a number before this form is multiplied by: 0.01 for 美分.
    factor: Decimal = Decimal(1)
    # The length of one, where it can be added up with others: 1 hour and 15 seconds, 2 years and 3 months.
    seconds: int = 0
    months: int = 0


class FoundUnit(NamedTuple):
    """A unit and where it stands, in characters into the text."""

    unit: Unit
    start: int
    end: int


class Forms:
    """Forms with what they stand for, the longest of which is found at a place in one step per possible length."""

    def __init__(self, exact: Mapping[str, Unit], words: Mapping[str, Unit]) -> None:
        self._exact = exact
        self._words = words
        self._lengths: dict[str, list[int]] = {}
        self._endings: dict[str, list[int]] = {}
        forms = {*exact, *words}
        for form in forms:
            for lengths, character in ((self._lengths, form[0]), (self._endings, form[-1])):
                for case in {character, character.upper()}:
                    lengths.setdefault(case, []).append(len(form))
        for found in (*self._lengths.values(), *self._endings.values()):
            found[:] = sorted(set(found), reverse=True)

    def at(self, text: str, start: int) -> FoundUnit | None:
        """Find the longest form that starts at `start` and ends at a word's end."""
        for length in self._lengths.get(text[start : start + 1], ()):
            end = start + length
            form = text[start:end]
            unit = self._exact.get(form) or self._words.get(form.lower())
            if unit and len(form) == length and not _within_word(text, end):
                return FoundUnit(unit, start, end)
        return None

    def before(self, text: str, end: int) -> FoundUnit | None:
        """Find the longest form that ends at `end` and starts at a word's start."""
        for length in self._endings.get(text[end - 1 : end], ()):
            start = end - length
            form = text[max(start, 0) : end]
            unit = self._exact.get(form) or self._words.get(form.lower())
            if unit and start >= 0 and not _within_word(text, start):
                return FoundUnit(unit, start, end)
        return None


def unit_after(text: str, end: int) -> FoundUnit | None:
    """Find the unit or currency behind a number that ends at `end`: 亿`美元`, 10`GW`, 3-`nanometer`."""
    start = end
    while text[start : start + 1] == " " and start - end < 2:
        start += 1
    found = _after().at(text, start)
    if not found and text[start : start + 1] == "-" and text[start + 1 : start + 2].isalpha():
        found = _after().at(text, start + 1)
    return found


def currency_before(text: str, start: int) -> FoundUnit | None:
    """Find the currency in front of a number that starts at `start`: `US$`5, `人民币`50亿元."""
    end = start
    while end and text[end - 1] == " " and start - end < 2:
        end -= 1
    return _before().before(text, end) if end else None


def speaks_of_money(text: str, start: int, end: int) -> bool:
    """Whether a word for money stands between two places: beside one a bare amount is money, 投入3800亿."""
    return _money_words().search(text, max(0, start), max(0, end)) is not None


def currency_after(text: str, end: int) -> FoundUnit | None:
    """Find a currency alone behind a number: 美元 of 30亿美元, nothing of 30亿次."""
    found = unit_after(text, end)
    return found if found and found.unit.kind == "money" else None


def _within_word(text: str, place: int) -> bool:
    """Whether a Latin word goes on across `place`; a digit ends a word, a letter goes on after a digit (km2)."""
    before, after = text[place - 1 : place], text[place : place + 1]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()


@cache
def _money_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_lexicon("implied")["money_words"])), re.IGNORECASE)


@cache
def _after() -> Forms:
    exact: dict[str, Unit] = {}
    words: dict[str, Unit] = {}
    for unit, entry in (*_units(), *_currencies("after")):
        exact.update(dict.fromkeys((*entry.get("zh", ()), *entry.get("symbols", ()), *entry.get("exact", ())), unit))
        for word in (*entry.get("words", ()), *entry.get("plural", ())):
            for form in (word.lower(), word.lower().replace(" ", "-")):
                words.setdefault(form, unit)
                words.setdefault(f"{form}s", unit)
    return Forms(exact, words)


@cache
def _before() -> Forms:
    exact: dict[str, Unit] = {}
    lower: dict[str, Unit] = {}
    for unit, entry in _currencies("before"):
        exact.update(dict.fromkeys((*entry["words"], *entry.get("exact", ())), unit))
        lower.update({form.lower(): unit for form in entry["words"] if len(form) >= 3})
    return Forms(exact, lower)


def _units() -> Iterator[tuple[Unit, dict[str, Any]]]:
    """Every unit with its forms, prefixed ones first, so that a form listed on its own has the last word."""
    lexicon = load_lexicon("units")
    for name, entry in lexicon["units"].items():
        for prefix in entry.get("prefixes", ()):
            forms = lexicon["prefixes"][prefix]
            yield (
                Unit(prefix + name, entry["kind"]),
                {
                    "zh": [a + b for a in forms["zh"] for b in entry.get("zh", ())],
                    "symbols": [a + b for a in forms["symbols"] for b in entry.get("symbols", ())],
                    "words": [prefix + word for word in entry.get("words", ())],
                },
            )
    for name, entry in lexicon["units"].items():
        yield Unit(name, entry["kind"], seconds=entry.get("seconds", 0), months=entry.get("months", 0)), entry


def _currencies(side: str) -> Iterator[tuple[Unit, dict[str, Any]]]:
    for code, entry in load_lexicon("currencies").items():
        written = entry.get("code", "any")
        forms = [*entry.get(side, ()), *([code] if written == "any" else ())]
        forms += [f"{form[:-1]} $" for form in forms if len(form) > 2 and form.endswith("$") and " " not in form]
        closed = [form.replace(" ", "") for form in forms if form.isascii() and len(form) > _LONG_NAME]
        exact = [form for form in forms if not form.isascii()] + ([code] if written == "capitals" else [])
        yield Unit(code, "money"), {"words": [*forms, *closed], "exact": exact}
        # Bankers write MUSD and KEUR.
        for letter, factor in (("M", 10**6), ("K", 10**3), ("k", 10**3)):
            yield Unit(code, "money", factor=Decimal(factor)), {"exact": [letter + code], "words": [letter + code]}
        if side == "after":
            for name, part in _PARTS.items():
                yield Unit(code, "money", factor=Decimal(part)), {"words": entry.get(name, ())}
