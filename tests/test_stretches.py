"""Which stretches may be shown: sentences within a paragraph, no labels, replies with what they reply to."""

import pytest

from corpus.models import Span
from corpus.stretches import is_asking, is_label, meet, stretches

SENTENCES = (
    "北岸码头去年停了三个月。",
    "修好它花了两年时间和六千万元。",
    "船员们等得很久。\n\n",
    "南岸的渡轮照常开，从没停过一天。",
)
BODY = "".join(SENTENCES)


def spans(*sentences):
    start = 0
    for sentence in sentences:
        yield Span(start, start := start + len(sentence))


def shown(*sentences, unit):
    found = [*spans(*sentences)]
    return [one.text for one in stretches("".join(sentences), found, found[unit])]


def test_stretches_are_one_to_three_sentences_that_meet_the_unit():
    one, two, three, _ = (sentence.strip() for sentence in SENTENCES)
    assert shown(*SENTENCES, unit=1) == [one + two, one + two + three, two, two + three]


def test_stretch_ends_with_its_paragraph():
    assert shown(*SENTENCES, unit=3) == [SENTENCES[3]]


def test_reply_is_a_stretch_of_what_asks():
    assert "三家银行一起出钱，利息很低。" in shown("谁来为新码头出钱？", "三家银行一起出钱，利息很低。", unit=0)


def test_span_of_a_stretch_is_its_text_in_the_body():
    found = [*spans(*SENTENCES)]
    assert all(BODY[slice(*one.span)] == one.text for one in stretches(BODY, found, found[1]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蔡崇信：", True),
        ("Outlook", True),
        ("码头修好了。", False),
        ("2027年一季度 收入 31.5亿元", False),
        ("北岸码头停运三个月之后终于在上周重新开放", False),
    ],
)
def test_label_says_nothing_by_itself(text, expected):
    assert is_label(text) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"), [("谁来出钱？”", True), ("Who pays? ", True), ("他问谁来出钱。", False)]
)
def test_sentence_that_asks_ends_in_a_question_mark(sentence, expected):
    assert is_asking(sentence) is expected


def test_spans_that_only_touch_do_not_meet():
    assert (meet(Span(0, 3), Span(3, 5)), meet(Span(0, 4), Span(3, 5))) == (False, True)
