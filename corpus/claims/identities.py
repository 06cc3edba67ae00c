"""Who spoke, and what a phrase tells of them: name, office, house. Must never know who was met before."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.claims.english_phrases import SEAT
from corpus.claims.naming import Kind, housed_name, kind_of, split_role
from corpus.claims.reading import Reading
from corpus.claims.roles import role_end
from corpus.claims.wordlists import words
from corpus.lexicon import load_lexicon
from corpus.models import Span
from corpus.names import FoundName

# The kinds of names that can speak; no product and no place does.
SPEAKING = ("person", "company", "institution", "government", "outlet")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who spoke: the canonical name where there is one, with role and organisation where the text gives them."""

    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    kind: Kind = "person"


NOBODY = Identity()


def person_of(reading: Reading, phrase: Span, person: FoundName, found: list[FoundName]) -> Identity:
    """Make an identity of a person's name with the office that stands before or behind it: 阿里云 CEO 吴泳铭."""
    ahead = reading.folded[phrase.start : person.span.start].rstrip()
    # 财长梅罗(John Merlo): the office ends before the name that the bracket repeats.
    end = phrase.start + role_end(ahead[:-1]) if ahead.endswith("(") else person.span.start
    described = reading.article.body[phrase.start : end].strip(" ,、，　")
    behind = reading.article.body[person.span.end : phrase.end].strip(" ,、，　")
    behind = "" if behind.startswith(("(", "（")) else behind
    organisation = next((name.name.canonical for name in found if name.name.kind != "person"), person.name.organisation)
    office = without_house(reading, phrase, described) or without_house(reading, phrase, behind) or person.name.role
    return Identity(person.name.canonical, office, organisation)


def without_house(reading: Reading, phrase: Span, role: str) -> str | None:
    """Leave the house out of an office: "Citigroup's finance chief" is a finance chief, 阿里云的 no office at all.

    What belongs to somebody no lexicon knows as a house stays: Clinton's campaign manager.
    """
    houses = {
        reading.article.body[slice(*found.span)] for found in reading.names_in(phrase) if found.name.kind != "person"
    }
    role = role.removesuffix("的")
    owner = _OWNER.match(role)
    if owner and (owner.end() == len(role) or owner["house"] in houses):
        role = role[owner.end() :]
    return None if not role or role in houses or _AT.sub("", role) in houses else role


_OWNER = re.compile(r"(?P<house>.{1,60}?)['’]s(?:\s+|$)")
_AT = re.compile(r"^(?:of|at|from|with) (?:the )?")


_IN_PLACE = re.compile(r"\b(?:in|near|at|from|outside) [A-Z][\w.]*(?: [A-Z][\w.]*)?$")


def name_in(phrase: str) -> str:
    """The name in an English apposition: Robby Moss in "Clinton's campaign manager, Robby Moss"."""
    pieces = [piece for piece in phrase.split(", ") if not SEAT.fullmatch(piece)] or [phrase]
    if len(pieces) > 1 and " " not in pieces[1] and _IN_PLACE.search(pieces[0]):
        pieces = [pieces[0], *pieces[2:]]  # police in Jupiter, Florida
    named = (piece for piece in pieces if kind_of(split_role(piece)[0]) == "person")
    return next(named, None) or next(filter(None, map(housed_name, pieces[1:])), pieces[0])


def are_people(rest: str) -> bool:
    """Whether what follows an institution's name are people of it: White House officials, Citi analysts."""
    last = rest.rpartition(" ")[2]
    return bool(last) and (last in words("anonymous", "en") or last.removesuffix("s") in load_lexicon("roles")["en"])


@cache
def people_words() -> tuple[str, ...]:
    """What an institution's people are called: 高盛分析师."""
    roles, houses = load_lexicon("roles"), set(load_lexicon("roles")["institutions"]["zh"])
    return tuple(
        form
        for forms in (roles["zh"], roles["en"], sorted(words("staff", "zh")))
        for form in forms
        if form not in houses
    )


def as_written(reading: Reading, phrase: Span, part: str) -> str:
    """A part of a folded phrase in the author's own characters; empty where the phrase does not hold it."""
    at = reading.folded.find(part, *phrase)
    return reading.article.body[at : at + len(part)].strip() if at >= 0 else ""


def written(reading: Reading, phrase: Span) -> str:
    """Give a phrase in the author's own characters."""
    return reading.article.body[phrase.start : phrase.end].strip()
