"""Numerals as news writes them: 3800亿, 1.2万亿, 三十多, 两三, 数百, 15k, half a million, 三分之一.

Reads one numeral at a place in folded text. Must never look at units or decide whether the numeral is a figure.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures.chinese import chinese_value, trailing_scale
from corpus.figures.english import SCALES, read_spelled
from corpus.models import Approx

DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?+"
# Nobody prints a figure longer than this; what is longer is a code, or somebody trying our patience.
LONGEST = 40
# Nor a larger one: beyond any count of things, and still a number for JSON.
LARGEST = Decimal(10) ** 60

_ANY = "零〇一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_SCALE = "十百千万亿兆拾佰仟"
# Digits behind a scale, with commas or a scale of their own: 1兆[1,260]亿, 1万[2300.5]亿, 1 兆[ 1,260 亿].
_INNER_DIGITS = (
    rf"(?:(?<=兆) ?{DIGITS} ?[万亿]|"
    r"(?<=[万亿兆])[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++(?=[万亿]))?+"
    r"|(?<=[万兆])[0-9]++\.[0-9]++(?=[万亿])|(?<=[零百千万亿兆])[0-9]++(?![.,%]?[0-9]))"
)
_DIGIT_LED = re.compile(
    rf"(?P<digits>{DIGITS})(?: {{0,2}}(?P<tail>[多余来几]?[{_SCALE}](?:[多余]?[{_ANY}]|{_INNER_DIGITS})*+))?+"
)
_CHINESE = re.compile(
    rf"(?:[几数](?=[{_SCALE}])|上(?=[百千万亿兆]))?[{_ANY}](?:(?:[多余]|几)?[{_ANY}]|几(?![乎何])|点(?=[{_ANY}0-9])"
    rf"|{_INNER_DIGITS}|(?<=[零百千万亿兆点])[0-9]++)*+"
)
_RUN = re.compile(rf"[0-9,.]++|[{_ANY}几数多余]++")
_DISORDER = re.compile("十[十百千]|百[百千]|千千")
_PAIR = re.compile(rf"(?<![一二三四五六七八九])(一两|一二|两三|二三|三四|三五|四五|五六|六七|七八|八九)([{_SCALE}]*)$")
_FRACTION = re.compile(rf"([{_ANY}]{{1,8}})分之([{_ANY}点]{{1,8}})")
# 10万分之一.
_DIGIT_FRACTION = re.compile(
    rf"([0-9]{{1,4}})(十万|百万|千万|亿|万|千|百)?分之([{_ANY}]{{1,4}}|[0-9]{{1,4}}(?![0-9.]))"
)
_MIXED = re.compile(r" ([1-9])/([2-9])(?![0-9/])")
# 1 point 5.
_POINT = re.compile(r" point ([0-9]{1,4})(?![0-9.,])")
# 5.5x10^-3, 3×10²¹, 1e-3; 2^10 and 8x2^10.
_RAISED_TO = re.compile(r"(?: ?[x×*] ?([0-9]{1,3}))?(?:\^|\*\*)([0-9]{1,2})(?![0-9.])")
_POWER = re.compile(
    r" ?[x×*] ?10(?:(?:\^|\*\*)?(-?[0-9]{1,2})(?![0-9])|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))|[eE]([+-]?[0-9]{1,2})(?![0-9A-Za-z])"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SLASHED = re.compile(r"([0-9]{1,3})/([0-9]{1,4})(?![0-9/])")
# 1 in 4, 9 out of 10; "5 in 10 years" is none.
_SHARE_OF = re.compile(
    r"([1-9][0-9]?) (?:in|out of)(?: every)? ([1-9][0-9]{0,2}|[1-9]000)"
    r"(?![0-9.,%]| ?(?:years?|months?|days?|hours?|weeks?|minutes?|million|billion)\b)"
)
_PHRASES = {
    "成百上千": (100, 10**4),
    "成千上万": (1000, 10**5),
    "数以百计": (100, 1000),
    "数以千计": (1000, 10**4),
    "数以万计": (10**4, 10**5),
    "数以十万计": (10**5, 10**6),
    "数以百万计": (10**6, 10**7),
    "数以千万计": (10**7, 10**8),
    "数以亿计": (10**8, 10**9),
    "数以十亿计": (10**9, 10**10),
}
_LETTERS = {"k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
_SHORT = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "thousands": 10**3}
_MONEY_ONLY = {"m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "T": 10**12}
_SCALE_WORD = re.compile(
    rf"\+?[ -]?({'|'.join(SCALES)})s?\b(?: ({'|'.join(SCALES)})s?\b)?| ?(mn|mln|bn|bln|tn|trn)\b", re.IGNORECASE
)
_SCALE_LETTER = re.compile(r"(?:mm|[kKMBTmbt])(?![A-Za-z0-9])")


_SOME = re.compile(
    "[数几](?: ?(?:公里|公尺|公分|厘米|毫米|微米|纳米|千米|米(?!饭|兰|线)|吨|公斤|英里)"
    "|(?P<times>倍(?!增))|个?(?:小时|天|周|月|年)(?=之?内|时间|以来|的时间))"
)
# Before 数 these make a noun with it: 人数, 指数.
_PART_OF_NOUN = tuple("人次个参指系倍函分总基对度件级户家单岁笔字位点奇偶多少算辆台无这那前第")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral and where it stands, in characters into the text."""

    start: int
    end: int
    value: Decimal
    # The other end of 两三, 数百, dozens.
    high: Decimal | None = None
    # What its last scale multiplies by: a range carries it back, 500-600亿.
    scale: Decimal = Decimal(1)
    approx: Approx = "exact"
    # No digit in it: 三十, twelve.
    spelled: bool = False
    fraction: bool = False


