"""Tables of single characters, built once from OpenCC's and Unicode's data. Must never look at two characters together.

The tables are lists indexed by code point, which `str.translate` reads twice as fast as a dict. They end at U+1FFFF;
`str.translate` leaves what lies beyond as it is, and the characters of the news all lie below.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from opencc import OpenCC

# Simplified characters that are family names, or sounds of foreign ones, by themselves: 范, 余, 里克, 台积电.
_IN_NAMES = frozenset("台里范余后")
# Chinese characters, for a pattern's brackets: the ideographs with their extensions, 々 and 〇.
HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"

_END = 0x20000
_IDEOGRAPHS = (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))
# Folding these would make 10² read 102 and ① read 1, and extraction must not take such numbers for figures.
_KEPT = ("<super>", "<sub>", "<circle>", "<fraction>", "<square>")
# NFKC gives U+2011 as U+2010 and leaves hyphens, and the dots of foreign names in Chinese, apart.
_ALIKE = {0x2010: "-", 0x2011: "-", 0x2212: "-", 0x2027: "·", 0x22C5: "·", 0x30FB: "·", 0xFF65: "·"}


@cache
def to_plain() -> Sequence[int]:
    """Compatibility forms to plain ones, traditional to simplified: ８ to 8, ％ to %, 億 to 亿. Case stays."""
    simplified = _simplified()
    return [simplified.get(code, code) for code in _to_plain_width()]


@cache
def to_small() -> Sequence[int]:
    """Compatibility forms to plain ones, capitals to small letters, and nothing simplified: Ａ to a, but 輝 stays."""
    table = list(_to_plain_width())
    for code, plain in enumerate(table):
        small = chr(plain).lower()
        if len(small) == 1 and ord(small) != plain:
            table[code] = ord(small)
    return table


@lru_cache(maxsize=4096)
def traditional(name: str) -> str:
    """Write a name in traditional characters, as a label has it: 吴泳铭 is 吳泳銘. What is quoted is never rewritten.

    What names mostly have as it is stays, though it may be short for another: 台积电 is 台積電, 里 no 裡.
    """
    written = str(_to_traditional().convert(name))
    if len(written) != len(name):
        return name
    pairs = zip(name, written, strict=True)
    return "".join(one if one in _IN_NAMES else other for one, other in pairs)


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2tw")


@cache
def growing() -> str:
    """Characters that NFKC turns into several or that `to_small` leaves alone: ½, …, ㎡, ①, İ."""
    return "".join(
        chr(code)
        for code, small in enumerate(to_small())
        if code == small and unicodedata.normalize("NFKC", chr(code)).lower() != chr(code)
    )


@cache
def only_simplified() -> frozenset[str]:
    """Simplified forms for which Taiwan's Big5 has no code: traditional text never has 亿 or 发."""
    return frozenset(chr(to) for to in _simplified().values() if not chr(to).encode("big5", "ignore"))


@cache
def only_traditional() -> frozenset[str]:
    """Traditional forms for which the mainland's GB 2312 has no code: simplified text never has 億 or 發."""
    return frozenset(chr(code) for code in _simplified() if not chr(code).encode("gb2312", "ignore"))


@cache
def _to_plain_width() -> Sequence[int]:
    table = list(range(_END))
    for code in range(0x80, _END):
        decomposition = unicodedata.decomposition(chr(code))
        plain = unicodedata.normalize("NFKC", chr(code)) if decomposition else chr(code)
        if len(plain) == 1 and not decomposition.startswith(_KEPT):
            table[code] = ord(_ALIKE.get(code, plain))
    return table


@cache
def _simplified() -> dict[int, int]:
    """Traditional to simplified, one for one; OpenCC sees each character on a line of its own, so no phrases."""
    plain = [unicodedata.normalize("NFKC", chr(code)) for code in _IDEOGRAPHS]
    simple = OpenCC("t2s").convert("\n".join(plain)).split("\n")
    return {code: ord(to) for code, to in zip(_IDEOGRAPHS, simple, strict=True) if ord(to) != code}
