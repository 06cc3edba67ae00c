"""From which day on something is wanted: "Qwen since 2026-03", 铜价 since 上周. Must never look at today's clock."""

import re
from calendar import monthrange
from datetime import date, timedelta

from corpus.normalise import fold_characters
from corpus.stories.periods import Day, read_period

_SINCE = re.compile(
    r"(?:^|\s+)(?:--)?(?:since\b|自[从從]|[自从從](?=[\s\d上去前昨今]))\s*[:：]?\s*(?=\S)", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?")
_ENDING = re.compile(r"\s*(?:以来|以來|起)$")
_YESTERDAY = {"today": 0, "今天": 0, "今日": 0, "yesterday": 1, "昨天": 1, "昨日": 1}
_DAYS = {
    **dict.fromkeys(("last week", "a week ago", "上周", "上星期", "一周前"), 7),
    **dict.fromkeys(("last month", "a month ago", "上个月", "上月", "一个月前"), 31),
}
_DAYS_OF_A_MONTH = 30.44


def split_since(text: str) -> tuple[str, str | None]:
    """Part a topic from the day behind its last "since": "Qwen since 2026-03" is "Qwen" and "2026-03"."""
    found = list(_SINCE.finditer(text))
    if not found:
        return text.strip(), None
    return text[: found[-1].start()].strip(), text[found[-1].end() :].strip()


def read_since(text: str, today: date) -> date | None:
    """Read the first day that words name: 2026-03 is March 1st, 上周 seven days ago; None where they name none."""
    folded = _ENDING.sub("", fold_characters(text).casefold().strip())
    if match := _ISO.fullmatch(folded):
        year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
        is_day = 1 <= month <= 12 and year and 1 <= day <= monthrange(year, month)[1]
        return date(year, month, day) if is_day else None
    if (days := (_YESTERDAY | _DAYS).get(folded)) is not None:
        return today - timedelta(days=days)
    period = read_period(text, Day(today))
    if period is None or period.first is None:
        return None
    if period.months is None:
        return period.first
    return today - timedelta(days=min(round(period.months * _DAYS_OF_A_MONTH), (today - date.min).days))