def read_numeral(text: str, start: int, *, money: bool = False) -> Numeral | None:
    """Read the numeral at `start` of folded text: 数百亿 from 10^10 to 10^11, 三十多亿 over 3·10^9.

    `money` says that a currency stands before it, so that "$5m" is five million and not five metres.
    """
    numeral = _read(text, start, money=money)
    return numeral if numeral and max(numeral.value, numeral.high or 0) < LARGEST else None


def _read(text: str, start: int, *, money: bool) -> Numeral | None:
    character = text[start]
    if character.isdecimal():
        return _digit_led(text, start, money=money)
    if character.isascii():
        return _english(text, start)
    if character == "半":
        return Numeral(start, start + 1, Decimal("0.5"), spelled=True)
    return _phrase(text, start) or _some(text, start) or _chinese_fraction(text, start) or _chinese(text, start)


def overlong(text: str, start: int) -> int | None:
    """Say where a run of digits or numerals ends that is too long for a figure; None for one that is not: 3800亿."""
    run = _RUN.match(text, start)
    return run.end() if run and run.end() - start > LONGEST else None


def _digit_led(text: str, start: int, *, money: bool) -> Numeral | None:
    found = _DIGIT_LED.match(text, start, start + LONGEST + 1)
    if not found or found.end() - start > LONGEST:
        return None
    fraction = _DIGIT_FRACTION.match(text, start)
    if fraction:
        return _digit_fraction(fraction)
    number = Decimal(found["digits"].replace(",", ""))
    if found["tail"]:
        return _chinese_run(found[0], start)
    whole = Numeral(start, found.end(), number)
    return _parts(text, start) or _mixed(text, whole) or _with_scale(text, whole, money=money)


def _digit_fraction(found: re.Match[str]) -> Numeral | None:
    """10万分之一, 100分之3."""
    scale = (chinese_value(f"一{found[2]}") or Decimal(1)) if found[2] else Decimal(1)
    part = Decimal(found[3]) if found[3].isdecimal() else chinese_value(found[3])
    whole = Decimal(found[1]) * scale
    if not part or part >= whole:
        return None
    return Numeral(found.start(), found.end(), part / whole, spelled=True, fraction=True)


def _parts(text: str, start: int) -> Numeral | None:
    """1/10, 1 in 4."""
    found = _SLASHED.match(text, start) or _SHARE_OF.match(text, start)
    if not found or not 0 < int(found[1]) < int(found[2]):
        return None
    return Numeral(start, found.end(), Decimal(found[1]) / Decimal(found[2]), fraction=True)


def _mixed(text: str, whole: Numeral) -> Numeral | None:
    """10 1/2, 5.5×10³, 1e-3."""
    half = _MIXED.match(text, whole.end)
    if half:
        return replace(whole, end=half.end(), value=whole.value + Decimal(half[1]) / Decimal(half[2]))
    point = _POINT.match(text, whole.end)
    if point:
        return replace(whole, end=point.end(), value=whole.value + Decimal(f"0.{point[1]}"))
    power = _POWER.match(text, whole.end)
    if not power:
        return _raised(text, whole)
    exponent = int((power[1] or power[2] or power[3]).translate(_RAISED))
    return replace(whole, end=power.end(), value=whole.value.scaleb(exponent))


def _raised(text: str, whole: Numeral) -> Numeral | None:
    """2^10 is 1024, 8x2^10 eight times that."""
    found = _RAISED_TO.match(text, whole.end)
    if not found or whole.value > 10**6:
        return None
    value = whole.value * Decimal(found[1]) ** int(found[2]) if found[1] else whole.value ** int(found[2])
    return replace(whole, end=found.end(), value=value)


