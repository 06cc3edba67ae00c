"""What kind of text bytes hold, by what they look like. Must never ask for a file's name."""

import io
import re
from itertools import islice

_PROLOGUE = r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--[^<>]{0,2000}-->\s*){0,5}"
_PAGE = re.compile(_PROLOGUE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(_PROLOGUE + r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"\s*<(?:article|main|section|div|p|h[1-6]|table|ul|ol|blockquote|figure|header)\b[^<>]{0,2000}>", re.IGNORECASE
)
_CLOSED = re.compile(r"</(?:article|main|section|div|p|h[1-6]|table|ul|ol|blockquote|figure|header)\s?>", re.IGNORECASE)
_MARKDOWN = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE),
    re.compile(r"^#{2,6}[^\s#\d!]", re.MULTILINE),
    re.compile(r"\A#[^\s#\d!][^#\n]*(?:\n|\Z)"),
    re.compile(r"!?\[[^\[\]\n]{0,300}\]\((?:https?://|/|\.)[^()\s]{1,1000}"),
    re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE),
    re.compile(r"\*\*[^\s*][^*\n]{0,500}\*\*"),
    re.compile(r"^\[[^\[\]\n]{1,60}\]:\s?https?://", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
)
_LINES_LOOKED_AT = 20


def looks_like_jsonl(data: bytes) -> bool:
    """Whether most of the first lines are one object each; one broken line does not change what a file is."""
    lines = [line.strip() for line in islice(io.BytesIO(data), _LINES_LOOKED_AT)]
    objects = sum(line.startswith(b"{") and line.endswith(b"}") for line in lines)
    return objects * 2 > sum(map(bool, lines))


def looks_like_page(text: str) -> bool:
    """Whether a text is HTML: a whole page, or a fragment that begins with a block such as <p>阿里云</p>."""
    return bool(_PAGE.match(text)) or bool(_FRAGMENT.match(text) and _CLOSED.search(text))


def looks_like_feed(text: str) -> bool:
    """Whether a text is an RSS or Atom feed or a sitemap: it lists articles and is none."""
    return bool(_FEED.match(text))


def looks_like_markdown(text: str) -> bool:
    """Whether a text has a heading, link, image, fence, quotation or bold of Markdown: one `## 财报` is enough."""
    return any(sign.search(text) for sign in _MARKDOWN)
