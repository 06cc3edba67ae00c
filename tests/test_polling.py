"""Polling feeds on loopback: what comes in, what is asked for again, and what is said of those that fail."""

import json
import os
import time
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
import sqlalchemy as sa
from conftest import NOON
from feed_fleet import BAD, Fleet, serving_fleet
from feed_server import SENTENCE, feed_of, item, page_of, serving_site, text_of

from bot import polling
from bot.polling import Poller
from bot.rhythm import Rhythm
from bot.store import Store
from corpus.fetch import Fetcher
from corpus.fetched import Limits
from corpus.names import load_names

NAMES = load_names()
EVEN = Rhythm(chance=lambda: 0.5)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def site():
    with serving_site() as site:
        yield site


@pytest.fixture
def poll(site, store):
    """Polls every feed of the store, or those at the paths; gives what came of each, in their order."""

    def poll(*paths, at=NOON, **how):
        poller = Poller(store, NAMES, how.pop("fetcher", site.fetcher()), EVEN, **how)
        for path in paths:
            store.feeds.add(site.url(path), "feed", "U1")
        sources = [one for one in store.feeds.all() if not paths or one.address in map(site.url, paths)]
        found = {one.source.number: one for one in poller.poll(sources, at)}
        return [found[number] for number in sorted(found)]

    return poll


def state(store):
    (source,) = store.feeds.all()
    return source


def statuses(polled):
    return [each.status for each in polled.imported]


def test_entries_with_their_whole_text_are_read_without_their_pages(site, store, poll):
    site.pages["feed"] = feed_of(item(1, link=site.url("a/1")), item(2))
    (polled,) = poll("feed")
    assert (polled.outcome, statuses(polled)) == ("read", ["added", "added"])
    assert site.asked == {"feed": 1}
    assert {(one.title, one.source) for one in store.articles()} == {("第1篇", "江边日报"), ("第2篇", "江边日报")}
    assert state(store).articles == 2
    assert state(store).title == "江边日报"


def test_a_summary_leads_to_its_page(site, store, poll):
    site.pages["feed"] = feed_of(item(1, "江边科技公布了投入……", site.url("a/1")))
    site.pages["a/1"] = page_of(1)
    (polled,) = poll("feed")
    assert statuses(polled) == ["added"]
    (article,) = store.articles()
    assert SENTENCE.format(amount=31) in article.body
    assert article.url == site.url("a/1")
    assert str(article.published) == "2025-09-24"


def test_without_its_page_the_summary_is_taken_and_that_is_said(site, store, poll):
    site.pages["feed"] = feed_of(item(1, SENTENCE.format(amount=31), site.url("a/1")))
    (polled,) = poll("feed")
    assert statuses(polled) == ["added"]
    (listed,) = store.feeds.known(1).values()
    assert listed.reason == (
        f"{site.url('a/1')} answers 404; there is no page to read. It stands on record by its summary."
    )
    poll()
    assert site.asked["a/1"] == 1


def test_a_page_whose_server_fails_is_asked_for_once_more(site, store, poll):
    site.pages["feed"] = feed_of(item(1, SENTENCE.format(amount=31), site.url("a/1")))
    site.statuses["a/1"] = 502
    poll("feed")
    site.statuses.clear()
    site.pages["a/1"] = page_of(1)
    assert statuses(poll()[0]) == ["updated"]
    (article,) = store.articles()
    assert "第1篇说到" in article.body
    site.statuses["a/1"] = 502
    for _ in range(3):
        poll()
    assert site.asked["a/1"] == 2


def test_what_a_feed_has_not_listed_for_half_a_year_is_forgotten_and_its_articles_stay(site, store, poll):
    site.pages["feed"] = feed_of(item(1), item(2))
    poll("feed")
    site.pages["feed"] = feed_of(item(3), item(2))
    poll()
    assert len(store.feeds.known(1)) == 3
    store.feeds._clock = lambda: NOON + timedelta(days=181)
    site.pages["feed"] = feed_of(item(4), item(3), item(2))
    poll()
    assert {one.article_id for one in store.feeds.known(1).values()} == {
        one.id for one in store.articles() if one.title != "第1篇"
    }
    assert len(store.feeds.known(1)) == 3
    assert store.count() == 4


