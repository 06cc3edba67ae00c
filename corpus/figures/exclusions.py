"""Numbers that are no figures by the way they are written: dates, clock times, ordinals, list numbers, idioms.

Says how far the scanner has to jump. Must never refuse a number that carries a currency, a percent sign or a scale.
"""

import re
from functools import cache

from corpus.english_words import MONTH
from corpus.figures.codes import code_end
from corpus.lexicon import load_lexicon, patterns_of

_YEAR = r"(?:1[6-9]|20)[0-9]{2}"
_DAY = r" ?[0-9]{1,2} ?[日号]"
_YEARS = (
    rf"{_YEAR} ?年? ?(?:(?:-|–|—|~|至|到|/) ?(?:{_YEAR}|[0-9]{{2}}(?![0-9%]))| to {_YEAR})"
    r"(?: ?年(?:度|间|代|底|末|初)?)?(?![0-9.,]*[%亿万])"
)
# Exchanges behind the number of a share: 9988.HK, 0700-HK.
_BY_DOT, _BY_HYPHEN = (patterns_of("contexts", "names", kind) for kind in ("exchanges_by_dot", "exchanges_by_hyphen"))
# Each line is one way of writing what is no figure, from its first digit on.
_WRITTEN_AS = re.compile(
    "|".join(
        (
            # Dates, whole and in part: 2025-09-24, 2005-2023年, 2032年9月, 9月24日, 90年代, 3季度, 1990s, 4 May.
            rf"{_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])",
            _YEARS,
            rf"{_YEAR} ?财?年[度代间初底末]?(?: ?[0-9]{{1,2}} ?月(?:{_DAY})?|[一二三四上下前后第]*(?:半年|季度|季))?",
            r"[0-9]{1,2} ?[-–—~至到] ?(?:[1-9]|1[0-2]) ?月(?:份|底|末|初)?|[1-4] ?[-–—~至到] ?[1-4] ?季度?",
            rf"[0-9]{{1,2}} ?月(?:份|底|初|中旬|上旬|下旬|末)?(?:{_DAY})?",
            r"[0-9]{1,2}(?: ?[-–—~至到] ?[0-9]{1,2})? ?[日号](?![元圆币本])",
            r"[0-9]{1,2} ?世纪(?: ?[0-9]{2} ?年代)?|[0-9]{2,4} ?年代|0[0-9]年",
            r"[0-9]{2} ?年(?=同期|底|初|末|上半|下半|[一二三四]季|[0-9]{1,2} ?月)",
            r"[1-4] ?季度|[1-4]Q[0-9]*|[1-4][HQ](?:20)?[0-9]{2}",
            rf"(?:{_YEAR}|[2-9]0)s\b|[0-3]?[0-9](?: ?(?:-|–|to|and) ?[0-3]?[0-9])? (?:of )?{MONTH}\b(?:,? {_YEAR})?",
            # Clock times: 11:18, 2.17pm, 9点半, 1800 GMT; always: 24/7, 7x24.
            r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\b\.?)?|[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]\.?m\b\.?",
            r"[0-2]?[0-9]00 (?:hours|GMT|UTC)",
            r"[0-9]{1,2} ?[点时](?![一二三四五六七八九零])(?:[0-9]{1,2} ?分|整|半|许|钟)?",
            r"24 ?/ ?7|7 ?[x×*X] ?24(?: ?小时)?|24[x×*X]7|996|007",
            # Versions, addresses, telephones, codes, tickers, file names: 1.2.3, 555-0100, 9988.HK, 24.png.
            r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,8}|[0-9]+(?:-[0-9]+){2,20}|[0-9]{3,4}-[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9])",
            r"(?<=\+)[0-9]{1,3}(?:[ -]?\([0-9]{1,4}\))?(?:[ -][0-9]{2,5}){2,4}(?![0-9%])",
            r"[0-9]{2,4}\) ?[0-9]{3,4}-[0-9]{4}(?![0-9])",
            rf"[0-9]{{4,6}}[A-Z]?(?:\.(?:{_BY_DOT})|-(?:{_BY_HYPHEN}))\b",
            rf"[0-9][0-9A-Za-z_.\-]{{0,60}}\.(?:{patterns_of('contexts', 'names', 'files')})\b",
            # Addresses, and what is always so.
            rf"[0-9]{{1,5}} (?:[A-Z][A-Za-z.]+ ){{1,3}}(?:{patterns_of('contexts', 'names', 'streets')})\b",
            # Chains and trades with a number in their names.
            r"7-Eleven\b|360(?=公司|集团|安全|创始|浏览器|搜索)|2[BCG](?=[端业]|市场|客户|、)",
            r"[2-9]0-somethings?\b|9-to-5|[0-9]{1,4}/[0-9]{1,2}/[0-9]{2,4}",
            # Forms and clauses: 10-K, 401(k); ordinals and scores.
            r"(?:6|8|10|20)-[KQFS]\b|[0-9]{3}\([a-z]\)",
            r"[0-9]{1,4}(?:st|nd|rd|th)\b(?:[ -](?:century|anniversary))?",
            r"[0-9]{1,2}-[0-9]{1,2}(?= (?:win|loss|victory|defeat|draw|record))",
        )
    )
)
_FRACTION_AHEAD = re.compile("[一二三四五六七八九十百千万]{1,4}分之")
_SLASHED = re.compile("([0-9]{1,4})/([0-9]{1,4})(?![0-9])")
# '98 and the '90s.
_SHORT_YEAR = re.compile(r"(?<=['’])[0-9]{2}(?:s\b|\b)")
_LIST_NUMBER = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?[.．、)）](?![0-9])|[0-9]{1,2}(?=[\])）])")
_DATED = re.compile(rf"\b{MONTH} (?:the )?$")
_ORDINAL = re.compile(
    r"(?:第|双|排名|名列|位列|位居|排在|排行|位次|榜单第|#|№|[Nn]o\. ?|[Nn]umber |[Rr]anked |[Rr]anks |[Nn]os\. ) ?$"
)


