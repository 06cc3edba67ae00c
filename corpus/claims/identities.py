"""From a speaker as written to who that is: 吳, 他, 该行 and Wu. Must never read further than the phrase and what was read before.

Better none than a wrong one: a pronoun without anybody it could stand for gives no speaker.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from corpus.claims.chinese_speakers import words
from corpus.claims.reading import Reading
from corpus.claims.roles import role_end
from corpus.lexicon import load_lexicon
from corpus.models import Span
from corpus.names import FoundName, Name

_BRACKET = re.compile(r"\s*[(（][^()（）]{0,60}[)）]\s*$")
_ARTICLE = re.compile(r"^(?:the|a|an|one|another|its|his|her|their)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:和|与|以及|及|、|,| and | & )\s*$")
_SPEAKING = ("person", "company", "institution", "government", "outlet")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who spoke: the canonical name where there is one, with role and organisation where the text gives them."""

    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    kind: str = "person"


NOBODY = Identity()


@dataclass(slots=True)
class Company:
    """Who has been met so far in an article, to know whom 他, 该行 or 吳 means. Read sentence by sentence, in order."""

    person: Identity = NOBODY
    institution: Identity = NOBODY
    several: Identity = NOBODY
    last: Identity = NOBODY
    # Short forms this article gives somebody: Hill for Hugh Hill.
    aliases: dict[str, Identity] = field(default_factory=dict)

    def identify(self, reading: Reading, phrase: Span) -> Identity:
        """Say who a phrase means, and remember it."""
        identity = self._identify(reading, phrase)
        if identity.speaker is not None:
            self.remember(identity)
        return identity

    def remember(self, identity: Identity) -> None:
        """Take note of somebody who speaks or acts."""
        self.last = identity
        if identity.kind == "person":
            self.person = identity
        elif identity.kind == "several":
            self.several = identity
        elif identity.kind != "anonymous":
            self.institution = identity

    def _identify(self, reading: Reading, phrase: Span) -> Identity:
        text = reading.folded[phrase.start : phrase.end]
        bare = _ARTICLE.sub("", _BRACKET.sub("", text)).strip()
        bare = bare.split(", ")[0] if bare.isascii() else bare
        lowered = bare.lower()
        for table, identity in (
            ("pronouns", self.person),
            ("plural_pronouns", self.several),
            ("that_institution", self.institution),
        ):
            if _in_table(lowered, text.strip().lower(), table):
                return identity
        if _in_table(lowered, lowered, "first_person"):
            return NOBODY
        named = self._named(reading, phrase, bare)
        if named is not None:
            return named
        if lowered in words("documents", "zh") or lowered in words("documents", "en"):
            return (
                self.institution if self.institution.speaker else Identity(_written(reading, phrase), kind="anonymous")
            )
        return self._unknown(reading, phrase, bare)

    def _named(self, reading: Reading, phrase: Span, bare: str) -> Identity | None:
        found = [n for n in reading.names_in(phrase) if n.name.kind in _SPEAKING]
        persons = [n for n in found if n.name.kind == "person"]
        if len(persons) > 1 and _AND.search(reading.folded[persons[-2].span.end : persons[-1].span.start]):
            return Identity("、".join(n.name.canonical for n in persons), kind="several")
        if persons:
            return _person(reading, phrase, persons[-1], found)
        if bare in self.aliases:
            return self.aliases[bare]
        if found:
            return self._of_institution(reading, phrase, found[-1].name, bare)
        for size in (1, 2):
            last = " ".join(bare.split()[-size:]) if bare.isascii() else bare[-size - 1 :]
            if len(last) > 1 and last in self.aliases and last != bare:
                return self.aliases[last]
        return None

    def _of_institution(self, reading: Reading, phrase: Span, name: Name, bare: str) -> Identity:
        rest = bare[bare.rfind(name.canonical) :] if name.canonical in bare else bare
        identity = Identity(name.canonical, organisation=name.canonical, kind="institution")
        if rest.endswith(_people()):
            self.institution = identity
            return Identity(_written(reading, phrase), None, name.canonical, "anonymous")
        return identity

    def _unknown(self, reading: Reading, phrase: Span, bare: str) -> Identity:
        name, role = _split_role(bare)
        written = reading.article.body[phrase.start : phrase.end]
        at = reading.folded[phrase.start : phrase.end].find(name)
        shown = written[at : at + len(name)] if at >= 0 else written
        if not name or name == bare:
            identity = Identity(shown.strip(), kind=_kind(bare))
        else:
            identity = Identity(shown.strip(), role)
        if identity.kind == "person":
            self._alias(identity, name or bare)
        return identity

    def _alias(self, identity: Identity, name: str) -> None:
        parts = name.split()
        self.aliases[name] = identity
        if len(parts) > 1:
            self.aliases.setdefault(parts[-1], identity)
        for part in re.split("[·・‧•]", name)[1:]:
            self.aliases.setdefault(part, identity)


