"""Text as it is stored, and text as it is matched.

`clean` is lossless for what the author wrote and gives the text that every span indexes. `fold` and `fold_characters`
are lossy, serve matching alone, and must never be stored or shown.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from opencc import OpenCC

from corpus.models import Span

# Tab and line feed are the only control characters an author means; a lone surrogate cannot be written to any file.
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), 0xFEFF) if code not in (0x09, 0x0A)}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_CLEANED = {**_CONTROLS, **_SURROGATES}
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Soft hyphen, zero-width and direction marks, besides everything that `str.isspace` knows.
_INVISIBLE_AT_LINE_END = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\xad\u200b\u200c\u200d\u200e\u200f\u2060"
_BLANK_LINES = re.compile("\n{4,}")

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN_RANGES = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
# Superscripts, circled numbers and fractions would turn 10² into 102: extraction must see them as they are.
_KEPT_TAGS = ("<super>", "<sub>", "<circle>", "<fraction>", "<square>")
_HYPHENS = {0x2010: "-", 0x2011: "-", 0x2212: "-", 0xFE63: "-", 0xFF0D: "-"}


def clean(text: str) -> str:
    r"""Drop what no author wrote and keep everything else: `clean("\ufeff阿里云\r\n")` is "阿里云".

    Line ends become line feeds; byte order marks, control characters and invisible characters at line ends go;
    more than two blank lines become two. No-break spaces, full-width forms and U+2011 stay. Idempotent.
    """
    text = _LINE_END.sub("\n", text).translate(_CLEANED)
    text = "\n".join(line.rstrip(_INVISIBLE_AT_LINE_END) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n\n", text).strip("\n")


def fold_characters(text: str) -> str:
    """Fold character by character, so that spans carry over: `fold_characters("３８００億")` is "3800亿".

    Full-width to ASCII, traditional to simplified, compatibility forms to plain ones, hyphens and minus to "-".
    Case stays. The length never changes.
    """
    return text.translate(_character_table())


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with the way back. Pieces of equal length map character by character, others as a whole."""

    text: str
    # Where each piece starts in the folded text and in the text as written; both end with the two lengths.
    _folded_starts: tuple[int, ...]
    _text_starts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Map `text[start:end]` back to characters of the text as written; a piece folded as a whole is never cut."""
        if start >= end:
            at = self._map(start, at_end=False)
            return Span(at, at)
        return Span(self._map(start, at_end=False), self._map(end - 1, at_end=True))

    def _map(self, offset: int, *, at_end: bool) -> int:
        piece = min(bisect_right(self._folded_starts, offset), len(self._folded_starts) - 1) - 1
        folded, upto = self._folded_starts[piece : piece + 2]
        text, text_upto = self._text_starts[piece : piece + 2]
        if upto - folded == text_upto - text:
            return min(text + offset - folded + at_end, text_upto)
        return text_upto if at_end or offset >= upto else text


def fold(text: str) -> Folded:
    """Fold for matching: NFKC, lower case, simplified by phrase with the mainland's words; 輝達 becomes 英伟达."""
    plain = text.translate(_lower_table())
    folded, folded_starts, text_starts = [], [0], [0]
    written = at = 0
    for start, end, replacement in _changed(plain):
        for piece, upto in ((plain[written:start], start), (replacement, end)):
            if piece:
                folded.append(piece)
                at += len(piece)
                folded_starts.append(at)
                text_starts.append(upto)
        written = end
    folded.append(plain[written:])
    if written < len(plain) or len(folded_starts) == 1:
        folded_starts.append(at + len(plain) - written)
        text_starts.append(len(plain))
    return Folded("".join(folded), tuple(folded_starts), tuple(text_starts))


_SPECIAL = re.compile(f"[{_HAN}]+|[^{_HAN}][\u0300-\u036f]+")


def _changed(plain: str) -> Iterator[tuple[int, int, str]]:
    """Stretches whose folded form is not the plain one, in order; replacements are never empty."""
    expanding = _expanding()
    spans = [(m.start(), m.end()) for m in _SPECIAL.finditer(plain)]
    runs = [plain[a:b] for a, b in spans]
    converted = _opencc("tw2sp").convert("\n".join(runs)).split("\n") if runs else []
    changed: list[tuple[int, int, str]] = []
    covered = set()
    for (start, end), run, words in zip(spans, runs, converted, strict=True):
        if _is_han(run):
            changed.extend((start + a, start + b, piece) for a, b, piece in _differences(run, words))
        else:
            composed = unicodedata.normalize("NFKC", run).lower()
            covered.update(range(start, end))
            changed.append((start, end, composed or run))
    for match in expanding.finditer(plain):
        if match.start() not in covered:
            changed.append((match.start(), match.end(), unicodedata.normalize("NFKC", match[0]).lower()))
    yield from sorted(changed)


