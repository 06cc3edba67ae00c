"""Which local periods are due: hours that do not exist or come twice, clocks that are wrong, long absences."""

from datetime import UTC, datetime, time, timedelta

import pytest

from corpus.slots import (
    Quiet,
    Schedule,
    due_slot,
    is_quiet,
    is_zone,
    latest_slot,
    next_slot,
    usual_length,
    zone_called,
)

NIGHT = Quiet(time(22), time(8))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def at(moment):
    return datetime.fromisoformat(moment).astimezone(UTC)


def daily(hour="09:00", zone="Asia/Shanghai", **more):
    return Schedule("daily", time.fromisoformat(hour), zone, **more)


def weekly(weekday, hour="09:00", zone="Europe/Berlin"):
    return Schedule("weekly", time.fromisoformat(hour), zone, weekday=weekday)


def hourly(minute=0, zone="Asia/Shanghai", **more):
    return Schedule("hourly", time(0, minute), zone, **more)


WORKDAYS = Schedule("weekdays", time(9), "Asia/Shanghai")


@pytest.mark.parametrize(
    ("schedule", "now", "latest", "following"),
    [
        # A usual day, the moment itself, and the moment before.
        (daily(), "2026-11-26T10:00+08:00", "2026-11-26T09:00+08:00", "2026-11-27T09:00+08:00"),
        (daily(), "2026-11-26T09:00+08:00", "2026-11-26T09:00+08:00", "2026-11-27T09:00+08:00"),
        (daily(), "2026-11-26T08:59:59+08:00", "2026-11-25T09:00+08:00", "2026-11-26T09:00+08:00"),
        # The day there is not the day in Greenwich.
        (daily("07:00"), "2026-11-26T23:30+00:00", "2026-11-27T07:00+08:00", "2026-11-28T07:00+08:00"),
        # From Friday to Monday; 28 Nov 2026 is a Saturday.
        (WORKDAYS, "2026-11-28T12:00+08:00", "2026-11-27T09:00+08:00", "2026-11-30T09:00+08:00"),
        (weekly(0), "2026-11-26T12:00+01:00", "2026-11-23T09:00+01:00", "2026-11-30T09:00+01:00"),
        (weekly(3), "2026-11-26T08:00+01:00", "2026-11-19T09:00+01:00", "2026-11-26T09:00+01:00"),
        # Spring: 02:30 does not exist on 29 Mar 2026 in Berlin, and is 03:30 there; the day after is as always.
        (daily("02:30", "Europe/Berlin"), "2026-03-29T03:30+02:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00"),
        (daily("02:30", "Europe/Berlin"), "2026-03-29T03:29+02:00", "2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00"),
        # Nine in the morning is nine on both sides of it, 23 hours apart, and 25 in autumn.
        (daily("09:00", "Europe/Berlin"), "2026-03-29T12:00+02:00", "2026-03-29T09:00+02:00", "2026-03-30T09:00+02:00"),
        (daily("09:00", "Europe/Berlin"), "2026-03-28T12:00+01:00", "2026-03-28T09:00+01:00", "2026-03-29T09:00+02:00"),
        (daily("09:00", "Europe/Berlin"), "2026-10-24T12:00+02:00", "2026-10-24T09:00+02:00", "2026-10-25T09:00+01:00"),
        # Autumn: 01:30 comes twice on 1 Nov 2026 in New York; the first counts, the second is no period.
        (
            daily("01:30", "America/New_York"),
            "2026-11-01T01:30-05:00",
            "2026-11-01T01:30-04:00",
            "2026-11-02T01:30-05:00",
        ),
        # Midnight itself is left out by some changes of clock: 6 Sep 2026 in Chile begins at one.
        (
            daily("00:00", "America/Santiago"),
            "2026-09-06T12:00-03:00",
            "2026-09-06T01:00-03:00",
            "2026-09-07T00:00-03:00",
        ),
        # Hours: the full one, another minute, a zone that is half an hour off.
        (hourly(), "2026-11-26T10:20+08:00", "2026-11-26T10:00+08:00", "2026-11-26T11:00+08:00"),
        (hourly(30), "2026-11-26T10:20+08:00", "2026-11-26T09:30+08:00", "2026-11-26T10:30+08:00"),
        (hourly(zone="Asia/Kolkata"), "2026-11-26T10:20+05:30", "2026-11-26T10:00+05:30", "2026-11-26T11:00+05:30"),
    ],
)
def test_the_latest_and_the_next_period_of_a_schedule(schedule, now, latest, following):
    assert latest_slot(schedule, at(now)).due == at(latest)
    assert next_slot(schedule, at(now)).due == at(following)


def test_an_hour_that_comes_twice_is_two_periods_and_one_that_is_left_out_none():
    autumn, spring = hourly(zone="America/New_York"), hourly(zone="Europe/Berlin")
    twice = [latest_slot(autumn, at(f"2026-11-01T01:10{offset}")).period for offset in ("-04:00", "-05:00")]
    assert twice == ["2026-11-01T01:00-04:00", "2026-11-01T01:00-05:00"]
    around = [at("2026-03-29T00:10+00:00") + timedelta(hours=hours) for hours in range(3)]
    assert [latest_slot(spring, now).period[11:16] for now in around] == ["01:00", "03:00", "04:00"]


