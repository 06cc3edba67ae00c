"""The currency that a text leaves out: 投入3800亿. Must never set a unit without saying that it is implied."""

import re
from bisect import bisect_left
from dataclasses import replace

from corpus.figures.clauses import Setting, View
from corpus.figures.units import speaks_of_money
from corpus.lexicon import load_lexicon
from corpus.models import Figure, Span

_SCALED = re.compile(r"[万亿兆]\s*(?:以[内上下]|左右|上下)?$|(?:million|billion|trillion|[MB]n?|tn)\s*$")
_NEAR = 40
# Names looked back at for a home currency: an article seldom speaks of more at once.
_NAMES_BACK = 40


def imply_currency(view: View, setting: Setting, before: Figure | None = None) -> Figure:
    """Give a bare great amount beside a word for money the currency of its context, and say so in `unit_implied`.

    An amount of money before it in the sentence gives its own: 今年做到2亿元，明年目标是5亿. Else the context is the
    nearest name with a home currency (阿里巴巴 gives CNY) in the sentence or before it, or the article's language. A
    figure with a unit, or without a word for money near it, stays as it is.
    """
    text, figure = view.text, setting.figure
    if figure.unit is not None or figure.kind != "count" or not _SCALED.search(text, *_tail(figure.span)):
        return figure
    if before and before.kind == "money" and before.span.start >= setting.sentence.start:
        return replace(figure, unit=before.unit, unit_implied=True, kind="money")
    near = Span(
        max(setting.sentence.start, figure.span.start - _NEAR), min(setting.sentence.end, figure.span.end + _NEAR)
    )
    if not speaks_of_money(text, *near):
        return figure
    currency = _home_currency(view, figure.span) or load_lexicon("implied")["currency_by_lang"].get(view.article.lang)
    if currency is None:
        return figure
    return replace(figure, unit=currency, unit_implied=True, kind="money")


def _tail(span: Span) -> Span:
    return Span(max(span.start, span.end - 9), span.end)


def _home_currency(view: View, at: Span) -> str | None:
    upto = bisect_left(view.found, at.start, key=lambda found: found.span.start)
    before = view.found[max(0, upto - _NAMES_BACK) : upto]
    return next((found.name.currency for found in reversed(before) if found.name.currency), None)
