"""Is it a figure? Decides for a number with its unit and cues, and finds the noun that a count counts.

Looks at the characters beside the number in folded text. Must never change value, unit or ends.
"""

import re
from dataclasses import replace

from corpus.figures import counts
from corpus.figures.amounts import PERCENT, Amount
from corpus.figures.gauges import gauge_end
from corpus.figures.readings import Reading
from corpus.figures.units import speaks_of_money

# An index has hundreds of points; below that 点 is an hour, an item or a decimal.
_LEAST_INDEX = 100
_YEARS = (1600, 2100)
_NOT_A_LENGTH = re.compile(
    r"(?:[第每这那某上下同当今明后前头整年有总大小多好老]|that|this|each|every|first|last|next|any) ?$"
)
# 年代, 年级, 年轻, 十年如一日: 年 is part of another word.
_ANOTHER_WORD = re.compile("[代级轻纪龄报终货初底末制]|会(?!议)|如一日")
# A day that bounds something is a length: 一天以内, 一天之内.
_BOUND_DAY = re.compile("(?:以|之)内")
_DIGIT_BY_DIGIT = re.compile("[0-9]+|[零〇一二三四五六七八九]+")
# The second half of the year is no share of it.
_PART_OF_TIME = re.compile(r"\b(?:first|second|latter|other|better|top|bottom|this|that|last|next) $", re.IGNORECASE)
# Three Mile Island: a number and a unit that are both capitalised make a name.
_TWO_CAPITALS = re.compile("[A-Z][a-z]+[ -][A-Z][a-z]+$")
# Big Four, Five Eyes: a capitalised number inside a name.
_NAME_BEFORE = re.compile(r"[A-Z][a-z]* $")
# "in a month" is a length, "once a month" and "a month ago" are none.
_BEFORE_A = re.compile(
    r"(?:^|[.;:!?(]|\b(?:in|within|for|over|about|nearly|almost|under|than|takes?|took|last|lasts|lasted|least)) ?$",
    re.IGNORECASE,
)
_AFTER_A = re.compile(r" (?:ago|earlier|later|before|after|or|from|old)\b")
_HAN = re.compile("[\u4e00-\u9fff]")
# Headings are numbered 01, 02; quantities are not.
_LEADING_ZERO = re.compile("0[0-9]+(?![0-9.])")
# "Eight of the 13 markets" counts, "two of the best" does not.
_OF_THE = re.compile(
    r" of (?:the|its|their|our|his|her|these|those) (?:[0-9]|two|three|four|five|six|seven|eight|nine|ten)"
)
# What follows right behind is counted, whatever it is: 机器人有28个[自由度]; a verb or a link is none.
_NEW_NOUN = re.compile(
    " ?(?![的了已均都将左右以占同较比环创是为在被和与及或并但而且用来其分超增减涨跌]"
    "|[下上时后前中内多余到至年月日可能会要有不仅正从由]"
    "|用户|注册|部署|开源|交付|出货)[\u4e00-\u9fff]{2}"
)
# An age without its unit: "turns 15", ", 38,".
_BECOMES = re.compile(r"(?:[至到成为]|相当于)(?:了|其|原来的)?$|\bto $")
# A fraction that something rises to, or that a share is, is one of a whole: 提高到四分之一, 占比降至五分之一.
_SHARE_RISES = re.compile(
    "(?:[提升增扩涨]|提高|上升|扩大)了?[到至]$|(?:占|占比|比例|比重|份额|[比渗市].率)[^,，。;；\n]{0,8}[到至为]$"
)
_SHARE_REACH = 14
_AGE = re.compile(r"(?:, |\b(?:aged?|turns?|turned|turning) )$")


def judge(text: str, reading: Reading) -> Reading | None:
    """Give the reading back, with its noun, where it is a figure: 300多款 is, 一个 is not, nor is 2024."""
    amount = reading.amount
    if _follows_every(text, reading) and _only_names_the_rate(text, amount):
        return None
    if _is_lone_scale(text, reading):
        return None
    if amount.unit:
        return reading if _unit_holds(text, amount) else None
    if amount.numeral.fraction:
        halves = _PART_OF_TIME.search(text[max(0, amount.start - 8) : amount.start])
        return None if halves else _as_share(text, reading)
    if amount.classifier:
        return _classified(text, reading)
    return _english_count(text, reading) if reads_english(text, amount) else _chinese_count(text, reading)


