"""Which word means which subcommand. Must never look past the first word, except to leave a question alone.

The rule: the first word is a subcommand where it is one of its forms, or a Latin word one keystroke away from one that
is not an English word itself: `figurs qwen` lists figures. `figure`, `claim` and `article` count unless a question
mark ends the text, or of, out or that comes next: `figure qwen` lists figures, `figure skating budget?` is a question.
A Chinese form is alone, before a space or a colon: `数字 千问` lists figures, `数字经济规模多大？` is a question.
`help` counts only where nothing, a word or another subcommand follows, `flags` and `status` only alone, `follow-ups`
alone or before on or off, `feeds` alone or before add or remove, `add` before an address, `check` before a text with a
number, `due` alone, before a day or before what can only be meant as one, `digest` alone or with a topic; `follow`,
`pause` and their like unless a question mark ends the text or it goes on like a sentence ("pause in rate hikes"). Any
other with nothing to look for means help, and so do a greeting, thanks and a text without a letter or digit; what is
asked of the bot itself is help or status; all else is a question.
"""

from datetime import date
from typing import Literal, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.follow_ups import is_question
from corpus.lexicon import load_lexicon
from corpus.normalise import fold_characters
from corpus.stories.dues import read_day
from handlers.addressing import asks_about_bot

Subcommand = Literal[
    "ask",
    "figures",
    "claims",
    "article",
    "check",
    "timeline",
    "due",
    "digest",
    "status",
    "follow-ups",
    "flags",
    "help",
    "follow",
    "unfollow",
    "pause",
    "resume",
    "subscriptions",
    "preview",
    "feeds",
    "add",
]

_LEXICON = load_lexicon("subcommands")
_WORDS: dict[str, list[str]] = _LEXICON["words"]
FORMS: dict[str, Subcommand] = {form: name for name, forms in _LEXICON["forms"].items() for form in forms}
# English words that are a subcommand too: "claim altman", but not "claim of growth" or "claim to fame?".
SINGULAR: dict[str, Subcommand] = _LEXICON["singular"]
_NEXT_IN_A_PHRASE = frozenset(_WORDS["in_a_phrase"])
# Subcommands that without more words are about everything.
_OF_ALL = frozenset({"due", "digest", "feeds"})
# Subcommands that look for nothing: with more words behind it, "flags of the world" is a question.
_ALONE = frozenset({"flags", "status"})
# What may stand behind follow-ups; and behind feeds, before an address or a number.
_SWITCH: dict[str, str] = _LEXICON["switch"]
_SOURCES_VERBS: dict[str, str] = _LEXICON["sources"]
# Words of their own that stand one keystroke from a form: whoever types them means them.
_WORDS_OF_THEIR_OWN = frozenset((*SINGULAR, *_WORDS["of_their_own"]))
# Too short to be misspelled, or too near to others.
_EXACT = frozenset(_WORDS["exact"])
# Subcommands about what a channel follows: alone, or before its number or topic.
_ABOUT_ORDERS = frozenset({"follow", "unfollow", "pause", "resume", "subscriptions", "preview"})
# What makes an English sentence of a verb: "pause in rate hikes", "follow up on copper", "resume of the talks".
_AFTER_FOLLOW = frozenset(_WORDS["after_follow"])
_AFTER_PAUSE = _AFTER_FOLLOW | _NEXT_IN_A_PHRASE | frozenset(_WORDS["after_pause"])
# What is said to a person and asks for nothing, and what is typed by who expects a list of all there is.
_GREETINGS = frozenset(_WORDS["greetings"])
_NO_QUESTIONS = _GREETINGS | frozenset(_WORDS["lists"])
_SOME_DAY = date(2000, 1, 1)
# What begins a day, and what due begins other expressions with: "due process", "due date". A day takes few words.
_BEFORE_A_DAY = frozenset(_WORDS["before_a_day"])
_AFTER_DUE = frozenset(_WORDS["after_due"])
_WORDS_OF_A_DAY = 4
# One keystroke (a letter more, fewer, other, or two exchanged) in a word of four letters is 0.75.
_CUTOFF = 0.75
_SHORTEST_MISSPELLED = 4


class Request(NamedTuple):
    """What is wanted, and the words it is wanted for."""

    subcommand: Subcommand
    text: str
    # All that was typed: 觀點 Karpathy is asked in Chinese, whatever is looked for.
    typed: str


def read_request(text: str) -> Request:
    """Tell the subcommand from the question: "數字：通義千問" asks for the figures of "通義千問"."""
    question = text.strip()
    about_bot = "help" if _asks_nothing(question) else asks_about_bot(question)
    if about_bot is not None:
        return Request(about_bot, "" if about_bot == "digest" else question, question)
    first, rest = _first_word(question)
    subcommand = subcommand_of(first) or _singular(first, rest)
    if subcommand == "follow-ups" and (switch := _SWITCH.get(fold_characters(rest).casefold())) is not None:
        return Request(subcommand, switch, question)
    if subcommand in _ABOUT_ORDERS:
        return _about_orders(subcommand, rest, question)
    if not rest and subcommand is not None and subcommand in _ALONE | _OF_ALL:
        return Request(subcommand, "", question)
    if subcommand is None or subcommand in _ALONE or subcommand == "follow-ups" or not _may_follow(subcommand, rest):
        return Request("ask", question, question)
    return _looking_for(subcommand, rest, question)


