"""How much of a question a text holds. Must never choose or show anything: it measures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.characters import HAN
from corpus.index.parts import Part
from corpus.index.units import Index
from corpus.questions import Question

_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with its parts, put to an index."""

    question: Question
    parts: tuple[Part, ...]
    index: Index


def degrees(asking: Asking, text: str, marks: frozenset[str] = frozenset()) -> list[float]:
    """Say how much of each part a text holds, 0 to 1; `marks` are terms it has besides."""
    held = asking.index.text(text, marks)
    return [part.found_in(held) for part in asking.parts]


def coverage(parts: Sequence[Part], held: Sequence[float], lang: str) -> float:
    """Say how much of a question is held by a text of a language, 0 to 1."""
    weights = [part.weight_in(lang) for part in parts]
    total = sum(weights)
    return sum(weight * degree for weight, degree in zip(weights, held, strict=True)) / total if total else 0.0


def held_by(asking: Asking, text: str, *marks: str) -> float:
    """Say how much of a question a text holds by itself, 0 to 1; `marks` are terms it has besides."""
    return coverage(asking.parts, degrees(asking, text, frozenset(marks)), lang_of(text))


def lang_of(text: str) -> str:
    """Say whether a short text counts as Chinese ("zh") or English ("en")."""
    return "zh" if _HAN.search(text) else "en"
