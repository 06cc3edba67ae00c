"""Fetching from a hostile internet, on loopback: what is refused, and that nothing private is ever reached."""

import gzip
import threading
import time
import zlib
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from corpus.errors import ServerRefusalError, UnreadableError
from corpus.fetch import Fetcher, is_public
from corpus.fetched import Limits, NotModified, Page, Validators

PAGE = "<html><body><p>江边科技周三说，今年的研发投入会超过35亿元。</p></body></html>".encode()


class _Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        name = self.path.partition("?")[0].strip("/")
        getattr(self, f"send_{name}", self.send_nothing)()

    def send(self, data, status=200, kind="text/html; charset=utf-8", **headers):
        self.send_response(status)
        for key, value in {"Content_Type": kind, "Content_Length": str(len(data)), **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def redirect(self, where):
        self.send(b"", 302, Location=where)

    def send_page(self):
        self.send(PAGE)

    def send_zipped(self):
        self.send(gzip.compress(PAGE), Content_Encoding="gzip")

    def send_deflated(self):
        self.send(zlib.compress(PAGE), Content_Encoding="deflate")

    def send_bomb(self):
        self.send(gzip.compress(b" " * 5_000_000), Content_Encoding="gzip")

    def send_broken(self):
        self.send(b"\x1f\x8b no gzip at all", Content_Encoding="gzip")

    def send_brotli(self):
        self.send(PAGE, Content_Encoding="br")

    def send_big(self):
        self.send(b"x" * 300_000)

    def send_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 10_000)
        except OSError:
            self.close_connection = True

    def send_cut(self):
        self.send(PAGE[:20], Content_Length="900", Connection="close")
        self.close_connection = True

    def send_zipped_cut(self):
        self.send(gzip.compress(PAGE)[:-12], Content_Encoding="gzip")

    def send_dripping(self):
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(200):
                self.wfile.write(f"X-Header-{number}: x\r\n".encode())
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def send_picture(self):
        self.send(b"\x89PNG", kind="image/png")

    def send_moved(self):
        self.redirect("/page?from=moved#part")

    def send_loop(self):
        self.redirect("/loop")

    def send_inside(self):
        self.redirect(f"http://127.0.0.1:{self.server.server_port}/page")

    def send_file(self):
        self.redirect("file:///etc/passwd")

    def send_nowhere(self):
        self.redirect("http://[")

    def send_query(self):
        self.send(self.path.encode(), kind="text/plain")

    def send_host(self):
        self.send(self.headers["Host"].encode(), kind="text/plain")

    def send_tagged(self):
        if self.headers["If-None-Match"] == '"v1"' or self.headers["If-Modified-Since"]:
            self.send(b"", 304)
        else:
            self.send(PAGE, ETag='"v1"', Last_Modified="Wed, 24 Sep 2025 10:00:00 GMT")

    def send_for_good(self):
        self.send(b"", 301, Location="/tagged")

    def send_for_good_by_way(self):
        self.send(b"", 308, Location="/moved")

    def send_busy(self):
        self.send(b"", 429, Retry_After="120")

    def send_away(self):
        self.send(b"", 503, Retry_After=formatdate(time.time() + 3600, usegmt=True))

    def send_never(self):
        self.send(b"", 503, Retry_After="soon")

    def send_gone(self):
        self.send(b"", 410)

    def send_odd_tag(self):
        self.send(PAGE, ETag='"\xe9"' if self.path.endswith("?latin") else "x" * 5_000)

    def send_nothing(self):
        self.send(b"", 404)

    def log_message(self, *_):
        """Stay silent."""


@pytest.fixture(scope="module")
def port():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


# A name that is allowed and leads to this machine: the address itself is not.
FETCHER = Fetcher(frozenset({"intranet.example"}), Limits(200_000, 1.5, 3), lambda *_: ["127.0.0.1"])


def refusal(url, fetcher=FETCHER):
    with pytest.raises(UnreadableError) as refused:
        fetcher.fetch(url)
    return refused.value.reason.removeprefix(url).strip()


@pytest.mark.parametrize("page", ["page", "zipped", "deflated", "moved"])
def test_a_page_is_fetched_from_a_host_allowed_by_name(port, page):
    assert FETCHER.fetch(f"http://intranet.example:{port}/{page}").data == PAGE


def test_a_page_has_the_address_it_was_found_at(port):
    page = FETCHER.fetch(f"http://intranet.example:{port}/moved")
    assert page.url == f"http://intranet.example:{port}/page?from=moved#part"


def test_an_address_in_chinese_is_asked_for_as_the_web_writes_it(port):
    page = FETCHER.fetch(f"http://intranet.example:{port}/query?q=铜价&n=1")
    assert page.data == b"/query?q=%E9%93%9C%E4%BB%B7&n=1"
    assert FETCHER.fetch(f"http://intranet.example:{port}/host").data == f"intranet.example:{port}".encode()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("bomb", "has more than 0.190735 MB, which no article has."),
        ("big", "has more than 0.190735 MB, which no article has."),
        ("endless", "has more than 0.190735 MB, which no article has."),
        ("broken", "cannot be reached: error."),
        ("brotli", "is sent as br, which is not read."),
        ("picture", "is of the kind image/png, and no text."),
        ("missing", "answers 404; there is no page to read."),
        ("loop", "redirects more than 3 times."),
        ("file", "is no web address that begins with http:// or https://."),
        ("nowhere", "redirects to what is no web address."),
        ("cut", "broke off before its end."),
        ("zipped_cut", "broke off before its end."),
        ("dripping", "took longer than 1.5 seconds."),
    ],
)
def test_what_is_refused_is_refused_in_one_sentence(port, page, reason):
    assert refusal(f"http://intranet.example:{port}/{page}") == reason


