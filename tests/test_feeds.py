"""Feeds of every kind, sound and hostile, to entries."""

import json
from datetime import date

import pytest

from corpus.entries import is_whole, outlet_of, read_entry, written
from corpus.errors import UnreadableError
from corpus.feeds import MOST_ENTRIES, Entry, is_cut_short, read_feed, retraction_in
from corpus.models import Article, Refusal

HOME = "https://news.example/feed"
SENTENCE = "江边科技周三说，今年的研发投入会超过35亿元。"


def rss(items: str, version: str = "2.0", title: str = "江边日报") -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="{version}"><channel><title>{title}</title>{items}</channel></rss>'.encode()
    )


ITEM = f"<item><title>研发投入</title><link>/a/1</link><pubDate>Thu, 25 Sep 2025 00:30:00 +0800</pubDate><description>{SENTENCE}</description></item>"  # noqa: E501
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>江边日报</title><entry><id>tag:1</id><title>研发投入</title>
<link rel="alternate" href="https://news.example/a/1"/><updated>2025-09-25T00:30:00+08:00</updated><summary>{SENTENCE}</summary></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>江边日报</title></channel><item rdf:about="https://news.example/a/1"><title>研发投入</title>
<link>https://news.example/a/1</link><dc:date>2025-09-25T00:30:00+08:00</dc:date><description>{SENTENCE}</description></item></rdf:RDF>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "江边日报",
    "items": [{"id": 1, "url": "/a/1", "title": "研发投入", "summary": SENTENCE,
               "date_published": "2025-09-25T00:30:00+08:00"}],
})  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        rss(ITEM),
        rss(ITEM, "0.91"),
        rss(ITEM, "0.92"),
        ATOM.encode(),
        RDF.encode(),
        JSON.encode(),
        ATOM.encode("utf-16"),
        b"\xef\xbb\xbf" + rss(ITEM),
        rss(ITEM)
        .decode()
        .replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="gb2312"?>')
        .encode("gb18030"),
        # What it says of its encoding is wrong.
        rss(ITEM).decode().replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-8"?>').encode("gb18030"),
        # RSS 0.91 as it was written, with a DTD that is never loaded.
        b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
        + rss(ITEM, "0.91").removeprefix(b'<?xml version="1.0"?>'),
    ],
    ids=[*["2.0", "0.91", "0.92", "Atom", "RDF", "JSON", "UTF-16", "marked", "GB2312", "wrong", "DTD"]],
)
def test_every_kind_gives_the_same_entry(data):
    feed = read_feed(data, HOME)
    assert feed.title == "江边日报"
    (entry,) = feed.entries
    assert (entry.title, entry.url, entry.published) == ("研发投入", "https://news.example/a/1", date(2025, 9, 25))
    assert entry.text == SENTENCE
    assert not entry.is_content


BOMB = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + rss(ITEM)[21:]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, "declares entities of its own"),
        (BOMB.decode().encode("utf-16"), "declares entities of its own"),
        (b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"/>', "declares entities"),
        (b'<!-- a --><!DOCTYPE rss SYSTEM "http://127.0.0.1/x" [ %x; ]><rss version="2.0"/>', "declares entities"),
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"<html><body>no feed</body></html>", "is no feed"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "is no feed"),
        (b"{}", "is no feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": {}}', "is no feed"),
        (b'{"version": 1, "items": []}', "is no feed"),
        (b'{"version": ' + b"[" * 100_000, "cannot be read"),
        (rss("<a>" * 100_001), "too large"),
        (b"\x89PNG\r\n\x1a\n0000", "a PNG image"),
    ],
)
def test_what_is_no_sound_feed_is_refused_in_one_sentence(data, reason):
    with pytest.raises(UnreadableError) as refused:
        read_feed(data, HOME)
    said = refused.value.reason
    assert reason in said
    assert said.startswith(HOME)
    assert said.endswith(".")
    assert "\n" not in said


def test_no_entity_of_a_document_reaches_a_text():
    text = rss("<item><title>甲</title><description>&lt;b&gt;粗&lt;/b&gt; &amp; &undeclared; 细</description></item>")
    (entry,) = read_feed(text, HOME).entries
    assert "粗" in entry.text
    assert "passwd" not in entry.text


@pytest.mark.parametrize(
    ("item", "key", "title", "url", "published"),
    [
        ("<link>javascript:alert(1)</link><title>甲</title>", "甲", "甲", None, None),
        ("<link>http://[</link><title>甲</title>", "甲", "甲", None, None),
        ("<link>file:///etc/passwd</link><title>甲</title>", "甲", "甲", None, None),
        ("<guid isPermaLink='false'>7</guid>", "7", None, None, None),
        ("<title>甲</title><pubDate>yesterday</pubDate>", "甲", "甲", None, None),
        ("<title>甲</title><pubDate>31 Feb 2025</pubDate>", "甲", "甲", None, None),
        ("<title>&lt;b&gt;甲&lt;/b&gt; &amp;amp; 乙</title>", "甲 & 乙", "甲 & 乙", None, None),
        ("<title>甲\0乙</title>", "甲乙", "甲乙", None, None),
        ("<link>  https://b.example/x  </link>", "https://b.example/x", None, "https://b.example/x", None),
    ],
)
def test_odd_entries_lose_what_is_odd_and_no_more(item, key, title, url, published):
    (entry,) = read_feed(rss(f"<item>{item}</item>"), HOME).entries
    assert (entry.key, entry.title, entry.url, entry.published) == (key, title, url, published)


