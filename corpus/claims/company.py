"""From a speaker as written to who that is: 吳, 他, 该行 and Wu. Must never read ahead of the phrase.

Better none than a wrong one: a pronoun without anybody it could stand for gives no speaker.
"""

import re
from dataclasses import dataclass, field, replace

from corpus.claims.epithets import called, epithets_of, is_anybodys, is_trade
from corpus.claims.genders import full_names, gender_of
from corpus.claims.identities import NOBODY, Identity, name_in, written
from corpus.claims.naming import short_forms
from corpus.claims.reading import Reading
from corpus.claims.whose_name import Aliases, named, unknown, without_bracket
from corpus.claims.wordlists import HAN, all_words, words
from corpus.lexicon import patterns_of
from corpus.models import Span

_ARTICLE = re.compile(r"^(?:the|a|an|one|another|its|his|her|their)\s+(?!of\b)", re.IGNORECASE)
# The only President Hale of an article is its president.
_PRESIDENT = re.compile(r"(?<!ormer )(?<!ice )\bPresident (?:[A-Z][\w.-]* ){0,2}([A-Z][\w-]+)(?! [A-Z])")
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
    aliases: Aliases = field(default_factory=dict)
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
        bare = _ARTICLE.sub("", without_bracket(text)).strip()
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
        who = self._named(reading, phrase, bare) or (self.institution if is_trade(text) else NOBODY)
        if who != NOBODY:
            return who
        if not forms & all_words("documents"):
            someone = unknown(reading, phrase, bare, self.aliases)
            theirs = bare.startswith(tuple(all_words("that_institution"))) and someone.kind == "anonymous"
            return replace(someone, organisation=self.institution.speaker) if theirs else someone
        author = self.house if self.house.speaker else self.institution
        return author if author.speaker else Identity(written(reading, phrase), kind="anonymous")

    def _named(self, reading: Reading, phrase: Span, bare: str) -> Identity | None:
        found = named(reading, phrase, bare, self.aliases)
        if found and found.house:
            self.institution = found.house
        return found.who if found else None

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


def _is_this_one(text: str) -> bool:
    """Whether somebody met before is meant by what he is: 这位发言人, 这位负责协调政策的核心人物."""
    begins = text[:2] in ("这位", "这名", "该名", "该位")
    return begins and text.endswith(tuple(words("notables", "zh"))) and not any(mark in text for mark in ",和与、")


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
