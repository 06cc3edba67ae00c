"""Bytes to text. Must never guess silently: bytes of no known encoding are refused, and so is what is no text at all.

UTF-8 and UTF-16 announce themselves or decode strictly. GB18030 and Big5 do not: nearly any bytes of one decode as the
other, to rare characters. So every strict decoding is weighed by how common its characters are, and the best one wins
if it is good enough. A saved page's own `charset` goes before that.
"""

import codecs
import re
from functools import cache

from corpus.errors import UnreadableError
from corpus.lexicon import load_lexicon
from corpus.normalise import fold_characters

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, None),  # begins like UTF-16's and is not read
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
# What pages call their encoding, and the codec that reads it: older names mean the wider sets, as in browsers.
_DECLARED = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "x-x-big5", "big5-hkscs", "cp950"), "cp950"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii"), "cp1252"),
    **{name: name for name in ("shift_jis", "euc-jp", "euc-kr", "iso-8859-15", "windows-1251", "koi8-r")},
}
_META_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([\w-]{3,20})", re.IGNORECASE
)
_HEAD = 4096  # HTML wants the charset within the first kilobyte; pages are less strict
_SAMPLE = 20_000  # characters weighed: enough to be sure, and the same time for any size
_GOOD_ENOUGH = 0.3  # prose reaches 0.6 and more in its own encoding, 0.15 in a wrong one
_CONTROL_SHARE = 0.01  # besides a few: pages of old editors end with one
_FEW_CONTROLS = 3
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# How files that are no text begin, and what a user calls them.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"%!PS", "a PostScript document"),
)


def decode(data: bytes, name: str) -> str:
    """Decode an article's bytes; GB18030 bytes of 阿里云 give 阿里云. Raises UnreadableError for what is no text."""
    binary = _binary_kind(data)
    if binary:
        raise UnreadableError(name, f"{name} holds {binary}, not the text of an article.")
    text = _marked(data) or _utf8(data) or _declared(data) or _most_plausible(data)
    if text is None and b"\0" not in data:
        known = "UTF-8, UTF-16, GB18030, Big5"
        raise UnreadableError(name, f"{name} holds text in none of the encodings that are read: {known}.")
    if text is None or _has_controls(text):
        raise UnreadableError(name, f"{name} holds binary data, not the text of an article.")
    return text


def _has_controls(text: str) -> bool:
    return len(_CONTROLS.findall(text)) > _FEW_CONTROLS + _CONTROL_SHARE * len(text)


def _binary_kind(data: bytes) -> str | None:
    if data[:4] == b"RIFF":
        return "a WebP image" if data[8:12] == b"WEBP" else "a recording"
    if data[4:8] == b"ftyp":
        return "a video or an image"
    for signature, kind in _SIGNATURES:
        # Two letters may also begin a text; a bitmap's header has zeros.
        if data.startswith(signature) and (len(signature) > 3 or b"\0" in data[:16] or not signature.isalnum()):
            return kind
    return None


def _marked(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding) if encoding else None
    return None


def _utf8(data: bytes) -> str | None:
    # Zero bytes are valid UTF-8 and no writing: English in UTF-16 is full of them.
    return None if b"\0" in data else _strictly(data, "utf-8")


def _declared(data: bytes) -> str | None:
    declared = _META_CHARSET.search(data[:_HEAD])
    encoding = _DECLARED.get(declared[1].decode("ascii").lower()) if declared else None
    return _strictly(data, encoding) if encoding else None


def _most_plausible(data: bytes) -> str | None:
    texts = [text for text in (_strictly(data, encoding) for encoding in _CANDIDATES) if text and "\0" not in text]
    best = max(texts, key=_plausibility, default=None)
    return best if best is not None and _plausibility(best) >= _GOOD_ENOUGH else None


def _plausibility(text: str) -> float:
    """Share of common characters among those that are not ASCII; only they differ between encodings."""
    foreign = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not foreign:
        return 1.0
    return sum(character in _expected() for character in fold_characters("".join(foreign))) / len(foreign)


@cache
def _expected() -> frozenset[str]:
    lexicon = load_lexicon("encodings")
    return frozenset(lexicon["common"] + lexicon["marks"])


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
