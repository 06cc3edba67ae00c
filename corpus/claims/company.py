"""From a speaker as written to who that is: 吳, 他, 该行 and Wu. Must never read ahead of the phrase.

Better none than a wrong one: a pronoun without anybody it could stand for gives no speaker.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.claims.epithets import called, epithets_of, is_anybodys, is_trade
from corpus.claims.genders import full_names, gender_of
from corpus.claims.identities import (
    NOBODY,
    SPEAKING,
    Identity,
    are_people,
    as_written,
    name_in,
    people_words,
    person_of,
    without_house,
    written,
)
from corpus.claims.naming import kind_of, looks_personal, short_forms, split_role
from corpus.claims.reading import Reading
from corpus.claims.roles import has_role, role_end
from corpus.claims.wordlists import HAN, all_words, words
from corpus.lexicon import patterns_of
from corpus.models import Span
from corpus.names import FoundName, Name

_BRACKET = re.compile(r"\s*[(（][^()（）]{0,60}[)）]\s*$")
_ARTICLE = re.compile(r"^(?:the|a|an|one|another|its|his|her|their)\s+(?!of\b)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:和|与|以及|及|、|,| and | & )\s*$")
# What follows the name of somebody else's: 拜登的行政令, Ellison's spokesman.
_OF = re.compile(r"\s*(?:的|之|旗下|(?:任命|提名|支持|投资|创办|创立|领导|控股|主导)的|['’]s\b)")
# What stands before the house of somebody: officials at the State Department.
_AT = re.compile(r"\b(?:at|of|for|from|with|in)\s+(?:the\s+)?$")
# Lawyers for Mr. Brown: not Brown.
_FOR = re.compile(r"\b(?:for|of|to|with|by|from|against|near)\s+(?:the\s+)?(?:[A-Z][a-z]{1,8}\.?\s+)?$")
_GENDERS = {
    "he": "he",
    "他": "he",
    "他本人": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "她": "she",
    "她本人": "she",
}


@dataclass(slots=True)
class Company:
    """Who has been met so far in an article, to know whom 他, 该行 or 吳 means. Told in the order of the text."""

    persons: list[Identity] = field(default_factory=list)
    institution: Identity = NOBODY
    # The institution that spoke last: its are the reports.
    house: Identity = NOBODY
    several: Identity = NOBODY
    last: Identity = NOBODY
    # Short forms this article gives somebody: Hill for Hugh Hill.
    aliases: dict[str, Identity] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    # What else somebody is called: the beekeeper; NOBODY where that is said of two.
    epithets: dict[str, Identity] = field(default_factory=dict)

    @property
    def person(self) -> Identity:
        """The person met last."""
        return self.persons[-1] if self.persons else NOBODY

    def identify(self, reading: Reading, phrase: Span, *, speaks: bool = True) -> Identity:
        """Say who a phrase means, and remember it; `speaks` is False for somebody a sentence is merely about."""
        identity = self._identify(reading, phrase)
        if speaks and identity.kind == "institution":
            self.house = identity
        if not speaks and identity.kind == "person" and identity.organisation:
            self._remember_house(reading, phrase, identity.organisation)
        if identity.speaker is not None:
            self._remember(identity, reading.folded[phrase.start : phrase.end])
        return identity

    def _remember_house(self, reading: Reading, phrase: Span, house: str) -> None:
        """A house that tells whose somebody is has been met too: the bank, after Quarrybank's Ann Lee had doubts."""
        if any(found.name.canonical == house for found in reading.names_in(phrase)):
            self.institution = Identity(house, organisation=house, kind="institution")

    def _remember(self, identity: Identity, text: str) -> None:
        self.last = identity
        if identity.kind == "person" and text.isascii():
            for noun in epithets_of(text):
                known = self.epithets.setdefault(noun, identity)
                self.epithets[noun] = identity if known.speaker == identity.speaker else NOBODY
        if identity.speaker and (identity.kind == "person" or (identity.kind == "anonymous" and _ONE.search(text))):
            others = [known for known in self.persons if known.speaker != identity.speaker]
            self.persons = [*others[-_MOST:], identity]
            gender = gender_of(f"{identity.speaker} {text}")
            if gender:
                self.genders.setdefault(identity.speaker, gender)
        elif identity.kind == "several" or (identity.kind == "anonymous" and text.isascii() and _MANY.search(text)):
            self.several = identity
        elif identity.kind == "institution":
            self.institution = identity

    def _identify(self, reading: Reading, phrase: Span) -> Identity:
        text = reading.folded[phrase.start : phrase.end].strip()
        bare = _ARTICLE.sub("", _BRACKET.sub("", text)).strip()
        bare = bare if HAN.search(bare) else name_in(bare)
        forms = {bare.lower(), text.lower()}
        stand_in = self._stand_in(forms, bare.lower())
        if stand_in == NOBODY and text.isascii() and forms & all_words("that_institution"):
            return Identity(written(reading, phrase), kind="anonymous")  # the department, before any was named
        if stand_in is not None:
            return stand_in
        met = self.epithets.get(called(text) or "", NOBODY) if text.isascii() else NOBODY
        if met.speaker or (is_anybodys(text) and self.person.speaker):
            return met if met.speaker else self.person
        named = self._named(reading, phrase, bare) or (self.institution if is_trade(text) else NOBODY)
        if named != NOBODY:
            return named
        if not forms & all_words("documents"):
            unknown = self._unknown(reading, phrase, bare)
            theirs = bare.startswith(tuple(all_words("that_institution"))) and unknown.kind == "anonymous"
            return replace(unknown, organisation=self.institution.speaker) if theirs else unknown
        author = self.house if self.house.speaker else self.institution
        return author if author.speaker else Identity(written(reading, phrase), kind="anonymous")

    def _stand_in(self, forms: set[str], bare: str) -> Identity | None:
        """Whom 他, 他们 or 该行 stands for; None for what is no pronoun."""
        if forms & all_words("pronouns"):
            return self._pronoun(bare)
        if self.person.speaker and (any(map(_is_this_one, forms)) or self._is_same(bare)):
            return self.person
        for table, identity in (
            ("plural_pronouns", self.several),
            ("that_institution", self.institution),
            ("institution_pronouns", self._it()),
            ("first_person", NOBODY),
        ):
            if forms & all_words(table):
                # 公司 alone, with no company met before, stays as written.
                is_written = table == "that_institution" and identity == NOBODY and not bare.startswith(("该", "the "))
                return None if is_written else identity
        return None

    def _is_same(self, bare: str) -> bool:
        """Whether 这位家长 is the 一位女家长 met last."""
        return bare[:2] in ("这位", "这名", "该名", "该位") and (self.person.speaker or "").endswith(bare[2:])

    def _it(self) -> Identity:
        """The institution met last; before any, whoever spoke last and is not known for a he or a she."""
        is_known = bool(self.institution.speaker) or self.last.speaker in self.genders
        return self.institution if is_known else self.last

    def _pronoun(self, pronoun: str) -> Identity:
        """The last person met who is, or may be, a he or a she; if only one may be, that one is from then on."""
        gender = _GENDERS.get(pronoun, "")
        fitting = [
            known for known in self.persons if self.genders.get(known.speaker or "", gender) == gender or not gender
        ]
        if not fitting:
            return NOBODY
        if gender and sum((known.speaker or "") not in self.genders for known in self.persons) == 1:
            self.genders.setdefault(fitting[-1].speaker or "", gender)
        return fitting[-1]

    def _named(  # noqa: PLR0911 - one return for each way a phrase can name somebody
        self, reading: Reading, phrase: Span, bare: str
    ) -> Identity | None:
        found = [name for name in reading.names_in(phrase) if name.name.kind in SPEAKING]
        ahead = reading.folded[phrase.start : found[-1].span.start] if found else ""
        if found and (_OF.match(reading.folded, found[-1].span.end, phrase.end) or _AT.search(ahead)):
            return self._somebody_of(reading, phrase, found[-1].name, bare)
        found = [name for name in found if not _OF.match(reading.folded, name.span.end, phrase.end)]
        persons = [name for name in found if name.name.kind == "person"]
        if len(persons) > 1 and _AND.search(reading.folded[persons[-2].span.end : persons[-1].span.start]):
            return Identity("、".join(person.name.canonical for person in persons), kind="several")
        if persons:
            return person_of(reading, phrase, persons[-1], found)
        at_home = _OF_PLACE.fullmatch(bare)
        alias = self.aliases.get(bare) or (self.aliases.get(at_home["name"]) if at_home else None)
        if alias is not None:
            return alias
        several = self._several(reading, phrase, bare)
        if several is not None:
            return several
        is_somebody = " " in bare and kind_of(bare) == "person" and not _holds(reading, found, bare)
        if found and (split_role(bare)[1] or is_somebody):
            organisation = found[0].name.canonical
            return replace(self._unknown(reading, phrase, bare), organisation=organisation)
        if found:
            return self._institution(reading, phrase, found[-1])
        for size in (1, 2):
            last = " ".join(bare.split()[-size:]) if bare.isascii() else bare[-size - 1 :]
            if len(last) > 1 and last in self.aliases and last != bare and not _FOR.search(bare[: -len(last)]):
                known = self.aliases[last]
                return None if _is_relative(bare, known.speaker or "") else known
        return None

    def _somebody_of(self, reading: Reading, phrase: Span, name: Name, bare: str) -> Identity:
        """高盛的报告 speaks for 高盛; a person's 律师 or 行政令 does not speak for the person."""
        institution = Identity(name.canonical, organisation=name.canonical, kind="institution")
        head = bare.lower() if not bare.isascii() else " ".join(bare.lower().split(" of ")[0].split()[-1:])
        if name.kind != "person" and head.endswith(tuple(all_words("documents"))):
            return institution
        if name.kind != "person":
            self.institution = institution
        owned = bare.rpartition("的")[2]  # 花旗的周航
        unknown = self._unknown(reading, phrase, owned if kind_of(owned) == "person" else bare)
        return Identity(unknown.speaker, unknown.role, name.canonical, unknown.kind)

    def _institution(self, reading: Reading, phrase: Span, found: FoundName) -> Identity:
        """高盛分析师 is somebody of 高盛; 阿里巴巴云 is a house of its own."""
        name = found.name.canonical
        rest = _BRACKET.sub("", reading.folded[found.span.end : phrase.end]).strip()
        institution = Identity(name, organisation=name, kind="institution")
        if rest.endswith(people_words()) or (rest.isascii() and are_people(rest.lower())):
            self.institution = institution
            return Identity(written(reading, phrase), None, name, "anonymous")
        if rest and not rest.isascii() and rest not in words("documents", "zh") and len(rest) <= _LONGEST_SUFFIX:
            return Identity(written(reading, phrase), organisation=name, kind="institution")
        return institution

    def _unknown(self, reading: Reading, phrase: Span, bare: str) -> Identity:
        house, _, owned = bare.rpartition("的")  # 远洋证券的周航
        bare = owned if kind_of(house) == "institution" and kind_of(owned) == "person" else bare
        name, role = split_role(bare)
        shown = as_written(reading, phrase, name) or written(reading, phrase)
        office = without_house(reading, phrase, as_written(reading, phrase, role)) if role else None
        identity = Identity(shown, office) if role else Identity(shown, kind=kind_of(bare))
        if identity.kind == "person":
            self.aliases[name] = identity
            for short in short_forms(Name(name, "person", ())) - {name}:
                if len(short) > 1:
                    self.aliases.setdefault(short, identity)
        return identity

    def _several(self, reading: Reading, phrase: Span, bare: str) -> Identity | None:
        """长河证券分析师Nora Quill和Ivo Brandt are two people; so are Quill和Brandt afterwards."""
        end = role_end(bare)
        names = _COORDINATION.split(bare[end:].strip())
        if (
            len(names) < 2
            or "&" in bare
            or not all(name in self.aliases or (looks_personal(name) and len(name) > 1) for name in names)
        ):
            return None
        for name in names:
            for short in (name, *short_forms(Name(name, "person", ()))):
                if len(short) > 1:
                    self.aliases.setdefault(short, Identity(name, bare[:end] or None))
        known = [self.aliases[name].speaker or name for name in names]
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


