"""Days and halves of years that English names: by late 2027, by Oct. 31, within a decade. Must never guess a day."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date

from corpus.english_words import MONTH, month_number

_UNTIL = r"\b(?:[Bb]y|[Bb]efore|[Uu]ntil|[Tt]hrough)"
# by late 2027, in the first half of 2027, for fiscal 2027, Q1 2027
_PART = re.compile(
    r"(?:\b(?:[Bb]y|[Ii]n|[Bb]efore|[Uu]ntil|[Tt]hrough|[Ff]or|[Dd]uring|[Oo]ver|as early as|as soon as) (?:the )?)?"
    r"(?:(?P<order>first|second|third|fourth) (?P<part>half|quarter) of |Q(?P<quarter>[1-4]) (?:of )?"
    r"|(?P<about>early|mid|late)[- ]|fiscal (?:year )?|full[- ]year |by )"
    r"(?P<year>20[2-9]\d)\b"
)
# by Oct. 31, before June, on Nov. 3, 2027
_DAY = re.compile(
    rf"(?:{_UNTIL}|\b[Oo]n|\b(?P<within>[Ii]n)) (?:the end of )?(?P<month>{MONTH})"
    rf"(?(within)|(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?)"
    r"(?:,? (?P<year>20[2-9]\d))?(?![\w-]| \d)"
)
# within a decade, over the next year
_AHEAD = re.compile(
    r"\b(?:[Ww]ithin (?:an?|one|the next|the coming)|(?:[Oo]ver|[Ii]n|[Dd]uring) the (?:next|coming))"
    r" (?P<unit>decade|year|month|week)\b"
)
_MONTHS_OF = {"decade": 120, "year": 12, "month": 1}
_ORDERS = ("first", "second", "third", "fourth")


def english_dates(folded: str, published: date | None) -> Iterator[tuple[int, int, date]]:
    """Find what English names of a time to come, each with its span and last day: "by Oct. 31" and 2026-10-31.

    A day without a year is the next one after `published`.
    """
    for match in _PART.finditer(folded):
        yield *match.span(), _part_end(match)
    if published is None:
        return
    for match in _DAY.finditer(folded):
        due = _day(match, published)
        if due is not None:
            yield *match.span(), due
    for match in _AHEAD.finditer(folded):
        yield *match.span(), _ahead(match["unit"], published)


def _part_end(match: re.Match[str]) -> date:
    year, months = int(match["year"]), 12
    if match["part"]:
        months = (_ORDERS.index(match["order"]) + 1) * (6 if match["part"] == "half" else 3)
    elif match["quarter"]:
        months = 3 * int(match["quarter"])
    return _month_end(year, min(months, 12))


def _day(match: re.Match[str], published: date) -> date | None:
    """The day, or the end of the month, that comes next; before June is over with May."""
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else published.year
    before = match[0].lower().startswith("before ") and " the end of " not in match[0]
    for at in (year, year + 1):
        last = _month_end(at, month)
        day = int(match["day"]) if match["day"] else last.day
        if not 1 <= day <= last.day:
            return None
        due = date(at, month, day)
        if before:
            due = date.fromordinal((due if match["day"] else date(at, month, 1)).toordinal() - 1)
        if due >= published or match["year"]:
            return due
    return None


def _ahead(unit: str, published: date) -> date:
    if unit == "week":
        return date.fromordinal(min(published.toordinal() + 7, date.max.toordinal()))
    year, month = divmod(published.year * 12 + published.month - 1 + _MONTHS_OF[unit], 12)
    return date(min(year, MAXYEAR), month + 1, min(published.day, monthrange(min(year, MAXYEAR), month + 1)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
