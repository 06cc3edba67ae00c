"""Companies and products that no list names, and the company an article is about."""

import pytest

from corpus.figures.houses import find_houses
from corpus.figures.protagonists import protagonist


def named(text: str) -> set[str]:
    return {found.name.canonical for found in find_houses(text, ())}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("据悉，松岭科技营收增长。其中松岭科技的海外业务占比不高。", {"松岭科技"}),
        ("松岭科技营收增长，同行没有。", set()),
        ("人工智能科技改变生活，人工智能科技改变世界。", set()),
        ("新能源汽车卖得好，新能源汽车还在涨价。", set()),
        ("禾木动力创始人许一出席。禾木动力已盈利。", {"禾木动力"}),
        ("同日，云桥网(300999.SZ)涨停。", {"云桥网"}),
        ("“青鸟X9”售价不高，“青鸟X9”很轻。", {"青鸟X9"}),
        ("“很好”和“很好”都是好。", set()),
        ("Zentrix reported a loss. Zentrix shares fell. Nobody at Zentrix spoke.", {"Zentrix"}),
        ("Revenue reported a rise. Revenue fell. Revenue was flat.", set()),
    ],
)
def test_a_company_is_known_by_its_ending_its_bracket_and_what_is_said_of_it(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "title", "house"),
    [
        ("松岭科技营收增长。松岭科技上调指引。松岭科技扩产。", "", "松岭科技"),
        ("松岭科技营收增长。松岭科技上调指引。", "松岭科技发财报", "松岭科技"),
        ("松岭科技营收增长。松岭科技上调指引。", "", None),
        ("松岭科技涨，海川集团跌。松岭科技稳，海川集团稳。松岭科技跌，海川集团涨。", "", None),
    ],
)
def test_an_article_is_about_the_company_it_names_most(text, title, house):
    found = protagonist(find_houses(text, ()), title)
    assert (found and found.name.canonical) == house


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Quarrybank Holdings closed a branch. Quarrybank saves money.", {"Quarrybank Holdings"}),
        ("Lumenfield, a maker of solar glass, hired staff.", {"Lumenfield"}),
        ("Investors like the startup Tarnwell.", {"Tarnwell"}),
        ("The National Seed Reserve (NSR) is full. The NSR holds wheat.", {"National Seed Reserve"}),
        ("The Weavers Guild of Jutland met. WGJ members voted.", {"Weavers Guild of Jutland"}),
        ("The company lost a case. Brightloom, which sells cars, paid. Brightloom lost.", {"Brightloom"}),
        # A person beside an office, an ordinary word that begins a sentence, a month.
        ("Ed Hollis, the utility's president, spoke.", set()),
        ("The company grew. Researchers said so. Researchers said it twice.", set()),
        ("The company grew. April was warm. In April it rained.", set()),
    ],
)
def test_an_english_house_is_known_by_how_it_is_introduced(text, names):
    assert named(text) == names


def test_a_house_that_opens_a_text_is_its_own_where_the_company_is_spoken_of():
    text = "Ridgeline Robotics launched a robot. The company sells it. Marlin Group buys one."
    assert protagonist(find_houses(text, ()), "", text).name.canonical == "Ridgeline Robotics"
    assert protagonist(find_houses(text, ()), "") is None