def _holds(reading: Reading, found: Sequence[FoundName], bare: str) -> bool:
    """Whether a name of the lexicon stands in somebody's own: not in Ann Lee of "Ann Lee, the NASA fellow"."""
    return any(reading.folded[slice(*name.span)] in bare for name in found)


# The only President Hale of an article is its president.
_PRESIDENT = re.compile(r"(?<!ormer )(?<!ice )\bPresident (?:[A-Z][\w.-]* ){0,2}([A-Z][\w-]+)(?! [A-Z])")
# Almond of Chillicothe
_OF_PLACE = re.compile(r"(?P<name>[A-Z][\w'’-]+) (?:of|from) [A-Z][\w.'’ -]{2,30}")


def _is_this_one(text: str) -> bool:
    """Whether somebody met before is meant by what he is: 这位发言人, 这位负责协调政策的核心人物."""
    begins = text[:2] in ("这位", "这名", "该名", "该位")
    return begins and text.endswith(tuple(words("notables", "zh"))) and not any(mark in text for mark in ",和与、")


# One person without a name: 一位官员, the finance minister.
_ONE = re.compile(
    r"^(?:一[名位]|某|[这那][名位]|该)[^,]*[官员师者家长人授子生民友客户警]$|^(?:本文|该文|文章)?(?:作者|评论员|撰稿人)$|(?:"
    rf"{patterns_of('english_clauses', 'one_person')})$",
)
# Several without a name: two neighbours, residents of the lower town.
_MANY = re.compile(
    r"^(?:the |its |his |her |their )?(?:\w+ ){0,4}?(?:[a-z]{3,}s|people|police|men|women|children)"
    r"(?: (?:of|in|at|from|who|with|near|for)\b.*)?$",
    re.IGNORECASE,
)
_MOST = 20
_COORDINATION = re.compile(r"\s*(?:和|与|以及|及|、|\band\b|&)\s*")
_LONGEST_SUFFIX = 4


def company_of(reading: Reading) -> Company:
    """Start with the short forms of all persons known in an article: 吳 for 吴泳铭. A form of two is nobody's."""
    company = Company()
    shared: set[str] = set()
    persons = {found.name.canonical: found.name for found in reading.found_names if found.name.kind == "person"}
    for name in persons.values():
        identity = Identity(name.canonical, name.role, name.organisation)
        for form in short_forms(name):
            if company.aliases.setdefault(form, identity) != identity:
                shared.add(form)
    for form in shared:
        del company.aliases[form]
    for family, full in full_names(reading.folded).items():
        company.aliases.setdefault(family, Identity(full))
    presidents = set(_PRESIDENT.findall(reading.folded)) if "President " in reading.folded else set()
    if len(presidents) == 1:
        family = presidents.pop()
        company.epithets["president"] = company.aliases.get(family) or Identity(family)
    return company