def _looking_for(subcommand: Subcommand, rest: str, question: str) -> Request:
    if not rest or (subcommand == "help" and _names_a_subcommand(rest)):
        return Request("help", question, question)
    return Request("ask", question, question) if subcommand == "help" else Request(subcommand, rest, question)


def _names_a_subcommand(rest: str) -> bool:
    """Say whether what stands behind help is one, or a single word that somebody takes for one: "help export"."""
    is_word = rest.isascii() and rest.isalpha()
    return is_word or subcommand_of(rest) is not None


def sources_verb(text: str) -> tuple[str, str]:
    """Give what is to be done with sources, and with which: "" is to list them, "移除 3" to remove the third."""
    first, rest = _first_word(text) if text else ("", "")
    return (_SOURCES_VERBS.get(fold_characters(first).casefold(), ""), rest) if first else ("list", "")


def subcommand_of(word: str) -> Subcommand | None:
    """Say which subcommand a word means, if any: "觀點" and "cliams" mean claims, "clams" nothing."""
    folded = fold_characters(word).casefold()
    if folded in FORMS:
        return FORMS[folded]
    is_latin = folded.isascii() and folded.isalpha()
    if not is_latin or len(folded) < _SHORTEST_MISSPELLED or folded in _WORDS_OF_THEIR_OWN:
        return None
    forms = [form for form in FORMS if form[0] == folded[0] and form not in _EXACT]
    found = process.extractOne(folded, forms, scorer=OSA.normalized_similarity, score_cutoff=_CUTOFF)
    return FORMS[found[0]] if found else None


def _about_orders(subcommand: Subcommand, rest: str, question: str) -> Request:
    """Tell what is about a channel's digests from sentences: "pause 2" and "follow the copper price" are.

    订阅 alone lists them, with a topic it orders one.
    """
    next_word = fold_characters(rest).casefold().partition(" ")[0]
    is_verb = next_word in (_AFTER_FOLLOW if subcommand in {"follow", "unfollow"} else _AFTER_PAUSE)
    if is_verb or rest.endswith(("?", "？")):
        return Request("ask", question, question)
    if subcommand == "subscriptions" and rest:
        return Request("follow", rest, question)
    return Request(subcommand, rest, question)


def _may_follow(subcommand: Subcommand, rest: str) -> bool:
    """Say whether these words go with a subcommand: a number with check, a day with due, an address with add."""
    if not rest:
        return True
    if subcommand == "check":
        return any(map(str.isnumeric, rest))
    if subcommand == "feeds":
        verb, named = sources_verb(rest)
        return (verb == "list" and not named) or (verb in {"add", "remove"} and len(named.split()) == 1)
    if subcommand == "add":
        return "." in rest and len(rest.split()) == 1
    return subcommand != "due" or read_day(rest, _SOME_DAY) is not None or _is_meant_as_day(rest)


def _is_meant_as_day(rest: str) -> bool:
    """Say whether a day was meant that nobody can read: "due foo", "due 32 June", "due next fortnight"."""
    first, *others = rest.casefold().split()
    if first in _AFTER_DUE or is_question(rest) or len(others) >= _WORDS_OF_A_DAY:
        return False
    return not others or first in _BEFORE_A_DAY or any(map(str.isdecimal, rest))


def _asks_nothing(question: str) -> bool:
    """Say whether there is nothing to look for: "", "??", "Thanks!", "謝謝。"."""
    said = _words_of(question)
    return not said or said in _NO_QUESTIONS or is_greeting(question)


def is_greeting(question: str) -> bool:
    """Say whether somebody is only being polite: "hi", "謝謝！", 好的，收到."""
    said = _words_of(question)
    return said in _GREETINGS or (bool(said) and _GREETINGS.issuperset(said.split()))


def _words_of(question: str) -> str:
    letters = "".join(character if character.isalnum() else " " for character in fold_characters(question))
    return " ".join(letters.casefold().split())


def _singular(word: str, rest: str) -> Subcommand | None:
    following = fold_characters(rest).casefold()
    if following.endswith("?") or following.partition(" ")[0] in _NEXT_IN_A_PHRASE:
        return None
    return SINGULAR.get(fold_characters(word).casefold())


def _first_word(question: str) -> tuple[str, str]:
    first, *others = question.split(maxsplit=1)
    rest = "".join(others)
    head, colon, tail = fold_characters(first).partition(":")
    if colon and not tail.startswith("//"):
        return first[: len(head)], f"{first[len(head) + 1 :]} {rest}".strip()
    return first, rest