def test_an_entry_that_nothing_names_is_passed_over_and_a_title_of_ten_megabytes_is_cut():
    assert read_feed(rss("<item></item>" + ITEM), HOME).entries[0].title == "研发投入"
    (entry,) = read_feed(rss(f"<item><title>{'长' * 3_000_000}</title></item>"), HOME).entries
    assert len(entry.title) == 2_000
    with pytest.raises(UnreadableError, match="too large"):
        read_feed(rss(f"<item><title>{'x' * 10_000_000}</title></item>"), HOME)


def test_no_more_entries_than_a_poll_takes_and_none_twice():
    items = "".join(f"<item><guid>{number}</guid><title>甲</title></item>" for number in range(MOST_ENTRIES + 7))
    feed = read_feed(rss(items + items), HOME)
    assert len(feed.entries) == MOST_ENTRIES
    assert feed.left_out == 7


@pytest.mark.timeout(60)
def test_a_run_of_blanks_holds_nobody_up():
    (entry,) = read_feed(rss(f"{' ' * 300_000}<item><title>江边水位</title></item>"), HOME).entries
    assert entry.title == "江边水位"


def test_what_a_feed_takes_back_is_named():
    text = ATOM.replace("<entry>", '<at:deleted-entry xmlns:at="x" ref="tag:0" when="2025-09-25T00:00:00Z"/><entry>')
    assert read_feed(text.encode(), HOME).deleted == {"tag:0"}


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("【撤回】江边科技财报", "江边科技财报"),
        ("[已撤稿] 江边科技财报", "江边科技财报"),
        ("Retraction: River output", "River output"),
        ("RETRACTED：River output", "River output"),
        ("（已刪除）江邊科技財報", "江邊科技財報"),
        ("撤回投资的三家公司", None),
        ("江边科技撤回财报", None),
        ("Withdrawal of troops: a timeline", None),
        ("Retraction rates in science rise", None),
        ("", None),
    ],
)
def test_a_title_that_takes_its_article_back(title, rest):
    assert retraction_in(title) == rest


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [
        ("江边科技周三说，今年……", True),
        ("River Tech said [&#8230;]", True),
        ("River Tech said on Wednesday. Read more »", True),
        ("今年的研发投入会超过35亿元。阅读全文", True),
        ("今年的研发投入会超过35亿元。 [查看全文]", True),
        ("今年的研发投入会超过35亿元。", False),
        ("He wants to read more", True),
        ("There is more.", False),
        ("", False),
    ],
)
def test_a_text_that_goes_on_elsewhere(text, is_cut):
    assert is_cut_short(text) is is_cut


def test_what_is_whole_needs_no_page():
    long, url = SENTENCE * 30, "https://news.example/1"
    assert is_whole(Entry("1", url=url, text=long, is_content=True))
    assert is_whole(Entry("1", url=url, text=long))
    assert is_whole(Entry("1", url=None, text=SENTENCE))
    assert not is_whole(Entry("1", url=url, text=SENTENCE))
    assert not is_whole(Entry("1", url=url, text=SENTENCE, is_content=True))
    assert not is_whole(Entry("1", url=url, text=long + "……", is_content=True))
    assert not is_whole(Entry("1", url=url, text="<img src='x'>" * 200, is_content=True))


def test_an_entry_is_an_article_of_the_feeds_outlet_without_its_scripts():
    text = f"<p>{SENTENCE}</p><script>alert('35亿元')</script><style>p {{}}</style>"
    entry = Entry("1", "研发投入", "https://news.example/a/1?utm_source=rss", date(2025, 9, 25), "李四", text)
    article = read_entry(entry, "江边日报 - 要闻", "feed")
    assert isinstance(article, Article)
    assert (article.title, article.source, article.author) == ("研发投入", "江边日报", "李四")
    assert article.published == date(2025, 9, 25)
    assert article.body == SENTENCE


def test_an_entry_with_a_reference_to_a_control_character_is_read():
    assert written("<p>江边水位&#11;上升 3%。</p>").strip() == "江边水位上升 3%。"


def test_an_entry_without_a_sentence_is_refused():
    refused = read_entry(
        Entry("1", "图片", "https://news.example/a/1", text="<img src='x.png'>"), None, "the entry 图片"
    )
    assert isinstance(refused, Refusal)
    assert refused.reason.startswith("the entry 图片 has no article in it")


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("江边日报 - 要闻", "江边日报"),
        ("江边日报|财经", "江边日报"),
        ("Al-Nahr", "Al-Nahr"),
        ("", None),
        (None, None),
        (" | ", None),
    ],
)
def test_the_outlet_of_a_feed(title, outlet):
    assert outlet_of(title) == outlet
