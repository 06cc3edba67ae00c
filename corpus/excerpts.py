"""Which one to three sentences of an article are shown. Must never cut, join or change a sentence."""

from collections.abc import Callable, Iterator, Sequence

from corpus.index.units import Index
from corpus.models import Span
from corpus.segment import sentences

# CONTRACT.md: one to three sentences, 600 characters at most.
_SENTENCES = 3
_LONGEST = 600
# Of two windows that hold the same, the one with more sentences is easier to understand.
_PER_SENTENCE = 0.01


def best_window(index: Index, unit: int, value: Callable[[Span], float]) -> Span:
    """Give the window around a unit that is worth most, as a span of the article's body without blanks at its ends."""
    article = index.units[unit].article
    body = index.extractions[article].article.body
    near = _near(index, unit)
    spans = [Span(near.start + s.start, near.start + s.end) for s in sentences(body[slice(*near)])]
    whole = index.units[unit].span
    return max(_windows(body, spans, whole), key=lambda window: value(window[0]) + _PER_SENTENCE * window[1])[0]


def _near(index: Index, unit: int) -> Span:
    """Give the unit with the one before and the one after, where they are of the same article."""
    article = index.units[unit].article
    first, last = (
        n if 0 <= n < len(index.units) and index.units[n].article == article else unit for n in (unit - 1, unit + 1)
    )
    return Span(index.units[first].span.start, index.units[last].span.end)


def _windows(body: str, spans: Sequence[Span], unit: Span) -> Iterator[tuple[Span, int]]:
    """Give all windows that meet the unit and stay in one paragraph, with how many sentences they have."""
    found = False
    for first in range(len(spans)):
        for last in range(first, min(first + _SENTENCES, len(spans))):
            window = _trimmed(body, Span(spans[first].start, spans[last].end))
            if "\n" in body[slice(*window)] or window.end - window.start > _LONGEST:
                break
            if window.start < unit.end and unit.start < window.end:
                found = True
                yield window, last - first + 1
    if not found:
        yield _trimmed(body, Span(unit.start, min(unit.end, unit.start + _LONGEST))), 0


def _trimmed(body: str, span: Span) -> Span:
    text = body[slice(*span)]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))
