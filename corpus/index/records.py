"""Articles with their figures and claims, packed: many take little memory, and only what is shown is unpacked.

Must never lose a digit, a span or a field. A record is damaged where its checksum says so, and is then not unpacked.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from corpus.models import Article, Claim, Extraction, Figure, Span

# Articles that stay unpacked: those asked about just now.
_KEPT = 512
_ARTICLE, _FIGURE, _CLAIM = (tuple(one.name for one in fields(kind)) for kind in (Article, Figure, Claim))
_FIELDS = {kind: attrgetter(*names) for kind, names in ((Article, _ARTICLE), (Figure, _FIGURE), (Claim, _CLAIM))}
_Raw = tuple[tuple[Any, ...], tuple[tuple[Any, ...], ...], tuple[tuple[Any, ...], ...]]


class DamagedRecordError(Exception):
    """A record that is not what was written: which of which. The library mends it, so no user ever hears of it."""

    def __init__(self, records: "Records", number: int) -> None:
        super().__init__(f"record {number} is damaged")
        self.records = records
        self.number = number


class Records:
    """Packed articles: number n is `packed[offsets[n]:offsets[n + 1]]`."""

    def __init__(self, packed: "bytes | memoryview", offsets: npt.NDArray[np.int64]) -> None:
        self.packed = packed
        self.offsets = offsets
        self._raw = lru_cache(maxsize=_KEPT)(self._unpacked)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def article(self, number: int) -> Article:
        """Give an article alone."""
        return _to_article(self._raw(number)[0])

    def extraction(self, number: int) -> Extraction:
        """Give an article with all that was taken from it."""
        article, figures, claims = self._raw(number)
        return _extraction(article, figures, claims)

    def near(self, number: int, span: Span) -> Extraction:
        """Give an article with the figures and claims of a stretch of it."""
        article, figures, claims = self._raw(number)
        return _extraction(article, _meeting(figures, span, _SPAN_OF_FIGURE), _meeting(claims, span, _SPAN_OF_CLAIM))

    def __iter__(self) -> Iterator[Extraction]:
        return self.each(range(len(self)))

    def each(self, numbers: Iterable[int]) -> Iterator[Extraction]:
        """Unpack one after another, without keeping any."""
        return (_extraction(*self._unpacked(number)) for number in numbers)

    def falling_due(self, first: date, last: date) -> list[int]:
        """Give the numbers of the articles with a claim that falls due on one of these days."""
        low, high = first.toordinal(), last.toordinal()
        return [number for number, days in self._dues.items() if any(low <= day <= high for day in days)]

    @cached_property
    def _dues(self) -> dict[int, tuple[int, ...]]:
        """Days on which claims fall due, by article; read once, because there is no other place that has them."""
        found = ((number, self._unpacked(number)[2]) for number in range(len(self)))
        dues = ((number, tuple(one[_DUE] for one in claims if one[_DUE] is not None)) for number, claims in found)
        return {number: days for number, days in dues if days}

    def _unpacked(self, number: int) -> _Raw:
        start, end = int(self.offsets[number]), int(self.offsets[number + 1])
        record = self.packed[start : end - 4]
        if crc32(record) != int.from_bytes(self.packed[end - 4 : end], "little"):
            raise DamagedRecordError(self, number)
        raw: _Raw = marshal.loads(record)  # noqa: S302  # the checksum says that it is what we wrote
        return raw


def pack_records(extractions: Iterable[Extraction]) -> Records:
    """Pack articles."""
    packed = [_packed(one) for one in extractions]
    offsets = np.concatenate((np.zeros(1, np.int64), np.cumsum([len(one) for one in packed], dtype=np.int64)))
    return Records(b"".join(packed), offsets)


def join_records(parts: list[tuple[Records, npt.NDArray[np.bool_]]]) -> Records:
    """Put records one behind the other; beside each part stands which of them stay. `parts` is emptied on the way."""
    lengths = np.concatenate([np.diff(records.offsets)[stays] for records, stays in parts])
    offsets = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    joined = memoryview(bytearray(int(offsets[-1])))
    at = 0
    parts.reverse()
    while parts:
        records, stays = parts.pop()
        for start, end in _stretches(records.offsets, stays):
            joined[at : at + end - start] = records.packed[start:end]
            at += end - start
    return Records(joined, offsets)


def _stretches(offsets: npt.NDArray[np.int64], stays: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Give where the records that stay begin and end, neighbours together."""
    edges = np.diff(np.concatenate(((False,), stays, (False,))).astype(np.int8))
    begins, ends = offsets[(edges == 1).nonzero()[0]], offsets[(edges == -1).nonzero()[0]]
    return zip(begins.tolist(), ends.tolist(), strict=True)


