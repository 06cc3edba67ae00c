"""By when a claim is meant to come true. Must never guess a day: a horizon without one has no due date."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date
from functools import cache

from corpus.claims.chinese_dates import chinese_dates
from corpus.claims.english_dates import english_dates
from corpus.english_words import COUNTED
from corpus.lexicon import load_lexicon

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
_WORDS = {**COUNTED, "fifteen": 15, "twenty": 20}
_COUNT = r"(?:\d{1,3}|" + "|".join(_WORDS) + ")"
_MONTHS = {name: number for number, name in enumerate(load_lexicon("english")["months"], 1)}
_ABSOLUTE = re.compile(
    r"[到至在于]?(?:截至|直到)?\s*(?P<year>20[2-9]\d|2[1-9]\d\d)\s*年(?P<decade>代)?"
    r"(?:(?P<half>[上下]半年)|第?(?P<quarter>[一二三四1-4])季度?|(?P<month>\d{1,2})月[底末]?(?:(?P<day>\d{1,2})日)?|年?[底末])?"
    r"(?:之?前)?"
    r"|\b(?:[Bb]y|[Ii]n|[Uu]ntil|[Bb]efore|[Tt]hrough|from now to)\s+(?:the end of\s+)?"
    rf"(?:(?P<en_month>{'|'.join(_MONTHS)})\s+)?(?P<en_year>20[2-9]\d)\b|\bFY\s?(?P<fy>2\d)\b"
)
_UNIT = "年|月|季度|天|周|星期"
_SPAN = re.compile(
    rf"在?(?:未来|今后|接下来|往后|将来|下(?!半年))\s*(?P<n1>{_NUMBER})\s*个?(?P<u1>十年|{_UNIT})[内里中间]?"
    rf"|(?P<n2>{_NUMBER})\s*个?(?P<u2>{_UNIT})(?:之?内|以内|后|之后)"
    rf"|(?<=再[一-龥])(?P<n5>{_NUMBER})\s*个?(?P<u5>{_UNIT})"
    rf"|(?<![\d第近前去])(?P<n4>{_NUMBER})(?P<u4>年)(?=\s*\d[\d,.]*\s*[万亿])"
    rf"|\b(?:within|over|in|for|during)\s+(?!an?\s|one day)(?:the\s+)?(?:next|coming)?\s*(?P<n3>{_COUNT})\s+"
    r"(?P<u3>years?|months?|quarters?|weeks?|days?|decades?)\b",
    re.IGNORECASE,
)


_LATIN = re.compile("[A-Za-z]")


def find_horizon(content: str, folded: str, published: date | None) -> tuple[str | None, date | None]:
    """Give the latest horizon as written and the last day it names: "到2030年末" and 2030-12-31.

    A forecast of 今年……、明年…… is to be judged when the last of it is due.

    `folded` is `content` folded by `fold_characters`. Relative ones (未来五年) are reckoned from `published`, and have
    no due date without it. A year that lies in the past of `published` is no horizon.
    """
    monthly = list(chinese_dates(folded, published)) if published else []
    dated = _dates(folded, published, monthly)
    counted = _SPAN.search(folded)
    relative = _relative(folded.lower(), published)
    if counted is not None and (published is None or not dated):
        start, end = counted.span()
        if relative is None or relative[2] is None or start <= relative[0] < end or published is None:
            return content[start:end].strip(), _counted(counted, published)
        dated.append((start, end, _counted(counted, published) or published))
    if relative is not None and any(start <= relative[0] < end for start, end, _ in monthly):
        relative = None  # 明年 of 明年3月底前
    if relative is not None and relative[2] is not None:
        dated.append((relative[0], relative[0] + len(relative[1]), relative[2]))
    if dated:
        start, end, due = max(dated, key=lambda one: (one[2], -one[0]))
        return content[start:end].strip(), due
    if relative is None:
        return None, None
    at, form, _ = relative
    return content[at : at + len(form)], None


def _dates(
    folded: str, published: date | None, monthly: Sequence[tuple[int, int, date]]
) -> list[tuple[int, int, date]]:
    """Give the days that are named, each with where it is: in Chinese, else in English, and months without a year."""
    dated = [(match.start(), match.end(), due) for match, due in _dated(folded, published)]
    if not dated and _LATIN.search(folded):
        dated = [found for found in english_dates(folded, published) if published is None or found[2] >= published]
    return dated + [found for found in monthly if not any(start <= found[0] < end for start, end, _ in dated)]


def _dated(folded: str, published: date | None) -> Iterator[tuple[re.Match[str], date]]:
    """The years and dates written out that are still to come."""
    for match in _ABSOLUTE.finditer(folded) if "2" in folded else ():
        due = _day_before(match) if _EXCLUDES.search(match[0]) else _absolute(match)
        if due is not None and (published is None or due >= published) and not _is_past(folded, match):
            yield match, due


def _relative(lowered: str, published: date | None) -> tuple[int, str, date | None] | None:
    """The word such as 明年 that reaches furthest with the day it names; else the first that names none: 未来."""
    forms, words = _relative_forms()
    open_ended, dated = [], []
    for match in words.finditer(lowered):
        form, (years, until) = match[0], forms[match[0]]
        if form == "未来" and not _ADVERBIAL.search(lowered):
            continue
        if years is None:
            open_ended.append((match.start(), form))
            continue
        due = _year_end(published.year + years, until) if published and published.year + years <= MAXYEAR else None
        if due is None or published is None or due >= published:
            dated.append((years, until, -match.start(), form, due))
    if dated:
        _, _, at, form, due = max(dated, key=lambda one: one[:3])
        return -at, form, due
    return (*open_ended[0], None) if open_ended else None


# 未来 says when something happens: 未来将…, but not 未来的赛道 or 长远的未来.
_ADVERBIAL = re.compile(r"(?<![的对])未来(?=[,将会可或仍几每]|[^,。的]{0,10}?(?:将|会|可能|或))")


def _is_past(folded: str, match: re.Match[str]) -> bool:
    """较2022年 compares with a year and 2024年为 looks back at it."""
    if match["month"] and match[0][0].isdigit() and _DONE.match(folded, match.end()):
        return True
    return folded[max(0, match.start() - 1) : match.start()] in ("较", "比", "自", "从", "据")


# 2022年10月扩大的管制: when something was done.
_DONE = re.compile(r"[^,。;的将会]{1,8}的")


def _absolute(match: re.Match[str]) -> date | None:
    year = int(match["year"] or match["en_year"] or 2000 + int(match["fy"]))
    if match["decade"]:
        return date(year + 9, 12, 31)
    if match["half"] == "上半年":
        return date(year, 6, 30)
    if match["quarter"]:
        return _month_end(year, 3 * int(_number(match["quarter"])))
    month = int(match["month"]) if match["month"] else _MONTHS.get(match["en_month"] or "", 12)
    if not 1 <= month <= 12:
        return date(year, 12, 31)
    if match["day"] and 1 <= int(match["day"]) <= monthrange(year, month)[1]:
        return date(year, month, int(match["day"]))
    return _month_end(year, month)


# Before what is named, unless its end or a day of it is: not 2028年底之前, before the end of 2028.
_EXCLUDES = re.compile(r"^before (?!the end)|^[^底末日]*前$", re.IGNORECASE)


def _day_before(match: re.Match[str]) -> date:
    """The last day before what a match names begins: 2028年之前, before June 2028."""
    quarter = 3 * int(_number(match["quarter"])) - 2 if match["quarter"] else 1
    half = 7 if match["half"] == "下半年" else quarter
    month = int(match["month"]) if match["month"] else _MONTHS.get(match["en_month"] or "", half)
    first = date(int(match["year"] or match["en_year"]), month if 1 <= month <= 12 else 1, 1)
    return date.fromordinal(first.toordinal() - 1)


def _counted(match: re.Match[str], published: date | None) -> date | None:
    if published is None:
        return None
    number, unit = next((match[f"n{i}"], match[f"u{i}"].lower()) for i in (1, 2, 3, 4, 5) if match[f"n{i}"])
    count = _number(number)
    months = {"年": 12, "y": 12, "月": 1, "m": 1, "季": 3, "q": 3, "d": 120 if unit.startswith("decade") else 0}.get(
        unit[0]
    )
    if unit == "十年":
        months = 120
    if not months:
        days = 7 if unit[0] in "周星w" else 1
        last = published.toordinal() + round(count * days)
        return date.fromordinal(last) if last <= date.max.toordinal() else None
    total = published.year * 12 + published.month - 1 + round(count * months)
    year, month = divmod(total, 12)
    if year > MAXYEAR:  # 999 decades
        return None
    return date(year, month + 1, min(published.day, monthrange(year, month + 1)[1]))


def _number(text: str) -> float:
    """三 is 3, 十五 is 15, 半 is a half, five is 5."""
    if text == "半":
        return 0.5
    if text.isdecimal():
        return int(text)
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _DIGITS.get(text, 1)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _year_end(year: int, until: str) -> date:
    month, day = until.split("-")
    return date(year, int(month), int(day))


@cache
def _relative_forms() -> tuple[dict[str, tuple[int | None, str]], re.Pattern[str]]:
    """What each form names, no year for words that name no day; and the pattern that finds them, longest first."""
    table = load_lexicon("horizons")
    forms: dict[str, tuple[int | None, str]] = dict.fromkeys(table["open"]["forms"], (None, ""))
    for entry in table["relative"]:
        forms |= {form: (entry["years"], entry.get("until", "12-31")) for form in entry["forms"]}
    longest_first = sorted(forms, key=len, reverse=True)
    return forms, re.compile("|".join(map(re.escape, longest_first)))
