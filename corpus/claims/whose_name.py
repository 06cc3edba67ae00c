"""Whom a phrase names: Hill, 高盛分析师, 花旗的周航. Must never ask who had the word before: a pronoun names nobody.

Learns by which short forms an article calls whom it names, and knows them afterwards.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.claims.identities import (
    SPEAKING,
    Identity,
    are_people,
    as_written,
    people_words,
    person_of,
    without_house,
    written,
)
from corpus.claims.naming import kind_of, looks_personal, short_forms, split_role
from corpus.claims.reading import Reading
from corpus.claims.roles import has_role, role_end
from corpus.claims.wordlists import all_words, words
from corpus.models import Span
from corpus.names import FoundName, Name

_BRACKET = re.compile(r"\s*[(（][^()（）]{0,60}[)）]\s*$")
_AND = re.compile(r"\s*(?:和|与|以及|及|、|,| and | & )\s*$")
# What follows the name of somebody else's: 拜登的行政令, Ellison's spokesman.
_OF = re.compile(r"\s*(?:的|之|旗下|(?:任命|提名|支持|投资|创办|创立|领导|控股|主导)的|['’]s\b)")
# What stands before the house of somebody: officials at the State Department.
_AT = re.compile(r"\b(?:at|of|for|from|with|in)\s+(?:the\s+)?$")
# Lawyers for Mr. Brown: not Brown.
_FOR = re.compile(r"\b(?:for|of|to|with|by|from|against|near)\s+(?:the\s+)?(?:[A-Z][a-z]{1,8}\.?\s+)?$")
# Almond of Chillicothe
_OF_PLACE = re.compile(r"(?P<name>[A-Z][\w'’-]+) (?:of|from) [A-Z][\w.'’ -]{2,30}")
_COORDINATION = re.compile(r"\s*(?:和|与|以及|及|、|\band\b|&)\s*")
_LONGEST_SUFFIX = 4

# Short forms that an article gives somebody: Hill for Hugh Hill.
Aliases = dict[str, Identity]


class Named(NamedTuple):
    """Who is named, and the house that is met with somebody of it: 高盛 with 高盛分析师."""

    who: Identity
    house: Identity | None = None


def named(reading: Reading, phrase: Span, bare: str, aliases: Aliases) -> Named | None:
    """Say whom a phrase names who is known; None for nobody. `bare` is the phrase without article and bracket."""
    found = [name for name in reading.names_in(phrase) if name.name.kind in SPEAKING]
    ahead = reading.folded[phrase.start : found[-1].span.start] if found else ""
    if found and (_OF.match(reading.folded, found[-1].span.end, phrase.end) or _AT.search(ahead)):
        return _somebody_of(reading, phrase, found[-1].name, bare, aliases)
    found = [name for name in found if not _OF.match(reading.folded, name.span.end, phrase.end)]
    who = _persons(reading, phrase, found) or _by_alias(bare, aliases) or _several(reading, phrase, bare, aliases)
    if who is not None:
        return Named(who)
    if found:
        return _of_house(reading, phrase, found, bare, aliases)
    who = _by_last_words(bare, aliases)
    return Named(who) if who else None


def _persons(reading: Reading, phrase: Span, found: list[FoundName]) -> Identity | None:
    persons = [name for name in found if name.name.kind == "person"]
    if len(persons) > 1 and _AND.search(reading.folded[persons[-2].span.end : persons[-1].span.start]):
        return Identity("、".join(person.name.canonical for person in persons), kind="several")
    return person_of(reading, phrase, persons[-1], found) if persons else None


def _by_alias(bare: str, aliases: Aliases) -> Identity | None:
    """Hill, and Hill of Chillicothe, once Hugh Hill was named."""
    at_home = _OF_PLACE.fullmatch(bare)
    return aliases.get(bare) or (aliases.get(at_home["name"]) if at_home else None)


def _by_last_words(bare: str, aliases: Aliases) -> Identity | None:
    """Dr. Hill once Hugh Hill was named, 所长陈睿 after 陈睿; not a relative, nor lawyers for Mr. Hill."""
    for size in (1, 2):
        last = " ".join(bare.split()[-size:]) if bare.isascii() else bare[-size - 1 :]
        if len(last) > 1 and last in aliases and last != bare and not _FOR.search(bare[: -len(last)]):
            known = aliases[last]
            return None if _is_relative(bare, known.speaker or "") else known
    return None


def _somebody_of(reading: Reading, phrase: Span, name: Name, bare: str, aliases: Aliases) -> Named:
    """高盛的报告 speaks for 高盛; a person's 律师 or 行政令 does not speak for the person."""
    institution = Identity(name.canonical, organisation=name.canonical, kind="institution")
    head = bare.lower() if not bare.isascii() else " ".join(bare.lower().split(" of ")[0].split()[-1:])
    if name.kind != "person" and head.endswith(tuple(all_words("documents"))):
        return Named(institution)
    owned = bare.rpartition("的")[2]  # 花旗的周航
    person = unknown(reading, phrase, owned if kind_of(owned) == "person" else bare, aliases)
    who = Identity(person.speaker, person.role, name.canonical, person.kind)
    return Named(who, None if name.kind == "person" else institution)


