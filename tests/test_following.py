import sys
import threading
import time
from contextlib import closing
from functools import partial

import pytest
import sqlalchemy as sa

from bot import serving
from bot.app import open_store
from bot.call import Call
from bot.following import catch_up, following
from bot.snapshots import Keeper
from corpus.ingest import extract
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


def test_a_library_that_was_filled_from_the_store_is_followed_without_reading_all_of_it(store, monkeypatch):
    store.save(extraction("a"))
    filled = Library(store.load(), names=NAMES)
    filled.known = store.content_hashes()
    monkeypatch.setattr(Library, "articles", property(lambda _: pytest.fail("all of it was read")))
    store.save(extraction("c"))
    with following(store, filled, threading.Event(), every=0.01):
        until(lambda: filled.article("c") is not None)


def test_index_is_kept_again_once_enough_has_changed(store, library, monkeypatch, tmp_path):
    monkeypatch.setattr("bot.snapshots.WORTH_KEEPING", 3)
    keeper = Keeper(tmp_path / "index.snapshot", "rules")
    with following(store, library, threading.Event(), every=0.01, keeper=keeper):
        assert keeper.load() is None
        store.save(extraction("c"))
        until(lambda: (kept := keeper.load()) and kept.known == store.content_hashes())


def test_index_is_not_kept_again_for_a_few_changes(library, tmp_path):
    stored = {f"a{number}": "hash" for number in range(300)}
    keeper = Keeper(tmp_path / "index.snapshot", "rules")
    keeper.keep(library, stored, 3)
    keeper.keep(library, stored, 3)
    assert keeper.load() is None
    keeper.keep(library, stored, 1)
    assert keeper.load().known == stored


def test_a_database_that_is_away_for_a_while_is_waited_for(store, library, monkeypatch, caplog):
    monkeypatch.setattr(store, "content_hashes", failing_once(store.content_hashes))
    with following(store, library, threading.Event(), every=0.01):
        store.save(extraction("c"))
        until(lambda: ids(library) == ["a", "b", "c"])
    assert "failed catching up with the store" in caplog.text


def test_an_open_console_sees_what_is_imported_beside_it(bare_environment, monkeypatch, capsys):
    call = Call(data=bare_environment / "data", bundled=False)
    monkeypatch.setattr(serving, "following", partial(following, every=0.01))
    monkeypatch.setattr(sys, "stdin", asking_until("超过35亿元", capsys, beside=lambda: add_beside(call)))
    serving.chat(call)


def add_beside(call):
    with closing(open_store(call.settings)) as store:
        extraction = extract(Article("a", "标题", "江边科技今年投入超过35亿元。"), NAMES)
        assert store.save(extraction) == "added"


def asking_until(answer, capsys, beside):
    yield "江边科技今年投入多少"
    assert answer not in capsys.readouterr().out
    beside()
    deadline = time.monotonic() + 20
    while answer not in capsys.readouterr().out:
        assert time.monotonic() < deadline
        yield "江边科技今年投入多少"


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
