"""Named fields of an article, from front matter or JSONL, to a draft. The names are in fields.toml.

Must never take a value of a wrong type for one: a mapping is no title, and an address of no website is no URL.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from corpus.lexicon import load_lexicon
from corpus.readers.dates import parse_date
from corpus.readers.draft import Draft
from corpus.readers.identity import http_url

_MOST_VALUES = 10  # of a list of authors or tags
_MOST_BITS = 64  # of a number in a field


def draft_of_fields(fields: Mapping[str, Any]) -> Draft:
    """Take what is known of an article from named fields: `{"headline": "阿里云"}` has a title and nothing else."""
    lowered = {key.lower(): value for key, value in fields.items() if isinstance(key, str)}
    texts = {
        wanted: [text for name in names if (text := _text(lowered.get(name)))]
        for wanted, names in load_lexicon("fields").items()
    }
    first = {wanted: next(iter(found), None) for wanted, found in texts.items()}
    return Draft(
        body="",
        title=first["title"],
        source=None if http_url(first["source"]) else first["source"],
        author=first["author"],
        url=next(filter(None, map(http_url, (*texts["url"], first["source"]))), None),
        published=next(filter(None, map(parse_date, texts["published"])), None),
        lang=first["lang"],
        id=first["id"],
    )


def _text(value: Any) -> str | None:  # noqa: ANN401 - whatever a field holds
    """Write a field's value as one line: a list by its members, a mapping by its name."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_one(member) for member in value[:_MOST_VALUES]))) or None
    return _one(value)


def _one(value: Any) -> str | None:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, bool) or (isinstance(value, int) and value.bit_length() > _MOST_BITS):
        return None  # of more than 4300 digits Python would not even write it
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float | date) else None
