"""A site on loopback for tests of polling: pages and feeds that are set by their paths, and counted when asked for."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from corpus.fetch import Fetcher
from corpus.fetched import Limits

SENTENCE = "江边科技周三说，今年的研发投入会超过{amount}亿元，比去年多两成，负责人林默认为需求还会增长三年。"


@dataclass
class Site:
    """What is at each path: bytes, or a function that answers by itself."""

    port: int = 0
    pages: dict[str, bytes | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)

    def url(self, path: str = "") -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def fetcher(self, seconds: float = 5.0) -> Fetcher:
        return Fetcher(frozenset({"127.0.0.1"}), Limits(size=2_000_000, seconds=seconds))

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.strip("/")
        self.asked[path] += 1
        page = self.pages.get(path)
        if callable(page):
            page(handler)
            return
        headers = self.headers.get(path, {})
        status = self.statuses.get(path, 404 if page is None else 200)
        if status == 200 and headers.get("ETag") and handler.headers["If-None-Match"] == headers["ETag"]:
            status, page = 304, b""
        handler.send_response(status)
        kind = "application/rss+xml" if (page or b"").lstrip()[:4] in {b"<rss", b"<?xm"} else "text/html; charset=utf-8"
        for name, value in {"Content-Type": kind, "Content-Length": str(len(page or b"")), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(page or b"")


@contextmanager
def serving_site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            site.answer(self)

        def log_message(self, *_):
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def text_of(number: int) -> str:
    """A text of its own for each number, long enough to be whole."""
    subjects = ("订单", "产线", "用工", "电价", "库存", "运费", "税率", "利息")
    lines = [
        f"第{number}篇说到{subjects[(number + at) % 8]}：第{number * 7 + at}周增加了{number + at}%，往后两周没有变化。"
        for at in range(18)
    ]
    return "".join([SENTENCE.format(amount=30 + number), *lines])


def feed_of(*items: str, title: str = "江边日报") -> bytes:
    return f'<rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


def item(number: int, text: str | None = None, link: str | None = None, title: str | None = None, day: int = 24) -> str:
    where = f"<link>{link}</link>" if link else ""
    return (
        f"<item><guid>{number}</guid><title>{title or f'第{number}篇'}</title>{where}"
        f"<pubDate>{day} Sep 2025 10:00:00 +0800</pubDate><description>{text or text_of(number)}</description></item>"
    )


def page_of(number: int, text: str | None = None) -> bytes:
    body = f"<h1>第{number}篇</h1><p>{text or text_of(number)}</p>"
    return f"<html><head><title>第{number}篇</title></head><body><article>{body}</article></body></html>".encode()
