"""What a reader has found, before it is an article. Must never be stored: `corpus.readers` cleans it first."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """An article in the making; what its bytes do not say is None."""

    body: str
    title: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    lang: str | None = None
    id: str | None = None
