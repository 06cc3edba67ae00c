"""The commands that stay: run and chat. Slack over Socket Mode or HTTP, or the console, until told to stop.

Must never cut off a listener that is at work.
"""

import gc
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOBase
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from bot.app import build_desk, build_keeper, now, polling_job
from bot.call import Call
from bot.console import run_console
from bot.errors import SetupError
from bot.following import following
from bot.health import Health, Line, Looks, examine_health
from bot.resuming import resuming
from bot.schedule import scheduled
from bot.settings import Settings
from bot.signals import stop_on_signals
from bot.tokens import token_problems
from handlers.conversations import Asked
from handlers.desk import AT_THE_CONSOLE, Desk
from handlers.replies import reply_to
from handlers.subcommands import read_request
from handlers.subscription_blocks import line_of
from handlers.subscriptions import show
from handlers.wording import WORDINGS

if TYPE_CHECKING:
    from slack_bolt import App

# Seconds that a signal may have to wait.
_AWAKE = 0.5
# Seconds that a thread may compute while others wait; Python's own 0.005 would hold up acknowledgements.
_TURN = 0.001

_log = logging.getLogger(__name__)


def run(call: Call) -> None:
    """Serve Slack, or open the console where there are no tokens.

    Raises SetupError where there are tokens that cannot work.
    """
    if problems := token_problems(call.settings):
        raise SetupError(*problems)
    if not call.settings.serves_slack:
        chat(call, "No Slack tokens are set (.env.example names them), so this is the console.")
        return
    from bot.bolt import build_slack_app  # noqa: PLC0415  # the console does without Slack
    from bot.sending import sending_job  # noqa: PLC0415  # as above

    with call.store() as store:
        desk = build_desk(call.settings, store, call.names, waits=False)
        app = build_slack_app(call.settings, desk, store)
        warm(desk)
        sys.setswitchinterval(_TURN)
        looks = Looks(now)
        with stop_on_signals() as stop, following(store, desk.library, stop, keeper=build_keeper(call.settings, store)):
            jobs = [polling_job(call.settings, store, call.names, stop), sending_job(call.settings, desk, store, stop)]
            with resuming(app, desk, store.deliveries, stop, looks=looks), scheduled(jobs):
                if call.settings.mode == "http":
                    serve_http(app, call.settings, lambda: examine_health(store, desk.library, looks), stop)
                else:
                    serve(app, call.settings, stop, lambda line: examine_health(store, desk.library, looks, line))
            store.deliveries.release()


def warm(desk: Desk) -> None:
    """Say once to nobody, in each script, what can be asked: it loads all that the first question would wait for."""
    for words in WORDINGS.values():
        reply_to(desk, Asked(read_request(words.help.form_help)))
    gc.collect()
    gc.freeze()  # what is there now stays: looking through it for rubbish again would hold up everybody


def chat(call: Call, why: str | None = None) -> None:
    """Open the console on stdin, on the same handlers as Slack; say `why` where nobody asked for it."""
    with call.store() as store:
        desk = build_desk(call.settings, store, call.names, waits=False)
        if why:
            typer.echo(why, err=True)
            for line in coming_up(desk):
                typer.echo(line, err=True)
        stop = threading.Event()
        # Who pipes questions in wants their answers, and waits for no feed.
        is_typed = isinstance(sys.stdin, TextIOBase) and sys.stdin.isatty()
        jobs = [polling_job(call.settings, store, call.names, stop)] if is_typed else []
        with following(store, desk.library, stop, keeper=build_keeper(call.settings, store)), scheduled(jobs):
            try:
                run_console(desk, sys.stdin, Console())
            finally:
                stop.set()


def coming_up(desk: Desk) -> Iterator[str]:
    """Say for each subscription of the console when its next digest would be."""
    for number, one in enumerate(desk.subscriptions.in_channel("", AT_THE_CONSOLE), 1):
        yield line_of(show(desk, one, number), WORDINGS[one.lang])  # type: ignore[index]  # the store keeps no other


def serve_http(app: "App", settings: Settings, health: Callable[[], Health], stop: threading.Event) -> None:
    """Answer what Slack sends to our port until `stop` is set, then let running listeners finish.

    Raises SetupError where the port is taken.
    """
    from bot.web import build_web, listen, serving_web  # noqa: PLC0415  # the console does without a server

    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else ""
    try:
        listening = listen(settings.host, settings.port)
        _log.info("listening on %s:%d for %s", *listening.getsockname()[:2], settings.command)
        with serving_web(build_web(app, secret, health), listening, stop):
            wait_for(stop)
    finally:
        app.listener_runner.listener_executor.shutdown(wait=True)
    _log.info("closed")


def serve(
    app: "App", settings: Settings, stop: threading.Event, health: Callable[[Line], Health] | None = None
) -> None:
    """Answer Slack until `stop` is set, then close the connection and let running listeners finish.

    Raises SetupError where Slack does not open a connection, or where the port for `health` is taken.
    """
    from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler  # noqa: PLC0415  # the console does without Slack
    from slack_sdk.errors import SlackApiError  # noqa: PLC0415  # as above

    token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
    handler = SocketModeHandler(app, token)
    try:
        handler.connect()  # type: ignore[no-untyped-call]  # Bolt's handlers carry no types
        _log.info("connected, listening for %s", settings.command)
        with _watched(settings, Line(now, handler.client.is_connected), stop, health):
            wait_for(stop)
    except SlackApiError as error:
        code = error.response.get("error")
        raise SetupError(
            f"Slack does not accept SLACK_APP_TOKEN ({code}); it needs the scope connections:write."
        ) from error
    except OSError as error:
        raise SetupError(f"Slack cannot be reached at {settings.slack_api_base_url}; is the network up?") from error
    finally:
        handler.close()  # type: ignore[no-untyped-call]  # as above
        app.listener_runner.listener_executor.shutdown(wait=True)
    _log.info("closed")


@contextmanager
def _watched(
    settings: Settings, line: Line, stop: threading.Event, health: Callable[[Line], Health] | None
) -> Iterator[None]:
    """Say at /healthz of the port that is set for it whether the process is well; without a port nobody asks."""
    if settings.health_port is None or health is None:
        yield
        return
    from bot.web import build_health_web, listen, serving_web  # noqa: PLC0415  # most do without a server

    listening = listen(settings.host, settings.health_port)
    with serving_web(build_health_web(lambda: health(line)), listening, stop):
        yield


def wait_for(stop: threading.Event) -> None:
    """Wait until `stop` is set.

    The system may give a signal to any thread, but its handler runs in the main one, once that wakes up.
    """
    while not stop.wait(_AWAKE):
        pass
