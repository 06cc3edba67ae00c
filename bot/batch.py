"""Questions and texts in bulk: JSONL in, one row out for each. Must never stop at a bad line, nor skip it silently."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

# A line longer than this is no text or question; it would only fill the memory.
MAX_LINE = 50_000_000


class LineError(Exception):
    """A line that cannot be used; the text is one sentence a user can be shown."""


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A line of the input: its number, the id it goes by, and what was read from it."""

    number: int
    id: object
    content: T


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of the input that cannot be used, with the reason in one sentence."""

    number: int
    # None where the line is not even an object.
    id: object
    reason: str


def read_items(lines: Iterable[bytes], content_of: Callable[[dict[str, Any]], T]) -> Iterator[Item[T] | BadLine]:
    """Read JSONL objects, and from each what `content_of` finds in it; empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            fields: dict[str, Any] = {}
            try:
                fields = _fields(line)
                yield Item(number, fields.get("id"), content_of(fields))
            except LineError as error:
                yield BadLine(number, fields.get("id"), str(error))


def text_of(fields: dict[str, Any]) -> str:
    """Give the text to extract from. Raises LineError."""
    text = fields.get("text")
    if not isinstance(text, str):
        raise LineError('It needs a string "text".')
    return text


def turns_of(fields: dict[str, Any]) -> tuple[str, ...]:
    """Give what was asked, the thread's earlier questions first. Raises LineError."""
    turns = fields.get("turns")
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        raise LineError('It needs "turns", a list of strings that ends with the question: {"turns": ["铜价会涨吗?"]}.')
    return tuple(turns)


def _fields(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise LineError(f"It is longer than {MAX_LINE / 1e6:,.0f} MB.")
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise LineError("It is not UTF-8 text.") from None
    except (ValueError, RecursionError):
        raise LineError("It is not JSON.") from None
    if not isinstance(fields, dict):
        raise LineError("It is not a JSON object.")
    return fields
