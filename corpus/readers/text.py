"""Lines to one article: furniture off, byline read, title found. For every kind whose text may come from a page.

Takes out what furniture.toml names, bylines, pictures' file names and credits, the address of the original. Must never
take anything else: it is the text, and no character of it is lost.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from corpus.normalise import clean, fold_characters
from corpus.readers.bylines import Byline, read_byline, read_name, read_reporter
from corpus.readers.draft import Draft
from corpus.readers.furniture import begins_related, is_edge_furniture, is_original_label, is_slogan, is_stray_furniture
from corpus.readers.identity import http_url
from corpus.readers.lines import unwrap
from corpus.readers.outlets import read_dateline
from corpus.readers.titles import columns, is_title, opening
from corpus.readers.transcript import label_of, speaker_labels

_HEAD_LINES = 30  # with the blank ones between them
_FOOT_LINES = 200
_FIRST_LINES = 2  # a report names its outlet at once
_NARROW = 8  # columns: four Chinese characters; two such lines above a longer one are a menu
_WIDEST_HEADLINE = 120  # columns of a line in a list of other articles
_SENTENCE_END = ("。", ".", ";", "…")
_BLANK_LINES = re.compile("\n{3,}")
_ADDRESS = re.compile(
    r"(?P<label>[^\n/]{0,40}?)[\s:\uff1a<(\[]{0,4}(?P<url>https?://[^\s<>\[\]\"'。,，]{4,1000}?)(?P<closed>[>)\]]?)"
)


@dataclass(frozen=True, slots=True)
class _Rest:
    """The lines that are left once a head or a foot is off, and what that said of the article."""

    lines: Sequence[str]
    byline: Byline
    title: str | None = None


def read_text(text: str, known: Draft | None = None) -> Draft:
    """Read one article from text; what is `known` of it already goes before what the text says.

    Lines 取消, 阿里云发布新模型, 张三 财联社 2025-09-24, 正文……, 分享 give title, author, source, date and 正文…….
    """
    known = known or Draft(body="")
    lines = [line.strip() for line in unwrap(clean(text)).split("\n")]
    speakers = speaker_labels(lines)
    lines = [line for line in lines if not is_stray_furniture(line)]
    head = _read_head(lines, known.title, speakers)
    foot = _read_foot(head.lines, speakers)
    kept = (line for line in foot.lines if not _is_hanging_heading(line))
    body = _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip("\n")
    byline = head.byline.joined(foot.byline).joined(_first_words(head.title or "", body))
    return replace(
        known,
        body=_without_names(body, {byline.author, byline.source}),
        title=known.title or head.title or opening(body),
        source=known.source or byline.source,
        author=known.author or byline.author,
        url=known.url or byline.url,
        published=known.published or byline.published,
    )


def _read_head(lines: Sequence[str], known_title: str | None, speakers: frozenset[str]) -> _Rest:
    """Read down to the first line of text: byline and furniture in whatever order; the first headline is the title."""
    headlines: list[str] = []
    byline = Byline()
    length = 0
    for line in lines[:_HEAD_LINES]:
        is_speech = label_of(line) in speakers
        said = None if is_speech else _said(line, unlabelled=bool(known_title or headlines))
        if not said and headlines and _is_dated(next(filter(None, lines[length + 1 : length + 3]), "")):
            said = read_name(line)
        if said:
            byline = byline.joined(said)
        elif not (_is_repeated(line, known_title, headlines) or is_edge_furniture(line)):
            if is_speech or not is_title(line):
                break
            headlines.append(line)
        length += 1
    title, kept = (known_title, headlines) if known_title else _choose_title(headlines, lines[length:])
    return _Rest((*kept, *lines[length:]), byline, title)


def _is_repeated(line: str, known_title: str | None, headlines: Collection[str]) -> bool:
    """Whether a line is the headline again, as a page has it in its <title> and its <h1>."""
    return line in headlines or (known_title is not None and _letters(line) == _letters(known_title))


def _read_foot(lines: Sequence[str], speakers: frozenset[str]) -> _Rest:
    """Read up to the last line of text."""
    kept = list(lines[: _related_start(lines)])
    byline = Byline()
    while kept:
        line = kept[-1]
        said = None if label_of(line) in speakers else _said(line, unlabelled=False)
        if said:
            byline = byline.joined(said)
        elif not (is_edge_furniture(line) or is_slogan(line)):
            break
        kept.pop()
    return _Rest(kept, byline)


def _choose_title(headlines: list[str], rest: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take the first headline, past the words of a menu; a lone line without a text below it is the text."""
    narrow = list(takewhile(lambda line: columns(line) <= _NARROW, headlines))
    if 1 < len(narrow) < len(headlines):
        headlines = headlines[len(narrow) :]
    if not headlines or (len(headlines) == 1 and not any(rest)):
        return None, headlines
    return headlines[0], headlines[1:]


def _related_start(lines: Sequence[str]) -> int:
    """Find where the headlines of other articles begin at the end; the number of lines where there are none."""
    start = len(lines)
    for position in range(len(lines) - 1, max(len(lines) - _FOOT_LINES, 0) - 1, -1):
        line = lines[position]
        if begins_related(line):
            start = position
        elif line and not (_is_headline(line) or is_edge_furniture(line) or is_slogan(line)):
            break
    return start


def _said(line: str, *, unlabelled: bool) -> Byline | None:
    """Read a line that speaks of the article and is none of its text: byline, report line, original's address."""
    address = _ADDRESS.fullmatch(line)
    if address and (not address["label"].strip() or is_original_label(address["label"])):
        return Byline(url=http_url(address["url"]))
    dateline = read_dateline(line)
    if dateline and dateline.length == len(line):  # AIPress.com.cn报道, and nothing else
        return Byline(source=dateline.outlet, published=dateline.published)
    return read_byline(line, unlabelled=unlabelled)


def _is_dated(line: str) -> bool:
    byline = read_byline(line)
    return byline is not None and byline.published is not None


def _is_hanging_heading(line: str) -> bool:
    """Whether a line announces other articles where a page had them: 系列其他文章: inside an interview."""
    return fold_characters(line).endswith(":") and begins_related(line)


def _is_headline(line: str) -> bool:
    return columns(line) <= _WIDEST_HEADLINE and not fold_characters(line).endswith(_SENTENCE_END)


def _first_words(title: str, body: str) -> Byline:
    """Read outlet, day and reporter where the text begins with them; they are part of its first sentence and stay."""
    lines = [title, *islice((line for line in body.split("\n") if line), _FIRST_LINES)]
    dateline = next(filter(None, map(read_dateline, lines)), None)
    reporter = next(filter(None, map(read_reporter, lines)), Byline())
    return reporter.joined(Byline(source=dateline.outlet, published=dateline.published)) if dateline else reporter


def _without_names(body: str, names: Collection[str | None]) -> str:
    """Drop first lines that only repeat the author's or the outlet's name, as above many columns: JANE DOE."""
    lines = body.split("\n")
    written = {name.lower() for name in names if name}
    start = next((at for at, line in enumerate(lines) if line and line.lower() not in written), 0)
    return "\n".join(lines[start:])


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, fold_characters(line).lower()))
