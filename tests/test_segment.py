import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import stops
from corpus.models import Span
from corpus.quotations import enclosed
from corpus.segment import cut, passages, sentence_at, sentences, tokens

# Tables and dictionaries are read at the first call, which may fall into any example.
UNTIMED = settings(deadline=None)

TROUBLE = "。！？!?.;；:：，, \n“”「」『』‘’\"'（）()《》一二1、23aBc甲乙…-%亿億No"
TEXTS = st.text() | st.text(alphabet=TROUBLE, max_size=80)


@UNTIMED
@given(st.text(alphabet="。。。，、.一3aB甲 \n\u3000\u2003", max_size=40))
def test_plain_paragraph_is_cut_as_an_intricate_one(text):
    quickly = list(stops.ends(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stops, "_INTRICATE", re.compile(""))
        assert list(stops.ends(text)) == quickly


def cut_up(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["营收增长了三成。", "利润没有公布！", "为什么？", "没有人说。"],
        ["第一段没有句号\n", "第二段\n\n", "第三段"],
        ["毛利率为 3.5%。", "版本是 V3.2 。", "下一句"],
        ["公司位于 U.S. 加州。", "第二句。"],
        # marks of all kinds keep their stops
        ["“我们会追加投入。明年更多。”他说。", "会议结束了。"],
        ["他說：「需求很大。供給不足。」", "股價上漲。"],
        ["他說：「她問『夠了嗎？』我說不夠。」", "會議結束。"],
        ["《快跑！少年》上映了。", "票房不错。"],
        ["“什么是智能体？”这个问题没有答案。", "下一句。"],
        ["“价格会下降，”她写道，“但不会马上下降。”", "第二句。"],
        ["他把这叫做“慢变量”。", "没有人反对。"],
        # half-width stops and marks in Chinese
        ["他说:“好。走吧。”", "两人离开了!", "真的吗?", "真的."],
        ["这叫 “氛围编程” ,很流行。", "下一句。"],
        # marks that never close keep nothing together
        ["他说：“没有结束。", "第二句。", "还有一句。"],
        ["没有开始。”", "第二句。"],
        ['5" 的屏幕很小。', "第二句。"],
        # English
        ["Revenue rose 3.5 percent. ", "Costs fell."],
        ["Dr. J. Smith of Acme Inc. said No. 3 was ready. ", "It was not."],
        ["He works in the U.S. for Acme Corp. as an analyst. ", "She does not."],
        ["They left the U.S. ", "The rest stayed."],
        ['"We agree. It works," Wu said. ', '"Nothing else matters." ', "Then he left."],
        ['"Why now?" she asked. ', "Nobody knew."],
        ["The open community.", "The new models are out."],
        ["See acme.com/a.b?c=d for more. ", "Or Node.js itself."],
        ["Yahoo! said so. ", "eBay. ", "iPhone sales fell."],
        ["Wait... what? ", "Well… nothing."],
        ["On Sept. 24 it rose. ", "On Friday it fell."],
        ["1. Chips are scarce. ", "2. Power is scarcer."],
        # line breaks lost: numbers and labels tell items apart
        ["要点如下:", "1、需求增长。", "2、供给不足。", "3、价格上涨。"],
        ["一、背景", "1. 需求增长很快。", "2. 供给(见表)", "二、展望还不明朗。"],
        ["第一、二季度增长，第三、四季度下降。", "全年持平。"],
        ["收入:上升三成;", "利润:下降一成;", "现金:持平。"],
        ["三个指标各不相同:", "收入:上升三成;", "利润:下降一成。"],
        ["主持人:我的问题是:价格会下降吗?", "嘉宾:会。"],
        ["会议在 10:30:15 结束。", "下一句。"],
        ["收入上升;利润下降;现金持平。", "下一句。"],
        # Markdown, wrapped lines
        ["**这一句很重要。**", "这一句不。"],
        ["这一句不。", "**这一句很重要。", "这一句也是。** ", "这一句不。"],
        ["![图](https://example.org/a.png)\n", "正文。"],
        ["The new family of open and rather large language\nmodels was released on Friday. ", "It is free."],
        ["heading\n", "body of the text."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(parts):
    assert cut_up("".join(parts)) == parts


def test_blanks_alone_are_one_sentence():
    assert cut_up(" \n ") == [" \n "]


def test_nothing_has_no_sentences():
    assert sentences("") == ()
    assert passages("", ()) == ()
    assert tokens("") == ()


def test_a_sentence_without_end_is_cut_at_its_commas():
    parts = cut_up("这是一个没有句号的小句，" * 200)
    assert max(map(len, parts)) <= 600
    assert {part[-1] for part in parts} == {"，"}


@UNTIMED
@given(TEXTS)
def test_sentences_cover_the_text(text):
    assert "".join(cut_up(text)) == text
    assert "" not in cut_up(text)


@UNTIMED
@given(TEXTS)
def test_passages_cover_the_sentences(text):
    spans = sentences(text)
    found = passages(text, spans)
    assert "".join(text[start:end] for start, end in found) == text
    assert {start for start, _ in found} <= {start for start, _ in spans}
    assert all(sum(start <= at < end for at, _ in spans) <= 3 for start, end in found)


@pytest.mark.parametrize("unit", ["“", "「『", "。", "一", "1、", '"', "(。", "“。”", "a\n", "；甲:", "No. ", "U.S. "])
def test_a_long_text_of_one_thing_is_cut_all_the_same(unit):
    text = unit * (20_000 // len(unit))
    spans = sentences(text)
    assert sum(end - start for start, end in spans) == len(text)
    assert max(len(text[start:end].rstrip()) for start, end in spans) <= 600


def test_the_sentence_at_an_offset_is_found():
    spans = sentences("甲。乙。丙。")
    assert [sentence_at(spans, at) for at in (0, 1, 2, 5, 99)] == [(0, 2), (0, 2), (2, 4), (4, 6), (4, 6)]


@pytest.mark.parametrize(
    "parts",
    [
        ["标题\n", "第一句。第二句。第三句。\n", "第四句。"],
        ["甲句。乙句。", "丙句。丁句。"],
        ["甲句。乙句。", "丙句。但是丁句。戊句。"],
        ["甲句。", "一、乙句。丙句。"],
        ["长句" * 130 + "。", "长句" * 130 + "。"],
    ],
)
def test_passages_read_well(parts):
    text = "".join(parts)
    assert [text[start:end] for start, end in passages(text, sentences(text))] == parts


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("輝達3,800億", ["英伟达", "3800", "亿"]),
        ("3800 亿元", ["3800", "亿", "元"]),
        ("GPT-5和Qwen2.5", ["gpt-5", "和", "qwen2.5"]),
        ("增長3.5％", ["增长", "3.5", "%"]),
        ("U.S. open-source e-commerce", ["us", "open", "source", "e-commerce"]),
        ("Nvidia's C++", ["nvidia", "c++"]),
        ("5-6个", ["5", "6", "个"]),
        ("0.5B 3nm", ["0.5b", "3nm"]),
        ("吴泳铭发表演讲", ["吴泳铭", "发表", "演讲"]),
        ("阿里雲", ["阿里云"]),
        ("。，！", []),
    ],
)
def test_tokens_are_folded_words_and_whole_numbers(text, folded):
    assert [token.text for token in tokens(text)] == folded


def test_tokens_point_into_the_text_as_written():
    text = "說輝達的3,800億美元，Ｑｗｅｎ2.5"
    written = [text[slice(*token.span)] for token in tokens(text)]
    assert written == ["說", "輝達", "的", "3,800", "億", "美元", "Ｑｗｅｎ2.5"]


@UNTIMED
@given(TEXTS)
def test_tokens_stand_in_order_inside_the_text(text):
    spans = [token.span for token in tokens(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@UNTIMED
@given(st.text() | st.text(alphabet="输出内容3.5%两成五吴泳铭 \n", max_size=60))
def test_cut_parts_join_to_the_text(text):
    assert "".join(cut(text)) == text


def test_the_same_word_meets_itself_across_scripts():
    taiwan, mainland = tokens("人工智慧與雲端運算"), tokens("人工智能与云端运算")
    assert [token.text for token in taiwan] == [token.text for token in mainland]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("“甲”和「乙『丙』」", [(0, 3), (4, 10)]),
        ('说"甲"和"乙"', [(1, 4), (5, 8)]),
        ("it’s ‘fine’", [(5, 11)]),
        ("“没有结束", []),
        ("”没有开始“", []),
        ("“甲「乙”丙」", [(0, 5)]),
        ("“" + "长" * 600 + "”", []),
        ('27" and "one"', [(8, 13)]),
        ("", []),
    ],
)
def test_marks_are_paired(text, spans):
    assert enclosed(text) == tuple(Span(*span) for span in spans)


@UNTIMED
@given(TEXTS)
def test_pairs_of_marks_never_overlap(text):
    upto = 0
    for start, end in enclosed(text):
        assert upto <= start < end - 1
        upto = end
