import pytest

from corpus.readers import read_articles
from corpus.readers.topic import split_topic

PANELS = "組件價格連續四週持平,業內人士認為底部已經出現。" * 5
STORAGE = "本週儲能招標規模達到 12GWh,創下年內新高。" * 5


def test_a_topic_page_is_taken_apart_at_its_sources():
    page = f"#能源週報\n組件價格止跌!底部已現?\n{PANELS} (能源觀察)\n儲能招標放量\n{STORAGE}（P.T.G.）\n"
    articles = list(read_articles(page.encode(), "a.txt"))
    assert [(a.title, a.source, a.body, a.lang) for a in articles] == [
        ("組件價格止跌!底部已現?", "能源觀察", PANELS, "zh-Hant"),
        ("儲能招標放量", "P.T.G.", STORAGE, "zh-Hant"),
    ]
    assert articles[0].id != articles[1].id


def test_titles_may_be_headings_and_texts_may_have_paragraphs():
    page = f"# 能源週報\n\n## 組件\n\n{PANELS}\n\n又一段。(能源觀察)\n\n---\n\n## 儲能\n\n{STORAGE}\n\n(儲能日報)\n"
    assert [(d.title, d.source, d.body) for d in split_topic(page)] == [
        ("組件", "能源觀察", f"{PANELS}\n\n又一段。"),
        ("儲能", "儲能日報", STORAGE),
    ]


def test_without_a_heading_three_articles_are_wanted():
    article = f"組件價格\n{PANELS}(能源觀察)\n"
    assert len(split_topic(article * 3)) == 3
    assert split_topic(article * 2) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"# 週報\n\n## 組件\n\n{PANELS}\n\n## 儲能\n\n{STORAGE}",
        f"# 週報\n## 組件\n{PANELS}(見圖2)\n## 儲能\n{STORAGE}(記者 王小明)",
        f"# 週報\n## 組件\n{PANELS}(能源觀察)\n## 儲能\n{STORAGE}(能源觀察)\n## 展望\n{PANELS}",
        f"# 週報\n組件。\n{PANELS}(能源觀察)\n儲能。\n{STORAGE}(能源觀察)",
        "# 名單\n甲\n一句話。(能源觀察)\n乙\n一句話。(能源觀察)",
        f"# 週報\n{PANELS}(能源觀察)\n{STORAGE}(能源觀察)",
    ],
    ids=[
        "no sources",
        "notes and reporters",
        "a rest without source",
        "titles that are sentences",
        "no texts",
        "no titles",
    ],
)
def test_one_article_with_sections_stays_whole(text):
    assert split_topic(text) == ()


def test_an_article_of_a_topic_page_that_says_nothing_does_not_stop_the_others():
    noise = "12345 67890 " * 12
    page = f"# 週報\n組件\n{PANELS}(能源觀察)\n數字\n{noise}。(能源觀察)\n儲能\n{STORAGE}(能源觀察)\n"
    found = list(read_articles(page.encode(), "a.txt"))
    assert [getattr(item, "title", "refused") for item in found] == ["組件", "refused", "儲能"]
