"""Bytes of a feed to its entries: RSS 0.9 to 2.0 and Atom by feedparser, JSON Feed by `corpus.json_feeds`.

Must never follow a link, load a DTD or expand an entity, and never raise but with one sentence: a feed may come from
anybody. A feed's dates are taken as the day they name where they were written.
"""

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from corpus.errors import UnreadableError
from corpus.lexicon import any_of, load_lexicon
from corpus.normalise import clean
from corpus.readers.dates import parse_date
from corpus.readers.encoding import decode
from corpus.readers.identity import http_url
from corpus.readers.kinds import looks_like_feed

# What a poll takes; the rest of a longer feed is left out, and counted.
MOST_ENTRIES = 200
_LARGEST = 8 * 1024 * 1024  # characters
_MOST_ELEMENTS = 100_000
_LONGEST_FIELD = 2_000
_LONGEST_TEXT = 1024 * 1024
_ELEMENT = re.compile(r"<[A-Za-z]")
_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]{0,200}\?>")
# What may stand before the root: comments, instructions. Then a DOCTYPE without a subset, as RSS 0.91 has it.
_BEFORE_ROOT = re.compile(r"(?:\s|<!--(?:(?!-->)[\s\S]){0,5000}-->|<\?[^<>]{0,500}\?>)*+")
_PLAIN_DOCTYPE = re.compile(r"<!DOCTYPE\s[^<>\[\]&%]{1,500}>", re.IGNORECASE)
_DELETED = re.compile(
    r"<(?:[a-z]{1,10}:)?deleted-entry\s(?:[^<>]{0,300}\s)?ref=[\"']([^\"'<>]{1,2000})[\"']", re.IGNORECASE
)
_END = 80  # characters in which a text may say that it goes on elsewhere
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed lists: an article, or the way to one."""

    # What the feed calls it, or else its address or its title.
    key: str
    title: str | None = None
    url: str | None = None
    published: date | None = None
    author: str | None = None
    # The text as the feed gives it, HTML or plain.
    text: str = ""
    # The feed calls it the content, not a summary.
    is_content: bool = False

    @property
    def said(self) -> str:
        """Stand for all that the entry says, to see whether it has changed."""
        parts = (self.title, self.url, str(self.published), self.author, self.text)
        return blake2b("\n".join(part or "" for part in parts).encode("utf-8", "replace"), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its entries as it orders them."""

    title: str | None
    entries: tuple[Entry, ...]
    # How many entries were more than are taken.
    left_out: int = 0
    # Keys of entries that the feed has taken back (RFC 6721).
    deleted: frozenset[str] = frozenset()


def read_feed(data: bytes, url: str) -> Feed:
    """Read a feed's bytes: an RSS item <title>阿里云财报</title> gives an entry with that title.

    Raises UnreadableError with one sentence for what is no feed, or is too large or dangerous to be read as one.
    """
    if not data.strip():
        raise UnreadableError(url, f"{url} is empty.")
    if data.count(0) * 20 < len(data):  # in UTF-16 every other byte may be one
        data = data.replace(b"\0", b"")
    text = decode(data, url).replace("\0", "")
    if text.lstrip().startswith("{"):
        from corpus.json_feeds import read_json_feed  # noqa: PLC0415  # it needs what is here

        return read_json_feed(text, url)
    return _read_xml(_admitted(text, url), url)


def is_feed(data: bytes) -> bool:
    """Say whether bytes look like a feed of any kind, before they are read as one."""
    head = data[:2_000].replace(b"\0", b"").decode("ascii", "ignore")  # of UTF-16 too, marks are ASCII
    return looks_like_feed(head.lstrip()) or "jsonfeed.org/version/" in head


def make_entry(key: str | None, url: str, link: str | None, **known: Any) -> Entry | None:  # noqa: ANN401  # the fields of an entry
    """Make an entry of what a feed gives, cut to sensible lengths; None where nothing names it."""
    title = " ".join(clean((known.pop("title") or "")[:_LONGEST_FIELD]).split()) or None
    address = http_url(_joined(url, link))
    # JSON can spell what no database keeps: a NUL, half a character.
    named = clean((key or address or title or "")[:_LONGEST_FIELD]).strip()
    text = (known.pop("text") or "")[:_LONGEST_TEXT]
    if not named and text:
        named = blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()
    return Entry(named, title, address, text=text, **known) if named else None


