"""Sentences of news, manuals and lists in three scripts that hold numerals and no figure, one a line."""

from pathlib import Path

import pytest

from corpus.figures import find_figures

SENTENCES = (Path(__file__).parent / "data" / "no_figures.txt").read_text(encoding="utf-8").splitlines()


def test_there_are_enough_sentences_to_tell():
    assert len(SENTENCES) >= 200


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_is_a_figure(sentence):
    assert find_figures(sentence) == ()


TWINS = [
    ("他在第20届大会上发言。", "大会来了20人。", "20人"),
    ("新机搭载H800。", "新机搭载800颗芯片。", "800颗"),
    ("三哩島核電廠要重啟。", "電廠在三哩外。", "三哩"),
    ("他去过三英里岛。", "他游了三英里到岛上。", "三英里"),
    ("五角大楼发了声明。", "他赔了五角钱。", "五角钱"),
    ("他十分满意。", "他拿走十分之一。", "十分之一"),
    ("36氪获悉此事。", "36家公司获悉此事。", "36家"),
    ("万一停电怎么办。", "一万户停电怎么办。", "一万户"),
    ("从零开始做一家公司。", "从三家公司开始做。", "三家"),
    ("他凌晨3点到达。", "他走了3小时到达。", "3小时"),
    ("2024年9月24日开幕。", "开了24天。", "24天"),
    ("1990年代的老房子。", "1990套老房子。", "1990套"),
    ("他排名第三。", "他有三成股份。", "三成"),
    ("标普500收高。", "标普涨了500点。", "500点"),
    ("世界500强入驻。", "500家企业入驻。", "500家"),
    ("国道318线封路。", "公路长318公里。", "318公里"),
    ("拨打12345热线。", "拨了12345次。", "12345次"),
    ("公司代码600519。", "公司有600519名股东。", "600519名"),
    ("人数倍增。", "人数增至数倍。", "数倍"),
    ("他几年没回来。", "他要在几年内回来。", "几年内"),
    ("這是第二代產品。", "這是兩萬件產品。", "兩萬件"),
    ("七夕將至。", "七成將至。", "七成"),
    ("GPT-5 is out.", "There are 5 models out.", "5 models"),
    ("The top 10 lists are out.", "The top 10% of firms are out.", "10%"),
    ("Open 24/7.", "Open for 24 hours.", "24 hours"),
    ("It fell on May 5.", "It fell by 5%.", "5%"),
    ("Hall 7 is full.", "Seven halls and 7 offices are full.", "7 offices"),
    ("The S&P 500 rose.", "The index rose 500 points.", "500 points"),
    ("It opened at 2.17pm.", "It opened with 2.17 million users.", "2.17 million users"),
    ("In the 1990s it grew.", "It grew 1990-fold and by $1,990.", "$1,990"),
    ("She is one of the best.", "She is one of six judges.", "six judges"),
    ("Boeing 737 lands.", "737 passengers land.", "737 passengers"),
    ("There are several ways.", "There are half a dozen offices.", "half a dozen offices"),
    ("He won the Group of 20 over.", "He won 20 votes over.", "20 votes"),
    ("Version 3.2 is here.", "3.2 million users are here.", "3.2 million users"),
    ("See chapter 12.", "It has 12 patents.", "12 patents"),
]


@pytest.mark.parametrize(("without", "with_one", "surface"), TWINS)
def test_a_sentence_with_the_same_numeral_has_its_figure(without, with_one, surface):
    """What looks for nothing finds nothing: each twin is told from one that has a figure."""
    assert find_figures(without) == ()
    assert surface in [figure.surface for figure in find_figures(with_one)]
