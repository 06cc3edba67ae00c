"""Readers: bytes to articles. Must never raise for what is in the bytes: what is no article is refused in one sentence.

Kinds are told apart by what they look like, never by a file's name; a .txt may hold a web page. In this order: JSONL
(`jsonl`), web page (`page`), front matter (`front_matter`), topic page (`topic`), Markdown (`markdown`), text (`text`).
"""

import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.errors import UnreadableError
from corpus.languages import detect_lang
from corpus.models import Article, Refusal
from corpus.normalise import clean
from corpus.readers.draft import Draft
from corpus.readers.encoding import decode
from corpus.readers.front_matter import split_front_matter
from corpus.readers.identity import article_id, host
from corpus.readers.jsonl import read_lines, read_objects
from corpus.readers.kinds import looks_like_feed, looks_like_jsonl, looks_like_markdown, looks_like_page
from corpus.readers.markdown import split_title, unmark
from corpus.readers.text import read_text
from corpus.readers.titles import opening
from corpus.readers.topic import split_topic

__all__ = ["LARGEST_FILE", "article_id", "read_articles", "read_bulk", "read_draft"]

LARGEST_FILE = 20 * 1024 * 1024  # bytes of one file that is not JSONL
_LARGEST_ARTICLE = 2 * 1024 * 1024  # bytes of one article's text in UTF-8
# What is longer before marks and furniture are off is refused without reading on.
_LONGEST_TEXT = 2 * _LARGEST_ARTICLE  # characters
_MOST_LINES = 30_000
_LONGEST_FIELD = 300  # characters of a title, an outlet, a name
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")
_TRADITIONAL = re.compile(r"zh-(?:hant|tw|hk|mo)\b")
_SIMPLIFIED = re.compile(r"zh-(?:hans|cn|sg|my)\b")
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*\{)')
# A line of an article says something: eight Chinese characters or four words, where a comma may end a line.
_SENTENCE = re.compile(
    r"(?:[\u3400-\u9fff](?:[^\u3400-\u9fff\n]|(?<=[,，、])\n){0,20}){8}|"
    r"(?<![\w'’-])[A-Za-z][\w'’-]*+(?:(?:[,;:]? |,\n)[\w'’\"“(-]++){3}"
)
# Or it names an amount, as a table does; a number alone may as well count a page's readers.
_AMOUNT = re.compile(
    r"[$€£¥￥] ?\d|\d ?(?:[%％元亿億兆]|[百千万萬]+(?:元|美元|美金)|(?:percent|(?:m|b|tr)illion|yuan|dollars|euros)\b)",
    re.IGNORECASE,
)


def read_articles(data: bytes, name: str) -> Iterator[Article | Refusal]:
    """Read the articles in a file's bytes; what is none comes back as a refusal that names the file and says why.

    The bytes of a line 阿里云发布新模型 and paragraphs below it give one article with that title. `name` is a path or
    an address, for `Article.path` and for refusals; it decides nothing.
    """
    try:
        yield from (_finished(draft, name) for draft in _drafts(data, name))
    except UnreadableError as error:
        yield Refusal(error.name, error.reason)


def read_bulk(lines: Iterable[bytes], name: str) -> Iterator[Article | Refusal]:
    """Read JSONL line by line, as from a file opened for bytes: of two gigabytes, one line at a time is in memory."""
    return (_finished(draft, name) for draft in read_lines(lines, name))


def read_draft(draft: Draft, name: str) -> Article | Refusal:
    """Make an article of what a feed gives; refused where no line of it is a sentence, as 点击查看 is none."""
    return _finished(_with_sentence(draft, name), name)


def _drafts(data: bytes, name: str) -> Iterator[Draft | Refusal]:
    data = data.removeprefix(BOM_UTF8)
    if not data.strip():
        raise UnreadableError(name, f"{name} is empty.")
    if looks_like_jsonl(data):
        return read_lines(io.BytesIO(data), name)
    if len(data) > LARGEST_FILE:
        size, most = len(data) / 1024**2, LARGEST_FILE // 1024**2
        raise UnreadableError(name, f"{name} has {size:.0f} MB; a file that is not JSONL may have {most} MB at most.")
    text = decode(data, name)
    if _JSON.match(text):
        return _drafts_of_json(text, name)
    return (_with_sentence(draft, name) for draft in _drafts_of_text(text, name))


