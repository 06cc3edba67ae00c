"""A topic page: articles under one heading, each a title line and a text that ends with its source in brackets.

    #AI 發展
    標題一
    正文……。 (心智觀察所)
    標題二
    正文……。 (數字開物)

Sections of one article have no sources at their ends, so an ordinary article with headings is never taken apart.
"""

import re
from dataclasses import dataclass

from corpus.lexicon import patterns_of
from corpus.normalise import fold_characters
from corpus.readers.draft import Draft
from corpus.readers.titles import is_title

# A bracketed name behind the end of a sentence, or alone on its line; matched on folded text.
_SOURCE = re.compile(r"(?:^|(?<=[。!?.”」』\"'…]))\s{0,9}\(([^()。,;:]{1,40})\)\s*$")
# A note or a credit is no source.
_NOTE = re.compile(
    rf"^(?:{patterns_of('furniture', 'notes', 'begins')})|(?:{patterns_of('furniture', 'notes', 'ends')})$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^#{1,6}\s*")
_RULE = re.compile(r"^\s*[-*_=]{3,}\s*$")
# With a heading over them two articles are a topic page; without one it takes a third to be sure.
_FEWEST, _FEWEST_WITHOUT_HEADING = 2, 3
_SHORTEST_BODY = 80
_TAIL = 80  # characters at a line's end in which a source is looked for


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    lines: tuple[str, ...]
    source: str


def split_topic(text: str) -> tuple[Draft, ...]:
    """Take a topic page apart into drafts with title, source and body; anything else gives none."""
    lines = [line for line in text.split("\n") if line.strip() and not _RULE.match(line)]
    headed = len(lines) > 1 and bool(_HEADING.match(lines[0])) and is_title(_bare(lines[1]))
    sections = _sections(lines[1:] if headed else lines)
    if len(sections) < (_FEWEST if headed else _FEWEST_WITHOUT_HEADING):
        return ()
    return tuple(Draft(body="\n\n".join(s.lines), title=s.title, source=s.source) for s in sections)


def _sections(lines: list[str]) -> tuple[_Section, ...]:
    """Cut after each line that ends with a source. Every line must belong to a section that begins with a title."""
    sections: list[_Section] = []
    pending: list[str] = []
    for line in lines:
        found = _SOURCE.search(fold_characters(line[-_TAIL:]))
        if not found or _NOTE.search(found[1].strip()):
            pending.append(line)
            continue
        at = max(len(line) - _TAIL, 0)
        source = line[at + found.start(1) : at + found.end(1)].strip()
        parts = tuple(part for part in (*pending, line[: at + found.start()].rstrip()) if part.strip())
        if sum(map(len, parts[1:])) < _SHORTEST_BODY or not is_title(_bare(parts[0])):
            return ()
        sections.append(_Section(_bare(parts[0]), parts[1:], source))
        pending = []
    return () if any(len(line) > _SHORTEST_BODY for line in pending) else tuple(sections)


def _bare(line: str) -> str:
    return _HEADING.sub("", line).strip()
