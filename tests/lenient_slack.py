"""Another Slack on the loopback: as little of it as an emulator may offer, and as loose as one may be.

Written from Slack's documents and not from our double, which is strict: here answers have the fields without which
there would be no answer, payloads leave out all that listeners rarely look at, what a bot posts comes back to it as an
event, and methods that few bots call are unknown.
"""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import parse_qsl

from payloads import buttons_below
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from websockets.sync.server import serve

from bot.bolt import build_slack_app
from bot.settings import Settings
from handlers.offering import read_button

BOT = "U_BOT"
_KNOWN = {"auth.test", "apps.connections.open", "chat.postMessage", "chat.postEphemeral", "views.open", "chat.update"}
_PATIENCE = 20


class LenientSlack:
    """Use it in a `with`; `posts` is what the bot has put into Slack, `acks` what it has acknowledged."""

    def __init__(self):
        self.posts, self.views, self.acks, self.unknown = [], [], {}, []
        self._numbers, self._changed, self._sockets = count(1), threading.Condition(), []
        emulator = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                raw = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
                is_json = "json" in self.headers.get("content-type", "")
                body = json.loads(raw or "{}") if is_json else dict(parse_qsl(raw))
                answer = emulator.answer(self.path.rsplit("/", 1)[1], body)
                content = json.dumps(answer).encode()
                self.send_response(200 if answer["ok"] else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                """Stay silent."""

        self._http = ThreadingHTTPServer(("localhost", 0), Handler)
        self._http.daemon_threads = True
        self._websocket = serve(self._converse, "localhost", 0)
        self.base_url = f"http://localhost:{self._http.server_port}/api/"

    def __enter__(self):
        for server in (self._http, self._websocket):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._websocket.shutdown()
        self._http.shutdown()
        self._http.server_close()

    def answer(self, method, body):
        """Answer a method of the Web API with what it cannot do without."""
        if method not in _KNOWN:
            self._note(self.unknown, method)
            return {"ok": False, "error": "unknown_method"}
        if method == "auth.test":
            return {"ok": True, "user_id": BOT}
        if method == "apps.connections.open":
            return {"ok": True, "url": f"ws://localhost:{self._websocket.socket.getsockname()[1]}/"}
        if method == "views.open":
            self._note(self.views, body["view"] if isinstance(body["view"], dict) else json.loads(body["view"]))
            return {"ok": True}
        post = {**body, "method": method, "ts": self.ts()}
        if isinstance(post.get("blocks"), str):
            post["blocks"] = json.loads(post["blocks"])
        self._note(self.posts, post)
        if method == "chat.postMessage":
            echo = {"type": "message", "user": BOT, "text": post["text"], "channel": post["channel"], "ts": post["ts"]}
            self.send_event({**echo, "thread_ts": post.get("thread_ts")})
        return {"ok": True, "ts": post["ts"]}

    def ts(self):
        return f"{int(time.time())}.{next(self._numbers):06d}"

    def send(self, kind, payload):
        """Send an envelope over the WebSocket, where there is one; give its id."""
        envelope = f"e{next(self._numbers)}"
        for socket in self._sockets[-1:]:
            socket.send(json.dumps({"envelope_id": envelope, "type": kind, "payload": payload}))
        return envelope

    def send_event(self, event):
        return self.send("events_api", {"type": "event_callback", "event": event})

    def wait(self, holds):
        """Wait for what comes to Slack, or for what the bot does without a word to it: so look again now and then."""
        until = time.monotonic() + _PATIENCE
        with self._changed:
            while not holds():
                assert time.monotonic() < until, (self.posts, self.acks)
                self._changed.wait(0.02)

    def wait_for_posts(self, number):
        self.wait(lambda: len(self.posts) >= number)
        return self.posts

    def _note(self, where, what):
        with self._changed:
            where.append(what)
            self._changed.notify_all()

    def _converse(self, socket):
        socket.send(json.dumps({"type": "hello"}))
        self._note(self._sockets, socket)
        for received in socket:
            ack = json.loads(received)
            with self._changed:
                self.acks[ack["envelope_id"]] = ack
                self._changed.notify_all()

    @contextmanager
    def serving(self, desk):
        """Connect a bot on the desk as production does, over Socket Mode."""
        app = build_slack_app(Settings(slack_bot_token="xoxb-emulated", slack_api_base_url=self.base_url), desk)
        handler = SocketModeHandler(app, "xapp-emulated")
        try:
            handler.connect()
            self.wait(lambda: self._sockets)
            yield app
        finally:
            handler.close()
            app.listener_runner.listener_executor.shutdown()


def button_of(post, name):
    """Find the button that a click would send back."""
    [button] = [button for button in buttons_below(post) if read_button(button)[0] == name]
    return {name: button[name] for name in ("type", "action_id", "value")}
