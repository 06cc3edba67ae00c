"""What a user asks, taken apart: about whom, about what, for what kind of answer, within which articles.

Must never look at an article: a question is understood before anything is searched.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, get_args

from corpus.characters import HAN
from corpus.errors import QuestionError
from corpus.filters import Filters, take_filters
from corpus.index.terms import is_han
from corpus.index.translation import key_of, meanings
from corpus.lexicon import load_lexicon
from corpus.meant import meant_by
from corpus.models import FigureKind
from corpus.names import Name, Names
from corpus.normalise import detect_lang, fold
from corpus.segment import cut

Intent = Literal["figure", "claim", "when", "definition", "passage"]

_LONGEST = 1000
_EARLIER_TURNS = 4
# A name said before still matters to a follow-up, but less than what is said now.
_INHERITED = 0.5
_LIGHT = 0.35
_SPEAKING_KINDS = ("company", "institution", "government", "outlet")


@dataclass(frozen=True, slots=True)
class Word:
    """One word a question wants found, folded, and the canonical name it stands for, if it is a name."""

    text: str
    name: str | None = None
    # The canonical names that it may be a misspelling or a part of.
    meant: tuple[str, ...] = ()
    # 1 for what is said now, less for what a thread said before.
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart."""

    text: str
    words: tuple[Word, ...] = ()
    intent: Intent = "passage"
    # Kinds of figure that would answer; empty where any may.
    kinds: tuple[FigureKind, ...] = ()
    # The canonical name of the one whose view or statement is asked for.
    speaker: str | None = None
    filters: Filters = field(default_factory=Filters)
    lang: Literal["zh", "en"] = "zh"

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical names asked about."""
        return tuple(word.name for word in self.words if word.name)


def parse_question(text: str, earlier: Sequence[str] = (), *, names: Names) -> Question:
    """Take a question apart; a follow-up leans on `earlier`, the questions of its thread, oldest first.

    "阿里云三年投多少钱 after:2025-09" asks for money, of Alibaba Cloud, since September 2025.
    Raises QuestionError for an empty question, one of more than 1,000 characters, and a filter with no meaning.
    """
    question = _parsed(text, names)
    turns = [turn for turn in earlier[-_EARLIER_TURNS:] if turn.strip() and len(turn) <= _LONGEST]
    if not turns:
        return question
    return _follow(question, parse_question(turns[-1], turns[:-1], names=names), names)


def _parsed(text: str, names: Names) -> Question:
    if not text.strip():
        raise QuestionError("Please type a question.")
    if len(text) > _LONGEST:
        raise QuestionError(f"Please ask in at most {_LONGEST:,} characters.")
    rest, filters = take_filters(text, names)
    lang: Literal["zh", "en"] = "zh" if detect_lang(text).startswith("zh") else "en"
    asked = fold(rest).text
    words = (*_words(rest, names), *map(Word, filters.phrases))
    intent = _intent(asked)
    speaker = _speaker(words, names) if intent == "claim" or _says(asked, "view") else None
    return Question(text, words, intent, _kinds(asked), speaker, filters, lang)


# --- Words: names first, then what is left without the words that only ask ------------------------------------------

_LATIN = re.compile(rf"[^\W_{HAN}]+(?:[.'’][^\W_{HAN}]+)*")
_RUN = re.compile(rf"[{HAN}]+|[^{HAN}]+")
_LONGEST_NAME = 4  # Latin words


def _words(text: str, names: Names) -> Iterator[Word]:
    at = 0
    for found in names.find(text):
        yield from _plain_words(text[at : found.span.start], names)
        yield Word(fold(text[found.span.start : found.span.end]).text, found.name.canonical)
        at = found.span.end
    yield from _plain_words(text[at:], names)


def _plain_words(text: str, names: Names) -> Iterator[Word]:
    folded = _dropped("zh").sub(" ", _amounts().sub(r"\1 ", fold(text).text))
    for run in _RUN.findall(folded):
        if is_han(run):
            yield from _chinese_words(run[_led(run) :], names)
        else:
            yield from _latin_words(_LATIN.findall(run), names)


def _chinese_words(run: str, names: Names) -> Iterator[Word]:
    at = 0
    for start, end, canonical in meant_by(names).in_run(run):
        yield from _weighed(cut(run[at:start]), "zh")
        yield Word(run[start:end], meant=(canonical,))
        at = end
    yield from _weighed(cut(run[at:]), "zh")


def _weighed(words: Iterable[str], lang: str) -> Iterator[Word]:
    for word in words:
        if word not in _listed("drop", lang):
            yield Word(word, weight=_LIGHT if word in _listed("light", lang) else 1.0)


def _latin_words(found: Sequence[str], names: Names) -> Iterator[Word]:
    """Latin words as typed: a name is known without its capitals ("joe tsai"), the longest first."""
    at = 0
    while at < len(found):
        for length in range(min(_LONGEST_NAME, len(found) - at), 0, -1):
            name = names.get(" ".join(found[at : at + length]))
            if name and not (length == 1 and _is_ordinary(found[at])):
                yield Word(" ".join(found[at : at + length]), name.canonical)
                at += length
                break
        else:
            word = found[at].removesuffix("'s").removesuffix("’s")
            yield from (replace(kept, meant=meant_by(names).latin(word)) for kept in _weighed([word], "en"))
            at += 1


def _is_ordinary(word: str) -> bool:
    """Say whether a word has a meaning of its own besides the name it may be: visa, apple."""
    return word in _listed("drop", "en") or key_of(word) in meanings()


@cache
def _listed(section: str, lang: str) -> frozenset[str]:
    return frozenset(load_lexicon("questions")[section][lang].split())


@cache
def _amounts() -> re.Pattern[str]:
    """Find what asks for a number, with what it counts, and what a number counts; the number itself is kept."""
    words = {
        key: "|".join(load_lexicon("questions")["drop"][key].split()) for key in ("amounts", "measures", "trailing")
    }
    measure = rf"\s?(?:{words['measures']})"
    return re.compile(rf"(?:{words['amounts']})(?:{measure})?|(\d){measure}(?:(?<=[年月])(?:{words['trailing']}))?")


def _led(run: str) -> int:
    match = _leading().match(run)
    return match.end() if match else 0


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load_lexicon('questions')['drop']['leading'].split())})+(?=..)")


@cache
def _dropped(lang: str) -> re.Pattern[str]:
    """Expressions of two characters and more; single ones are dropped as words, never out of the middle of one."""
    return _any_of(word for word in _listed("drop", lang) if len(word) > 1)


def _any_of(words: Iterator[str] | Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in ordered))


# --- What kind of answer is asked for -------------------------------------------------------------------------------


def _intent(asked: str) -> Intent:
    if _says(asked, "figure"):
        return "figure"
    if _says(asked, "when"):
        return "when"
    if _says(asked, "view"):
        return "claim"
    if _says(asked, "definition"):
        return "definition"
    return "figure" if _kinds(asked) else "passage"


def _kinds(asked: str) -> tuple[FigureKind, ...]:
    wanted = {
        kind for rule in load_lexicon("questions")["amount"] if _pattern(rule).search(asked) for kind in rule["kinds"]
    }
    return tuple(kind for kind in get_args(FigureKind) if kind in wanted)


def _says(asked: str, section: str) -> bool:
    return bool(_pattern(load_lexicon("questions")[section]).search(asked))


def _pattern(rule: dict[str, str]) -> re.Pattern[str]:
    return _compiled(rule["zh"], rule["en"])


@cache
def _compiled(chinese: str, english: str) -> re.Pattern[str]:
    return _any_of([*chinese.split(), *english.split("|")])


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
    asked = fold(question.text).text
    pronoun = bool(_pattern(_follow_words("pronouns")).search(asked))
    own_topic = [word for word in question.words if _is_topic(word)]
    leans = pronoun or _leans(asked)
    if not leans and question.words and (question.names or len(own_topic) > 1):
        return question
    inherited = [word for word in before.words if _is_inherited(word, question, before, names, pronoun=pronoun)]
    words = tuple(replace(word, weight=word.weight * _INHERITED) for word in inherited)
    asks_anew = question.intent != "passage"
    return replace(
        question,
        words=question.words + words,
        intent=question.intent if asks_anew else before.intent,
        kinds=question.kinds if asks_anew else before.kinds,
        speaker=question.speaker or (before.speaker if pronoun or not question.names else None),
        filters=question.filters if question.filters != Filters() else before.filters,
    )


def _is_inherited(word: Word, question: Question, before: Question, names: Names, *, pronoun: bool) -> bool:
    """Let a name live on unless one of its kind is said anew, a topic and its period unless there is a new topic."""
    if word.text in {own.text for own in question.words}:
        return False
    if not word.name:
        replaced = any(own.text.isdigit() for own in question.words) if word.text.isdigit() else False
        return not replaced and not any(map(_is_topic, question.words))
    if not question.names:
        return True
    if pronoun and word.name == before.speaker:
        return True
    known = names.get(word.name)
    new_kinds = {name.kind for name in map(names.get, question.names) if name}
    return known is not None and known.kind not in new_kinds


def _is_topic(word: Word) -> bool:
    return not word.name and not word.text.isdigit()


def _leans(asked: str) -> bool:
    opens = _pattern(_follow_words("opening")).match(asked.strip())
    return bool(opens or any(match.end() == len(asked.rstrip("?？!！。. ")) for match in _closings(asked)))


def _closings(asked: str) -> Iterator[re.Match[str]]:
    return _pattern(_follow_words("closing")).finditer(asked)


def _follow_words(key: str) -> dict[str, str]:
    words: dict[str, str] = load_lexicon("questions")["follow"][key]
    return words
