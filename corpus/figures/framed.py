"""What a sentence says at its head that all of its figures measure: 从出货量看，平板电脑为200万台.

Must never overrule a clause that names a metric of its own.
"""

import re
from dataclasses import replace

from corpus.characters import HAN
from corpus.figures.clauses import Setting, View
from corpus.figures.evidence import attributed
from corpus.figures.phrases import chinese_phrase_before, names_metric
from corpus.models import Figure, Span

_FRAME = re.compile("(?:从|按|以|就|依)([^,;:。]{2,20}?)(?:来看|来说|来讲|而言|看|计算|计),")
_SUBJECT = re.compile(f"([{HAN}]{{2,8}}?)(?:则|约)?(?:以|为|是|达)(?:约|近|逾|超)?$")
_MEASURED = frozenset({"money", "count", "physical"})


def framed(view: View, setting: Setting, figure: Figure) -> Figure:
    """Give a figure the metric of its sentence's head, and who stands before the verb of its clause as its owner."""
    text = view.text
    frame = _FRAME.match(text, setting.sentence.start, figure.span.start)
    if frame is None or figure.kind not in _MEASURED:
        return figure
    subject = _SUBJECT.fullmatch(text, setting.clause.start, figure.span.start)
    head = Span(*frame.span(1))
    time = next((time.span for time in view.times_in(head) if time.span.start == head.start), None)
    metric = chinese_phrase_before(text, Span(time.end if time else head.start, head.end))
    if subject is None or metric is None or not names_metric(text, metric):
        return figure
    if names_metric(text, Span(*subject.span(1))):
        return figure
    evidence = dict(figure.evidence) | {"metric": metric}
    own = figure.evidence.get("entity")
    if own is None or own.start < setting.clause.start:
        own = Span(*subject.span(1))
        figure = replace(figure, entity=view.slice(own))
    figure = replace(figure, metric=view.slice(metric), evidence=evidence | {"entity": own})
    return attributed(figure, "time", view.slice(time), time) if time and figure.time is None else figure