def test_the_first_poll_is_no_news_and_what_comes_later_is(site, store, poll):
    site.pages["feed"] = feed_of(item(1), item(2))
    poll("feed")
    assert store.fresh(NOON, LATER) == []
    site.pages["feed"] = feed_of(item(4, day=1), item(3), item(1), item(2))
    (polled,) = poll()
    assert statuses(polled) == ["added", "added"]
    # The fourth was published weeks ago.
    assert [store.article(one).title for one in store.fresh(NOON, LATER)] == ["第3篇"]


def test_a_changed_entry_is_a_new_version(site, store, poll):
    site.pages["feed"] = feed_of(item(1))
    poll("feed")
    site.pages["feed"] = feed_of(item(1, text_of(1).replace("31亿元", "33亿元")))
    assert statuses(poll()[0]) == ["updated"]
    (extraction,) = store.load()
    assert [one.former for one in extraction.figures if one.former] == ["超过31亿元"]


def test_what_has_not_changed_is_not_sent_again(site, store, poll):
    site.pages["feed"] = feed_of(item(1))
    site.headers["feed"] = {"ETag": '"one"'}
    assert poll("feed")[0].outcome == "read"
    assert poll()[0].outcome == "unchanged"
    assert state(store).succeeded_at == NOON
    site.headers["feed"] = {"ETag": '"two"'}
    assert poll()[0].outcome == "read"


def test_a_feed_that_moves_for_good_is_followed_and_one_to_where_another_stands_ends(site, store, poll):
    site.pages["new"] = feed_of(item(1))
    for old in ("old", "older"):
        site.statuses[old], site.headers[old], site.pages[old] = 301, {"Location": "/new"}, b""
    (polled,) = poll("old")
    assert polled.reason == f"{site.url('old')} has moved to {site.url('new')}."
    assert state(store).address == site.url("new")
    poll("older")
    second = store.feeds.all()[1]
    assert second.ended_at == NOON
    assert second.failing == f"{site.url('older')} has moved to {site.url('new')}, which is a feed here already."
    assert store.count() == 1


def test_a_feed_that_is_gone_ends_and_is_polled_no_more(site, store, poll):
    site.statuses["feed"] = 410
    (polled,) = poll("feed")
    assert (polled.outcome, polled.reason) == ("ended", f"{site.url('feed')} is gone for good, its server says (410).")
    assert store.feeds.due() == []


def test_a_failing_feed_is_asked_less_and_less_often_and_recovers(site, store, poll):
    waits = []
    for _ in range(8):
        poll("feed")
        waits.append(state(store).due_at - NOON)
    hours = [wait / timedelta(hours=1) for wait in waits]
    assert hours == [1, 2, 4, 8, 16, 24, 24, 24]
    assert (state(store).failures, state(store).succeeded_at) == (8, None)
    assert state(store).failing == f"{site.url('feed')} answers 404; there is no page to read."
    site.pages["feed"] = feed_of(item(1))
    poll()
    assert (state(store).failures, state(store).failing, state(store).succeeded_at) == (0, None, NOON)
    assert state(store).due_at == NOON + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("status", "asked", "hours"), [(429, 7200, 2), (503, 7200, 2), (503, 60, 1), (429, 10**9, 168)]
)
def test_a_server_that_asks_for_patience_gets_it(site, store, poll, status, asked, hours):
    site.statuses["feed"], site.headers["feed"] = status, {"Retry-After": str(asked)}
    poll("feed")
    assert state(store).due_at == NOON + timedelta(hours=hours)


