"""What may be told as "says the same", by rows: copies, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.copies import is_copy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阿里雲三年投入3800億元建設機房。", "阿里云三年投入3800亿元建设机房"),
        ("该公司表示，明年的收入已经超过去年。", "该公司称，明年收入超过去年。"),
        ("輝達的市值超過4兆美元。", "英伟达的市值超过4兆美元。"),
        ("阿里雲三年投入３８００億元建設機房。", "阿里云三年投入3800亿元建设机房"),
        ("②收入超过去年。", "2收入超过去年。"),
        ("The plant has doubled its output.", "The plant doubled its output"),
    ],
)
def test_copies_differ_in_script_marks_and_particles_alone(one, other):
    assert is_copy(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("这家公司预计今年的资本开支为1000亿元，高于去年。", "这家公司预计今年的资本开支为850亿元，高于去年。"),
        ("消息人士称，甲公司正在考虑以50亿美元收购乙公司。", "消息人士称，甲公司没有考虑以50亿美元收购乙公司。"),
        ("甲公司今年上半年的总收入达到了77亿元人民币。", "乙公司今年上半年的总收入达到了77亿元人民币。"),
        ("该行预计明年铜价会上涨百分之十。", "该行预计明年铜价不会上涨百分之十。"),
        (
            "Spending will be between $66 billion and $72 billion.",
            "Spending will be between $70 billion and $74 billion.",
        ),
        ("They will buy the firm this year.", "They will not buy the firm this year."),
        ("收入三成来自海外市场的游戏业务。", "收入五成来自海外市场的游戏业务。"),
    ],
)
def test_another_number_name_or_polarity_is_no_copy(one, other):
    assert not is_copy(one, other)


@given(st.text(max_size=60))
def test_a_text_is_a_copy_of_itself(text):
    assert is_copy(text, text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_order_makes_no_difference(one, other):
    assert is_copy(one, other) == is_copy(other, one)
