"""A stretch of a long sentence for a list: whole clauses, verbatim, with every figure that is to be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.digests.excerpts import excerpt
from corpus.models import Span

LONG = "公司说，去年的收入为35亿元，比前一年多两成，利润为4亿元，员工为三千人，总部仍在江边。"


def shown(text, *surfaces, room):
    spans = [Span(text.index(surface), text.index(surface) + len(surface)) for surface in surfaces]
    start, end = excerpt(text, Span(0, len(text)), spans, room)
    return text[start:end]


@pytest.mark.parametrize(
    ("surfaces", "room", "stretch"),
    [
        (["35亿元"], 200, LONG),
        (["35亿元"], 32, "公司说，去年的收入为35亿元，"),
        (["4亿元"], 20, "利润为4亿元，"),
        (["35亿元", "4亿元"], 20, "去年的收入为35亿元，比前一年多两成，利润为4亿元，"),
        ([], 10, "公司说，"),
    ],
)
def test_clauses_around_what_is_to_be_seen(surfaces, room, stretch):
    assert shown(LONG, *surfaces, room=room) == stretch


def test_blanks_at_the_ends_are_no_part_of_it():
    assert (
        shown("  It grew by 3.5% to $1,200, they said.  ", "3.5%", room=400) == "It grew by 3.5% to $1,200, they said."
    )


def test_a_comma_or_point_in_a_number_parts_nothing():
    assert shown("They said so, it grew by 3.5% to $1,200 in all, and more", "3.5%", room=36).startswith(
        "it grew by 3.5%"
    )
    assert "$1,200" in shown("They said so, it grew by 3.5% to $1,200 in all, and more", "3.5%", room=36)


@given(
    st.text(st.sampled_from("亿元35，。, .a\n "), min_size=1, max_size=60),
    st.data(),
    st.integers(min_value=0, max_value=80),
)
def test_whatever_it_is_cut_from_it_holds_what_is_to_be_seen(body, data, room):
    first = data.draw(st.integers(0, len(body) - 1))
    last = data.draw(st.integers(first + 1, len(body)))
    start, end = excerpt(body, Span(0, len(body)), [Span(first, last)], room)
    assert 0 <= start <= end <= len(body)
    assert body[first:last].strip() in body[start:end]
