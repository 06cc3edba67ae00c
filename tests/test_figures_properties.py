"""What holds of the figures of any text at all: nothing raises, spans are true, nothing is slow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.figures import find_figures
from corpus.models import Span

PIECES = st.sampled_from(
    [
        *"0123456789一二三两十百千万亿兆半几数多余约超近至到每第翻倍成折元年月天个%％$€¥-–—~～.,，、（）() \n",
        "US$",
        "美元",
        "億",
        "萬",
        "百分之",
        "分之",
        "million",
        " billion",
        "half a ",
        "two",
        " dozens",
        " and ",
        " to ",
        " or even ",
        "between ",
        "GW",
        "×10",
        "１２",
        "𝟛",
        "①",
        "½",
        "²",
        "٣",
        "https://a",
        "@b.c",
        "\u3000",
        "�",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=400)
@given(TEXTS)
def test_no_text_raises_and_every_slice_is_its_surface(text):
    last = 0
    for figure in find_figures(text):
        assert text[figure.span.start : figure.span.end] == figure.surface
        assert last <= figure.span.start < figure.span.end
        last = figure.span.end


@settings(max_examples=200)
@given(TEXTS)
def test_both_ends_of_a_range_are_in_order(text):
    for figure in find_figures(text):
        assert (figure.low is None) == (figure.high is None)
        assert figure.low is None or figure.value == figure.low <= figure.high


@pytest.mark.parametrize(
    "unit",
    [
        "一",
        "7",
        "(",
        "亿",
        "1,",
        "1亿",
        "一 ",
        "one ",
        "1-",
        ".1",
        "1a",
        "x@",
        "约",
        "半",
        "数十",
        "hundred and ",
        "Q1 ",
        "http://",
    ],
)
@pytest.mark.timeout(30)
def test_no_run_makes_it_slow(unit):
    """Quadratic time would take minutes for this, in one sentence as long as the text."""
    text = unit * (100_000 // len(unit))
    assert find_figures(text, (Span(0, len(text)),))[1:] == ()


@pytest.mark.parametrize(
    "text", ["5" + "兆" * 30 + "元", "3-5" + "亿" * 20 + "元", "1e99 and 5 mg", "9e-99%", "4.5、6" + "兆" * 9 + "元"]
)
def test_a_number_beyond_reason_raises_nothing(text):
    assert all(abs(figure.value) < 10**60 for figure in find_figures(text))


@pytest.mark.parametrize(("unit", "each"), [("1年", 1), ("10% to ", 1), ("5 years ", 1), ("12亿千瓦", 1)])
@pytest.mark.timeout(30)
def test_many_figures_in_one_sentence_stay_linear(unit, each):
    text = unit * 5_000
    assert len(find_figures(text, (Span(0, len(text)),))) == 5_000 * each
