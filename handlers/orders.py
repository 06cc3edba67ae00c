"""What somebody orders with `follow`: a topic, how often, at what time, in which zone. Pure: words in, an order out.

The topic comes first and the rest behind it, in any order: `follow copper weekdays at 8:30 in New York`,
关注 铜 每周一 9点. In Chinese the rest may stand before the topic too (每天9点 铜), where a blank parts them, since
每日活跃用户 is a topic. A city alone is a zone only behind a time or how often: `follow AI in China` is about China.
Must never guess a zone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import time
from decimal import Decimal

from rapidfuzz.distance import OSA

from corpus.figures import find_figures
from corpus.lexicon import load_lexicon, patterns_of
from corpus.normalise import fold_characters
from corpus.slots import Cadence, Quiet, zone_called

# What an order may hold, and no longer than a question.
_LONGEST = 1_000
_DAYS = tuple(day.lower() for day in load_lexicon("english")["weekdays"])
_CHINESE_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}
_CHINESE_HOURS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_WORDS = load_lexicon("orders")
_AFTERNOON = frozenset(_WORDS["hours"]["afternoon"])
_CADENCES: dict[str, Cadence] = _WORDS["cadences"]
_EACH: dict[str, Cadence] = _WORDS["each"]
_CHINESE_CADENCES: dict[str, Cadence] = _WORDS["chinese"]
_WORDS_OF_THEIR_OWN = frozenset(_WORDS["words"]["of_their_own"])
_SHORTEST_MISSPELLED = 5

_PART = patterns_of("orders", "hours", "parts")
_HOUR = r"(?P<hour>[0-9]{1,2}|[零一二三四五六七八九十两〇]{1,3})"
_ENGLISH_TIME = re.compile(
    r"(?:\bat|@) ?(?:(?P<noon>noon|midnight)"
    r"|(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>[ap]\.?m\.?)?)$",
    re.IGNORECASE,
)
_CHINESE_TIME = re.compile(
    rf"(?P<part>{_PART})?{_HOUR}(?:点|时)(?:(?P<minute>[0-9]{{1,2}})分?|(?P<thirty>半)|整|钟)?$"
    rf"|(?P<part2>{_PART})?(?<![0-9:])(?P<hour2>[0-9]{{1,2}}):(?P<minute2>[0-9]{{2}})$"
)
_EACH_DAY = re.compile(
    rf"(?:\b(?:every|each|on|weekly on)) (?P<each>{'|'.join(_EACH)}|(?P<day>{'|'.join(_DAYS)})s?|weekdays|workdays)$"
    # Mondays; a Monday alone may be the topic's: Cyber Monday.
    rf"|\b(?P<days>{'|'.join(_DAYS)})s$",
    re.IGNORECASE,
)
_CHINESE_WEEKLY = re.compile(r"(?:每个?(?:周|星期|礼拜))(?P<day>[一二三四五六日天末])$")
_ENGLISH_ZONE = re.compile(r"\b(?:in|at) (?P<zone>[A-Za-z_+/-]+(?: [A-Za-z]+){0,2}?)(?: time)?$", re.IGNORECASE)
_CHINESE_ZONE = re.compile(r"(?:按|用|以)?(?P<zone>[A-Za-z/_]+|[\u3400-\u9fff]{2,4}?)时间$")
_QUIET = re.compile(
    r"(?:\bquiet(?: hours)?|免打扰|静音)(?: from)? ?(?P<since>[0-9]{1,2})(?::(?P<since_minute>[0-9]{2}))?点? ?"
    r"(?:-|to|until|到|至) ?(?P<until>[0-9]{1,2})(?::(?P<until_minute>[0-9]{2}))?点?$",
    re.IGNORECASE,
)
_NO_QUIET = re.compile(r"(?:\bno quiet(?: hours)?|取消免打扰|不免打扰)$", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:\beven (?:if|when) (?:there is )?nothing(?: is)?(?: new)?|没有?新?(?:内容|消息)也(?:发|说))$", re.IGNORECASE
)
_SILENT = re.compile(r"(?:\b(?:only )?when there is news|没有?新?(?:内容|消息)(?:就|则)?不(?:发|说))$", re.IGNORECASE)
_OVER = re.compile(rf"(?:{patterns_of('orders', 'words', 'over')}) ?(?P<amount>[^ ].{{0,40}})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered; None where nothing was said."""

    topic: str
    cadence: Cadence | None = None
    at: time | None = None
    weekday: int | None = None
    zone: str | None = None
    quiet: Quiet | None = None
    no_quiet: bool = False
    says_nothing_new: bool | None = None
    over: Decimal | None = None
    unit: str | None = None
    # Words in the place of a zone that name none.
    unknown_zone: str | None = field(default=None, compare=False)

    @property
    def is_alert(self) -> bool:
        """Whether it is for what is told at once."""
        return self.cadence == "at once" or self.over is not None


