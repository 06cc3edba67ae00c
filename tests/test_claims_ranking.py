"""Which claims are shown: repetitions folded, speakers in turn."""

from corpus.claims.ranking import select_claims
from corpus.models import Article, Claim, ClaimHit, Span

ARTICLE = Article("a", "t", "正文")


def said(speaker: str, *contents: str) -> list[ClaimHit]:
    return [
        ClaimHit(Claim(content, Span(0, len(content)), speaker, speaker, "说", "indirect", "fact"), ARTICLE, 1.0)
        for content in contents
    ]


def contents(hits) -> list[str]:
    return [hit.claim.content for hit in hits]


def test_a_repetition_in_other_words_and_script_is_folded():
    hits = said("甲", "公司三年内将投入500亿元建设机房", "公司三年內將投入500億元建設機房。", "机房建在北方")
    assert contents(select_claims(hits, limit=5)) == ["公司三年内将投入500亿元建设机房", "机房建在北方"]


def test_a_part_of_a_longer_claim_is_folded():
    hits = said("甲", "铜价会涨，因为电网要换线", "电网要换线")
    assert contents(select_claims(hits, limit=5)) == ["铜价会涨，因为电网要换线"]


def test_the_same_words_of_another_speaker_stay():
    hits = said("甲", "铜价会涨") + said("乙", "铜价会涨")
    assert len(select_claims(hits, limit=5)) == 2


def test_no_more_than_two_of_one_speaker_in_the_first_five():
    hits = (
        said("甲", "一月动工", "二期扩建", "三季度招人", "四台机组发电")
        + said("乙", "成本太高")
        + said("丙", "需求不足", "价格走低")
    )
    speakers = [hit.claim.speaker for hit in select_claims(hits, limit=5)]
    assert speakers == ["甲", "甲", "乙", "丙", "丙"]


def test_two_speakers_alone_are_not_put_in_turn():
    hits = said("甲", "一月动工", "二期扩建", "三季度招人") + said("乙", "成本太高")
    assert [hit.claim.speaker for hit in select_claims(hits, limit=3)] == ["甲", "甲", "甲"]


def test_a_speaker_asked_for_is_heard_at_length():
    hits = said("甲", "一月动工", "二期扩建", "三季度招人") + said("乙", "成本太高") + said("丙", "需求不足")
    assert [hit.claim.speaker for hit in select_claims(hits, limit=3, varied=False)] == ["甲", "甲", "甲"]


def test_nothing_gives_nothing():
    assert select_claims([], limit=5) == ()
