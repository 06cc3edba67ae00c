"""The commands about feeds on the shell, and what `feeds add` finds behind an address."""

import json
from datetime import date
from os import utime
from threading import Event

import pytest
from feed_server import SENTENCE, feed_of, item, page_of, serving_site

from bot.app import build_sources, opened_store, polling_job
from bot.settings import load_settings
from corpus.discovery import announced_feeds
from corpus.names import load_names

HOME = "https://news.example/"


@pytest.fixture
def site():
    with serving_site() as site:
        yield site


@pytest.fixture
def feeds(onrecord):
    def feeds(*arguments, **settings):
        return onrecord("--data", "here", "--no-bundled", *arguments, ONRECORD_FETCH_HOSTS="127.0.0.1", **settings)

    return feeds


def test_a_feed_is_added_polled_listed_and_removed(site, feeds):
    site.pages["rss"] = feed_of(item(1), item(2, "见图"))
    (row,) = feeds("feeds", "add", site.url("rss"), "--json").rows
    assert (row["number"], row["title"], row["articles"]) == (1, "江边日报", 0)
    polled = feeds("feeds", "poll", "--json")
    assert polled.code == 0
    assert [(one["status"], one["title"]) for one in polled.rows[0]["articles"]] == [
        ("added", "第1篇"), ("refused", "The entry 第2篇"),
    ]  # fmt: skip
    (row,) = feeds("feeds", "list", "--json").rows
    assert (row["articles"], row["failures"], row["failing"]) == (1, 0, None)
    assert row["due"] > row["succeeded"]
    assert "江边日报" in feeds("feeds", "list").out
    assert feeds("feeds", "remove", "1").out == "removed  1  江边日报\n"
    assert feeds("feeds", "list", "--json").rows == []
    assert feeds("list", "--json").rows[0]["title"] == "第1篇"


def test_what_became_no_article_is_named_with_its_reason(site, feeds):
    site.pages["rss"] = feed_of(item(1), item(2, "见图"))
    feeds("feeds", "add", site.url("rss"))
    polled = feeds("feeds", "poll")
    reason = polled.err.removeprefix("Refused: ").removesuffix("\n")
    assert polled.code == 0
    assert reason.startswith("The entry 第2篇 has no article in it")
    assert f"      refused: {reason}\n" in feeds("feeds", "list").out
    assert feeds("feeds", "list", "--json").rows[0]["refused"] == [reason]


def test_a_watched_folder_names_the_files_it_cannot_read_a_few_in_its_list(tmp_path, feeds):
    folder = tmp_path / "watched"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number:02}.md").write_bytes(b"")
        utime(folder / f"{number:02}.md", (1_700_000_000, 1_700_000_000))
    feeds("feeds", "add", str(folder))
    said = feeds("feeds", "poll").err.splitlines()
    assert said[0] == f"Refused: {folder}/00.md is empty."
    assert (len(said), said[20]) == (21, f"Refused: 5 more of {folder}.")
    assert feeds("feeds", "list").out.count("refused: ") == 3


def test_a_page_leads_to_its_feed(site, feeds):
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    site.pages["home"] = f"<html><head>{link}</head><body><p>首页</p></body></html>".encode()
    site.pages["rss"] = feed_of(item(1))
    (row,) = feeds("feeds", "add", site.url("home"), "--json").rows
    assert row["address"] == site.url("rss")
    again = feeds("feeds", "add", site.url("home"), "--json")
    assert (again.code, again.err) == (1, f"{site.url('home')} is there already, as number 1.\n")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("{site}nothing", "{site}nothing answers 404; there is no page to read."),
        ("{site}page", "{site}page is a web page that announces no feed."),
        ("{site}lost", "{site}elsewhere answers 404; there is no page to read."),
        (
            "http://10.0.0.1:8080/feed",
            (
                "http://10.0.0.1:8080/feed leads to a private network, where nothing is read. "
                "To read it all the same, name its host in ONRECORD_FETCH_HOSTS."
            ),
        ),
        ("no-such-folder", "no-such-folder is no web address that begins with http:// or https://."),
    ],
)
def test_what_has_no_feed_is_not_added(site, feeds, address, reason):
    site.pages["page"] = page_of(1)
    link = '<link rel="alternate" type="application/rss+xml" href="/elsewhere">'
    site.pages["lost"] = f"<html><head>{link}</head><body><p>首页</p></body></html>".encode()
    done = feeds("feeds", "add", address.format(site=site.url()))
    assert (done.code, done.err) == (1, reason.format(site=site.url()) + "\n")
    assert feeds("feeds", "list", "--json").rows == []


def test_a_failing_feed_is_named_and_listed_with_the_reason(site, feeds):
    site.pages["rss"] = feed_of(item(1))
    feeds("feeds", "add", site.url("rss"))
    site.statuses["rss"] = 500
    done = feeds("feeds", "poll")
    assert (done.code, done.err) == (1, f"{site.url('rss')} answers 500; there is no page to read.\n")
    assert f"failing: {site.url('rss')} answers 500" in feeds("feeds", "list").out
    assert feeds("feeds", "poll", "--due").out == "Nothing new.\n"


def test_the_settings_name_feeds_and_a_folder(site, feeds, tmp_path):
    site.pages["rss"] = feed_of(item(1))
    folder = tmp_path / "watched"
    folder.mkdir()
    named = {"ONRECORD_FEEDS": f"{site.url('rss')}, {site.url('other')}", "ONRECORD_FOLDER": str(folder)}
    rows = feeds("feeds", "list", "--json", **named).rows
    assert {row["address"] for row in rows} == {site.url("rss"), site.url("other"), str(folder)}
    assert len(feeds("feeds", "list", "--json", **named).rows) == 3
    removed = feeds("feeds", "remove", site.url("rss"), **named)
    assert removed.err == f"{site.url('rss')} is named in the settings, so it comes back with the next start.\n"


