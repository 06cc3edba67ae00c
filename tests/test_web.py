"""HTTP mode: only what Slack has signed is answered, once, by however many processes."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
import sqlalchemy as sa
from desk_double import LibraryDouble, build_desk
from payloads import USER, click_at_home, mention, opening, slash, submission
from slack_double import APP_TOKEN, BOT_TOKEN, SlackDouble
from slack_over_http import SECRET, ask, send, served, signed

from bot.app import opened_store
from bot.bolt import build_slack_app
from bot.errors import SetupError
from bot.health import Health, Line, Looks, examine_health
from bot.serving import serve
from bot.settings import Settings, load_settings
from bot.web import listen
from corpus.ingest import extract
from corpus.models import Article
from corpus.names import load_names

pytestmark = pytest.mark.usefixtures("bare_environment")

BODY = json.dumps(mention("云湖要投多少？")["payload"]).encode()


# ---- what Slack sends ----


def test_a_mention_is_answered():
    with served(build_desk()) as (slack, port):
        sent = mention("云湖要投多少？")
        assert send(port, sent).status == 200
        [answer] = slack.wait_for_shown(1)
    assert answer["thread_ts"] == sent["payload"]["event"]["ts"]
    assert "约3800亿元" in answer["text"]
    assert slack.objections == []


def test_a_command_is_answered_privately():
    with served(build_desk()) as (slack, port):
        reply = send(port, slash("云湖", response_url=slack.response_url()))
        [answer] = slack.wait_for_shown(1)
    assert (reply.status, answer["response_type"]) == (200, "ephemeral")


def test_a_button_and_a_modal_are_answered():
    def heard(envelope):
        slack.hand_out(envelope)
        return send(port, envelope)

    with served(build_desk()) as (slack, port):
        send(port, opening("home"))
        assert heard(click_at_home(slack.wait_for_home(USER), "ask")).status == 200
        view = slack.wait_for_view()
        empty = heard(submission(view, {"question": {"question": ""}}))
        assert heard(submission(view, {"question": {"question": "云湖要投多少？"}})).body == ""
        [answer] = slack.wait_for_shown(1)
    assert json.loads(empty.body)["response_action"] == "errors"
    assert "约3800亿元" in answer["text"]
    assert slack.objections == []


def test_slack_s_question_whether_the_address_is_ours_is_answered():
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1aB", "token": "verification"}).encode()
    with served(build_desk()) as (_, port):
        reply = ask(port, "POST", "/slack/events", body, signed(body))
    assert (reply.status, json.loads(reply.body)) == (200, {"challenge": "3eZbrw1aB"})


def test_an_event_that_comes_again_is_acknowledged_and_answered_once():
    desk = build_desk()
    sent = mention("云湖")
    with served(desk) as (slack, port):
        statuses = [send(port, sent).status, send(port, sent, num="1", reason="http_timeout").status]
        slack.wait_for_shown(1)
    assert statuses == [200, 200]
    assert len(slack.calls("chat.postMessage")) == 1


# ---- what somebody else sends ----


@pytest.mark.parametrize(
    "headers",
    [
        {},
        signed(BODY, secret="another app's secret"),
        signed(BODY + b" "),
        signed(BODY, at=time.time() - 310),
        signed(BODY, at=time.time() + 3_600),
        signed(BODY) | {"X-Slack-Signature": "v0="},
        signed(BODY) | {"X-Slack-Signature": "v0=é"},
        signed(BODY) | {"X-Slack-Request-Timestamp": "now"},
        signed(BODY) | {"X-Slack-Request-Timestamp": "9" * 5_000},
        signed(BODY) | {"X-Slack-Request-Timestamp": ""},
    ],
    ids=["none", "secret", "body", "old", "ahead", "no digest", "not ASCII", "no number", "huge number", "no time"],
)
def test_what_slack_has_not_signed_is_refused(headers, caplog):
    desk = build_desk()
    with served(desk) as (slack, port):
        reply = ask(port, "POST", "/slack/events", BODY, headers)
    assert reply.status == 401
    assert (desk.library.asked, slack.shown) == ([], [])
    assert "云湖" not in caplog.text


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\xff\xfe", "application/json"),
        (b'{"type": ', "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"payload=%7B", "application/x-www-form-urlencoded"),
    ],
    ids=["no UTF-8", "cut off", "nested", "form"],
)
def test_what_cannot_be_read_is_refused(body, content_type):
    with served(build_desk()) as (_, port):
        reply = ask(port, "POST", "/slack/events", body, signed(body, content_type=content_type))
    assert reply.status in {400, 401}


def test_a_body_larger_than_any_of_slack_s_is_not_read_to_its_end():
    def endless():
        for _ in range(200):
            yield b"x" * 10_000

    with served(build_desk()) as (_, port):
        reply = ask(port, "POST", "/slack/events", endless())
    assert reply.status == 413


def test_who_goes_before_the_end_leaves_no_traceback(caplog):
    with served(build_desk()) as (_, port):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"POST /slack/events HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n{")
        ask(port, "GET", "/healthz")
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(("method", "path"), [("GET", "/slack/events"), ("POST", "/"), ("GET", "/docs")])
def test_there_is_nothing_else_to_be_had(method, path):
    with served(build_desk()) as (_, port):
        assert ask(port, method, path).status in {404, 405}


# ---- health ----


def test_a_process_that_is_well_says_so():
    with served(build_desk()) as (_, port):
        reply = ask(port, "GET", "/healthz")
    says = {"status": "ok", "articles": 2, "looked_seconds_ago": 0, "due_seconds": 0}
    assert (reply.status, json.loads(reply.body)) == (200, says)


def test_one_that_is_not_says_why():
    with served(build_desk(), health=lambda: Health(2, 90, ("It is ill.",), due_seconds=5)) as (_, port):
        reply = ask(port, "GET", "/healthz")
    seconds = {"looked_seconds_ago": 90, "due_seconds": 5}
    says = {"status": "failing", "problems": ["It is ill."], "articles": 2, **seconds}
    assert (reply.status, json.loads(reply.body)) == (503, says)


def test_in_socket_mode_health_is_a_connection_that_stands_or_was_just_replaced(store):
    at, is_open = [datetime(2025, 9, 24, 12, tzinfo=UTC)], [True]
    looks, line = Looks(lambda: at[0]), Line(lambda: at[0], lambda: is_open[0])
    assert examine_health(store, LibraryDouble(), looks, line) == Health(12, 0, (), connected=True)
    is_open[0] = False
    at[0] += timedelta(seconds=20)
    assert examine_health(store, LibraryDouble(), looks, line) == Health(12, 20, (), connected=False)
    at[0] += timedelta(seconds=20)
    assert examine_health(store, LibraryDouble(), looks, line).problems == ("Slack is not connected.",)


def test_in_socket_mode_health_has_a_port_of_its_own():
    with SlackDouble() as slack, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        tokens = {"slack_bot_token": BOT_TOKEN, "slack_app_token": APP_TOKEN, "slack_api_base_url": slack.base_url}
        settings, stop = Settings(health_port=port, **tokens), Event()
        app = build_slack_app(settings, build_desk())

        def health(line):
            return Health(2, 0, (), connected=line.is_open())

        serving = Thread(target=serve, args=(app, settings, stop, health))
        serving.start()
        slack.wait_for_connection(1)
        reply = _once_it_answers(port)
        events = ask(port, "POST", "/slack/events")
        stop.set()
        serving.join()
    seconds = {"looked_seconds_ago": 0, "due_seconds": 0}
    assert json.loads(reply.body) == {"status": "ok", "articles": 2, "connected": True, **seconds}
    assert events.status == 404


def _once_it_answers(port):
    """What /healthz says, once the port is open and the connection stands."""
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        with suppress(OSError):
            reply = ask(port, "GET", "/healthz")
            if json.loads(reply.body)["connected"]:
                return reply
        time.sleep(0.05)
    raise AssertionError("nobody answers")


def test_health_is_a_database_that_answers_and_a_look_for_deliveries(store):
    at = [datetime(2025, 9, 24, 12, tzinfo=UTC)]
    looks = Looks(lambda: at[0])
    assert examine_health(store, LibraryDouble(), looks) == Health(12, 0, ())
    at[0] += timedelta(seconds=61)
    assert examine_health(store, LibraryDouble(), looks).problems == ("Deliveries have not been looked for lately.",)
    looks.note()
    assert examine_health(store, LibraryDouble(), looks).problems == ()


def test_health_shows_for_how_long_something_has_been_due_and_fails_after_hours(store):
    at = [datetime(2025, 9, 24, 12, tzinfo=UTC)]
    store.feeds._clock = store.runs._clock = lambda: at[0]
    store.feeds.add("https://news.example/feed", "feed", None)
    # What was due while no process ran has not waited for this one.
    at[0] += timedelta(days=3)
    looks = Looks(lambda: at[0])
    assert examine_health(store, LibraryDouble(), looks) == Health(12, 0, ())
    at[0] += timedelta(hours=1)
    looks.note()
    assert examine_health(store, LibraryDouble(), looks) == Health(12, 0, (), due_seconds=3600)
    at[0] += timedelta(hours=2)
    looks.note()
    found = examine_health(store, LibraryDouble(), looks)
    assert found.problems == ("Feeds or digests have been due for hours.",)
    store.feeds.end(1, "gone")
    assert examine_health(store, LibraryDouble(), looks) == Health(12, 0, ())


def test_a_database_that_is_away_is_a_problem(store, monkeypatch):
    def away():
        raise sa.exc.OperationalError("SELECT 1", {}, OSError("the server hides its address here"))

    monkeypatch.setattr(store, "ping", away)
    found = examine_health(store, LibraryDouble(), Looks(lambda: datetime(2025, 9, 24, 12, tzinfo=UTC)))
    assert found.problems == ("The database does not answer.",)


# ---- the process ----


def test_a_port_that_is_taken_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=rf"Port {port} of 127\.0\.0\.1 cannot be listened on: .+ ONRECORD_PORT"):
            listen("127.0.0.1", port)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


@contextmanager
def a_process(slack, folder, **settings):
    """A process that serves HTTP, once it is well; give it and its port."""
    port = free_port()
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = (
        kept
        | settings
        | {
            "PYTHONPATH": str(Path(__file__).parent.parent),
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_BASE_URL": slack.base_url,
            "ONRECORD_MODE": "http",
            "ONRECORD_PORT": str(port),
        }
    )
    command = [sys.executable, "-m", "bot"]
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        try:
            wait_until_well(port)
            yield process, port
        finally:
            process.kill()


def wait_until_well(port):
    for _ in range(600):
        try:
            if ask(port, "GET", "/healthz").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail("it never became well")


def with_an_article():
    names = load_names()
    article = Article("a1", "江边科技", "江边科技今年投入超过35亿元，负责人认为需求还会增长。", lang="zh-Hans")
    with opened_store(load_settings(), names, bundled=False) as store:
        store.save(extract(article, names))


def test_a_process_told_to_stop_finishes_what_it_has_begun(bare_environment):
    with_an_article()
    with SlackDouble() as slack, a_process(slack, bare_environment) as (process, port):
        sent = [mention("江边科技今年投入多少？") for _ in range(5)]
        statuses = {send(port, one).status for one in sent}
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=30)
    assert statuses == {200}
    assert {answer["thread_ts"] for answer in slack.shown} == {one["payload"]["event"]["ts"] for one in sent}
    assert process.returncode == 0, log
    assert f"listening on 127.0.0.1:{port} for /onrecord" in log
    assert "WARNING" not in log
    assert "Traceback" not in log


@pytest.mark.timeout(180)
def test_processes_that_share_a_database_answer_each_event_once(bare_environment, postgres, monkeypatch):
    url = postgres.set(database=f"shared_{os.getpid()}")
    with sa.create_engine(postgres, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool).connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {url.database}"))
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    with_an_article()
    questions = [mention("江边科技今年投入多少？") for _ in range(15)]
    with SlackDouble() as slack, ExitStack() as stack:
        shared = {"DATABASE_URL": os.environ["DATABASE_URL"]}
        ports = [stack.enter_context(a_process(slack, bare_environment, **shared))[1] for _ in range(2)]
        for number, question in enumerate(questions):
            for port in ports if number % 2 else reversed(ports):
                assert send(port, question).status == 200
        slack.wait_for_shown(len(questions), patience=60)
        Event().wait(1)
    answered = Counter(answer["thread_ts"] for answer in slack.shown)
    assert answered == {question["payload"]["event"]["ts"]: 1 for question in questions}