_Reader = Callable[[str, Order], tuple[int, Order] | None]


def read_order(text: str) -> Order:
    """Read what follows the word follow: "铜 每天 9点" is the topic 铜, daily at nine."""
    topic = " ".join(text[:_LONGEST].split())
    folded = fold_characters(topic)
    order, end = _read_back(folded, Order(""))
    start, order = _read_front(folded[:end], order)
    kept = topic[start:end].strip(" ,，;；:：")
    return replace(order, topic=kept)


def _read_back(folded: str, order: Order) -> tuple[Order, int]:
    """Take one piece after another from the end, each at most once."""
    end = len(folded)
    readers = list(_READERS)
    while True:
        end = len(folded[:end].rstrip(" ,，;；"))
        for reader in readers:
            found = reader(folded[:end], order)
            if found is not None:
                end, order = found
                readers.remove(reader)
                break
        else:
            return order, end


def _read_front(folded: str, order: Order) -> tuple[int, Order]:
    """Read what stands before the topic, in Chinese, where a blank parts the two; what stands behind it counts more."""
    start = 0
    while True:
        head, blank, _ = folded[start:].partition(" ")
        if not blank or head.isascii():
            return start, order
        found, end = _read_back(head, order)
        is_other = order.cadence is not None and found.cadence != order.cadence
        if end > 0 or found == order or is_other:
            return start, order
        start, order = start + len(head) + 1, found


def _cadence(text: str, order: Order) -> tuple[int, Order] | None:
    if match := _EACH_DAY.search(text):
        if day := match["day"] or match["days"]:
            return match.start(), replace(order, cadence="weekly", weekday=_DAYS.index(day.lower()))
        return match.start(), replace(order, cadence=_EACH.get(match["each"].lower(), "weekdays"))
    if match := _CHINESE_WEEKLY.search(text):
        return match.start(), replace(order, cadence="weekly", weekday=_CHINESE_DAYS[match["day"]])
    for form in sorted(_CHINESE_CADENCES, key=len, reverse=True):
        if text.endswith(form):
            return len(text) - len(form), replace(order, cadence=_CHINESE_CADENCES[form])
    head, _, word = text.rpartition(" ")
    meant = _meant(word)
    return (len(head), replace(order, cadence=meant)) if meant else None


def _meant(typed: str) -> Cadence | None:
    word = typed.lower()
    if word in _CADENCES:
        return _CADENCES[word]
    if len(word) < _SHORTEST_MISSPELLED or not word.isascii() or word in _WORDS_OF_THEIR_OWN:
        return None
    near = (form for form in _CADENCES if form[0] == word[0] and OSA.distance(word, form, score_cutoff=1) <= 1)
    return next((_CADENCES[form] for form in near if len(form) >= _SHORTEST_MISSPELLED), None)


