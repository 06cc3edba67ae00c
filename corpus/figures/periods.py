"""When a figure is: the time of its own clause or sentence, or the period that a report keeps to.

Must never take the other side of a comparison for a figure's own time.
"""

import re
from dataclasses import replace

from corpus.figures.clauses import Setting, View, is_base
from corpus.models import Figure, Span

# The other side of a comparison has its own time right before it: 较年初的14.2亿元, 上年同期为亏损1.37亿元.
_TIME_OF = re.compile("[初末底]?(?:的|为|是|则为)?(?:亏损|盈利|约|近|逾)?")
# Last year's same quarter, the start of the year: what a figure is held against.
_OTHER_SIDE = re.compile(
    r"同期|年初|期初|[上去]年末|此前|先前|以前|year-ago|prior|previous|earlier|a year ago|last year|the year before",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|than|versus|vs\.?|compared (?:with|to)|against) $", re.IGNORECASE)
_FROM_REACH = 16
_OTHER_REACH = 60
_SIDE_NOW = re.compile(r"now(?= [a-z]+ing\b)", re.IGNORECASE)
# A period that a report keeps to until it names another.
_PERIOD = re.compile(
    r"季|半年|财年|全年|(?:19|20)\d\d|quarter|half|fiscal|full-year"
    r"|March 31|June 30|Sept(?:ember|\.)? 30|Dec(?:ember|\.)? 31",
    re.IGNORECASE,
)
_PERIOD_REACH = 240
_SENTENCES_ON = 2
_SENTENCE_END = re.compile(r"(?:[。!?\n]|\. )\s*")


def with_period(text: str, figure: Figure, told: Figure | None) -> Figure:
    """Go on in the period of the sentence before where a figure of the same source and kind of truth names none."""
    if told is None or figure.time is not None or figure.kind in ("duration", "physical", "ratio"):
        return figure
    between = text[told.span.end : figure.span.start]
    same = (figure.modality, figure.speaker) == (told.modality, told.speaker)
    apart = "\n" in between and figure.speaker is None
    if not same or apart or len(between) > _PERIOD_REACH or len(_SENTENCE_END.findall(between)) > _SENTENCES_ON:
        return figure
    return replace(figure, time=told.time, evidence=dict(figure.evidence) | {"time": told.evidence["time"]})


def find_time(view: View, setting: Setting) -> Span | None:
    """The time around the figure (未来[5年]), else the nearest before it, else the first behind it in its clause.

    Behind it a bracket hides its times: 75%（2020年为65%）. A figure that is a time itself (五年内) comes last.
    """
    figure, clause = setting.figure.span, setting.clause
    times = view.times_in(setting.sentence)
    bases = [t.span for t in times if is_base(view.text, t, setting.figure)]
    own = [t.span for t in times if not t.compared or _TIME_OF.fullmatch(view.text, t.span.end, figure.start)]
    own = [t for t in own if not _SIDE_NOW.match(view.text, t.start) and t not in bases]
    around = [t for t in own if t.start <= figure.start and figure.end <= t.end and t != figure]
    before = [t for t in own if t.end <= figure.start]
    behind = [t for t in own if figure.end <= t.start < clause.end and "(" not in view.text[figure.end : t.start]]
    in_clause = [t for t in before if t.start >= clause.start]
    # In another clause the other side of a comparison stays there.
    before = [t for t in before if t.start >= clause.start or not _OTHER_SIDE.search(view.text, *t)]
    if _FROM.search(view.text[max(0, figure.start - _FROM_REACH) : figure.start]):
        after = view.times_in(Span(figure.end, min(setting.sentence.end, figure.end + _OTHER_REACH)))
        behind = [t.span for t in after if _OTHER_SIDE.search(view.text, *t.span)][:1] or behind
        in_clause = [] if behind else in_clause
    itself = [t for t in own if t == figure]
    return next(iter(around or in_clause[-1:] or behind[:1] or before[-1:] or itself), None)


def held_against(before: Figure) -> bool:
    """Whether the figure before is the other side of a comparison, whose time is its own: 由去年同期的38%升至58%."""
    return before.time is not None and _OTHER_SIDE.search(before.time) is not None


def names_period(figure: Figure) -> bool:
    """Whether its time is a period that what follows may keep to: 上半年, the second quarter."""
    return figure.time is not None and _PERIOD.search(figure.time) is not None