def test_each_wait_is_a_little_shorter_or_longer():
    waits = [Rhythm(chance=lambda chance=chance: chance).after_success() for chance in (0.0, 0.5, 1.0)]
    assert waits == [timedelta(minutes=24), timedelta(minutes=30), timedelta(minutes=36)]
    assert Rhythm(chance=lambda: 1.0).after_failure(20) == timedelta(days=1)


def dripping(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/xml")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" ")
            time.sleep(0.05)
    except OSError:
        handler.close_connection = True


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/xml")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"<item>" * 20_000)
    except OSError:
        handler.close_connection = True


def test_bad_feeds_hold_up_no_other_and_each_is_named(site, store, poll):
    bad = {
        "dripping": (dripping, "took longer than 1 seconds"),
        "endless": (endless, "has more than 1.90735 MB"),
        "bomb": (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">]><rss/>', "declares entities of its own"),
        "page": (page_of(1), "is no feed"),
        "inside": (None, "leads to a private network"),
    }
    for name, (page, _) in bad.items():
        site.pages[name] = page or b""
    site.statuses["inside"], site.headers["inside"] = 302, {"Location": f"http://localhost:{site.port}/secret"}
    good = [f"good{number}" for number in range(6)]
    for number, name in enumerate(good):
        site.pages[name] = feed_of(item(number), title=f"报{number}")
    inside = replace(site.fetcher(1.0), resolve=lambda *_: ["127.0.0.1"])
    polled = poll(*bad, *good, fetcher=inside, workers=4)
    outcomes = {one.source.address.rsplit("/", 1)[1]: one for one in polled}
    for name, (_, reason) in bad.items():
        assert outcomes[name].outcome == "failed"
        assert reason in outcomes[name].reason
    assert all(outcomes[name].outcome == "read" for name in good)
    assert store.count() == 6
    assert site.asked["secret"] == 0


def test_a_page_that_redirects_inside_is_not_asked_for(site, store, poll):
    site.pages["feed"] = feed_of(
        item(1, SENTENCE.format(amount=31), "http://10.0.0.1/a"),
        item(2, SENTENCE.format(amount=32), "javascript:alert(1)"),
        item(3, SENTENCE.format(amount=33), "file:///etc/passwd"),
    )
    asked = []

    def resolve(host, _port):
        asked.append(host)
        return [host]

    (polled,) = poll("feed", fetcher=replace(site.fetcher(), resolve=resolve))
    assert statuses(polled) == ["added", "added", "added"]
    assert asked == ["127.0.0.1", "10.0.0.1"]
    assert {one.url for one in store.articles()} == {"http://10.0.0.1/a", None}
    reasons = [listed.reason for listed in store.feeds.known(1).values() if listed.reason]
    assert reasons == [
        "http://10.0.0.1/a leads to a private network, where nothing is read. It stands on record by its summary."
    ]


def test_a_site_that_does_not_answer_is_left_in_peace_after_three_pages(site, store, poll):
    links = [f"http://127.0.0.1:1/{number}" for number in range(6)]
    items = [item(number, SENTENCE.format(amount=30 + number), link) for number, link in enumerate(links)]
    site.pages["feed"] = feed_of(*items)
    poll("feed")
    reasons = [listed.reason for listed in store.feeds.known(1).values()]
    assert sum("cannot be reached" in reason for reason in reasons) == 3
    assert sum("is not asked for now" in reason for reason in reasons) == 3
    assert store.count() == 6


def test_what_no_database_keeps_is_left_out(site, store, poll):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "江边\0日报\ud800",
        "items": [{"id": "1\0\ud800", "title": "第\x001篇", "content_text": text_of(1) + "\0\udfff"}],
    }
    site.pages["feed"] = json.dumps(feed).encode()
    assert statuses(poll("feed")[0]) == ["added"]
    assert poll()[0].imported == ()
    (article,) = store.articles()
    assert article.title == "第1篇"
    assert state(store).title == "江边日报\ufffd"


def test_a_fault_of_ours_in_one_feed_holds_up_no_other(site, poll, monkeypatch, caplog):
    site.pages["bad"], site.pages["good"] = feed_of(item(1)), feed_of(item(2))
    real = polling.arrive

    def failing(article, *arguments, **how):
        if article.title == "第1篇":
            raise ZeroDivisionError
        return real(article, *arguments, **how)

    monkeypatch.setattr(polling, "arrive", failing)
    bad, good = poll("bad", "good")
    assert (bad.outcome, statuses(good)) == ("failed", ["added"])
    assert "failed through a fault of ours; reference " in bad.reason
    assert bad.reason.rsplit(" ", 1)[1].rstrip(".") in caplog.text


def test_a_page_that_is_named_in_place_of_its_feed_says_where_that_is(site, poll):
    link = b'<link rel="alternate" type="application/atom+xml" href="/atom">'
    site.pages["home"] = b"<html><head>" + link + b"</head><body></body></html>"
    site.pages["plain"] = page_of(1)
    home, plain = poll("home", "plain")
    assert home.reason == f"{site.url('home')} is a web page; its feed is at {site.url('atom')}."
    assert plain.reason == f"{site.url('plain')} is no feed: RSS, Atom and JSON Feed are read."


def test_an_ended_feed_that_is_named_says_why(site, poll):
    site.statuses["feed"] = 410
    poll("feed")
    assert poll()[0].reason == f"{site.url('feed')} is gone for good, its server says (410)."
    assert site.asked["feed"] == 1


def test_days_to_come_are_no_days(site, store, poll):
    site.pages["feed"] = feed_of(item(1, day=25), item(2, day=26))
    poll("feed")
    assert {one.title: str(one.published) for one in store.articles()} == {"第1篇": "2025-09-25", "第2篇": "None"}


def test_what_a_feed_takes_back_is_marked(site, store, poll):
    site.pages["feed"] = feed_of(item(1), item(2), item(3, "江边科技公布了投入……", site.url("a/3")))
    site.pages["a/3"] = page_of(3)
    poll("feed")
    site.statuses["a/3"] = 410
    gone = '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="2"/>'
    back = item(1, "编辑部撤回这篇报道，数字有误。", title="【撤回】第1篇")
    site.pages["feed"] = feed_of(back, gone, item(3, "江边科技公布了新的投入……", site.url("a/3")))
    poll()
    marks = {one.title.removeprefix("【撤回】"): one.retracted for one in store.articles()}
    assert marks == {"第1篇": "feed", "第2篇": "feed", "第3篇": "gone"}


def test_a_feed_that_another_process_polls_is_left_to_it(site, store, open_store, poll):
    site.pages["feed"] = feed_of(item(1))
    store.feeds.add(site.url("feed"), "feed", None)
    other = open_store()
    assert other.feeds.lease(1) is not None
    assert store.feeds.due() == []
    (polled,) = poll()
    assert (polled.outcome, site.asked["feed"]) == ("taken", 0)
    after = open_store(at=NOON + timedelta(minutes=6))
    assert [one.number for one in after.feeds.due()] == [1]


def test_a_poll_that_is_told_to_stop_leaves_the_rest_as_it_was(site, store, poll):
    for name in ("one", "two"):
        site.pages[name] = feed_of(item(1), title=name)
    stop = Event()
    stop.set()
    assert poll("one", "two", stop=stop) == []
    assert [one.polled_at for one in store.feeds.all()] == [None, None]
    assert len(store.feeds.due()) == 2


def test_a_file_whose_name_is_not_in_utf8_is_read_like_others(tmp_path, store, poll):
    name = os.fsdecode("价.txt".encode("gbk"))
    (tmp_path / name).write_text(f"铜价\n\n{text_of(1)}\n", encoding="utf-8")
    store.feeds.add(str(tmp_path), "folder", None)
    (polled,) = poll(at=NOON.replace(year=2100))
    assert (polled.outcome, statuses(polled)) == ("read", ["added"])
    (article,) = store.articles()
    assert article.path.endswith("/\\xbc\\xdb.txt")
    assert poll(at=NOON.replace(year=2100))[0].imported == ()


def test_a_fault_in_a_folder_holds_up_no_feed(tmp_path, site, store, poll, monkeypatch, caplog):
    monkeypatch.setattr(polling, "read_folder", lambda *_: 1 / 0)
    store.feeds.add(str(tmp_path), "folder", None)
    site.pages["feed"] = feed_of(item(1))
    store.feeds.add(site.url("feed"), "feed", None)
    folder, feed = poll()
    assert (folder.outcome, feed.outcome) == ("failed", "read")
    assert "failed through a fault of ours; reference " in folder.reason
    assert "ZeroDivisionError" in caplog.text


def test_a_folder_is_read_file_by_file_as_they_change(tmp_path, store, poll):
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "one.md").write_text(f"# 第1篇\n\n{text_of(1)}\n", encoding="utf-8")
    (folder / "empty.md").write_bytes(b"")
    store.feeds.add(str(folder), "folder", None)
    at = NOON.replace(year=2100)
    (polled,) = poll(at=at)
    assert sorted(statuses(polled)) == ["added", "refused"]
    assert state(store).due_at == at + timedelta(minutes=1)
    assert statuses(poll(at=at)[0]) == []
    (folder / "one.md").write_text(f"# 第1篇\n\n{text_of(1)}后来又添了一句话。\n", encoding="utf-8")
    assert statuses(poll(at=at)[0]) == ["updated"]
    (folder / "two.md").write_text(f"# 第2篇\n\n{text_of(2)}\n", encoding="utf-8")
    # A file that was written a moment ago may not be done.
    written = (folder / "two.md").stat().st_mtime
    assert statuses(poll(at=NOON.fromtimestamp(written + 1, NOON.tzinfo))[0]) == []
    assert statuses(poll(at=at)[0]) == ["added"]
    folder.rename(tmp_path / "elsewhere")
    assert poll(at=at)[0].outcome == "failed"


