from datetime import date

import pytest

from corpus.readers import read_articles

PAGE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="{charset}"><title>云厂商上调资本开支_财经频道_能源网</title>
<meta property="article:published_time" content="2025-05-06T07:08:09+08:00">
<link rel="canonical" href="https://www.example.com/news/1"><meta property="og:site_name" content="能源网">
<script>var hidden = "脚本不是正文";</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">首页</a><a href="/t">科技</a></nav><h1>云厂商上调资本开支</h1>
<div class="info">2025-05-06 07:08 来源:能源网 作者:孙悦</div>
<div class="article"><p>两家云厂商周一上调全年资本开支,合计达到 5,200亿元,比年初的计划多出 12%。</p>
<p>其中一家的财务总监表示,需求&ldquo;远远超过&rdquo;供给,芯片交付周期仍在半年以上。</p>
<table><tr><td>2024</td><td>4,600亿元</td></tr></table>
<p>分析师认为,明年的增速可能放缓到 15%,但绝对额还会增加。<script>alert(1)</script></p></div>
<div class="share">分享到</div><footer>版权所有</footer></body></html>"""


def read(data):
    (article,) = read_articles(data if isinstance(data, bytes) else data.encode(), "a.txt")
    return article


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
def test_a_saved_page_is_read_in_its_charset(charset):
    article = read(PAGE.format(charset=charset).encode("gb18030" if charset.startswith("gb") else charset))
    assert (article.title, article.source, article.author) == ("云厂商上调资本开支", "能源网", "孙悦")
    assert (article.url, article.published) == ("https://www.example.com/news/1", date(2025, 5, 6))
    for text in ("合计达到 5,200亿元,比年初的计划多出 12%。", "需求“远远超过”供给", "4,600亿元", "但绝对额还会增加。"):
        assert text in article.body
    for furniture in ("脚本", "alert", "color", "首页", "分享到", "版权所有", "07:08", "<"):
        assert furniture not in article.body


def test_a_fragment_is_read_as_a_browser_would_show_it():
    article = read("<div><p>某公司一季度营收 30亿元。</p><p>全年将增长一成。</p><script>var x = 1</script></div>")
    assert article.body == "某公司一季度营收 30亿元。\n全年将增长一成。"
    assert article.title == "某公司一季度营收 30亿元"


@pytest.mark.parametrize(
    "page",
    [
        "<p>某公司全年将增长一成。</p>",
        "<div>某公司全年将增长一成。</div>",
        "<body><p>某公司全年将增长一成。</p></body>",
        "<!-- 2025 --><html><p>某公司全年将增长一成。</p></html>",
        "<?xml version='1.0' encoding='utf-8'?><body><svg><title>x</title><p>某公司全年将增长一成。</p>",
    ],
)
def test_the_least_of_a_page_is_read(page):
    assert "某公司全年将增长一成。" in read(page).body


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<!doctype html><html><body><script>var a = '一段很长的脚本文字在这里';</script></body></html>",
        "<p></p>",
    ],
)
def test_a_page_without_text_is_refused(page):
    assert read(page).reason == "a.txt has no article in it: no line of its text is a sentence or names an amount."


def test_a_page_of_a_hundred_thousand_elements_is_refused():
    assert read("<html><body>" + "<div>a</div>" * 100_000).reason == "a.txt is a web page too large to be an article."


@pytest.mark.parametrize(
    "reference", ["&#8;", "&#11;", "&#x0B;", "&#0;", "&#xD800;", "&#xFFFE;", "&#65535", "&#99999999;"]
)
def test_a_reference_to_what_no_text_may_hold_is_left_out(reference):
    page = f"<html><body><p>某公司一季度{reference}营收 30亿元,同比增长 8%。</p><p>{reference}</p></body></html>"
    assert "某公司一季度营收 30亿元,同比增长 8%。" in read(page).body


def test_other_references_are_read():
    page = "<p>某公司一季度&#x8425;&#25910; 30亿元&#8212;&#8212;增长 8%。</p>"
    assert "某公司一季度营收 30亿元——增长 8%。" in read(page).body


@pytest.mark.timeout(60)
def test_a_run_of_blanks_holds_nobody_up():
    told = "<p>某公司一季度营收 30亿元,同比增长 8%。</p>"
    assert "30亿元" in read(f"<html><body>{' ' * 300_000}{told}</body></html>").body


def test_deep_nesting_does_no_harm():
    page = "<html><body><p>某公司一季度营收 30亿元,同比增长 8%。</p>" + "<div>" * 40_000 + "深处"
    assert "30亿元" in read(page).body


def test_prose_with_a_tag_in_it_is_no_page():
    text = "<3 是一个表情符号\n\n它的意思是喜欢,许多人在邮件里这样写。"
    assert read(text).body == "它的意思是喜欢,许多人在邮件里这样写。"
