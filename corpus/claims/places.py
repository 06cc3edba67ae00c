"""What was found in a text, in its order, and asked for by place. Must never know what it holds."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from corpus.models import Span

T = TypeVar("T")


class Places(Generic[T]):
    """Things that do not overlap, each with its span. Where they stand is kept apart, so that asking costs little."""

    __slots__ = ("_ends", "_found", "_starts")

    def __init__(self, found: Sequence[T] = (), spans: Sequence[Span] = ()) -> None:
        """Take things in the order of the text, and the span of each."""
        self._found = found
        self._starts, self._ends = [span[0] for span in spans], [span[1] for span in spans]

    def __iter__(self) -> Iterator[T]:
        return iter(self._found)

    def inside(self, span: tuple[int, int]) -> Sequence[T]:
        """Give what stands wholly inside `span`."""
        return self._found[bisect_left(self._starts, span[0]) : bisect_right(self._ends, span[1])]

    def opening_in(self, span: tuple[int, int]) -> Sequence[T]:
        """Give what begins inside `span`."""
        return self._found[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def around(self, at: int) -> T | None:
        """Give what a character stands inside of, behind the first character of that."""
        number = bisect_left(self._starts, at)
        return self._found[number - 1] if number and at < self._ends[number - 1] else None
