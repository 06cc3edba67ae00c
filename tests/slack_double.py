"""A strict Slack on the loopback: the Web API methods we use and Socket Mode over a real WebSocket.

The real slack_sdk and Bolt talk to it (`WebClient(base_url=double.base_url)`). It refuses what Slack refuses, records
method, headers and body of every request, and keeps as objections what Slack would have shown wrong in silence.
"""

import base64
import json
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qsl

from payloads import BOT_USER, CHANNEL, TEAM, click, new_ts, slash
from slack_rules import objections_to, objections_to_view
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import serve

BOT_TOKEN, APP_TOKEN = "xoxb-double-bot", "xapp-double-app"
CLIENT_ID, CLIENT_SECRET = "1234567890.0987654321", "c0ffee00c0ffee00c0ffee00c0ffee00"
_PATIENCE = 20.0
_JSON_FIELDS = {"blocks", "view", "metadata"}
_RESPONSE_URL_USES = 5
_TRIGGER_SECONDS = 3.0


class Request(NamedTuple):
    """One request to the Web API or to a response URL."""

    method: str
    headers: dict
    body: dict
    at: float


class Ack(NamedTuple):
    """One acknowledgement over the WebSocket."""

    envelope_id: str
    body: dict
    at: float


@dataclass
class Refusal:
    """What to answer once instead of the real thing."""

    error: str = "ratelimited"
    status: int = 200
    headers: dict = field(default_factory=dict)


@dataclass
class Silence:
    """Take the next call as usual, then break the connection without a word."""


@dataclass
class Loss:
    """Break the connection without taking the call."""


@dataclass
class Delay:
    """Take the call after so many seconds, and answer after so many more."""

    before: float = 0.0
    after: float = 0.0


@dataclass
class Fault:
    """Take the call, and answer as if it had failed."""

    error: str = "internal_error"
    status: int = 200


def rate_limited(seconds):
    """Slack's 429."""
    return Refusal("ratelimited", 429, {"Retry-After": str(seconds)})


