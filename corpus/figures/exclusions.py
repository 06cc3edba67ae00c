"""Numbers that are no figures: dates, clock times, ordinals, versions, products, codes, list numbers, idioms.

Says how far the scanner has to jump. Must never refuse a number that carries a currency, a percent sign or a scale.
"""

import re
from functools import cache

from corpus.lexicon import load_lexicon

_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[6-9]|20)[0-9]{2}"
_DAY = r" ?[0-9]{1,2} ?[日号]"
_YEARS = (
    rf"{_YEAR} ?年? ?(?:-|–|—|~|至|到|/| to ) ?(?:{_YEAR}|[0-9]{{2}}(?![0-9%]))"
    r"(?: ?年(?:度|间|代|底|末|初)?)?(?![0-9.,]*[%亿万])"
)
# Each line is one way of writing what is no figure, from its first digit on.
_WRITTEN_AS = re.compile(
    "|".join(
        (
            # Dates, whole and in part: 2025-09-24, 2005-2023年, 2032年9月, 9月24日, 90年代, 3季度, 1990s, 4 May.
            rf"{_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])",
            _YEARS,
            rf"{_YEAR} ?财?年[度代间初底末]?(?: ?[0-9]{{1,2}} ?月(?:{_DAY})?|[一二三四上下前后第]*(?:半年|季度|季))?",
            rf"[0-9]{{1,2}} ?月(?:份|底|初|中旬|上旬|下旬|末)?(?:{_DAY})?",
            r"[0-9]{1,2}(?: ?[-–—~至到] ?[0-9]{1,2})? ?[日号](?![元圆币本])",
            r"[0-9]{1,2} ?世纪(?: ?[0-9]{2} ?年代)?|[0-9]{2,4} ?年代|0[0-9]年",
            r"[1-4] ?季度|[1-4]Q[0-9]*|[1-4][HQ](?:20)?[0-9]{2}",
            rf"(?:{_YEAR}|[2-9]0)s\b|[0-3]?[0-9] (?:of )?{_MONTHS}\b(?:,? {_YEAR})?",
            # Clock times: 11:18, 2.17pm, 9点半, 1800 GMT; always: 24/7, 7x24.
            r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\b\.?)?|[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]\.?m\b\.?",
            r"[0-2]?[0-9]00 (?:hours|GMT|UTC)",
            r"[0-9]{1,2} ?[点时](?![一二三四五六七八九零])(?:[0-9]{1,2} ?分|整|半|许|钟)?",
            r"24 ?/ ?7|7 ?[x×*X] ?24(?: ?小时)?|24[x×*X]7|996|007",
            # Versions, addresses, telephones, codes, tickers, file names: 1.2.3, 555-0100, 9988.HK, 24.png.
            r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,8}|[0-9]+(?:-[0-9]+){2,20}|[0-9]{3,4}-[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9])",
            r"[0-9]{4,6}\.(?:HK|SH|SZ|SS|TW|TWO|KS|US|T|N|O)\b",
            r"[0-9][0-9A-Za-z_.\-]{0,60}\.(?:png|jpe?g|gif|webp|svg|pdf|html?|docx?|xlsx?|pptx?|mp[34]|zip|md|txt|csv|json)\b",
            # Forms and clauses: 10-K, 401(k); ordinals and scores.
            r"(?:6|8|10|20)-[KQFS]\b|[0-9]{3}\([a-z]\)",
            r"[0-9]{1,4}(?:st|nd|rd|th)\b(?:[ -](?:century|anniversary))?",
            r"[0-9]{1,2}-[0-9]{1,2}(?= (?:win|loss|victory|defeat|draw|record))",
        )
    )
)
_FRACTION_AHEAD = re.compile("[一二三四五六七八九十百千万]{1,4}分之")
_LIST_NUMBER = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?[.．、)）](?![0-9])|[0-9]{1,2}(?=[\])）])")
_URL = re.compile(r"(?:https?://|(?<![\w.])(?:www\.|[\w.+-]{1,64}@))[\x21-\x7e]*+", re.ASCII)
_DATED = re.compile(rf"\b{_MONTHS} (?:the )?$")
_ORDINAL = re.compile(
    r"(?:第|排名|名列|位列|位居|排在|排行|位次|榜单第|#|№|[Nn]o\. ?|[Nn]umber |[Rr]anked |[Rr]anks |[Nn]os\. ) ?$"
)
_CODE = re.compile(r"(?:[A-Za-z](?:[-_.]|[0-9])?|[A-Za-z]-|[A-Za-z0-9]\.|[0-9][A-Za-z]|/)$")
# A capitalised word right before a bare number is its name's first half: iPhone 15, Qwen 2.5, RTX 4090.
_NAMED = re.compile(r"(?<![A-Za-z])(?P<word>[A-Z][A-Za-z+&]*|[a-z][A-Z][A-Za-z]*)(?:'s)? ?$")
# The size of a named version: Llama 3.1 405B, Qwen2.5-72B.
_SIZE_OF = re.compile(r"[A-Z][A-Za-z]{1,14}[ -]?[0-9]+(?:\.[0-9]+)?[ -]$")