def test_the_running_bot_polls_what_is_due_and_logs_it(site, bare_environment, monkeypatch, caplog):
    site.pages["rss"] = feed_of(item(1))
    monkeypatch.setenv("ONRECORD_FEEDS", f"{site.url('rss')} {site.url('gone')}")
    monkeypatch.setenv("ONRECORD_FETCH_HOSTS", "127.0.0.1")
    monkeypatch.setenv("ONRECORD_DATA", str(bare_environment / "record"))
    settings, names = load_settings(), load_names()
    caplog.set_level("INFO")
    with opened_store(settings, names, bundled=False) as store:
        build_sources(settings, store, names)
        job = polling_job(settings, store, names, Event())
        job.body()
        job.body()
        assert [article.title for article in store.articles()] == ["第1篇"]
    assert site.asked == {"rss": 1, "gone": 1}
    assert sorted(record.getMessage() for record in caplog.records if record.name == "bot.polling") == [
        f"feed 1: {site.url('gone')} answers 404; there is no page to read.",
        "feed 2: 1 added",
    ]


def test_a_page_that_a_feed_brought_is_known_when_it_is_added(site, bare_environment, monkeypatch):
    site.pages["rss"] = feed_of(item(1, "江边科技公布了投入……", site.url("a/1")))
    site.pages["a/1"] = page_of(1)
    monkeypatch.setenv("ONRECORD_FEEDS", site.url("rss"))
    monkeypatch.setenv("ONRECORD_FETCH_HOSTS", "127.0.0.1")
    monkeypatch.setenv("ONRECORD_DATA", str(bare_environment / "record"))
    settings, names = load_settings(), load_names()
    with opened_store(settings, names, bundled=False) as store:
        sources = build_sources(settings, store, names)
        polling_job(settings, store, names, Event()).body()
        assert sources.add_page(site.url("a/1")).status == "unchanged"
        # The page does not say what the feed said of it.
        assert [one.published for one in store.articles()] == [date(2025, 9, 24)]
        site.pages["a/1"] = page_of(2)
        assert sources.add_page(site.url("a/1")).status == "updated"


def test_a_folder_is_added_by_its_path(feeds, tmp_path):
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "one.jsonl").write_text(json.dumps({"body": SENTENCE.format(amount=31)}) + "\n", encoding="utf-8")
    (row,) = feeds("feeds", "add", str(folder), "--json").rows
    assert (row["kind"], row["address"]) == ("folder", str(folder))


def test_nothing_is_found_under_a_name_nobody_has(feeds):
    done = feeds("feeds", "remove", "7")
    assert (done.code, done.err) == (1, "7 is no feed here; see: onrecord feeds list\n")
    assert feeds("feeds", "list").out.startswith("No feeds yet")


def test_a_feed_can_be_imported_once(site, feeds):
    site.pages["rss"] = feed_of(item(1), item(2, "江边科技公布了投入……", site.url("a/2")), item(3, "见图"))
    site.pages["a/2"] = page_of(2)
    done = feeds("import", site.url("rss"), "--json")
    assert [(row["title"], row["status"]) for row in done.rows] == [
        ("第1篇", "added"), ("第2篇", "added"), ("The entry 第3篇", "refused"),
    ]  # fmt: skip
    assert feeds("feeds", "list", "--json").rows == []
    site.pages["bad"] = b"<rss version='2.0'>" + b"<a>" * 100_001
    assert feeds("import", site.url("bad")).err == f"{site.url('bad')} is a feed too large to be read.\n"


def test_an_article_is_retracted_and_holds_again(feeds, tmp_path):
    (tmp_path / "one.md").write_text(f"# 投入\n\n{SENTENCE.format(amount=31)}\n", encoding="utf-8")
    (row,) = feeds("import", "one.md", "--json").rows
    assert feeds("retract", row["id"][:8]).out.startswith("retracted")
    assert feeds("list", "--json").rows[0]["retracted"] == "user"
    assert "(retracted here)" in feeds("list").out
    assert "已在此撤回" in feeds("ask", "江边科技今年的研发投入是多少").out
    assert feeds("import", "one.md", "--json").rows[0]["status"] == "unchanged"
    assert feeds("retract", "--undo", row["id"]).out.startswith("holds again")
    assert feeds("list", "--json").rows[0]["retracted"] is None
    assert feeds("retract", "nothing").code == 1


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed">', ["https://news.example/feed"]),
        ("<LINK REL=alternate TYPE=application/atom+xml HREF=a.xml>", ["https://news.example/a.xml"]),
        ("<link href='//b.example/f?x=1&amp;y=2' type='application/feed+json' rel='alternate home'>",
         ["https://b.example/f?x=1&y=2"]),
        (('<link rel="alternate" type="application/rss+xml" href="/comments/feed">'
         '<link rel="alternate" type="application/rss+xml" href="/feed">'),
         ["https://news.example/feed", "https://news.example/comments/feed"]),
        ('<link rel="alternate" hreflang="en" href="/en">', []),
        ('<link rel="stylesheet" type="application/rss+xml" href="/feed">', []),
        ('<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', []),
        ('<link rel="alternate" type="application/rss+xml">', []),
        ('<link rel="alternate" type="application/rss+xml" href="http://[">', []),
        ("<link " + "a=" * 100_000, []),
    ],
)  # fmt: skip
def test_a_page_announces_its_feeds(page, found):
    assert list(announced_feeds(page, HOME)) == found
