"""How a claim is meant: its type, whether it denies, how much it hedges. Must never change what is said."""

import re
from functools import cache

from corpus.claims.lettered import is_listed
from corpus.claims.marks import chinese_marks, fact_weight
from corpus.claims.wordlists import pattern_for
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
    content = content[:_FAR].replace("计画", "计划")  # as 計畫 comes out of folding by character
    if verb in _cues("denies"):
        return "opinion"
    if act == "plan" and _has("done", content) and not _has("future", content):
        return "fact"
    if act in _BY_ACT:
        return _by_act(content, act)
    is_rated = _has("rated", content) and not _has("estimated", content.partition(",")[0])
    if (act == "wish" and _has("asked", content)) or (act != "fact" and is_rated):
        return "recommendation"
    content = _first(_main(content))
    named = next((kind for name, kind in _BY_CONTENT if _has(name, content)), None)
    if named is not None or (act in ("opinion", "wish") and verb not in _cues("tells")):
        return named or "opinion"
    return "fact" if fact_weight("zh", evidence(content, act, verb)) > 0 else "opinion"


def _by_act(content: str, act: str) -> ClaimType:
    """What a cue says of itself; a forecast of what ought to be, or of a rating, is advice."""
    first = content.partition(",")[0]
    is_rated = _has("rated", content if not _has("estimated", first) else first)
    asks = act == "prediction" and (_has("ought", content[:12]) or is_rated)
    return "recommendation" if asks else _BY_ACT[act]


def evidence(content: str, act: str, verb: str = "") -> set[str]:
    """Name all that tells whether a claim is a fact: the marks of its words, and the cue with what it is used for."""
    told = {name for name in ("fact", "judges", "moved") if _has(name, content)}
    used = {table for table in ("tells", "holds") if verb in _cues(table)}
    return chinese_marks(content) | told | used | {f"act_{act}"}


@cache
def _cues(table: str) -> frozenset[str]:
    return frozenset(load_lexicon("chinese_stance")[table]["cues"])


def _main(content: str) -> str:
    """What a fact is before its details look ahead: 在手订单86亿元,其中七成将…… is about the orders."""
    row = content.partition(";")[0]
    if len(row) < len(content) and _has("fact", row) and not _has("future", row):
        return row
    first, _, rest = content.partition(",")
    is_told = rest.startswith(("其中", "“")) and _has("fact", first) and not _has("future", first)
    return first if is_told else content


def _first(content: str) -> str:
    """What will be before the advice drawn from it: 至少还要三年,投资者应当警惕 is about the three years."""
    first, comma, _ = content.partition(",")
    if not comma or not _has("future", first):  # mostly the last question
        return content
    return first if _has("ought", content) and not _has("ought", first) else content


def polarity(content: str, cue: str) -> Polarity:
    """Whether the claim denies: by its cue (否认) or in its main clause (AGI 不会是完美的)."""
    main = _CLAUSE_END.split(content, maxsplit=1)[0]
    return "negative" if _has("negated", cue) or _has("negated", main) else "positive"


_CLAUSE_END = re.compile("[,;。]")


def hedge(content: str) -> int:
    """Count how often a content hedges, up to 3: 可能, 或许, might."""
    return min(3, len(pattern_for(content, "stance", "hedges").findall(content)))


def _has(name: str, text: str) -> bool:
    if name in _LONG:
        return is_listed(text, "stance", name)
    return pattern_for(text, "stance", name).search(text) is not None


# Lists of a hundred patterns.
_LONG = ("plan", "ought", "future")