def test_no_address_of_a_stranger_leads_inside(store):
    store.feeds.add("http://feeds.example/", "feed", None)
    fetcher = Fetcher(resolve=lambda *_: ["93.184.216.34", "127.0.0.1"])
    (polled,) = Poller(store, NAMES, fetcher, EVEN).poll(store.feeds.all(), NOON)
    assert polled.reason == "http://feeds.example/ leads to a private network, where nothing is read."


def test_of_a_fleet_all_good_entries_come_in_and_all_bad_feeds_are_named(tmp_path):
    fleet = Fleet(2 * len(BAD), 2, slow=0.3, often=2)
    url = sa.URL.create("sqlite", database=str(tmp_path / "onrecord.db"))
    store = Store.open(url, rules="rules", clock=lambda: NOON)
    fetcher = Fetcher(frozenset({"127.0.0.1"}), Limits(size=2_000_000, seconds=3.0))
    with serving_fleet(fleet) as port:
        for number in range(fleet.feeds):
            store.feeds.add(f"http://127.0.0.1:{port}/feed/{number}", "feed", None)
        polled = list(Poller(store, NAMES, fetcher, EVEN).poll(store.feeds.all(), NOON))
    by_number = {int(one.source.address.rsplit("/", 1)[1]): one for one in polled}
    bad = [one for number, one in by_number.items() if fleet.is_bad(number)]
    good = [one for number, one in by_number.items() if not fleet.is_bad(number)]
    assert len(bad) == len(good) == len(BAD)
    assert all(one.outcome == "failed" and one.reason.startswith(one.source.address) for one in bad)
    assert {one.outcome for one in good} == {"read"}
    assert [statuses(one) for one in good] == [["added", "added"]] * len(good)
    assert store.count() == 2 * len(good)
    store.close()
