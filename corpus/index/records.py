"""Articles with their figures and claims, packed: many take little memory, and only what is shown is unpacked.

Each figure and claim is packed by itself beside its span, for a place of an article wants few of them. Must never lose
a digit, a span or a field. A record is damaged where its checksum says so, and is then not unpacked.
"""

import marshal
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from corpus.index.analysis import is_large
from corpus.index.terms import amount_term, name_term
from corpus.models import Article, Claim, Extraction, Figure, Span

# Articles that stay unpacked: those asked about just now.
_KEPT = 512
_ARTICLE, _FIGURE, _CLAIM = (tuple(one.name for one in fields(kind)) for kind in (Article, Figure, Claim))
_FIELDS = {kind: attrgetter(*names) for kind, names in ((Article, _ARTICLE), (Figure, _FIGURE), (Claim, _CLAIM))}


_NONE: frozenset[str] = frozenset()
# A figure or claim still packed, after its start, its end and the term that it is found by, "" for none.
_Taken = tuple[int, int, str, bytes]


class _Raw(NamedTuple):
    """A record as far as it is unpacked at once."""

    article: Article
    figures: tuple[_Taken, ...]
    claims: tuple[_Taken, ...]


class Nearby(Extraction):
    """An article with the figures and claims of a stretch of it, which are unpacked when they are asked for.

    Of a hundred places that are looked at, most are left for others by their words alone. It is like any extraction:
    equal to one with the same fields, and as one it is copied and pickled.
    """

    __slots__ = ("_raw",)
    _raw: _Raw

    @classmethod
    def of(cls, raw: _Raw) -> "Nearby":
        """Take a record whose figures and claims are still packed."""
        near = cls.__new__(cls)
        object.__setattr__(near, "article", raw.article)
        object.__setattr__(near, "_raw", raw)
        return near

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # Python asks here for a field that is not set yet
        if name not in _TO:
            raise AttributeError(name, name=name, obj=self)
        found = _TO[name](self._raw)
        object.__setattr__(self, name, found)
        return found

    def __eq__(self, other: object) -> bool:
        return _whole(self) == _whole(other) if isinstance(other, Extraction) else NotImplemented

    def __hash__(self) -> int:
        return hash(_whole(self))

    def __reduce__(self) -> tuple[type[Extraction], tuple[Any, ...]]:
        return Extraction, _whole(self)

    def marks_in(self, spans: Sequence[Span]) -> tuple[frozenset[str], ...]:
        """Give for each part of the stretch the terms for those who speak in it and for its large amounts."""
        taken = [one for one in (*self._raw.figures, *self._raw.claims) if one[2]]
        if not taken:
            return (_NONE,) * len(spans)
        return tuple([frozenset([one[2] for one in taken if one[0] < end and start < one[1]]) for start, end in spans])


class DamagedRecordError(Exception):
    """A record that is not what was written: which of which packed. The library mends it: no user ever hears of it."""

    def __init__(self, packed: "bytes | memoryview", number: int) -> None:
        super().__init__(f"record {number} is damaged")
        self.packed = packed
        self.number = number


