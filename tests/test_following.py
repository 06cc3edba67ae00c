import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
import sqlalchemy as sa
from conftest import NOON

from bot import serving
from bot.app import open_store
from bot.arriving import arrive
from bot.call import Call
from bot.following import catch_up, following
from bot.snapshots import Keeper
from bot.store import tables
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article, Claim, Extraction, Span
from corpus.names import load_names

NAMES = load_names()
MANY = {f"a{number}": "state" for number in range(300)}


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
    known = catch_up(store, library, store.states())
    store.save(extraction("c"))
    store.save(extraction("a", "改了。"))
    store.remove(["b"])
    catch_up(store, library, known)
    assert ids(library) == ["a", "c"]
    assert library.article("a") == extraction("a", "改了。")


def test_nothing_new_leaves_the_library_as_it_is(store, library):
    known = store.states()
    assert catch_up(store, library, known) == known
    assert ids(library) == ["a", "b"]


def test_an_article_added_while_the_process_runs_is_found(store, library):
    with following(store, library, threading.Event(), every=0.01):
        store.save(extraction("c"))
        until(lambda: ids(library) == ["a", "b", "c"])


def test_a_library_that_was_filled_from_the_store_is_followed_without_reading_all_of_it(store, monkeypatch):
    store.save(extraction("a"))
    filled = Library(store.load(), names=NAMES)
    filled.known = store.states()
    monkeypatch.setattr(Library, "articles", property(lambda _: pytest.fail("all of it was read")))
    store.save(extraction("c"))
    with following(store, filled, threading.Event(), every=0.01):
        until(lambda: filled.article("c") is not None)


def test_what_other_rules_read_is_taken_in_until_ours_read_it(store, library, open_store):
    known = catch_up(store, library, {})
    newer, figures = open_store(rules="rules of tomorrow"), extract(extraction("c").article, NAMES)
    newer.save(figures)
    known = catch_up(store, library, known)
    assert library.article("c") == figures
    store.save(extraction("c"))
    catch_up(store, library, known)
    assert library.article("c") == extraction("c")


def test_what_ours_have_read_is_not_read_in_again_after_other_rules(store, library, open_store, monkeypatch):
    known = catch_up(store, library, {})
    newer = open_store(rules="rules of tomorrow")
    assert newer.renew(extraction("a"))
    monkeypatch.setattr(library, "add", lambda found: pytest.fail("read in again") if list(found) else None)
    assert catch_up(store, library, known) == known


def test_rows_that_only_newer_rules_understand_leave_the_text(store, library, open_store, engine):
    known = catch_up(store, library, {})
    open_store(rules="rules of tomorrow").save(extract(extraction("c").article, NAMES))
    with engine.begin() as connection:
        connection.execute(sa.update(tables.figures).values(row={"surface": "35", "kind": "of days to come"}))
    catch_up(store, library, known)
    assert library.article("c") == extraction("c")


def test_an_article_that_says_again_what_it_said_long_ago_is_another(store, library, open_store):
    known = catch_up(store, library, {})
    later = open_store(at=NOON + timedelta(hours=1))
    later.save(extraction("a", "改了。"))
    arrive(extraction("a").article, later, NAMES)
    catch_up(store, library, known)
    assert library.article("a") == next(store.load(["a"]))
    assert library.article("a").figures


def test_what_a_newer_version_reads_again_is_seen_by_those_of_its_rules(library, open_store, monkeypatch):
    monkeypatch.setattr("bot.following._OFTEN_LOOKED", sys.maxsize)
    newer = open_store(rules="rules of tomorrow")
    library.known = newer.states()
    read = replace(extraction("a"), claims=(Claim("今年投入", Span(4, 8), None, None, None, "indirect", "plan"),))
    with following(newer, library, threading.Event(), every=0.01):
        time.sleep(0.1)
        assert newer.renew(read)
        until(lambda: library.article("a") == read)


def test_times_are_told_alike_in_every_zone(store, library, open_store, monkeypatch):  # noqa: ARG001 - it fills the store
    states = store.states()
    monkeypatch.setenv("PGTZ", "Asia/Shanghai")
    elsewhere = open_store()
    assert elsewhere.states() == states
    assert [state for _, state in elsewhere.load_states()] == [states["a"], states["b"]]


def test_a_change_by_a_process_whose_clock_is_behind_is_seen(store, library, open_store, monkeypatch):
    monkeypatch.setattr("bot.following._OFTEN_LOOKED", 3)
    library.known = store.states()
    behind = open_store(at=NOON - timedelta(minutes=1))
    with following(store, library, threading.Event(), every=0.01):
        time.sleep(0.1)
        behind.save(extraction("a", "改了。"))
        assert store.stamp() == (("rules of today", 2, NOON),)
        until(lambda: library.article("a") == extraction("a", "改了。"))


def test_index_is_kept_again_once_enough_has_changed(store, library, monkeypatch, tmp_path):
    monkeypatch.setattr("bot.snapshots.WORTH_KEEPING", 3)
    keeper = Keeper(tmp_path / "index.snapshot", "rules")
    with following(store, library, threading.Event(), every=0.01, keeper=keeper):
        assert keeper.load() is None
        store.save(extraction("c"))
        until(lambda: (kept := keeper.load()) and kept.known == store.states())


def test_index_is_not_kept_again_for_a_few_changes(tmp_path):
    keeper, library = Keeper(tmp_path / "index.snapshot", "rules"), Library(map(extraction, MANY), names=NAMES)
    keeper.keep(library, MANY, 3)
    keeper.keep(library, MANY, 3)
    assert keeper.load() is None
    keeper.keep(library, MANY, 1)
    assert keeper.load().known == MANY


def test_index_that_lacks_an_article_is_not_kept(tmp_path):
    keeper, library = Keeper(tmp_path / "index.snapshot", "rules"), Library(map(extraction, MANY), names=NAMES)
    mended = library.article("a7")
    library.remove(["a7"])
    keeper.keep(library, MANY, 7)
    assert keeper.load() is None
    library.add([mended])
    keeper.keep(library, MANY, 0)
    assert keeper.load().known == MANY


def test_a_database_that_is_away_for_a_while_is_waited_for(store, library, monkeypatch, caplog):
    monkeypatch.setattr(store, "states", failing_once(store.states))
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