def _differences(run: str, words: str) -> list[tuple[int, int, str]]:
    """Align a run with its conversion; a stretch without a counterpart takes its neighbour in."""
    if run == words:
        return []
    if len(run) == len(words) and words == run.translate(_character_table()):
        return [(0, len(run), words)]
    found: list[tuple[int, int, str]] = []
    matcher = SequenceMatcher(None, run.translate(_character_table()), words, autojunk=False)
    for tag, a, b, x, y in matcher.get_opcodes():
        if tag == "equal":
            found.append((a, b, words[x:y]))
        elif a == b or x == y:
            if found:
                before, _, piece = found.pop()
                found.append((before, b, piece + words[x:y]))
            else:
                return [(0, len(run), words)]
        else:
            found.append((a, b, words[x:y]))
    return found


def _is_han(run: str) -> bool:
    return any(low <= ord(run[0]) < high for low, high in _HAN_RANGES)


@cache
def _opencc(config: str) -> OpenCC:
    return OpenCC(config)


@cache
def _simplified() -> dict[int, int]:
    """Traditional to simplified, one character each."""
    codes = [code for low, high in _HAN_RANGES for code in range(low, high)]
    plain = [unicodedata.normalize("NFKC", chr(code)) for code in codes]
    converted = _opencc("t2s").convert("\n".join(plain)).split("\n")
    return {
        code: ord(simple)
        for code, simple in zip(codes, converted, strict=True)
        if len(simple) == 1 and ord(simple) != code
    }


@cache
def _width() -> dict[int, str]:
    """Compatibility forms with one plain character, full-width ones first of all."""
    table: dict[int, str] = {}
    for code in (*range(0xA0, 0x3400), *range(0xF900, 0x10000), *range(0x1D400, 0x1D800)):
        decomposition = unicodedata.decomposition(chr(code))
        plain = unicodedata.normalize("NFKC", chr(code))
        if decomposition and len(plain) == 1 and ord(plain) != code and not decomposition.startswith(_KEPT_TAGS):
            table[code] = plain
    return table | _HYPHENS


@cache
def _character_table() -> dict[int, int | str]:
    return {**_width(), **_simplified()}


@cache
def _lower_table() -> dict[int, str]:
    """One-to-one folding short of simplification, which goes by phrase."""
    table = dict(_width())
    for code in range(0x41, 0x10000):
        character = table.get(code, chr(code))
        if len(character.lower()) == 1 and character.lower() != chr(code):
            table[code] = character.lower()
    return table


@cache
def _expanding() -> re.Pattern[str]:
    """Characters that NFKC or lower case makes longer: …, ½, ㎡, ﬁ, İ."""
    codes = (*range(0xA0, 0x3400), *range(0xF900, 0x10000))
    longer = [c for c in map(chr, codes) if len(unicodedata.normalize("NFKC", c).lower()) > 1]
    return re.compile("[" + "".join(longer) + "]")


_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’\-]*(?:[ ,]+[A-Za-z][A-Za-z'’\-]*)*")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_PROSE_RUN = 4  # words in a row: fewer are names in a Chinese sentence
_MINOR_SHARE = 0.15


def detect_lang(text: str) -> str:
    """Languages by weight, heaviest first: "zh-Hans", "en, zh-Hant"; "und" where there are no letters of either.

    A Latin word weighs two Chinese characters; fewer than four Latin words in a row inside Chinese text are names and
    weigh nothing. Hans or Hant is told by characters that exist in one of them only.
    """
    han = _HAN_CHARACTER.findall(text)
    runs = [len(_LATIN_WORD.findall(run)) for run in _LATIN_RUN.findall(text)]
    english = 2 * sum(count for count in runs if not han or count >= _PROSE_RUN)
    weights = {"en": english, _chinese(han): len(han)}
    total = sum(weights.values())
    found = [lang for lang, weight in weights.items() if total and weight / total >= _MINOR_SHARE]
    return ", ".join(sorted(found, key=lambda lang: -weights[lang])) or "und"


def _chinese(han: list[str]) -> str:
    only_hans, only_hant = _one_form_only()
    hans = sum(character in only_hans for character in han)
    hant = sum(character in only_hant for character in han)
    if hans == hant:
        return "zh"
    return "zh-Hant" if hant > hans else "zh-Hans"


@cache
def _one_form_only() -> tuple[frozenset[str], frozenset[str]]:
    """Simplified forms that Taiwan's Big5 has no code for, and traditional ones the mainland's GB 2312 has none for."""
    pairs = _simplified().items()
    return (
        frozenset(chr(simple) for _, simple in pairs if not _encodes(chr(simple), "big5")),
        frozenset(chr(code) for code, _ in pairs if not _encodes(chr(code), "gb2312")),
    )


def _encodes(character: str, encoding: str) -> bool:
    return character.encode(encoding, "ignore") != b""
