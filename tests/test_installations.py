"""The bot in several workspaces: installed by who was sent to Slack, answering each with its own token."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from html import unescape
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from desk_double import build_desk
from payloads import event, mention, slash
from slack_double import CLIENT_ID, CLIENT_SECRET, Refusal, SlackDouble
from slack_over_http import ask, send, served, settings_for
from slack_sdk import WebClient

from bot.bolt import build_slack_app
from bot.installations import build_tokens
from bot.resuming import resume
from bot.store.deliveries import LEASE, StoredDeliveries
from bot.store.installations import StoredInstallations
from handlers.deliveries import keys_of
from handlers.manifest import SCOPES
from handlers.pages import render_failed_page, render_install_page
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL, WORDINGS, wording_of_locale

pytestmark = pytest.mark.usefixtures("bare_environment")

STATE = re.compile(r"slack-app-oauth-state=([^;]+)")


def begin(port, **headers):
    """Open the page that installs; give what Slack is told and the cookie."""
    page = ask(port, "GET", "/slack/install", headers=headers)
    assert page.status == 200
    url = unescape(re.search(r'href="([^"]+)"', page.body)[1])
    return url, STATE.search(page.headers["set-cookie"])[0]


def come_back(port, cookie, **query):
    state = cookie.partition("=")[2]
    asked = "&".join(f"{name}={value}" for name, value in {"state": state, **query}.items())
    return ask(port, "GET", f"/slack/oauth_redirect?{asked}", headers={"Cookie": cookie})


def install(slack, port, team):
    _, cookie = begin(port)
    assert come_back(port, cookie, code=slack.code_for(team)).status == 200


def of(team, envelope):
    """The same, in another workspace."""
    payload = envelope["payload"]
    payload["team_id"] = team
    for authorization in payload.get("authorizations", ()):
        authorization["team_id"] = team
    return envelope


def token_used(request):
    return request.headers["authorization"].removeprefix("Bearer ")


# ---- installing ----


def test_who_installs_is_sent_to_slack_with_what_we_ask_for(store):
    with served(build_desk(), store=store) as (slack, port):
        url, cookie = begin(port)
    asked = parse_qs(urlsplit(url).query)
    assert url.startswith(slack.base_url.replace("api/", "oauth/v2/authorize?"))
    assert (asked["client_id"], asked["scope"]) == ([CLIENT_ID], [",".join(SCOPES)])
    assert asked["redirect_uri"] == ["https://onrecord.example.com/slack/oauth_redirect"]
    assert asked["state"] == [cookie.partition("=")[2]]


def test_each_workspace_is_answered_with_its_own_token(store):
    desk = build_desk()
    with served(desk, store=store) as (slack, port):
        for team in ("T0ONE", "T0TWO"):
            install(slack, port, team)
        for team in ("T0TWO", "T0ONE"):
            assert send(port, of(team, mention("云湖"))).status == 200
            slack.wait_for_shown(1 if team == "T0TWO" else 2)
        posts = slack.calls("chat.postMessage")
    assert [slack.tokens[token_used(post)] for post in posts] == ["T0TWO", "T0ONE"]
    assert len(slack.calls("auth.test")) == 2


@pytest.mark.parametrize(
    ("cookie", "query", "status"),
    [
        ("slack-app-oauth-state=other", {"code": "12.34"}, 400),
        (None, {"code": "12.34", "state": "other"}, 400),
        (None, {"code": "12.34"}, 401),
        (None, {}, 401),
        (None, {"error": "access_denied"}, 200),
    ],
    ids=["another browser", "another state", "a code of nobody's", "no code", "declined"],
)
def test_who_was_not_sent_by_us_installs_nothing(store, engine, cookie, query, status):
    with served(build_desk(), store=store) as (_, port):
        _, mine = begin(port)
        asked = "&".join(f"{name}={value}" for name, value in {"state": mine.partition("=")[2], **query}.items())
        reply = ask(port, "GET", f"/slack/oauth_redirect?{asked}", headers={"Cookie": cookie or mine})
    assert (reply.status, ENGLISH.pages.failed in reply.body) == (status, True)
    assert 'href="https://onrecord.example.com/slack/install"' in reply.body
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM slack_bots").scalar() == 0


def test_a_state_is_good_for_one_use(store):
    with served(build_desk(), store=store) as (slack, port):
        _, cookie = begin(port)
        statuses = [come_back(port, cookie, code=slack.code_for("T0ONE")).status for _ in range(2)]
    assert statuses == [200, 401]


def test_installing_again_replaces_the_token(store, engine):
    with served(build_desk(), store=store) as (slack, port):
        for _ in range(2):
            install(slack, port, "T0ONE")
    with engine.connect() as connection:
        tables = ("slack_bots", "slack_installations")
        rows = [connection.exec_driver_sql(f"SELECT bot_token FROM {table}").scalars().all() for table in tables]  # noqa: S608 - ours
    latest = list(slack.tokens)[-1]
    assert rows == [[latest], [latest]]


def test_states_that_nobody_came_back_with_are_forgotten(store, engine):
    _, states = store.installations(CLIENT_ID)
    states.expiration_seconds = -1
    states.issue()
    kept = states.issue()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT state FROM slack_oauth_states").scalars().all() == [kept]


# ---- where it is not installed ----


def test_a_workspace_without_an_installation_is_told_so(store):
    with served(build_desk(), store=store) as (slack, port):
        assert send(port, of("T0NONE", slash("云湖", response_url=slack.response_url()))).status == 200
        [told] = slack.wait_for_shown(1)
    assert all(words.not_installed in told["text"] for words in WORDINGS.values())


@pytest.mark.parametrize(
    "gone",
    [
        {"type": "app_uninstalled"},
        {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0ONRECORD"]}},
    ],
    ids=["uninstalled", "revoked"],
)
def test_what_is_uninstalled_is_forgotten_and_nothing_else(store, engine, gone):
    with served(build_desk(), store=store) as (slack, port):
        for team in ("T0ONE", "T0TWO"):
            install(slack, port, team)
        assert send(port, of("T0ONE", event(gone))).status == 200
    with engine.connect() as connection:
        for table in ("slack_bots", "slack_installations"):
            assert connection.exec_driver_sql(f"SELECT team_id FROM {table}").scalars().all() == ["T0TWO"]  # noqa: S608 - ours


# ---- rotation ----


@pytest.fixture
def slack():
    with SlackDouble() as double:
        yield double


@pytest.fixture
def tokens(store, slack):
    """What gives tokens, and the installation of one workspace whose token has an hour left."""
    installations, _ = store.installations(CLIENT_ID)
    client = WebClient(base_url=slack.base_url)
    given = client.oauth_v2_access(client_id=CLIENT_ID, client_secret=CLIENT_SECRET, code=slack.code_for("T0ONE"))
    keep(installations, given, left=3_600)
    return build_tokens(settings_for(slack, is_shared=True), installations, client)


def keep(installations, given, *, left):
    from slack_sdk.oauth.installation_store import Installation  # noqa: PLC0415 - here only

    installations.save(
        Installation(
            app_id="A0ONRECORD",
            team_id="T0ONE",
            bot_token=given["access_token"],
            bot_id="B0ONRECORD",
            bot_user_id="U0ONRECORD",
            bot_refresh_token=given["refresh_token"],
            bot_token_expires_in=left,
            user_id="U0ADA",
        )
    )


def test_a_token_that_soon_runs_out_is_refreshed_before_it_is_used(tokens, slack):
    [first] = [token for token in slack.tokens if "T0ONE" in token]
    bot = tokens.bot(None, "T0ONE")
    assert bot.bot_token in slack.tokens
    assert bot.bot_token != first
    assert tokens.bot(None, "T0ONE").bot_token == bot.bot_token
    assert len(slack.calls("oauth.v2.access")) == 2


def test_many_who_need_it_at_once_refresh_it_once(tokens, slack):
    found = []
    threads = [Thread(target=lambda: found.append(tokens.bot(None, "T0ONE").bot_token)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert len(slack.calls("oauth.v2.access")) == 2


def test_a_token_that_still_holds_is_used_where_slack_gives_no_new_one(tokens, slack, caplog):
    slack.refuse_next("oauth.v2.access", Refusal("internal_error"))
    [first] = [token for token in slack.tokens if "T0ONE" in token]
    assert tokens.bot(None, "T0ONE").bot_token == first
    assert "no new token for workspace T0ONE" in caplog.text
    assert "xox" not in caplog.text


def test_one_that_has_run_out_is_not(tokens, store):
    installations, _ = store.installations(CLIENT_ID)
    keep(installations, {"access_token": "xoxe.xoxb-1-old", "refresh_token": "xoxe-1-old"}, left=-1)
    assert tokens.bot(None, "T0ONE") is None
    assert tokens.bot(None, "T0OTHER") is None


def resumed(slack, store, engine):
    """Give the deliveries of a process that has taken up what another of the workspace T0ONE left behind."""
    at = [datetime(2025, 9, 24, 12, tzinfo=UTC)]
    dead = StoredDeliveries(engine, owner="dead", clock=lambda: at[0])
    body = of("T0ONE", mention("云湖"))["payload"]
    dead.take(*keys_of(body), body)
    at[0] += LEASE + timedelta(seconds=1)
    desk = build_desk()
    object.__setattr__(desk, "clock", lambda: at[0])
    app = build_slack_app(settings_for(slack, is_shared=True), desk, store)
    alive = StoredDeliveries(engine, owner="alive", clock=lambda: at[0])
    object.__setattr__(desk, "deliveries", alive)
    resume(app, desk, alive)
    app.listener_runner.listener_executor.shutdown()
    at[0] += LEASE + timedelta(seconds=1)
    return alive


def test_what_was_left_behind_is_answered_with_a_fresh_token(tokens, slack, store, engine):  # noqa: ARG001 - it has installed
    assert resumed(slack, store, engine).orphans() == []
    [post] = slack.calls("chat.postMessage")
    assert slack.tokens[token_used(post)] == "T0ONE"
    assert len(slack.calls("oauth.v2.access")) == 2


def test_what_a_workspace_left_behind_that_has_removed_the_bot_is_not_tried_for_ever(slack, store, engine):
    assert resumed(slack, store, engine).orphans() == []
    assert slack.calls("chat.postMessage") == []


def test_no_token_is_logged(store, caplog):
    caplog.set_level("INFO")
    with served(build_desk(), store=store) as (slack, port):
        install(slack, port, "T0ONE")
        with suppress(AssertionError):
            come_back(port, begin(port)[1], code="12.34.secret")
        send(port, of("T0ONE", mention("云湖")))
        slack.wait_for_shown(1)
    assert "installed in workspace T0ONE" in caplog.text
    assert re.findall(r"xox[a-z]-|xoxe\.|c0ffee", caplog.text) == []


# ---- tables and pages ----


@pytest.mark.usefixtures("store")
def test_the_migrations_make_the_tables_that_the_installed_slack_sdk_knows(engine):
    installations = StoredInstallations(engine, CLIENT_ID)
    from bot.store.installations import StoredStates  # noqa: PLC0415 - here only

    theirs = [installations._reads.metadata, StoredStates(engine).metadata]
    names = {name for metadata in theirs for name in metadata.tables}
    context = {"compare_type": False, "include_object": lambda _o, name, kind, *_: kind != "table" or name in names}
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=context), theirs) == []


@pytest.mark.parametrize(
    ("accepted", "words"),
    [
        ("en-GB,en;q=0.9", ENGLISH),
        ("zh-TW,zh;q=0.9", TRADITIONAL),
        ("zh-Hant-HK", TRADITIONAL),
        ("zh-CN", SIMPLIFIED),
        ("fr,zh-CN;q=0.5", ENGLISH),
        ("", ENGLISH),
    ],
)
def test_pages_are_in_the_language_of_the_browser(accepted, words):
    assert wording_of_locale(accepted) is words


def test_a_page_in_chinese_says_so(store):
    with served(build_desk(), store=store) as (_, port):
        page = ask(port, "GET", "/slack/install", headers={"Accept-Language": "zh-TW"})
    assert '<html lang="zh-Hant">' in page.body
    assert "加到 Slack" in page.body
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert {"Secure", "HttpOnly"} <= set(re.split(r";\s*", page.headers["set-cookie"]))


def test_nothing_from_outside_acts_on_a_page():
    evil = 'https://slack.com/?team="><script>alert(1)</script>'
    assert "<script" not in render_install_page(evil, ENGLISH) + render_failed_page(evil, ENGLISH)


def test_without_several_workspaces_there_is_no_page():
    with served(build_desk()) as (_, port):
        assert ask(port, "GET", "/slack/install").status == 404
