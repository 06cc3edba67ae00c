"""When a figure is: the time of its own clause or sentence, or the period that a report keeps to.

Must never take the other side of a comparison for a figure's own time.
"""

import re
from collections.abc import Sequence

from corpus.figures.clauses import Setting, View, is_base
from corpus.figures.evidence import attributed
from corpus.lexicon import patterns_of
from corpus.models import Figure, Span

# The other side of a comparison has its own time right before it: 较年初的14.2亿元, 上年同期为亏损1.37亿元.
_TIME_OF = re.compile("[初末底]?(?:的|为|是|则为)?(?:亏损|盈利|约|近|逾)?")
# Last year's same quarter, the start of the year: what a figure is held against.
_OTHER_SIDE = re.compile(patterns_of("contexts", "other_side"), re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|than|versus|vs\.?|compared (?:with|to)|against) (?:an average of )?$", re.IGNORECASE)
_FROM_REACH = 32
# How often: 每12个月降至, 两个月就翻一番, doubles every seven months.
_SPAN = "[0-9一二三四五六七八九十两几]{1,4} ?个?(?:天|日|周|月|季度|年|小时)"
_EVERY = re.compile(rf"((?:大约|约)?每隔? ?{_SPAN})[^,，。;；\n0-9]{{0,8}}$|({_SPAN})[就便即][^,，。;；\n0-9]{{0,4}}$")
_EVERY_AFTER = re.compile(r" (every (?:[a-z0-9-]+ ){1,4}?(?:day|week|month|quarter|year)s?)\b")
_YEARLY = re.compile("每[年月日天周季]")
# What comes back, where it is said how often.
_COMING_BACK = ("multiple", "ratio", "percent", "share")
# The biggest in 36 years says not when.
_RECORD = re.compile(r"\b(?:first|[a-z]{3,}est|most|worst|best)\b")
# When a report came out, and what a multiple is of: 在3月10日的报告中, 约为去年的1.8倍.
_OTHERS_TIME = re.compile(
    rf"(?:的|发布的|公布的|披露的)(?:一份|最新|这份|年度)?(?:{patterns_of('contexts', 'came_out')})"
    r"|的[0-9.一二三四五六七八九十两]{1,5}多?倍"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NOW = ("目前", "当前", "现在", "如今")
_COMING = re.compile("[将需会]")
_OTHER_REACH = 60
# When something was founded is not when it has what it has.
_FOUNDED = re.compile(
    r"(?:成立|创立|创办|创建|组建|注册|始建|诞生|上市)[于在]\s?$|\b(?:founded|established|set up|born|listed) $"
)
_FOUNDED_THEN = re.compile("(?:[0-9]{1,2}月)?(?:成立|创立|创办|创建|注册|诞生)(?!以来|至今)")
# How long something still takes says no time of the clause before: 明年翻番，但软件[还要]三年.
STILL = re.compile("还[需要得]|仍[需要]")
# When somebody said it, with the time that it is about behind: announced in September `that` it would.
_SAID_THEN = re.compile(r" that\b")
# Nothing but a figure is said of such a time: [去年]是5500台, [last year] it was 20.
_ASIDE = re.compile("(?:还|则|仅|只|才)?(?:是|为|有)?(?:约|近|逾)?[0-9]")
_SIDE_NOW = re.compile(r"now(?= [a-z]+ing\b)", re.IGNORECASE)
# A period that a report keeps to until it names another.
_PERIOD = re.compile(patterns_of("contexts", "report_periods"), re.IGNORECASE)
_PERIOD_REACH = 240
_TO_THE_NEXT = re.compile(
    r",? (?:and(?: [a-z]{1,12}){0,3}|to|but(?: [a-z]{1,12}){0,3}|or|versus|vs\.?|against|(?:up |down )?from"
    r"|compared (?:with|to))"
    r"(?: (?:about|around|some|nearly|almost|over|roughly|more than|up to))? ?"
)
# Another verb of the same subject: last year and could take.
_AND_WILL = re.compile(r",? (?:and|but|while) [a-z][a-z ]{2,40}")
_SENTENCES_ON = 2
_SENTENCE_END = re.compile(r"(?:[。!?\n]|\. )\s*")


def with_period(text: str, figure: Figure, told: Figure | None) -> Figure:
    """Go on in the period of the sentence before, 上半年营收10亿元。净利2亿元.

    Only a figure of the same source and kind of truth, and one that names no time itself.
    """
    if told is None or figure.time is not None or figure.kind in ("duration", "physical", "ratio"):
        return figure
    between = text[told.span.end : figure.span.start]
    same = (figure.modality, figure.speaker) == (told.modality, told.speaker)
    apart = "\n" in between and figure.speaker is None
    if not same or apart or len(between) > _PERIOD_REACH or len(_SENTENCE_END.findall(between)) > _SENTENCES_ON:
        return figure
    return attributed(figure, "time", told.time, told.evidence["time"])


def find_time(view: View, setting: Setting) -> Span | None:
    """The time around the figure (未来[5年]), else the nearest before it, else the first behind it in its clause.

    Behind it a bracket hides its times: 75%（2020年为65%）. A figure that is a time itself (五年内) comes last.
    """
    figure, clause = setting.figure.span, setting.clause
    if often := _how_often(view.text, setting):
        return often
    own = _own_times(view, setting)
    around = [t for t in own if t.start <= figure.start and figure.end <= t.end and t != figure]
    if around and view.text.startswith("in ", around[0].start) and _RECORD.search(view.text, *clause):
        return None
    before = [t for t in own if t.end <= figure.start]
    in_clause = [t for t in before if t.start >= clause.start]
    if setting.figure.kind == "duration" and STILL.search(view.text, clause.start, figure.start):
        before = in_clause
    if not in_clause and (yearly := _YEARLY.search(view.text, clause.start, figure.start)):
        return Span(*yearly.span())
    before = _carrying_on(view.text, setting, before)
    behind = [t for t in own if figure.end <= t.start < clause.end and _is_behind(view.text, figure, t)]
    if _FROM.search(view.text[max(0, figure.start - _FROM_REACH) : figure.start]):
        behind = _of_other_side(view, setting) or behind
        in_clause = [] if behind else in_clause
    if in_clause and behind:
        in_clause = _without_others(view.text, figure, in_clause, behind[0])
    if in_clause and view.text[slice(*in_clause[-1])] == "全年":
        years = [t for t in before if _YEAR.search(view.text, *t)]  # 2025年财报：全年营收
        in_clause = years[-1:] or in_clause
    nearest = around or in_clause[-1:] or behind[:1] or before[-1:] or [t for t in own if t == figure]
    return next(iter(nearest), None)


def _is_behind(text: str, figure: Span, time: Span) -> bool:
    return "(" not in text[figure.end : time.start] and text[slice(*time)] != "未来"


def _without_others(text: str, figure: Span, before: list[Span], behind: Span) -> list[Span]:
    """Leave out the times of a clause that are of the figure before, or of when something was said."""
    if _is_of_the_one_before(text, before[-1], figure, behind):
        return []
    return before[:-1] if _SAID_THEN.match(text, before[-1].end) else before


def _is_of_the_one_before(text: str, time: Span, figure: Span, behind: Span) -> bool:
    """Whether of two figures in one English clause each has its time behind it: $30bn in 2024 and $35bn in 2025."""
    beside = not text[figure.end : behind.start].strip()
    joined = _TO_THE_NEXT.fullmatch(text, time.end, figure.start) or _AND_WILL.fullmatch(text, time.end, figure.start)
    return beside and joined is not None


def _own_times(view: View, setting: Setting) -> list[Span]:
    """The times of the sentence, without the other side of a comparison and when a report came out."""
    times = view.times_in(setting.sentence)
    bases = [t.span for t in times if is_base(view.text, t, setting.figure)]
    start = setting.figure.span.start
    own = [t.span for t in times if not t.compared or _TIME_OF.fullmatch(view.text, t.span.end, start)]
    own = [t for t in own if not _SIDE_NOW.match(view.text, t.start) and t not in bases]
    return [t for t in own if not _OTHERS_TIME.match(view.text, t.end, setting.sentence.end)]


def _carrying_on(text: str, setting: Setting, before: Sequence[Span]) -> list[Span]:
    """The times before a figure that hold for it: in another clause the other side of a comparison stays there."""
    start = setting.clause.start
    held = [t for t in before if t.start >= start or not _stays(text, t, before)]
    now = held and held[-1].start < start and text[held[-1].start : held[-1].end] in _NOW
    return [] if now and _COMING.search(text, start, setting.figure.span.start) else held


def _stays(text: str, time: Span, before: Sequence[Span]) -> bool:
    """Whether a time of a clause before holds for that clause alone: `去年`是5500台；, 成立于`2021年`，现有."""
    aside = time != before[0] and _ASIDE.match(text, time.end) is not None
    founded = _FOUNDED.search(text, max(0, time.start - 14), time.start) or _FOUNDED_THEN.match(text, time.end)
    return aside or founded is not None or _OTHER_SIDE.search(text, *time) is not None


def _of_other_side(view: View, setting: Setting) -> list[Span]:
    """The time of what another came from, behind it: from 3% `a year ago`."""
    figure = setting.figure.span
    after = view.times_in(Span(figure.end, min(setting.sentence.end, figure.end + _OTHER_REACH)))
    return [t.span for t in after if _OTHER_SIDE.search(view.text, *t.span)][:1]


def _how_often(text: str, setting: Setting) -> Span | None:
    """In what time a change comes back: 成本`每12个月`降至1/10."""
    figure = setting.figure
    if figure.kind not in _COMING_BACK:
        return None
    match = _EVERY.search(text, setting.clause.start, figure.span.start)
    match = match or _EVERY_AFTER.match(text, figure.span.end, setting.sentence.end)
    return Span(*match.span(match.lastindex or 1)) if match else None


def held_against(text: str, before: Figure) -> bool:
    """Whether the figure before is the other side of a comparison, whose time is its own: 由去年同期的38%升至58%."""
    at = before.evidence.get("time")
    if before.time is None or at is None:
        return False
    return _OTHER_SIDE.search(before.time) is not None or text[max(0, at.start - 1) : at.start] in tuple("由从较比")


def names_period(figure: Figure) -> bool:
    """Whether its time is a period that what follows may keep to: 上半年, the second quarter."""
    return figure.time is not None and _PERIOD.search(figure.time) is not None
