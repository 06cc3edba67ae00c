"""Segments as one file that is mapped into memory, so that a start takes nothing apart that no question needs.

Must never be trusted when it is stale or damaged: whoever reads it builds anew then. Opens no file: it is handed bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol
from zlib import crc32

import numpy as np
import numpy.typing as npt

from corpus.errors import CorpusError
from corpus.index.analysis import Units
from corpus.index.holders import Holders
from corpus.index.postings import Postings
from corpus.index.profiles import Profiles
from corpus.index.records import Records
from corpus.index.segments import Segment
from corpus.index.spelling import build_spelling

_MAGIC = b"onrecord"
# Of the format; a file of any other is built anew.
_VERSION = 6
# Arrays begin at multiples of this, as processors like it.
_ALIGNED = 64


class SnapshotError(CorpusError):
    """A snapshot that cannot be used; the text says why, for the log."""


class Writer(Protocol):
    """A file open for writing."""

    def write(self, data: "bytes | memoryview", /) -> int:
        """Write bytes."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a snapshot holds: segments, and what the one who wrote it wanted to know again about each article, by id."""

    segments: tuple[Segment, ...]
    known: Mapping[str, str]


def write_snapshot(file: Writer, snapshot: Snapshot, fingerprint: str) -> None:
    """Write segments; `fingerprint` stands for all rules by which they were built."""
    sections: list[tuple[str, bytes | memoryview]] = []
    for segment in snapshot.segments:
        sections.extend(_sections(segment))
    known = "\n".join(f"{key}\t{value}" for key, value in snapshot.known.items())
    sections.append(("known", known.encode(errors="surrogatepass")))
    header = {
        "fingerprint": fingerprint,
        "gone": [sorted(segment.gone) for segment in snapshot.segments],
        "sections": [(name, len(data), crc32(data)) for name, data in sections],
    }
    written = json.dumps(header).encode()
    file.write(_MAGIC + b"".join(number.to_bytes(4, "little") for number in (_VERSION, len(written), crc32(written))))
    at = len(_MAGIC) + 12 + file.write(written)
    for _, data in sections:
        file.write(bytes(-at % _ALIGNED))
        file.write(data)
        at += -at % _ALIGNED + len(data)


def read_snapshot(data: memoryview, fingerprint: str) -> Snapshot:
    """Read segments written by the same rules; arrays stay where they are, in `data`.

    Every byte is checked. Raises SnapshotError for anything else, whatever the bytes are.
    """
    header, at = _header(data)
    if header["fingerprint"] != fingerprint:
        raise SnapshotError("written by other rules")
    found = list(_cut(data, header["sections"], at))
    known = dict(line.split("\t") for line in _text(found.pop()[1]).split("\n") if line)
    segments = [
        _segment(dict(found[start : start + len(_NAMES)]), frozenset(gone))
        for start, gone in zip(range(0, len(found), len(_NAMES)), header["gone"], strict=True)
    ]
    return Snapshot(tuple(segments), known)


def _header(data: memoryview) -> tuple[Any, int]:
    begin = len(_MAGIC) + 12
    if bytes(data[: len(_MAGIC)]) != _MAGIC or len(data) < begin:
        raise SnapshotError("no snapshot")
    version, length, checksum = np.frombuffer(data[len(_MAGIC) : begin], "<u4").tolist()
    if version != _VERSION:
        raise SnapshotError(f"of format {version}, not {_VERSION}")
    written = data[begin : begin + length]
    if len(written) < length or crc32(written) != checksum:
        raise SnapshotError("its header is damaged")
    return json.loads(bytes(written)), begin + length


def _cut(data: memoryview, sections: Sequence[Any], at: int) -> Iterator[tuple[str, memoryview]]:
    for name, length, checksum in sections:
        start = at + -at % _ALIGNED
        at = start + length
        if at > len(data):
            raise SnapshotError("it is cut off")
        if crc32(data[start:at]) != checksum:  # a quarter of a second for 100,000 articles
            raise SnapshotError(f"its {name} are damaged")
        yield name, data[start:at]
    if at != len(data):
        raise SnapshotError("it goes on behind its end")


# --- One segment ----------------------------------------------------------------------------------------------------

_ARRAYS: Mapping[str, "npt.DTypeLike"] = {
    "keys": np.uint64,
    "starts": np.int64,
    "postings": np.uint32,
    "articles": np.uint32,
    "begins": np.uint32,
    "ends": np.uint32,
    "english": np.bool_,
    "cuts": np.uint32,
    "firsts": np.int64,
    "days": np.int32,
    "profile": np.int32,
    "offsets": np.int64,
    "times": np.int64,
    "own": np.int64,
    "common": np.int64,
    "bits": np.uint8,
}
_NAMES = (*_ARRAYS, "profiles", "words", "ids", "packed")


def _sections(segment: Segment) -> Iterator[tuple[str, "bytes | memoryview"]]:
    postings, units = segment.postings, segment.units
    arrays = (postings.keys, postings.starts, postings.postings, units.articles, units.starts, units.ends)
    times = np.array([*segment.spelling.counts.values()], np.int64)
    columns: tuple[npt.NDArray[Any], ...] = (
        *arrays,
        units.english,
        units.cuts,
        units.firsts,
        segment.profiles.days,
        segment.profiles.numbers,
        segment.records.offsets,
        times,
        postings.own,
        postings.holders.terms,
        postings.holders.bits.reshape(-1),
    )
    for (name, kind), column in zip(_ARRAYS.items(), columns, strict=True):
        yield name, np.ascontiguousarray(column, kind).data.cast("B") if len(column) else b""
    yield "profiles", json.dumps(segment.profiles.distinct).encode()
    yield "words", "\n".join(segment.spelling.counts).encode()
    # Ids may hold anything, so their lengths are written before them.
    ids = [one.encode(errors="surrogatepass") for one in segment.numbers]
    yield "ids", b"".join((np.array([len(ids), *map(len, ids)], "<u4").tobytes(), *ids))
    yield "packed", memoryview(segment.records.packed)


def _segment(sections: Mapping[str, memoryview], gone: frozenset[int]) -> Segment:
    arrays = {name: np.frombuffer(sections[name], kind) for name, kind in _ARRAYS.items()}
    words = _text(sections["words"]).split("\n") if len(arrays["times"]) else []
    ids = _ids(sections["ids"])
    units = Units(
        arrays["articles"], arrays["begins"], arrays["ends"], arrays["english"], arrays["cuts"], arrays["firsts"]
    )
    size = len(units.articles)
    holders = Holders(arrays["common"], arrays["bits"].reshape(len(arrays["common"]), -(-size // 8)))
    return Segment(
        Records(sections["packed"], arrays["offsets"]),
        Profiles(tuple(map(tuple, json.loads(bytes(sections["profiles"])))), arrays["profile"], arrays["days"]),
        {article_id: number for number, article_id in enumerate(ids)},
        units,
        Postings(size, arrays["keys"], arrays["starts"], arrays["postings"], arrays["own"], holders),
        build_spelling(dict(zip(words, arrays["times"].tolist(), strict=True))),
        gone,
    )


def _ids(section: memoryview) -> list[str]:
    count = int.from_bytes(section[:4], "little")
    begin = 4 * count + 4
    ends = np.cumsum(np.frombuffer(section[:begin], "<u4")[1:], dtype=np.int64) + begin
    text = bytes(section)
    return [text[start:end].decode(errors="surrogatepass") for start, end in pairwise((begin, *ends.tolist()))]


def _text(section: memoryview) -> str:
    return bytes(section).decode(errors="surrogatepass")
