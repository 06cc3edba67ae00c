"""Chinese numbers set with spaces between the characters: 百 分 之 五 十, 一 百 五 十 个 百 分 点.

Squeezes the spaces out, reads, and gives the places in the text as it stands. Must never read what is not spaced out.
"""

import re
from dataclasses import replace

from corpus.figures.amounts import Amount, read_amount
from corpus.figures.wholes import read_whole

_NUMERAL = "零〇一二三四五六七八九十百千万亿兆两壹贰叁肆伍陆柒捌玖拾佰仟"
_SPACED_OUT = re.compile(
    rf"(?=[{_NUMERAL}点分之]{{1,12}} {{1,3}}[{_NUMERAL}点分之个成折]|[0-9] [0-9] [折成])"
    rf"[{_NUMERAL}0-9](?: {{0,3}}[{_NUMERAL}0-9点分之个成折半元年月天%,.]){{1,40}}"
)


def read_spaced(text: str, start: int) -> Amount | None:
    """Read a spaced-out number that has a unit: `百 分 之 五 十` is 50 percent; None for anything else."""
    found = _SPACED_OUT.match(text, start)
    if not found:
        return None
    places = [place for place in range(start, found.end()) if text[place] != " "]
    squeezed = "".join(text[place] for place in places)
    amount = read_whole(squeezed, 0) or read_amount(squeezed, 0)
    if not amount or not amount.unit or amount.end < 2:
        return None
    numeral = replace(amount.numeral, start=start, end=places[amount.numeral.end - 1] + 1)
    return replace(amount, start=start, end=places[amount.end - 1] + 1, numeral=numeral)
