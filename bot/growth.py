"""How cost grows with the record, as a picture for the README. Must never measure: it draws what `bench` has measured.

Both axes are logarithmic, so that what doubles with the record climbs as steeply as the dashed line.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Any

Row = Mapping[str, Any]

_WIDTH, _HEIGHT = 720, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 216, 24, 48
_LINES: Sequence[tuple[str, str, Callable[[Row], float]]] = (
    ("search a new question, 95 %", "#8250df", lambda row: row["search"]["p95_ms"]),
    ("ask a new question, 95 %", "#0550ae", lambda row: row["ask"]["p95_ms"]),
    ("ask a new question, half", "#218bff", lambda row: row["ask"]["p50_ms"]),
    ("add an article, half", "#1a7f37", lambda row: row["add"]["p50_ms"]),
    ("start from the snapshot", "#bc4c00", lambda row: row["load_ms"]),
)
_STYLE = "font-family:sans-serif;font-size:12px"


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a number to its place, by its logarithm; the ends are whole powers of ten."""

    first: int
    last: int
    start: float
    end: float

    def place(self, number: float) -> float:
        """Give where a number stands; 1,000 is as far from 100 as 100 from 10."""
        share = (log10(number) - self.first) / (self.last - self.first)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def marks(self) -> Iterator[float]:
        """Give the powers of ten."""
        return (10.0**power for power in range(self.first, self.last + 1))


def draw_growth(rows: Sequence[Row]) -> str:
    """Draw rows of `onrecord bench`, of records of different sizes, as SVG: milliseconds of processor time.

    Of no row, or one alone, nothing can be seen: ValueError.
    """
    rows = sorted(rows, key=lambda row: int(row["articles"]))
    if len({row["articles"] for row in rows}) < 2:
        raise ValueError("growth is seen in two records at least")
    values = [max(value(row), 0.01) for _, _, value in _LINES for row in rows]
    across = _scale([row["articles"] for row in rows], _LEFT, _WIDTH - _RIGHT)
    up = _scale(values, _HEIGHT - _BOTTOM, _TOP)
    parts = [*_axes(across, up), *_doubling(across, up)]
    for _, colour, value in _LINES:
        places = [(across.place(row["articles"]), up.place(max(value(row), 0.01))) for row in rows]
        parts += _line(places, colour)
    parts += _legend()
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" style="{_STYLE}">\n'
        f'<title>Cost by the size of the record</title>\n<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>\n'
        f"{body}\n</svg>\n"
    )


def _scale(numbers: Sequence[float], start: float, end: float) -> _Scale:
    first, last = floor(log10(min(numbers))), ceil(log10(max(numbers)))
    return _Scale(first, max(last, first + 1), start, end)


def _axes(across: _Scale, up: _Scale) -> Iterator[str]:
    for mark in across.marks:
        x = across.place(mark)
        yield f'<path d="M{x} {up.start}V{up.end}" stroke="#d0d7de"/>'
        yield _text(x, _HEIGHT - _BOTTOM + 18, f"{mark:,.0f}", "middle")
    for mark in up.marks:
        y = up.place(mark)
        yield f'<path d="M{across.start} {y}H{across.end}" stroke="#d0d7de"/>'
        yield _text(_LEFT - 8, y + 4, f"{mark:,g} ms", "end")
    yield _text((across.start + across.end) / 2, _HEIGHT - 8, "articles on record", "middle")


def _doubling(across: _Scale, up: _Scale) -> Iterator[str]:
    """Draw how steep growth as fast as the record's would be, as far as there is room."""
    powers = min(across.last - across.first, up.last - up.first)
    x, y = across.place(10.0 ** (across.first + powers)), up.place(10.0 ** (up.first + powers))
    yield f'<path d="M{across.start} {up.start}L{x} {y}" stroke="#6e7781" stroke-dasharray="4 4"/>'


def _line(places: Sequence[tuple[float, float]], colour: str) -> Iterator[str]:
    points = " ".join(f"{x},{y}" for x, y in places)
    yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
    yield from (f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places)


def _legend() -> Iterator[str]:
    x = _WIDTH - _RIGHT + 16
    for number, (name, colour, _) in enumerate(_LINES):
        y = _TOP + 8 + 20 * number
        yield f'<path d="M{x} {y}h18" stroke="{colour}" stroke-width="2"/>'
        yield _text(x + 24, y + 4, name, "start")
    y = _TOP + 8 + 20 * len(_LINES)
    yield f'<path d="M{x} {y}h18" stroke="#6e7781" stroke-dasharray="4 4"/>'
    yield _text(x + 24, y + 4, "as fast as the record", "start")


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="#24292f">{escape(text)}</text>'
