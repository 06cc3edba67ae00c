"""How an English claim is meant, by its cue, its main verb and its judging words. Must never read a speaker's name."""

import re
from functools import cache
from typing import NamedTuple

from corpus.claims.cues import Cue
from corpus.claims.lettered import pieces
from corpus.claims.marks import english_marks, fact_weight
from corpus.claims.tenses import FINITE, REACH, main_clause, tense_of
from corpus.claims.verbs import lemma, listed_verbs, stem
from corpus.claims.wordlists import entries, pattern
from corpus.lexicon import load_lexicon
from corpus.models import ClaimType

_BOOK = "english_stance"
_BY_ACT: dict[str, ClaimType] = {"recommendation": "recommendation", "definition": "definition"}
_QUOTES = re.compile('["“”‘]')
# So much of a claim is looked at.
_FAR = 1000
_VERB = re.compile(
    r"\s+(?:not |n't )?(?:\w+ly |also |soon |then |now |still |never |be able to )*(?P<verb>[a-z]+)", re.IGNORECASE
)
_BE = re.compile(r"\s+be (?:\w+ly )?(?P<verb>[a-z]+)\b", re.IGNORECASE)
_DOING = re.compile(
    r"(?:\b(?:is|are|am|was|were)|'(?:s|re|m)) (?:(?:also|now|not|currently|still|already|\w+ly) )*"
    r"(?P<verb>[a-z]+ing)\b",
    re.IGNORECASE,
)
_SEEM = 24
_WORD = re.compile(r"[a-z][a-z'-]*")


class _Sentence(NamedTuple):
    """A claim in plain marks, its main clause, the tense of that, and where the verb that tells it stands."""

    text: str
    main: str
    tense: str
    at: int


def english_type(content: str, cue: Cue | None, *, is_house: bool, is_direct: bool) -> ClaimType:
    """Judge by the cue first, by the main clause then, and by the weight of judging words against records at last.

    "sales rose 4% in May" is a fact, "the deal is a disgrace" an opinion, "we will open ten shops" a plan, "prices will
    fall" a prediction. Guidelines of attribution corpora tell belief, fact and eventuality by cue and mood alike.
    """
    act, verb = (cue.act, lemma(cue.form)) if cue else ("say", "")
    if act in _BY_ACT or verb in listed_verbs("denies"):
        return _BY_ACT.get(act, "opinion")
    text, main, tense, at = sentence = _sentence(content)
    words = frozenset(_WORD.findall(text.lower()))
    may = _MAY.match(main, at) is not None
    if act == "prediction" and not (verb in _SEES and may):
        is_counted = verb == "estimate" and tense in ("past", "present", "perfect") and not may
        return "fact" if is_counted else "prediction"
    if act == "plan":
        return "fact" if _is_done(sentence, words) else "plan"
    if verb == "ask" and _TO_DO.match(text):
        return "recommendation"
    if tense == "future" and is_direct and _WOULD.match(main, at):
        tense = "present"  # I would not put it like that
    kind = _asked(text, main, words) or _ahead(main, tense, at, words) or _later(text, tense) or _framed(text)
    if kind == "prediction" and is_direct and pattern(_BOOK, "we_will").search(text, 0, 2 * REACH):
        kind = "plan"  # if we go, it will be with a partner, and we will not spend more
    if kind == "plan" and verb in listed_verbs("thinks") and tense == "future":
        kind = "prediction"
    if kind is not None or verb in listed_verbs("thinks"):
        return kind or "opinion"
    marks = _evidence(sentence, cue, is_house=is_house, is_direct=is_direct)
    return "fact" if fact_weight("en", marks) > 0 else "opinion"


def _is_done(sentence: _Sentence, words: frozenset[str]) -> bool:
    """Whether what was planned is told as past: opened ten shops."""
    is_past = sentence.tense in ("past", "perfect") and not sentence.main.startswith("to ")
    return is_past and not _find("intent", sentence.text, words)


def evidence(content: str, cue: Cue | None, *, is_house: bool, is_direct: bool) -> set[str]:
    """Name all that tells whether a claim is a fact: the marks of its words, tense, cue and speaker."""
    return _evidence(_sentence(content), cue, is_house=is_house, is_direct=is_direct)


def _sentence(content: str) -> _Sentence:
    text = _plain(content)
    main = main_clause(text)
    return _Sentence(text, main, *tense_of(main))


def _evidence(sentence: _Sentence, cue: Cue | None, *, is_house: bool, is_direct: bool) -> set[str]:
    text, main, tense, at = sentence
    if tense == "past" and not is_direct and _WAS.match(main, at):
        tense = "past_be"  # after "said" a "was" may stand for an "is"
    act, verb = (cue.act, lemma(cue.form)) if cue else ("none", "")
    told = {table for table in ("tells", "holds") if verb in listed_verbs(table)}
    heard = {name for name, holds in (("house", is_house), ("direct", is_direct)) if holds}
    return english_marks(text.lower()) | told | heard | {f"tense_{tense}", f"act_{act}"}


def _plain(content: str) -> str:
    return _QUOTES.sub("", content[:_FAR].replace("’", "'")).strip(" \n'")


