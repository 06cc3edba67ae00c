"""When: the expressions of time in a text. Must never reckon with today's date; a caller that knows the day may.

Works on characters folded one to one, so spans index the text as written.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from corpus.english_words import COUNTED, MONTH, MONTH_NUMBERS
from corpus.lexicon import load_lexicon
from corpus.models import Span
from corpus.normalise import fold_characters

Tense = Literal["past", "present", "future"]

_DIGIT = "0-9一二三四五六七八九〇零两几数十百"
_COUNT = rf"(?:[{_DIGIT}]{{1,6}}[多余来]?)"
_UNIT = "(?:个?(?:年|载|月|季度|周|天|日|世纪|财年|财季|小时))"
_QUARTER = r"(?:第[一二三四1-4]\s?(?:季度|财季|季(?!赛))|[前首]?[一二三四1-4]\s?季度|[前首][二两三]季)"
# As tables and headlines write it, 2025年Q3; it may stand beside Chinese characters, but a car may be called so too.
_LETTERED = "Q[1-4](?![A-Za-z0-9])"
_DAY = r"(?:(?<!\d)\d{1,2}\s?月?\s?[-–—~至到]\s?\d{1,2}\s?月份?|\d{1,2}\s?月(?:份|\s?\d{1,2}\s?[日号])?)"
_YEAR = r"(?:19|20)\d\d"
_CHINESE_YEAR = "[一二][〇零○九][〇零○一二三四五六七八九]{2}"
_WITHIN_YEAR = rf"(?:{_DAY}|[上下]半年|{_QUARTER}|{_LETTERED}|年?[初底末中](?:之?前|以前)?|之?[前后]|以[前后]|起)"
_CHINESE = (
    # 2005-2023年, 2021至2025年间
    rf"(?:截至|截止|到|至)?\s?{_YEAR}\s?年?\s?[-–—~至到]\s?{_YEAR}\s?年(?:期?间)?",
    # 截至2040年, 2025年9月24日, 2026年上半年, 2027财年, 2030年底
    rf"(?:截至|截止|到|至|早在|在)?\s?(?:{_YEAR}|{_CHINESE_YEAR})\s?财?年(?:\s?{_WITHIN_YEAR})?",
    # 2025Q3, FY26营收
    rf"(?<![A-Za-z0-9]){_YEAR}{_LETTERED}|(?<![A-Za-z0-9])FY\s?(?:20)?\d\d(?=年?[一-龥])",
    # 今年6月, 去年第四季度, 明年年底
    rf"[今去明前后当同]年\s?(?:{_WITHIN_YEAR}|同期|全年)",
    # 9月24日, 6月份, 1至9月
    _DAY,
    # 过去的两年里, 未来五到十年, 近三个月, 最近一年
    (
        rf"在?(?:过去|未来|今后|最近|接下来|此后|[近头前])的?\s?{_COUNT}(?:\s?[到至~-]\s?{_COUNT})?\s?{_UNIT}"
        "(?:以来|之内|[里内间中])?"
    ),
    # 五年内, 三个月后, 十年间
    rf"{_COUNT}\s?{_UNIT}(?:以来|之?[内后前间])",
    rf"{_QUARTER}|[上下]半年|全年(?!龄)|本世纪|\d{{2}}\s?年代",
    # 6日股价大涨, of a month named before
    r"(?<![\d月/.\-])[1-3]?\d日(?=[^\d元本圆经报均游线内前后间])",
)
_NUMBER = f"(?:[1-9][0-9]{{0,2}}|{'|'.join(COUNTED)}|fifteen|eighteen|twenty|thirty|a few|few|several)"
_PERIOD = "(?:years?|months?|weeks?|days?|decades?|quarters?|hours?)"
_LEAD = "(?:by|as of|until|till|before|after|in|since|from|during|through|on)"
_ENGLISH = (
    # 2030, by the end of 2030, in early March 2026, 2005-2023
    (
        rf"(?:{_LEAD}\s)?(?:(?:the\s)?(?:end|start|middle|beginning|close)\sof\s)?(?:(?:early|late|mid-?|fiscal|FY)\s?)?"
        rf"(?:{MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?)?{_YEAR}(?:\s?[-–]\s?(?:{_YEAR}|\d\d))?(?!\d|\s[-+]\d)"
    ),
    # in June this year, September 19
    rf"(?:(?:{_LEAD}|last|this|next)\s)?{MONTH}\s(?:(?:this|last|next)\syear|\d{{1,2}}(?:st|nd|rd|th)?)(?!\d)",
    # at the end of June, by the end of the decade
    (
        r"(?:at|by|as of|since|until|before|from)\sthe\s(?:end|start|beginning|middle|close)\sof\s"
        rf"(?:{MONTH}(?!\s\d)|(?:the|last|this|next)\s(?:year|month|quarter|decade|century|week))"
    ),
    # As of March, by late April, in mid-May
    rf"(?:(?:{_LEAD})\s(?:(?:early|late|mid)[\s-]?)?|(?:early|late|mid)[\s-])(?:{MONTH})(?![A-Za-z\s]?\d)(?=[\s,.;:)]|$)",
    r"(?:the\s)?(?:first|second|third|fourth)[\s-](?:quarter|half)(?:\sof\s(?:the\syear|(?:fiscal\s)?(?:19|20)\d\d))?",
    # in the June quarter
    rf"(?:in\s|for\s)?(?:the\s)?(?:{MONTH})\squarter",
    r"Q[1-4](?:\s(?:of\s)?(?:FY)?(?:20)?\d\d)?|FY\s?(?:20)?\d\d",
    # in the past year, over the next five years
    (
        rf"(?:(?:in|over|during|for|within|throughout)\s)?(?:the\s)?(?:past|last|next|coming|following|previous|recent)\s"
        rf"(?:{_NUMBER}\s)?{_PERIOD}"
    ),
    # six years earlier, two months ago
    rf"{_NUMBER}\s{_PERIOD}\s(?:earlier|ago)",
    # within a decade, in three to five years
    rf"(?:within\sa|(?:within|in|after)\s{_NUMBER}(?:\s(?:to|or)\s{_NUMBER})?)\s{_PERIOD}(?:['’]\stime)?",
)


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time: where it stands, and whether it lies behind or ahead where its words say so."""

    span: Span
    tense: Tense | None
    # The first year it names, where it names one.
    year: int | None
    # Where the word begins that makes it the other side of a comparison: 较 of 较2022年.
    compared_from: int | None

    @property
    def compared(self) -> bool:
        """Whether it is what something is compared with, not the time of what is said."""
        return self.compared_from is not None


