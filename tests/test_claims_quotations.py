"""Quotation marks of every kind; an odd one costs nothing but itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.claims.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("他说：“好。”然后走了。", ["好。"]),
        ("他說：「老師說『別怕』，我記得。」", ["老師說『別怕』，我記得。"]),
        ('"A," he said, "B."', ["A,", "B."]),
        ("‘One,’ she said. It’s the firm’s view.", ["One,"]),
        ("他说：“没有关上的话", ["没有关上的话"]),
        ("第一段“没关上\n第二段“关上了”", ["没关上", "关上了"]),
        ("多出来的”不算“算”", ["算"]),
        ("'We lost,' she said. 'It isn't over.'", ["We lost,", "It isn't over."]),
        ("The workers' vote, 'a farce', fell in the owners' laps.", ["a farce"]),
        ("'Tis the band's '90s hits", []),
        ("\"We don't 'do' polls,\" he said.", ["We don't 'do' polls,"]),
        ("没有引号", []),
    ],
)
def test_quotations(text, inner):
    assert [text[slice(*quotation.inner)] for quotation in find_quotations(text)] == inner


@given(st.text(alphabet="他说a ，。“”「」『』‘’'\"\n", max_size=80))
def test_quotations_are_in_order_apart_and_inside_the_text(text):
    upto = 0
    for quotation in find_quotations(text):
        assert upto <= quotation.outer.start < quotation.outer.end <= len(text)
        assert quotation.outer.start < quotation.inner.start <= quotation.inner.end <= quotation.outer.end
        upto = quotation.outer.end
