import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Article, Refusal
from corpus.normalise import clean
from corpus.readers import LARGEST_FILE, article_id, read_articles, read_bulk

REPORT = "储能电池的价格在过去一年里下降了四成。\n\n多家企业表示,订单已经排到年底。"


def only(text, name="a.txt"):
    (found,) = read_articles(text.encode() if isinstance(text, str) else text, name)
    return found


def test_plain_text_with_a_title_line_is_one_article():
    article = only(f"储能价格走低\n\n{REPORT}", "reports/a.txt")
    assert (article.title, article.body) == ("储能价格走低", REPORT)
    assert (article.lang, article.path) == ("zh-Hans", "reports/a.txt")


def test_the_kind_is_told_by_the_bytes_and_not_by_the_name():
    markdown = only(f"---\ntitle: 储能价格走低\n---\n**{REPORT[:19]}**{REPORT[19:]}", "a.html")
    page = only(f"<html><body><h1>储能价格走低</h1><p>{REPORT}</p></body></html>", "a.md")
    jsonl = only(json.dumps({"title": "储能价格走低", "body": REPORT}), "a.txt")
    assert {markdown.title, page.title, jsonl.title} == {"储能价格走低"}
    assert markdown.body == jsonl.body == REPORT


def test_a_markdown_article_with_sections_is_one_article():
    text = "# 三家车企\n\n销量都在增长。\n\n## 第一家\n\n售出三万辆电动汽车。\n\n## 第二家\n\n售出五万辆电动汽车。"
    assert only(text).body == "销量都在增长。\n\n第一家\n\n售出三万辆电动汽车。\n\n第二家\n\n售出五万辆电动汽车。"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a.txt is empty."),
        (b" \r\n\t", "a.txt is empty."),
        (b"\xef\xbb\xbf\n", "a.txt is empty."),
        (b"%PDF-1.7 ...", "a.txt holds a PDF document, not the text of an article."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt holds a PNG image, not the text of an article."),
        (b"PK\x03\x04\x14\x00", "a.txt holds a zip archive or an office document, not the text of an article."),
        (bytes(range(256)), "a.txt holds binary data, not the text of an article."),
        (
            b"alembic>=1.14\nopencc>=1.1\n",
            "a.txt has no article in it: no line of its text is a sentence or names an amount.",
        ),
        (b"<rss version='2.0'><channel/></rss>", "a.txt is a feed or a sitemap: it lists articles and is none."),
        (b'{\n "body": \n}', "a.txt looks like JSON and is broken on line 3."),
        (b"x-" * 900_000, "a.txt has no article in it: no line of its text is a sentence or names an amount."),
        ("分享\n收藏\n".encode(), "a.txt has no article in it: no line of its text is a sentence or names an amount."),
        (
            "分享 12\n收藏 3\n阅读 3.2万\n".encode(),
            "a.txt has no article in it: no line of its text is a sentence or names an amount.",
        ),
        (b"x" * (LARGEST_FILE + 1), "a.txt has 20 MB; a file that is not JSONL may have 20 MB at most."),
        (b"a sentence of six short words. " * 200_000, "a.txt is too long to be one article."),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_what_is_no_article_is_refused_in_one_sentence(data, reason):
    assert list(read_articles(data, "a.txt")) == [Refusal("a.txt", reason)]


@pytest.mark.parametrize(
    "text",
    [
        "两家车企的收入\n\n| 公司 | 收入 |\n| --- | --- |\n| 甲 | 70亿元 |\n| 乙 | 90億元 |\n",
        "# 毛利\n\n- 甲 12%\n- 乙 ９％\n",
        "湖畔电力说，\r\n收入70亿元。\r\n",
        "湖畔电力说，\r\n需求在涨。\r\n",
        "Quay Power raised $6.6 million.",
        "Quay Power says,\nsales rose.",
        "Quay Power revenue\n\nUp 6 percent\n",
        "湖畔电力收入\n\n收入70亿元，\n利润9亿元，\n同比增长12%",
    ],
)
def test_a_short_text_without_a_full_stop_or_with_broken_lines_is_read(text):
    assert only(text).body


def test_a_bad_line_of_jsonl_is_refused_and_the_others_are_read():
    lines = [
        '{"id": "x1", "title": "甲", "body": "一座新电站投产。"}',
        '{"id": "x2", ',
        "",
        '{"title": "no body"}',
        '["body"]',
        '{"body": "Second station opens."}',
    ]
    found = list(read_articles("\n".join(lines).encode(), "bulk.jsonl"))
    assert [item.title for item in found if isinstance(item, Article)] == ["甲", "Second station opens"]
    assert [item.name for item in found if isinstance(item, Refusal)][:2] == [
        "Line 2 of bulk.jsonl",
        "Line 4 of bulk.jsonl",
    ]
    assert [item.reason for item in found if isinstance(item, Refusal)] == [
        "Line 2 of bulk.jsonl is not valid JSON for an article: an object with a body is wanted.",
        "Line 4 of bulk.jsonl has no body, so there is no article in it.",
        "Line 5 of bulk.jsonl is not valid JSON for an article: an object with a body is wanted.",
    ]


def test_jsonl_fields_are_kept_and_nonsense_ones_dropped():
    row = {
        "id": "k-7",
        "title": " 电站\n投产 ",
        "body": "一座新电站投产。",
        "source": "能源报",
        "url": "ftp://x",
        "published": "2025-02-30",
        "lang": "zh-TW",
    }
    article = only(json.dumps(row))
    assert (article.id, article.title, article.source, article.lang) == ("k-7", "电站 投产", "能源报", "zh-Hant")
    assert (article.url, article.published) == (None, None)


def test_the_body_of_a_jsonl_line_is_taken_as_it_stands():
    assert only(json.dumps({"body": "分享\n**加粗**的正文。\n分享"})).body == "分享\n**加粗**的正文。\n分享"


def test_bulk_is_read_from_lines_of_bytes():
    found = list(read_bulk(iter([b'{"body": "one"}\n', b"\n", b"{\n"]), "bulk.jsonl"))
    assert found[0].body == "one"
    assert found[1].reason.startswith("Line 3 of bulk.jsonl ")


def test_a_line_of_jsonl_with_a_book_in_it_is_refused_alone():
    lines = [json.dumps({"title": "书", "body": "很长。" * 300_000}), json.dumps({"body": "短文一篇。"})]
    refusal, article = read_articles("\n".join(lines).encode(), "bulk.jsonl")
    assert (
        refusal.reason == "bulk.jsonl has an article of more than 2 MB of text, '书'; a book is not read as an article."
    )
    assert article.body == "短文一篇。"


def test_a_list_of_objects_is_read_like_jsonl():
    found = list(read_articles(b'[\n {"title": "A", "body": "one two."},\n {"x": 1}\n]', "a.json"))
    assert found[0].title == "A"
    assert found[1].reason == "Object 2 of a.json has no body, so there is no article in it."


def test_jsonl_in_utf_16_is_read():
    lines = '{"body": "一座新电站投产。"}\n{"body": "又一座电站投产。"}\n'
    assert [article.body for article in read_articles(lines.encode("utf-16"), "a")] == [
        "一座新电站投产。",
        "又一座电站投产。",
    ]


def test_an_address_identifies_an_article_whatever_way_a_reader_came():
    plain = article_id(url="https://example.com/a?id=7", source=None, title="", body="")
    assert plain == article_id(url="https://EXAMPLE.com/a?utm_source=x&id=7#top", source="y", title="z", body="b")
    assert plain != article_id(url="https://example.com/a?id=8", source=None, title="", body="")


def test_without_an_address_source_and_title_identify_and_without_them_the_body():
    named = article_id(url=None, source="能源报", title="电站投产", body="一")
    assert named == article_id(url=None, source="能源报", title="电站投产", body="二")
    assert article_id(url=None, source=None, title="电站投产", body="一") != article_id(
        url=None, source=None, title="电站投产", body="二"
    )


def test_the_address_names_the_source_where_nothing_else_does():
    article = only(f"---\ntitle: 储能\nurl: https://www.example.com/1\ndate: 2025-06-01\n---\n{REPORT}")
    assert (article.source, article.published) == ("example.com", date(2025, 6, 1))


PIECES = [
    *(
        "---\n",
        "title: 甲\n",
        "# ",
        "**",
        "[a](https://x.org)",
        "<p>",
        "</p>",
        "<html>",
        '{"body": "',
        '"}',
        "\n",
        "\r\n",
        "记者:",
    ),
    *(
        "来源:能源报 2025-01-02\n",
        "分享\n",
        "正文一句话说完了。",
        "(能源报)\n",
        "A plain sentence of words. ",
        "\u2028",
        "\ud7ff",
        "![",
        "|",
    ),
]


@settings(deadline=None)  # the first web page imports trafilatura
@given(
    st.one_of(
        st.binary(), st.text().map(str.encode), st.lists(st.sampled_from(PIECES)).map(lambda p: "".join(p).encode())
    )
)
def test_any_bytes_give_articles_or_refusals_and_bodies_are_clean(data):
    found = list(read_articles(data, "any"))
    assert found
    for item in found:
        assert isinstance(item, Article | Refusal)
        if isinstance(item, Article):
            assert item.body == clean(item.body)
            assert item.title


@pytest.mark.parametrize(
    ("first", "field", "published"),
    [
        ("Published July 28, 2026", None, date(2026, 7, 28)),
        ("2025-10-30 20:17　来源：", None, date(2025, 10, 30)),
        ("Published July 28, 2026", "2026-07-30", date(2026, 7, 30)),
        ("2025年10月30日，公司宣布扩产。", None, None),
        ("On July 28, 2026, the company said it would sell its plant.", None, None),
    ],
)
def test_day_of_a_line_of_jsonl_is_read_from_the_byline_above_its_text(first, field, published):
    body = f"{first}\n\n{REPORT}"
    article = only(json.dumps({"title": "储能价格走低", "body": body, "published": field}), "a.jsonl")
    assert (article.published, article.body) == (published, body)