def find_times(text: str) -> tuple[Time, ...]:
    """Find expressions of time, left to right: "未来五年累计投入" has one over "未来五年", tense "future".

    Spans are in characters into `text`. Linear in its length.
    """
    folded = fold_characters(text)
    if not _needed().search(folded.lower()):
        return ()
    pattern, _, comparison = _compiled()
    found = []
    for match in pattern.finditer(folded):
        words = match[0].lower()
        start = match.end() - len(match[0].lstrip())
        year = _FOUR_DIGITS.search(words)
        before = comparison.search(folded, max(0, match.start() - _COMPARISON_REACH), match.start())
        compared_from = before.start() if before else start if words.startswith("from ") else None
        found.append(
            Time(
                span=Span(start, match.end()),
                tense=_tense(words),
                year=int(year[0]) if year else None,
                compared_from=compared_from,
            )
        )
    return tuple(found)


@lru_cache(maxsize=4096)
def _tense(words: str) -> Tense | None:
    """Say on which side of now a time lies, by the longest word that says so; questions and texts say few others."""
    return next((tense for word, tense in _compiled()[1] if word in words), _side(words))


def _side(words: str) -> Tense | None:
    """A length of time before or after now: 一年前, two years ago, 三个月后."""
    if _BEFORE_NOW.fullmatch(words.strip()) and not _FOUR_DIGITS.search(words):  # 2028年前 may be to come yet
        return "past"
    return "future" if _AFTER_NOW.fullmatch(words.strip()) else None