class Records:
    """Packed articles: number n is `packed[offsets[n]:offsets[n + 1]]`."""

    def __init__(self, packed: "bytes | memoryview", offsets: npt.NDArray[np.int64]) -> None:
        self.packed = packed
        self.offsets = offsets
        # Nothing in the cache leads back here: the records of an index that has been replaced have to go at once.
        self._raw = lru_cache(_KEPT)(partial(_unpacked, packed, offsets))
        self._dues: dict[int, tuple[int, ...]] | None = None

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def article(self, number: int) -> Article:
        """Give an article alone."""
        return self._raw(number).article

    def extraction(self, number: int) -> Extraction:
        """Give an article with all that was taken from it."""
        return _extraction(self._raw(number))

    def near(self, number: int, span: Span) -> Nearby:
        """Give an article with the figures and claims of a stretch of it."""
        article, figures, claims = self._raw(number)
        return Nearby.of(_Raw(article, _meeting(figures, span), _meeting(claims, span)))

    def __iter__(self) -> Iterator[Extraction]:
        return self.each(range(len(self)))

    def each(self, numbers: Iterable[int]) -> Iterator[Extraction]:
        """Unpack one after another, without keeping any."""
        return (_extraction(_unpacked(self.packed, self.offsets, number)) for number in numbers)

    def falling_due(self, first: date, last: date, gone: Collection[int]) -> list[int]:
        """Give the numbers of the articles with a claim that falls due on one of these days, without those gone.

        What is gone is not read: its record may be damaged, and nobody mends it.
        """
        if self._dues is None:  # read once, because there is no other place that has them
            self._dues = dict(self._days_due(gone))
        low, high = first.toordinal(), last.toordinal()
        falling = [number for number, days in self._dues.items() if any(low <= day <= high for day in days)]
        return [number for number in falling if number not in gone]

    def _days_due(self, gone: Collection[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give the articles of which claims fall due, with the days."""
        for number in range(len(self)):
            if number not in gone:
                claims = _unpacked(self.packed, self.offsets, number).claims
                days = tuple(day for *_, packed in claims if (day := _values(packed)[_DUE]) is not None)
                if days:
                    yield number, days


def _unpacked(packed: "bytes | memoryview", offsets: npt.NDArray[np.int64], number: int) -> _Raw:
    start, end = int(offsets[number]), int(offsets[number + 1])
    record = packed[start : end - 4]
    if crc32(record) != int.from_bytes(packed[end - 4 : end], "little"):
        raise DamagedRecordError(packed, number)
    article, figures, claims = _values(record)
    return _Raw(_to_article(article), figures, claims)


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
    taken = [
        tuple((*one.span, _mark(one), marshal.dumps(_plain(one, body))) for one in of_kind)
        for of_kind in (extraction.figures, extraction.claims)
    ]
    record = marshal.dumps((_plain(extraction.article, body), *taken))
    return record + crc32(record).to_bytes(4, "little")


def _mark(one: Figure | Claim) -> str:
    """Give the term that a place is found by for what stands in it: its large amount, or who speaks."""
    if isinstance(one, Figure):
        return amount_term(one) if is_large(one) else ""
    return name_term(one.speaker) if one.speaker else ""


def _values(packed: "bytes | memoryview") -> Any:  # noqa: ANN401  # whatever was packed
    return marshal.loads(packed)  # noqa: S302  # the checksum says that it is what we wrote


def _plain(one: Article | Figure | Claim, body: str) -> tuple[Any, ...]:
    """Give the fields as plain values; a sentence of the body as its place there."""
    values = [_PLAIN[type(value)](value) if type(value) in _PLAIN else value for value in _FIELDS[type(one)](one)]
    if not isinstance(one, Article):
        at = body.find(one.sentence, max(0, one.span.start - len(one.sentence)), one.span.end + len(one.sentence))
        values[_SENTENCE[type(one)]] = one.sentence if at < 0 else (at, at + len(one.sentence))
    return tuple(values)


# Where fields stand among those of their kind that are not packed as they are.
_SENTENCE = {Figure: _FIGURE.index("sentence"), Claim: _CLAIM.index("sentence")}
_SPANS = {
    Figure: (_FIGURE.index("span"), _FIGURE.index("same_as")),
    Claim: (_CLAIM.index("span"), _CLAIM.index("speaker_span"), _CLAIM.index("cue_span")),
}
_NUMBERS = (_FIGURE.index("value"), _FIGURE.index("low"), _FIGURE.index("high"))
_EVIDENCE, _DUE, _PUBLISHED = _FIGURE.index("evidence"), _CLAIM.index("due"), _ARTICLE.index("published")


_PLAIN: Mapping[type, Callable[[Any], Any]] = {
    Span: tuple,
    Decimal: str,
    date: date.toordinal,
    dict: lambda spans: {key: tuple(span) for key, span in spans.items()},
}


def _meeting(found: Iterable[_Taken], span: Span) -> tuple[_Taken, ...]:
    first, last = span
    return tuple([one for one in found if one[0] < last and first < one[1]])


def _extraction(raw: _Raw) -> Extraction:
    return Extraction(raw.article, _to_figures(raw), _to_claims(raw))


def _to_figures(raw: _Raw) -> tuple[Figure, ...]:
    body = raw.article.body
    return tuple([_to_figure(packed, body) for *_, packed in raw.figures])


def _to_claims(raw: _Raw) -> tuple[Claim, ...]:
    body = raw.article.body
    return tuple([_to_claim(packed, body) for *_, packed in raw.claims])


# What a field that is not unpacked yet is made with.
_TO: Mapping[str, Callable[[_Raw], tuple[Any, ...]]] = {"figures": _to_figures, "claims": _to_claims}


def _whole(extraction: Extraction) -> tuple[Any, ...]:
    return extraction.article, extraction.figures, extraction.claims


def _to_article(values: tuple[Any, ...]) -> Article:
    given = [*values]
    given[_PUBLISHED] = _day(given[_PUBLISHED])
    return Article(*given)


def _to_figure(packed: bytes, body: str) -> Figure:
    given = [*_values(packed)]
    for at in _NUMBERS:
        given[at] = None if given[at] is None else Decimal(given[at])
    given[_EVIDENCE] = {key: Span._make(span) for key, span in given[_EVIDENCE].items()}
    return Figure(*_with_spans(given, body, _SPANS[Figure], _SENTENCE[Figure]))


def _to_claim(packed: bytes, body: str) -> Claim:
    given = [*_values(packed)]
    given[_DUE] = _day(given[_DUE])
    return Claim(*_with_spans(given, body, _SPANS[Claim], _SENTENCE[Claim]))


def _with_spans(given: list[Any], body: str, spans: Iterable[int], sentence: int) -> list[Any]:
    for at in spans:
        given[at] = None if given[at] is None else Span._make(given[at])
    if isinstance(given[sentence], tuple):
        start, end = given[sentence]
        given[sentence] = body[start:end]
    return given


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
