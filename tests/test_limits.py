"""Slack's limits: what is cut where, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.limits import cut, fit, measure, width

TEXTS = st.lists(
    st.sampled_from(["&", "<", "。", "3800亿元", "word ", "👩\u200d👧", "👍🏽", "e\u0301", "\n", "长" * 50])
).map("".join)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("短句。", 10, "短句。"),
        ("第一句。第二句很长很长很长", 8, "第一句。…"),
        ("One sentence. Another one that is long", 20, "One sentence.…"),
        ("“第一句。”第二句很长很长很长", 9, "“第一句。”…"),
        ("No. 3 of the list", 11, "No. 3 of…"),
        ("营收达到3800亿元", 7, "营收达到…"),
        ("营收达到3800亿元", 9, "营收达到…"),
        ("Revenue of 4.25 billion", 14, "Revenue of…"),
        ("a👍🏽b", 4, "a…"),
        ("👨\u200d👩\u200d👧xx", 9, "👨\u200d👩\u200d👧…"),
        ("A&B&C", 8, "A&B…"),
        ("x" * 100, 10, "x" * 9 + "…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_at_a_sentence_end_or_before_what_belongs_together(text, limit, expected):
    assert cut(text, limit) == expected


def test_a_width_is_the_most_slack_could_count():
    assert [width("千问"), width("👍"), width("a&b"), width("<>")] == [2, 2, 7, 8]


def test_what_does_not_fit_is_left_out_whole_and_said():
    block = {"type": "rich_text", "elements": ["x" * 2_000]}
    last = {"type": "context"}
    kept = fit([block] * 9, last)
    assert kept == (*[block] * 5, last)
    assert sum(map(measure, kept)) < 12_000


def test_no_message_has_more_than_45_blocks():
    assert len(fit([{"type": "divider"}] * 60, {"type": "context"})) == 45
    assert len(fit([{"type": "divider"}] * 44, {"type": "context"})) == 44


@given(TEXTS, st.integers(1, 300))
def test_what_is_cut_is_a_beginning_that_keeps_the_limit(text, limit):
    shortened = cut(text, limit)
    assert width(shortened) <= max(limit, 1)
    assert shortened == text or (shortened.endswith("…") and text.startswith(shortened[:-1]))
