"""Which way a figure goes, by the word right beside it."""

import pytest
from stories_texts import NAMES, told

from corpus.stories.directions import direction_of, opposed
from corpus.stories.telling import tell


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
    assert [direction_of(figure, text) for figure in told(text).figures if figure.kind != "count"][-1:] == [way]


def test_each_place_of_one_amount_has_its_own_way():
    text = "成本下降3.1%，收入增长3.1%。"
    assert [direction_of(figure, text) for figure in told(text).figures] == ["down", "up"]


def test_a_former_level_goes_nowhere():
    text = "毛利率从28%降至20%。"
    assert [direction_of(figure, text) for figure in told(text).figures] == [None, None]


def test_only_ways_that_are_told_oppose_each_other():
    rose, fell, level = (
        tell(told(text).figures[0], told(text).article, NAMES)
        for text in ("销量增长3.1%。", "销量下降3.1%。", "占比为3.1%。")
    )
    ways = (opposed(rose, fell), opposed(fell, rose), opposed(rose, rose), opposed(rose, level))
    assert ways == (True, True, False, False)