_BEFORE_NOW = re.compile(rf"{_COUNT}\s?{_UNIT}之?前|.* (?:ago|earlier)")
_AFTER_NOW = re.compile(rf"{_COUNT}\s?{_UNIT}之?后")
_FOUR_DIGITS = re.compile(_YEAR)
_COMPARISON_REACH = 16


# One of these is in every expression of time, besides those of the lexicon; most questions have none of them.
_UNITS = (*"年载月季周天日纪时", "year", "month", "week", "day", "decade", "quarter", "half", "hour", "century")
_NUMBERED = ("19", "20", "q1", "q2", "q3", "q4", "fy")
# The pattern takes these letters for an i.
_TURKISH = ("\u0131", "\u0307")


@cache
def _needed() -> re.Pattern[str]:
    """Find whether a text in small letters may have an expression of time at all.

    Of literals alone: such a pattern is looked for by the characters that it may begin with.
    """
    table = load_lexicon("times")
    words = (word.lower() for key in ("past", "present", "future", "weekdays") for word in table[key])
    pieces = (*_UNITS, *MONTH_NUMBERS, *_NUMBERED, *_TURKISH)
    others = (word for word in words if not any(piece in word for piece in pieces))
    return re.compile("|".join(map(re.escape, (*pieces, *others))))


@cache
def _compiled() -> tuple[re.Pattern[str], tuple[tuple[str, Tense], ...], re.Pattern[str]]:
    table = load_lexicon("times")
    kinds: tuple[Tense, ...] = ("past", "present", "future")
    tenses: list[tuple[str, Tense]] = [(word.lower(), tense) for tense in kinds for word in table[tense]]
    tenses += [(f"{word} ", tense) for tense in kinds for word in table["leading"].get(tense, ())]
    worded = sorted(
        [word for tense in ("past", "present", "future") for word in table[tense]] + table["weekdays"], key=len
    )
    chinese = "|".join(re.escape(word) for word in reversed(worded) if not word.isascii())
    english = "|".join(re.escape(word) for word in reversed(worded) if word.isascii())
    # 十年过去了, 最终收涨 and 未来18个赛道 say no time.
    words = rf"(?!过去年|过去[了约]|最终(?![可将会或能])|未来\s?\d+\s?[个款项家]|[至迄]今[年天日晚])(?:{chinese})(?!自)"
    no_car = "".join(f"(?<!{maker})" for maker in table["quarters"]["not_behind"])
    quarter = rf"(?<![A-Za-z0-9]){no_car}{_LETTERED}(?=\s?(?:{'|'.join(table['quarters']['before'])}))"
    pattern = re.compile(
        # The first border is asked for twice: most places of a Chinese text fail the one of ASCII, which costs less.
        "|".join((*_CHINESE, quarter, words, rf"(?a:\b)\b(?:{'|'.join(_ENGLISH)}|{english})\b")),
        re.IGNORECASE,
    )
    before = sorted(table["comparison"], key=len, reverse=True)
    leading = "|".join((r"\b" if word.isascii() else "") + re.escape(word) for word in before)
    # A few words may stand between: 比生成式AI元年2022年.
    apart = "(?:较|比(?![例重率亚尔特利如]))[^,。;0-9]{1,10}"
    comparison = re.compile(rf"(?:(?:{leading})\s?(?:于|the\s|in\s)?|{apart})$", re.IGNORECASE)
    return pattern, tuple(sorted(tenses, key=lambda pair: -len(pair[0]))), comparison
