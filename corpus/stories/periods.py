"""When a figure holds: the expression of time beside it as days. Must never look at today's clock.

Relative expressions (去年, 未来五年) are reckoned from the day of their article; without it they are not known.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from typing import Literal

from corpus.english_words import COUNTED, MONTH_NUMBERS, month_number
from corpus.lexicon import load_lexicon
from corpus.models import Article, Span
from corpus.normalise import fold_characters
from corpus.times import find_times

# How two periods stand to each other: what overlaps without being the same may be either.
Relation = Literal["equal", "unclear", "apart"]

_OPENING = 1500
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_ENGLISH_MONTH = f"(?:{'|'.join(MONTH_NUMBERS)})[a-z]{{0,6}}\\.?"
_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_RANGE = re.compile(rf"({_YEAR})\s?年?\s?(?:[-–—~至到]|to|and)\s?({_YEAR})")
_SOME_YEAR = re.compile(_YEAR)
_HAN_YEAR = re.compile(r"[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)")
_FISCAL = re.compile(r"财年|财季|\bfy|fiscal")
_QUARTER = re.compile(
    r"第?([一二三四1-4])\s?(?:季度|财季|季)|(?a:\b)q([1-4])|\b(first|second|third|fourth)[\s-]quarter"
)
# Up to the end of a quarter: 前三季度, the first three quarters.
_QUARTERS_UNTIL = re.compile(r"(?<![目之此以提先空])前([二两三23])个?季度?|\bfirst (two|three) quarters")
# A quarter that is no length of time: 三季度 may be either, 三个季度 and 过去三季度 are none.
_NAMED_QUARTER = re.compile(
    r"第[一二三四1-4]\s?季|(?<!连续)[一二三四1-4]季度|(?a:\bq[1-4]\b)|\b(?:first|second|third|fourth)[\s-]quarter"
)
_HALF = re.compile(r"([上下])半年|\b(first|second)[\s-]half")
_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s?月(?:\s?(\d{{1,2}})\s?[日号])?|\b({_ENGLISH_MONTH})(?:\s(\d{{1,2}})(?!\d))?"
)
_LENGTH = re.compile(
    r"(\d{1,3}|[一二两三四五六七八九十]{1,3}|半)\s?(?:个?(年|载|季度|周|星期|天)|个(月))"
    rf"|\b(?P<count>\d{{1,3}}|an?|{'|'.join(COUNTED)})\s(?P<unit>year|quarter|month|week|day|decade)s?\b"
    r"|\b(?:past|last|next|coming)\s(?P<single>year|quarter|month|week|day|decade)\b"
)
# What ends so soon is told as if it had.
_NEARLY = timedelta(days=31)
# In months; days and weeks as parts of one.
_UNITS = dict.fromkeys(("年", "载", "year"), 12.0) | dict.fromkeys(("季度", "quarter"), 3.0) | {"decade": 120.0}
_UNITS |= dict.fromkeys(("月", "month"), 1.0) | dict.fromkeys(("周", "星期", "week"), 0.23)
_UNITS |= dict.fromkeys(("天", "day"), 0.033)


@dataclass(frozen=True, slots=True)
class Day:
    """When an article was told; not `exact` where only the year is known."""

    day: date
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, or a length of so many `months` before or after the day of its article."""

    first: date | None = None
    last: date | None = None
    months: float | None = None
    direction: Literal["past", "future"] | None = None
    fiscal: bool = False
    # Whether the text leaves out the year, which was reckoned from the day of its article: 第三季度, 全年.
    reckoned: bool = False


def told_on(article: Article) -> Day | None:
    """Say when an article was told: its date, else the year of the event that it opens with (2024云栖大会)."""
    if article.published:
        return Day(article.published)
    opening = fold_characters(f"{article.title}\n{article.body[:_OPENING]}")
    years = {year for match in _event().finditer(opening) for year in match.groups() if year}
    return Day(date(int(years.pop()), 7, 1), exact=False) if len(years) == 1 else None


def read_period(text: str | None, told: Day | None, *, ahead: bool = False) -> Period | None:
    """Read an expression of time: "到2032年" is the year 2032, 去年 the year before the article's, 三年 36 months.

    Of 第三季度 and 全年 without a year it is the last that has ended, of what lies `ahead` the first that has not. None
    where there is none, where it only says now, and where it cannot be reckoned without the article's day.
    """
    if not text:
        return None
    folded = fold_characters(text).lower()
    folded = _HAN_YEAR.sub(lambda match: "".join(str(_DIGITS[digit]) for digit in match[0]), folded)
    if span := _RANGE.search(folded):
        return _days(int(span[1]), int(span[2]))
    year = _year(folded, told)
    if year is not None:
        return _within(folded, year) if MINYEAR <= year <= MAXYEAR else None
    return _without_year(folded, told, ahead=ahead) or _length(folded, told)


def read_length(text: str, told: Day | None) -> Period | None:
    """Read a length of time out of the words around a figure: 36 months of 三年投入3800亿元."""
    return _length(fold_characters(text).lower(), told)


def without_times(text: str) -> str:
    """Blank out expressions of time, which say when and not what: 三年投入 becomes `  投入`; the length stays."""
    spans = [time.span for time in find_times(text)]
    spans += [Span(*match.span()) for match in _LENGTH.finditer(fold_characters(text))]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def relate(one: Period | None, other: Period | None) -> Relation:
    """Say how two periods stand: 2032年 and "by 2032" are equal, 三年 and 五年 apart, 2025年 and 三年 unclear."""
    if one is None or other is None or (one.months is None) != (other.months is None):
        return "unclear"
    if one.months is None or other.months is None:
        return _relate_days(one, other)
    opposed = one.direction and other.direction and one.direction != other.direction
    if opposed or abs(one.months - other.months) > 0.01 * one.months:
        return "apart"
    if one.first and other.first and abs((one.first - other.first).days) > 30 * 0.25 * one.months + 1:
        return "apart"
    return "equal"