def _packed(extraction: Extraction) -> bytes:
    body = extraction.article.body
    raw = (
        _plain(extraction.article, body),
        tuple(_plain(figure, body) for figure in extraction.figures),
        tuple(_plain(claim, body) for claim in extraction.claims),
    )
    record = marshal.dumps(raw)
    return record + crc32(record).to_bytes(4, "little")


def _plain(one: Article | Figure | Claim, body: str) -> tuple[Any, ...]:
    """Give the fields as plain values; a sentence of the body as its place there."""
    values = [_PLAIN[type(value)](value) if type(value) in _PLAIN else value for value in _FIELDS[type(one)](one)]
    if not isinstance(one, Article):
        at = body.find(one.sentence, max(0, one.span.start - len(one.sentence)), one.span.end + len(one.sentence))
        values[_SENTENCE[type(one)]] = one.sentence if at < 0 else (at, at + len(one.sentence))
    return tuple(values)


_SENTENCE = {Figure: _FIGURE.index("sentence"), Claim: _CLAIM.index("sentence")}
_DUE = _CLAIM.index("due")
_SPAN_OF_FIGURE, _SPAN_OF_CLAIM = _FIGURE.index("span"), _CLAIM.index("span")


_PLAIN: Mapping[type, Callable[[Any], Any]] = {
    Span: tuple,
    Decimal: str,
    date: date.toordinal,
    dict: lambda spans: {key: tuple(span) for key, span in spans.items()},
}


def _meeting(found: Iterable[tuple[Any, ...]], span: Span, at: int) -> tuple[tuple[Any, ...], ...]:
    return tuple(one for one in found if one[at][0] < span.end and span.start < one[at][1])


def _extraction(article: tuple[Any, ...], figures: Iterable[Any], claims: Iterable[Any]) -> Extraction:
    whole = _to_article(article)
    return Extraction(
        whole,
        tuple(_to_figure(dict(zip(_FIGURE, one, strict=True)), whole.body) for one in figures),
        tuple(_to_claim(dict(zip(_CLAIM, one, strict=True)), whole.body) for one in claims),
    )


def _to_article(values: tuple[Any, ...]) -> Article:
    given = dict(zip(_ARTICLE, values, strict=True))
    given["published"] = _day(given["published"])
    return Article(**given)


def _to_figure(given: dict[str, Any], body: str) -> Figure:
    for name in ("value", "low", "high"):
        given[name] = None if given[name] is None else Decimal(given[name])
    given["evidence"] = {key: Span(*span) for key, span in given["evidence"].items()}
    return Figure(**_with_spans(given, body, "same_as"))


def _to_claim(given: dict[str, Any], body: str) -> Claim:
    given["due"] = _day(given["due"])
    return Claim(**_with_spans(given, body, "speaker_span", "cue_span"))


def _with_spans(given: dict[str, Any], body: str, *names: str) -> dict[str, Any]:
    for name in ("span", *names):
        given[name] = None if given[name] is None else Span(*given[name])
    if isinstance(given["sentence"], tuple):
        given["sentence"] = body[slice(*given["sentence"])]
    return given


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
