import pytest

from corpus.index.coined import is_coined, is_one_name
from corpus.index.parts import Word, build_parts
from corpus.index.segments import build_segment
from corpus.index.units import Index
from corpus.models import Article, Extraction
from corpus.names import Names

TEXTS = ("霁澜科技发布新品", "霁澜科技的营收增长", "科技公司的芯片", "栾峥动力裁员", "动力电池降价", "卖车的人多了")
NAMES = Names(())
INDEX = Index([build_segment((Extraction(Article(text, "", text)) for text in TEXTS), NAMES)], NAMES)


@pytest.mark.parametrize(("text", "expected"), [
    ("霁澜", True),
    ("沈若川", True),
    ("芯片", False),
    ("澜", False),
    ("lanchip", False),
    ("交车量", False),
])  # fmt: skip
def test_what_no_dictionary_has_and_measures_nothing_is_coined(text, expected):
    assert is_coined(text) is expected


@pytest.mark.parametrize(("words", "expected"), [
    (("霁", "澜"), True),
    (("霁", "澜", "科技"), True),
    (("栾峥", "动力"), True),
    (("栾峥", "科技"), False),
    (("芯片", "科技"), False),
    (("人", "卖"), False),
    (("霁", "lan"), False),
])  # fmt: skip
def test_pieces_that_the_record_has_in_one_are_one_name(words, expected):
    assert is_one_name(words, INDEX) is expected


def test_coined_name_makes_one_part_and_nothing_else_stands_for_it():
    parts = build_parts([Word("霁"), Word("澜"), Word("科技"), Word("营收")], INDEX)
    assert [(one.surface, one.is_singular) for one in parts] == [("霁澜科技", True), ("营收", False)]
