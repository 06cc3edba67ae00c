"""Articles, figures and claims to table rows and back, exactly. Must never lose a digit, a span or a field.

pydantic reads and writes the dataclasses by their types, so a new field with a default needs nothing here.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from corpus.models import Article, Claim, Extraction, Figure
from corpus.sketches import sketch

Row = dict[str, Any]

Taken = tuple[tuple[Figure, ...], tuple[Claim, ...]]

_FIGURE = TypeAdapter(Figure)
_CLAIM = TypeAdapter(Claim)
_ARTICLE_COLUMNS = ("id", "title", "body", "source", "author", "url", "published", "lang", "path")
# What no text says of itself; they are set by verbs of their own, so that reading an article again leaves them.
_MARKS = ("copy_of", "retracted")
_READ_BY = " by "
_FIGURE_COLUMNS = ("surface", "unit", "kind", "metric", "entity", "time", "speaker", "modality", "salience")
_CLAIM_COLUMNS = ("speaker", "content", "type", "due", "salience")


def content_hash(article: Article) -> str:
    """Say in 32 hexadecimal digits what an article says; where it was read from makes no difference."""
    said = [getattr(article, name) for name in _ARTICLE_COLUMNS if name not in {"id", "path"}]
    written = json.dumps(said, ensure_ascii=True, default=str)
    return hashlib.blake2b(written.encode(), digest_size=16).hexdigest()


def state_hash(article: Article) -> str:
    """Say what an article says and how it is marked: what a process has to see to be in step."""
    return marked_hash(content_hash(article), article.copy_of, article.retracted)


def marked_hash(said: str, copy_of: str | None, retracted: str | None) -> str:
    """Add to a content hash how the article is marked; most are not."""
    return "+".join((said, copy_of or "", retracted or "")) if copy_of or retracted else said


def state_of(
    rules: str, said: str, since: object, extracted_by: str, copy_of: str | None, retracted: str | None
) -> str:
    """Say all that a stored article can differ in: what it says and since when, its marks, and whose rules read it.

    Those of others are named; `is_same_state` passes over them where ours have read the same before. PostgreSQL tells
    the time in the zone of the session; it is written in UTC.
    """
    since = since.astimezone(UTC) if isinstance(since, datetime) else since
    state = f"{marked_hash(said, copy_of, retracted) if copy_of or retracted else said} {since}"
    return state if extracted_by == rules else f"{state}{_READ_BY}{extracted_by}"


def is_same_state(known: str | None, stored: str) -> bool:
    """Say whether an article need not be read in again: it is as known, or only read again by others' rules."""
    return known is not None and known in (stored, stored.rpartition(_READ_BY)[0])


def article_to_row(article: Article) -> Row:
    """Give an article's own columns; the store adds its times and marks."""
    return {name: getattr(article, name) for name in _ARTICLE_COLUMNS} | {"content_hash": content_hash(article)}


def article_from_row(row: sa.RowMapping) -> Article:
    """Undo `article_to_row`."""
    return Article(**{name: row[name] for name in (*_ARTICLE_COLUMNS, *_MARKS)})


def figure_rows(extraction: Extraction) -> list[Row]:
    """One row for each figure, in the article's order."""
    return [
        _place(extraction, position, figure)
        | {name: getattr(figure, name) for name in _FIGURE_COLUMNS}
        | {"value": str(figure.value), "row": _FIGURE.dump_python(figure, mode="json", exclude_defaults=True)}
        for position, figure in enumerate(extraction.figures)
    ]


def claim_rows(extraction: Extraction) -> list[Row]:
    """One row for each claim, in the article's order."""
    return [
        _place(extraction, position, claim)
        | {name: getattr(claim, name) for name in _CLAIM_COLUMNS}
        | {"row": _CLAIM.dump_python(claim, mode="json", exclude_defaults=True)}
        for position, claim in enumerate(extraction.claims)
    ]


def sketch_rows(article: Article) -> list[Row]:
    """One row for each number that stands for the text."""
    return [{"article_id": article.id, "value": value} for value in sketch(article.body)]


def figure_from_row(row: object) -> Figure:
    """Undo `figure_rows` for one column `row`."""
    return _FIGURE.validate_python(row)


def figures_understood(rows: Iterable[object]) -> tuple[Figure, ...]:
    """Undo `figure_rows`; rows that only the rules understand that wrote them give nothing."""
    try:
        return tuple(map(figure_from_row, rows))
    except ValidationError:
        return ()


def claim_from_row(row: object) -> Claim:
    """Undo `claim_rows` for one column `row`."""
    return _CLAIM.validate_python(row)


def read_taken(figures: Iterable[object], claims: Iterable[object]) -> Taken:
    """Undo `figure_rows` and `claim_rows`."""
    return tuple(map(figure_from_row, figures)), tuple(map(claim_from_row, claims))


def read_understood(figures: Iterable[object], claims: Iterable[object]) -> Taken:
    """Do the same with what other rules wrote; where ours do not understand it, the text alone is left."""
    try:
        return read_taken(figures, claims)
    except ValidationError:
        return (), ()


def _place(extraction: Extraction, position: int, found: Figure | Claim) -> Row:
    return {
        "article_id": extraction.article.id,
        "position": position,
        "span_start": found.span.start,
        "span_end": found.span.end,
    }
