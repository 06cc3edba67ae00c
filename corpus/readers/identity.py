"""Which article this is: the same one read twice has the same id. Must never depend on where a file happens to lie."""

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_LONGEST_URL = 2000
# Parameters that say how a reader came to a page, not which page it is.
_TRACKING = frozenset({"fbclid", "gclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "spm"})


def article_id(*, url: str | None, source: str | None, title: str, body: str) -> str:
    """Give the first 16 hexadecimal digits of SHA-256 over what identifies an article.

    That is its URL where known (lower-case host, no fragment, no tracking parameters), else source and title, such as
    IT之家 and the headline, else the body.
    """
    if url:
        identity = _canonical(url)
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


def _canonical(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    ]
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, urlencode(kept), ""))
