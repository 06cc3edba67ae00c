"""Who and what the news names, by all their forms. Must never guess: a surname that many share is nobody's form."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import ahocorasick

from corpus.beginnings import Beginnings, beginnings
from corpus.characters import to_small
from corpus.codes import Codes, codes_of, plain_codes, small_codes, text_of
from corpus.errors import CorpusError
from corpus.lexicon import load_lexicon
from corpus.models import Span
from corpus.normalise import fold_characters

KINDS = ("person", "company", "institution", "government", "outlet", "product", "place")
_TEXTS = ("currency", "organisation", "role")
_KEYS = ("name", "forms", "cased", *_TEXTS)
# US, AMD, IMF: in small letters such a form is a word or nothing.
_LONGEST_ACRONYM = 4
# In as many characters, names are looked for only where one may begin.
_LONG = 512
# For fewer forms, as an article has of its own, it does not pay to learn where they may begin.
_MANY = 256


class NamesError(CorpusError):
    """A lexicon of names that cannot be used. `reason` is one sentence a user can be shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"lexicon of names refused: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Name:
    """A person, a company or whatever else the news names, with all its forms."""

    # The form shown: the English press's where it has one, else the Chinese.
    canonical: str
    kind: str
    forms: tuple[str, ...] = ()
    # ISO 4217 code of the money meant where a company's or a government's figure names none.
    currency: str | None = None
    organisation: str | None = None
    role: str | None = None
    # Latin forms count only as they are written here: Meta and Oracle are words too.
    cased: bool = False


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name and where it stands, in characters of the text as written."""

    name: Name
    span: Span


class _Form:
    """How a name may be written: the spellings that count with the name each stands for; None counts any."""

    __slots__ = ("_counted", "_sure", "length")

    def __init__(self, length: int, counted: Mapping[str | None, Name | None], *, is_sure: bool) -> None:
        self.length = length
        self._counted = counted
        self._sure = (counted[None],) if is_sure else None

    def at(self, plain: str, start: int, end: int) -> tuple[Name | None] | None:
        """Give the name that the form stands for at a place where it has been found; None where it does not count."""
        if self._sure:
            return self._sure
        spelling = plain[start:end] if plain[start:end] in self._counted else None
        if spelling in self._counted and _stands_alone(plain, start, end):
            return (self._counted[spelling],)
        return None


class Names:
    """All names of a lexicon, found in one pass over a text. Never changes once built."""

    def __init__(self, names: Iterable[Name], not_names: Iterable[str] = ()) -> None:
        """Take names, of which a later one wins a form from an earlier one, and stretches that hold no name."""
        self.names = tuple(names)
        self._by_form: dict[str, Name] = {}
        # The form in small letters, and the spellings that count with the name each stands for; None counts any.
        spellings: dict[str, dict[str | None, Name | None]] = {_key(stretch): {None: None} for stretch in not_names}
        for name in self.names:
            for form in (name.canonical, *name.forms):
                plain = fold_characters(form)
                self._by_form[_small(plain)] = name
                matters = plain != _small(plain) and (name.cased or _is_acronym(plain))
                spellings.setdefault(_small(plain), {})[plain if matters else None] = name
        self._automaton = ahocorasick.Automaton()
        self._spellings: dict[str, _Form] = {}
        for small, counted in spellings.items():
            # Where nothing about its case or its borders can matter, a form stands for its name without a second look.
            is_sure = counted.keys() == {None} and not (is_latin(small[:1]) or is_latin(small[-1:]))
            self._spellings[small] = _Form(len(small), counted, is_sure=is_sure)
            self._automaton.add_word(small, self._spellings[small])
        self._automaton.make_automaton()
        lengths: dict[str, set[int]] = {}
        for small in spellings:
            lengths.setdefault(small[:2], set()).add(len(small))
        # By how forms begin, the longest first.
        self._lengths = {head: sorted(some, reverse=True) for head, some in lengths.items()}

    def __len__(self) -> int:
        return len(self.names)

    def get(self, form: str) -> Name | None:
        """Find the name that a form stands for, in any script and case: 吳泳銘, 吴泳铭 and "eddie wu" are one."""
        return self._by_form.get(_key(form))

    def find(self, text: str) -> tuple[FoundName, ...]:
        """Find the names in a text, the leftmost and of those the longest: 輝達 and 黃仁勳 in 輝達執行長黃仁勳.

        Latin forms are found at word borders only: Meta in "Meta's", not in "metal".
        """
        if len(text) >= _LONG and len(self._spellings) >= _MANY:
            found = self.find_folded(plain_codes(codes_of(text)))
        else:
            plain = fold_characters(text)
            found = self._everywhere(plain, _small(plain))
        return tuple(FoundName(name, Span(start, end)) for start, end, name in found)

    def find_folded(self, plain: Codes) -> Iterator[tuple[int, int, Name]]:
        """Find the names in a long text that has been folded character by character; give start, end and name."""
        small = small_codes(plain)
        texts = text_of(plain), text_of(small)
        if self._beginnings is None:
            return self._everywhere(*texts)
        return self._from(*texts, self._beginnings.places(small))

    @cached_property
    def _beginnings(self) -> Beginnings | None:
        return beginnings(self._spellings, is_latin)

    def _everywhere(self, plain: str, small: str) -> Iterator[tuple[int, int, Name]]:
        upto = 0
        for start, minus_end, name in sorted(self._matches(plain, small)) if self.names else ():
            if start >= upto:
                upto = -minus_end
                if name:
                    yield start, upto, name

    def _from(self, plain: str, small: str, starts: Iterable[int]) -> Iterator[tuple[int, int, Name]]:
        """Find the same where it is known, in order, at which places a form of two characters or more may begin."""
        upto = 0
        for start in starts:
            for length in self._lengths.get(small[start : start + 2], ()) if start >= upto else ():
                end = start + length
                form = self._spellings.get(small[start:end])
                # At the end of the text there may be less than was asked for.
                if form and form.length == length and (found := form.at(plain, start, end)):
                    upto = end
                    if name := found[0]:
                        yield start, end, name
                    break

    def _matches(self, plain: str, small: str) -> Iterator[tuple[int, int, Name | None]]:
        """Give every form found: start, end counted backwards so that longer ones come first, and name."""
        for last, form in self._automaton.iter(small):
            start, end = last + 1 - form.length, last + 1
            if found := form.at(plain, start, end):
                yield start, -end, found[0]


def _key(form: str) -> str:
    return _small(fold_characters(form.strip()))


def _small(plain: str) -> str:
    """In small letters and of the same length, which `str.lower` does not promise."""
    return plain.lower() if plain.isascii() else plain.translate(to_small())


def _is_acronym(form: str) -> bool:
    return form.isascii() and form.isupper() and len(form.replace(".", "")) <= _LONGEST_ACRONYM


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin word goes on at either border; Chinese words have no borders to look at."""
    return not (is_latin(text[start : start + 1]) and is_latin(text[start - 1 : start] if start else "")) and not (
        is_latin(text[end - 1 : end]) and is_latin(text[end : end + 1])
    )