def _at(text: str, order: Order) -> tuple[int, Order] | None:
    if match := _ENGLISH_TIME.search(text):
        noon, half = (match["noon"] or "").lower(), (match["half"] or "").lower().replace(".", "")
        hour = 0 if noon == "midnight" else 12 if noon else int(match["hour"])
        is_past_noon, is_past_midnight = half == "pm" and hour < 12, half == "am" and hour == 12
        hour += 12 * (is_past_noon - is_past_midnight)
        return _with_time(match.start(), order, hour, int(match["minute"] or 0))
    if match := _CHINESE_TIME.search(text):
        hour = _hour(match["hour"] or match["hour2"])
        part = match["part"] or match["part2"]
        hour += 12 if hour < 12 and (part in _AFTERNOON or (part == "中午" and hour < 3)) else 0
        minute = 30 if match["thirty"] else int(match["minute"] or match["minute2"] or 0)
        return _with_time(match.start(), order, hour, minute)
    return None


def _with_time(start: int, order: Order, hour: int, minute: int) -> tuple[int, Order] | None:
    if hour == 24 and minute == 0:
        hour = 0
    return (start, replace(order, at=time(hour, minute))) if hour < 24 and minute < 60 else None


def _hour(written: str) -> int:
    """Read "9", "九", "十", "十一" and "二十三"."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _CHINESE_HOURS.get(ones, 24) if len(ones) == 1 else 25
    high = _CHINESE_HOURS.get(tens, 9) if tens else 1
    return 10 * high + (_CHINESE_HOURS.get(ones, 9) if ones else 0)


def _zone(text: str, order: Order) -> tuple[int, Order] | None:
    for pattern in (_CHINESE_ZONE, _ENGLISH_ZONE):
        match = pattern.search(text)
        if match is None:
            continue
        zone = zone_called(match["zone"])
        if zone is None and ("/" not in match["zone"] or " " in match["zone"]):
            continue
        if "/" in match["zone"] or pattern is _CHINESE_ZONE or _is_timed(text[: match.start()].rstrip(), order):
            unknown = None if zone else match["zone"]
            return match.start(), replace(order, zone=zone, unknown_zone=unknown)
    return None


def _is_timed(before: str, order: Order) -> bool:
    """Say whether a time or how often stands right before, or comes after."""
    blank = Order("")
    return order.at is not None or order.cadence is not None or bool(_at(before, blank) or _cadence(before, blank))


def _quiet(text: str, order: Order) -> tuple[int, Order] | None:
    if match := _NO_QUIET.search(text):
        return match.start(), replace(order, no_quiet=True)
    match = _QUIET.search(text)
    if match is None:
        return None
    ends = [(int(match[name]) % 24, int(match[f"{name}_minute"] or 0)) for name in ("since", "until")]
    if any(int(match[name]) > 24 for name in ("since", "until")) or any(minute > 59 for _, minute in ends):
        return None
    since, until = (time(*end) for end in ends)
    return match.start(), replace(order, quiet=Quiet(since, until))


def _empty_days(text: str, order: Order) -> tuple[int, Order] | None:
    if match := _SAYS_NOTHING.search(text):
        return match.start(), replace(order, says_nothing_new=True)
    match = _SILENT.search(text)
    return (match.start(), replace(order, says_nothing_new=False)) if match else None


def _amount(text: str, order: Order) -> tuple[int, Order] | None:
    """Read "over 100 billion yuan" and 超过1000亿元; what is no whole amount is the topic's."""
    match = _OVER.search(text)
    found = find_figures(match["amount"]) if match else ()
    if match is None or len(found) != 1 or found[0].span.start > 0:
        return None
    figure = found[0]
    if match["amount"][figure.span.end :].strip():
        return None
    unit = figure.unit if figure.kind in {"money", "percent"} else None
    return match.start(), replace(order, over=figure.value, unit=unit)


_READERS: tuple[_Reader, ...] = (_quiet, _empty_days, _zone, _at, _cadence, _amount)
