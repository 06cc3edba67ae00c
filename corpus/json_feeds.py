"""JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1) to a feed. Must never take a value of a wrong type for a right one."""

import json
from collections.abc import Mapping
from typing import Any

from corpus.errors import UnreadableError
from corpus.feeds import Entry, Feed, make_entry, make_feed
from corpus.readers.dates import parse_date

_VERSION = "https://jsonfeed.org/version/"


def read_json_feed(text: str, url: str) -> Feed:
    """Read a feed's text: among its `items`, `{"id": "1", "title": "阿里云财报"}` is an entry with that title."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(url, f"{url} looks like JSON and cannot be read as such.") from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list) or not (_text(found, "version") or "").startswith(_VERSION):
        raise UnreadableError(url, f"{url} is no feed: RSS, Atom and JSON Feed are read.")
    home = _text(found, "home_page_url") or url
    return make_feed(_text(found, "title"), (_entry(item, home) for item in items if isinstance(item, dict)))


def _entry(item: Mapping[str, Any], home: str) -> Entry | None:
    content = _text(item, "content_html") or _text(item, "content_text")
    named = item.get("id")
    return make_entry(
        str(named) if isinstance(named, int | str) and not isinstance(named, bool) else None,
        home,
        _text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        published=parse_date(_text(item, "date_published") or _text(item, "date_modified") or ""),
        author=_author(item),
        text=content or _text(item, "summary"),
        is_content=content is not None,
    )


def _author(item: Mapping[str, Any]) -> str | None:
    authors = item.get("authors") or [item.get("author")]
    named = [_text(one, "name") for one in authors[:5] if isinstance(one, dict)] if isinstance(authors, list) else []
    return ", ".join(filter(None, named)) or None


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    return value if isinstance(value, str) and value.strip() else None
