"""What a follow-up takes over from the questions of its thread: people, topic, period, kind of answer, filters.

Must never look at an article, nor take a question apart by itself.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.aspects import measured_in
from corpus.claims.identities import SPEAKING
from corpus.filters import Filters
from corpus.index.commonness import ORDINARY, commonness
from corpus.index.stems import stem
from corpus.index.terms import is_han
from corpus.index.words import Word
from corpus.intents import measures
from corpus.lexicon import load_lexicon
from corpus.names import Names
from corpus.normalise import fold_text
from corpus.phrasing import has, pattern, says
from corpus.questions import LONGEST, Question, parse_question
from corpus.segment import is_word

_EARLIER_TURNS = 4
# A name said before still matters to a follow-up, but less than what is said now.
_INHERITED = 0.5
# A topic matters least to a follow-up that only names another: 半导体的利润率多少? 电动汽车呢?
_REPLACED = 0.25


def parse_in_thread(text: str, earlier: Sequence[str], *, names: Names) -> Question:
    """Take a question apart that leans on `earlier`, the questions of its thread, oldest first, if it is a follow-up.

    "那2032年呢?" after "阿里云的能耗是多少" asks for the energy that Alibaba Cloud uses in 2032.
    Raises QuestionError as `parse_question` does.
    """
    question = parse_question(text, names=names)
    turns = [turn for turn in earlier[-_EARLIER_TURNS:] if turn.strip() and len(turn) <= LONGEST]
    if not turns:
        return question
    following = _inherit(question, parse_in_thread(turns[-1], turns[:-1], names=names), names)
    if following == question or len(turns) == 1:
        return following
    return replace(following, otherwise=parse_in_thread(text, turns[:-1], names=names))


def is_question(text: str) -> bool:
    """Say whether a text asks for something: 那投资计划是多少钱, "and in 2032?", but not 好的，谢谢."""
    asked = fold_text(text).strip()
    if asked.endswith(("?", "？")):
        return True
    return any(says(asked, section) for section in ("figure", "when", "view", "definition", "asks")) or _leans(asked)


def _inherit(question: Question, before: Question, names: Names) -> Question:
    """Let a follow-up inherit what it does not name anew: people, topic, period, kind of answer, filters, language."""
    asked = fold_text(question.text)
    pronoun = _says_pronoun(question)
    own_topic = [word for word in question.words if _is_topic(word) and not word.is_light and not _is_bare(word)]
    leans = pronoun or _leans(asked)
    if not leans and question.words and (question.names or len(own_topic) > 1):
        return question
    # What belongs to the kind of answer goes together.
    asking = question if question.intent != "passage" else before
    shares = ((word, _inheritance(word, question, before, names)) for word in before.words)
    words = tuple(replace(word, weight=word.weight * share) for word, share in shares if share)
    return replace(
        question,
        words=question.words + words,
        intent=asking.intent,
        kinds=asking.kinds,
        unit=asking.unit,
        counted=asking.counted,
        speaker=question.speaker or (before.speaker if pronoun or not question.names else None),
        years=question.years or before.years,
        ahead=question.ahead or (before.ahead and not question.years),
        planned=asking.planned,
        of_life=asking.of_life,
        of_year=asking.of_year,
        filters=question.filters if question.filters != Filters() else before.filters,
        replaced=_replaced(question, before, names),
        leans_on=measured_in(before.text) or before.leans_on,
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
    if word.name and not _name_lives_on(word.name, question, before, names):
        return 0.0
    if word.name:
        return _REPLACED if _only_names_another(question, names) else _INHERITED
    if word.text.isdigit() and any(own.text.isdigit() for own in question.words):
        return 0.0
    if not any(_is_topic(own) and own.text not in measures() and not _is_growth(own) for own in question.words):
        return _REPLACED if word.text in measures() and question.intent == "figure" else _INHERITED
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
    named = [name for name in map(names.get, question.names) if name and name.kind in SPEAKING]
    return bool(named) and len(question.words) == len(question.names) and not _says_pronoun(question)


def _name_lives_on(canonical: str, question: Question, before: Question, names: Names) -> bool:
    if not question.names or (canonical == before.speaker and _says_pronoun(question)):
        return True
    known = names.get(canonical)
    new_kinds = {name.kind for name in map(names.get, question.names) if name}
    return known is not None and known.kind not in new_kinds


def _says_pronoun(question: Question) -> bool:
    return has(fold_text(question.text), _rules()["pronouns"])


def _is_topic(word: Word) -> bool:
    return not word.name and not word.amount and not word.text.isdigit()


def _is_bare(word: Word) -> bool:
    """Say whether a word asks for what is always somebody's or of something: 净利润, 同比, "growth"."""
    return _is_growth(word) or bool(measured_in(word.text))


def _is_growth(word: Word) -> bool:
    return has(word.text, _rules()["growth"])


def _leans(asked: str) -> bool:
    """Say whether a text opens or closes as only a follow-up does: 那投资呢, "and on prices?"."""
    end = len(asked.rstrip("?？!！。. "))
    closes = any(match.end() == end for match in pattern(_rules()["closing"]).finditer(asked))
    return closes or bool(pattern(_rules()["opening"]).match(asked.strip()))


def _rules() -> dict[str, dict[str, str]]:
    rules: dict[str, dict[str, str]] = load_lexicon("questions")["follow"]
    return rules
