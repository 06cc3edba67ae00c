"""What the second of a pair measures, without whose the first is. Must never coin a word: it is a slice of the first's.

东线列车的平均服役时间为30年，西线列车为20年: the second is not 东线列车的平均服役时间.
"""

import re
from dataclasses import replace

from corpus.characters import HAN
from corpus.figures.clauses import View
from corpus.models import Figure, Span

_OF = re.compile(r"(?:公司|集团)?的?")
_TELLING = re.compile(f"[{HAN}]{{2}}")
# No owner is longer, so that what two of them share is soon looked through.
_LONGEST = 12


def without_the_first(view: View, before: Figure, figure: Figure) -> Figure:
    """Leave the first one's owner out of a metric that both share: 平均服役时间 of 东线列车的平均服役时间."""
    text, metric, own = view.text, figure.evidence.get("metric"), figure.evidence.get("entity")
    shared = metric is not None and metric == before.evidence.get("metric") and metric.end <= before.span.start
    if not shared or metric is None or own is None or own.start < before.span.end:
        return figure
    named = _end_of_named(view, metric, before.evidence.get("entity"))
    end = max(_end_of_alike(text, metric, text[own.start : own.end]), named)
    start = _OF.match(text, end, metric.end)
    rest = Span(start.end() if start else end, metric.end)
    if end == metric.start or not _TELLING.match(text, *rest):
        return figure
    words = (figure.metric or "")[rest.start - metric.start :]
    return replace(figure, metric=words, evidence=dict(figure.evidence) | {"metric": rest})


def _end_of_named(view: View, metric: Span, owner: Span | None) -> int:
    """Where the owner ends that the metric begins with by a name, 日本工厂; a thing is measured itself: 算力利用率."""
    named = [found.span for found in view.names_in(metric) if found.span.start == metric.start]
    owners = [owner] if named and owner and owner.start == metric.start else []
    return max((span.end for span in (*named, *owners) if span.end < metric.end), default=metric.start)


def _end_of_alike(text: str, metric: Span, own: str) -> int:
    """Where words end that are built as the second's are: 东线列车, as 西线列车; the same words are no other's."""
    own = own.strip()[:_LONGEST]
    first = text[metric.start : metric.start + len(own)]
    alike = len(own) > 1 and first[-1] == own[-1] and first[0] != own[0] and metric.start + len(own) < metric.end
    return metric.start + len(own) if alike else metric.start