def _drafts_of_json(text: str, name: str) -> Iterator[Draft | Refusal]:
    """Read an object, or a list of objects, written over several lines; JSONL in UTF-16 comes by here as well."""
    encoded = text.encode("utf-8", "replace")
    if looks_like_jsonl(encoded):
        return read_lines(io.BytesIO(encoded), name)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(name, f"{name} looks like JSON and is broken on line {error.lineno}.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(name, f"{name} looks like JSON and cannot be read as such.") from error
    objects = found if isinstance(found, list) else [found]
    return read_objects(objects, name)


def _drafts_of_text(text: str, name: str) -> tuple[Draft, ...]:
    if looks_like_feed(text):
        raise UnreadableError(name, f"{name} is a feed or a sitemap: it lists articles and is none.")
    if looks_like_page(text):
        # Only web pages need trafilatura, and its import would cost every start a fifth of a second.
        from corpus.readers.page import read_page  # noqa: PLC0415 - see above

        return (read_page(text, name),)
    known, text = split_front_matter(text, name)
    sections = () if known else split_topic(text)
    if sections:
        return tuple(read_text(_plain(section.body), section) for section in sections)
    if len(text) > _LONGEST_TEXT or text.count("\n") > _MOST_LINES:
        raise UnreadableError(name, f"{name} is too long to be one article.")
    return (_read_marked(text, known or Draft(body="")) if known or looks_like_markdown(text) else read_text(text),)


def _read_marked(text: str, known: Draft) -> Draft:
    title, rest = (known.title, text) if known.title else split_title(text)
    return read_text(unmark(rest), replace(known, title=title))


def _plain(text: str) -> str:
    return unmark(text) if looks_like_markdown(text) else text


def _with_sentence(draft: Draft, name: str) -> Draft | Refusal:
    if _SENTENCE.search(draft.body) or _AMOUNT.search(draft.body):
        return draft
    return Refusal(name, f"{name} has no article in it: no line of its text is a sentence or names an amount.")


def _finished(draft: Draft | Refusal, name: str) -> Article | Refusal:
    """Clean a draft and name it; every article that leaves the readers is made here."""
    if isinstance(draft, Refusal):
        return draft
    body = clean(draft.body).strip()
    title = _field(draft.title) or opening(body)
    if len(body.encode()) > _LARGEST_ARTICLE:
        most = _LARGEST_ARTICLE // 1024**2
        return Refusal(
            name, f"{name} has an article of more than {most} MB of text, {title!r}; a book is not read as an article."
        )
    source = _field(draft.source) or (host(draft.url) if draft.url else None)
    return Article(
        id=_field(draft.id) or article_id(url=draft.url, source=source, title=title, body=body),
        title=title,
        body=body,
        source=source,
        author=_field(draft.author),
        url=draft.url,
        published=draft.published,
        lang=_stated_lang(draft.lang) or detect_lang(body),
        path=name,
    )


def _field(value: str | None) -> str | None:
    """Write a field as one line of sensible length; nothing where nothing is left."""
    return " ".join(clean(value or "")[:_LONGEST_FIELD].split()) or None


def _stated_lang(stated: str | None) -> str | None:
    """Write stated languages by their script: zh-CN becomes zh-Hans. A bare zh says too little, the text more."""
    tags = [_by_script(tag.strip().lower().replace("_", "-")) for tag in (stated or "").split(",")]
    return ", ".join(dict.fromkeys(filter(None, tags))) if all(tags) else None


def _by_script(tag: str) -> str | None:
    if _TRADITIONAL.match(tag):
        return "zh-Hant"
    if _SIMPLIFIED.match(tag):
        return "zh-Hans"
    return tag.partition("-")[0] if _TAG.fullmatch(tag) and tag != "zh" else None
