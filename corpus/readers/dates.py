"""Dates as articles write them. Must never guess: what is no day of the calendar, or has no year, is no date."""

import re
from datetime import date

from corpus.english_words import MONTHS, month_number
from corpus.models import Span
from corpus.normalise import fold_characters

_MONTH = rf"(?P<month>{MONTHS})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DATE_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"(?<!\d){_YEAR}\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_YEAR}\s{{0,2}}年\s{{0,2}}(?P<month>\d{{1,2}})\s{{0,2}}月\s{{0,2}}(?P<day>\d{{1,2}})\s{{0,2}}[日号]?",
        r"民国\s?(?P<minguo>\d{2,3})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日?",
        rf"\b{_MONTH}\s{{0,2}}{_DAY},?\s{{1,2}}{_YEAR}\b",
        rf"\b{_DAY}[\s-]{{1,2}}{_MONTH},?[\s-]{{1,2}}{_YEAR}\b",
    )
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?", re.ASCII)
_MINGUO_BEGINS = 1911  # the Republic's year 1 is 1912; Taiwan's papers still count so
_LONGEST = 200


def parse_date(text: str) -> date | None:
    """Read the day a field names, in any of the usual forms: `parse_date("2025年9月24日 11:18")` is 2025-09-24.

    ISO 8601, RFC 822, `Sept. 19, 2024`, `19 September 2024`, `20250924`, 民國114年9月24日. The time of day is left out.
    """
    if not text:
        return None
    found = find_date(text)
    if found:
        return found[0]
    compact = _COMPACT.fullmatch(text.strip())
    return _day(compact) if compact else None


def find_date(text: str) -> tuple[date, Span] | None:
    """Find the first full date of a short line and where it stands: 吴泳铭 2025-09-24 11:18 has one at 4..14."""
    folded = fold_characters(text[:_LONGEST])
    matches = [match for pattern in _DATE_PATTERNS for match in pattern.finditer(folded)]
    for match in sorted(matches, key=lambda found: found.start()):
        day = _day(match)
        if day:
            return day, Span(*match.span())
    return None


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    year = int(groups["minguo"]) + _MINGUO_BEGINS if groups.get("minguo") else int(groups["year"])
    month = groups["month"]
    try:
        return date(year, int(month) if month.isdigit() else month_number(month), int(groups["day"]))
    except ValueError:  # the thirtieth of February
        return None
