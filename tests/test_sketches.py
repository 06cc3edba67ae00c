"""One text with small changes, told from another text."""

import pytest

from corpus.sketches import is_same_text, sketch

TEXT = (
    "江边科技周三公布了第二季度的业绩。公司这一季的营收为35亿元，同比增长两成，净利润为4.2亿元。"
    "财务负责人林默认为，增长主要来自对岸工厂的订单，下半年还会再添两条产线。"
    "分析师则提醒，铜价上涨会压低毛利率，公司明年的资本开支也会从12亿元升到15亿元。"
    "截至收盘，股价上涨3.1%，报48.6元。公司没有披露新产线的地点，只说会在年底前动工。"
)
TAIWAN = (
    "江邊科技週三公布了第二季度的業績。公司這一季的營收為35億元，同比增長兩成，淨利潤為4.2億元。"
    "財務負責人林默認為，增長主要來自對岸工廠的訂單，下半年還會再添兩條產線。"
    "分析師則提醒，銅價上漲會壓低毛利率，公司明年的資本開支也會從12億元升到15億元。"
    "截至收盤，股價上漲3.1%，報48.6元。公司沒有披露新產線的地點，只說會在年底前動工。"
)
ENGLISH = (
    "River Tech said on Wednesday that second-quarter revenue rose a fifth to 3.5 billion yuan. "
    "Finance chief Lin Mo put the growth down to orders from the plant across the river and said two lines would "
    "be added in the second half. Analysts warned that dearer copper would squeeze margins. "
    "Shares closed 3.1% up at 48.6 yuan."
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (TEXT, TEXT, True),
        (TEXT, TAIWAN, True),
        (TEXT, TEXT.replace("。", "．").replace("，", ", "), True),
        (TEXT, f"（江边日报记者张三）{TEXT}（编辑：李四）", True),
        (TEXT, f"2025-09-24 10:35 {TEXT}", True),
        (f"2025-09-24 10:35 {TEXT}", f"2025年9月24日 11:02 {TEXT}", True),
        (TEXT, TEXT[: len(TEXT) * 3 // 4], True),
        (ENGLISH, ENGLISH.replace("on Wednesday ", ""), True),
        # Yesterday's report with today's figures.
        (TEXT, TEXT.replace("3.1%", "2.8%"), False),
        (TEXT, TEXT.replace("35亿元", "36亿元"), False),
        (ENGLISH, ENGLISH.replace("48.6", "47.2"), False),
        # A quotation of it, and another report on the same.
        (TEXT, TEXT[:60], False),
        (TEXT, TEXT[:100] + ENGLISH + "另一家公司的业绩下周公布，" * 9, False),
        (TEXT, ENGLISH, False),
        ("股价上涨3.1%。", "股价上涨3.1%", True),
        ("股价上涨3.1%。", "股价下跌3.1%。", False),
        (TEXT, "", False),
        ("", "", True),
    ],
)
def test_a_text_with_small_changes_is_the_same(one, other, same):
    assert is_same_text(one, other) is same
    assert is_same_text(other, one) is same


def test_near_copies_share_numbers_and_others_do_not():
    assert set(sketch(TEXT)) & set(sketch(TAIWAN))
    assert set(sketch(TEXT)) & set(sketch(f"（江边日报记者张三）{TEXT}（编辑：李四）"))
    assert not set(sketch(TEXT)) & set(sketch(ENGLISH))
    assert len(sketch(TEXT)) == 6
    assert sketch("") == ()
    assert sketch("。！") == ()
    assert all(-(2**63) <= value < 2**63 for value in sketch(TEXT))
