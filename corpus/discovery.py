"""Which feeds a page announces. Must never make up an address: what no <link> names is no feed."""

import re
from html import unescape
from urllib.parse import urljoin

from corpus.lexicon import load_lexicon
from corpus.readers.identity import http_url

_LOOKED_AT = 500_000
_MOST = 10
_LINK = re.compile(r"<link\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,20})\s{0,3}=\s{0,3}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,2000}))")


def announced_feeds(page: str, url: str) -> tuple[str, ...]:
    """Give the addresses of a page's feeds, as it orders them, those of its comments last.

    `<link rel="alternate" type="application/rss+xml" href="/feed">` on https://news.example/ gives
    https://news.example/feed.
    """
    kinds, found = load_lexicon("feeds")["kinds"], []
    for link in _LINK.finditer(page[:_LOOKED_AT]):
        said = {name.lower(): unescape(next(filter(None, values), "")) for name, *values in _ATTRIBUTE.findall(link[1])}
        is_feed = "alternate" in said.get("rel", "").lower().split() and said.get("type", "").lower().strip() in kinds
        address = _joined(url, said["href"]) if is_feed and said.get("href") else None
        if address:
            found.append(address)
    return tuple(sorted(dict.fromkeys(found), key=lambda address: "comment" in address.lower()))[:_MOST]


def _joined(url: str, href: str) -> str | None:
    try:
        return http_url(urljoin(url, href.strip()))
    except ValueError:  # half an IPv6 address
        return None