def _as_share(text: str, reading: Reading) -> Reading:
    """三分之二, one-fifth and half of something are shares, in percent; 1/10, and 成本降至十分之一, stay ratios."""
    amount = reading.amount
    becomes = _BECOMES.search(text[max(0, reading.start - 6) : reading.start]) is not None
    of_a_whole = becomes and _SHARE_RISES.search(text[max(0, reading.start - _SHARE_REACH) : reading.start]) is not None
    if not amount.numeral.spelled or (becomes and not of_a_whole):
        return reading
    high = None if amount.high is None else amount.high * 100
    return replace(reading, amount=replace(amount, value=amount.value * 100, high=high, unit=PERCENT))


def _follows_every(text: str, reading: Reading) -> bool:
    """Whether 每 stands before the number or its cue: 每百万token, 大约每12个月."""
    return "每" in (text[max(0, place - 1) : place] for place in (reading.start, reading.amount.start))


def _only_names_the_rate(text: str, amount: Amount) -> bool:
    """Whether 每 makes the number what something is per: 每百万token, 每千瓦时; 每12个月 says a length of its own."""
    return amount.unit is None or not text[amount.numeral.start : amount.numeral.end].strip("百千万亿")


def _is_lone_scale(text: str, reading: Reading) -> bool:
    """万元 of a table's heading, 千克 and 百家 say no number; 百倍, 近万元 and 百万美元 do."""
    amount = reading.amount
    written = text[amount.numeral.start : amount.numeral.end]
    multiple = amount.unit is not None and amount.unit.kind == "multiple"
    if written == "兆":
        return (amount.unit is not None and amount.unit.kind != "money") or amount.classifier is not None
    return written in ("百", "千", "万", "亿") and reading.approx == "exact" and not multiple


def reads_english(text: str, amount: Amount) -> bool:
    """Whether a bare number stands in English: its own words, then what follows it, then what comes before."""
    first = text[amount.numeral.start]
    if not first.isdecimal():
        return first.isascii()
    if not text[amount.numeral.start : amount.numeral.end].isascii():
        return False
    after = text[amount.end : amount.end + 2].lstrip(" ")[:1]
    before = text[max(0, amount.start - 2) : amount.start].rstrip(" ")[-1:]
    for neighbour in (after, before):
        if neighbour.isalpha():
            return neighbour.isascii()
    return not _in_chinese(text, amount)


def _in_chinese(text: str, amount: Amount) -> bool:
    return _HAN.search(text[max(0, amount.start - 12) : amount.end + 12]) is not None


def _unit_holds(text: str, amount: Amount) -> bool:
    """Whether number and unit mean a quantity: 一年 of 每一年 does not, nor 块 of 一块儿."""
    unit, numeral = amount.unit, amount.numeral
    if unit is None:
        return False
    word = text[numeral.end : amount.end].strip()
    written = text[numeral.start : numeral.end].lower()
    if _TWO_CAPITALS.match(text[numeral.start : amount.end]):
        return False
    if written in ("a", "an"):
        before = text[max(0, amount.start - 10) : amount.start]
        return unit.kind == "duration" and bool(_BEFORE_A.search(before)) and not _AFTER_A.match(text, amount.end)
    few_points = unit.name == "point" and amount.value < _LEAST_INDEX
    few_points = few_points and gauge_end(text, amount.numeral.start, amount.end) is None
    half_of_nothing = written == "半" and unit.kind not in ("duration", "physical")
    if few_points or half_of_nothing:
        return False
    if unit.kind == "duration" and not _is_length(text, amount, word):
        return False
    return not (numeral.spelled and amount.value == 1 and word in ("块", "圆", "元"))


def _is_length(text: str, amount: Amount, word: str) -> bool:
    """Whether a time is a length and not a date: 一年 of 每一年, 二〇二五年, 80年代, 20世纪 and 三年级 are none."""
    numeral = amount.numeral
    if numeral.spelled and amount.value <= 1 and amount.high is None:
        before = text[max(0, amount.start - 6) : amount.start]
        # 等了半天 is a long while, 一天 and "one day" are some day or other.
        bounded = _BOUND_DAY.match(text, amount.end)
        vague_day = not bounded and word in ("天", "day") and (amount.value == 1 or before.endswith("了"))
        if vague_day or _NOT_A_LENGTH.search(before):
            return False
    if amount.value == 0:  # zero-day
        return False
    if word == "世纪" and text[numeral.start : numeral.end] != "半":
        return False
    if word != "年" or _ANOTHER_WORD.match(text, amount.end):
        return word != "年"
    return amount.high is not None or not _is_year(text, amount)


