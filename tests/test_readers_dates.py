from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.dates import find_date, parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-02-10", date(2025, 2, 10)),
        ("2025-02-10 07:40:11", date(2025, 2, 10)),
        ("2025-02-10T23:40:11+08:00", date(2025, 2, 10)),
        ("2025/2/9", date(2025, 2, 9)),
        ("2025.02.09", date(2025, 2, 9)),
        ("20250924", date(2025, 9, 24)),
        ("20250924T111800Z", date(2025, 9, 24)),
        ("2025年9月24日", date(2025, 9, 24)),
        ("2025 年 9 月 24 日 11:18", date(2025, 9, 24)),
        ("２０２５年９月２４日", date(2025, 9, 24)),
        ("民國114年9月24日", date(2025, 9, 24)),
        ("Sept. 19, 2024", date(2024, 9, 19)),
        ("September 19th, 2024", date(2024, 9, 19)),
        ("May 1, 2024", date(2024, 5, 1)),
        ("19 September 2024", date(2024, 9, 19)),
        ("Thu, 19 Sep 2024 09:30:00 GMT", date(2024, 9, 19)),
        ("19-Sep-2024", date(2024, 9, 19)),
    ],
)
def test_a_day_is_read_in_the_usual_forms(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-02-30",
        "2025-13-01",
        "9月24日",
        "5月31号",
        "Thursday",
        "2025",
        "2025年9月",
        "09/10/2024",
        "Marching 12, 2024",
        "1727000000",
    ],
)
def test_what_names_no_day_is_no_date(text):
    assert parse_date(text) is None


def test_a_date_is_found_with_its_place_in_the_line():
    day, span = find_date("王小明 2025-09-24 11:18")
    assert (day, span) == (date(2025, 9, 24), (4, 14))


@given(st.text())
def test_no_text_is_too_odd_to_ask(text):
    parse_date(text)
