"""Text to figures: every number with its unit, bounds and ends, by span. The rooms beside this file do the reading.

One pass over the folded text from left to right. Must never raise, nor look back further than a phrase.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.figures.amounts import Amount, read_amount
from corpus.figures.bounds import bound_after, bound_around, bound_before
from corpus.figures.codes import is_code, urls
from corpus.figures.compounds import summed
from corpus.figures.english import STARTERS
from corpus.figures.exclusions import jump
from corpus.figures.judging import Reading, judge
from corpus.figures.numerals import overlong
from corpus.figures.ranges import bounded_twice, joined, with_shared_unit
from corpus.figures.rates import rate_after, rate_before
from corpus.figures.spaced import read_spaced
from corpus.figures.units import Unit
from corpus.figures.wholes import read_whole
from corpus.models import Figure, FigureKind, Span
from corpus.normalise import fold_characters
from corpus.segment import sentence_at
from corpus.segment import sentences as split_sentences

# Where a figure can begin; most of the text is jumped over here.
_START = re.compile(
    "[0-9零〇一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]|[几上](?=[十百千万亿兆])|数(?=[十百千万亿兆以])|成(?=[百千])"
    "|半(?=[数个年小天月世公里英吨米斤星周钟])|翻(?=[了番倍一两二三四五六七八九十0-9])|过(?=半)|减(?=半)|腰(?=斩)|[单双](?=位)|[A-Za-z]+"
)
# A full-width comma groups full-width digits only: ４，５６５ is one number, $20，300美元 are two.
_FULL_COMMA = re.compile("，(?![０-９])|(?<![０-９])，")
_SCORE = re.compile(r"[0-9]{1,3}(?:-[0-9]{1,3})+(?![0-9%]|\.[0-9])")
_TAIWAN = re.compile(r"新台币|台币|NT\$")
_YUAN = re.compile("^[^$¥￥A-Za-z]*[元圓块塊]")
_WHOLES = frozenset("佰仟百千万十翻一半过减腰单双三两二四五六七八九兆亿")
_WHOLE_WORDS = re.compile(
    r"(?:doubl|trebl|tripl|quadrupl|quintupl|halv|single$|double$|twice$|thrice$)|.*fold$", re.IGNORECASE
)


def find_figures(text: str, sentences: Sequence[Span] | None = None) -> tuple[Figure, ...]:
    """Find the figures of a text in order: `find_figures("下载量超6亿次")` is one figure, over 600000000 downloads.

    Spans are characters into `text`; `text[span.start:span.end]` is the surface. Never raises; linear in the length.
    """
    spans = sentences or split_sentences(text)
    folded = fold_characters(_FULL_COMMA.sub("；", text))
    written = _Sentences(text, spans)
    figures = (_figure(text, folded, found, written) for found in _merged(folded))
    if _TAIWAN.search(folded) and "人民币" not in folded:
        figures = (_in_taiwan(figure) for figure in figures)
    return tuple(figures)


def _in_taiwan(figure: Figure) -> Figure:
    """In a text that reckons in 新台币, a bare 元 is one of those."""
    if figure.unit != "CNY" or _YUAN.search(figure.surface) is None:
        return figure
    return replace(figure, unit="TWD", unit_implied=True)


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


def _merged(text: str) -> Iterator[Reading]:
    """Join a lower and an upper bound side by side: 大于10小于20 is one figure with both ends."""
    waiting: Reading | None = None
    for reading in _scan(text):
        both = bounded_twice(text, waiting, reading) if waiting else None
        if waiting and not both:
            yield waiting
        waiting = both or reading
    if waiting:
        yield waiting


def _scan(text: str) -> Iterator[Reading]:
    place = last = 0
    addresses = iter(urls(text))
    address = next(addresses, None)
    while start := _START.search(text, place):
        while address and address[1] <= start.start():
            address = next(addresses, None)
        if address and address[0] <= start.start():
            place = address[1]
            continue
        found, place = _read(text, start)
        if found:
            # 5$10: what the last figure took is not taken twice.
            yield replace(found, start=max(found.start, last))
            last = found.end


def _read(text: str, start: re.Match[str]) -> tuple[Reading | None, int]:
    """Read what starts here and say where to go on."""
    place = start.start()
    if start[0][0].isascii() and start[0][0].isalpha():
        if start[0].lower() not in STARTERS and not _WHOLE_WORDS.match(start[0]):
            return None, start.end()
    else:
        beyond = overlong(text, place) or jump(text, place)
        if beyond:
            return None, max(beyond, place + 1)
    amount = read_spaced(text, place)
    if not amount and (start[0][0] in _WHOLES or start[0].isascii()):
        amount = read_whole(text, place)
    amount = amount or read_amount(text, place)
    if not amount:
        return None, max(start.end(), place + 1)
    code_end = _code_end(text, amount)
    if code_end:
        return None, max(code_end, place + 1)
    reading, end = _settle(text, amount, place)
    # 52-47 is a score: neither of the two is a figure.
    score = _SCORE.match(text, place) if reading and reading.amount.high is None and not amount.prefixed else None
    return (None, score.end()) if score and score.end() > end else (reading, end)


def _code_end(text: str, amount: Amount) -> int | None:
    """Say where a code ends that the number belongs to: H800, GPT-5, Qwen 2.5-72B, 麒麟9000s."""
    place = amount.numeral.start
    if amount.prefixed or not text[place].isdecimal():
        return None
    letters = text[amount.numeral.end : amount.end]
    unit_like = len(letters) == 1 and letters.isascii() and letters.isalpha()
    bare = amount.classifier is None and (amount.unit is None or unit_like)
    # A name owns version numbers and sizes (iPhone 15, 405B), not amounts: 苹果3万亿.
    unscaled = amount.numeral.scale == 1 or text[amount.numeral.end - 1] in "BMKT"
    return is_code(text, place, named=bare and unscaled)


def _settle(text: str, amount: Amount, place: int) -> tuple[Reading | None, int]:
    """Join the other end of a range, add the cues, and decide whether it is a figure at all."""
    steps = summed(text, amount)
    amount = joined(text, steps) or with_shared_unit(text, steps) or steps
    found = _with_cues(text, amount)
    judged = judge(text, found)
    return judged, (judged.end if judged else max(amount.end, place + 1))


def _with_cues(text: str, amount: Amount) -> Reading:
    duration = amount.unit is not None and amount.unit.kind == "duration"
    before = bound_around(text, amount.start, amount.end) or bound_before(text, amount.start)
    if before and duration and _is_recent(text, before.place, amount):
        before = None
    rate = rate_after(text, amount.end) if amount.unit is None or amount.unit.kind in ("money", "physical") else None
    if rate and amount.unit and amount.unit.kind == "physical":
        amount = replace(amount, end=rate.end, unit=Unit(f"{amount.unit.name} per {rate.per}", "physical"))
        rate = None
    end = rate.end if rate else amount.end
    after = bound_after(text, end, duration=duration, scaled=amount.numeral.scale >= 10**4 or amount.high is not None)
    approx = amount.approx
    for bound in (before, after):
        if bound and approx in ("exact", "about") and bound.approx != "exact":
            approx = bound.approx
    per = rate.per if rate else None
    if per is None and amount.unit and amount.unit.kind == "money":
        per = rate_before(text, before.place if before else amount.start)
    return Reading(amount, approx, before.place if before else amount.start, after.place if after else end, per=per)


def _is_recent(text: str, place: int, amount: Amount) -> bool:
    """Whether 近 means "lately": 近十年来, and 近三年 at a clause's start; 将近十年 and 用了近十年 mean nearly."""
    if text[place : amount.start].strip() != "近":
        return False
    return text[amount.end : amount.end + 1] in tuple("来间内") or text[place - 1 : place] in tuple("，。；,.;:：\n（(")