def is_latin(character: str) -> bool:
    """Say whether a character is a letter or digit of a script that parts its words."""
    return character.isalnum() and character < "\u2e80"


def load_names(*extra: str) -> Names:
    """Build the bundled names and then those of users' TOML texts, which add names or extend known ones.

    An entry whose `name` is known, in any form, adds its forms to that name. Raises NamesError, naming the entry.
    """
    bundled = load_lexicon("names")
    names = {name.canonical: name for name in _entries(bundled)}
    known = {_key(form): name.canonical for name in names.values() for form in (name.canonical, *name.forms)}
    not_names = list(bundled["not_names"])
    for table in map(_parsed, extra):
        not_names.extend(_strings(table.get("not_names", []), "`not_names`"))
        for name in _entries(table):
            canonical = known.get(_key(name.canonical), name.canonical)
            names[canonical] = _extended(names.pop(canonical), name) if canonical in names else name
            known.update((_key(form), canonical) for form in (name.canonical, *name.forms))
    return Names(names.values(), not_names)


def _extended(known: Name, added: Name) -> Name:
    given = {key: getattr(added, key) for key in _TEXTS if getattr(added, key)}
    forms = dict.fromkeys((*known.forms, added.canonical, *added.forms))
    forms.pop(known.canonical, None)
    return replace(known, forms=tuple(forms), **given)


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NamesError(f"The file of names is not valid TOML: {error}.") from error


def _entries(table: Mapping[str, Any]) -> Iterator[Name]:
    for kind, entries in table.items():
        if kind == "not_names":
            continue
        if kind not in KINDS:
            raise NamesError(f"[[{kind}]] is no kind of name; the kinds are {', '.join(KINDS)}.")
        if not isinstance(entries, list):
            raise NamesError(f"Write [[{kind}]] with two brackets before each {kind}.")
        for entry in entries:
            yield _name(kind, entry)


def _name(kind: str, entry: Mapping[str, Any]) -> Name:
    name = entry.get("name") if isinstance(entry, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise NamesError(
            f"An entry under [[{kind}]] has no `name`: {dict(entry) if isinstance(entry, dict) else entry}."
        )
    where = f"the entry {name!r} under [[{kind}]]"
    unknown = sorted(set(entry) - set(_KEYS))
    if unknown:
        raise NamesError(f"There is no key {unknown[0]!r} in {where}; the keys are {', '.join(_KEYS)}.")
    wrong = next((key for key in _TEXTS if not isinstance(entry.get(key, ""), str)), None)
    if wrong:
        raise NamesError(f"The {wrong} in {where} has to be a text in quotation marks.")
    forms = _strings(entry.get("forms", []), f"`forms` in {where}")
    texts = {key: entry.get(key) for key in _TEXTS}
    return Name(name.strip(), kind, tuple(forms), cased=entry.get("cased") is True, **texts)


def _strings(value: object, where: str) -> Sequence[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise NamesError(f'{where[0].upper()}{where[1:]} has to be a list of texts, such as ["阿里云", "Aliyun"].')
    return [item.strip() for item in value]
