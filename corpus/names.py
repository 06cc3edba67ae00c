"""Who and what the news names, by all their forms. Must never guess: a form that could be two is nobody's."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import ahocorasick

from corpus.errors import CorpusError
from corpus.lexicon import load_lexicon
from corpus.models import Span
from corpus.normalise import fold_characters

KINDS = ("person", "company", "institution", "government", "outlet", "product", "place")


@dataclass(frozen=True, slots=True)
class Name:
    """One person, company, ... with all its forms."""

    canonical: str
    kind: str
    forms: tuple[str, ...]
    # ISO 4217 code of the home currency of a company or a government.
    currency: str | None = None
    organisation: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name and where it stands in the text as written."""

    name: Name
    span: Span


class NamesError(CorpusError):
    """A lexicon of names that cannot be used. `reason` is one sentence a user can be shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"names refused: {reason}")
        self.reason = reason


class Names:
    """All names of the lexicon, found in one pass over a text. Immutable once built."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._by_form: dict[str, Name] = {}
        self.names = tuple(names)
        for name in self.names:
            for form in (name.canonical, *name.forms):
                written = fold_characters(form)
                self._by_form.setdefault(written.lower(), name)
                self._automaton.add_word(written.lower(), (len(written), written, name))
        self._automaton.make_automaton()

    def __len__(self) -> int:
        return len(self.names)

    def get(self, form: str) -> Name | None:
        """Find the name that a form stands for: 吳泳銘, 吴泳铭 and "eddie wu" give the same."""
        return self._by_form.get(fold_characters(form).strip().lower())

    def find(self, text: str) -> tuple[FoundName, ...]:
        """Find all names, longest and leftmost; Latin forms at word borders, capitalised ones as capitalised."""
        folded = fold_characters(text)
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
        found: list[FoundName] = []
        if not self._by_form:
            return ()
        matches = sorted(
            (end + 1 - length, -length, written, name)
            for end, (length, written, name) in _hits(self._automaton, lowered)
        )
        upto = 0
        for start, negative, written, name in matches:
            end = start - negative
            if (
                start >= upto
                and _stands_alone(folded, start, end)
                and (not _is_capital(written) or folded[start:end] == written)
            ):
                found.append(FoundName(name, Span(start, end)))
                upto = end
        return tuple(found)


def _hits(automaton: Any, text: str) -> Any:  # noqa: ANN401 - pyahocorasick ships no types
    return automaton.iter(text)


def _is_capital(form: str) -> bool:
    return form.isascii() and len(form) <= 6


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (_is_latin(text[start]) and start and _is_latin(text[start - 1])) and not (
        _is_latin(text[end - 1]) and end < len(text) and _is_latin(text[end])
    )


def _is_latin(character: str) -> bool:
    return character.isalnum() and ord(character) < 0x2E80


def load_names(*extra: str) -> Names:
    """Build the names of the bundled lexicon and then of users' TOML texts, which add or extend. Raises NamesError."""
    names: dict[str, Name] = {}
    for table in (load_lexicon("names"), *map(_parsed, extra)):
        for kind in KINDS:
            for entry in table.get(kind, ()):
                name = _name(kind, entry)
                known = names.get(name.canonical)
                names[name.canonical] = replace(known, forms=known.forms + name.forms) if known else name
    return Names(names.values())


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NamesError(f"The file of names is not valid TOML: {error}.") from error


def _name(kind: str, entry: Mapping[str, Any]) -> Name:
    if not isinstance(entry.get("name"), str):
        raise NamesError(f"An entry under [[{kind}]] has no `name`.")
    return Name(
        entry["name"],
        kind,
        tuple(entry.get("forms", ())),
        entry.get("currency"),
        entry.get("organisation"),
        entry.get("role"),
    )