def make_feed(title: str | None, entries: Iterable[Entry | None], deleted: frozenset[str] = frozenset()) -> Feed:
    """Put a feed together: an entry listed twice comes once, and no more than a poll takes."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry is not None:
            found.setdefault(entry.key, entry)
    name = " ".join(clean((title or "")[:200]).split()) or None
    return Feed(name, tuple(islice(found.values(), MOST_ENTRIES)), max(0, len(found) - MOST_ENTRIES), deleted)


def retraction_in(title: str) -> str | None:
    """Give the rest of a title that takes its article back: 【撤回】阿里云财报 gives 阿里云财报; None for any other."""
    found = _retracted().match(title)
    return title[found.end() :].strip() if found else None


def is_cut_short(text: str) -> bool:
    """Say whether a text ends like the beginning of a longer one: ……, [...], 阅读全文."""
    return _ends_cut_short().search(text[-_END:].rstrip()) is not None


def _admitted(text: str, url: str) -> str:
    """Give the XML without its declaration and DOCTYPE. Raises UnreadableError for what is not to be parsed."""
    if len(text) > _LARGEST or len(_ELEMENT.findall(text)) > _MOST_ELEMENTS:
        raise UnreadableError(url, f"{url} is a feed too large to be read.")
    text = _DECLARATION.sub("", text, count=1)
    before = _BEFORE_ROOT.match(text)
    start = before.end() if before else 0
    doctype = _PLAIN_DOCTYPE.match(text, start)
    if doctype:
        text, start = text[doctype.end() :], 0
    elif text[start : start + 2] == "<!":
        raise UnreadableError(url, f"{url} declares entities of its own, which no feed needs; it is not read.")
    if not looks_like_feed(text[start:].lstrip()):
        raise UnreadableError(url, f"{url} is no feed: RSS, Atom and JSON Feed are read.")
    return text[start:]


def _read_xml(text: str, url: str) -> Feed:
    import feedparser  # noqa: PLC0415  # what reads no feed should not wait for its import

    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.version and not parsed.entries:
        raise UnreadableError(url, f"{url} is no feed: RSS, Atom and JSON Feed are read.")
    home = http_url(_text(parsed.feed, "link")) or url
    deleted = frozenset(found.group(1) for found in _DELETED.finditer(text))
    return make_feed(_text(parsed.feed, "title"), (_entry(one, home) for one in parsed.entries), deleted)


def _entry(given: Mapping[str, Any], home: str) -> Entry | None:
    content = max((_text(one, "value") or "" for one in given.get("content") or ()), key=len, default="")
    summary = _text(given, "summary") or ""
    is_content = len(content) >= len(summary) and bool(content)
    return make_entry(
        _text(given, "id"),
        home,
        _text(given, "feedburner_origlink") or _link(given),
        title=plain(_text(given, "title") or ""),
        published=_published(given),
        author=_text(given, "author"),
        text=content if is_content else summary,
        is_content=is_content,
    )


def _link(given: Mapping[str, Any]) -> str | None:
    """Give an entry's address; its name stands in for one only where it is one."""
    link = _text(given, "link")
    return http_url(link) if link == _text(given, "id") else link


def _published(given: Mapping[str, Any]) -> date | None:
    return next(
        filter(None, (parse_date(_text(given, name) or "") for name in ("published", "updated", "created"))), None
    )


def plain(text: str) -> str:
    """Write what a field with markup says: `<b>阿里云</b> &amp; 千问` is 阿里云 & 千问."""
    return " ".join(unescape(_TAG.sub("", text[:_LONGEST_FIELD])).split())


def _text(given: Mapping[str, Any], name: str) -> str | None:
    # feedparser's own way of looking things up takes one date for another, with a warning.
    value = dict.get(given, name) if isinstance(given, dict) else None
    return value if isinstance(value, str) and value else None


def _joined(url: str, link: str | None) -> str | None:
    try:
        return urljoin(url, (link or "").strip()) if link else None
    except ValueError:  # half an IPv6 address
        return None


@cache
def _retracted() -> re.Pattern[str]:
    words = any_of(map(re.escape, load_lexicon("feeds")["retracted"]))
    return re.compile(rf"\s*(?:[\[【(（〔]\s?(?:{words})\s?[\]】)）〕]\s?[:：]?|(?:{words})\s?[:：])", re.IGNORECASE)


@cache
def _ends_cut_short() -> re.Pattern[str]:
    words = any_of(map(re.escape, load_lexicon("feeds")["cut_short"]))
    return re.compile(rf"(?:…|\.\.\.|&#8230;|&hellip;|(?<![A-Za-z])(?:{words}))[\W_]{{0,10}}\Z", re.IGNORECASE)
