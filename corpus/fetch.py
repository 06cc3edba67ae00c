"""Bytes of a page or feed over the network; the only module here that touches it. Must never reach a private machine.

An address may come from anybody. Every name is resolved once and each of its addresses has to be public, the connection
goes to the address that was looked at, and a redirect begins anew, so that neither a redirect nor a second answer of
the DNS leads inside. What is refused is refused in one sentence.
"""

import socket
import ssl
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urlsplit

from corpus.errors import ServerRefusalError, UnreadableError
from corpus.fetched import NOT_MODIFIED, Limits, NotModified, Page, Redirect, Validators, read_page

# What a resolver gives: the addresses of a name.
Resolver = Callable[[str, int], Sequence[str]]

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000
# Addresses of other networks inside those of IPv6, which lead where the inner address leads.
_INNER = ip_network("64:ff9b::/96")
_AGENT = "onrecord"
# What an address may hold as it is (RFC 3986).
_KEPT = "/%:@!$&'()*+,;=~-._"


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of a name."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages within limits; hosts allowed by name may be private and use any port."""

    allowed_hosts: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    resolve: Resolver = resolve
    # How who runs this may allow a private host, as a sentence for its refusal.
    remedy: str = ""

    def fetch(self, url: str) -> Page:
        """Fetch a page: `https://news.example/a`. Raises UnreadableError with one sentence for what is refused."""
        found = self.fetch_changed(url, Validators())
        if isinstance(found, Page):
            return found
        raise ServerRefusalError(url, f"{url} answers 304 to who has never had it.", NOT_MODIFIED)

    def fetch_changed(self, url: str, known: Validators) -> Page | NotModified:
        """Fetch it unless it is what we know already. Raises as `fetch`, ServerRefusalError for what a server says."""
        deadline = monotonic() + self.limits.seconds
        at, moved_to, for_good = url, None, True
        for _ in range(self.limits.redirects + 1):
            found = self._get(url, at, known, deadline)
            if not isinstance(found, Redirect):
                return replace(found, moved_to=moved_to)
            at, for_good = found.to, for_good and found.for_good
            moved_to = at if for_good else moved_to
        raise UnreadableError(url, f"{url} redirects more than {self.limits.redirects} times.")

    def _get(self, name: str, url: str, known: Validators, deadline: float) -> Page | NotModified | Redirect:
        """Get a page, or the address that it redirects to."""
        parts, port = self._admitted(name, url)
        host = parts.hostname or ""
        try:
            with _connected(self._address(name, host, port), parts, port, deadline) as connection:
                connection.request("GET", _target(parts), headers=_headers(parts, known))
                with connection.getresponse() as response:
                    found = read_page(name, url, response, self.limits)
            if monotonic() >= deadline:  # a line that was cut looks like the end of a page
                raise TimeoutError
        except (OSError, HTTPException, zlib.error) as error:
            if monotonic() >= deadline:
                raise UnreadableError(name, f"{name} took longer than {self.limits.seconds:g} seconds.") from error
            raise UnreadableError(name, f"{name} cannot be reached: {_said(error)}.") from error
        return found

    def _admitted(self, name: str, url: str) -> tuple[SplitResult, int]:
        try:
            parts = urlsplit(url)
            port = parts.port or _PORTS.get(parts.scheme, 0)
        except ValueError:
            raise UnreadableError(name, f"{name} is no web address.") from None
        if (
            not port
            or not parts.hostname
            or len(url) > _LONGEST
            or any(c.isspace() or not c.isprintable() for c in url)
        ):
            raise UnreadableError(name, f"{name} is no web address that begins with http:// or https://.")
        if parts.username or parts.password:
            raise UnreadableError(name, f"{name} holds a login, which is not sent.")
        if port not in _PORTS.values() and parts.hostname not in self.allowed_hosts:
            if self._is_inside(parts.hostname, port):
                raise self._inside(name)
            raise UnreadableError(name, f"{name} uses port {port}; pages are read from ports 80 and 443.")
        return parts, port

    def _address(self, name: str, host: str, port: int) -> str:
        """Give the address to connect to; every address of the name has to be public, unless the host is allowed."""
        found = self._addresses(host, port)
        if not found:
            raise UnreadableError(name, f"{name} cannot be reached: there is no host {host}.")
        if host not in self.allowed_hosts and not all(map(is_public, found)):
            raise self._inside(name)
        return found[0]

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            return self.resolve(host.encode("idna").decode("ascii") if not host.isascii() else host, port)
        except (OSError, UnicodeError):
            return ()

    def _is_inside(self, host: str, port: int) -> bool:
        return not all(map(is_public, self._addresses(host, port)))

    def _inside(self, name: str) -> UnreadableError:
        said = f"{name} leads to a private network, where nothing is read."
        return UnreadableError(name, f"{said} {self.remedy}".strip())


def is_public(address: str) -> bool:
    """Say whether an address is one of the open internet: 8.8.8.8 is, 10.0.0.1, ::1 and ::ffff:127.0.0.1 are not."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner: IPv4Address | None = found.ipv4_mapped
        if found in _INNER:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if found.sixtofour or found.teredo:
            return False
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


@contextmanager
def _connected(address: str, parts: SplitResult, port: int, deadline: float) -> Iterator[HTTPConnection]:
    """Connect to an address, under the host's name; at the deadline the line is cut, however slowly anything comes."""
    left = max(0.01, deadline - monotonic())
    line = socket.create_connection((address, port), timeout=left)
    cut = Timer(max(0.01, deadline - monotonic()), _cut, (line,))
    cut.daemon = True
    cut.start()
    try:
        if parts.scheme == "https":
            line = _trusted().wrap_socket(line, server_hostname=parts.hostname)
        connection = HTTPConnection(parts.hostname or "", port)
        connection.sock = line
        try:
            yield connection
        finally:
            connection.close()
    finally:
        cut.cancel()
        line.close()


@cache
def _trusted() -> ssl.SSLContext:
    """Whom to believe: the system's list, which takes longer to read than a page."""
    return ssl.create_default_context()


def _cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself


def _target(parts: SplitResult) -> str:
    path, query = quote(parts.path or "/", safe=_KEPT), quote(parts.query, safe=f"{_KEPT}?[]")
    return f"{path}?{query}" if query else path


def _headers(parts: SplitResult, known: Validators) -> dict[str, str]:
    host = (parts.hostname or "").encode("idna").decode("ascii")
    is_usual = parts.port in (None, _PORTS.get(parts.scheme))
    named = f"[{host}]" if ":" in host else host
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {
        **{name: value for name, value in asked.items() if value},
        "Host": named if is_usual else f"{named}:{parts.port}",
        "User-Agent": _AGENT,
        "Accept": "text/html, application/xhtml+xml, text/*;q=0.9, application/*;q=0.8",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _said(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not valid"
    if isinstance(error, TimeoutError):
        return "it does not answer"
    said = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return said[:1].lower() + said[1:].rstrip(".")
