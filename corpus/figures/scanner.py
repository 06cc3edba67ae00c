"""One pass over folded text from left to right: finds where a number begins, has it read and judged, goes on behind.

Must never raise, nor look back further than a phrase: that is what keeps it linear.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.figures.amounts import Amount, read_amount
from corpus.figures.codes import is_code, urls
from corpus.figures.compounds import summed
from corpus.figures.english import STARTERS
from corpus.figures.exclusions import jump
from corpus.figures.judging import judge
from corpus.figures.moves import with_shared_rate
from corpus.figures.numerals import overlong
from corpus.figures.ranges import bounded_twice, joined, with_shared_unit
from corpus.figures.readings import Reading, read_cues
from corpus.figures.spaced import read_spaced
from corpus.figures.wholes import read_whole

# Where a figure can begin; most of the text is jumped over here.
_START = re.compile(
    "[0-9零〇一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]|[几上](?=[十百千万亿兆])|数(?=[十百千万亿兆以])"
    "|[数几](?= ?[个小天周月年公厘毫微纳千米吨英倍])|成(?=[百千])"
    "|半(?=[数个年小天月世公里英吨米斤星周钟])|翻(?=[了番倍近将约超逾一两二三四五六七八九十0-9])|过(?=半)|减(?=半)|腰(?=斩)|[单双](?=位)|[A-Za-z]+"
)
_SCORE = re.compile(r"[0-9]{1,3}(?:-[0-9]{1,3})+(?![0-9%]|\.[0-9])")
_WHOLES = frozenset("佰仟百千万十翻一半过减腰单双三两二四五六七八九兆亿")
_WHOLE_WORDS = re.compile(
    r"(?:doubl|trebl|tripl|quadrupl|quintupl|halv|single$|double$|twice$|thrice$|(?:low|mid|high)$|multi)|.*fold$",
    re.IGNORECASE,
)


def read_figures(text: str) -> Iterator[Reading]:
    """Read the figures of folded text in order: 大于10小于20, a lower and an upper bound side by side, is one."""
    waiting: Reading | None = None
    for found in _scan(text):
        reading = found
        both = bounded_twice(text, waiting, reading) if waiting else None
        if waiting and not both:
            waiting, reading = with_shared_rate(text, waiting, found)
            yield waiting
        waiting = both or reading
    if waiting:
        yield waiting


def _scan(text: str) -> Iterator[Reading]:
    place = last = 0
    addresses = iter(urls(text))
    address = next(addresses, None)
    while start := _START.search(text, place):
        while address and address[1] <= start.start():
            address = next(addresses, None)
        if address and address[0] <= start.start():
            place = address[1]
            continue
        found, place = _read(text, start)
        if found:
            # 5$10: what the last figure took is not taken twice.
            yield replace(found, start=max(found.start, last))
            last = found.end


def _read(text: str, start: re.Match[str]) -> tuple[Reading | None, int]:
    """Read what starts here and say where to go on."""
    place = start.start()
    if start[0][0].isascii() and start[0][0].isalpha():
        if start[0].lower() not in STARTERS and not _WHOLE_WORDS.match(start[0]):
            return None, start.end()
    else:
        beyond = overlong(text, place) or jump(text, place)
        if beyond:
            return None, max(beyond, place + 1)
    amount = read_spaced(text, place)
    if not amount and (start[0][0] in _WHOLES or start[0].isascii()):
        amount = read_whole(text, place)
    amount = amount or read_amount(text, place)
    if not amount:
        return None, max(start.end(), place + 1)
    code_end = _code_end(text, amount)
    if code_end:
        return None, max(code_end, place + 1)
    reading, end = _settle(text, amount, place)
    # 52-47 is a score: neither of the two is a figure.
    is_range = reading is not None and reading.amount.high is not None
    score = None if is_range or amount.prefixed else _SCORE.match(text, place)
    return (None, score.end()) if score and score.end() > end else (reading, end)


def _code_end(text: str, amount: Amount) -> int | None:
    """Say where a code ends that the number belongs to: H800, GPT-5, Qwen 2.5-72B, 麒麟9000s."""
    place = amount.numeral.start
    if amount.prefixed or not text[place].isdecimal():
        return None
    letters = text[amount.numeral.end : amount.end]
    unit_like = len(letters) == 1 and letters.isascii() and letters.isalpha()
    bare = amount.classifier is None and (amount.unit is None or unit_like)
    # A name owns version numbers and sizes (iPhone 15, 405B), not amounts: 苹果3万亿.
    unscaled = amount.numeral.scale == 1 or text[amount.numeral.end - 1] in "BMKT"
    return is_code(text, place, named=bare and unscaled)


def _settle(text: str, amount: Amount, place: int) -> tuple[Reading | None, int]:
    """Join the other end of a range, add the cues, and decide whether it is a figure at all."""
    steps = summed(text, amount)
    amount = joined(text, steps) or with_shared_unit(text, steps) or steps
    judged = judge(text, read_cues(text, amount))
    return judged, (judged.end if judged else max(amount.end, place + 1))
