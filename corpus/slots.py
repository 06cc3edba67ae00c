"""When a digest is due: the local periods of a schedule, and which of them the present asks for. Pure; no clock here.

A period is named by the local day on which its digest is due ("2026-11-26"), so that neither a moved hour nor a changed
clock makes two of one; an hourly one by its hour and the distance from Greenwich, so that of an hour that comes twice
each has its own.

Where the clock is put forward, a time that does not exist is as late after the gap as it would have been without it
(02:30 becomes 03:30, as RFC 5545 has it); where it is put back, the first of the two times counts. Whoever was away
gets one digest for the latest period, unless the next is nearer: then all of it comes with that one.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from corpus.lexicon import load_lexicon
from corpus.normalise import fold_characters

Cadence = Literal["hourly", "daily", "weekdays", "weekly", "at once"]

# 09:00, from Monday to Friday or on Monday.
MORNING = time(9)
_SATURDAY = 5
# A day more than a week, because the day at hand may not be due yet.
_DAYS_BACK = 8
_HOUR = timedelta(hours=1)


class Quiet(NamedTuple):
    """Hours in which nothing is posted, by local time; 22:00 to 08:00 goes over midnight."""

    since: time
    until: time

    def holds(self, at: time) -> bool:
        """Say whether a local time is within them."""
        if self.since <= self.until:
            return self.since <= at < self.until
        return at >= self.since or at < self.until


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often, when and where by the clock on the wall."""

    cadence: Cadence
    # Of an hourly one only the minute counts.
    at: time = MORNING
    # An IANA name such as Asia/Shanghai; see `is_zone`.
    zone: str = "UTC"
    # Of a weekly one; Monday is 0.
    weekday: int = 0
    quiet: Quiet | None = None

    def local(self, moment: datetime) -> datetime:
        """Give a moment as the clocks there show it."""
        return moment.astimezone(ZoneInfo(self.zone))


class Slot(NamedTuple):
    """One period of a schedule, and the moment at which its digest is due."""

    period: str
    due: datetime


def is_zone(name: str) -> bool:
    """Say whether a time zone is known by this name."""
    return name in _zones()


def zone_called(name: str) -> str | None:
    """Give the zone that somebody means: "asia/shanghai", "New York" and 臺北 are enough, where they name one."""
    return _zones_by_form().get(_form(name))


def latest_slot(schedule: Schedule, now: datetime) -> Slot | None:
    """Give the period that was due last; its moment may be this one."""
    return max((slot for slot in _around(schedule, now) if slot.due <= now), key=lambda slot: slot.due, default=None)


def next_slot(schedule: Schedule, now: datetime, done: Collection[str] = ()) -> Slot | None:
    """Give the period that comes next, leaving out those that have had their digest."""
    coming = (slot for slot in _around(schedule, now) if slot.due > now and slot.period not in done)
    return min(coming, key=lambda slot: slot.due, default=None)


def due_slot(schedule: Schedule, now: datetime, since: datetime, done: Collection[str]) -> Slot | None:
    """Give the period whose digest is to be made now, if any.

    None where the last one was due before `since` (when the subscription was made or changed), has had its digest,
    falls into quiet hours, or is so late that the next one is nearer.
    """
    slot = latest_slot(schedule, now)
    if slot is None or slot.due <= since or slot.period in done or is_quiet(schedule, now):
        return None
    following = next_slot(schedule, now)
    is_nearer = following is not None and following.due - now < now - slot.due
    return None if is_nearer else slot


def is_quiet(schedule: Schedule, now: datetime) -> bool:
    """Say whether nothing is to be posted now; who asks for a digest at 23:00 gets it in spite of quiet hours."""
    quiet = schedule.quiet
    if quiet is None or (schedule.cadence not in {"hourly", "at once"} and quiet.holds(schedule.at)):
        return False
    return quiet.holds(schedule.local(now).time())


def usual_length(schedule: Schedule) -> timedelta:
    """Say how long a period is, most of the time: a week of a weekly schedule, 每周."""
    lengths = {"hourly": _HOUR, "weekly": timedelta(days=7)}
    return lengths.get(schedule.cadence, timedelta(days=1))


def local_day(schedule: Schedule, now: datetime) -> date:
    """Say which day it is there."""
    return schedule.local(now).date()


def _around(schedule: Schedule, now: datetime) -> Iterator[Slot]:
    """Give the periods from a week back to a week ahead, or of an hourly schedule those of some hours."""
    if schedule.cadence == "at once":
        return
    if schedule.cadence == "hourly":
        yield from _hours_around(schedule, now)
        return
    today = local_day(schedule, now)
    for days in range(-_DAYS_BACK, _DAYS_BACK + 1):
        day = today + timedelta(days=days)
        if _is_day_of(schedule, day):
            yield Slot(day.isoformat(), _moment(day, schedule))


def _is_day_of(schedule: Schedule, day: date) -> bool:
    if schedule.cadence == "weekly":
        return day.weekday() == schedule.weekday
    return schedule.cadence == "daily" or day.weekday() < _SATURDAY


def _moment(day: date, schedule: Schedule) -> datetime:
    # `fold=0` is the first of two, and before a gap the distance from Greenwich that held until then.
    return datetime.combine(day, schedule.at, ZoneInfo(schedule.zone)).astimezone(UTC)


def _hours_around(schedule: Schedule, now: datetime) -> Iterator[Slot]:
    """Give hours that really pass: in a gap there is none, and where an hour comes twice there are two."""
    # The minute by the local clock: some zones are half an hour off.
    start = schedule.local(now).replace(minute=schedule.at.minute, second=0, microsecond=0).astimezone(UTC)
    for hours in range(-3, 4):
        due = start + hours * _HOUR
        yield Slot(schedule.local(due).isoformat(timespec="minutes"), due)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _zones_by_form() -> dict[str, str]:
    """Give each zone by its whole name and by its city, where only one zone has such a city."""
    cities: dict[str, list[str]] = {}
    for zone in sorted(_zones()):
        area, slash, city = zone.rpartition("/")
        if slash and not area.startswith(("posix", "right", "Etc", "SystemV")):
            cities.setdefault(_form(city), []).append(zone)
    by_city = {city: zones[0] for city, zones in cities.items() if len(zones) == 1}
    called = {_form(form): zone for zone, forms in load_lexicon("zones")["zones"].items() for form in forms}
    return by_city | {_form(zone): zone for zone in _zones()} | called


def _form(name: str) -> str:
    return fold_characters(name).strip().replace(" ", "_").casefold()
