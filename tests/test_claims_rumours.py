"""What a source without a name is said to have said."""

import pytest

from corpus.claims import extract_claims
from corpus.models import Article
from corpus.names import load_names
from corpus.segment import sentences

NAMES = load_names()


def told(text: str) -> list[tuple[str | None, str]]:
    article = Article(id="a", title="", body=text, published=None)
    return [(claim.speaker, claim.content) for claim in extract_claims(article, (), sentences(text), NAMES)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("据悉，大桥将于明年国庆前通车。", "大桥将于明年国庆前通车"),
        ("据不完全统计，全市已有三百多家店铺送餐。", "全市已有三百多家店铺送餐"),
        ("另据报道，兩家銀行上月已經合併。", "兩家銀行上月已經合併"),
    ],
)
def test_a_source_without_a_name_leaves_the_speaker_open(text, content):
    assert told(text) == [(None, content)]


@pytest.mark.parametrize(
    "text", ["这座桥据说很老。", "据此，大桥明年通车。", "依据统计口径，两者不可比。", "报道很长，读者很少。"]
)
def test_what_only_looks_like_such_a_source_says_nothing(text):
    assert told(text) == []


def test_whoever_is_named_in_the_sentence_keeps_his_claim():
    assert told("据悉，县长李国强表示，新校舍下月完工。") == [("李国强", "新校舍下月完工")]