_TOP_SHARE = re.compile(r"[0-9.]{1,5} ?(?:%|percent\b|per cent\b)")


def jump(text: str, start: int) -> int | None:
    """Say where the scanner goes on when the number at `start` is no figure: 9月24日, 第20届, 五角大楼, a list's 1."""
    return _written_end(text, start) or _idiom_end(text, start) or _list_end(text, start) or _ordinal_end(text, start)


def _written_end(text: str, start: int) -> int | None:
    """Find the end of what its digits alone show to be no figure: 2025-09-24, 11:18, 1.2.3, '98, 9/24."""
    if not text[start].isdecimal() or text[max(0, start - 1) : start] in tuple("$€£¥₩₹"):
        return None
    found = _SHORT_YEAR.match(text, start) or _WRITTEN_AS.match(text, start)
    if found:
        return found.end()
    slashed = _SLASHED.match(text, start)
    return slashed.end() if slashed and not _is_fraction(slashed) else None


def _is_fraction(found: re.Match[str]) -> bool:
    """1/10 and 3/4 are shares; 9/24 is a day, 20/20 a saying."""
    part, whole = int(found[1]), int(found[2])
    return part < whole and (part == 1 or whole <= 10 or whole in (100, 1000))


def _idiom_end(text: str, start: int) -> int | None:
    """Find the end of a lexicon word that holds the character at `start`: 五角大楼, 第四范式, 万一."""
    if _FRACTION_AHEAD.match(text, start):
        return None
    for offset, word in _idioms().get(text[start], ()):
        end = start - offset + len(word)
        if start < offset or not text.startswith(word, start - offset) or text[end : end + 1] in _unless(word):
            continue
        # 这一 is no number, 这一百多家 holds one; 四周 is around, 为期四周 four weeks.
        counts_on = word[-1] in "一二三" and word[0] not in "高大" and text[end : end + 1] in tuple("百千万亿兆倍成")
        if not counts_on and not text.endswith(_behind(word), 0, start - offset):
            return end
    return None


def _list_end(text: str, start: int) -> int | None:
    """1. and （一） at a line's start, (2) anywhere, and 3、 after a full stop of a text that lost its line breaks."""
    found = _LIST_NUMBER.match(text, start)
    if not found:
        return None
    before, last, after = text[max(0, start - 2) : start], text[found.end() - 1], text[found.end() : found.end() + 1]
    if before[-1:] in ("(", "（", "[", "【"):
        numbered = last in ")）" or after in tuple("])）】")
    elif not before.strip(" "):
        numbered = start == 0 or before.endswith("\n") or not text[max(0, start - 3) : start].strip(" ")
    else:
        numbered = before[-1] in "\n。；;:：)）！？" and last in ".．、" and not after.isdecimal()
    return found.end() if numbered else None


def _ordinal_end(text: str, start: int) -> int | None:
    """Find the end of a number that ranks or names: 第20届, No. 3, 标普500, Hall 7, on May 5."""
    before = text[max(0, start - 24) : start]
    ranks = _ORDINAL.search(before) or _DATED.search(before) or before.endswith(_names())
    # The top 10 is a list, the top 10% a share.
    share = before.rstrip().lower().endswith("top") and _TOP_SHARE.match(text, start)
    return code_end(text, start) if ranks and not share else None


@cache
def _idioms() -> dict[str, tuple[tuple[int, str], ...]]:
    """Every word by each of its characters, with the character's place in the word."""
    table: dict[str, list[tuple[int, str]]] = {}
    for word in " ".join(load_lexicon("exclusions")["words"].values()).split():
        for offset, character in enumerate(word):
            table.setdefault(character, []).append((offset, word))
    return {character: tuple(entries) for character, entries in table.items()}


def _unless(word: str) -> tuple[str, ...]:
    return tuple(load_lexicon("exclusions")["unless"].get(word, ()))


def _behind(word: str) -> tuple[str, ...]:
    return tuple(load_lexicon("exclusions")["behind"].get(word, ()))


@cache
def _names() -> tuple[str, ...]:
    names = load_lexicon("exclusions")["names"]["before"]
    return tuple(ending for name in names for ending in (name, f"{name} "))
