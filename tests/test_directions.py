"""Which way a figure goes, by the word right beside it."""

import pytest
from stories_texts import told

from corpus.stories.directions import direction_of, opposed


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("比亚迪9月销量同比下降3.1%。", "down"),
        ("比亞迪9月銷量年增3.1%。", "up"),
        ("营收增长了约20%。", "up"),
        ("出货量萎缩近一半。", "down"),
        ("三位数的增长之后，出口又有20%的增长。", "up"),
        ("Revenue rose by almost 54%.", "up"),
        ("Shipments were down 12% in May.", "down"),
        ("The firm reported a 12% decline in sales.", "down"),
        # A level, though it changed; a part; a holding.
        ("毛利率升至19%。", None),
        ("销量跌破19%。", None),
        ("渗透率为59%。", None),
        ("新增需求中有50%来自AI。", None),
        ("基金增持5%的股份。", None),
        ("Margins fell to 19%.", None),
        ("Up to 19% of staff will go.", None),
        ("More than 19% of staff will go.", None),
    ],
)
def test_a_figure_goes_the_way_of_the_word_beside_it(text, way):
    assert [direction_of(figure) for figure in told(text).figures if figure.kind != "count"][-1:] == [way]


def test_only_ways_that_are_told_oppose_each_other():
    rose, fell, level = (told(text).figures[0] for text in ("销量增长3.1%。", "销量下降3.1%。", "占比为3.1%。"))
    assert (opposed(rose, fell), opposed(fell, rose), opposed(rose, rose), opposed(rose, level)) == (
        True,
        True,
        False,
        False,
    )
