"""A saved web page (HTML) to one article: trafilatura finds the text, the title, the outlet and the date.

Must never take a script, a style or a menu for text, and never follow a link: everything is in the bytes. Where
trafilatura finds nothing (short pages, bare fragments), what a browser would show is read as text.
"""

import re
from itertools import pairwise

import trafilatura
from trafilatura.settings import Document

from corpus.errors import UnreadableError
from corpus.readers.dates import parse_date
from corpus.readers.draft import Draft
from corpus.readers.identity import http_url
from corpus.readers.outlets import is_outlet
from corpus.readers.text import read_text

_LARGEST = 5 * 1024 * 1024  # characters of HTML; a long read with all its scripts has one million
# A long read has five thousand; trafilatura takes seven seconds over a hundred thousand. Depth needs no cap of ours:
# libxml2 stops at 256 elements inside one another and keeps what it has.
_MOST_ELEMENTS = 50_000
_ELEMENT = re.compile(r"<[a-z]", re.IGNORECASE)
# References to what no XML may hold, however deep: what sets an element's text fails over it.
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")
_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]{0,200}\?>")
# What separates a headline from the names of section and site in a page's title.
_TITLE_SEPARATOR = re.compile(r"\s*[|｜_»]\s*|\s[-–—·]\s")
_BLOCKS = frozenset({
    "address", "article", "blockquote", "br", "dd", "div", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6",
    "li", "main", "p", "pre", "section", "td", "th", "title", "tr",
})  # fmt: skip
_NO_TEXT = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "nav", "footer", "aside", "form",
    "button", "select", "head",
)  # fmt: skip


def read_page(text: str, name: str) -> Draft:
    """Read one article from a page's HTML: `<h1>` and `<p>` of a report on 阿里云 give its title and its body.

    Raises UnreadableError for a page too large, or with nothing in it.
    """
    if len(text) > _LARGEST or len(_ELEMENT.findall(text)) > _MOST_ELEMENTS:
        raise UnreadableError(name, f"{name} is a web page too large to be an article.")
    # Without a root a lone <p> counts as no page, and trafilatura fails over a tree whose root it would drop.
    page = _without_controls(f"<html>{_DECLARATION.sub('', text, count=1)}</html>")
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        # Without extensive search: a year in a footer is no date.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Document):
        return read_text(visible(page))
    known = Draft(
        body="",
        title=_headline(found.title or "", found.sitename or ""),
        source=None if http_url(found.sitename) else found.sitename,
        author=found.author,
        url=http_url(found.url),
        published=parse_date(found.date or ""),
    )
    return read_text(found.text or visible(page), known)


def _headline(title: str, site: str) -> str | None:
    """Cut the names of site and sections off a page's title: 云计算增长两成_新浪财经_新浪网 is the first part alone."""
    ends = [(len(title), len(title)), *(found.span() for found in reversed(list(_TITLE_SEPARATOR.finditer(title))))]
    for (end, _), (start, after) in pairwise(ends):
        part = title[after:end]
        if not (is_outlet(part) or part.lower() == site.lower()):
            break
        title = title[:start]
    return title.strip() or None


def visible(page: str) -> str:
    """Write what a browser would show, one block a line: `<p>阿里云</p><p>云栖大会</p>` is two."""
    tree = trafilatura.load_html(_without_controls(page))
    if tree is None:
        return ""
    for element in list(tree.iter(*_NO_TEXT)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter():
        if element.tag in _BLOCKS:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    return str(tree.text_content())


def _without_controls(page: str) -> str:
    """Leave out references to control characters and halves of characters: 阿里&#11;云 is 阿里云."""
    return _REFERENCE.sub(lambda found: found[0] if _is_character(found) else "", page)


def _is_character(found: re.Match[str]) -> bool:
    """As XML 1.0 has it, section 2.2."""
    code = int(found[1], 16) if found[1] else int(found[2])
    return code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF
