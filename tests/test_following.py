import threading
import time

import pytest
import sqlalchemy as sa

from bot.following import catch_up, following
from corpus.library import Library
from corpus.models import Article, Extraction
from corpus.names import load_names

NAMES = load_names()


def extraction(article_id: str, body: str = "江边科技今年投入超过35亿元。") -> Extraction:
    return Extraction(Article(article_id, "标题", body))


@pytest.fixture
def library(store):
    store.save(extraction("a"))
    store.save(extraction("b"))
    return Library(store.load(), names=NAMES)


def ids(library) -> list[str]:
    return sorted(article.id for article in library.articles)


def test_what_others_add_change_and_remove_is_seen(store, library):
    known = catch_up(store, library, store.content_hashes())
    store.save(extraction("c"))
    store.save(extraction("a", "改了。"))
    store.remove(["b"])
    catch_up(store, library, known)
    assert ids(library) == ["a", "c"]
    assert library.article("a") == extraction("a", "改了。")


def test_nothing_new_leaves_the_library_as_it_is(store, library):
    known = store.content_hashes()
    assert catch_up(store, library, known) == known
    assert ids(library) == ["a", "b"]


def test_an_article_added_while_the_process_runs_is_found(store, library):
    with following(store, library, threading.Event(), every=0.01):
        store.save(extraction("c"))
        until(lambda: ids(library) == ["a", "b", "c"])


def test_a_database_that_is_away_for_a_while_is_waited_for(store, library, monkeypatch, caplog):
    monkeypatch.setattr(store, "content_hashes", failing_once(store.content_hashes))
    with following(store, library, threading.Event(), every=0.01):
        store.save(extraction("c"))
        until(lambda: ids(library) == ["a", "b", "c"])
    assert "failed catching up with the store" in caplog.text


def failing_once(call):
    failures = [sa.exc.OperationalError("select", {}, OSError("away"))]

    def calling():
        if failures:
            raise failures.pop()
        return call()

    return calling


def until(condition) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)