def _figure(text: str, folded: str, found: Reading, sentences: _Sentences) -> Figure:
    amount, start, end = found.amount, found.start, found.end
    kind = _kind(folded, found)
    value, high = _plain(amount.value), None if amount.high is None else _plain(amount.high)
    return Figure(
        surface=text[start:end],
        span=Span(start, end),
        value=value,
        kind=kind,
        unit=amount.unit.name if amount.unit else found.noun,
        low=None if high is None else value,
        high=high,
        approx=found.approx,
        per=found.per,
        sentence=sentences.at(start),
    )


def _plain(value: Decimal) -> Decimal:
    """The same number without zeros that only the reckoning left: 1250000000.0 is 1250000000."""
    return Decimal(int(value)) if value == int(value) else value.normalize()


_SHARE = re.compile(r"占|佔|股权|股份|持股|份额|的|of ")


def _kind(text: str, found: Reading) -> FigureKind:
    unit = found.amount.unit
    if unit is None:
        return "ratio" if found.amount.numeral.fraction else "count"
    if unit.kind == "money":
        return "price" if found.per else "money"
    if unit.kind == "percent":
        nearby = text[max(0, found.start - 8) : found.start] + text[found.end : found.end + 4]
        return "share" if unit.name == "percent" and _SHARE.search(nearby) else "percent"
    return unit.kind