def jump(text: str, start: int) -> int | None:
    """Say where the scanner goes on when the number at `start` is no figure: 9月24日, 第20届, 五角大楼, a list's 1."""
    character = text[start]
    if character.isdecimal():
        found = _WRITTEN_AS.match(text, start)
        if found and not _follows_currency(text, start):
            return found.end()
    before = text[max(0, start - 24) : start]
    word = None if _FRACTION_AHEAD.match(text, start) else _idiom(text, start)
    if word:
        return word
    if _is_list_number(text, start):
        found = _LIST_NUMBER.match(text, start)
        return found.end() if found else start + 1
    if _ORDINAL.search(before) or _DATED.search(before) or before.endswith(_names()):
        return _code_end(text, start)
    return None


def is_code(text: str, start: int, *, named: bool) -> int | None:
    """Say where a code or name ends that a number belongs to: GPT-5, Web3, 麒麟9000; None for a number of its own.

    `named` says that the number is bare, so that a capitalised word before it may own it: iPhone 15.
    """
    before = text[max(0, start - 24) : start]
    if _CODE.search(before):
        return _code_end(text, start)
    if not named:
        return None
    if before.rstrip(" :：").endswith(_labels()):
        return _code_end(text, start)
    if _SIZE_OF.search(before):
        return _code_end(text, start)
    owner = _NAMED.search(before)
    if owner and owner["word"] not in _no_names():
        return _code_end(text, start)
    return None


def urls(text: str) -> list[tuple[int, int]]:
    """Say where web and mail addresses stand: no number in them is a figure."""
    return [found.span() for found in _URL.finditer(text)]


_REST_OF_CODE = re.compile(r"[0-9A-Za-z_]*(?:[-.][0-9A-Za-z_]+)*|[零〇一二三四五六七八九十百千万]+")


def _code_end(text: str, start: int) -> int:
    found = _REST_OF_CODE.match(text, start)
    if found and found.end() > start:
        return found.end()
    end = start
    while end < len(text) and text[end] in "零〇一二三四五六七八九十百千万":
        end += 1
    return max(end, start + 1)


def _follows_currency(text: str, start: int) -> bool:
    return text[start - 1 : start] in tuple("$€£¥₩₹￥") and start > 0


def _is_list_number(text: str, start: int) -> bool:
    """1. and （一） at a line's start, (2) anywhere, and 3、 after a full stop of a text that lost its line breaks."""
    found = _LIST_NUMBER.match(text, start)
    if not found:
        return False
    before = text[max(0, start - 2) : start]
    if before[-1:] in ("(", "（", "[", "【"):
        return text[found.end() - 1] in ")）" or text[found.end() : found.end() + 1] in tuple("])）】")
    if not before.strip(" "):
        return start == 0 or before.endswith("\n") or text[max(0, start - 3) : start].strip(" ") == ""
    return (
        before[-1] in "\n。；;:：)）！？"
        and text[found.end() - 1] in ".．、"
        and not text[found.end() : found.end() + 1].isdecimal()
    )


def _idiom(text: str, start: int) -> int | None:
    """The end of a lexicon word that holds the character at `start`: 五角大楼, 第四范式, 万一."""
    for offset, word in _idioms().get(text[start], ()):
        if text.startswith(word, start - offset) and start >= offset:
            return start - offset + len(word)
    return None


@cache
def _idioms() -> dict[str, tuple[tuple[int, str], ...]]:
    table: dict[str, list[tuple[int, str]]] = {}
    for word in load_lexicon("exclusions")["words"].split():
        for offset, character in enumerate(word):
            table.setdefault(character, []).append((offset, word))
    return {character: tuple(entries) for character, entries in table.items()}


@cache
def _names() -> tuple[str, ...]:
    names = load_lexicon("exclusions")["names"]["before"]
    return tuple(ending for name in names for ending in (name, f"{name} "))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(load_lexicon("exclusions")["names"]["no_names"])


@cache
def _labels() -> tuple[str, ...]:
    return tuple(load_lexicon("exclusions")["names"]["labels"])