class SlackDouble:
    """Slack for one test; use it in a `with`."""

    def __init__(self):
        self.requests = []
        self.acks = []
        # What was accepted and shown: bodies with the `ts` they got; private ones have none.
        self.shown = []
        self.objections = []
        # Files that were uploaded: name and content, and where they were put.
        self.files = {}
        # Modals that were opened.
        self.views = []
        # Home tabs by user, with the name of what stands there; who may be asked for a locale has one.
        self.homes = {}
        self.locales = {}
        self.zones = {}
        self.prompts = []
        # When each trigger was handed out; each opens one modal.
        self._triggers = {}
        # Who has written or clicked: nobody else may be named in a message.
        self._people = set()
        # Workspaces by the token that opens them, by the code that installs and by the token that refreshes.
        self.tokens = {BOT_TOKEN: TEAM}
        self.codes = {}
        self.refreshes = {}
        self._refusals = defaultdict(deque)
        # What goes wrong with a call of a method, where nothing is queued for it; None for nothing.
        self.trouble = lambda _method: None
        # What channels refuse to be posted in, and to be read, with Slack's word for it.
        self.closed = {}
        self.unreadable = {}
        # How messages are named: tests of what Slack's clock says put their own here.
        self.stamp = new_ts
        self._uses = defaultdict(int)
        self._changed = threading.Condition()
        self._sockets = []
        double = self

        class Handler(_Handler):
            slack = double

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._websocket = serve(self._converse, "127.0.0.1", 0, compression=None, ping_interval=None)

    def __enter__(self):
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()
        threading.Thread(target=self._websocket.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._websocket.shutdown()
        for socket in self._sockets:
            socket.close()
        self._http.shutdown()
        self._http.server_close()

    @property
    def base_url(self):
        return f"http://127.0.0.1:{self._http.server_port}/api/"

    def response_url(self):
        """A fresh address for answers to one command."""
        return f"http://127.0.0.1:{self._http.server_port}/commands/{TEAM}/{new_ts()}"

    def forget(self):
        """Begin anew, as if nothing had been said; connections stay."""
        kept = (
            self.files,
            self.views,
            self.homes,
            self.locales,
            self.zones,
            self.prompts,
            self._triggers,
            self._people,
        )
        troubles = (self._refusals, self.closed, self.unreadable)
        for heard in (self.requests, self.acks, self.shown, self.objections, self._uses, *troubles, *kept):
            heard.clear()
        self.trouble, self.stamp = lambda _method: None, new_ts

    def code_for(self, team):
        """What Slack sends somebody back with who installs the app in a workspace."""
        code = f"{new_ts()}.{team.lower()}"
        self.codes[code] = team
        return code

    def refuse_next(self, method, refusal):
        """Refuse the next call of a Web API method, or of "response_url", or take it in silence."""
        self._refusals[method].append(refusal)

    # --- Socket Mode ---

    def send(self, envelope):
        """Send an envelope to the app, again if it was sent before; it waits for the app to be connected."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._sockets, _PATIENCE), "the app never connected"
            socket = self._sockets[-1]
        self.hand_out(envelope)
        socket.send(json.dumps(envelope))
        return envelope

    def hand_out(self, envelope):
        """Let the triggers of a payload open modals, and those who act in it be named."""
        payload = envelope["payload"]
        self._triggers.setdefault(payload.get("trigger_id"), time.monotonic())
        user = payload.get("user", {}).get("id") or payload.get("user_id") or payload.get("event", {}).get("user")
        self._people.update({user} - {None})

    def send_slash(self, text, **more):
        return self.send(slash(text, response_url=self.response_url(), **more))

    def send_click(self, shown, name, **more):
        """Click the button `name` below a message that was shown."""
        return self.send(click(shown, name, response_url=self.response_url(), **more))

    def wait_for_view(self, number=1):
        """The latest modal, once there are so many."""
        return self._wait(lambda: len(self.views) >= number and self.views[-1], f"{number} modals", self.views)

    def wait_for_connection(self, number):
        """Wait until the app has connected so many times."""
        self._wait(lambda: len(self._sockets) >= number, f"connection {number}", self._sockets)

    def wait_for_shown(self, number, patience=_PATIENCE):
        """All that was shown, once there is so much of it."""
        have = self.shown
        return self._wait(lambda: len(have) >= number and list(have), f"{number} messages", have, patience)

    def wait_for_ack(self, envelope, number=1):
        """The latest acknowledgement of an envelope, once there are so many of it."""

        def acks():
            found = [ack for ack in self.acks if ack.envelope_id == envelope["envelope_id"]]
            return found[-1] if len(found) >= number else None

        return self._wait(acks, "an acknowledgement", self.acks)

    def wait_for_calls(self, method, number):
        """The calls of a method, once there are so many, answered or refused."""
        return self._wait(
            lambda: len(found := self.calls(method)) >= number and found, f"{number} calls", self.requests
        )

    def calls(self, method):
        return [request for request in self.requests if request.method == method]

    def _wait(self, condition, what, have, patience=_PATIENCE):
        with self._changed:
            found = self._changed.wait_for(condition, patience)
        assert found, f"waited for {what}, have {have}"
        return found

    def _converse(self, socket):
        socket.send(json.dumps({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A0ONRECORD"}}))
        self._note(self._sockets, socket)
        try:
            for received in socket:
                body = json.loads(received)
                view = (body.get("payload") or {}).get("view")
                self.objections += objections_to_view(view) if view else []
                self._note(self.acks, Ack(body.get("envelope_id"), body, time.monotonic()))
        except (ConnectionClosed, ValueError) as error:
            if isinstance(error, ValueError):
                self.objections.append(f"socket: {received!r:.80} is not JSON")

    def _note(self, where, what):
        with self._changed:
            where.append(what)
            self._changed.notify_all()

    # --- HTTP ---

    def answer(self, path, headers, body):
        """Status, headers and body for one request; None breaks the connection."""
        method = path.removeprefix("/api/") if path.startswith("/api/") else "response_url"
        self._note(self.requests, Request(method, headers, body, time.monotonic()))
        refusal = self._refusals[method].popleft() if self._refusals[method] else self.trouble(method)
        if isinstance(refusal, Silence | Loss | Delay | Fault):
            return self._answer_in_trouble(method, headers, body, refusal)
        if refusal:
            if method == "response_url":
                return refusal.status, refusal.headers, refusal.error
            return refusal.status, refusal.headers, {"ok": False, "error": refusal.error}
        if method == "response_url":
            return self._answer_response_url(path, body)
        error, answer = self._answer_method(method, headers, body)
        return 200, {}, {"ok": False, "error": error} if error else {"ok": True, **answer}

    def _answer_in_trouble(self, method, headers, body, trouble):
        if isinstance(trouble, Loss):
            return None
        delay = trouble if isinstance(trouble, Delay) else Delay()
        time.sleep(delay.before)
        error, answer = self._answer_method(method, headers, body)
        time.sleep(delay.after)
        if isinstance(trouble, Silence):
            return None
        if isinstance(trouble, Fault):
            error, status = trouble.error, trouble.status
            return status, {}, {"ok": False, "error": error}
        return 200, {}, {"ok": False, "error": error} if error else {"ok": True, **answer}

    def _answer_method(self, method, headers, body):  # noqa: C901, PLR0911, PLR0912 - one case for each method
        if method == "oauth.v2.access":
            return self._answer_oauth(headers, body)
        token = headers.get("authorization", "").removeprefix("Bearer ")
        if token not in ({APP_TOKEN} if method == "apps.connections.open" else self.tokens):
            return "invalid_auth", {}
        match method:
            case "auth.test":
                who = {"user_id": BOT_USER, "bot_id": "B0ONRECORD", "user": "onrecord"}
                return None, {"team_id": self.tokens[token], **who}
            case "apps.connections.open":
                return None, {"url": f"ws://127.0.0.1:{self._websocket.socket.getsockname()[1]}/link?ticket=double"}
            case "chat.postMessage" | "chat.postEphemeral" | "chat.update":
                return self._show(method, body)
            case "conversations.replies" | "conversations.history" if body["channel"] in self.unreadable:
                return self.unreadable[body["channel"]], {}
            case "conversations.replies":
                return None, self._page(self._thread(body), body)
            case "conversations.history":
                in_channel = [one for one in reversed(self.shown) if one.get("channel") == body["channel"]]
                return None, self._page([one for one in in_channel if "ts" in one and "thread_ts" not in one], body)
            case "assistant.threads.setStatus":
                return None, {}
            case "files.getUploadURLExternal":
                return self._take_file(body)
            case "files.completeUploadExternal":
                return self._put_file(body)
            case "views.open":
                return self._open(body)
            case "views.publish":
                return self._publish(body)
            case "assistant.threads.setSuggestedPrompts":
                return self._suggest(body)
            case "users.info":
                about = {"locale": self.locales.get(body["user"]), "tz": self.zones.get(body["user"])}
                known = {name: value for name, value in about.items() if value}
                return (None, {"user": {"id": body["user"], **known}}) if known else ("missing_scope", {})
        return "unknown_method", {}

    def _take_file(self, body):
        if not body.get("filename") or int(body.get("length", 0)) < 1:
            return "invalid_arguments", {}
        name = f"F{len(self.files)}"
        self.files[name] = {"name": body["filename"], "length": int(body["length"])}
        return None, {"file_id": name, "upload_url": f"http://127.0.0.1:{self._http.server_port}/upload/{name}"}

    def upload(self, name, content):
        """Keep the bytes of a file that was announced; false where they are not what was announced."""
        self.files[name]["content"] = content
        return len(content) == self.files[name]["length"]

    def _put_file(self, body):
        files = body["files"] if isinstance(body["files"], list) else json.loads(body["files"])
        if any("content" not in self.files.get(file["id"], {}) for file in files):
            return "file_not_found", {}
        if not str(body.get("channel_id", "")).startswith(("C", "D", "G")):
            return "invalid_channel", {}
        for file in files:
            self.files[file["id"]] |= {"channel": body["channel_id"], "thread_ts": body.get("thread_ts")}
        return None, {"files": files}

    def _open(self, body):
        handed_out = self._triggers.pop(body.get("trigger_id"), None)
        if handed_out is None:
            return "exchanged_trigger_id", {}
        if time.monotonic() - handed_out > _TRIGGER_SECONDS:
            return "expired_trigger_id", {}
        found = objections_to_view(body["view"])
        self.objections += found
        if found:
            return "invalid_arguments", {}
        self._note(self.views, body["view"])
        return None, {"view": {"id": f"V{len(self.views)}", **body["view"]}}

    def _publish(self, body):
        if "hash" in body and body["hash"] != self.homes.get(body["user_id"], {}).get("hash"):
            return "hash_conflict", {}
        found = objections_to_view(body["view"])
        self.objections += found
        if found:
            return "invalid_arguments", {}
        view = {**body["view"], "id": f"V{body['user_id']}", "hash": new_ts()}
        with self._changed:
            self.homes[body["user_id"]] = view
            self._changed.notify_all()
        return None, {"view": view}

    def _suggest(self, body):
        """In an agent's conversation Slack drops in silence what comes with a thread."""
        prompts = body["prompts"]
        if "thread_ts" in body:
            self.objections.append("prompts: with a thread_ts nobody sees them")
        elif not 0 < len(prompts) <= 4 or any(set(each) != {"title", "message"} for each in prompts):
            self.objections.append(f"prompts: {prompts!r:.80}")
        self._note(self.prompts, body)
        return None, {}

    def wait_for_home(self, user):
        """The Home tab of somebody, once there is one."""
        return self._wait(lambda: self.homes.get(user), "a Home tab", self.homes)

    def wait_for_prompts(self):
        """The latest prompts, once there are any."""
        return self._wait(lambda: self.prompts and self.prompts[-1], "prompts", self.prompts)

    def let_triggers_expire(self):
        """As if three seconds had passed since every command and click."""
        self._triggers = {trigger: at - _TRIGGER_SECONDS for trigger, at in self._triggers.items()}

    def _answer_oauth(self, headers, body):
        """A code, or a token that refreshes, is good for one use; what it gives lasts twelve hours."""
        credentials = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        if headers.get("authorization") != f"Basic {credentials}":
            return "bad_client_secret", {}
        refreshing = body.get("grant_type") == "refresh_token"
        team = self.refreshes.pop(body["refresh_token"], None) if refreshing else self.codes.pop(body["code"], None)
        if team is None:
            return ("invalid_refresh_token" if refreshing else "invalid_code"), {}
        number = new_ts().replace(".", "-")
        token, refresh = f"xoxe.xoxb-1-{team}-{number}", f"xoxe-1-{team}-{number}"
        self.tokens[token] = self.refreshes[refresh] = team
        given = {"access_token": token, "refresh_token": refresh, "expires_in": 43_200, "token_type": "bot"}
        who = {"app_id": "A0ONRECORD", "bot_user_id": BOT_USER, "scope": "chat:write", "authed_user": {"id": "U0ADA"}}
        return None, {**given, **who, "team": {"id": team, "name": "Readers"}, "is_enterprise_install": False}

    def _thread(self, body):
        in_thread = [one for one in self.shown if body["ts"] in {one.get("thread_ts"), one.get("ts")}]
        return [one for one in in_thread if "ts" in one and float(one["ts"]) > float(body.get("oldest", 0))]

    def _page(self, messages, body):
        """So many messages as were asked for, without metadata unless that was asked for too."""
        start, limit = int(body.get("cursor") or 0), int(body.get("limit", 100))
        shown = messages[start : start + limit]
        if str(body.get("include_all_metadata", "")).lower() not in {"1", "true"}:
            shown = [{name: value for name, value in one.items() if name != "metadata"} for one in shown]
        more = start + limit < len(messages)
        return {"messages": shown, **({"response_metadata": {"next_cursor": str(start + limit)}} if more else {})}

    def _show(self, method, body):
        if method == "chat.postMessage" and str(body.get("channel", "")).startswith("U"):
            body = {**body, "channel": f"D{body['channel'][1:]}"}  # to a person is into their direct messages
        if not str(body.get("channel", "")).startswith(("C", "D", "G")):
            return "channel_not_found", {}
        if body["channel"] in self.closed:
            return self.closed[body["channel"]], {}
        if method == "chat.postEphemeral" and not body.get("user"):
            return "user_not_in_channel", {}
        if method == "chat.update" and body.get("ts") not in {shown.get("ts") for shown in self.shown}:
            return "message_not_found", {}
        if error := self._refused_for(method, body):
            return error, {}
        ts = body["ts"] if method == "chat.update" else self.stamp()
        self._note(self.shown, {**body, "ts": ts})
        return None, {"channel": body["channel"], "ts": ts, "message": {"text": body["text"], "ts": ts}}

    def _answer_response_url(self, path, body):
        self._uses[path] += 1
        if self._uses[path] > _RESPONSE_URL_USES:
            return 404, {}, "used_url"
        if error := self._refused_for("response_url", body):
            return 400, {}, error
        self._note(self.shown, {"channel": CHANNEL, **body})
        return 200, {}, "ok"

    def _refused_for(self, method, body):
        found = objections_to(body, self._people)
        self.objections += [f"{method}: {objection}" for objection in found]
        if any(objection.startswith("text: no text") for objection in found):
            return "no_text"
        if any(objection.startswith("text:") and "at most" in objection for objection in found):
            return "msg_too_long"
        if any(objection.startswith("blocks:") and "characters" in objection for objection in found):
            return "msg_blocks_too_long"
        return "invalid_blocks" if any(objection.startswith("blocks") for objection in found) else None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        content = self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.path.startswith("/upload/"):
            is_whole = self.slack.upload(self.path.rpartition("/")[2], content)
            self._send(200 if is_whole else 400, {}, "OK" if is_whole else "length")
            return
        raw = content.decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.slack.answer(self.path, headers, _decoded(raw, headers.get("content-type", "")))
        if answer is None:
            self.close_connection = True
            return
        try:
            self._send(*answer)
        except ConnectionError:
            self.close_connection = True  # whoever asked has been killed, or waits no longer

    def _send(self, status, more, body):
        content = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), "Content-Type": "application/json", **more}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Stay silent: what came in is in `requests`."""


def _decoded(raw, content_type):
    if content_type.startswith("application/json"):
        return json.loads(raw or "{}")
    body = dict(parse_qsl(raw, keep_blank_values=True))
    return {
        name: json.loads(value) if name in {"blocks", "view", "metadata"} else value for name, value in body.items()
    }
