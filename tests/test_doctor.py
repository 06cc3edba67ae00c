import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import open_store
from bot.doctor import examine
from bot.settings import load_settings

pytestmark = pytest.mark.usefixtures("bare_environment")


def wrong() -> list[str]:
    return [check.says for check in examine(load_settings) if not check.well]


def said() -> str:
    return "\n".join(check.says for check in examine(load_settings))


def test_before_the_first_start_all_is_well_and_nothing_is_made():
    assert wrong() == []
    assert "Database: made at the first start" in said()
    assert list(Path().iterdir()) == []


def test_after_it_the_articles_are_counted():
    open_store(load_settings()).close()
    assert wrong() == []
    assert "Database: sqlite opens, its schema is current" in said()
    assert "Articles: 0; read some in with: onrecord import FOLDER" in said()


def test_how_it_will_behave_is_said(monkeypatch):
    assert "answers wherever it is invited, not in channels shared with others; 120 questions" in said()
    assert "who sees flags: nobody (ONRECORD_ADMINS is empty)" in said()
    monkeypatch.setenv("ONRECORD_CHANNELS", "C0READING")
    monkeypatch.setenv("ONRECORD_USER_LIMIT", "0")
    monkeypatch.setenv("ONRECORD_ADMINS", "U0ADA,U0BOB")
    assert "answers in 1 channels only" in said()
    assert "any number of questions a minute for each person" in said()
    assert "who sees flags: 2; who may change what a channel follows: everyone; who may add feeds: everyone" in said()


@pytest.mark.parametrize(("name", "value"), [("ONRECORD_FOLLOWERS", "admins"), ("ONRECORD_OPEN_SOURCES", "false")])
def test_what_is_left_to_admins_needs_some(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert wrong()[0].endswith("Name the admins in ONRECORD_ADMINS.")
    monkeypatch.setenv("ONRECORD_ADMINS", "U0ADA")
    assert wrong() == []


def test_a_watched_folder_has_to_be_there(monkeypatch, tmp_path):
    monkeypatch.setenv("ONRECORD_FOLDER", str(tmp_path / "in"))
    assert wrong() == [f"Watched folder: {tmp_path}/in is no folder that can be read; set ONRECORD_FOLDER."]
    (tmp_path / "in").mkdir()
    assert wrong() == []
    assert f"Watched folder: {tmp_path}/in" in said()


def test_bad_settings_are_named_one_line_each(monkeypatch):
    monkeypatch.setenv("ONRECORD_COMMAND", "onrecord")
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "loud")
    assert [line[:29] for line in wrong()] == ["Settings: ONRECORD_COMMAND mu", "Settings: ONRECORD_LOG_LEVEL "]


def test_a_setting_that_is_none_is_named(monkeypatch):
    Path(".env").write_text("ONRECORD_DATE=elsewhere\nOTHER=1\n", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_NAME", "names.toml")
    assert wrong() == [
        "Settings: ONRECORD_DATE is none of them; .env.example names them all.",
        "Settings: ONRECORD_NAME is none of them; .env.example names them all.",
    ]


def test_a_token_of_the_wrong_shape_is_named_and_not_shown(monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "hunter2")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1234567890-abc")
    assert [line.startswith("Slack tokens: SLACK_BOT_TOKEN must be a token") for line in wrong()] == [True]
    assert "hunter2" not in said()


def test_tokens_of_the_right_shape_are_well(monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1234567890-abc")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1234567890-abc")
    assert "Slack tokens: all have the right shape" in said()


def test_over_http_the_doctor_asks_for_what_slack_calls(monkeypatch):
    monkeypatch.setenv("ONRECORD_MODE", "http")
    assert [line.partition(" is missing")[0] for line in wrong()] == [
        "Slack tokens: SLACK_SIGNING_SECRET",
        "Slack tokens: SLACK_BOT_TOKEN",
        "Manifest: Slack has to be told where it reaches the bot: set ONRECORD_URL, or use --url https://….",
    ]
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "8f742231b10e8888abcd99yyyzzz85a5")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1234567890-abc")
    monkeypatch.setenv("ONRECORD_URL", "https://onrecord.example.com")
    assert wrong() == []
    assert "HTTP: listens on 127.0.0.1:3000, health at /healthz" in said()
    assert "Workspaces" not in said()
    assert "8f742231" not in said()


def test_where_several_workspaces_install_the_bot_is_said(monkeypatch):
    for name, value in {
        "ONRECORD_MODE": "http",
        "ONRECORD_URL": "https://onrecord.example.com/",
        "SLACK_SIGNING_SECRET": "8f742231b10e8888abcd99yyyzzz85a5",
        "SLACK_CLIENT_ID": "123.456",
        "SLACK_CLIENT_SECRET": "c0ffee00c0ffee00c0ffee00c0ffee00",
    }.items():
        monkeypatch.setenv(name, value)
    assert wrong() == []
    assert "Workspaces: install the bot at https://onrecord.example.com/slack/install" in said()
    assert "c0ffee" not in said()


def test_a_data_folder_that_is_a_file_is_named(monkeypatch):
    Path("record").touch()
    monkeypatch.setenv("ONRECORD_DATA", "record")
    assert wrong()[0].endswith("record is a file; set ONRECORD_DATA to a folder.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_that_cannot_be_written_is_named(monkeypatch):
    Path("locked").mkdir(mode=0o500)
    monkeypatch.setenv("ONRECORD_DATA", "locked/data")
    assert "cannot be written" in wrong()[0]


def test_a_damaged_database_is_named():
    Path("data").mkdir()
    Path("data/onrecord.db").write_bytes(b"no database " * 1000)
    assert wrong() == ["Database: cannot be opened: file is not a database; put a backup in its place."]


def test_a_database_of_a_newer_version_is_named():
    store = open_store(load_settings())
    with store._writing.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    assert wrong() == ["Database: written by a newer version of Onrecord; update this one."]


def test_feeds_are_counted_and_so_are_those_that_fail():
    store = open_store(load_settings())
    assert "Feeds: none; add one with: onrecord feeds add https://…" in said()
    for number in range(3):
        store.feeds.add(f"https://news.example/{number}", "feed", None)
    assert "Feeds: 3\n" in said() + "\n"
    store.feeds.lease(2)
    store.feeds.note(2, {"failures": 1, "failing": "https://news.example/1 answers 500; there is no page to read."})
    store.close()
    assert "Feeds: 3, 1 failing; see: onrecord feeds list" in said()
    assert wrong() == []


def test_names_that_cannot_be_read_are_named(monkeypatch):
    monkeypatch.setenv("ONRECORD_NAMES", "none.toml")
    assert wrong() == ["Names: ONRECORD_NAMES: none.toml cannot be read: No such file or directory."]


def test_the_doctor_of_a_python_too_old_says_so():
    from bot.doctor import _python  # noqa: PLC0415  # only here

    assert _python((3, 10)).says == "Python: 3.10 is too old; install Python 3.11 or newer."
