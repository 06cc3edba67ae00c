"""How much of a question a text holds. Must never choose or show anything: it measures."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import mul

from corpus.aspects import measured_in, names_part
from corpus.characters import HAN
from corpus.index.dictionary import to_english
from corpus.index.parts import Part, sure_parts
from corpus.index.terms import NAME, is_han, writings
from corpus.index.units import Index
from corpus.index.worths import Held, Worths
from corpus.qualified import qualifier_of
from corpus.questions import Question
from corpus.segment import is_word
from corpus.semantic import Meanings
from corpus.voices import Voice, asked_voice, may_be_unknown_name

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
    def subject(self) -> int | None:
        """Which part a Chinese question for what is measured begins with, if no dictionary has it: 启元去年净利多少."""
        question, measured = self.question, measured_in(self.question.text)
        if not measured or question.lang != "zh" or question.intent != "figure" or not self.parts:
            return None
        word, part = question.words[0], self.parts[0]
        is_topic = word.is_topic and word.weight == 1.0 and is_han(part.surface) and part.surface.startswith(word.text)
        is_known = is_word(part.surface) or bool(to_english(part.surface))
        return 0 if is_topic and not is_known and not any(one in part.surface for one in measured) else None

    @cached_property
    def _heard(self) -> dict[str, bool]:
        return {}

    def is_heard(self, article_id: str) -> bool:
        """Say whether the one whose view is asked for speaks anywhere in an article."""
        if article_id not in self._heard:
            whole = self.index.extraction(article_id)
            self._heard[article_id] = self.voice is None or whole is None or self.voice.is_heard(whole.claims)
        return self._heard[article_id]

    @cached_property
    def qualifier(self) -> int | None:
        """Which part qualifies what is measured."""
        return qualifier_of(self.question, self.parts)

    @cached_property
    def with_names(self) -> bool:
        """Whether names have to be looked for in texts."""
        return any(term.startswith(NAME) for term in self.worths.others)

    @cached_property
    def beside_names(self) -> Sequence[int]:
        """Which parts say what is asked of its names and numbers; those that say little, where there are no others."""
        light = {word.text for word in self.question.words if word.is_light}
        spoken = self.voice.parts if self.voice and len(self.voice.words) > 1 else ()
        numbered = enumerate(self.parts)
        parts = [(n, one) for n, one in numbered if not (n in spoken or self._is_name(one))]
        return [n for n, part in parts if part.surface not in light] or [n for n, _ in parts]

    def _is_name(self, part: Part) -> bool:
        """Say whether a part is a name, a number, or may be whose something measured is: "Beshear", but not CAPEX."""
        if part.name or part.surface.isdigit():
            return True
        return bool(self.measured) and part.surface.isascii() and may_be_unknown_name(part, self.question)

    @cached_property
    def asked_now(self) -> Sequence[int]:
        """Which parts hold a word asked for now, beside names, numbers and single characters: 花, 待.

        A follow-up that has none, "and in 2027?", asks about what the thread does.
        """
        words = (one for one in self.question.words if one.is_topic and len(one.text) > 1)
        return self._parts_with({word.text for word in words if self.is_elliptic or word.weight == 1.0})

    @cached_property
    def is_elliptic(self) -> bool:
        """Whether it is a follow-up without a topic of its own: "and in 2027?", 那OpenAI呢, 二季度呢."""
        words = (one for one in self.question.words if one.is_topic and len(one.text) > 1)
        return self.question.leans and not any(one.weight == 1.0 and not names_part(one.text) for one in words)

    @cached_property
    def measured(self) -> Sequence[int]:
        """Which parts say what is to be measured: 估值 is no 营收."""
        asked = measured_in(self.question.text)
        if not asked and self.is_elliptic:
            asked = self.question.leans_on
        within = (n for n, part in enumerate(self.parts) if any(part.surface in word for word in asked))
        return sorted({*within, *self._parts_with(asked)})

    def _parts_with(self, words: Collection[str]) -> list[int]:
        return [n for n, part in enumerate(self.parts) if any(word in part.surface for word in words)]

    @cached_property
    def sure(self) -> "Asking":
        """The same without what helps to find and proves nothing."""
        parts = sure_parts(self.parts)
        return self if parts == self.parts else replace(self, parts=parts)


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