def _with_scale(text: str, numeral: Numeral, *, money: bool) -> Numeral:
    """Take in the scale that follows digits: 380 billion, 1.27 lakh crore, $6.6B, 15k."""
    word = _SCALE_WORD.match(text, numeral.end)
    if word:
        scale = Decimal(1)
        for part in filter(None, word.groups()):
            scale *= SCALES.get(part.lower()) or Decimal(_SHORT[part.lower()])
        over = text[numeral.end] == "+"
        approx: Approx = "over" if over else "exact"
        return replace(numeral, end=word.end(), value=numeral.value * scale, scale=scale, approx=approx)
    letter = _SCALE_LETTER.match(text, numeral.end)
    letters = {**_LETTERS, **_MONEY_ONLY} if money else _LETTERS
    if letter and letter[0] in letters:
        scale = Decimal(letters[letter[0]])
        return replace(numeral, end=letter.end(), value=numeral.value * scale, scale=scale)
    return numeral


def _english(text: str, start: int) -> Numeral | None:
    found = read_spelled(text, start)
    if not found:
        return None
    approx: Approx = "order_of_magnitude" if found.high else "exact"
    return Numeral(
        start, found.end, found.value, found.high, found.scale, approx, spelled=True, fraction=found.fraction
    )


def _phrase(text: str, start: int) -> Numeral | None:
    if text[start] not in "成数":
        return None
    for phrase, (low, high) in _PHRASES.items():
        if text.startswith(phrase, start):
            end = start + len(phrase)
            return Numeral(start, end, Decimal(low), Decimal(high), Decimal(1), "order_of_magnitude", spelled=True)
    return None


def _some(text: str, start: int) -> Numeral | None:
    """Read 数 and 几 right before a unit, one to ten of it: 数公里, 几周内, 数倍 from two on; 人数倍增 has none."""
    found = None if text[start - 1 : start] in _PART_OF_NOUN and start else _SOME.match(text, start)
    if not found:
        return None
    low = 2 if found.lastgroup == "times" else 1
    return Numeral(start, start + 1, Decimal(low), Decimal(10), Decimal(1), "order_of_magnitude", spelled=True)


def _chinese_fraction(text: str, start: int) -> Numeral | None:
    found = _FRACTION.match(text, start)
    if not found or found[1] in ("百", "千", "万", "一百", "一千", "一万"):
        return None
    whole, part = chinese_value(found[1]), chinese_value(found[2])
    if not whole or part is None:
        return None
    return Numeral(start, found.end(), part / whole, spelled=True, fraction=True)


def _chinese(text: str, start: int) -> Numeral | None:
    found = _CHINESE.match(text, start, start + LONGEST + 1)
    if not found or found.end() - start > LONGEST:
        return None
    run = found[0]
    # 唯一一家: the first 一 belongs to the word before it.
    if run.startswith("一一"):
        return None
    numeral = _chinese_run(run, start)
    disorder = _DISORDER.search(run)
    if numeral is None and disorder:
        # 百分之七十百分位: a scale as large as the one before it begins another word.
        numeral = _chinese_run(run[: disorder.start() + 1], start)
    return numeral


def _chinese_run(run: str, start: int) -> Numeral | None:
    """Read a numeral with Chinese characters in it, its 多 or 余 (over) and its 几 or 数 (some) set apart."""
    plain = run.replace(" ", "")
    end = start + len(run)
    over = re.search("[多余来]", plain) is not None
    plain = re.sub("[多余来]", "", plain)
    spelled = not any(character.isdecimal() for character in plain)
    for vague in "几数上":
        if vague in plain:
            return _vague_run(plain, vague, Numeral(start, end, Decimal(0), spelled=spelled))
    pair = _PAIR.search(plain)
    if pair and spelled:
        low = chinese_value(plain[: pair.start()] + pair[1][0] + pair[2])
        high = chinese_value(plain[: pair.start()] + pair[1][1] + pair[2])
        if low is not None and high is not None:
            return Numeral(start, end, low, high, trailing_scale(plain), "range", spelled=True)
    value = chinese_value(plain)
    if value is None:
        return None
    return Numeral(start, end, value, None, trailing_scale(plain), "over" if over else "exact", spelled=spelled)


def _vague_run(plain: str, vague: str, numeral: Numeral) -> Numeral | None:
    """数百 runs from one hundred to ten: 几千万, 上万, 十几亿, 二十几."""
    head, tail = plain.split(vague, 1)
    if not head:
        low = chinese_value("一" + tail) if tail else None
        if low is None:
            return None
        return replace(numeral, value=low, high=low * 10, scale=low, approx="order_of_magnitude")
    low, high = chinese_value(head + tail), chinese_value(head + "九" + tail)
    if low is None or high is None:
        return None
    step = (high - low) / 9
    return replace(numeral, value=low, high=low + step * 10, scale=trailing_scale(tail), approx="order_of_magnitude")
