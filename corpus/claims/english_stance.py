"""How an English claim is meant, by its cue, its main verb and its judging words. Must never read a speaker's name."""

import re
from functools import cache

from corpus.claims.cues import Cue
from corpus.claims.wordlists import pattern
from corpus.lexicon import load_lexicon
from corpus.models import ClaimType

_BOOK = "english_stance"
_BY_ACT: dict[str, ClaimType] = {"recommendation": "recommendation", "definition": "definition"}
# When, If, Going forward, ...: what stands before the main clause, up to its comma.
_LEADING = re.compile(
    r"(?:when|if|once|after|as|because|although|though|while|since|even|despite|during|in|on|at|by|for|from|to|over|under"
    r"|with|without|before|until|unless|given|historically|today|now|last|this|next|here|earlier|\w+ly|going|looking)\b"
    r"[^,.;]{0,120}, ",
    re.IGNORECASE,
)
# I think that, we believe: what is thought comes after.
_THINKS = re.compile(
    r"(?:(?:so|and|but|well|look|yes|no|yeah|honestly|frankly),? )*(?:i|we)(?:'m| am|'re| are)? "
    r"(?:\w+ly |also |still |just )?"
    r"(?:think|believe|feel|guess|hope|suspect|sure|confident|certain|convinced|expect|know)(?: that)? (?!to\b)",
    re.IGNORECASE,
)
_QUOTES = re.compile('["“”‘]')
# So much of a claim is looked at: as a whole, and for its main clause.
_FAR = 1000
_REACH = 260
_VERB = re.compile(
    r"\s+(?:not |n't )?(?:\w+ly |also |soon |then |now |still |never |be able to )*(?P<verb>[a-z]+)", re.IGNORECASE
)
_BE = re.compile(r"\s+be (?:\w+ly )?(?P<verb>[a-z]+)\b", re.IGNORECASE)
_DOING = re.compile(
    r"(?:\b(?:is|are|am)|'(?:s|re|m)) (?:(?:also|now|currently|still|\w+ly) )*(?P<verb>[a-z]+ing)\b", re.IGNORECASE
)
_SEEM = 24


def english_type(content: str, cue: Cue | None, *, is_house: bool, is_direct: bool) -> ClaimType:
    """Judge by the cue first, by the main clause then, and by the weight of judging words against records at last.

    "sales rose 4% in May" is a fact, "the deal is a disgrace" an opinion, "we will open ten shops" a plan, "prices will
    fall" a prediction. Guidelines of attribution corpora tell belief, fact and eventuality by cue and mood alike.
    """
    act, verb = (cue.act, _lemma(cue.form)) if cue else ("say", "")
    if act in _BY_ACT:
        return _BY_ACT[act]
    text = _QUOTES.sub("", content[:_FAR].replace("’", "'")).strip(" \n'")
    main = _main(text)
    tense, at = _tense(main)
    words = frozenset(_WORD.findall(text.lower()))
    if act == "prediction" and not (verb in _SEES and _MAY.match(main, at)):
        return "fact" if verb == "estimate" and tense == "past" else "prediction"
    if act == "plan":
        is_done = tense in ("past", "perfect") and not main.startswith("to ") and not _find("intent", text, words)
        return "fact" if is_done else "plan"
    if verb == "ask" and _TO_DO.match(text):
        return "recommendation"
    if tense == "future" and is_direct and _WOULD.match(main, at):
        tense = "present"  # I would not put it like that
    kind = _asked(text, main, words) or _ahead(main, tense, at, words) or _later(text, tense)
    if kind == "plan" and verb in _verbs("thinks") and tense == "future":
        kind = "prediction"
    if kind is not None or verb in _verbs("thinks"):
        return kind or "opinion"
    if tense == "past" and not is_direct and _WAS.match(main, at):
        tense = "past_be"
    weight = _start(tense, act, verb, is_house=is_house) + _weight(text.lower(), words)
    return "fact" if weight > 0 else "opinion"


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
    doing = _DOING.match(main, at) if tense == "present" else None
    if doing and _stem(doing["verb"]) in _verbs("does") and not _YOU.search(main, 0, doing.start()):
        return "plan"
    if tense == "future":
        return "plan" if _is_doing(main, at, is_own=own is not None) else "prediction"
    outlook = _find("outlook", main, words)
    return "prediction" if outlook and outlook.start() <= at + _SEEM else None


# You're giving up your privacy: nobody's plan.
_YOU = re.compile(r"\b(?:you|people|some|many|all (?:we|they)|what (?:we|they))$", re.IGNORECASE)


def _later(text: str, tense: str) -> ClaimType | None:
    """What comes after a main clause that tells of no past: A is so and B will be; a network that will deliver."""
    if tense == "past":
        return None
    found = _LATER.search(text[: 2 * _REACH])
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
    word = _FINITE.match(main, at)
    end = at + len("going to") if main.startswith("going to", at) else word.end() if word else at
    if main.startswith("be able to", end + 1):
        return pattern(_BOOK, "served").search(main[:at].rstrip()) is not None
    if not is_own and main[:at].endswith("not "):
        return False
    passive = _BE.match(main, end)
    if passive:
        return _stem(passive["verb"]) in _verbs("does")
    found = _VERB.match(main, end)
    verb = found["verb"].lower() if found else ""
    return verb in _verbs("does") or (is_own and bool(verb) and verb not in _verbs("befalls"))


# A sentence's end, not that of No. or U.S.
_STOP = re.compile(r"(?<=[a-z0-9]{2})[.?!] (?=[A-Z])|; ")


def _main(text: str) -> str:
    """The first main clause on: "If you ignore Asia, we grew" from "we" on."""
    head = _STOP.split(text[:_REACH], maxsplit=1)[0]
    for opening in (_LEADING, _THINKS):
        match = opening.match(head)
        if match and len(head) - match.end() > _SEEM // 2:
            head = head[match.end() :]
    return head


