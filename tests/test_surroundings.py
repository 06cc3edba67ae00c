"""A passage among its sentences: verbatim, no more than fits, found again where its article was read anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Article, Citation, Span
from corpus.surroundings import surroundings

BODY = "第一句。第二句。第三句。营收增长5%。第五句。第六句。第七句。"
WHERE = BODY.index("营收")


def around(body, start, text):
    found = surroundings(Article("a", "标题", body), Citation("a", Span(start, start + len(text))), text)
    return found and (found[0].text, found[1].text)


def test_two_sentences_stand_before_and_after():
    assert around(BODY, WHERE, "营收增长5%。") == ("营收增长5%。", "第二句。第三句。营收增长5%。第五句。第六句。")


@pytest.mark.parametrize(
    ("body", "text", "shown"),
    [
        ("营收增长5%。", "营收增长5%。", "营收增长5%。"),
        ("第一句。营收增长5%。", "营收增长5%。", "第一句。营收增长5%。"),
        ("Profit fell. Sales rose 5%. Shares slept.", "Sales rose 5%.", "Profit fell. Sales rose 5%. Shares slept."),
        ("标题\n\n第一段。\n\n营收增长5%。\n", "营收增长5%。", "标题\n\n第一段。\n\n营收增长5%。"),
        # A part of a sentence is shown in the whole of it.
        ("第一句。公司说，营收增长5%，很好。", "营收增长5%", "第一句。公司说，营收增长5%，很好。"),
    ],
)
def test_what_stands_around_is_verbatim_and_ends_with_the_article(body, text, shown):
    assert around(body, body.index(text), text) == (text, shown)


def test_a_passage_that_has_moved_is_found_and_one_that_is_gone_is_not():
    assert around("新的开头。" + BODY, WHERE, "营收增长5%。")[0] == "营收增长5%。"
    assert around(BODY, WHERE, "营收下降5%。") is None
    assert around(BODY, WHERE, "") is None


def test_long_neighbours_are_left_out_whole():
    long = "很长的一句" * 110 + "。"
    assert len(long) == 551
    assert around(long * 2 + "营收增长5%。" + long * 2, 1102, "营收增长5%。")[1] == long * 2 + "营收增长5%。" + long


@given(st.text(alphabet="一二，。！\n ab. ", min_size=1, max_size=200), st.data())
def test_whatever_is_cited_stands_in_what_is_shown(body, data):
    start = data.draw(st.integers(0, len(body) - 1))
    text = body[start : data.draw(st.integers(start + 1, len(body)))]
    passage, shown = surroundings(Article("a", "", body), Citation("a", Span(start, start + len(text))), text)
    assert passage.text == text
    assert body[slice(*shown.span)] == shown.text
    assert shown.span.start <= passage.span.start
    assert passage.span.end <= shown.span.end