def _relate_days(one: Period, other: Period) -> Relation:
    if one.fiscal != other.fiscal:
        return "unclear"
    if (one.first, one.last) == (other.first, other.last):
        return "equal"
    if not (one.first and one.last and other.first and other.last):
        return "unclear"
    return "unclear" if one.first <= other.last and other.first <= one.last else "apart"


def _year(folded: str, told: Day | None) -> int | None:
    if found := _SOME_YEAR.search(folded):
        return int(found[0])
    if told is None:
        return None
    if relative := _relative_year().search(folded):
        return told.day.year + _distances()[relative[0]]
    is_month = _MONTH.search(folded) and not _LENGTH.search(folded)
    return told.day.year if is_month and told.exact else None


def _without_year(folded: str, told: Day | None, *, ahead: bool) -> Period | None:
    """Read a part of a year, or a whole one, that does not say which: 上半年, 前三季度, full year."""
    named = (_QUARTERS_UNTIL, _NAMED_QUARTER, _HALF, _whole_year())
    if told is None or not told.exact or _FISCAL.search(folded) or not any(one.search(folded) for one in named):
        return None
    if not _QUARTERS_UNTIL.search(folded) and _says("past", folded):
        return None
    period = _within(folded, told.day.year)
    if period.last is None:
        return None
    has_ended = period.last < told.day if ahead else period.last - told.day <= _NEARLY
    year = told.day.year + (has_ended if ahead else has_ended - 1)
    return replace(_within(folded, year), reckoned=True) if MINYEAR <= year <= MAXYEAR else None


def _within(folded: str, year: int) -> Period:
    """Narrow a year to what is named of it: 第二季度, 上半年, 9月24日."""
    fiscal = _FISCAL.search(folded) is not None
    if until := _QUARTERS_UNTIL.search(folded):
        return _days(year, year, last=9 if (until[1] or until[2]) in {"三", "3", "three"} else 6, fiscal=fiscal)
    if quarter := _QUARTER.search(folded):
        number = _ordinal(quarter[1] or quarter[2] or quarter[3])
        return _days(year, year, 3 * number - 2, 3 * number, fiscal=fiscal)
    if half := _HALF.search(folded):
        number = 1 if half[0].startswith(("上", "first")) else 2
        return _days(year, year, 6 * number - 5, 6 * number, fiscal=fiscal)
    if month := _MONTH.search(folded):
        number = int(month[1]) if month[1] else month_number(month[3])
        day = int(month[2] or month[4] or 0)
        if 1 <= number <= 12:
            last = monthrange(year, number)[1]
            if 1 <= day <= last:
                return Period(date(year, number, day), date(year, number, day), fiscal=fiscal)
            return _days(year, year, number, number, fiscal=fiscal)
    return _days(year, year, fiscal=fiscal)


def _days(year: int, until: int, month: int = 1, last: int = 12, *, fiscal: bool = False) -> Period:
    return Period(date(year, month, 1), date(until, last, monthrange(until, last)[1]), fiscal=fiscal)


def _length(folded: str, told: Day | None) -> Period | None:
    found = _LENGTH.search(folded)
    if found is None:
        return None
    unit = found[2] or found[3] or found["unit"] or found["single"]
    months = round(_count(found[1] or found["count"] or "a") * _UNITS[unit], 3)
    direction: Literal["past", "future"] | None = None
    if _says("past", folded):
        direction = "past"
    elif _says("future", folded):
        direction = "future"
    return Period(told.day if told else None, None, months, direction)


def _count(text: str) -> float:
    if text == "半":
        return 0.5
    if text.isdecimal():
        return int(text)
    if text.isascii():
        return COUNTED.get(text, 1)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text[-1:], 1)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


def _ordinal(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return _DIGITS[text] if text in _DIGITS else ("first", "second", "third", "fourth").index(text) + 1


def _says(direction: str, folded: str) -> bool:
    return any(form in folded for form in load_lexicon("stories")["directions"][direction])


@cache
def _distances() -> dict[str, int]:
    return {form: int(years) for years, forms in load_lexicon("stories")["years"].items() for form in forms}


@cache
def _relative_year() -> re.Pattern[str]:
    """Longest first: "the year before last" holds no "last year"; 三年内 is no 年内."""
    forms = sorted(_distances(), key=len, reverse=True)
    return re.compile(rf"(?<![\d一二两三四五六七八九十几数半])(?:{'|'.join(map(re.escape, forms))})")


@cache
def _whole_year() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_lexicon("stories")["whole_year"]["forms"])))


@cache
def _event() -> re.Pattern[str]:
    chinese, english = ("|".join(load_lexicon("stories")["events"][lang]) for lang in ("chinese", "english"))
    # 2024云栖大会, Apsara Conference 2024, the 2024 World Internet Conference
    return re.compile(
        rf"({_YEAR})\s?年?[^\s,，。;；:：\d]{{0,12}}?(?:{chinese})"
        rf"|(?:{english})\s({_YEAR})|({_YEAR})\s(?:[A-Z][A-Za-z]+\s){{0,4}}(?:{english})"
    )
