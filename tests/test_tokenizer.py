"""Chinese cut into words: as jieba cuts, faster."""

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.tokenizer import Tokenizer

_NAMES = ["星澜智能", "吴明辉"]
_TOKENIZER = Tokenizer(_NAMES)
_JIEBA = jieba.Tokenizer()
_JIEBA.initialize()
for _name in _NAMES:
    _JIEBA.add_word(_name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("星澜智能的吴明辉发表演讲", ["星澜智能", "的", "吴明辉", "发表", "演讲"]),
        ("第三季度净利润", ["第三季度", "净利润"]),
        ("砝椎机", ["砝椎机"]),
        ("云", ["云"]),
        ("", []),
        ("GPU集群", ["GPU", "集群"]),
        ("人々", ["人", "々"]),
    ],
)
def test_cuts_into_words(text, words):
    assert _TOKENIZER.cut(text) == words


@given(st.text(st.sampled_from("中国人民银行下调利率电池砝椎星澜智能的一是在不了研究生命起源々a1"), max_size=24))
def test_cuts_as_jieba_does(text):
    assert _TOKENIZER.cut(text) == list(_JIEBA.cut(text))


def test_has_the_words_of_the_dictionary_and_the_names():
    assert [word for word in ("未来", "星澜智能", "晶岭", "星澜智", "") if _TOKENIZER.has(word)] == ["未来", "星澜智能"]
