"""What a user asks, taken apart: about whom, about what, for what kind of answer, within which articles.

Must never look at an article: a question is understood before anything is searched.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Literal, get_args

from corpus.asked import pattern_of, words_of
from corpus.errors import QuestionError
from corpus.figures import find_figures
from corpus.filters import Filters, take_filters
from corpus.index.commonness import ORDINARY, commonness
from corpus.index.parts import Word
from corpus.index.stems import stem
from corpus.index.terms import is_han
from corpus.languages import detect_lang
from corpus.lexicon import load_lexicon
from corpus.models import Figure, FigureKind
from corpus.names import Name, Names
from corpus.normalise import fold_text
from corpus.segment import is_word
from corpus.times import find_times

Intent = Literal["figure", "claim", "when", "definition", "passage"]

_LONGEST = 1000
_EARLIER_TURNS = 4
# A name said before still matters to a follow-up, but less than what is said now.
_INHERITED = 0.5
# A topic matters least to a follow-up that only names another: 半导体的利润率多少? 电动汽车呢?
_REPLACED = 0.25
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What a share is asked with, 占总市值多少; and where an amount would stand, and so many characters of what it counts.
_SHARE = re.compile(r"占[^,。?]{1,16}(?:多少|几成)")
_AMOUNT = re.compile(r"多少|(?<!第)几(?![乎何])|\bhow many\b")
_COUNTED = 30
# What any part of a year has: nearly no text does, and to fold it takes long.
_PART_OF_YEAR = re.compile(r"季|半年|quarter|half|q[1-4]", re.IGNORECASE)
# Of these, so many name what is counted.
_WORDS_COUNTED, _CHARACTERS_COUNTED = 3, 8
# What 多少次 and 多少人 count may be called otherwise.
ANY_UNIT = (None, "time", "person")
_SPEAKING_KINDS = ("company", "institution", "government", "outlet")


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


def parse_question(text: str, earlier: Sequence[str] = (), *, names: Names) -> Question:
    """Take a question apart; a follow-up leans on `earlier`, the questions of its thread, oldest first.

    "阿里云三年投多少钱 after:2025-09" asks for money, of Alibaba Cloud, since September 2025.
    Raises QuestionError for an empty question, one of more than 1,000 characters, and a filter with no meaning.
    """
    question = _parsed(text, names)
    turns = [turn for turn in earlier[-_EARLIER_TURNS:] if turn.strip() and len(turn) <= _LONGEST]
    if not turns:
        return question
    following = _follow(question, parse_question(turns[-1], turns[:-1], names=names), names)
    if following == question or len(turns) == 1:
        return following
    return replace(following, otherwise=parse_question(text, turns[:-1], names=names))


def _parsed(text: str, names: Names) -> Question:
    if not text.strip():
        raise QuestionError("Please type a question.")
    if len(text) > _LONGEST:
        raise QuestionError(f"Please ask in at most {_LONGEST:,} characters.")
    rest, filters = take_filters(text, names)
    lang: Literal["zh", "en"] = "zh" if detect_lang(text).startswith("zh") else "en"
    # 哪几个 asks for several things, and for no number.
    asked = fold_text(rest).replace("哪几", "哪些")
    words = (*words_of(rest, names), *(word for phrase in filters.phrases for word in words_of(phrase, names)))
    if all(len(word.text) == 1 and word.text.isascii() and word.text.isalpha() for word in words):
        words = ()  # "b" alone asks for nothing, though it is in H-1B
    would_be = _would_be(asked)
    kinds = _kinds(asked) or ((would_be.kind,) if would_be else ())
    intent = _intent(asked, kinds, named=any(word.name for word in words))
    speaker = _speaker(words, names) if intent == "claim" or _says(asked, "view") else None
    return Question(
        text,
        words,
        intent,
        kinds,
        speaker=speaker,
        filters=filters,
        lang=lang,
        unit=_unit(would_be),
        counted=_counted(asked) if (would_be.kind == "count" if would_be else "count" in kinds) else "",
        planned=says_plan(rest),
        years=years_in(asked),
        ahead=_looks_ahead(asked),
        of_life=_is_of_life(rest, names),
        of_year=_says(asked, "year"),
    )


def is_question(text: str) -> bool:
    """Say whether a text asks for something: 那投资计划是多少钱, "and in 2032?", but not 好的，谢谢."""
    asked = fold_text(text).strip()
    if asked.endswith(("?", "？")):
        return True
    return any(_says(asked, section) for section in ("figure", "when", "view", "definition", "asks")) or _leans(asked)


@lru_cache(maxsize=4096)
def says_plan(text: str) -> bool:
    """Say whether a text names a plan: 计划投入, they pledged."""
    return _says(fold_text(text), "planned")


@lru_cache(maxsize=4096)
def years_in(text: str) -> frozenset[str]:
    """Give the years that a text names: "2027", and "this", "next" or "last" for 今年, next year, 去年."""
    folded = fold_text(text)
    relative = (year for year, rule in load_lexicon("questions")["years"].items() if _pattern(rule).search(folded))
    return frozenset((*_YEAR.findall(folded), *relative))


def _is_of_life(text: str, names: Names) -> bool:
    """Say whether a question has no topic but words of life: 他毕业于哪所大学, but not 大学毕业生的工资."""
    asked = fold_text(text)
    if not _says(asked, "life") or _says(asked, "view"):
        return False
    rest = asked
    for section in ("life", "life_beside"):
        rest = _pattern(load_lexicon("questions")[section]).sub(" ", rest)
    return not any(_is_topic(word) and not (word.is_light or word.meant) for word in words_of(rest, names))


@lru_cache(maxsize=4096)
def parts_in(text: str) -> frozenset[str]:
    """Give the parts of a year that a text names: "q3" for 第三季度, "h1" for 上半年."""
    if not _PART_OF_YEAR.search(text):
        return frozenset()
    folded = fold_text(text)
    return frozenset(part for part, rule in load_lexicon("questions")["parts"].items() if _pattern(rule).search(folded))


@lru_cache(maxsize=4096)
def measured_in(text: str) -> frozenset[str]:
    """Give the words of what is measured that a text has: 收入, "valuation"."""
    return frozenset(match[0] for match in _pattern(load_lexicon("questions")["measured"]).finditer(fold_text(text)))


def _looks_ahead(asked: str) -> bool:
    """Say whether a question names a time to come; one that may be either (in five years) is with "will", by or 到."""
    tenses = {time.tense for time in find_times(asked)}
    return "past" not in tenses and ("future" in tenses or (None in tenses and _says(asked, "ahead")))


# --- What kind of answer is asked for -------------------------------------------------------------------------------


def _intent(asked: str, kinds: Sequence[FigureKind], *, named: bool) -> Intent:
    """Say what kind of answer is asked for; "what is" asks for a figure where it has a kind and an owner."""
    if _says(asked, "date"):
        return "when"
    if _says(asked, "figure"):
        return "figure"
    if _says(asked, "when"):
        return "when"
    if _says(asked, "view"):
        return "claim"
    if _says(asked, "definition") and not (kinds and named):
        return "definition"
    return "figure" if kinds and not _says(asked, "thing") else "passage"


def _kinds(asked: str) -> tuple[FigureKind, ...]:
    """Give the kinds that the words ask for; a word inside a longer one does not count: 利润 in 利润率."""
    rules = load_lexicon("questions")["amount"]
    if _SHARE.search(asked):
        return "percent", "ratio", "share"
    found = [(match.span(), rule["kinds"]) for rule in rules for match in _pattern(rule).finditer(asked)]
    wanted = {kind for span, kinds in found if not any(_inside(span, other) for other, _ in found) for kind in kinds}
    return tuple(kind for kind in get_args(FigureKind) if kind in wanted)


def _would_be(asked: str) -> Figure | None:
    """Give the figure that a question would have with a number in it: 5名员工 of 多少名员工."""
    found = _AMOUNT.search(asked)
    if not found:
        return None
    return _counting(f"5{' ' if found[0].isascii() else ''}{asked[found.end() : found.end() + _COUNTED].lstrip()}")


@lru_cache(maxsize=1024)
def _counting(text: str) -> Figure | None:
    """Give the figure with which a text begins, if it has a unit; most questions ask for the same few."""
    return next((figure for figure in find_figures(text) if figure.span.start == 0 and figure.unit), None)


def _counted(asked: str) -> str:
    """Give the words right behind what asks for a number: 名员工 of 多少名员工."""
    words = _AMOUNT.split(asked, maxsplit=1)[-1].lstrip()
    return " ".join(words.split()[:_WORDS_COUNTED]) if words[:1].isascii() else words[:_CHARACTERS_COUNTED]


def _unit(would_be: Figure | None) -> str | None:
    """Give its unit if it counts or is money; who says 元 may mean any money."""
    if would_be is None or would_be.unit in ANY_UNIT:
        return None
    if would_be.unit == "CNY" and would_be.surface.endswith(("元", "块")):
        return None
    return would_be.unit if would_be.kind in ("count", "money") else None


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _says(asked: str, section: str) -> bool:
    return bool(_pattern(load_lexicon("questions")[section]).search(asked))


def _pattern(rule: dict[str, str]) -> re.Pattern[str]:
    return _compiled(rule["zh"], rule["en"])


@cache
def _compiled(chinese: str, english: str) -> re.Pattern[str]:
    return pattern_of([*chinese.split(), *english.split("|")])


def _speaker(words: Sequence[Word], names: Names) -> str | None:
    """Give the first person named, else the first company, institution or government."""
    said = [(word.name,) if word.name else word.meant for word in words]
    named = [name for forms in said if len(forms) == 1 and (name := names.get(forms[0]))]
    people = [name for name in named if name.kind == "person"]
    bodies = [name for name in named if name.kind in _SPEAKING_KINDS]
    first: Name | None = next(iter(people + bodies), None)
    return first.canonical if first else None


# --- Follow-ups -----------------------------------------------------------------------------------------------------


def _follow(question: Question, before: Question, names: Names) -> Question:
    """Let a follow-up inherit what it does not name anew: people, topic, period, kind of answer, filters, language."""
    asked = fold_text(question.text)
    pronoun = _says_pronoun(question)
    own_topic = [word for word in question.words if _is_topic(word) and not word.is_light]
    leans = pronoun or _leans(asked)
    if not leans and question.words and (question.names or len(own_topic) > 1):
        return question
    asks_anew = question.intent != "passage"
    shares = ((word, _inheritance(word, question, before, names)) for word in before.words)
    words = tuple(replace(word, weight=word.weight * share) for word, share in shares if share)
    return replace(
        question,
        words=question.words + words,
        intent=question.intent if asks_anew else before.intent,
        kinds=question.kinds if asks_anew else before.kinds,
        unit=question.unit if asks_anew else before.unit,
        counted=question.counted if asks_anew else before.counted,
        speaker=question.speaker or (before.speaker if pronoun or not question.names else None),
        years=question.years or before.years,
        ahead=question.ahead or (before.ahead and not question.years),
        planned=question.planned if asks_anew else before.planned,
        of_life=question.of_life if asks_anew else before.of_life,
        of_year=question.of_year if asks_anew else before.of_year,
        filters=question.filters if question.filters != Filters() else before.filters,
        replaced=_replaced(question, before, names),
    )


def _replaced(question: Question, before: Question, names: Names) -> frozenset[str]:
    """Give the names said before that a follow-up names another of their kind for."""
    kinds = {name.kind for name in map(names.get, question.names) if name}
    said = (name for name in map(names.get, (*before.names, *before.replaced)) if name and name.kind in kinds)
    return frozenset(name.canonical for name in said) - {*question.names}


def _inheritance(word: Word, question: Question, before: Question, names: Names) -> float:
    """Say how much of a word said before lives on.

    A name does, unless one of its kind is said anew; a topic and its period, unless there is a new topic, and then only
    if nothing else is asked. What is measured is no topic: "what about the price?" is still about copper.
    """
    if word.text in {own.text for own in question.words}:
        return 0.0
    if word.name and _only_names_another(question, names):
        return _REPLACED if _name_lives_on(word.name, question, before, names) else 0.0
    if word.name:
        return _INHERITED if _name_lives_on(word.name, question, before, names) else 0.0
    if word.text.isdigit() and any(own.text.isdigit() for own in question.words):
        return 0.0
    if not any(_is_topic(own) and own.text not in measures() for own in question.words):
        return _REPLACED if word.text in measures() else _INHERITED
    lives_on = _may_be_name(word) and not question.names and not any(map(_may_be_name, question.words))
    replaced = _REPLACED if question.intent == "passage" and not _says_pronoun(question) else 0.0
    return _INHERITED if lives_on else replaced


def _may_be_name(word: Word) -> bool:
    """Say whether a word may be a name that we do not know: "Meridian", 星澜."""
    if not word.is_topic or len(word.text) == 1:
        return False
    return not is_word(word.text) if is_han(word.text) else word.is_capital or commonness(stem(word.text)) < ORDINARY


def _only_names_another(question: Question, names: Names) -> bool:
    """Say whether a follow-up is a name alone that may stand for the one before, of whatever kind: "那OpenAI呢?"."""
    named = [name for name in map(names.get, question.names) if name and name.kind in ("person", *_SPEAKING_KINDS)]
    return bool(named) and len(question.words) == len(question.names) and not _says_pronoun(question)


def _name_lives_on(canonical: str, question: Question, before: Question, names: Names) -> bool:
    if not question.names or (canonical == before.speaker and _says_pronoun(question)):
        return True
    known = names.get(canonical)
    new_kinds = {name.kind for name in map(names.get, question.names) if name}
    return known is not None and known.kind not in new_kinds


def _says_pronoun(question: Question) -> bool:
    return bool(_pattern(_follow_words("pronouns")).search(fold_text(question.text)))


def _is_topic(word: Word) -> bool:
    return not word.name and not word.amount and not word.text.isdigit()


@cache
def measures() -> frozenset[str]:
    """Give the words that name a kind of figure: "price", 利润率."""
    rules = load_lexicon("questions")["amount"]
    return frozenset(word for rule in rules for word in (*rule["zh"].split(), *rule["en"].split("|")))


def _leans(asked: str) -> bool:
    opens = _pattern(_follow_words("opening")).match(asked.strip())
    return bool(opens or any(match.end() == len(asked.rstrip("?？!！。. ")) for match in _closings(asked)))


def _closings(asked: str) -> Iterator[re.Match[str]]:
    return _pattern(_follow_words("closing")).finditer(asked)


def _follow_words(key: str) -> dict[str, str]:
    words: dict[str, str] = load_lexicon("questions")["follow"][key]
    return words
