"""What a bare Chinese number can be read on: PUE为1.12, 得分88.7分, 制造业PMI报50.3, 里氏6.4级, 气温38度.

Looks at the few characters before a number in folded text. Must never take a number that has a unit of its own.
"""

import re
from functools import cache

from corpus.characters import HAN
from corpus.lexicon import any_of, load_lexicon, patterns_of

_REACH = 40
# Words between a gauge and its number, and the level it came from: 由1.5降至`1.2`.
_BETWEEN = r"[^，。；、！？,;:!?\n0-9一二三四五六七八九十百千万亿第前后每赔]{0,8}[:：]? ?"
_FORMER = r"(?:[0-9]{1,4}(?:\.[0-9]+)?[分点级]? ?[^，。；、,;:\n0-9第]{0,3}[至到成为] ?)?"
# 得分88.7分，超过前代的`86.4`.
_COMPARED = (
    r"(?:[0-9]{1,4}(?:\.[0-9]+)?[分点]?[，,;](?:远?超过|高于|优于|低于|落后于|远超|胜过|领先)[^，。；,;\n]{0,14})?"
)
_OWN_UNIT = re.compile(r"[分点级](?![之钟秒个列贝])")
# 拿下69.6分.
_SCORED = re.compile(f"(?:{patterns_of('contexts', 'scored')})了?[约近]?$")
# A number that a word goes on behind is no bare one: 评分为5星, 赔率1赔3, 总分3:2.
_GOES_ON = re.compile(
    f" ?(?:[A-Za-z0-9%/-]|:[0-9]|(?![的以之而比较超高低优同环并且和与或左右上下至到是为降升])[{HAN}])"
)


def gauge_end(text: str, start: int, end: int) -> int | None:
    """Where a number ends, its 分, 点 or 级 included, that a gauge before it is read on; None where there is none.

    `gauge_end("能效PUE降至1.15", 7, 11)` is 11.
    """
    if not text[start].isdecimal():
        return None
    before, own = text[max(0, start - _REACH) : start], _OWN_UNIT.match(text, end)
    scored = own is not None and own[0] == "分" and _SCORED.search(before) is not None
    if not scored and _gauge().search(before) is None:
        return None
    if own:
        return own.end()
    return None if _GOES_ON.match(text, end) else end


def is_heat(text: str, start: int) -> bool:
    """Whether 度 behind a number are degrees: 最高`气温`达38度."""
    return _heat().search(text[max(0, start - _REACH) : start]) is not None


@cache
def _gauge() -> re.Pattern[str]:
    words = any_of(load_lexicon("counters")["gauges"].split())
    return re.compile(rf"(?:{words}){_BETWEEN}{_FORMER}{_COMPARED}$", re.IGNORECASE)


@cache
def _heat() -> re.Pattern[str]:
    words = "|".join(load_lexicon("counters")["heat"].split())
    return re.compile(rf"(?:{words}){_BETWEEN}(?:[0-9.]{{1,5}} ?度?[^，。；,;0-9]{{0,3}}[至到])?$")
