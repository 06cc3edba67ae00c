"""The same claim reported by several articles: in the same words, with the same amounts, in another language."""

import pytest
from stories_texts import NAMES, told

from corpus.stories.sayings import fold_claims, hear


def folded(*texts):
    """Fold the claims of some texts, and give of each saying the articles that report it."""
    extractions = [told(text, id=str(number)) for number, text in enumerate(texts)]
    heard = [hear(claim, one, NAMES) for one in extractions for claim in one.claims]
    assert {said.article.id for said in heard} == {one.article.id for one in extractions}, "an article has no claim"
    return [{article.id for article in saying.articles} for saying in fold_claims(heard)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("黄仁勋认为，开源模型的价值最终会超过闭源模型。", "輝達執行長黃仁勳認為，開源模型的價值最終會超過閉源模型。"),
        ("黄仁勋说，未来五年AI会进入每一座工厂。", "黄仁勋表示，AI未来五年会进入每一座工厂里。"),
        (
            "吴泳铭表示，阿里巴巴三年将投入5200亿元建设数据中心。",
            "吳泳銘說，公司三年內要投入5200億元，數據中心會建在許多國家。",
        ),
        (
            "黄仁勋说，推理需求将推动数据中心的用电量增长。",
            "Jensen Huang said inference demand would drive growth in the electricity use of data centers.",
        ),
    ],
)
def test_one_claim_is_one_saying(one, other):
    assert {"0", "1"} in folded(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another speaker, the contrary, another amount, another matter with the same amount, a few things counted
        ("黄仁勋认为，开源模型的价值最终会超过闭源模型。", "奥特曼认为，开源模型的价值最终会超过闭源模型。"),
        ("黄仁勋认为，今年需求会超过去年的水平。", "黄仁勋不认为今年需求会超过去年的水平。"),
        ("吴泳铭表示，公司三年将投入5200亿元建设数据中心。", "吴泳铭表示，公司三年将投入4800亿元建设数据中心。"),
        ("黄仁勋说，芯片的出货量会增长30%。", "黄仁勋说，员工中有30%的人在家工作。"),
        ("麦肯锡认为，18个领域可以分为五大类。", "麦肯锡认为，18个领域的利润到2040年会翻倍，半导体会领先。"),
    ],
)
def test_two_claims_are_two(one, other):
    assert {"0", "1"} not in folded(one, other)


def test_claims_of_nobody_are_never_one():
    texts = ["有人认为，开源模型的价值最终会超过闭源模型。"] * 2
    extractions = [told(text, id=str(number)) for number, text in enumerate(texts)]
    heard = [hear(claim, one, NAMES) for one in extractions for claim in one.claims if claim.speaker is None]
    assert [len(saying.reports) for saying in fold_claims(heard)] == [1] * len(heard)
