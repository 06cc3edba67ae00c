import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from desk_double import build_desk
from payloads import mention
from slack_double import APP_TOKEN, BOT_TOKEN, Refusal, SlackDouble

from bot.app import build_names, open_store, opened_store
from bot.bolt import build_slack_app
from bot.bundle import bundled_files, keep_in_step
from bot.errors import SetupError
from bot.serving import serve
from bot.settings import Settings, load_settings
from corpus.models import Article, Extraction
from corpus.names import load_names

NAMES = load_names()
ONE = "---\ntitle: 一\nsource: 江边日报\n---\n\n江边科技今年投入超过35亿元，负责人认为需求还会增长。\n".encode()
ONE_CHANGED = ONE.replace("35亿元".encode(), "40亿元".encode())
TWO = ONE.replace("一\n".encode(), "二\n".encode())

pytestmark = pytest.mark.usefixtures("bare_environment")


def step(store, **files: bytes) -> list[str]:
    return list(keep_in_step(store, {f"{name}.md": content for name, content in files.items()}, NAMES))


def titles(store) -> list[str]:
    return sorted(extraction.article.title for extraction in store.load())


# ---- the bundled articles ----


def test_the_package_s_articles_are_found():
    assert len(bundled_files()) == 12


def test_bundled_articles_are_read_once(store):
    assert step(store, one=ONE, two=TWO) == ["one.md", "two.md"]
    assert titles(store) == ["一", "二"]
    assert step(store, one=ONE, two=TWO) == []


def test_a_bundled_article_that_changes_is_read_again(store):
    step(store, one=ONE)
    assert step(store, one=ONE_CHANGED) == ["one.md"]
    assert ["40亿" in extraction.article.body for extraction in store.load()] == [True]


def test_a_bundled_article_under_another_title_does_not_stay_beside_itself(store):
    step(store, one=ONE)
    step(store, one=TWO)
    assert titles(store) == ["二"]


def test_a_bundled_article_that_a_user_removed_does_not_come_back(store):
    step(store, one=ONE)
    store.remove([extraction.article.id for extraction in store.load()])
    assert step(store, one=ONE) == step(store, one=ONE_CHANGED) == []
    assert titles(store) == []


def test_a_bundled_article_that_a_user_replaced_stays_replaced(store):
    step(store, one=ONE)
    (before,) = store.load()
    theirs = Extraction(Article(before.article.id, "一", "自己的正文。"))
    store.save(theirs)
    step(store, one=ONE_CHANGED)
    assert list(store.load()) == [theirs]


def test_an_article_that_a_user_had_before_it_was_bundled_stays_theirs(store, open_store):
    step(open_store(), one=ONE)
    (article_id,) = [extraction.article.id for extraction in store.load()]
    store.bundles.forget("one.md")
    theirs = Extraction(Article(article_id, "一", "自己的正文。"))
    store.save(theirs)
    assert step(store, one=ONE) == ["one.md"]
    assert step(store, one=ONE_CHANGED) == []
    assert list(store.load()) == [theirs]


def test_an_article_that_is_bundled_no_longer_goes(store):
    step(store, one=ONE, two=TWO)
    step(store, two=TWO)
    assert titles(store) == ["二"]


def test_a_bundled_file_that_is_no_article_does_not_stop_the_others(store, caplog):
    step(store, bad=b"", one=ONE)
    assert titles(store) == ["一"]
    assert "bad.md" in caplog.text


# ---- opening ----


def test_a_new_store_begins_with_the_bundled_articles():
    with opened_store(load_settings(), NAMES) as store:
        assert store.count() == 12


def test_a_store_that_began_empty_stays_empty():
    with opened_store(load_settings(), NAMES, bundled=False) as store:
        assert store.count() == 0
    with opened_store(load_settings(), NAMES) as store:
        assert store.count() == 0


def test_users_names_change_the_rules_and_stored_articles_are_read_again(monkeypatch):
    with opened_store(load_settings(), NAMES, bundled=False) as store:
        store.save(Extraction(Article("a1", "一", "江边科技今年投入超过35亿元。")))
    Path("names.toml").write_text('[[company]]\nname = "江边科技"\nforms = ["江科"]\n', encoding="utf-8")
    monkeypatch.setenv("ONRECORD_NAMES", "names.toml")
    names = build_names(load_settings())
    assert names.get("江科") is not None
    with closing(open_store(load_settings())) as store:
        assert len(store.outdated()) == 1
    with opened_store(load_settings(), names) as store:
        assert store.outdated() == ()
        assert [len(extraction.figures) for extraction in store.load()] == [1]


# ---- Slack ----


@pytest.fixture
def slack():
    with SlackDouble() as double:
        yield double


def settings_for(address: str) -> Settings:
    return Settings(slack_bot_token=BOT_TOKEN, slack_app_token=APP_TOKEN, slack_api_base_url=address)


def test_a_token_that_slack_refuses_is_one_sentence(slack):
    slack.refuse_next("auth.test", Refusal("invalid_auth"))
    with pytest.raises(SetupError, match="Slack does not accept SLACK_BOT_TOKEN"):
        build_slack_app(settings_for(slack.base_url), build_desk())


def test_a_slack_that_cannot_be_reached_is_one_sentence():
    with pytest.raises(SetupError, match="Slack cannot be reached"):
        build_slack_app(settings_for("http://127.0.0.1:9/api/"), build_desk())


def test_an_app_token_that_slack_refuses_is_one_sentence(slack):
    settings = settings_for(slack.base_url)
    app = build_slack_app(settings, build_desk())
    slack.refuse_next("apps.connections.open", Refusal("invalid_auth"))
    with pytest.raises(SetupError, match=r"Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)"):
        serve(app, settings, threading.Event())


def test_variables_that_bolt_would_read_itself_change_nothing(slack, monkeypatch, caplog):
    for name in ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        monkeypatch.setenv(name, "another app's")
    app = build_slack_app(settings_for(slack.base_url), build_desk())
    assert (app.oauth_flow, app.client.token) == (None, BOT_TOKEN)
    assert caplog.messages == []
    assert os.environ["SLACK_CLIENT_ID"] == "another app's"


@contextmanager
def serving(slack, folder: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {
        "PYTHONPATH": str(Path(__file__).parent.parent),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_BASE_URL": slack.base_url,
    }
    command = [sys.executable, "-m", "bot"]
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  # ours
        try:
            yield process
        finally:
            process.kill()


def test_a_process_with_tokens_serves_slack_until_it_is_told_to_stop(slack, bare_environment):
    with opened_store(load_settings(), NAMES, bundled=False) as store:
        step(store, one=ONE)
    with serving(slack, bare_environment) as process:
        slack.send(mention("江边科技今年投入多少？"))
        (answer,) = slack.wait_for_shown(1)
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=30)
    assert "35亿元" in answer["text"], log
    assert slack.objections == []
    assert process.returncode == 0
    assert "connected, listening for /onrecord" in log
    assert "WARNING" not in log
    assert "Traceback" not in log
    assert "double" not in log.replace("slack_double", "")
