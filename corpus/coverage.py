"""How much of a question a text holds. Must never choose or show anything: it measures."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import mul

from corpus.aspects import measured_in
from corpus.characters import HAN
from corpus.index.parts import Part, sure_parts
from corpus.index.terms import NAME, is_han, writings
from corpus.index.units import Index
from corpus.index.worths import Held, Worths
from corpus.questions import Question
from corpus.semantic import Meanings
from corpus.voices import Voice, asked_voice

_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True)
class Asking:
    """A question with its parts, put to an index."""

    question: Question
    parts: tuple[Part, ...]
    index: Index
    # What passages mean, where a model is installed.
    meanings: Meanings | None = None
    # What each part weighs in a text of a language, and all together.
    weights: Mapping[str, tuple[Sequence[float], float]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        weights = {lang: [part.weight_in(lang) for part in self.parts] for lang in ("zh", "en")}
        object.__setattr__(self, "weights", {lang: (of_lang, sum(of_lang)) for lang, of_lang in weights.items()})

    @cached_property
    def worths(self) -> Worths:
        """What each term of the parts is worth."""
        return Worths(self.parts)

    @cached_property
    def voice(self) -> Voice | None:
        """Whose view is asked for."""
        return asked_voice(self.question, self.parts, self.index.names)

    @cached_property
    def with_names(self) -> bool:
        """Whether names have to be looked for in texts."""
        return any(term.startswith(NAME) for term in self.worths.others)

    @cached_property
    def topics(self) -> Sequence[int]:
        """Which parts say what is asked of its names and numbers; those that say little, where there are no others."""
        light = {word.text for word in self.question.words if word.is_light}
        parts = [(n, part) for n, part in enumerate(self.parts) if not _is_name(part, self.question)]
        return [n for n, part in parts if part.surface not in light] or [n for n, _ in parts]

    @cached_property
    def topical(self) -> Sequence[int]:
        """Which parts hold a word asked for now, beside names, numbers and single characters: 花, 待."""
        words = (one for one in self.question.words if one.is_topic and len(one.text) > 1 and one.weight == 1.0)
        return self._parts_with({word.text for word in words})

    @cached_property
    def measured(self) -> Sequence[int]:
        """Which parts say what is to be measured: 估值 is no 营收."""
        asked = measured_in(self.question.text)
        within = (n for n, part in enumerate(self.parts) if any(part.surface in word for word in asked))
        return sorted({*within, *self._parts_with(asked)})

    def _parts_with(self, words: Collection[str]) -> list[int]:
        return [n for n, part in enumerate(self.parts) if any(word in part.surface for word in words)]

    @cached_property
    def sure(self) -> "Asking":
        """The same without what helps to find and proves nothing."""
        parts = sure_parts(self.parts)
        return self if parts == self.parts else replace(self, parts=parts)


def _is_name(part: Part, question: Question) -> bool:
    """Say whether a part is a name or a number, or may be a name that nobody knows: "Beshear", 沈若川, but not CAPEX.

    That matters where somebody's view is asked for or what is measured of a company: other questions ask of the name.
    """
    if part.name or part.surface.isdigit():
        return True
    if not part.is_singular or is_han(part.surface):
        return part.is_singular
    is_of_it = question.intent == "claim" or measured_in(question.text)
    return bool(is_of_it) and part.surface.upper() not in question.text


def degrees(asking: Asking, text: str, marks: frozenset[str] = frozenset()) -> Sequence[float]:
    """Say how much of each part a text holds, 0 to 1; `marks` are terms it has besides."""
    worths = asking.worths
    read = asking.index.reading.one(text, with_names=asking.with_names)
    return worths.of(read.among(worths.chinese, worths.others, marks)).degrees


def read_ahead(asking: Asking, groups: Sequence[tuple[str, ...]]) -> None:
    """Take in several groups of texts that `held_of` will be asked of, faster than one by one."""
    asking.index.reading.ahead(groups, with_names=asking.with_names)


def held_of(asking: Asking, texts: Sequence[str], marks: Sequence[frozenset[str]]) -> list[Held]:
    """Say how much several texts of one article hold, each with its marks; faster than one by one."""
    worths = asking.worths
    whole, found = asking.index.reading.together(tuple(texts), with_names=asking.with_names)
    chinese = [term for term in worths.chinese if term in whole]
    written = writings(whole, worths.others, worths.begun)
    return [
        worths.of(text.among(chinese, worths.others, given, written)) for text, given in zip(found, marks, strict=True)
    ]


def coverage(asking: Asking, held: Sequence[float], lang: str) -> float:
    """Say how much of a question is held by a text of a language, 0 to 1; `held` says how much of each part."""
    weights, total = asking.weights[lang]
    return sum(map(mul, weights, held)) / total if total else 0.0


def held_by(asking: Asking, text: str, *marks: str) -> float:
    """Say how much of a question a text holds by itself, 0 to 1; `marks` are terms it has besides."""
    return coverage(asking, degrees(asking, text, frozenset(marks)), lang_of(text))


def lang_of(text: str) -> str:
    """Say whether a short text counts as Chinese ("zh") or English ("en")."""
    return "zh" if _HAN.search(text) else "en"
