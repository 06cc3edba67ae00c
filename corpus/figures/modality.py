"""Whether a figure is a fact, a plan, a forecast, an estimate, a goal or a supposition.

Must never judge whether it is true.
"""

import re
from functools import cache
from typing import cast

from corpus.figures.clauses import Setting, View
from corpus.lexicon import load_lexicon
from corpus.models import Claim, Modality, Span

_KINDS = ("hypothetical", "goal", "plan", "forecast", "estimate")
_SUPPOSED_REACH = 40
# 将 before an object is no future: 将一个孩子送入大学.
_OBJECT = re.compile("将[一其该这那此它他她自每]")
_BY_CLAIM: dict[str, Modality] = {"prediction": "forecast", "plan": "plan"}


def find_modality(view: View, setting: Setting, claim: Claim | None) -> tuple[Modality, Span | None]:
    """Tell a figure's modality and where it was read.

    The figure's own clause decides first (过去一年超4000亿 is a fact, 未来五年将突破4万亿 beside it a forecast), then
    the part of the sentence before it, then the claim that it stands in. Without any sign a figure is a fact.
    """
    own = Span(setting.left.start, setting.right.end)
    text, tense = view.text, _tense(view, setting)
    earlier = _cue(text, Span(setting.sentence.start, setting.clause.start), nearest=True)
    for scope in (own, Span(setting.clause.start, setting.clause.end)):
        found = _cue(text, scope)
        if found and not (tense == "past" and found[0] in ("forecast", "plan")):
            is_weak = _marks("weak").fullmatch(text, *found[1]) is not None
            return earlier if is_weak and earlier and earlier[0] in ("goal", "plan") else found
    if tense in ("past", "present") or _marks("actual").search(text, own.start, setting.figure.span.start):
        return "actual", None
    if earlier and _carries_on(earlier, setting, tense, claim):
        return earlier
    if tense == "future":
        return "forecast", None
    if claim is not None and claim.type in _BY_CLAIM and claim.cue_span is not None:
        return _BY_CLAIM[claim.type], claim.cue_span
    return "actual", None


def _carries_on(earlier: tuple[Modality, Span], setting: Setting, tense: str | None, claim: Claim | None) -> bool:
    """A cue in an earlier clause holds for this one: a supposition not for long, a forecast not into bare facts."""
    modality, cue = earlier
    if modality == "hypothetical":
        return setting.figure.span.start - cue.end <= _SUPPOSED_REACH
    return modality != "forecast" or tense == "future" or claim is not None


def _cue(text: str, scope: Span, *, nearest: bool = False) -> tuple[Modality, Span] | None:
    for kind in _KINDS:
        matches = [m for m in _marks(kind).finditer(text, scope.start, scope.end) if not _OBJECT.match(text, m.start())]
        if matches:
            match = matches[-1 if nearest else 0]
            return cast("Modality", kind), Span(match.start(), match.end())
    return None


def _tense(view: View, setting: Setting) -> str | None:
    """The nearest time up to the clause that is not a comparison: its words, or its year against the article's."""
    times = view.times_in(Span(setting.sentence.start, setting.clause.end))
    for time in reversed([t for t in times if not t.compared]):
        if time.tense:
            return time.tense
        if time.year and view.article.published:
            return "future" if time.year > view.article.published.year else "past"
    return None


@cache
def _marks(kind: str) -> re.Pattern[str]:
    words = sorted(load_lexicon("modality")[kind]["words"], key=len, reverse=True)
    chinese = "|".join(re.escape(word) for word in words if not word.isascii())
    english = "|".join(re.escape(word) for word in words if word.isascii())
    return re.compile(rf"(?:{chinese})|\b(?:{english})\b", re.IGNORECASE)
