"""What a user asks, taken apart: about whom, about what, for what kind of answer, within which articles.

Must never look at an article: a question is understood before anything is searched.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.asked import words_of
from corpus.aspects import years_in
from corpus.claims.identities import SPEAKING
from corpus.errors import QuestionError
from corpus.filters import Filters, take_filters
from corpus.index.words import Word
from corpus.intents import Intent, intent_of, wanted
from corpus.languages import detect_lang
from corpus.lexicon import load_lexicon
from corpus.models import FigureKind
from corpus.names import Name, Names
from corpus.normalise import fold_text
from corpus.phrasing import pattern, says
from corpus.times import find_times

# So many characters are asked at most.
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart."""

    text: str
    words: tuple[Word, ...] = ()
    intent: Intent = "passage"
    # Kinds of figure that would answer; empty where any may.
    kinds: tuple[FigureKind, ...] = ()
    # The unit of what is counted or paid, where it is said, "employee" for 多少名员工, EUR for 多少欧元, and the words.
    unit: str | None = None
    counted: str = ""
    # The canonical name of the one whose view or statement is asked for.
    speaker: str | None = None
    filters: Filters = field(default_factory=Filters)
    lang: Literal["zh", "en"] = "zh"
    # Whether it asks for what is planned: 计划投入多少, how much they plan to spend.
    planned: bool = False
    # The years asked about: "2027", and "next" for 明年.
    years: frozenset[str] = frozenset()
    # Whether it asks for a time to come: 未来五年, "how much will it be in five years".
    ahead: bool = False
    # Names that the turns before asked about, and in whose place a follow-up names others: 广达 after 那鸿海呢.
    replaced: frozenset[str] = frozenset()
    # Whether it asks for nothing but somebody's life: 几岁, where he was born.
    of_life: bool = False
    # Whether it asks for a year: 哪一年.
    of_year: bool = False
    # What the thread before a follow-up has measured last: 亏损 before "and in 2024?".
    leans_on: frozenset[str] = frozenset()
    # A follow-up as it would lean on the turn before the last, for where the last was not answered either.
    otherwise: "Question | None" = None

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical names asked about."""
        return tuple(word.name for word in self.words if word.name)

    @property
    def names_now(self) -> frozenset[str]:
        """Those of them that the question itself has, not the thread before it."""
        return frozenset(word.name for word in self.words if word.name and word.weight == 1.0)

    @property
    def leans(self) -> bool:
        """Whether it is a follow-up that has words of an earlier turn."""
        return any(word.weight < 1.0 and not word.is_light for word in self.words)


def parse_question(text: str, *, names: Names) -> Question:
    """Take a question apart that is asked by itself; `corpus.follow_ups.parse_in_thread` knows what was asked before.

    "阿里云三年投多少钱 after:2025-09" asks for money, of Alibaba Cloud, since September 2025.
    Raises QuestionError for an empty question, one of more than 1,000 characters, and a filter with no meaning.
    """
    _check(text)
    rest, filters = take_filters(text, names)
    # 哪几个 asks for several things, and for no number.
    folded = fold_text(rest)
    asked = folded.replace("哪几", "哪些")
    words, figure = _words(rest, filters, names), wanted(asked)
    intent = intent_of(asked, figure.kinds, named=any(word.name for word in words))
    return Question(
        text,
        words,
        intent,
        figure.kinds,
        figure.unit,
        figure.counted,
        speaker=_speaker(words, names) if intent == "claim" or says(asked, "view") else None,
        filters=filters,
        lang="zh" if detect_lang(text).startswith("zh") else "en",
        planned=says(folded, "planned"),
        years=years_in(asked),
        ahead=_looks_ahead(asked),
        of_life=_is_of_life(folded, names),
        of_year=says(asked, "year"),
    )


def _check(text: str) -> None:
    if not text.strip():
        raise QuestionError("Please type a question.")
    if len(text) > LONGEST:
        raise QuestionError(f"Please ask in at most {LONGEST:,} characters.")


def _words(rest: str, filters: Filters, names: Names) -> tuple[Word, ...]:
    """Give the words of a question without its filters, and those of the phrases that have to stand in the passage."""
    words = (*words_of(rest, names), *(word for phrase in filters.phrases for word in words_of(phrase, names)))
    if all(len(word.text) == 1 and word.text.isascii() and word.text.isalpha() for word in words):
        return ()  # "b" alone asks for nothing, though it is in H-1B
    return words


def _speaker(words: Sequence[Word], names: Names) -> str | None:
    """Give the first person named, else the first company, institution or government."""
    said = [(word.name,) if word.name else word.meant for word in words]
    named = [name for forms in said if len(forms) == 1 and (name := names.get(forms[0]))]
    people = [name for name in named if name.kind == "person"]
    bodies = [name for name in named if name.kind in SPEAKING]
    first: Name | None = next(iter(people + bodies), None)
    return first.canonical if first else None


def _is_of_life(asked: str, names: Names) -> bool:
    """Say whether a question has no topic but words of life: 他毕业于哪所大学, but not 大学毕业生的工资."""
    if not says(asked, "life") or says(asked, "view"):
        return False
    rest = asked
    for section in ("life", "life_beside"):
        rest = pattern(load_lexicon("questions")[section]).sub(" ", rest)
    return not any(word.is_topic for word in words_of(rest, names))


def _looks_ahead(asked: str) -> bool:
    """Say whether a question names a time to come; one that may be either (in five years) is with "will", by or 到."""
    tenses = {time.tense for time in find_times(asked)}
    return "past" not in tenses and ("future" in tenses or (None in tenses and says(asked, "ahead")))
