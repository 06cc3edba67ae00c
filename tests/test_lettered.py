import re

import pytest

from corpus.claims.lettered import Lettered, LetteredText, lettered, pieces
from corpus.claims.wordlists import entries

PATTERNS = [
    "将(?:会|要)?涨",
    "未?来(?!者)",
    "(?:好|坏)?消息{2,3}",
    "(?<![不没])会(?=[涨跌])",
    "[升降]{0,1}至|[高低]于",
    r"(?:^|,)我们[^,|)]{0,3}要",
    r"\(完\)|\d[两三]?成",
    "(?:看(?:好|淡)|忧)+",
    "^(?=.*年).*减",
    "x|y+",
]
TEXTS = [
    "将涨", "将会涨", "会涨", "不会涨", "会议", "来", "未来者", "消息息", "好消息", "至", "升至", "降于", "低于",
    "我们都要", "后来,我们一定要", "后来我们要",
    "(完)", "完", "3成", "3两成", "忧", "看好看淡", "看", "明年减", "减", "年减,",
    "x", "yy", "z", "",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_lettered_list_finds_what_its_pattern_finds(pattern):
    patterns = Lettered([pattern])
    found = {text for text in TEXTS if patterns.is_in(LetteredText(text))}
    assert found == {text for text in TEXTS if re.search(pattern, text)}
    assert found


def test_a_lettered_list_of_many_finds_what_they_find_together():
    patterns = Lettered(PATTERNS)
    for text in TEXTS:
        assert patterns.is_in(LetteredText(text)) == bool(re.search("|".join(PATTERNS), text)), text


def test_a_pattern_is_tried_only_where_a_character_stands_that_it_needs():
    patterns, wording = Lettered(["将(?:会|要)?涨"]), LetteredText("将涨")
    assert patterns.is_in(wording)
    wording.letters = frozenset("别的")
    assert not patterns.is_in(wording)


@pytest.mark.parametrize("name", ["plan", "ought", "future"])
@pytest.mark.parametrize(
    "text",
    [
        "公司计划明年在河谷建第二家工厂",
        "我们不会再裁员,将把店面都留住",
        "AI Lab将推出新版,App会支持离线",
        "应当先把堤坝修好,再谈别的",
        "明年的产量有望翻一番",
        "今年卖出了三万把雨伞",
        "the mill will reopen",
        "不排除上诉,但还需要两年",
        "",
    ],
)
def test_the_long_lists_of_the_lexicon_find_the_same_lettered(name, text):
    wording = LetteredText(text)
    assert lettered("stance", name, wording.is_latin).is_in(wording) == bool(
        re.search("|".join(entries("stance", name)), text, re.IGNORECASE)
    )


def test_a_pattern_is_cut_at_the_bars_that_stand_in_no_bracket():
    assert pieces(r"a(?:b|(?!c|d)e)|[|)]\||^f{1,2}?") == [r"a(?:b|(?!c|d)e)", r"[|)]\|", "^f{1,2}?"]