def _is_year(text: str, amount: Amount) -> bool:
    written = text[amount.numeral.start : amount.numeral.end]
    return (
        _YEARS[0] <= amount.value <= _YEARS[1] and len(written) == 4 and _DIGIT_BY_DIGIT.fullmatch(written) is not None
    )


def _classified(text: str, reading: Reading) -> Reading | None:
    amount = reading.amount
    classifier = amount.classifier or ""
    small = amount.numeral.spelled and amount.value < 10
    if (amount.high is None and amount.value == 1) or (small and counts.is_structural(classifier)):
        return None
    if text[max(0, reading.start - 2) : reading.start].rstrip(" ").endswith("前"):
        return None
    described = counts.description_end(text, reading.end)
    ahead = counts.noun_ahead(text, described or reading.end)
    if small and amount.high is None and not ahead and reading.approx == "exact":
        return None
    beside = counts.noun_at(text, reading.end)
    noun = (beside and beside.name) or (described and ahead) or counts.noun_of_classifier(classifier) or ahead
    if not noun and not _NEW_NOUN.match(text, reading.end):
        noun = counts.noun_behind(text, reading.start, classifier)
    return replace(reading, noun=noun or ("time" if classifier == "次" else None))


def _chinese_count(text: str, reading: Reading) -> Reading | None:
    amount = reading.amount
    if _LEADING_ZERO.match(text, amount.numeral.start):
        return None
    written = text[amount.numeral.start : amount.numeral.end]
    spelled, bounded = (
        amount.numeral.spelled and "点" not in written,
        reading.approx != "exact" or amount.high is not None,
    )
    bare_scale = text[amount.numeral.start] in "百千万亿兆" and not bounded
    beside = None if bare_scale else counts.noun_at(text, amount.end)
    if beside and (amount.value >= 2 or bounded) and (not spelled or amount.value >= 10):
        return replace(reading, noun=beside.name, end=max(reading.end, beside.end))
    read_on = gauge_end(text, amount.start, amount.end)
    if read_on and amount.high is None:
        return replace(reading, end=max(reading.end, read_on))
    scaled = abs(amount.value) >= 10**4 and amount.numeral.scale >= 1000 and text[amount.numeral.start] not in "万亿兆"
    vague = amount.approx == "order_of_magnitude" and amount.value >= 10
    if not scaled and not vague and not (bounded and (not spelled or amount.value >= 10)):
        return None
    if speaks_of_money(text, reading.start - 16, reading.end + 12):
        return reading
    return replace(reading, noun=counts.noun_behind(text, reading.start))


def _english_count(text: str, reading: Reading) -> Reading | None:
    amount = reading.amount
    following = text[amount.end : amount.end + 1]
    if (following.isascii() and following.isalpha()) or _LEADING_ZERO.match(text, amount.numeral.start):
        return None
    noun = counts.english_noun(text, reading.end)
    if reading.approx == "exact" and not _stands_alone(text, amount, noun):
        return None
    if noun and noun.beside:
        return replace(reading, noun=noun.name, end=max(reading.end, noun.end))
    return replace(reading, noun=noun.name if noun else None)


def _stands_alone(text: str, amount: Amount, noun: counts.Noun | None) -> bool:
    """Whether a bare English number without a cue is a count: "two companies" is, "two ways" and "2024" are not."""
    before = text[max(0, amount.start - 10) : amount.start]
    if noun is None and _AGE.search(before) and amount.value < 120:
        return False
    if text[amount.numeral.start].isupper() and _NAME_BEFORE.search(before):
        return False
    if _in_chinese(text, amount) and not (noun and noun.listed and noun.beside):
        return False
    if amount.numeral.spelled and amount.value < 10 and amount.high is None:
        named = noun is not None and noun.listed
        return amount.value >= 2 and (named or _OF_THE.match(text, amount.end) is not None)
    # 4K and 8K are kinds of screens; 15k without a noun is too little to go by.
    letter = amount.numeral.scale == 1000 and text[amount.numeral.end - 1] in "kK" and amount.value < 10**4
    return not letter and not _is_year(text, amount)
