"""An entry of a feed to an article. Must never take a summary for the whole text without the caller knowing it."""

import re

from corpus.feeds import Entry, is_cut_short, plain
from corpus.models import Article, Refusal
from corpus.readers import read_draft
from corpus.readers.draft import Draft
from corpus.readers.identity import host
from corpus.readers.text import read_text

# Characters from which on a text is whole: what a feed calls content, and what it calls a summary.
_SHORTEST_CONTENT, _SHORTEST_SUMMARY = 150, 500
# What separates an outlet's name from what its feed holds: 江边日报 - 要闻.
_SEPARATOR = re.compile(r"\s*[|｜_»]\s*|\s[-–—·]\s")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")


def is_whole(entry: Entry) -> bool:
    """Say whether an entry has its whole text, so that its page need not be read.

    A feed's summary is whole where it is long and does not end in …… or 阅读全文; without a page it is all there is.
    """
    if entry.url is None:
        return True
    text = _MARKUP.sub("", entry.text)
    least = _SHORTEST_CONTENT if entry.is_content else _SHORTEST_SUMMARY
    return len("".join(text.split())) >= least and not is_cut_short(text)


def read_entry(entry: Entry, feed_title: str | None, name: str) -> Article | Refusal:
    """Read an entry's own text: <p>阿里云营收增长26%。</p> gives an article with that sentence."""
    source = outlet_of(feed_title) or (host(entry.url) if entry.url else None)
    author = plain(entry.author) if entry.author else None
    known = Draft(body="", title=entry.title, source=source, author=author, url=entry.url, published=entry.published)
    return read_draft(read_text(written(entry.text), known), name)


def outlet_of(feed_title: str | None) -> str | None:
    """Cut what a feed holds off the name of its outlet: 江边日报 - 要闻 is 江边日报."""
    return _SEPARATOR.split(feed_title.strip(), maxsplit=1)[0] or None if feed_title and feed_title.strip() else None


def written(text: str) -> str:
    """Write what a text with markup shows, one block a line; scripts and styles show nothing."""
    if not _MARKUP.search(text) and "&" not in text:
        return text
    from corpus.readers.page import visible  # noqa: PLC0415  # only markup needs trafilatura

    return visible(f"<html><body><div>{text}</div></body></html>")
