import pytest

from corpus.readers.kinds import looks_like_markdown
from corpus.readers.markdown import split_title, unmark


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("## 财报", "财报"),
        ("##财报", "财报"),
        ("#财报周刊", "财报周刊"),
        ("## 财报 ##", "财报"),
        ("## Results {#results}", "Results"),
        pytest.param("# 财报" + " " * 300_000 + "营收", "财报" + " " * 300_000 + "营收", id="a heading of blanks"),
        ("专家说,**如果没有政策,会失业。**", "专家说,如果没有政策,会失业。"),
        ("**他说:“会。”**随后离开", "他说:“会。”随后离开"),
        ("***重要***的*是*这个", "重要的是这个"),
        ("a __bold__ and _thin_ word", "a bold and thin word"),
        ("~~旧价~~新价 `15%`", "旧价新价 15%"),
        ("见[年报](https://x.org/a_(b) '年报')第三页", "见年报第三页"),
        ("见[年报][1]第三页", "见年报第三页"),
        ("前![图](https://x.org/a.png)后", "前后"),
        ("[![图](a.png)](https://x.org)", ""),
        ("增长 60%。[^1]", "增长 60%。"),
        ("[^1]: 数据来自部委。", "数据来自部委。"),
        ("<p align='center'>正文<br>下一句</p>", "正文 下一句"),
        ("前{{< figure src='a.png' >}}后{% include x %}", "前后"),
        ("> 引用的话", "引用的话"),
        ("- 第一点", "第一点"),
        ("- [x] 已完成", "已完成"),
        ("1. 第一点", "1. 第一点"),
        ("| 年份 | 装机 |", "年份 | 装机"),
        ("AT&amp;T&nbsp;涨价", "AT&T\xa0涨价"),
        (r"\*不是强调\* \# 也不是标题", "*不是强调* # 也不是标题"),
        ("a<!-- 作者注 -->b", "ab"),
        ("a<SCRIPT>alert(1)</script >b", "ab"),
    ],
)
def test_marks_go_and_what_they_mark_stays(marked, text):
    assert unmark(marked) == text


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 = 15,4*4*4 = 64",
        "2**10 等于 1024",
        "snake_case_name 不变",
        "C# 与 F#",
        "#AI# 今天的热点",
        "正文\n#大模型",
        "-3% 到 5%",
        "a < b 且 c > d",
        "[注] 这是说明",
        "[注]: 这是说明",
        "价格为 $5~$10",
        "脚注* 没有另一半",
        "<3 表示喜欢",
        "R&D; 与 AT&T",
    ],
)
def test_the_authors_own_signs_stay(text):
    assert unmark(text) == text


def test_lines_that_are_only_marks_go():
    marks = [
        "前",
        "---",
        "***",
        "```python",
        "x = 1",
        "```",
        "|---|:--|",
        "[1]: https://x.org",
        "{: .center}",
        "====",
        "后",
    ]
    assert unmark("\n".join(marks)) == "前\nx = 1\n后"


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("[qq](https://x.org/a)", "https://x.org/a"),
        ("原文：[标题](https://x.org/a_(b))", "https://x.org/a_(b)"),
        ("**原文链接**: [标题](<https://x.org/a> '标题')", "https://x.org/a"),
        ("详情见[年报](https://x.org/a)。", "详情见年报。"),
        ("[甲](https://x.org/a) [乙](https://x.org/b)", "甲 乙"),
        ("[本地](/posts/a)", "本地"),
    ],
)
def test_a_last_line_that_leads_to_the_original_leaves_its_address(last, text):
    assert unmark(f"正文。\n\n{last}\n").split("\n")[-2] == text


@pytest.mark.parametrize("text", ["正文 5 * 3", "价格 [1] 见注", "C# 很好", "#AI# #Cloud#", "a > b"])
def test_plain_text_is_not_taken_for_markdown(text):
    assert not looks_like_markdown(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 铜价上涨\n\n正文。", "铜价上涨"),
        ("编者按。\n\n# **铜价**上涨\n\n正文。\n\n## 原因", "铜价上涨"),
        ("# 铜价上涨\n\n# 第一节\n\n正文。", "铜价上涨"),
        ("正文。\n\n# 第一节\n\n# 第二节", None),
        ("正文。\n\n## 第一节", None),
        ("#铜价 #电网", None),
    ],
)
def test_the_first_heading_is_the_title_unless_it_is_one_of_several_sections(text, title):
    assert split_title(text)[0] == title
