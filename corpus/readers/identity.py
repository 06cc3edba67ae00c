"""Which article this is: the same one read twice has the same id. Must never depend on where a file happens to lie."""

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from corpus.lexicon import load_lexicon

_LONGEST_URL = 2000
_PORTS = {"http": 80, "https": 443}


def article_id(*, url: str | None, source: str | None, title: str, body: str) -> str:
    """Give the first 16 hexadecimal digits of SHA-256 over what identifies an article.

    That is its URL where known (see `canonical_url`), else source and title, such as
    IT之家 and the headline, else the body.
    """
    if url:
        identity = canonical_url(url)
    elif source and title:
        identity = f"{source}\n{title}"
    else:
        identity = body
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:16]


def http_url(text: str | None) -> str | None:
    """Give the address when it is one of the web, else None: `http_url("javascript:alert(1)")` is None."""
    address = (text or "").strip()
    if not address or len(address) > _LONGEST_URL or any(c.isspace() or not c.isprintable() for c in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[": half an IPv6 address
        return None
    return address if parts.scheme.lower() in {"http", "https"} and parts.hostname else None


def host(url: str) -> str:
    """Name the site an address leads to: `host("https://www.36kr.com/p/1")` is "36kr.com"."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def canonical_url(url: str) -> str:
    """Write an address so that others that surely lead to the same page are written the same.

    http://WWW.36kr.com:80/p/1/?utm_source=rss#top is https://36kr.com/p/1. Hosts for telephones (m.) may have pages of
    their own, and keep their names; whether their article is the same, its text says.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    named = (parts.hostname or "").removeprefix("www.")
    named = f"[{named}]" if ":" in named else named
    where = named if port in (None, _PORTS.get(parts.scheme.lower())) else f"{named}:{port}"
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(*pair)]
    return urlunsplit(("https", where, parts.path.rstrip("/"), urlencode(kept), ""))


def _is_tracking(name: str, value: str) -> bool:
    known, lowered = load_lexicon("addresses"), name.lower()
    return (
        lowered in known["tracking"]
        or lowered.startswith(tuple(known["tracking_prefixes"]))
        or value.lower() in known["tracking_values"].get(lowered, ())
    )