def test_a_redirect_from_an_allowed_host_leads_no_further_inside(port):
    reason = refusal(f"http://intranet.example:{port}/inside")
    assert "uses port" in reason or "private network" in reason


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["10.1.2.3"], ["93.184.216.34", "192.168.0.1"], ["::1"], ["fe80::1%eth0"], ["169.254.169.254"], []],
)
def test_a_name_with_any_private_address_is_not_connected_to(addresses):
    asked = []

    def resolve(host, port):
        asked.append((host, port))
        return addresses

    reason = refusal("https://news.example/a", Fetcher(resolve=resolve))
    assert reason in {
        "leads to a private network, where nothing is read.",
        "cannot be reached: there is no host news.example.",
    }
    assert asked == [("news.example", 443)]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://news.example/a", "is no web address that begins with http:// or https://."),
        ("http://", "is no web address that begins with http:// or https://."),
        ("http://[", "is no web address."),
        ("http://news.example:99999/", "is no web address."),
        ("http://news.example/a b", "is no web address that begins with http:// or https://."),
        ("http://ada:secret@news.example/", "holds a login, which is not sent."),
        ("http://news.example:22/", "uses port 22; pages are read from ports 80 and 443."),
        ("http://127.0.0.1/", "leads to a private network, where nothing is read."),
        ("http://127.0.0.1:8080/", "leads to a private network, where nothing is read."),
        ("http://localhost/", "leads to a private network, where nothing is read."),
        ("http://[::ffff:10.0.0.1]/", "leads to a private network, where nothing is read."),
        ("http://2130706433/", "leads to a private network, where nothing is read."),
    ],
)
def test_an_address_that_leads_nowhere_or_inside_is_refused(url, reason):
    assert refusal(url, Fetcher()) == reason


def test_a_private_host_is_refused_with_what_can_be_done_and_a_public_one_without():
    fetcher = Fetcher(resolve=lambda host, _: ["10.0.0.1" if "wiki" in host else "93.184.216.34"], remedy="Ask Ada.")
    inside = "leads to a private network, where nothing is read. Ask Ada."
    assert refusal("http://wiki.example/a", fetcher) == inside
    assert refusal("http://wiki.example:8080/a", fetcher) == inside
    assert refusal("http://news.example:8080/a", fetcher) == "uses port 8080; pages are read from ports 80 and 443."


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("64:ff9b::808:808", True),
        ("64:ff9b::a00:1", False),
        ("::ffff:192.168.0.1", False),
        ("2002:a00:1::", False),
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse, not to listen on
        ("100.64.0.1", False),
        ("172.16.5.5", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("fc00::1", False),
        ("::", False),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


# ---- asking again ----


def test_what_is_known_is_not_sent_again(port):
    url = f"http://127.0.0.1:{port}/tagged"
    fetcher = Fetcher(frozenset({"127.0.0.1"}))
    first = fetcher.fetch_changed(url, Validators())
    assert first.validators == Validators('"v1"', "Wed, 24 Sep 2025 10:00:00 GMT")
    assert fetcher.fetch_changed(url, first.validators) == NotModified()
    assert fetcher.fetch_changed(url, Validators(last_modified=first.validators.last_modified)) == NotModified()
    assert isinstance(fetcher.fetch_changed(url, Validators('"v0"')), Page)


@pytest.mark.parametrize(
    ("path", "moved_to"),
    # The second goes on to where it may stand for a while only: that is not where it has moved.
    [("for_good", "tagged"), ("for_good_by_way", "moved"), ("moved", None), ("page", None)],
)
def test_an_address_moves_as_far_as_it_is_for_good(port, path, moved_to):
    found = Fetcher(frozenset({"127.0.0.1"})).fetch_changed(f"http://127.0.0.1:{port}/{path}", Validators())
    assert found.data == PAGE
    assert found.moved_to == (moved_to and f"http://127.0.0.1:{port}/{moved_to}")


@pytest.mark.parametrize(
    ("path", "status", "least", "most"),
    [("busy", 429, 120, 120), ("away", 503, 3590, 3601), ("never", 503, None, None), ("gone", 410, None, None)],
)
def test_a_server_says_when_to_ask_again(port, path, status, least, most):
    with pytest.raises(ServerRefusalError) as refused:
        Fetcher(frozenset({"127.0.0.1"})).fetch(f"http://127.0.0.1:{port}/{path}")
    assert refused.value.status == status
    assert refused.value.reason == f"http://127.0.0.1:{port}/{path} answers {status}; there is no page to read."
    again = refused.value.retry_after
    assert again is None if least is None else least <= again <= most


@pytest.mark.parametrize("query", ["", "?latin"])
def test_a_tag_that_could_not_be_sent_back_is_left_out(port, query):
    found = Fetcher(frozenset({"127.0.0.1"})).fetch(f"http://127.0.0.1:{port}/odd_tag{query}")
    assert found.validators == Validators()
