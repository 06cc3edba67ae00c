"""Slack's side of HTTP mode: requests signed as Slack signs them, to the server that production runs."""

import hashlib
import hmac
import http.client
import json
import threading
import time
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlencode

from slack_double import BOT_TOKEN, CLIENT_ID, CLIENT_SECRET, SlackDouble

from bot.bolt import build_slack_app
from bot.health import Health
from bot.settings import Settings
from bot.web import build_web, listen, serving_web

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: dict
    body: str


def ask(port, method, path, body=b"", headers=None):
    """Send a request as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, found, response.read().decode())
    finally:
        connection.close()


def signed(body, *, secret=SECRET, at=None, content_type="application/json"):
    """The headers of a body that Slack sends."""
    timestamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": f"v0={digest}",
    }


def send(port, envelope, **retry):
    """Send what would come in an envelope over Socket Mode; `num` and `reason` mark it as a retry."""
    payload = envelope["payload"]
    if "command" in payload:
        body, content_type = urlencode(payload).encode(), "application/x-www-form-urlencoded"
    elif "event" in payload:
        body, content_type = json.dumps(payload).encode(), "application/json"
    else:
        body, content_type = urlencode({"payload": json.dumps(payload)}).encode(), "application/x-www-form-urlencoded"
    marks = {f"X-Slack-Retry-{name.title()}": value for name, value in retry.items()}
    return ask(port, "POST", "/slack/events", body, signed(body, content_type=content_type) | marks)


def settings_for(slack, *, is_shared):
    """The settings of a server for one workspace, or for several."""
    common = {"mode": "http", "slack_api_base_url": slack.base_url, "url": "https://onrecord.example.com"}
    if is_shared:
        return Settings(slack_client_id=CLIENT_ID, slack_client_secret=CLIENT_SECRET, **common)
    return Settings(slack_bot_token=BOT_TOKEN, **common)


def well():
    return Health(2, 0, ())


@contextmanager
def served(desk, *, health=well, store=None):
    """Give the double and the port of a server on the desk; every answer begun has ended after the block.

    With a store, workspaces install it.
    """
    with SlackDouble() as slack:
        app = build_slack_app(settings_for(slack, is_shared=store is not None), desk, store)
        listening = listen("127.0.0.1", 0)
        try:
            with serving_web(build_web(app, SECRET, health), listening, threading.Event()):
                yield slack, listening.getsockname()[1]
        finally:
            app.listener_runner.listener_executor.shutdown()
