"""The value of a Chinese numeral, digits inside it included: 三千五, 3万5, 一百二十点五, 壹仟贰佰萬.

Pure arithmetic on simplified characters. Must never search in a text.
"""

import re
from decimal import Decimal

# 两 and the formal digits of cheques; 廿 and 卅 stand for a digit and its ten.
DIGIT = dict(zip("零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖", (0, 0, *range(1, 10), 2, *range(1, 10)), strict=True))
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
# 兆 is 10^12 in Chinese news; where it is mega (兆瓦, 兆字节) the unit owns it.
BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TENS = {"廿": "二十", "卅": "三十"}

_PIECE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|.")
_TRAILING_SCALES = re.compile("[十百千万亿兆拾佰仟]*$")


def chinese_value(numeral: str) -> Decimal | None:
    """Say what a numeral is worth, or None for what is no numeral: `chinese_value("1.2万亿")` is 1200000000000.

    A digit left over after 百, 千, 万 or 亿 counts tenths of it: 一百五 is 150, 3万5 is 35000.
    """
    for short, long in TENS.items():
        numeral = numeral.replace(short, long)
    whole, point, decimals = numeral.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    if len(numeral) > 1 and all(character in DIGIT for character in numeral):
        return Decimal("".join(str(DIGIT[character]) for character in numeral))
    return _sum(_PIECE.findall(numeral))


def trailing_scale(numeral: str) -> Decimal:
    """Say what the scales at the end of a numeral multiply by: 600亿 ends with 10^8, 九千亿 with 10^11."""
    found = _TRAILING_SCALES.search(numeral)
    scale = Decimal(1)
    for character in found[0] if found else "":
        scale *= SMALL.get(character) or BIG[character]
    return scale


def _with_decimals(whole: str, decimals: str) -> Decimal | None:
    scales = _TRAILING_SCALES.search(decimals)
    tail = scales[0] if scales else ""
    digits = decimals[: len(decimals) - len(tail)]
    value = chinese_value(whole)
    if value is None or not digits or any(c not in DIGIT and not c.isdecimal() for c in digits):
        return None
    fraction = "".join(str(DIGIT.get(c, c)) for c in digits)
    return (value + Decimal(f"0.{fraction}")) * trailing_scale(tail)


def _sum(pieces: list[str]) -> Decimal | None:
    """Add digits and scales up as they come; None where they come in no order that a number has: 七十百, 亿亿."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    scale = biggest = 0
    tenths = False
    for piece in pieces:
        if piece in SMALL:
            if section and SMALL[piece] >= scale and pending is None:
                return None
            scale = SMALL[piece]
            section += (1 if pending is None else pending) * scale
            pending, tenths = None, True
        elif piece in BIG:
            scale = BIG[piece]
            section += pending or 0
            if not section and 0 < scale <= biggest:
                return None
            larger = scale > biggest and total
            total = (total + section) * scale if larger else total + (section or 1) * scale
            biggest, section, pending, tenths = max(scale, biggest), Decimal(0), None, True
        elif pending or not (piece in DIGIT or piece[0].isdecimal()):
            return None
        else:
            number = Decimal(DIGIT[piece]) if piece in DIGIT else Decimal(piece.replace(",", ""))
            tenths = tenths and 0 < number < 10 and number == int(number)
            pending = None if piece in ("零", "〇") else number
    rest = pending or Decimal(0)
    return total + section + (rest * scale / 10 if tenths else rest)