def _of_house(reading: Reading, phrase: Span, found: Sequence[FoundName], bare: str, aliases: Aliases) -> Named:
    """Tell a house, 高盛, from somebody who is named with it: 高盛 Hugh Hill."""
    is_somebody = " " in bare and kind_of(bare) == "person" and not _holds(reading, found, bare)
    if split_role(bare)[1] or is_somebody:
        return Named(replace(unknown(reading, phrase, bare, aliases), organisation=found[0].name.canonical))
    return _institution(reading, phrase, found[-1])


def _holds(reading: Reading, found: Sequence[FoundName], bare: str) -> bool:
    """Whether a name of the lexicon stands in somebody's own: not in Ann Lee of "Ann Lee, the NASA fellow"."""
    return any(reading.folded[slice(*name.span)] in bare for name in found)


def _institution(reading: Reading, phrase: Span, found: FoundName) -> Named:
    """高盛分析师 is somebody of 高盛; 阿里巴巴云 is a house of its own."""
    name = found.name.canonical
    rest = without_bracket(reading.folded[found.span.end : phrase.end]).strip()
    institution = Identity(name, organisation=name, kind="institution")
    if rest.endswith(people_words()) or (rest.isascii() and are_people(rest.lower())):
        return Named(Identity(written(reading, phrase), None, name, "anonymous"), institution)
    if rest and not rest.isascii() and rest not in words("documents", "zh") and len(rest) <= _LONGEST_SUFFIX:
        return Named(Identity(written(reading, phrase), organisation=name, kind="institution"))
    return Named(institution)


def unknown(reading: Reading, phrase: Span, bare: str, aliases: Aliases) -> Identity:
    """Say what a phrase tells of somebody whom nobody knows, and remember by which short forms he may come again."""
    house, _, owned = bare.rpartition("的")  # 远洋证券的周航
    bare = owned if kind_of(house) == "institution" and kind_of(owned) == "person" else bare
    name, role = split_role(bare)
    shown = as_written(reading, phrase, name) or written(reading, phrase)
    office = without_house(reading, phrase, as_written(reading, phrase, role)) if role else None
    identity = Identity(shown, office) if role else Identity(shown, kind=kind_of(bare))
    if identity.kind == "person":
        aliases[name] = identity
        for short in short_forms(Name(name, "person", ())) - {name}:
            if len(short) > 1:
                aliases.setdefault(short, identity)
    return identity


def _several(reading: Reading, phrase: Span, bare: str, aliases: Aliases) -> Identity | None:
    """长河证券分析师Nora Quill和Ivo Brandt are two people; so are Quill和Brandt afterwards."""
    end = role_end(bare)
    names = _COORDINATION.split(bare[end:].strip())
    if (
        len(names) < 2
        or "&" in bare
        or not all(name in aliases or (looks_personal(name) and len(name) > 1) for name in names)
    ):
        return None
    for name in names:
        for short in (name, *short_forms(Name(name, "person", ()))):
            if len(short) > 1:
                aliases.setdefault(short, Identity(name, bare[:end] or None))
    known = [aliases[name].speaker or name for name in names]
    found = reading.names_in(phrase)
    house = next((name.name.canonical for name in found if name.name.kind != "person"), None)
    return Identity("、".join(known), bare[:end].strip() or None, house, "several")


def _is_relative(name: str, known: str) -> bool:
    """Whether a full name only shares its family name with somebody known: Stacy Boyd is not Anna Boyd."""
    parts, others = name.split(), known.split()
    if len(parts) < 2 or len(others) < 2 or parts[-1] != others[-1] or not name.isascii():
        return False
    given = parts[-2]
    return given != others[-2] and given[0].isupper() and given.isalpha() and not has_role(given)


def without_bracket(text: str) -> str:
    """Leave out what stands in a bracket at the end: 吴泳铭（右二）."""
    return _BRACKET.sub("", text)
