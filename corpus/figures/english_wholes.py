"""English figures that are one phrase: a quarter-point, a year or two, a year and a half, six-figure, a decade or more.

Each reads one form at a place in folded text. Must never look back further than a word.
"""

import re
from decimal import Decimal

from corpus.english_words import ONES
from corpus.figures.amounts import PERCENT, Amount
from corpus.figures.english import SCALES, TENS
from corpus.figures.numerals import Numeral
from corpus.figures.units import Unit, unit_after
from corpus.models import Approx

_POINTS = Unit("percentage point", "percent")
_TIME = r"(?:minute|hour|day|week|month|quarter|year|decade|century)"
# A quarter-point cut, three-quarters of a percentage point.
_PART_OF_POINT = re.compile(
    r"(?:an? |one[- ])?(?P<part>half|quarter)(?:[- ]| of an? | an? )(?:percentage[- ])?point\b"
    r"|three[- ]quarters?(?:[- ]| of an? )(?:percentage[- ])?point\b",
    re.IGNORECASE,
)
_OR_TWO = re.compile(rf"an? (?={_TIME} or two\b)", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"(?P<number>an?|one) (?={_TIME} and a half\b)", re.IGNORECASE)
_OR_MORE = re.compile(rf"an? (?={_TIME} or (?P<which>more|so|less|longer)\b)", re.IGNORECASE)
# Three-quarters of an hour, half a mile is read elsewhere.
_PART_OF_ONE = re.compile(
    r"(?P<part>(?:a |one[- ])?quarter|(?:a |one[- ])?third|three[- ]quarters|two[- ]thirds) of an? "
    r"(?=(?:second|minute|hour|day|mile|century|inch|ton|acre)\b)",
    re.IGNORECASE,
)
_HALF_DOZEN = re.compile(r"(?:a )?half[- ]dozen\b", re.IGNORECASE)
# Half as many, cut in half, by more than half.
_HALF_OF_IT = re.compile(
    r"half(?= as (?:many|much)\b)|half(?=[,.;:)]|$| (?:from|since|in|over|this|last|to)\b)", re.IGNORECASE
)
_SAID_OF = re.compile(r"\b(?:by|in|than|nearly|almost|about|roughly) $", re.IGNORECASE)
_MULTI = re.compile(r"multi-?(?P<scale>million|billion|trillion)(?=-| )", re.IGNORECASE)
# A half-a-billion-dollar fund.
_PART_OF_SCALE = re.compile(
    r"(?P<part>half|quarter)-(?:(?:of-)?an?-)?(?P<scale>million|billion|trillion)(?=-)", re.IGNORECASE
)
# A dollar-fifty an hour.
_DOLLAR_AND = re.compile(rf"a dollar[- ](?P<cents>{'|'.join(TENS)})\b(?!-)", re.IGNORECASE)
# A six-figure salary runs from 100,000 to a million.
_FIGURES = re.compile(rf"(?P<digits>{'|'.join(ONES[4:13])})[- ]figures?\b", re.IGNORECASE)


def read_english_whole(text: str, start: int) -> Amount | None:
    """Read the phrase at `start`: `a quarter-point` is 0.25 percentage points, `a year or two` 1 to 2 years."""
    for read in (
        _part_of_point,
        _or_two,
        _and_a_half,
        _or_more,
        _dollar_and,
        _figures,
        _part_of_one,
        _half,
        _multi,
        _part_of_scale,
    ):
        amount = read(text, start)
        if amount:
            return amount
    return None


def _amount(
    place: tuple[int, int], value: Decimal, unit: Unit | None, approx: Approx = "exact", high: Decimal | None = None
) -> Amount:
    numeral = Numeral(*place, value, high, spelled=True)
    return Amount(*place, value, high, unit, approx, numeral)


def _part_of_point(text: str, start: int) -> Amount | None:
    found = _PART_OF_POINT.match(text, start)
    if not found:
        return None
    part = {"half": "0.5", "quarter": "0.25"}[found["part"].lower()] if found["part"] else "0.75"
    return _amount(found.span(), Decimal(part), _POINTS)


def _or_two(text: str, start: int) -> Amount | None:
    found = _OR_TWO.match(text, start)
    unit = unit_after(text, found.end()) if found else None
    if not unit:
        return None
    return _amount((start, unit.end + len(" or two")), Decimal(1), unit.unit, "range", Decimal(2))


def _and_a_half(text: str, start: int) -> Amount | None:
    found = _AND_A_HALF.match(text, start)
    unit = unit_after(text, found.end()) if found else None
    return _amount((start, unit.end + len(" and a half")), Decimal("1.5"), unit.unit) if unit else None


def _or_more(text: str, start: int) -> Amount | None:
    """Read a decade or more: its bound is left to the cues around it."""
    found = _OR_MORE.match(text, start)
    unit = unit_after(text, found.end()) if found else None
    return _amount((start, unit.end), Decimal(1), unit.unit) if unit else None


def _dollar_and(text: str, start: int) -> Amount | None:
    found = _DOLLAR_AND.match(text, start)
    unit = unit_after(text, start + 2) if found else None
    return _amount(found.span(), 1 + TENS[found["cents"].lower()] / 100, unit.unit) if found and unit else None


def _figures(text: str, start: int) -> Amount | None:
    found = _FIGURES.match(text, start)
    if not found:
        return None
    low = Decimal(10) ** (ONES.index(found["digits"].lower()) - 1)
    return _amount(found.span(), low, None, "order_of_magnitude", low * 10)


def _part_of_one(text: str, start: int) -> Amount | None:
    found = _PART_OF_ONE.match(text, start)
    unit = unit_after(text, found.end()) if found else None
    if not found or not unit:
        return None
    part = found["part"].lower().replace("-", " ").split(" ")[-1]
    count = {"quarters": 3, "thirds": 2}.get(part, 1)
    return _amount((start, unit.end), Decimal(count) / (3 if part.startswith("third") else 4), unit.unit)


def _half(text: str, start: int) -> Amount | None:
    dozen = _HALF_DOZEN.match(text, start)
    if dozen:
        return _amount(dozen.span(), Decimal(6), None)
    found = _HALF_OF_IT.match(text, start)
    if not found or (not text.startswith(" as ", found.end()) and not _SAID_OF.search(text[max(0, start - 8) : start])):
        return None
    return _amount(found.span(), Decimal(50), PERCENT)


def _multi(text: str, start: int) -> Amount | None:
    """Read a multibillion-dollar deal as an order of magnitude."""
    found = _MULTI.match(text, start)
    unit = unit_after(text, found.end()) if found else None
    if not found or not unit:
        return None
    scale = SCALES[found["scale"].lower()]
    return _amount((start, unit.end), scale, unit.unit, "order_of_magnitude", 10 * scale)


def _part_of_scale(text: str, start: int) -> Amount | None:
    """Read a half-a-billion-dollar fund."""
    found = _PART_OF_SCALE.match(text, start)
    unit = unit_after(text, found.end()) if found else None
    if not found or not unit:
        return None
    part = Decimal("0.5") if found["part"].lower() == "half" else Decimal("0.25")
    return _amount((start, unit.end), part * SCALES[found["scale"].lower()] * unit.unit.factor, unit.unit)
