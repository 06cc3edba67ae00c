"""Text as it is stored, and text as it is matched.

`clean` is lossless for what the author wrote and gives the text that every span indexes. `fold` and `fold_characters`
are lossy, serve matching alone, and must never be stored or shown.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from corpus.characters import HAN, growing, only_simplified, only_traditional, to_plain, to_small
from corpus.codes import (
    GROWING,
    MARK,
    SIMPLIFIED,
    TRADITIONAL,
    codes_of,
    kinds_of,
    plain_codes,
    small_codes,
    text_of,
)
from corpus.models import Span
from corpus.rewording import Block, differences, reworded

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Of the control characters an author means tab and line feed only; a lone surrogate cannot be written to any file.
_DROPPED = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), 0xFEFF) if code not in (0x09, 0x0A)}
_REPLACED = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_STRAY = {**_DROPPED, **_REPLACED}
_NEEDS_CARE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
# Every blank, the soft hyphen, zero-width and direction marks.
_BLANKS = " \t\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_UNSEEN = _BLANKS + "\xad\u200b\u200c\u200d\u200e\u200f\u2060"
# As many characters are folded faster all at once than one by one, and when the fold is of characters alone.
_MANY = 64
_MANY_ALONE = 160
_BLANK_LINES = re.compile("\n{4,}")


def clean(text: str) -> str:
    r"""Drop what no author wrote and keep everything else: `clean("\ufeff阿里云\r\n")` is "阿里云".

    Line ends become line feeds; byte order marks, control characters and invisible characters at line ends go;
    more than two blank lines become two. No-break spaces, full-width forms and U+2011 stay. Idempotent.
    """
    if _NEEDS_CARE.search(text):
        text = _LINE_END.sub("\n", text).translate(_STRAY)
    text = "\n".join(line.rstrip(_UNSEEN) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n\n", text).strip("\n")


def fold_characters(text: str) -> str:
    """Fold character by character, so that spans carry over: `fold_characters("３８００億")` is "3800亿".

    Full-width to ASCII, traditional to simplified, compatibility forms to plain ones; hyphens, the minus sign and the
    dots of foreign names become one of each. Case stays. The length never changes.
    """
    if text.isascii():
        return text
    return text_of(plain_codes(codes_of(text))) if len(text) >= _MANY_ALONE else text.translate(to_plain())


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with the way back to the text as written."""

    text: str
    # Where the pieces start in `text` and in the text as written, and where both end. Pieces of the same length on both
    # sides map character by character, others as a whole.
    _starts: tuple[int, ...]
    _written: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Map `text[start:end]` back, in characters of the text as written; never cuts what was folded as a whole."""
        if start >= end:
            return Span(self._place(start, 0), self._place(start, 0))
        return Span(self._place(start, 0), self._place(end - 1, 1))

    def _place(self, offset: int, after: int) -> int:
        """Where the character at `offset` starts (after 0) or ends (after 1)."""
        piece = max(0, min(bisect_right(self._starts, offset), len(self._starts) - 1) - 1)
        start, end = self._starts[piece : piece + 2]
        written, written_end = self._written[piece : piece + 2]
        if end - start == written_end - written:
            return min(written + offset - start + after, written_end)
        return written_end if after or offset >= end else written


def fold(text: str) -> Folded:
    """Fold for matching: NFKC, lower case, simplified by phrase and in the mainland's words: 輝達 becomes 英伟达.

    Text with characters that only simplified Chinese has keeps its words: the mainland's 核心 is no kernel.
    """
    if text.isascii():
        return Folded(text.lower(), (0, len(text)), (0, len(text)))
    small, simple, kinds = _characters(text)
    blocks: list[Block] = []
    if kinds & (GROWING | MARK):
        blocks += _grown(small)
    if _may_be_reworded(kinds):
        for block in reworded(small, simple, has_simplified=bool(kinds & SIMPLIFIED)):
            blocks += [block] if block.is_word else differences(simple[slice(*block[:2])], block.folded, block.start)
    if not blocks:
        return Folded(simple, (0, len(simple)), (0, len(simple)))
    return _assemble(simple, sorted(blocks))


def fold_text(text: str) -> str:
    """Give `fold(text).text` without the way back, in less time where words change."""
    if text.isascii():
        return text.lower()
    return _fold_short(text) if len(text) < _MANY else _fold_words(text)


def _fold_words(text: str) -> str:
    small, simple, kinds = _characters(text)
    if kinds & (GROWING | MARK):
        return fold(text).text
    if not _may_be_reworded(kinds):
        return simple
    parts: list[str] = []
    upto = 0
    for block in sorted(reworded(small, simple, has_simplified=bool(kinds & SIMPLIFIED))):
        parts += (simple[upto : block.start], block.folded)
        upto = block.end
    return "".join((*parts, simple[upto:]))


# A question is folded for each thing that is read from it.
_fold_short = lru_cache(maxsize=1024)(_fold_words)


def _may_be_reworded(kinds: int) -> bool:
    return bool(kinds & TRADITIONAL or not kinds & SIMPLIFIED)


def _characters(text: str) -> tuple[str, str, int]:
    """Give text in small letters, simplified character by character, and what kinds of characters it has."""
    if len(text) >= _MANY:
        codes = small_codes(codes_of(text))
        return text_of(codes), text_of(plain_codes(codes)), int(np.bitwise_or.reduce(kinds_of(codes)))
    small = text.translate(to_small())
    kinds = GROWING | MARK if not _growing_characters().isdisjoint(small) else 0
    kinds |= SIMPLIFIED if not only_simplified().isdisjoint(small) else 0
    kinds |= TRADITIONAL if not only_traditional().isdisjoint(small) else 0
    return small, small.translate(to_plain()), kinds


def _assemble(simple: str, blocks: Iterable[Block]) -> Folded:
    parts: list[str] = []
    starts, written = [0], [0]
    length = upto = 0
    for start, end, folded, _ in (*blocks, Block(len(simple), len(simple), "")):
        for part, place in ((simple[upto:start], start), (folded, end)):
            if part:
                parts.append(part)
                length += len(part)
                starts.append(length)
                written.append(place)
        upto = end
    return Folded("".join(parts), (*starts, length), (*written, len(simple)))


def _grown(small: str) -> Iterator[Block]:
    """What NFKC makes longer or shorter: ½, ㎡, a letter with its combining accents."""
    for match in _growing_pattern().finditer(small):
        yield Block(match.start(), match.end(), unicodedata.normalize("NFKC", match[0]).lower())


@cache
def _growing_characters() -> frozenset[str]:
    return frozenset((*growing(), *map(chr, range(0x300, 0x370)), "\u3099", "\u309a"))


@cache
def _growing_pattern() -> re.Pattern[str]:
    marks = "\u0300-\u036f\u3099\u309a"
    return re.compile(f"[^{marks}{HAN}][{marks}]+|[{re.escape(growing())}]")
