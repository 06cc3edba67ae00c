"""What a server sends to who asks it for a page: the page, where it is, or that nothing has changed.

Must never take more than the limits allow, nor open a connection.
"""

import zlib
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPResponse
from urllib.parse import urljoin

from corpus.errors import ServerRefusalError, UnreadableError

NOT_MODIFIED = 304
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_READ = (
    *("text/", "application/xhtml+xml", "application/json", "application/xml", "application/x-ndjson"),
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"),
)
_CHUNK = 65_536
_LONGEST_HEADER = 1_000
_WINDOW = {"gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask with whether something has changed since, as it wrote it (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What an address leads to, after redirects."""

    url: str
    data: bytes
    validators: Validators = Validators()
    # Where the address has moved for good, as each server on the way says.
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server's word that nothing has changed."""

    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where a page is instead."""

    to: str
    for_good: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from a stranger: bytes as sent and as unpacked, seconds in all, redirects."""

    size: int = 10 * 1024 * 1024
    seconds: float = 20.0
    redirects: int = 5


def read_page(name: str, url: str, response: HTTPResponse, limits: Limits) -> Page | NotModified | Redirect:
    """Read what a server sends. Raises UnreadableError, called `name`, for what is refused, and for more than fits."""
    headers, status = response.headers, response.status
    if status in _REDIRECTS and headers.get("Location"):
        return Redirect(_redirected(name, url, headers["Location"]), status in _FOR_GOOD)
    if status == NOT_MODIFIED:
        return NotModified()
    _refuse_other_than_text(name, response)
    validators = Validators(_header(headers.get("ETag")), _header(headers.get("Last-Modified")))
    return Page(url, _body(name, response, limits.size), validators)


def _body(name: str, response: HTTPResponse, size: int) -> bytes:
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding != "identity" and encoding not in _WINDOW:
        raise UnreadableError(name, f"{name} is sent as {encoding}, which is not read.")
    unpack = zlib.decompressobj(_WINDOW[encoding]) if encoding in _WINDOW else None
    data, sent = bytearray(), 0
    while chunk := response.read(_CHUNK):
        sent += len(chunk)
        data += unpack.decompress(chunk, size + 1 - len(data)) if unpack else chunk
        if max(sent, len(data)) > size or (unpack and unpack.unconsumed_tail):
            most = size / 1024**2
            raise UnreadableError(name, f"{name} has more than {most:g} MB, which no article has.")
    if response.length or (unpack and not unpack.eof):
        raise UnreadableError(name, f"{name} broke off before its end.")
    return bytes(data)


def _redirected(name: str, url: str, location: str) -> str:
    try:
        target = urljoin(url, location)
    except ValueError:
        raise UnreadableError(name, f"{name} redirects to what is no web address.") from None
    if url.startswith("https:") and not target.startswith("https:"):
        raise UnreadableError(name, f"{name} redirects from https to an address that is not safe.")
    return target


def _refuse_other_than_text(name: str, response: HTTPResponse) -> None:
    if response.status != 200:
        said = f"{name} answers {response.status}; there is no page to read."
        raise ServerRefusalError(name, said, response.status, _seconds(response.headers))
    kind = response.headers.get("Content-Type", "text/html").partition(";")[0].strip().lower()
    if not kind.startswith(_READ):
        raise UnreadableError(name, f"{name} is of the kind {kind[:60]}, and no text.")


def _header(value: str | None) -> str | None:
    """Take what a server says of itself; what could not be sent back as it came is left out."""
    return value if value and len(value) <= _LONGEST_HEADER and value.isascii() and value.isprintable() else None


def _seconds(headers: Message) -> float | None:
    """Read Retry-After: 120, or a day and hour, counted from the server's own (RFC 9110, 10.2.3)."""
    said = (headers.get("Retry-After") or "").strip()[:_LONGEST_HEADER]
    if said.isdecimal():
        return float(said[:9])
    try:
        later, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("Date") or "")
        return max(0.0, (later - now).total_seconds())
    except (TypeError, ValueError, OverflowError):  # one of the two is none, or has no zone
        return None
