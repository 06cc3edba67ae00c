"""Amounts said in steps that make one figure: 1 hour and 15 seconds, 13 dollars and 45 cents, 三块六角七分.

Adds smaller units of the same kind to an amount. Must never add where the second unit is not the smaller one.
"""

import re
from dataclasses import replace
from decimal import Decimal

from corpus.figures.amounts import Amount, read_amount
from corpus.figures.units import Unit

_LINK = re.compile(
    r"(?:,? and (?:an? )?|, ?| )(?=[0-9a-zA-Z])|[又零]?(?=[0-9一二三四五六七八九十两半壹贰叁肆伍陆柒捌玖])"
)
_JIAO = re.compile(r"([0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])[角毛](?:钱)?")
_TENTH = re.compile(r"([一二三四五六七八九])(?![0-9一二三四五六七八九十百千万亿角毛分个年月天倍成折点])")
# 三块零四: hundredths behind 零.
_ZERO_FEN = re.compile(
    r"[零〇]([一二三四五六七八九])(?:分钱?)?(?![零一二三四五六七八九十百千万亿角毛个年月天倍成折点])"
)
_FEN = re.compile(r"([0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])分(?:钱)?")
_INCHES = re.compile(r" ?([0-9]{1,2}(?:\.[0-9])?) ?(?:in\b\.?|inch(?:es)?\b|\")")
_MINUTES = re.compile(r" ?([0-9]{1,2}) ?分(?![钟之])")
_HUNDREDTHS = re.compile(r"(?<=秒)[0-9]{2}(?![0-9])")
_CENTS = re.compile(r" ?c\b|¢")
# Nothing follows but a stop: "15 dollars and 50." and not "15 dollars and 50 people".
_SAID = re.compile(r"(?: more| less)?[.,;!?)]?(?:\s|$)(?![0-9a-z])| (?:more|less)\b")
MINUTE = Unit("minute", "duration", seconds=60)
_DIGITS = dict(zip("一二三四五六七八九壹贰叁肆伍陆柒捌玖", (*range(1, 10), *range(1, 10)), strict=True))
_SECONDS_A_YEAR = 365 * 86400
# Years, months, weeks, days, hours, minutes, seconds: nobody says more steps than these.
_STEPS = 6


def summed(text: str, amount: Amount) -> Amount:
    """Add the smaller steps that follow an amount: `2 years and 3 months` is 27 months."""
    unit = amount.unit
    if unit is None or amount.high is not None or amount.approx != "exact":
        return amount
    if unit.kind == "money":
        return _with_parts(text, amount) if unit.factor == 1 else amount
    if unit.name == "foot":
        inches = _INCHES.match(text, amount.end)
        return replace(amount, end=inches.end(), value=amount.value + Decimal(inches[1]) / 12) if inches else amount
    if unit.kind != "duration":
        return amount
    for _ in range(_STEPS):
        step = _next_step(text, amount)
        if step is None:
            break
        amount = step
    return _with_hundredths(text, amount)


def _with_hundredths(text: str, amount: Amount) -> Amount:
    """9秒58 of a race is 9.58 seconds."""
    rest = _HUNDREDTHS.match(text, amount.end)
    return replace(amount, end=rest.end(), value=amount.value + Decimal(rest[0]) / 100) if rest else amount


def _next_step(text: str, amount: Amount) -> Amount | None:
    minutes = _MINUTES.match(text, amount.end) if amount.unit and amount.unit.seconds == 3600 else None
    if minutes:
        return replace(amount, end=minutes.end(), value=amount.value * 60 + int(minutes[1]), unit=MINUTE)
    link = _LINK.match(text, amount.end)
    second = _read_alone(text, link.end()) if link else None
    if not second or not amount.unit or second.high is not None:
        return None
    if second.unit is None:
        return _bare_step(text, amount, second)
    larger, smaller = amount.unit, second.unit
    if smaller.kind != "duration" or not _length(smaller) or _length(smaller) >= _length(larger):
        return None
    if second.value >= _ratio(larger, smaller):
        return None
    value = amount.value * _ratio(larger, smaller) + second.value
    return replace(amount, end=second.end, value=value, unit=smaller)


def _read_alone(text: str, start: int) -> Amount | None:
    """Read an amount by itself: the currency in front of `start` belongs to the amount before it."""
    window = text[start : start + 80]
    amount = read_amount(window, 0) if window and window[0].isalnum() else None
    if not amount:
        return None
    numeral = replace(amount.numeral, start=start + amount.numeral.start, end=start + amount.numeral.end)
    return replace(amount, start=start + amount.start, end=start + amount.end, numeral=numeral)


def _bare_step(text: str, amount: Amount, second: Amount) -> Amount | None:
    """1 hour thirty, 15 dollars and 50: a last step that leaves its unit out, at the end of what is said."""
    written = text[amount.numeral.end : amount.end]
    plain = 10 <= second.value < 60 and second.value == int(second.value) and second.classifier is None
    if not plain or amount.value != int(amount.value) or not written.isascii() or not _SAID.match(text, second.end):
        return None
    if amount.unit and amount.unit.seconds == 3600:
        return replace(amount, end=second.end, value=amount.value * 60 + second.value, unit=MINUTE)
    if amount.unit and amount.unit.kind == "money":
        return replace(amount, end=second.end, value=amount.value + second.value / 100)
    return None


def _length(unit: Unit) -> int:
    return unit.seconds or unit.months * _SECONDS_A_YEAR // 12


def _ratio(larger: Unit, smaller: Unit) -> Decimal:
    if larger.months and smaller.months:
        return Decimal(larger.months) / smaller.months
    return Decimal(_length(larger)) / _length(smaller)


def _with_parts(text: str, amount: Amount) -> Amount:
    return _with_jiao(text, amount) or _with_cents(text, amount) or amount


def _with_jiao(text: str, amount: Amount) -> Amount | None:
    """Add 三块六角七分, 三块五: tenths and hundredths of a yuan."""
    tenth = _TENTH.match(text, amount.end) if text[amount.end - 1] == "块" else None
    if tenth:
        return replace(amount, end=tenth.end(), value=amount.value + Decimal(_digit(tenth[1])) / 10)
    zero = _ZERO_FEN.match(text, amount.end) if text[amount.end - 1] in "块元" else None
    if zero and not amount.prefixed:
        return replace(amount, end=zero.end(), value=amount.value + Decimal(_digit(zero[1])) / 100)
    jiao = _JIAO.match(text, amount.end)
    end = jiao.end() if jiao else amount.end
    fen = _FEN.match(text, end)
    if amount.prefixed or not (jiao or fen):
        return None
    added = Decimal(10 * (_digit(jiao[1]) if jiao else 0) + (_digit(fen[1]) if fen else 0)) / 100
    return replace(amount, end=fen.end() if fen else end, value=amount.value + added)


def _with_cents(text: str, amount: Amount) -> Amount | None:
    """Add $20 and 43c, 3 CAD 3 cents, 15 dollars 50."""
    link = _LINK.match(text, amount.end)
    second = _read_alone(text, link.end()) if link else None
    if not second or amount.value >= 10**5 or second.value >= 100:
        return None
    if second.unit is None:
        cents = _CENTS.match(text, second.end)
        if cents:
            return replace(amount, end=cents.end(), value=amount.value + second.value / 100)
        return _bare_step(text, amount, second)
    if second.unit.kind != "money" or second.unit.factor == 1 or second.value >= 1:
        return None
    return replace(amount, end=second.end, value=amount.value + second.value)


def _digit(character: str) -> int:
    return _DIGITS.get(character) or int(character)
