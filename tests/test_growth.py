"""The picture of how cost grows: drawn from rows that `onrecord bench` printed, and kept in step with them."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from draw_growth import table

from bot.growth import draw_growth

DOCS = Path(__file__).parent.parent / "docs"


def row(articles, ms):
    times = {"p50_ms": ms, "p95_ms": ms}
    return {"articles": articles, "load_ms": ms, "ask": times, "search": times, "add": times}


def points(rows):
    drawn = ET.fromstring(draw_growth(rows))  # noqa: S314  # it is ours
    lines = drawn.iter("{http://www.w3.org/2000/svg}polyline")
    return [[tuple(map(float, point.split(","))) for point in line.get("points").split()] for line in lines]


def test_ten_times_as_much_is_as_far_up_wherever_it_stands():
    drawn = points([row(1_000, 1), row(10_000, 10), row(100_000, 100)])
    assert drawn == [[(64.0, 312.0), (284.0, 168.0), (504.0, 24.0)]] * 5


def test_order_of_the_rows_does_not_matter():
    rows = [row(1_000, 3), row(10_000, 4)]
    assert draw_growth(rows) == draw_growth(rows[::-1])


def test_no_time_at_all_can_be_drawn():
    assert points([row(1_000, 0), row(10_000, 1)])[0][0] == (64.0, 312.0)


@pytest.mark.parametrize("rows", [[], [row(1_000, 1)], [row(1_000, 1), row(1_000, 2)]])
def test_a_single_record_shows_no_growth(rows):
    with pytest.raises(ValueError, match="two records"):
        draw_growth(rows)


def test_picture_in_the_readme_is_of_the_rows_beside_it():
    rows = [json.loads(line) for line in (DOCS / "growth.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (DOCS / "growth.svg").read_text(encoding="utf-8") == draw_growth(rows)
    assert "docs/growth.svg" in (DOCS.parent / "README.md").read_text(encoding="utf-8")


def test_table_in_the_readme_is_of_the_same_rows():
    rows = [json.loads(line) for line in (DOCS / "growth.jsonl").read_text(encoding="utf-8").splitlines()]
    assert f"\n{table(rows)}\n" in (DOCS.parent / "README.md").read_text(encoding="utf-8")
