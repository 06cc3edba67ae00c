"""What an article is beside those on record: new, changed, the same, a copy, taken back."""

from datetime import date, timedelta

import pytest
from conftest import NOON
from test_sketches import TAIWAN, TEXT

from bot.arriving import arrive, is_old
from bot.importing import extract_again
from corpus.models import Article
from corpus.names import load_names
from corpus.readers import article_id

NAMES = load_names()
TODAY = date(2025, 9, 24)


def article(url="https://daily.example/a/1", title="季报", body=TEXT, source="江边日报", published=TODAY):
    named = article_id(url=url, source=source, title=title, body=body)
    return Article(named, title, body, source=source, url=url, published=published, lang="zh-Hans")


def put(store, one, **how):
    return arrive(one, store, NAMES, **how)


def test_the_same_address_with_another_text_is_a_new_version_whose_figures_say_what_they_were(store, open_store):
    first = put(store, article())
    later = open_store(at=NOON + timedelta(hours=1))
    second = put(later, article(body=TEXT.replace("35亿元", "36亿元")))
    assert (first.status, second.status) == ("added", "updated")
    (extraction,) = store.load()
    assert [(one.former, one.surface) for one in extraction.figures if one.former] == [("35亿元", "36亿元")]
    assert store.versions.former_figures(first.id)[0].surface == "35亿元"
    assert store.fresh(NOON + timedelta(minutes=1), NOON + timedelta(hours=2)) == [first.id]


@pytest.mark.parametrize(
    ("change", "is_news"),
    [(("公布了", "发布了"), False), (("35亿元", "36亿元"), True)],
)
def test_of_an_article_that_was_no_news_a_changed_figure_is(store, open_store, change, is_news):
    first = put(store, article(), quiet=True)
    later = open_store(at=NOON + timedelta(hours=1))
    assert put(later, article(body=TEXT.replace(*change))).status == "updated"
    assert store.fresh(NOON, NOON + timedelta(days=1)) == ([first.id] if is_news else [])


def test_new_rules_leave_what_a_changed_figure_was(store, open_store):
    first = put(store, article())
    put(store, article(body=TEXT.replace("35亿元", "36亿元")))
    newer = open_store(rules="rules of tomorrow")
    assert list(extract_again(newer, newer.outdated(), NAMES)) == [first.id]
    (extraction,) = newer.load()
    assert [(one.former, one.surface) for one in extraction.figures if one.former] == [("35亿元", "36亿元")]


@pytest.mark.parametrize(
    "other",
    [
        article("https://www.daily.example/a/1/?utm_source=rss&from=timeline#top"),
        article("http://daily.example:80/a/1"),
        article("https://m.daily.example/1.html"),
        article("https://daily.example/amp/1", title="季报：营收增两成"),
        article("https://daily.example/b/2", body=f"（记者张三）{TEXT}（编辑：李四）"),
        article(None, source=None),
    ],
)
def test_the_same_text_of_the_same_outlet_is_one_article_wherever_it_stands(store, other):
    first = put(store, article())
    for _ in range(2):
        again = put(store, other)
        assert (again.id, again.status) == (first.id, "unchanged") or again.status == "updated"
        assert again.id == first.id
    assert store.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        article("https://daily.example/a/2", body=TEXT.replace("3.1%", "2.8%")),
        article("https://daily.example/a/1?id=2", body="对岸的工厂明年会交付70台机床，订单来自三家公司。"),
        article("https://daily.example/a?from=20", body="对岸的工厂明年会交付70台机床，订单来自三家公司。"),
    ],
)
def test_another_text_or_other_figures_are_another_article(store, other):
    put(store, article())
    assert put(store, other).status == "added"
    assert store.count() == 2
    assert [one.copy_of for one in store.articles()] == [None, None]


def test_the_same_text_of_another_outlet_is_a_copy_of_the_earlier(store):
    first = put(store, article())
    copy = put(store, article("https://hk.example/9", "季報", TAIWAN, "河岸新聞", TODAY + timedelta(days=1)))
    assert copy.status == "added"
    assert store.article(copy.id).copy_of == first.id
    assert store.article(first.id).copy_of is None
    earlier = put(store, article("https://wire.example/5", source="对岸社", published=TODAY - timedelta(days=1)))
    assert {one.id: one.copy_of for one in store.articles()} == {
        first.id: earlier.id, copy.id: earlier.id, earlier.id: None,
    }  # fmt: skip


def test_a_mark_is_seen_by_other_processes_and_is_no_news(store, open_store):
    first = put(store, article(), quiet=True)
    stamp, hashes = store.stamp(), store.content_hashes()
    later = open_store(at=NOON + timedelta(hours=1))
    assert later.versions.retract(first.id, "user")
    assert not later.versions.retract(first.id, "user")
    assert store.stamp() != stamp
    assert store.content_hashes() != hashes
    assert store.article(first.id).retracted == "user"
    assert store.fresh(NOON, NOON + timedelta(days=1)) == []
    assert put(later, article()).status == "unchanged"
    assert store.article(first.id).retracted == "user"
    assert later.versions.retract(first.id, None)
    assert store.content_hashes() == hashes


def test_a_title_that_takes_an_article_back_marks_it_and_the_one_it_names(store):
    first = put(store, article())
    notice = article(
        "https://daily.example/a/7", "【撤回】季报", "江边日报撤回周三的季报，其中的营收数字有误，向读者致歉。"
    )
    second = put(store, notice)
    other = put(store, article("https://daily.example/a/8", "撤回投资", "江边科技周四撤回了对三家公司的投资。"))
    marks = {one.id: one.retracted for one in store.articles()}
    assert marks == {first.id: "title", second.id: "title", other.id: None}


@pytest.mark.parametrize(
    ("published", "old"),
    [(TODAY, False), (TODAY - timedelta(days=7), False), (TODAY - timedelta(days=8), True), (None, False),
     (TODAY + timedelta(days=1), False)],
)  # fmt: skip
def test_what_was_published_long_ago_is_no_news(published, old):
    assert is_old(published, TODAY) is old