def company_of(reading: Reading) -> Company:
    """Start with the short forms of all persons the lexicon knows in this article: 吳 and Wu for 吴泳铭."""
    company = Company()
    shared: set[str] = set()
    for name in {
        found.name.canonical: found.name for found in reading.found_names if found.name.kind == "person"
    }.values():
        identity = Identity(name.canonical, name.role, name.organisation)
        for form in _short_forms(name):
            if company.aliases.setdefault(form, identity) != identity:
                shared.add(form)
    for form in shared:
        del company.aliases[form]
    return company


def _short_forms(name: Name) -> set[str]:
    forms = set()
    for form in (name.canonical, *name.forms):
        parts = form.split()
        if form.isascii() and len(parts) > 1:
            forms |= {parts[0], parts[-1]}
        elif len(form) in (2, 3, 4) and "一" <= form[0] <= "鿿":
            surnames = load_lexicon("roles")["surnames"]
            if form[:2] in surnames["double"]:
                forms.add(form[:2])
            elif form[0] in surnames["single"]:
                forms.add(form[0])
    return forms


def _person(reading: Reading, phrase: Span, person: FoundName, found: list[FoundName]) -> Identity:
    described = reading.article.body[phrase.start : person.span.start].strip(" ,、，　")
    behind = reading.article.body[person.span.end : phrase.end].strip(" ,、，　")
    behind = "" if behind.startswith(("(", "（")) else behind
    organisation = next((n.name.canonical for n in found if n.name.kind != "person"), person.name.organisation)
    return Identity(person.name.canonical, described or behind or person.name.role, organisation)


@cache
def _people() -> tuple[str, ...]:
    roles = load_lexicon("roles")
    lists = (roles["zh"], roles["en"], load_lexicon("speakers")["anonymous"]["zh"][:40], ("方面", "团队"))
    institutions = set(roles["institutions"]["zh"])
    return tuple(form for forms in lists for form in forms if form not in institutions)


def _split_role(bare: str) -> tuple[str, str | None]:
    """Cut 发言人毛宁 into the name and what stands before it."""
    end = role_end(bare)
    name = bare[end:].strip()
    return (name, bare[:end].strip()) if end and _looks_personal(name) else (bare, None)


def _looks_personal(name: str) -> bool:
    surnames = load_lexicon("roles")["surnames"]
    if re.fullmatch(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}", name) or re.search(r"[一-龥][·・‧•][一-龥]", name):
        return not name.isascii() or name.upper() != name or " " in name
    return (
        2 <= len(name) <= 4
        and ((name[0] in surnames["single"] and len(name) <= 3) or name[:2] in surnames["double"])
        and name.isalpha()
    )


def _kind(bare: str) -> str:
    """Guess what an unknown speaker is: 远洋银行 an institution, 业内人士 nobody in particular, Hugh Hill a person."""
    institutions, last = load_lexicon("roles")["institutions"], bare.split()[-1] if bare.split() else ""
    if bare.endswith(tuple(institutions["zh"])) or last in institutions["en"]:
        return "institution"
    if bare.lower() in words("anonymous", "en") or last.lower() in words("anonymous", "en"):
        return "anonymous"
    return "person" if _looks_personal(bare) else "anonymous"


def _in_table(bare: str, text: str, table: str) -> bool:
    return any(
        form in words(table, lang)
        for form in (bare, text)
        for lang in ("zh", "en")
        if lang in load_lexicon("speakers")[table]
    )


def _written(reading: Reading, phrase: Span) -> str:
    return reading.article.body[phrase.start : phrase.end].strip()
