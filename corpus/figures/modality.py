"""Whether a figure is a fact, a plan, a forecast, an estimate, a goal or a supposition.

Must never judge whether it is true.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache

from corpus.figures.clauses import Setting, View
from corpus.lexicon import load_lexicon
from corpus.models import Claim, Modality, Span

_KINDS: tuple[Modality, ...] = ("hypothetical", "goal", "plan", "forecast", "estimate")
_SUPPOSED_REACH = 40
# How far behind 将 and "will" the verb stands that makes a plan of them: 将在四座工厂部署.
_ACTING_REACH = 18
# What something about needs is somebody's estimate: 建一座工厂需约500亿至600亿美元.
_NEEDED = re.compile(r"(?:需要|需|须|耗费|costs?|requires?|takes?|needs?)\s*$", re.IGNORECASE)
_NEEDED_REACH = 10
# Money of a plan is planned money: 3800亿的AI基建计划, a $500 billion project.
_PROJECT = re.compile(
    r"(?:\s?的?[^,;:。!?()]{0,16}?|-?\s(?:(?!of\b)[A-Za-z-]+\s){0,4}?)(计划|计画|项目|方案|规划|\b(?:plan|project|programme|program)\b)"
)


def find_modality(view: View, setting: Setting, claim: Claim | None) -> tuple[Modality, Span | None]:
    """Tell a figure's modality and where it was read.

    The figure's own clause decides first (过去一年超4000亿 is a fact, 未来五年将突破4万亿 beside it a forecast), then
    the part of the sentence before it, then the claim that it stands in. Without any sign a figure is a fact.
    """
    tense = _tense(view, setting)
    earlier = _cue(view.text, Span(setting.sentence.start, setting.clause.start), nearest=True)
    found = _in_clause(view.text, setting, tense, earlier)
    if found:
        return found
    left = Span(setting.left.start, setting.figure.span.start)
    if tense in ("past", "present") or _marks("actual").search(view.text, *left):
        return "actual", None
    if earlier and _carries_on(earlier, setting, tense, claim):
        return earlier
    if tense == "future":
        return "forecast", None
    if (
        claim is not None
        and claim.type == "prediction"
        and claim.cue_span is not None
        and _foretold(view, setting, claim)
    ):
        return "forecast", claim.cue_span
    return "actual", None


def _foretold(view: View, setting: Setting, claim: Claim) -> bool:
    """Whether a prediction has begun where the figure stands: 透露订单80亿元，其中七成将交付 begins with a fact."""
    first = _marks("forecast").search(view.text, *claim.span)
    return first is None or first.start() <= setting.clause.end


def _in_clause(
    text: str, setting: Setting, tense: str | None, earlier: tuple[Modality, Span] | None
) -> tuple[Modality, Span] | None:
    """The cue beside the figure, else in its clause; a weak one (将) gives way to a goal or plan named before."""
    figure = setting.figure
    needed = _NEEDED.search(text, max(setting.left.start, figure.span.start - _NEEDED_REACH), figure.span.start)
    if needed and figure.approx in ("about", "range"):
        return "estimate", Span(needed.start(), needed.end())
    project = _PROJECT.match(text, figure.span.end, setting.right.end) if figure.kind == "money" else None
    if project:
        return "plan", Span(*project.span(1))
    for scope in (Span(setting.left.start, setting.right.end), setting.clause):
        found = _cue(text, scope)
        if not found or (tense == "past" and found[0] in ("forecast", "plan") and not _was_expected(text, found[1])):
            continue
        if found[1].start >= setting.right.end and _marks("belonging").fullmatch(text, *found[1]):
            continue
        is_weak = _marks("weak").fullmatch(text, *found[1]) is not None
        if is_weak and earlier and earlier[0] in ("goal", "plan"):
            return earlier
        acts = is_weak and _marks("acting").search(text, found[1].end, min(found[1].end + _ACTING_REACH, scope.end))
        return ("plan", found[1]) if acts else found
    return None


def _was_expected(text: str, cue: Span) -> bool:
    """此前预期100亿元 says what was expected before, and no fact."""
    return text[max(0, cue.start - 2) : cue.start] in ("此前", "先前", "原先", "早前", "之前")


def _carries_on(earlier: tuple[Modality, Span], setting: Setting, tense: str | None, claim: Claim | None) -> bool:
    """A cue in an earlier clause holds for this one: a supposition not for long, a forecast not into bare facts."""
    modality, cue = earlier
    if modality == "hypothetical":
        return setting.figure.span.start - cue.end <= _SUPPOSED_REACH
    return modality != "forecast" or tense == "future" or claim is not None


def _cue(text: str, scope: Span, *, nearest: bool = False) -> tuple[Modality, Span] | None:
    for kind, spans in _cues_of(text):
        low, high = bisect_left(spans, (scope.start,)), bisect_left(spans, (scope.end,))
        inside = [span for span in (spans[low:high][-2:] if nearest else spans[low : low + 1]) if span.end <= scope.end]
        if inside and low < high:
            return kind, inside[-1 if nearest else 0]
    return None


@lru_cache(maxsize=2)
def _cues_of(text: str) -> tuple[tuple[Modality, list[Span]], ...]:
    """Every cue of an article by kind, found once for all its figures."""
    return tuple(
        (kind, [Span(*m.span()) for m in _marks(kind).finditer(text) if not _marks("none").match(text, m.start())])
        for kind in _KINDS
    )


def _tense(view: View, setting: Setting) -> str | None:
    """The nearest time up to the clause that is not a comparison: its words, or its year against the article's."""
    times = view.times_in(Span(setting.sentence.start, setting.clause.end))
    for time in reversed([t for t in times if not t.compared]):
        if time.tense:
            return time.tense
        if time.year and view.article.published and time.year != view.article.published.year:
            return "future" if time.year > view.article.published.year else "past"
    return None


@cache
def _marks(kind: str) -> re.Pattern[str]:
    words = sorted(load_lexicon("modality")[kind]["words"], key=len, reverse=True)
    chinese = "|".join(re.escape(word) for word in words if not word.isascii())
    english = "|".join(re.escape(word) for word in words if word.isascii())
    return re.compile(rf"(?:{chinese})|\b(?:{english})\b", re.IGNORECASE)
