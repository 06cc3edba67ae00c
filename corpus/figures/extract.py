"""Text to figures: every number with its unit, bounds and ends, by span. The rooms beside this file do the reading.

One pass over the folded text from left to right. Must never raise, look back further than a phrase, or read a number twice.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures import counts, exclusions
from corpus.figures.amounts import Amount, read_amount
from corpus.figures.bounds import bound_after, bound_before
from corpus.figures.english import STARTERS
from corpus.figures.ranges import joined
from corpus.figures.rates import rate_after, rate_before
from corpus.figures.wholes import read_whole
from corpus.models import Approx, Figure, FigureKind, Span
from corpus.normalise import fold_characters
from corpus.segment import sentence_at
from corpus.segment import sentences as split_sentences

_START = re.compile(
    r"[0-9零〇一二三四五六七八九十百千万亿兆两廿卅几数上成翻半过减腰单双壹贰叁肆伍陆柒捌玖拾佰仟]|[A-Za-z]+"
)
_WHOLES = frozenset("百千万十翻一半过减腰单双三两二四五六七八九兆亿")
_WHOLE_WORDS = re.compile(r"(?:doubl|trebl|tripl|quadrupl|quintupl|halv|single$|double$)|.*fold$", re.IGNORECASE)
# Digits of any other script would be read as none of ours.
_MARKET = re.compile(
    r"投入|投资|融资|营收|市值|估值|收入|利润|资本支出|建设|预算|成交|募资|筹资|规模|销售额|支出|基金|贷款|债|斥资|注资|出资|拨款|金额|资金|花费|耗资|基建"
)


@dataclass(frozen=True, slots=True)
class _Found:
    amount: Amount
    approx: Approx
    start: int
    end: int
    noun: str | None = None
    per: str | None = None


def find_figures(text: str, sentences: Sequence[Span] | None = None) -> tuple[Figure, ...]:
    """Find the figures of a text in order: `find_figures("下载量超6亿次")` is one figure, over 600000000 downloads.

    Spans are characters into `text`; `text[span.start:span.end]` is the surface. Never raises. Linear in the text's length.
    """
    spans = sentences if sentences is not None else split_sentences(text)
    folded = fold_characters(text)
    return tuple(_figure(text, folded, found, spans) for found in _scan(folded))


def _scan(text: str) -> Iterator[_Found]:
    place = 0
    addresses = iter(exclusions.urls(text))
    address = next(addresses, None)
    while start := _START.search(text, place):
        while address and address[1] <= start.start():
            address = next(addresses, None)
        if address and address[0] <= start.start():
            place = address[1]
            continue
        found, place = _read(text, start)
        if found:
            yield found


def _read(text: str, start: re.Match[str]) -> tuple[_Found | None, int]:
    """Read what starts here and say where to go on."""
    place = start.start()
    if start[0][0].isascii() and start[0][0].isalpha():
        if start[0].lower() not in STARTERS and not _WHOLE_WORDS.match(start[0]):
            return None, start.end()
    else:
        beyond = exclusions.jump(text, place)
        if beyond:
            return None, max(beyond, place + 1)
    amount = read_whole(text, place) if start[0][0] in _WHOLES or start[0].isascii() else None
    amount = amount or read_amount(text, place)
    if not amount:
        return None, max(start.end(), place + 1)
    return _settle(text, amount, place)


def _settle(text: str, amount: Amount, place: int) -> tuple[_Found | None, int]:
    """Join the other end of a range, add the cues, and decide whether it is a figure at all."""
    amount = joined(text, amount) or amount
    found = _with_cues(text, amount)
    bare = amount.unit is None and amount.classifier is None
    if not amount.prefixed and text[place].isdecimal():
        code_end = exclusions.is_code(text, place, named=bare and amount.numeral.scale == 1)
        if code_end:
            return None, max(code_end, place + 1)
    judged = _judged(text, found)
    return judged, (judged.end if judged else max(amount.end, place + 1))


def _with_cues(text: str, amount: Amount) -> _Found:
    duration = amount.unit is not None and amount.unit.kind == "duration"
    before = bound_before(text, amount.start)
    rate = rate_after(text, amount.end) if amount.unit is None or amount.unit.kind in ("money", "physical") else None
    end = rate.end if rate else amount.end
    after = bound_after(text, end, duration=duration)
    approx = amount.approx
    for bound in (before, after):
        if bound and approx in ("exact", "about") and bound.approx != "exact":
            approx = bound.approx
    per = rate.per if rate else rate_before(text, before.place if before else amount.start)
    return _Found(amount, approx, before.place if before else amount.start, after.place if after else end, per=per)


def _judged(text: str, found: _Found) -> _Found | None:
    """Whether a number is a figure, and the noun it counts where it counts one."""
    amount = found.amount
    if amount.unit:
        return found if _unit_holds(text, amount) else None
    if amount.numeral.fraction:
        return found
    english = text[amount.start].isascii() and amount.classifier is None
    if english:
        return _english_count(text, found)
    return _chinese_count(text, found)


_NOT_A_LENGTH = re.compile(r"[第每这那某上下同当去今明后前头整年]$")


def _unit_holds(text: str, amount: Amount) -> bool:
    """Whether number and unit mean a quantity: 一年 of 每一年 does not, nor 块 of 一块儿."""
    unit = amount.unit
    if unit is None:
        return False
    word = text[amount.numeral.end : amount.end].strip()
    if amount.numeral.spelled and amount.value == 1:
        if unit.kind == "duration":
            return not _NOT_A_LENGTH.search(text[: amount.start][-2:]) and word not in ("天", "day", "second", "秒")
        if word in ("块", "圆", "元"):
            return False
    if (
        unit.name == "year"
        and amount.high is None
        and not amount.numeral.spelled
        and text[amount.numeral.start].isdecimal()
    ):
        return not (1600 <= amount.value <= 2100 and amount.numeral.end - amount.numeral.start == 4)
    return True


def _chinese_count(text: str, found: _Found) -> _Found | None:
    amount = found.amount
    large = abs(amount.value) >= 10**4 and amount.numeral.scale >= 10**4
    vague = amount.approx == "order_of_magnitude" and amount.value >= 10
    bounded = found.approx != "exact" or amount.high is not None
    if amount.classifier:
        small = amount.numeral.spelled and amount.value < 10
        if amount.value == 1 and amount.high is None:
            return None
        if small and counts.is_structural(amount.classifier):
            return None
        noun = counts.noun_around(text, found.start, found.end)
        if small and not noun:
            return None
        return replace(found, noun=noun or amount.classifier)
    beside = counts.noun_at(text, amount.end)
    if beside and (amount.value >= 2 or bounded) and (not amount.numeral.spelled or amount.value >= 10):
        return replace(found, noun=beside.name, end=max(found.end, beside.end))
    scaled = large and text[amount.numeral.start] not in "万亿兆"
    if scaled or vague or (bounded and not amount.numeral.spelled) or (bounded and amount.value >= 10):
        return replace(found, noun=counts.noun_around(text, found.start, found.end))
    return None


def _english_count(text: str, found: _Found) -> _Found | None:
    amount = found.amount
    noun = counts.english_noun(text, found.end)
    small = amount.numeral.spelled and amount.value < 10 and amount.high is None
    if small and found.approx == "exact" and not (noun and amount.value > 1):
        return None
    following = text[amount.end : amount.end + 1]
    if following.isascii() and following.isalpha():
        return None
    if 1600 <= amount.value <= 2100 and amount.numeral.end - amount.numeral.start == 4 and found.approx == "exact":
        return None
    if noun:
        return replace(found, noun=noun.name, end=max(found.end, noun.end))
    return found


def _figure(text: str, folded: str, found: _Found, sentences: Sequence[Span]) -> Figure:
    amount, start, end = found.amount, found.start, found.end
    sentence = sentence_at(sentences, start)
    kind = _kind(folded, found)
    high = amount.high
    ends = high is not None
    return Figure(
        surface=text[start:end],
        span=Span(start, end),
        value=amount.value,
        kind=kind,
        unit=amount.unit.name if amount.unit else found.noun,
        low=amount.value if ends else None,
        high=high,
        approx=found.approx,
        per=found.per,
        sentence=text[sentence.start : sentence.end].strip(),
    )


_SHARE = re.compile(r"占|佔|股权|股份|持股|份额|的|of ")


def _kind(text: str, found: _Found) -> FigureKind:
    unit = found.amount.unit
    if unit is None:
        return "ratio" if found.amount.numeral.fraction else "count"
    if unit.kind == "money":
        return "price" if found.per else "money"
    if unit.kind == "percent":
        nearby = text[max(0, found.start - 8) : found.start] + text[found.end : found.end + 4]
        return "share" if unit.name == "percent" and _SHARE.search(nearby) else "percent"
    return unit.kind
