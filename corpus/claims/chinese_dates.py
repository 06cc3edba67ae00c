"""Months and days that Chinese names without a year: 11月底前, 明年3月底前, 将于12月. Must never guess a day.

Only what is plainly to come counts, by 前 behind or 将于 before: 截至9月底 and 9月销量 look back.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date

_MONTH = re.compile(
    r"(?P<ahead>将于|将在|拟于|拟在|计划于|计划在|赶在|预计于?|争取在?)?(?<![\d年第])(?P<year>今年|明年|来年)?"
    r"(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]|本|下个?|这个)?月"
    r"(?:(?P<day>3[01]|[12]\d|[1-9])[日号]|(?P<part>底|末|上旬|中旬|下旬|初))?(?P<before>之前|以前|前)?"
)
_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
# The last day of a part of a month; of the others it is the month's own.
_LAST = {"初": 10, "上旬": 10, "中旬": 20}


def chinese_dates(folded: str, published: date) -> Iterator[tuple[int, int, date]]:
    """Find what Chinese names of a time to come, each with its span and last day: 11月底前, and 2026-11-30.

    A month without a year is the next one that has not ended when the article is `published`.
    """
    for match in _MONTH.finditer(folded) if "月" in folded else ():
        if (match["before"] and (match["month"] or match["part"])) or (match["ahead"] and match["month"]):
            due = _due(match, published)
            if due is not None and due >= published:
                yield (match.end("ahead") if match["ahead"] else match.start()), match.end(), due


def _due(match: re.Match[str], published: date) -> date | None:
    year, month = published.year + (match["year"] in ("明年", "来年")), _month(match["month"], published.month)
    if month > 12 or (month < published.month and not match["year"]):
        year, month = year + 1, (month - 1) % 12 + 1
    if year > MAXYEAR:
        return None
    last = monthrange(year, month)[1]
    if match["day"]:
        return date(year, month, int(match["day"])) if int(match["day"]) <= last else None
    if match["part"]:
        return date(year, month, _LAST.get(match["part"], last))
    # 11月前 is before November begins.
    return date.fromordinal(date(year, month, 1).toordinal() - 1) if match["before"] else date(year, month, last)


def _month(said: str | None, now: int) -> int:
    """Give 11 for 11 and 十一; without a month, and for 本月, this one, for 下月 the next."""
    if said is None or said in ("本", "这个"):
        return now
    if said.startswith("下"):
        return now + 1
    return int(said) if said.isdecimal() else _DIGITS[said]
