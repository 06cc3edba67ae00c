"""How a claim is meant: its type, whether it denies, how much it hedges. Must never change what is said."""

import re
from functools import cache

from corpus.claims.lettered import LetteredText, lettered
from corpus.claims.marks import chinese_marks, fact_weight
from corpus.claims.wordlists import counts
from corpus.lexicon import load_lexicon
from corpus.models import ClaimType, Polarity

_BY_ACT: dict[str, ClaimType] = {
    "plan": "plan",
    "recommendation": "recommendation",
    "prediction": "prediction",
    "definition": "definition",
}
# So much of a claim is looked at.
_FAR = 1000
# Asked in this order of the content, where the cue does not say.
_BY_CONTENT: tuple[tuple[str, ClaimType], ...] = (
    ("definition", "definition"),
    ("plan", "plan"),
    ("narrated", "fact"),
    ("ought", "recommendation"),
    ("likeness", "opinion"),
    ("future", "prediction"),
    ("guesses", "opinion"),
    ("stands", "fact"),
)


def claim_type(content: str, act: str, verb: str = "") -> ClaimType:
    """Judge by the cue first and by the content then: 建议…… is a recommendation, 认为……将…… a prediction.

    `content` is folded by `fold_characters`; `act` is the cue's and `verb` its form. What is announced as done is a
    fact: 宣布……发布了. Whether the rest is a fact or an opinion, its marks weigh.
    """
    told = LetteredText(content[:_FAR].replace("计画", "计划"))  # as 計畫 comes out of folding by character
    if verb in _cues("denies"):
        return "opinion"
    if act == "plan" and _has("done", told) and not _has("future", told):
        return "fact"
    if act in _BY_ACT:
        return _by_act(told, act)
    is_rated = _has("rated", told) and not _has("estimated", _before(",", told))
    if (act == "wish" and _has("asked", told)) or (act != "fact" and is_rated):
        return "recommendation"
    told = _first(_main(told))
    named = next((kind for name, kind in _BY_CONTENT if _has(name, told)), None)
    if named is not None or (act in ("opinion", "wish") and verb not in _cues("tells")):
        return named or "opinion"
    return "fact" if fact_weight("zh", evidence(told.text, act, verb)) > 0 else "opinion"


def _by_act(told: LetteredText, act: str) -> ClaimType:
    """What a cue says of itself; a forecast of what ought to be, or of a rating, is advice."""
    if act != "prediction":
        return _BY_ACT[act]
    first = _before(",", told)
    is_rated = _has("rated", told if not _has("estimated", first) else first)
    return "recommendation" if is_rated or _has("ought", LetteredText(told.text[:12])) else _BY_ACT[act]


def evidence(content: str, act: str, verb: str = "") -> set[str]:
    """Name all that tells whether a claim is a fact: the marks of its words, and the cue with what it is used for."""
    told = LetteredText(content)
    found = {name for name in ("fact", "judges", "moved") if _has(name, told)}
    used = {table for table in ("tells", "holds") if verb in _cues(table)}
    return chinese_marks(content) | found | used | {f"act_{act}"}


@cache
def _cues(table: str) -> frozenset[str]:
    return frozenset(load_lexicon("chinese_stance")[table]["cues"])


def _main(told: LetteredText) -> LetteredText:
    """What a fact is before its details look ahead: 在手订单86亿元,其中七成将…… is about the orders."""
    row = _before(";", told)
    if row is not told and _has("fact", row) and not _has("future", row):
        return row
    if not told.text.partition(",")[2].startswith(("其中", "“")):
        return told
    first = _before(",", told)
    return first if _has("fact", first) and not _has("future", first) else told


def _first(told: LetteredText) -> LetteredText:
    """What will be before the advice drawn from it: 至少还要三年,投资者应当警惕 is about the three years."""
    first = _before(",", told)
    if first is told or not _has("ought", told):  # mostly the last question
        return told
    return first if _has("future", first) and not _has("ought", first) else told


def _before(mark: str, told: LetteredText) -> LetteredText:
    return LetteredText(told.text.partition(mark)[0]) if mark in told.letters else told


def _has(name: str, told: LetteredText) -> bool:
    return lettered("stance", name, told.is_latin).is_in(told)


def polarity(content: str, cue: str) -> Polarity:
    """Whether the claim denies: by its cue (否认) or in its main clause (AGI 不会是完美的)."""
    main = _CLAUSE_END.split(content, maxsplit=1)[0]
    return "negative" if any(counts(f"{cue}\n{main}", "stance", ("negated",))) else "positive"


_CLAUSE_END = re.compile("[,;。]")


def hedge(content: str) -> int:
    """Count how often a content hedges, up to 3: 可能, 或许, might."""
    return min(3, *counts(content, "stance", ("hedges",)))