def _tense(main: str) -> tuple[str, int]:
    """The tense of the first finite verb that shows one, and where it stands."""
    tenses = _tenses()
    for match in _FINITE.finditer(main):
        word = match[0].lower()
        tense = tenses.get(word)
        if tense is not None:
            if word in _BE_FORMS and main.startswith((" going to ", " not going to "), match.end()):
                return "future", main.index("going to", match.end())
            owns = tense == "perfect" and _OWNED.match(main, match.end())
            return "present" if owns else tense, match.start()
        if (
            word.endswith("ed")
            and word not in _NO_PAST
            and match.start()
            and not _NO_VERB.search(main, 0, match.start())
        ):
            return "past", match.start()
    return "none", 0


_FINITE = re.compile(
    r"(?<=it)'s\b|(?<=he)'s\b|(?<=hat)'s\b|(?<=here)'s\b|(?<=who)'s\b|'(?:ll|re|ve|d|m)\b"
    r"|(?<![-'\w])(?:[a-z]{2,7}n't|[a-z]{2,}ed|[a-z]{2,7})\b(?!-)",
    re.IGNORECASE,
)


@cache
def _tenses() -> dict[str, str]:
    return {form: tense for tense, forms in load_lexicon(_BOOK)["tenses"].items() for form in forms}


_NO_PAST = frozenset(
    ["need", "indeed", "speed", "feed", "seed", "red", "bed", "united", "based", "hundred", "shed", "breed"]
)
_BE_FORMS = frozenset(["is", "are", "am", "was", "were", "'s", "'re", "'m", "isn't", "aren't", "wasn't"])
# You have an umbrella, they have to wait: no perfect.
_OWNED = re.compile(
    r" (?:an?|the|no|to|some|any|enough|its|their|our|his|her|little|much|many|more|less|\d)\b", re.IGNORECASE
)
# Before a participle that stands like an adjective: the damaged, of opted.
_NO_VERB = re.compile(
    r"\b(?:the|a|an|of|its|their|his|her|our|my|this|these|more|most|for|with|by|in|on)\s+$", re.IGNORECASE
)
# asked the court to wait
_TO_DO = re.compile(r"(?!if\b|whether\b|what\b|how\b|why\b)[^;:?]{1,90}? to [a-z]+\b", re.IGNORECASE)
# Sees that something could be: a view of it.
_SEES = ("see", "sees", "seeing")
_MAY = re.compile(r"(?:can|could|may|might)\b", re.IGNORECASE)


def _start(tense: str, act: str, verb: str, *, is_house: bool) -> float:
    """What tense, cue and speaker weigh before any other word: above nothing for a fact."""
    weights: dict[str, float] = load_lexicon(_BOOK)["weights"]
    tables = sum(weights[table] for table in ("tells", "holds") if verb in _verbs(table))
    return weights["start"] + weights[tense] + weights.get(f"act_{act}", 0.0) + weights["house"] * is_house + tables


def _weight(text: str, words: frozenset[str]) -> float:
    """What is on record, less what judges."""
    near = text[:_NEAR]
    near_words = words if len(text) <= _NEAR else frozenset(_WORD.findall(near))
    weight = 0.0
    for value, forms, phrases in _marks():
        among, where = (near_words, near) if value < 0 else (words, text)
        if not forms.isdisjoint(among) or (phrases and phrases.search(where)):
            weight += value
    return weight


# What judges stands near the main verb; what is on record counts wherever it stands.
_NEAR = 140
_WORD = re.compile(r"[a-z][a-z'-]*")


@cache
def _marks() -> tuple[tuple[float, frozenset[str], re.Pattern[str] | None], ...]:
    return tuple(
        (mark["weight"], frozenset(mark["words"]), re.compile(mark["phrases"]) if mark["phrases"] else None)
        for mark in load_lexicon(_BOOK)["marks"]
    )


@cache
def _verbs(table: str) -> frozenset[str]:
    return frozenset(load_lexicon(_BOOK)[table]["verbs"])


@cache
def _lemma(form: str) -> str:
    """The verb a cue is a form of, where a table lists it: argued is argue."""
    word = form.split(maxsplit=1)[0].lower()
    known = _verbs("tells") | _verbs("holds") | _verbs("thinks") | {"estimate", "ask"}
    irregular = {"said": "say", "wrote": "write", "found": "find", "thought": "think", "felt": "feel"}
    return irregular.get(word) or next((stem for stem in _stems(word) if stem in known), word)


def _stem(word: str) -> str:
    """The verb in "does" that a participle belongs to: building is build, sold is sell."""
    lowered = word.lower()
    irregular = {
        "built": "build",
        "sold": "sell",
        "sent": "send",
        "held": "hold",
        "paid": "pay",
        "made": "make",
        "given": "give",
    }
    return irregular.get(lowered) or next((stem for stem in _stems(lowered) if stem in _verbs("does")), lowered)


def _stems(word: str) -> list[str]:
    """What a form may be a form of: argued, argue; limiting, limit, limitte."""
    found = [word]
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            found += [stem, stem + "e", stem[:-1]]
    if word.endswith(("ies", "ied")):
        found.append(word[:-3] + "y")
    return found


def _find(name: str, text: str, words: frozenset[str]) -> re.Match[str] | None:
    """Search for one of the patterns of a list where one of the words that it needs stands."""
    return None if _needs(name).isdisjoint(words) else pattern(_BOOK, name).search(text, 0, _REACH)


@cache
def _needs(name: str) -> frozenset[str]:
    return frozenset(load_lexicon(_BOOK)["needs"][name])
