"""Slack over HTTP: /slack/events for all that Slack sends, /healthz for whoever watches, and pages to install from.

Must never hand on, or write into the log, a byte that Slack has not signed.
"""

import logging
import re
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn
from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import SetupError
from bot.health import Health

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_bolt.oauth import OAuthFlow

# The largest that Slack sends, a modal with every field filled in, is a third of this.
_LARGEST = 1_000_000
# Seconds for answers on their way when the process is told to stop; Slack waits for three.
_PATIENCE = 10
# Seconds since 1970, and nothing that `int` would make of other digits.
_TIMESTAMP = re.compile(r"[0-9]{1,12}")

_log = logging.getLogger(__name__)


def build_web(app: "App", signing_secret: str, health: Callable[[], Health]) -> Starlette:
    """Build what answers Slack and the one who watches."""

    async def on_events(request: Request) -> Response:
        try:
            body = await _body_of(request)
        except ClientDisconnect:
            return PlainTextResponse("gone before the end", 400)
        if body is None:
            return PlainTextResponse("too large", 413)
        if not is_signed(signing_secret, request.headers, body):
            _log.warning("refused a request that Slack has not signed")
            return PlainTextResponse("not signed by Slack", 401)
        try:
            asked = to_bolt_request(request, body)
        except (ValueError, RecursionError):
            return PlainTextResponse("not readable", 400)
        # Bolt keeps a delivery in the database before it answers, which must not hold up the others.
        return to_starlette_response(await run_in_threadpool(app.dispatch, asked))

    routes = [Route("/slack/events", on_events, methods=["POST"]), _watching(health)]
    return Starlette(routes=routes + _installing(app.oauth_flow))


def build_health_web(health: Callable[[], Health]) -> Starlette:
    """Build what answers the one who watches and nobody else, for Socket Mode."""
    return Starlette(routes=[_watching(health)])


def _watching(health: Callable[[], Health]) -> Route:
    async def on_health(_: Request) -> Response:
        found = await run_in_threadpool(health)
        says: dict[str, object] = {
            "articles": found.articles,
            "looked_seconds_ago": found.looked_seconds_ago,
            "due_seconds": found.due_seconds,
        }
        if found.connected is not None:
            says["connected"] = found.connected
        if found.problems:
            return JSONResponse({"status": "failing", "problems": list(found.problems), **says}, 503)
        return JSONResponse({"status": "ok", **says})

    return Route("/healthz", on_health, methods=["GET"])


def _installing(flow: "OAuthFlow | None") -> list[Route]:
    """Give the pages where several workspaces install the bot; none where it serves one."""
    if flow is None:
        return []

    def page(answer: Callable[[BoltRequest], BoltResponse]) -> Callable[[Request], Awaitable[Response]]:
        async def show(request: Request) -> Response:
            return to_starlette_response(await run_in_threadpool(answer, to_bolt_request(request, b"")))

        return show

    return [
        Route(flow.install_path, page(flow.handle_installation), methods=["GET"]),
        Route(flow.redirect_uri_path, page(flow.handle_callback), methods=["GET"]),
    ]


def is_signed(secret: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Say whether Slack has signed the body within the last five minutes (docs.slack.dev, "verifying requests").

    In place of Bolt's own check, which writes the body of what it refuses into the log and fails on odd headers.
    """
    timestamp = headers.get("x-slack-request-timestamp", "")
    signature = headers.get("x-slack-signature", "")
    if not _TIMESTAMP.fullmatch(timestamp) or not signature.isascii():
        return False
    try:
        return SignatureVerifier(secret).is_valid(body, timestamp, signature)
    except UnicodeDecodeError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """Open the port.

    Raises SetupError where that cannot be done.
    """
    try:
        return socket.create_server((host, port), backlog=1024)
    except OSError as error:
        raise SetupError(
            f"Port {port} of {host} cannot be listened on: {error.strerror}; set ONRECORD_HOST and ONRECORD_PORT."
        ) from error


@contextmanager
def serving_web(web: Starlette, listening: socket.socket, stop: threading.Event) -> Iterator[None]:
    """Answer requests, in a thread; afterwards finish those that have come. Sets `stop` where the server fails."""
    config = uvicorn.Config(
        web,
        log_config=None,
        access_log=False,  # it would hold what comes in addresses: the codes of installations
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
        ws="none",
    )
    server = uvicorn.Server(config)

    def run() -> None:
        try:
            server.run(sockets=[listening])
        finally:
            stop.set()

    thread = threading.Thread(target=run, name="web")
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


async def _body_of(request: Request) -> bytes | None:
    """Read the body; None where it is larger than anything that Slack sends."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            return None
    return bytes(body)