@pytest.mark.parametrize(
    ("schedule", "now", "since", "done", "period"),
    [
        # Due; done already; due before anybody followed, or changed the schedule.
        (daily(), "2026-11-26T09:00:10+08:00", None, (), "2026-11-26"),
        (daily(), "2026-11-26T09:00:10+08:00", None, ("2026-11-26",), None),
        (daily(), "2026-11-26T09:30+08:00", "2026-11-26T09:10+08:00", (), None),
        # A clock that was set back to before the digest of the day does not make a second one when nine comes again,
        # nor bring up the day before.
        (daily(), "2026-11-26T08:30+08:00", None, ("2026-11-26", "2026-11-25"), None),
        (daily(), "2026-11-26T08:30+08:00", None, ("2026-11-26",), None),
        # Away at nine: at once until nine in the evening, then tomorrow is nearer.
        (daily(), "2026-11-26T20:50+08:00", None, ("2026-11-25",), "2026-11-26"),
        (daily(), "2026-11-26T21:10+08:00", None, ("2026-11-25",), None),
        # Away for a month: one digest, for the latest period.
        (daily(), "2026-12-26T11:00+08:00", None, ("2026-11-26",), "2026-12-26"),
        (weekly(0), "2026-12-24T12:00+01:00", None, ("2026-11-23",), "2026-12-21"),
        (hourly(), "2026-12-26T11:20+08:00", None, ("2026-11-26T09:00+08:00",), "2026-12-26T11:00+08:00"),
        (hourly(), "2026-12-26T11:40+08:00", None, ("2026-11-26T09:00+08:00",), None),
        # A weekend belongs to Monday, Saturday's morning still to Friday.
        (WORKDAYS, "2026-11-28T09:00+08:00", None, (), "2026-11-27"),
        (WORKDAYS, "2026-11-29T12:00+08:00", None, (), None),
        # Moved from nine to eleven after the digest: the day has had its own. Before it: it comes at eleven.
        (daily("11:00"), "2026-11-26T11:00+08:00", "2026-11-26T10:00+08:00", ("2026-11-26",), None),
        (daily("11:00"), "2026-11-26T11:00+08:00", "2026-11-26T08:00+08:00", ("2026-11-25",), "2026-11-26"),
        # Moved from Shanghai to New York: still one for each local day.
        (
            daily(zone="America/New_York"),
            "2026-11-26T09:00-05:00",
            "2026-11-26T10:00+08:00",
            ("2026-11-26",),
            None,
        ),
        (
            daily(zone="America/New_York"),
            "2026-11-27T09:00-05:00",
            "2026-11-26T10:00+08:00",
            ("2026-11-26",),
            "2026-11-27",
        ),
        # Quiet hours hold back the hourly and what is late, not what was asked for at that time.
        (hourly(quiet=NIGHT), "2026-11-26T23:00+08:00", None, (), None),
        (hourly(quiet=NIGHT), "2026-11-26T08:00+08:00", None, (), "2026-11-26T08:00+08:00"),
        (daily("21:00", quiet=NIGHT), "2026-11-26T22:30+08:00", None, (), None),
        (daily("23:00", quiet=NIGHT), "2026-11-26T23:00+08:00", None, (), "2026-11-26"),
        # Alerts have no hours of their own.
        (Schedule("at once"), "2026-11-26T09:00+00:00", None, (), None),
    ],
)
def test_which_period_is_to_be_made_now(schedule, now, since, done, period):
    found = due_slot(schedule, at(now), at(since) if since else LONG_AGO, done)
    assert (found and found.period) == period


def test_the_next_run_leaves_out_a_day_that_has_had_its_digest():
    moved = next_slot(daily("11:00"), at("2026-11-26T10:00+08:00"), {"2026-11-26"})
    assert moved.due == at("2026-11-27T11:00+08:00")


@pytest.mark.parametrize(
    ("quiet", "hour", "holds"),
    [
        (NIGHT, "22:00", True),
        (NIGHT, "03:00", True),
        (NIGHT, "08:00", False),
        (NIGHT, "12:00", False),
        (Quiet(time(12), time(14)), "13:59", True),
        (Quiet(time(12), time(14)), "14:00", False),
        (Quiet(time(12), time(12)), "12:00", False),
    ],
)
def test_quiet_hours_go_over_midnight(quiet, hour, holds):
    assert quiet.holds(time.fromisoformat(hour)) is holds
    assert is_quiet(hourly(quiet=quiet), at(f"2026-11-26T{hour}+08:00")) is holds


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        ("asia/shanghai", "Asia/Shanghai"),
        ("New York", "America/New_York"),
        ("london", "Europe/London"),
        ("台北", "Asia/Taipei"),
        ("臺北", "Asia/Taipei"),
        ("北京", "Asia/Shanghai"),
        ("utc", "UTC"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_zone_is_known_by_its_city_too(name, zone):
    assert zone_called(name) == zone


def test_only_zones_of_the_database_are_zones():
    assert is_zone("Asia/Shanghai")
    assert not is_zone("Shanghai")
    assert not is_zone("../etc/passwd")


def test_how_long_a_period_usually_is():
    assert [usual_length(one).total_seconds() / 3600 for one in (hourly(), WORKDAYS, weekly(0))] == [1, 24, 168]
