import pytest

from corpus.claims import extract_claims
from corpus.models import Article, Claim, Span
from corpus.names import Names
from corpus.segment import sentences
from handlers.labels import about_claim, says
from handlers.wording import ENGLISH, SIMPLIFIED


@pytest.mark.parametrize(
    ("text", "content", "denial"),
    [
        ("Ann Harlow does not expect the mill to reopen.", "the mill to reopen", "does not expect"),
        ("Ann Harlow denied that the bridge was late.", "the bridge was late", "denied"),
        ("Ann Harlow doesn't think the mill will close.", "the mill will close", "doesn't think"),
        ("Ann Harlow never said the mill would close.", "the mill would close", "never said"),
        ("The Harlow Bank no longer expects rates to fall.", "rates to fall", "no longer expects"),
        ("Ann Harlow rejected the claim that the mill was late.", "the claim that the mill was late", "rejected"),
        ("“The bridge is unsafe,” Ann Harlow denied.", "The bridge is unsafe", "denied"),
        ("Ann Harlow said the mill will not close.", "the mill will not close", None),
        ("Ann Harlow did not name the mill but said the bridge is late.", "the bridge is late", None),
        ("Ann Harlow not only said the mill would close but sold it.", "the mill would close but sold it", None),
        ("磨坊主何平不认为工厂会倒闭。", "工厂会倒闭", "不认为"),
        ("磨坊主何平否認工廠已經倒閉。", "工廠已經倒閉", "否認"),
        ("何平不希望工厂倒闭。", "工厂倒闭", "不希望"),
        ("磨坊主何平表示，工厂不会倒闭。", "工厂不会倒闭", None),
        ("磨坊主何平不断强调价格会上涨。", "价格会上涨", None),
    ],
)
def test_what_denies_a_claim_is_kept_beside_it(text, content, denial):
    article = Article(id="a", title="", body=text)
    found = {claim.content: claim.denial for claim in extract_claims(article, (), sentences(text), Names(()))}
    assert found == {content: denial}


DENIED = Claim(
    "the mill to reopen", Span(28, 46), "Ann Harlow", "Ann Harlow", "expect", "indirect", "prediction",
    denial="does not expect",
)  # fmt: skip


def test_a_denied_claim_is_never_shown_without_what_denies_it():
    assert says(DENIED, ENGLISH) == "Ann Harlow “does not expect”"
    assert about_claim(DENIED, ENGLISH).startswith(" · “does not expect” · ")
    assert about_claim(DENIED, SIMPLIFIED).startswith(" · “does not expect” · ")
