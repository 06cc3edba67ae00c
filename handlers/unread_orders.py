"""Words of a schedule that `follow` could not read and would take for the topic's: at 25:00, twice a day, 每月.

Only the end of a topic is looked at, where a schedule stands. Must never refuse a topic that only has such a word in
it: weekly jobless claims, 每股收益, Black Friday.
"""

import re

from corpus.lexicon import load_lexicon, patterns_of
from corpus.normalise import fold_characters
from handlers.orders import Order

_DAY = load_lexicon("orders")["unread"]["days"]
_HOUR = r"[0-9]{1,2}(?:[:.][0-9]{1,2})?(?: ?[ap]\.?m\b\.?)?"
_HOURS = rf"{_HOUR}(?:(?: ?[,/&、] ?| and | or ){_HOUR}){{0,8}}"
_UNIT = f"(?:{patterns_of('orders', 'unread', 'units')})s?"
_OFTEN = f"(?:{patterns_of('orders', 'unread', 'often')})"
_COUNT = f"(?:{patterns_of('orders', 'unread', 'counts')})"
_SIGN = r"[一二三四五六日天末]"
_CHINESE_UNIT = f"(?:{patterns_of('orders', 'unread', 'chinese_units')})"
# Wherever a schedule was read, or not.
_ALWAYS = re.compile(
    rf"(?:\bat|@) ?{_HOURS}(?: and| or)?$"
    rf"|\b{_OFTEN} {_HOURS}$|(?:^|(?<= )){_HOUR} ?(?<=m)$"
    rf"|\b{_COUNT} (?:an?|per|each|every) {_UNIT}$"
    rf"|\b(?:every|each) (?:other |second |[0-9]{{1,3}} |two |three |four |six )?{_UNIT}$"
    rf"|\b(?:every|each|on|weekly on) {_DAY}(?:(?: ?[,/&] ?| and | or ){_DAY}){{1,6}}$"
    rf"|每隔?个?(?:[一二两三四五六七八九十]|[0-9]{{1,3}})?个?{_CHINESE_UNIT}[0-9一二三四五六日天末、,和到至号周]{{0,16}}"
    r"(?: ?(?:[一二两三四五六]|[0-9]{1,2})次)?$"
    rf"|(?:周|星期|礼拜){_SIGN}(?:[、,和]?(?:周|星期|礼拜)?{_SIGN}){{1,6}}$"
    r"|(?<![0-9])[0-9]{1,2}[点时](?:[0-9]{1,2}分?|半)?$|(?<![0-9:])[0-9]{1,2}:[0-9]{1,2}$",
    re.IGNORECASE,
)
# Where nothing was read of how often; else a paper called Monthly can be followed: `The Monthly daily`.
_WITHOUT_CADENCE = re.compile(
    rf"(?:^|\b(?<!-))(?:{patterns_of('orders', 'unread', 'cadences')})$"
    rf"|\b{_DAY}(?: ?[,/&] ?| and ){_DAY}$",
    re.IGNORECASE,
)
# Where an hour was read and nothing of how often: `follow Black Friday` has neither.
_WITH_HOUR = re.compile(
    rf"\b(?:{_DAY}|{patterns_of('orders', 'unread', 'short_days')})$|(?:周|星期|礼拜){_SIGN}$", re.IGNORECASE
)
_PLACE = re.compile(
    rf"(?:(?:\bat|@) ?{_HOUR}|\bat (?:noon|midnight)|\b{_OFTEN}|\bevery (?:day|hour|week|{_DAY})) "
    r"in (?P<place>[a-z][a-z_/+'-]{0,30}(?: [a-z'-]{1,30}){0,2})$",
    re.IGNORECASE,
)


def unread_place(order: Order) -> str | None:
    """Give the place behind an hour that is no zone: "at 9 in Atlantis" has Atlantis."""
    match = _PLACE.search(fold_characters(order.topic))
    return order.topic[slice(*match.span("place"))] if match else None


def unread_schedule(order: Order) -> str | None:
    """Give the end of a topic that says when and was not understood: 铜 每周一三五 has 每周一三五."""
    folded = fold_characters(order.topic)
    patterns = [_ALWAYS]
    if order.cadence is None:
        patterns += [_WITHOUT_CADENCE, *([_WITH_HOUR] if order.at else [])]
    found = (pattern.search(folded) for pattern in patterns)
    return next((order.topic[match.start() :].strip(" @") for match in found if match), None)