def _asked(text: str, main: str, words: frozenset[str]) -> ClaimType | None:
    if _find("definition", text, words):
        return "definition"
    duty = _find("duty", main, words)
    is_duty = duty and not _HOLDS.search(main, 0, duty.start())
    return "recommendation" if is_duty or _find("asked", text, words) else None


# We thought we should: no duty now.
_HOLDS = re.compile(r"\b(?:if|that|who|whether|because|thought|said|know|knew)\b", re.IGNORECASE)


def _ahead(main: str, tense: str, at: int, words: frozenset[str]) -> ClaimType | None:
    """Whether a main clause looks ahead, and whether it is somebody's own doing."""
    own = pattern(_BOOK, "own").match(main)
    intent = _find("intent", main, words)
    if intent and intent.start() <= at + _SEEM:
        return "plan"
    doing = _DOING.match(main, at)
    table = "does" if tense == "present" else "prepares"  # in reported speech: it was drafting rules
    if doing and stem(doing["verb"]) in listed_verbs(table) and not _YOU.search(main, 0, doing.start()):
        return "plan"
    if tense == "future":
        return "plan" if _is_doing(main, at, is_own=own is not None) else "prediction"
    outlook = _find("outlook", main, words)
    return "prediction" if outlook and outlook.start() <= at + _SEEM else None


def _framed(text: str) -> ClaimType | None:
    """What a claim's own first words make of it: I expect prices to fall, he believed the truce was over."""
    if pattern(_BOOK, "i_expect").match(text):
        return "prediction"
    return "opinion" if pattern(_BOOK, "he_believes").match(text) else None


# You're giving up your privacy: nobody's plan.
_YOU = re.compile(r"\b(?:you|people|some|many|all (?:we|they)|what (?:we|they))$", re.IGNORECASE)


def _later(text: str, tense: str) -> ClaimType | None:
    """What comes after a main clause that tells of no past: A is so and B will be; a network that will deliver."""
    if tense == "past":
        return None
    found = _LATER.search(text[: 2 * REACH])
    if found is None or _DOUBTED.search(text, 0, found.start()):
        return None
    end = found.end()
    served = text.startswith(" be able to", end) and pattern(_BOOK, "served").search(text[: found.start()].rstrip())
    first = _FIRST.search(text, 0, found.start()) and _is_doing(text, found.start(1), is_own=True)
    return "plan" if served or first else "prediction"


_FIRST = re.compile(r"\b(?:i|we)(?:'| (?:am |are )?(?:also |then |not )?)$", re.IGNORECASE)
_LATER = re.compile(r"(?:\b|(?<='))(will|'ll|won't|ll|going to|expecting to|expected to)\b", re.IGNORECASE)
# Whether it will is open, and if it will is no forecast.
_DOUBTED = re.compile(
    r"\b(?:if|whether|when|how|how long|unclear|uncertain|where|what|who)\b[^,.;]{0,40}$", re.IGNORECASE
)
_WAS = re.compile(r"(?:was|were|had)\b(?! (?:not |\w+ly )?\w+(?:ed|en|wn|[pln]t)\b)", re.IGNORECASE)
_WOULD = re.compile(r"would|'d", re.IGNORECASE)


def _is_doing(main: str, at: int, *, is_own: bool) -> bool:
    """Whether what will be is done on purpose: will open, we will not stop, will be sold; but not will rise."""
    word = FINITE.match(main, at)
    end = at + len("going to") if main.startswith("going to", at) else word.end() if word else at
    if main.startswith("be able to", end + 1):
        return pattern(_BOOK, "served").search(main[:at].rstrip()) is not None
    if (not is_own and main[:at].endswith("not ")) or pattern(_BOOK, "harms").search(main, end):
        return False
    passive = _BE.match(main, end)
    if passive:
        return stem(passive["verb"]) in listed_verbs("does")
    found = _VERB.match(main, end)
    verb = found["verb"].lower() if found else ""
    return verb in listed_verbs("does") or (is_own and bool(verb) and verb not in listed_verbs("befalls"))


# asked the court to wait
_TO_DO = re.compile(r"(?!if\b|whether\b|what\b|how\b|why\b)[^;:?]{1,90}? to [a-z]+\b", re.IGNORECASE)
# Sees that something could be: a view of it.
_SEES = ("see", "sees", "seeing")
_MAY = re.compile(r"(?:can|could|may|might)\b", re.IGNORECASE)


def _find(name: str, text: str, words: frozenset[str]) -> re.Match[str] | None:
    """Search for one of the patterns of a list where one of the words that it needs stands."""
    if _needs(name).isdisjoint(words):
        return None
    opening, anywhere = _parted(name)
    return opening.match(text, 0, REACH) or anywhere.search(text, 0, REACH)


@cache
def _parted(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A list as what stands at the start and what may stand anywhere, which is looked for at the borders of words."""
    cut = [piece for entry in entries(_BOOK, name) for piece in pieces(entry)]
    opening = [piece for piece in cut if piece.startswith("^")] or [_NEVER]
    anywhere = [piece for piece in cut if not piece.startswith("^")] or [_NEVER]
    return re.compile("|".join(opening), re.IGNORECASE), re.compile("|".join(anywhere), re.IGNORECASE)


_NEVER = "(?!)"


@cache
def _needs(name: str) -> frozenset[str]:
    return frozenset(load_lexicon(_BOOK)["needs"][name])
