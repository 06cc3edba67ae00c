"""A fleet of feeds on loopback, a tenth of them slow, broken, hostile or endless, for measuring and for a smaller test.

Run by itself it measures: `python tests/feed_fleet.py --feeds 500 --entries 40` polls them all into an empty record and
prints one JSON object: seconds, processor seconds, what came in, what was named.
"""

import argparse
import gzip
import json
import multiprocessing
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.generating import make_articles
from bot.polling import Poller
from bot.store import Store
from corpus.fetch import Fetcher
from corpus.ingest import rules_fingerprint
from corpus.models import Article
from corpus.names import load_names

# One feed in ten is bad, one in ten of the others is slow, and one entry in ten of a feed leads to its page.
_OFTEN = 10
_SLOW_S = 3.0
_PARAGRAPHS = 3
_DAY = "Wed, 24 Sep 2025 10:00:00 +0800"

Handler = BaseHTTPRequestHandler


def _begin(handler: Handler, kind: str = "application/rss+xml", **headers: str) -> None:
    handler.send_response(200)
    for name, value in {"Content-Type": kind, **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def _forever(handler: Handler, piece: bytes, wait: float) -> None:
    _begin(handler)
    try:
        while True:
            handler.wfile.write(piece)
            time.sleep(wait)
    except OSError:
        handler.close_connection = True


def _whole(handler: Handler, data: bytes, kind: str = "application/rss+xml", **headers: str) -> None:
    _begin(handler, kind, Content_Length=str(len(data)), **headers)
    handler.wfile.write(data)


def _sent(status: int, **headers: str) -> Callable[[Handler], None]:
    def send(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return send


_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>'
)
_FILE = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>&x;</channel></rss>'
_SPACES = gzip.compress(b" " * 30_000_000)
BAD: dict[str, Callable[[Handler], None]] = {
    "drips": lambda handler: _forever(handler, b" ", 0.2),
    "endless": lambda handler: _forever(handler, b"<item>" * 10_000, 0.0),
    "silent": lambda _handler: time.sleep(60),
    "xml bomb": lambda handler: _whole(handler, _BOMB),
    "entity": lambda handler: _whole(handler, _FILE),
    "gzip bomb": lambda handler: _whole(handler, _SPACES, Content_Encoding="gzip"),
    "inside": _sent(302, Location="http://169.254.169.254/latest/meta-data"),
    "loop": _sent(302, Location="/feed/bad"),
    "failing": _sent(500),
    "missing": _sent(404),
    "page": lambda handler: _whole(handler, b"<html><body><p>no feed here</p></body></html>", "text/html"),
    "picture": lambda handler: _whole(handler, b"\x89PNG\r\n", "image/png"),
    "empty": lambda handler: _whole(handler, b""),
    "cut": lambda handler: _begin(handler, Content_Length="5000"),
}


class Fleet:
    """So many feeds of so many entries, one in `often` of them bad."""

    def __init__(self, feeds: int, entries: int, *, slow: float = _SLOW_S, often: int = _OFTEN) -> None:
        self.feeds, self.entries, self.slow, self.often = feeds, entries, slow, often
        self._pages: dict[str, bytes] = {}
        made = make_articles(feeds * entries)
        for number in range(feeds):
            articles = [_brief(next(made)) for _ in range(entries)]
            self._pages[f"/feed/{number}"] = _FORMATS[number % len(_FORMATS)](number, articles, self._pages)

    def is_bad(self, number: int) -> bool:
        """Say whether the feed of a number is bad."""
        return number % self.often == self.often - 1

    def answer(self, handler: Handler) -> None:
        """Answer one request, well or badly."""
        last = handler.path.rsplit("/", 1)[1]
        is_feed = handler.path.startswith("/feed/") and last.isdecimal()
        if (is_feed and self.is_bad(int(last))) or last == "bad":
            kinds = list(BAD.values())
            BAD["loop"](handler) if last == "bad" else kinds[int(last) // self.often % len(kinds)](handler)
            handler.close_connection = True
            return
        if is_feed and int(last) % self.often == self.often // 3:
            time.sleep(self.slow)
        page = self._pages.get(handler.path)
        if page is None:
            handler.send_error(404)
        else:
            _whole(handler, page, "application/xml" if is_feed else "text/html; charset=utf-8")


def _brief(article: Article) -> Article:
    """Cut an article to the length of most of those that feeds hold, 400 characters or so with a dozen figures."""
    return replace(article, body="\n\n".join(article.body.split("\n\n")[:_PARAGRAPHS]))


def _text(article: Article) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in article.body.split("\n\n"))


def _shown(number: int, at: int, article: Article, pages: dict[str, bytes]) -> tuple[str, str]:
    """Give an entry's address and text: one in ten has only a summary, and its page the rest."""
    path = f"/page/{number}/{at}"
    if at % _OFTEN:
        return path, _text(article)
    title = escape(article.title)
    shown = f"<article><h1>{title}</h1>{_text(article)}</article>"
    pages[path] = f"<html><head><title>{title}</title></head><body>{shown}</body></html>".encode()
    return path, f"<p>{escape(article.body[:60])}……</p>"


def _rss(number: int, articles: list[Article], pages: dict[str, bytes]) -> bytes:
    items = []
    for at, one in enumerate(articles):
        path, text = _shown(number, at, one, pages)
        items.append(
            f"<item><guid isPermaLink='false'>{number}/{at}</guid><title>{escape(one.title)}</title><link>{path}</link>"
            f"<pubDate>{_DAY}</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {space}><channel><title>River {number}</title>{"".join(items)}</channel></rss>'.encode()


def _atom(number: int, articles: list[Article], pages: dict[str, bytes]) -> bytes:
    items = []
    for at, one in enumerate(articles):
        path, text = _shown(number, at, one, pages)
        items.append(
            f"<entry><id>tag:{number}/{at}</id><title>{escape(one.title)}</title><link href='{path}'/>"
            f"<updated>2025-09-24T10:00:00+08:00</updated><content type='html'>{escape(text)}</content></entry>"
        )
    space = 'xmlns="http://www.w3.org/2005/Atom"'
    return f'<?xml version="1.0"?><feed {space}><title>River {number}</title>{"".join(items)}</feed>'.encode()


def _json(number: int, articles: list[Article], pages: dict[str, bytes]) -> bytes:
    items = []
    for at, one in enumerate(articles):
        path, text = _shown(number, at, one, pages)
        items.append({"id": f"{number}/{at}", "title": one.title, "url": path, "content_html": text})
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"River {number}", "items": items}
    return json.dumps(feed, ensure_ascii=False).encode()


_FORMATS = (_rss, _atom, _json)


@contextmanager
def serving_fleet(fleet: Fleet) -> Iterator[int]:
    """Serve the fleet from threads of this process; give the port."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                fleet.answer(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Stay silent."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, *_: Any) -> None:
            """Stay silent."""

    server = Server(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def _serve(feeds: int, entries: int, ports: Any) -> None:
    with serving_fleet(Fleet(feeds, entries)) as port:
        ports.put(port)
        threading.Event().wait()


def measure(feeds: int, entries: int, folder: Path) -> dict[str, Any]:
    """Poll a fleet that another process serves; say how long it took and what came of it."""
    ports: Any = multiprocessing.get_context("spawn").Queue()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(feeds, entries, ports), daemon=True)
    server.start()
    port = ports.get()
    url = sa.URL.create("sqlite", database=str(folder / "onrecord.db"))
    store = Store.open(url, rules=rules_fingerprint(), clock=lambda: datetime.now(UTC))
    for number in range(feeds):
        store.feeds.add(f"http://127.0.0.1:{port}/feed/{number}", "feed", None)
    poller = Poller(store, load_names(), Fetcher(frozenset({"127.0.0.1"})))
    began, worked = time.monotonic(), time.process_time()
    polled = list(poller.poll(store.feeds.due(), datetime.now(UTC)))
    seconds, processor = time.monotonic() - began, time.process_time() - worked
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    server.terminate()
    bad = [one for one in polled if int(one.source.address.rsplit("/", 1)[1]) % _OFTEN == _OFTEN - 1]
    imported = [each for one in polled for each in one.imported]
    return {
        "feeds": feeds,
        "entries": entries * feeds,
        "seconds": round(seconds, 1),
        "processor_seconds": round(processor, 1),
        "of_the_processes_beside": round(children.ru_utime + children.ru_stime, 1),
        "good_feeds_read": sum(one.outcome == "read" for one in polled if one not in bad),
        "good_entries": sum(entries for one in polled if one not in bad),
        "articles": store.count(),
        "refused": [each.reason for each in imported if each.status == "refused"][:5],
        "statuses": {status: sum(each.status == status for each in imported) for status in ("added", "unchanged")},
        "bad_feeds": len(bad),
        "bad_feeds_named": sum(one.outcome == "failed" and bool(one.reason) for one in bad),
        "reasons": sorted({(one.reason or "").replace(one.source.address, "…") for one in bad}),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--entries", type=int, default=40)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        json.dump(measure(given.feeds, given.entries, Path(name)), sys.stdout, ensure_ascii=False, indent=1)
