"""JSONL: one article a line, `{"id","title","body","source","url","published","lang"}`, all but `body` optional.

A bad line is one refusal that names file and line; the others are read. The body is taken as it stands: whoever wrote
the file has told text and furniture apart already. Only the day is read from a byline, where no field has it. Must
never hold more than a line: a bulk file may be far larger than memory.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from corpus.errors import UnreadableError
from corpus.models import Refusal
from corpus.readers.bylines import read_byline
from corpus.readers.draft import Draft
from corpus.readers.encoding import decode
from corpus.readers.fields import draft_of_fields

_LONGEST_LINE = 16 * 1024 * 1024  # bytes: 2 MB of text, every character escaped as \uXXXX, and its fields
_HEAD = 1000  # characters in which a byline may stand
_FIRST_LINES = 3


def read_lines(lines: Iterable[bytes], name: str) -> Iterator[Draft | Refusal]:
    """Read one draft or one refusal from each line that is not blank; `{"body": "阿里云..."}` is enough for a draft."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _draft(_parsed(line), f"Line {number} of {name}")
            except UnreadableError as error:
                yield Refusal(error.name, error.reason)


def read_objects(objects: Iterable[Any], name: str) -> Iterator[Draft | Refusal]:
    """Read one draft or one refusal from each decoded object of a JSON list."""
    for number, found in enumerate(objects, 1):
        try:
            yield _draft(found, f"Object {number} of {name}")
        except UnreadableError as error:
            yield Refusal(error.name, error.reason)


def _draft(found: Any, place: str) -> Draft:  # noqa: ANN401 - whatever JSON holds
    """Make a draft of one decoded object. Raises UnreadableError where it has no body; `place` begins the sentence."""
    if not isinstance(found, dict):
        raise UnreadableError(place, f"{place} is not valid JSON for an article: an object with a body is wanted.")
    body = next((found[key] for key in ("body", "text", "content") if isinstance(found.get(key), str)), None)
    if body is None or not body.strip():
        raise UnreadableError(place, f"{place} has no body, so there is no article in it.")
    draft = draft_of_fields(found)
    return replace(draft, body=body, published=draft.published or _day_above(body))


def _day_above(body: str) -> date | None:
    """Read the day from a byline above the text, where no field says it: "Published July 28, 2026"."""
    first = islice(filter(None, (line.strip() for line in body[:_HEAD].split("\n"))), _FIRST_LINES)
    bylines = (read_byline(line, unlabelled=False) for line in first)
    return next((one.published for one in bylines if one and one.published), None)


def _parsed(line: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    if len(line) > _LONGEST_LINE:
        return None
    try:
        return json.loads(decode(line, "a line"))
    except (ValueError, RecursionError, UnreadableError):
        return None
