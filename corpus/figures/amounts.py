"""A number with the unit it is written with: 新台币1.2兆元, 3.2个百分点, 两个半月, 300多款.

Joins one numeral with the currency in front and the unit behind. Must never look at cues or at a second number.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures.abbreviations import DEGREES, in_millions, letter_behind, named_degree
from corpus.figures.chinese import chinese_value
from corpus.figures.counts import classifier_after, noun_at
from corpus.figures.english import SCALES
from corpus.figures.gauges import is_heat
from corpus.figures.numerals import Numeral, read_numeral
from corpus.figures.occurrences import occurs
from corpus.figures.units import FoundUnit, Unit, currency_before, unit_after
from corpus.lexicon import patterns_of
from corpus.models import Approx

PERCENT = Unit("percent", "percent")
MULTIPLE = Unit("multiple", "multiple")
# Scales that are part of a unit when one follows: 12亿千瓦时, 五十兆字节.
_PREFIX_CHARACTERS = "千兆"
_MINUS = re.compile(r"(?<![A-Za-z])(?<!plus or )(?:minus|negative) $", re.IGNORECASE)
# Adjectives between a number and its unit of time: 18 consecutive months, 2 more minutes.
_ADJECTIVE = re.compile(
    r" (?:more|additional|further|extra|full|whole|consecutive|straight|successive|long|short|solid|odd)(?= )",
    re.IGNORECASE,
)
# 75 USD million, as bankers' tables have it.
_LATE_SCALE = re.compile(r"(?<=[A-Z]{3}) (million|billion|trillion)\b", re.IGNORECASE)
# Pounds beside one of these are a weight.
_WEIGHT = re.compile(patterns_of("contexts", "weight"), re.IGNORECASE)
# What follows 块 where it is money: 三块五, 三块钱, 三块左右.
_AFTER_YUAN = "钱多半左以上下至到起的一二两三四五六七八九零"
POUND = Unit("pound", "physical")
_MORE = re.compile(r" ?(?:[多余几]|来(?=[个名家人款位岁种台]))(?! ?[多余])")
_INNER = re.compile(r" ?[个個] ?(?:(半)|(多))[ ]?(?=月|小时|星期|钟头|世纪|季度|礼拜|工作日)")
_TIME_COUNTER = re.compile(r" ?个 ?(?=小时|星期|钟头|世纪|季度|礼拜|工作日|交易日|月)")
# "four times a week" counts occurrences, "four times faster" multiplies.
_TIMES = re.compile(r"[ -]times\b(?! (?:a|an|per|each|every|in|during|since|before|this|last|on|daily|weekly)\b)")
# 数百万计的GPU: 计 belongs to the number.
_BY = re.compile("计(?=的|[，。,;])")
_MONTHS = re.compile(r"月(?!份)")
_AND_A_HALF = re.compile(r" and a half\b(?! (?:ago|million|billion))", re.IGNORECASE)
_HALF = re.compile(r"半(?!导|年|数|岛|径|夜|路|决)")
_TENTHS = re.compile(
    r" ?成(?![为立员果功本长交就分名绩品像因效千语人份色熟型]|都(?![不没未]))"
    r"(?: ?([一二三四五六七八九半1-9])(?![0-9.%个十百千万亿年月天倍]))?"
)
_DISCOUNT = re.compile(r" ?折(?![叠合算腾射磨断旧返桥叠扣线纸页])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, its unit and its span, before anything around it is looked at."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    unit: Unit | None
    approx: Approx
    numeral: Numeral
    # Where the classifier behind the number ends, and what it is: 300`款`.
    classifier: str | None = None
    # Its unit stands in front of the number: $5, 百分之三.
    prefixed: bool = False


def read_amount(text: str, start: int, *, signed: bool = True, money: bool = False) -> Amount | None:
    """Read the number at `start` of folded text with its unit: 新台币`1.2兆元` is 1.2·10^12 TWD, from 新 on."""
    sign, place = _sign_before(text, start) if signed else (False, start)
    currency = _own_currency(text, currency_before(text, place))
    first = currency.start if currency else place
    if currency and signed and not sign:
        sign, first = _sign_before(text, first)
    numeral = _numeral(text, start, money=money or currency is not None)
    if not numeral:
        return None
    numeral = in_millions(text, numeral)
    if sign:
        numeral = replace(numeral, value=-numeral.value, high=None)
    amount = Amount(first, numeral.end, numeral.value, numeral.high, None, numeral.approx, numeral)
    if currency:
        amount = _scaled(replace(amount, unit=currency.unit, prefixed=True), currency.unit.factor)
    return _with_more(text, amount)


def _own_currency(text: str, found: FoundUnit | None) -> FoundUnit | None:
    """A Chinese currency right behind another number belongs to that one: 100美元5年期 holds no "美元5"."""
    if not found or text[found.end - 1].isascii():
        return found
    before = text[max(0, found.start - 2) : found.start].rstrip(" ")[-1:]
    return None if before and (before.isdecimal() or before in "十百千万亿兆多余几") else found


def _sign_before(text: str, start: int) -> tuple[bool, int]:
    """Tell a minus from a hyphen: 负3.9%, -22.2%, $-99.99, minus five, but not DGX-1, 500-600 or 24日-26日."""
    word = _MINUS.search(text[max(0, start - 18) : start])
    if word:
        return True, start - len(word[0])
    if text.endswith("零下", 0, start):  # 零下5度
        return True, start - 2
    sign, left = text[max(0, start - 1) : start], text[max(0, start - 2) : max(0, start - 1)]
    if sign == "负" and left not in tuple("正胜抱"):
        return True, start - 1
    joins = (left.isascii() and left.isalnum()) or left in tuple(')-%"年月日号')
    if sign == "-" and not joins and text[start].isdecimal():
        return True, start - 1
    return False, start


def _numeral(text: str, start: int, *, money: bool) -> Numeral | None:
    numeral = read_numeral(text, start, money=money)
    if not numeral or text[numeral.end - 1] not in _PREFIX_CHARACTERS or numeral.end - start < 2:
        return numeral
    prefixed = unit_after(text, numeral.end - 1)
    if not prefixed or prefixed.start != numeral.end - 1:
        return numeral
    shorter = read_numeral(text[start : numeral.end - 1], 0, money=money)
    return shorter and replace(shorter, start=start, end=start + shorter.end)


def _with_more(text: str, amount: Amount) -> Amount | None:
    """Take in 多 and 余 between number and unit (300 多款), then the unit itself."""
    end = amount.end
    more = _MORE.match(text, end) if not amount.numeral.fraction else None
    if more:
        amount = replace(amount, end=more.end(), approx="over" if amount.approx == "exact" else amount.approx)
    elif text[end : end + 1] == "+":
        amount = replace(amount, end=end + 1, approx="over")
    with_unit = _with_inner(text, amount) or _with_share(text, amount) or _with_unit(text, amount)
    if with_unit:
        return with_unit
    classifier = classifier_after(text, amount.end)
    if classifier and not amount.prefixed:
        return replace(amount, end=classifier, classifier=text[amount.end : classifier].strip())
    if amount.approx == "order_of_magnitude" and (by := _BY.match(text, amount.end)):
        return replace(amount, end=by.end())
    if more and not amount.prefixed and not noun_at(text, amount.end):
        return replace(amount, end=end)
    return amount


def _with_unit(text: str, amount: Amount) -> Amount | None:
    found = _unit_behind(text, amount)
    if not found or (amount.prefixed and not _agrees(amount.unit, found.unit)):
        return None
    amount = _scaled(amount, found.unit.factor)
    late = _LATE_SCALE.match(text, found.end) if amount.numeral.scale == 1 and found.unit.kind == "money" else None
    if late:
        amount, found = _scaled(amount, SCALES[late[1].lower()]), found._replace(end=late.end())
    return _with_half(text, replace(amount, end=found.end, unit=amount.unit or found.unit))


def _unit_behind(text: str, amount: Amount) -> FoundUnit | None:
    """Find the unit of an amount: three `times` faster, 6个`小时`, tens of billions of `dollars`, 2 more `minutes`."""
    times = None if amount.prefixed else _TIMES.match(text, amount.end)
    if times and not occurs(text, amount.start, times.end(), amount.value):
        return FoundUnit(MULTIPLE, amount.end, times.end())
    of = " of " if amount.high is not None and text.startswith(" of ", amount.end) else ""
    found = _time_behind(text, amount.end) or unit_after(text, amount.end + len(of))
    if not found:
        return letter_behind(text, amount.end, amount.value)
    if _is_degree(text, amount, found):
        warm = amount.value >= 10 or not amount.numeral.spelled  # 三度 may be "three times"
        return found._replace(unit=DEGREES["C"]) if warm and is_heat(text, amount.start) else None
    if _counts_pieces(text, amount, found):
        return None
    return _told_apart(text, found)


def _told_apart(text: str, found: FoundUnit) -> FoundUnit:
    """Tell by the words around a unit which of two it is: degrees on a scale, pounds of weight."""
    if found.unit.name == "degree":
        return named_degree(text, found)
    if found.unit.name == "GBP" and text[found.start : found.end].lower().startswith("pound") and _weighs(text, found):
        return found._replace(unit=POUND)
    return found


def _time_behind(text: str, end: int) -> FoundUnit | None:
    """Find a unit of time behind 个 or an adjective: 6`个`月, 2 `more` minutes."""
    between = _TIME_COUNTER.match(text, end) or _ADJECTIVE.match(text, end)
    if not between:
        return None
    found = _month(text, between.end()) or unit_after(text, between.end())
    return found if found and found.unit.kind == "duration" else None


def _counts_pieces(text: str, amount: Amount, found: FoundUnit) -> bool:
    """Whether 块 counts pieces and not yuan: 8块GPU, 三块屏幕, 20万块; money in that measure is 20万元."""
    if text[found.start : found.end] != "块":
        return False
    after = text[found.end : found.end + 2].lstrip(" ")[:1]
    return amount.numeral.scale >= 10**4 or (after.isalpha() and after not in _AFTER_YUAN)


def _is_degree(text: str, amount: Amount, found: FoundUnit) -> bool:
    """Whether 度 is no kilowatt-hour: 30度, 三度; but 24亿度 and 用电60度 are electricity."""
    if text[found.start : found.end] != "度":
        return False
    return amount.numeral.scale < 10**4 and "电" not in text[max(0, amount.start - 8) : amount.start]


def _weighs(text: str, found: FoundUnit) -> bool:
    """Whether "pounds" are a weight: beside a word for weights, and not sterling."""
    around = text[max(0, found.start - 40) : found.end + 20]
    return "sterling" not in around and _WEIGHT.search(around) is not None


def _month(text: str, start: int) -> FoundUnit | None:
    return FoundUnit(Unit("month", "duration", months=1), start, start + 1) if _MONTHS.match(text, start) else None


def _agrees(before: Unit | None, after: Unit) -> bool:
    """Whether a currency behind the number belongs to the one in front: 新台币1.2兆`元`, US$5 `dollars`."""
    return before is not None and after.kind == "money" and (after.name in (before.name, "CNY"))


def _with_half(text: str, amount: Amount) -> Amount:
    """一年半, 一吨半, two years and a half: half a unit more."""
    half = _HALF.match(text, amount.end) or _AND_A_HALF.match(text, amount.end)
    if not half or amount.high is not None or not amount.numeral.spelled:
        return amount
    return replace(amount, end=half.end(), value=amount.value + Decimal("0.5"))


def _with_inner(text: str, amount: Amount) -> Amount | None:
    """两个半月, 一个多月: half or more between the counter and the unit."""
    inner = _INNER.match(text, amount.end)
    found = inner and (_month(text, inner.end()) or unit_after(text, inner.end()))
    if not inner or not found:
        return None
    amount = replace(amount, end=found.end, unit=found.unit)
    if inner[1]:
        return replace(amount, value=amount.value + Decimal("0.5"))
    return replace(amount, approx="over" if amount.approx == "exact" else amount.approx)


def _with_share(text: str, amount: Amount) -> Amount | None:
    """七成六 is 76 percent; 八折, 7.2折, 72折 and 九九折 are prices of 80, 72, 72 and 99 percent."""
    tenths = _TENTHS.match(text, amount.end)
    if tenths and abs(amount.value) <= 10:
        rest = chinese_value((tenths[1] or "零").replace("半", "五"))
        amount = _scaled(replace(amount, end=tenths.end(), unit=PERCENT), Decimal(10))
        return replace(amount, value=amount.value + (rest or 0))
    discount = _DISCOUNT.match(text, amount.end)
    if discount and 0 < amount.value < 100:
        factor = Decimal(10 if amount.value < 10 else 1)
        return _scaled(replace(amount, end=discount.end(), unit=PERCENT), factor)
    return None


def _scaled(amount: Amount, factor: Decimal) -> Amount:
    if factor == 1:
        return amount
    high = None if amount.high is None else amount.high * factor
    return replace(amount, value=amount.value * factor, high=high)
