"""A claim before anybody asked who 他 is. Must never know a language: both sets of clause rules give these."""

from dataclasses import dataclass

from corpus.claims.cues import FoundCue
from corpus.claims.reading import Reading
from corpus.models import ClaimForm, Span

_EDGES = " \t\n　,，、;；:：。.*_"
# Fewer characters say nothing that could be judged: 表示欢迎.
_SHORTEST = 4
_SHORTEST_SAID = 2
# 提出“三阶段模型” names something and says nothing.
_SHORTEST_TERM = 12


@dataclass(frozen=True, slots=True)
class Attribution:
    """What was said and by whom as written. No speaker: whoever spoke before in the same paragraph goes on.

    An empty content announces the next statement: 他表示：.
    """

    content: Span
    speaker: Span | None
    cue: FoundCue | None
    form: ClaimForm


def attribute(reading: Reading, content: Span, speaker: Span | None, cue: FoundCue | None) -> Attribution | None:
    """Make an attribution of a stretch of text, trimmed to its words; None where too little is left."""
    content, form = trim_content(reading, content)
    length = content.end - content.start
    if (_SHORTEST_SAID if form == "direct" else _SHORTEST - 1) <= length and _is_told(reading, content, speaker, cue):
        return Attribution(content, speaker, cue, form)
    is_term = form == "direct" and cue is not None and cue.cue.takes == "object"
    if length < (_SHORTEST_TERM if is_term else _SHORTEST):
        return None
    return Attribution(content, speaker, cue, form)


def _is_told(reading: Reading, content: Span, speaker: Span | None, cue: FoundCue | None) -> bool:
    """Whether somebody named says few words behind a mark: 他说，没必要, 她答：“不。”."""
    if speaker is None or cue is None or not cue.cue.is_human or cue.cue.lang != "zh":
        return False
    ahead = reading.folded[max(0, content.start - _SHORTEST) : content.start]
    return ahead.rstrip(' “"「\n').endswith((",", ":")) or cue.cue.form.endswith(("说", "觉得", "表示", "直呼"))


def trim_content(reading: Reading, content: Span) -> tuple[Span, ClaimForm]:
    """Trim a content to its words and say whether it is a quotation, has one in it, or neither."""
    start, end = _trimmed(reading.folded, *content)
    quotations = reading.quotations_in(Span(start, end))
    if quotations and quotations[0].outer.start == start and quotations[0].outer.end >= end:
        inner = Span(quotations[0].inner.start, min(end, quotations[0].inner.end))
        return _without_comma(reading.folded, inner), "direct"
    around = reading.quotation_at(start)
    if around is not None and start < end <= around.outer.end:
        return Span(start, min(end, around.inner.end)), "direct"  # a sentence of a long quotation
    return Span(start, end), "mixed" if quotations else "indirect"


def _without_comma(folded: str, span: Span) -> Span:
    """Cut the comma that a quotation ends in before its speaker: “价格会跌，”他说."""
    inner = folded[span.start : span.end]
    return Span(span.start, span.start + len(inner.rstrip(" ,")))


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start] in _EDGES:
        start += 1
    while end > start and folded[end - 1] in _EDGES:
        end -= 1
    return start, end
