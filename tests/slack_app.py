"""The real Bolt app on the real Socket Mode client, connected to the double: what production runs, but for the desk.

One connection serves all tests, because the client takes three seconds to leave one; each test gets its own app and
a double that has forgotten the test before.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache

from slack_bolt import App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_double import APP_TOKEN, BOT_TOKEN, SlackDouble
from slack_sdk import WebClient

from handlers import register


@contextmanager
def connected(desk):
    """Give the double, with an app on the desk connected to it; every answer begun has ended after the block."""
    slack, handler = _line()
    slack.forget()
    with ThreadPoolExecutor(4) as executor:
        handler.app = _app(slack, listener_executor=executor)
        register(handler.app, desk)
        yield slack


def the_app():
    """The app that is connected."""
    return _line()[1].app


@cache
def _line():
    slack = SlackDouble().__enter__()
    # No pings: they draw random numbers in the background, which hypothesis takes for its own strategies' doing.
    handler = SocketModeHandler(_app(slack), APP_TOKEN, ping_interval=3_600)
    handler.connect()
    return slack, handler


def _app(slack, **options):
    return App(client=WebClient(BOT_TOKEN, base_url=slack.base_url), **options)
