"""Slack's rich text and context blocks from plain values. Must never let an outside text act as markup.

Quotations and figures are rich text: its style stands beside the text and not in it, so that a quotation stays verbatim
(mrkdwn's asterisks fail beside Chinese). Text in rich text is literal; context texts are escaped here.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from corpus.models import Article, Figure, Passage, Span
from handlers.limits import HEADER, SECTION, URL, Block, cut, escape, showable, width

Element = dict[str, Any]

TITLE = 150
DETAIL = 90
NAME = 60

_PERSON = re.compile(r"[UW][A-Z0-9]{2,20}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,20}")
_NOT_IN_ADDRESSES = frozenset(' <>"|\\')
# Unseen marks that turn the direction of what follows: in a title they would turn our own words around.
_DIRECTION_MARKS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


def label(text: str, limit: int) -> str:
    """Give an outside text as one short line: a title, a name, a question."""
    # What is longer than this was never a title or a name; its end is not worth looking at.
    words = text[: 10 * limit].translate(_DIRECTION_MARKS).split()
    return cut(showable(" ".join(words)), limit)


def plain(text: str) -> Element:
    """Make words without style."""
    return {"type": "text", "text": showable(text)}


def styled(text: str, style: str) -> Element:
    """Make words in one style: bold, italic, strike or code."""
    return {"type": "text", "text": showable(text), "style": {style: True}}


def linked(text: str, url: str | None) -> Element:
    """Make words that lead somewhere, if Slack can open the address; else words in bold."""
    if url is None or not _can_be_opened(url):
        return styled(text, "bold")
    return {"type": "link", "url": url, "text": showable(text)}


def person(user: str) -> Element:
    """Name a person by their id, so that Slack shows their name of today; it calls them, so never one from outside."""
    return {"type": "user", "user_id": user} if _PERSON.fullmatch(user) else plain(user)


def channel(channel_id: str) -> Element:
    """Name a channel by its id, so that Slack shows its name of today, to those who may see it."""
    return {"type": "channel", "channel_id": channel_id} if _CHANNEL.fullmatch(channel_id) else plain(channel_id)


def section(*elements: Element) -> Element:
    """Make a line of rich text."""
    return {"type": "rich_text_section", "elements": _filled(elements)}


def quote(*elements: Element) -> Element:
    """Make a quotation with a bar at its side."""
    return {"type": "rich_text_quote", "elements": _filled(elements)}


def bullets(*lines: Element) -> Element:
    """Make a list of sections."""
    return {"type": "rich_text_list", "style": "bullet", "elements": [line for line in lines if line["elements"]]}


def rich_text(*parts: Element) -> Block:
    """Make a block of sections, quotations and lists; parts without content are left out."""
    return {"type": "rich_text", "elements": [part for part in parts if part["elements"]]}


def context(text: str) -> Block:
    """Make a small grey line in our own words; what it repeats from outside is escaped."""
    return {"type": "context", "elements": [_plain_text(text, SECTION)]}


def header(text: str) -> Block:
    """Make a line in large letters."""
    return {"type": "header", "text": _plain_text(label(text, HEADER), HEADER)}


def quoted(passage: Passage, figures: Sequence[Figure], limit: int) -> Element:
    """Quote the passage verbatim, the figures that stand in it in bold.

    A longer passage is cut at a sentence end, but later than `limit` where a figure would be lost.
    """
    text, shown, at = passage.text, cut(passage.text, limit), 0
    places = _places(passage, figures)
    if not all(shown.startswith(text[:end]) for _, end in places):
        shown = cut(text, SECTION)
    elements: list[Element] = []
    for start, end in places:
        if at <= start and shown.startswith(text[:end]):
            elements += [plain(text[at:start]), styled(text[start:end], "bold")]
            at = end
    return quote(*elements, plain(shown[at:]))


def source_line(article: Article, published: str | None, mark: str = "") -> tuple[Element, ...]:
    """Give title, outlet, author, date: the title leads to the article where it has an address.

    `mark` goes before it all: that the article has been taken back, or repeats another.
    """
    details = [label(each, NAME) for each in (article.source, article.author) if each]
    details += [published] if published else []
    title = linked(label(article.title, TITLE) or label(article.id, TITLE), article.url)
    return (styled(f"{mark} · " if mark else "", "bold"), title, plain("".join(f" · {each}" for each in details)))


def _places(passage: Passage, figures: Iterable[Figure]) -> list[Span]:
    """Say where in the passage figures stand, first to last."""
    starts = [(figure.span.start - passage.span.start, figure.surface) for figure in figures]
    spans = [Span(start, start + len(surface)) for start, surface in starts if passage.text.startswith(surface, start)]
    return sorted(span for span in spans if span.start >= 0)


def _plain_text(text: str, limit: int) -> Element:
    return {"type": "plain_text", "text": escape(cut(showable(text), limit)), "emoji": False}


def _filled(elements: Iterable[Element]) -> list[Element]:
    # Slack refuses a text element without a text; a person's name has none.
    return [element for element in elements if element.get("text", "user_id" in element)]


def _can_be_opened(url: str) -> bool:
    if width(url) > URL or not url.isprintable() or not _NOT_IN_ADDRESSES.isdisjoint(url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
