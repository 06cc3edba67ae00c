"""Figures that are one word, without a number and a unit apart: 翻番, doubled, 一半, 百分之三, 三位数, 兆美元.

Each reads one form at a place in folded text. Must never look at what stands around it.
"""

import re
from dataclasses import replace
from decimal import Decimal

from corpus.english_words import COUNTED, ONES
from corpus.figures.amounts import MULTIPLE, PERCENT, Amount
from corpus.figures.chinese import DIGIT
from corpus.figures.english import SCALES, TENS
from corpus.figures.english_wholes import read_english_whole
from corpus.figures.numerals import Numeral, read_numeral
from corpus.figures.units import Unit, currency_after
from corpus.lexicon import any_of, patterns_of

_PARTS_PER = re.compile(
    "(十万|百万|千万|百|千|万|佰|仟) {0,2}分 {0,2}之 {0,2}"
    "(?=[0-9零〇一二三四五六七八九十百千两点壹贰叁肆伍陆柒捌玖拾负])"
)
_PER = {"百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7}
_FOLD = re.compile(
    r"翻(?:了)?(?:(?P<how>近|将近|约|大约|超|逾|超过)?"
    r"(?P<times>[0-9一两二三四五六七八九十几]{1,2}) ?(?P<what>番|倍)多?|番|倍)"
)
_HALF = re.compile(r"(?:一半|半数|过半(?!数))(?!路|天)")
_HALVED = re.compile(r"(?:减半|腰斩)")
_DIGIT_COUNT = re.compile(r"(?P<digits>[一两二三四五六七八九十单双多]|[1-9]) ?位数(?![字据值])")
_DIGITS = {**DIGIT, "单": 1, "双": 2, "十": 10}
_ENGLISH_DIGITS = re.compile(r"(?P<digits>single|double|triple|quadruple)[- ]digits?\b", re.IGNORECASE)
# Where between 1 and 10, or among the teens, a percentage lies: mid-single digits, high teens.
_BAND = re.compile(
    r"(?P<where>low|mid|high)(?:[- ]to[- ](?P<upto>mid|high))?[- ](?P<what>single[- ]digits?|teens)\b", re.IGNORECASE
)
_BANDS = {"low": (1, 3), "mid": (4, 6), "high": (7, 9)}
_ENGLISH_COUNT = {"single": 1, "double": 2, "triple": 3, "quadruple": 4}
_TIMES = {word: Decimal(number) for number, word in enumerate(ONES) if number > 1} | TENS
_TIMES |= {word: SCALES[word] for word in ("hundred", "thousand")}
_ENGLISH_FOLD = re.compile(
    rf"(?P<times>{any_of(_TIMES)}|[0-9]{{1,5}}(?:\.[0-9]+)?)-?fold\b",
    re.IGNORECASE,
)
# "to double output" multiplies; "double standards" and "Triple Crown" do not.
_VERBS = re.compile(
    r"(?P<verb>doubl|trebl|tripl|quadrupl|quintupl|halv)(?:es|ed|ing\b(?! down)|e\b(?:(?<=halve)|(?=[.,;]|$"
    r"| (?:the|its|their|his|our|that|in|by|from|to|over|since|this|every|again|as|what|annual|output|sales)\b)"
    r"))(?![A-Za-z-])",
    re.IGNORECASE,
)
_VERB_VALUES = {"doub": 2, "treb": 3, "trip": 3, "quad": 4, "quin": 5}
_TWICE = re.compile(r"(?P<how>twice|thrice)(?= (?:the|as|its|their|that|what|this|his|her|our)\b)", re.IGNORECASE)
# One order of magnitude is ten times.
_MAGNITUDE = re.compile(
    rf"(?P<chinese>[一两二三四五六1-6]) ?个数量级|(?P<english>an|{'|'.join(ONES[1:7])}|[1-6]) orders? of magnitude\b",
    re.IGNORECASE,
)
_MAGNITUDES = {**DIGIT, "an": 1, **COUNTED}
_BARE_SCALE = re.compile(r"(?:[十百千][万亿兆]|万亿|兆)(?=[^零一二三四五六七八九十百千万亿兆两])")


def read_whole(text: str, start: int) -> Amount | None:
    """Read the one-word figure at `start`: 翻两番 is 4 times, 百分之三 is 3 percent, 三位数 runs from 100 to 1000."""
    if text[start].isascii() and (phrase := read_english_whole(text, start)):
        return phrase
    for read in (_magnitude, _band, _parts_per, _fold, _half, _digit_count, _english_fold, _verb, _twice, _bare_scale):
        amount = read(text, start)
        if amount:
            return amount
    return None


def _whole(start: int, end: int, value: Decimal, unit: Unit | None, high: Decimal | None = None) -> Amount:
    approx = "exact" if high is None else "order_of_magnitude"
    numeral = Numeral(start, end, value, high, spelled=True)
    return Amount(start, end, value, high, unit, approx, numeral)  # type: ignore[arg-type]


def _band(text: str, start: int) -> Amount | None:
    found = _BAND.match(text, start)
    if not found:
        return None
    low, high = _BANDS[found["where"].lower()][0], _BANDS[(found["upto"] or found["where"]).lower()][1]
    tens = 10 if found["what"].lower() == "teens" else 0
    return _whole(start, found.end(), Decimal(tens + low), PERCENT, Decimal(tens + high))


def _parts_per(text: str, start: int) -> Amount | None:
    found = _PARTS_PER.match(text, start)
    numeral = found and text[found.end() : found.end() + 1] and read_numeral(text, found.end())
    if not found or not numeral:
        return None
    factor = Decimal(100) / _PER[found[1]]
    high = numeral.high and numeral.high * factor
    value = numeral.value * factor
    return Amount(start, numeral.end, value, high, PERCENT, numeral.approx, numeral, prefixed=True)


def _fold(text: str, start: int) -> Amount | None:
    found = _FOLD.match(text, start)
    if not found:
        return None
    numeral = read_numeral(found["times"], 0) if found["times"] else None
    if numeral is None:
        return _whole(start, found.end(), Decimal(2), MULTIPLE)
    times = numeral.value if numeral.value < 20 else Decimal(1)
    value = 2**times if found["what"] == "番" else times + (1 if times == 1 else 0)
    whole = _whole(start, found.end(), Decimal(value), MULTIPLE)
    if found["how"] in ("近", "将近", "约", "大约"):
        return replace(whole, approx="about")
    return replace(whole, approx="over") if found[0].endswith("多") or found["how"] else whole


def _half(text: str, start: int) -> Amount | None:
    found = _HALF.match(text, start) or _HALVED.match(text, start)
    return _whole(start, found.end(), Decimal(50), PERCENT) if found else None


def _digit_count(text: str, start: int) -> Amount | None:
    found = _DIGIT_COUNT.match(text, start)
    english = _ENGLISH_DIGITS.match(text, start)
    if english:
        count, end = _ENGLISH_COUNT[english["digits"].lower()], english.end()
    elif found and found["digits"] != "多":
        count, end = _DIGITS.get(found["digits"]) or int(found["digits"]), found.end()
    else:
        return None
    unit = PERCENT if _GROWTH.search(text[max(0, start - 20) : end + 12]) else None
    return _whole(start, end, Decimal(10) ** (count - 1), unit, Decimal(10) ** count)


_GROWTH = re.compile(patterns_of("contexts", "growth"), re.IGNORECASE)


def _english_fold(text: str, start: int) -> Amount | None:
    found = _ENGLISH_FOLD.match(text, start)
    if not found:
        return None
    times = found["times"].lower()
    return _whole(start, found.end(), Decimal(_TIMES.get(times) or times), MULTIPLE)


def _verb(text: str, start: int) -> Amount | None:
    found = _VERBS.match(text, start)
    if not found:
        return None
    value = _VERB_VALUES.get(found["verb"][:4].lower())
    return _whole(start, found.end(), Decimal(value or 50), MULTIPLE if value else PERCENT)


def _magnitude(text: str, start: int) -> Amount | None:
    """两个数量级, two orders of magnitude: about a hundred times."""
    found = _MAGNITUDE.match(text, start)
    if not found:
        return None
    power = (found["chinese"] or found["english"]).lower()
    count = _MAGNITUDES.get(power) or int(power)
    return replace(_whole(start, found.end(), Decimal(10) ** count, MULTIPLE), approx="about")


def _twice(text: str, start: int) -> Amount | None:
    found = _TWICE.match(text, start)
    return _whole(start, found.end(), Decimal(2 if found["how"].lower() == "twice" else 3), MULTIPLE) if found else None


def _bare_scale(text: str, start: int) -> Amount | None:
    """兆美元, 百亿元: a scale without a digit says an order of magnitude."""
    found = _BARE_SCALE.match(text, start)
    currency = found and currency_after(text, found.end())
    numeral = found and read_numeral(text, start)
    if not found or not currency or not numeral or numeral.end != found.end():
        return None
    return _whole(start, currency.end, numeral.value, currency.unit, numeral.value * 10)
