"""Text to figures: folds the text, has it scanned, and gives each reading its span, sentence and kind.

The rooms beside this file do the reading. Must never raise on any text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.figures.readings import Reading
from corpus.figures.scanner import read_figures
from corpus.languages import detect_lang
from corpus.lexicon import patterns_of
from corpus.models import Figure, FigureKind, Span
from corpus.normalise import fold_characters
from corpus.segment import sentence_at
from corpus.segment import sentences as split_sentences

# A full-width comma groups full-width digits only: ４，５６５ is one number, $20，300美元 are two.
_FULL_COMMA = re.compile("，(?![０-９])|(?<![０-９])，")
# What only a text from Taiwan says, in simplified characters: its money, its exchange, its earnings calls.
_TAIWAN = re.compile(patterns_of("contexts", "taiwan"))
_YUAN = re.compile("^[^$¥￥A-Za-z]*[元圓块塊]")
_JAPAN = re.compile(patterns_of("contexts", "japan"))
_CHINA = re.compile(patterns_of("contexts", "china"))
_YEN = re.compile("[¥￥]")
# Read as a unit of its own, so that 提高3.5个百分点至91% is no range; in rows it is a percent, as the contract has it.
_PERCENT = {"percentage point": "percent"}
_SHARE = re.compile(r"占|佔|股权|股份|持股|份额|的|of ")


def find_figures(text: str, sentences: Sequence[Span] | None = None) -> tuple[Figure, ...]:
    """Find the figures of a text in order: `find_figures("下载量超6亿次")` is one figure, over 600000000 downloads.

    Spans are characters into `text`; `text[span.start:span.end]` is the surface. Never raises; linear in the length.
    """
    spans = sentences or split_sentences(text)
    folded = fold_characters(_FULL_COMMA.sub("；", text))
    written = _Sentences(text, spans)
    figures = (_figure(text, folded, found, written) for found in read_figures(folded))
    if _TAIWAN.search(folded) and "人民币" not in folded and _is_traditional(text):
        figures = (_in_taiwan(figure) for figure in figures)
    elif _JAPAN.search(folded) and not _CHINA.search(folded):
        figures = (_in_japan(figure) for figure in figures)
    return tuple(figures)


def _is_traditional(text: str) -> bool:
    """Say whether all Chinese of a text is written in traditional characters: who writes 亿 reckons in renminbi."""
    lang = detect_lang(text)
    return "zh-Hant" in lang and "zh-Hans" not in lang


def _in_taiwan(figure: Figure) -> Figure:
    """In a text in traditional characters that reckons in 新台币, a bare 元 is one of those."""
    if figure.unit != "CNY" or _YUAN.search(figure.surface) is None:
        return figure
    return replace(figure, unit="TWD", unit_implied=True)


def _in_japan(figure: Figure) -> Figure:
    """In a text about Japan that names no Chinese money, ¥ is the yen's sign."""
    return replace(figure, unit="JPY") if figure.unit == "CNY" and _YEN.search(figure.surface) else figure


class _Sentences:
    """The sentence at a place; figures of one sentence share one string, however long the sentence is."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._spans = spans
        self._span = Span(0, 0)
        self._sentence = ""

    def at(self, place: int) -> str:
        if not self._span.start <= place < self._span.end:
            self._span = sentence_at(self._spans, place)
            self._sentence = self._text[self._span.start : self._span.end].strip()
        return self._sentence


def _figure(text: str, folded: str, found: Reading, sentences: _Sentences) -> Figure:
    amount, start, end = found.amount, found.start, found.end
    kind = _kind(folded, found)
    value, high = _plain(amount.value), None if amount.high is None else _plain(amount.high)
    return Figure(
        surface=text[start:end],
        span=Span(start, end),
        value=value,
        kind=kind,
        unit=_PERCENT.get(amount.unit.name, amount.unit.name) if amount.unit else found.noun,
        low=None if high is None else value,
        high=high,
        approx=found.approx,
        per=found.per,
        sentence=sentences.at(start),
    )


def _plain(value: Decimal) -> Decimal:
    """The same number without zeros that only the reckoning left: 1250000000.0 is 1250000000."""
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _kind(text: str, found: Reading) -> FigureKind:
    unit = found.amount.unit
    if unit is None:
        return "ratio" if found.amount.numeral.fraction else "count"
    if unit.kind == "money":
        return "price" if found.per else "money"
    if found.amount.numeral.fraction and unit.kind == "percent":
        return "share"
    if unit.kind == "percent":
        nearby = text[max(0, found.start - 8) : found.start] + text[found.end : found.end + 4]
        return "share" if unit.name == "percent" and _SHARE.search(nearby) else "percent"
    return unit.kind
