"""Markdown to text: the marks go, what they mark stays. Hugo's and Jekyll's additions are marks too.

Must never take `*`, `_` or `#` out of a text where they are the author's: 5 * 3, snake_case and C# stay. Headings,
lists and tables become lines of their own; images go with their descriptions; a link leaves its words, and the last
line's link, where it leads to the original, its address.
"""

import html
import re
from itertools import islice

from corpus.readers.furniture import is_original_label

_FIRST_LEVEL = re.compile(r"^ {0,3}#[ \t]+\S.*$", re.MULTILINE)
_AROUND = " *_:()\uff1a\uff08\uff09"  # half-width and full-width
# Many leave out the blank; but one mark alone may as well begin a hashtag, save on the first line.
_HEADING = re.compile(r"^ {0,3}(?:#{1,6}[ \t]+|#{2,6}(?=[^\s#\d!]))")
_FIRST_HEADING = re.compile(r"\A#(?=[^\s#\d!][^#\n]*(?:\n|\Z))")
# A target may hold one pair of brackets, as many encyclopaedias' addresses do.
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,300}\)){0,2000}\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,500}}\](?:{_TARGET}|\[[^\[\]\n]{{0,100}}\])")
_LINK = re.compile(rf"\[(?P<words>[^\[\]\n]{{0,1000}})\](?P<target>{_TARGET})")
_REFERENCE_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\]\[[^\[\]\n]{0,100}\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]:?")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,1000})>")
_TARGET_ADDRESS = re.compile(r"\(\s?<?(https?://[^\s<>\"']{1,1000}?)>?(?:\s.*)?\)$")
# Definitions of links, rules and underlines of headings, attributes, fences, the rule below a table's head.
_DROPPED_LINE = re.compile(
    r"^\s*(?:\[[^\[\]^\n]{1,60}\]:\s*<?(?:https?://|mailto:|[/#.])\S*.*|[-*_](?:\s?[-*_]){2,}|=+|\{:[^{}]*\}|(?:```|~~~)[^`]*|"
    r"\|?(?:\s?:?-{2,}:?\s?\|)+(?:\s?:?-{2,}:?\s?)?)\s*$"
)
_LINE_MARK = re.compile(r"^\s*(?:>\s?|[-*+]\s+(?:\[[ xX]\]\s)?)+")
_HEADING_TAIL = re.compile(r"(?<!\s)(?:\s++#++|\s*+\{#[^{}]{1,80}\})\s*$")
_TAG = re.compile(
    r"</?(?:p|br|img|div|span|a|b|strong|em|i|u|center|figure|figcaption|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]|blockquote|"
    r"details|summary|sup|sub|font|iframe|video|audio|source|hr|code|pre|kbd|small|mark|cite|section|article)(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r"\{\{[^{}]{1,500}\}\}|\{%[^{}%]{1,500}%\}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~$&-])")
_KEPT = "\\`*_{}[]()#+.!|>~$&-"
# An escaped mark is written as a noncharacter, which no text holds, until the other marks are gone.
_HIDDEN = {mark: chr(0xFDD0 + position) for position, mark in enumerate(_KEPT)}
_SHOWN = {ord(hidden): mark for mark, hidden in _HIDDEN.items()}
_EMPHASIS = re.compile(r"\*{1,3}|(?<![A-Za-z0-9_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![A-Za-z0-9_])|~~|`+")
_UNSEEN = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (("<!--", "-->"), (r"<script\b", r"</script\s?>"), (r"<style\b", r"</style\s?>"))
)


def split_title(text: str) -> tuple[str | None, str]:
    """Take the title out where a heading of the first level gives it: the first line, or the only one of its level."""
    headings = list(islice(_FIRST_LEVEL.finditer(text), 2))
    if not headings or (len(headings) > 1 and text[: headings[0].start()].strip()):
        return None, text
    heading = headings[0]
    return unmark(heading[0]) or None, text[: heading.start()] + text[heading.end() :]


def unmark(text: str) -> str:
    """Take the marks out: `**阿里云**加码[AI](https://example.com)` becomes 阿里云加码AI. One line stays one line."""
    for opening, closing in _UNSEEN:
        text = _without(text, opening, closing)
    text = _FIRST_HEADING.sub("", text.lstrip("\n"))
    lines = _IMAGE.sub("", _SHORTCODE.sub("", text)).split("\n")
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    lines[last] = _original(lines[last])
    return "\n".join(_unmark_line(line) for line in lines if not _DROPPED_LINE.match(line))


def _unmark_line(line: str) -> str:
    if not line.strip():
        return ""
    heading = _HEADING.match(line)
    line = _HEADING_TAIL.sub("", line[heading.end() :]) if heading else _LINE_MARK.sub("", line)
    line = _ESCAPED.sub(lambda found: _HIDDEN[found[1]], line)
    line = _FOOTNOTE.sub("", _AUTOLINK.sub(r"\1", line))
    line = _REFERENCE_LINK.sub(r"\g<words>", _LINK.sub(r"\g<words>", line))
    line = _without_emphasis(_TAG.sub(" " if "<br" in line or "<td" in line else "", line))
    line = _ENTITY.sub(lambda found: html.unescape(found[0]), line).translate(_SHOWN).strip()
    return " | ".join(map(str.strip, line[1:-1].split("|"))) if line[:1] == line[-1:] == "|" else line


def _without_emphasis(line: str) -> str:
    """Drop the marks that have a partner on their line and stand where a mark can."""
    pending: dict[str, re.Match[str]] = {}
    dropped: list[re.Match[str]] = []
    for mark in _EMPHASIS.finditer(line):
        before, after = line[mark.start() - 1 : mark.start()], line[mark.end() : mark.end() + 1]
        if before.isdigit() and after.isdigit():
            continue  # 2**10, 3*4
        partner = pending.pop(mark[0], None)
        if partner is None:
            if after.strip():
                pending[mark[0]] = mark
        elif before.strip() or len(mark[0]) > 1:
            dropped += [partner, mark]
    kept, at = [], 0
    for mark in sorted(dropped, key=re.Match.start):
        kept.append(line[at : mark.start()])
        at = mark.end()
    return "".join((*kept, line[at:]))


def _original(line: str) -> str:
    """Leave only the address of a last line that is nothing but a link, or a link behind a word such as 原文."""
    links = list(_LINK.finditer(line))
    address = _TARGET_ADDRESS.match(links[0]["target"]) if len(links) == 1 and links[0]["words"].strip() else None
    if address is None:
        return line
    beside = _LINE_MARK.sub("", _LINK.sub("", line)).strip(_AROUND)
    return address[1] if not beside or is_original_label(beside) else line


def _without(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Cut out everything between two tags in one pass; what is not closed stays."""
    kept, at = [], 0
    while (start := opening.search(text, at)) and (end := closing.search(text, start.end())):
        kept.append(text[at : start.start()])
        at = end.end()
    return "".join((*kept, text[at:]))
