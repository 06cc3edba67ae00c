"""Who speaks in an English sentence, as written: the noun phrase before or after a cue. Must never say who that is."""

import re
from functools import cache

from corpus.claims.reading import Reading
from corpus.claims.wordlists import words
from corpus.english_words import TITLES, WEEKDAY
from corpus.lexicon import load_lexicon, patterns_of
from corpus.models import Span

_WORD = re.compile(r"[\w][\w.'’&/-]*")
_CAPITAL = re.compile(r"\b[A-Z][\w.'’&-]*")
_PRONOUN = re.compile(r"(?:he|she|they|i|we|it|you|others|some|many|one|another)$", re.IGNORECASE)
_TITLES = [word for name in ("never_last", "maybe_last") for word in load_lexicon("sentences")[name] if word.isalpha()]
# A full stop that ends a sentence rather than a title or an initial; it is found first and judged then.
_PERIOD = r"\." + "".join(rf"(?<!\b{word.capitalize()}\.)" for word in _TITLES) + r"(?<!\b[A-Z]\.)"
# Where a noun phrase cannot reach across, going left from a cue.
_BORDER = re.compile(
    rf"[\"“”‘「」:;()\n]|\s[-–—]+\s|\b(?:{patterns_of('english_clauses', 'speaker_borders')})\b|{_PERIOD}\s"
    r"|,\s+(?:and|so|or)\b",
    re.IGNORECASE,
)
# What ends a noun phrase, going right from an inverted verb: said Wu in Hangzhou.
_AFTER = re.compile(
    rf"{_PERIOD}|[,;:\"“”()\n]"
    r"|\s(?:in|on|at|during|after|before|when|while|as|who|from|by|to|with|told|and\s+\w+ed|about|last|this|earlier|but|that"
    rf"|late|early|yesterday|today|{WEEKDAY})\b"
)
_TOO_LONG = 16
# A speaker with an apposition stands within so many characters left of a cue.
_WINDOW = 400
# One without stands nearer.
_NARROW, _NEAR = 160, 40


def english_speaker_before(reading: Reading, start: int, end: int, *, lenient: bool = False) -> Span | None:
    """Find the speaker left of a cue: in "Meanwhile, Hugh Hill, a doctor, also" it is Hugh Hill, a doctor.

    `lenient` lets any short phrase with an article speak, because "that" follows: the coroner concluded that.
    """
    folded = reading.folded
    start = max(start, end - (_WINDOW if "," in folded[max(0, end - _NEAR) : end] else _NARROW))
    document = document_before(folded, start, end)
    if document is not None:
        return document
    start, end = _behind_borders(folded, start, end)
    if end <= start:
        return None
    if folded[end - 1] == ",":
        return _before_apposition(reading, start, end - 1)
    listed = _PLACES.search(folded, start, end)
    comma = folded.rfind(",", start, listed.start() if listed else end)
    if comma < 0 and _WHAT.search(folded, max(0, start - 10), start):
        return None
    phrase = Span(*trimmed(folded, comma + 1 if comma >= 0 else start, end))
    leads = _LEADS.match(folded, *phrase)
    phrase = Span(leads.end(), phrase.end) if leads else phrase
    acting = _ACTING.match(folded, *phrase)
    if acting and not can_speak(reading, phrase):
        phrase = Span(acting.end(), phrase.end)
    if _TORN.search(folded, *phrase) or _HALF.fullmatch(folded, *phrase) or _NOBODY.match(folded, *phrase):
        return None
    may = lenient and _NOUN_PHRASE.fullmatch(folded, *phrase)
    return phrase if may or can_speak(reading, phrase) else None


def _behind_borders(folded: str, start: int, end: int) -> tuple[int, int]:
    """Where the phrase before a cue begins and ends: behind the last border, without a party in brackets."""
    party = _PARTY.search(folded, max(start, end - 40), end)
    end = party.start() if party else end
    first, last = trimmed(folded, start, end)
    # Words such as "since" do not part a name from its apposition.
    opening = _last_comma(folded, first, last - 1) if folded.endswith(",", first, last) else -1
    for border in _BORDER.finditer(folded, start, opening if opening >= 0 else end):
        if border[0] not in "()" or not _is_party(folded, border.start()):
            start = border.end()
    return trimmed(folded, start, end)


# officials in Ohio, Michigan and Maine
_PLACES = re.compile(
    r"\b(?:in|of|from|at) [A-Z][\w.]*(?: [A-Z][\w.]*)?(?:, [A-Z][\w. ]{1,30}){0,6},? and [A-Z][\w. ]{1,30}$"
)
# Sen. Mark Wills (D-Va.) said
_PARTY = re.compile(r"\s*\([^()\n]{1,30}\)\s*$")
# Sen. Mark Wills (D-Va.), who chairs the panel, said: no border within his name; R-Iowa is nobody.
_OF_PARTY = re.compile(r"\((?:[RDI]|Rep|Dem|Con|Lab|Ind)\.?(?:[-, ][\w. ]{2,20})?\)")
_SEAT = re.compile(r"[RDI]-[A-Z][\w. ]{1,20}")
# an ad that says: the ad does
_DOCUMENT_THAT = re.compile(
    r"\b(?P<who>(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne|[Aa]nother) "
    r"(?:(?!an?\b|the\b)[\w'’-]+ ){0,3}(?P<document>[\w-]+)),? "
    r"(?:that|which) (?:(?:also|\w+ly) )?$"
)


def document_before(folded: str, start: int, end: int) -> Span | None:
    """Find the document that a relative clause up to a cue tells of: an ad that says, the letter, which warns."""
    near = folded[max(start, end - _NEAR // 2) : end]
    if " that " not in near and " which " not in near:
        return None
    match = _DOCUMENT_THAT.search(folded, max(start, end - _NARROW), end)
    return Span(*match.span("who")) if match and match["document"].lower() in words("documents", "en") else None


def _is_party(folded: str, at: int) -> bool:
    """Whether a bracket at `at` opens or closes somebody's party: (R-Ohio)."""
    opening = folded.rfind("(", max(0, at - 26), at + 1)
    match = _OF_PARTY.match(folded, opening) if opening >= 0 else None
    return match is not None and match.end() > at


# angering lawmakers who called it a farce
_ACTING = re.compile(r"[a-z]+ing |[a-z]+ by ")
_LEADS = re.compile(r"(?:for|to|from|with|by|of) ", re.IGNORECASE)
# What he called ... is nobody's, but: “...” is what he called it.
_WHAT = re.compile(r"(?<!is )(?<!was )\bwhat $", re.IGNORECASE)
# What may stand for somebody before a verb that only people do: the school district, residents of the lower town.
_NOUN_PHRASE = re.compile(
    rf"(?!(?:{patterns_of('english_clauses', 'no_noun_phrase')})\b)(?!\w+ly$)[\w$%][\w.'’&%/-]*"
    r"(?: [\w$%][\w.'’&%/-]*){0,9} ?",
    re.IGNORECASE,
)
# A phrase that ends here goes on behind the verb: called it insulting and.
_TORN = re.compile(r"\b(?:and|or|but|to|of|by|in|on|for|with|the|a|an)$", re.IGNORECASE)
# , a claim he denies: what is denied stands before.
_HALF = re.compile(
    r"(?:an?|the) (?:.{1,80} (?:he|she|they|it|we|who)|(?:\w+ )?(?:"
    rf"{patterns_of('english_clauses', 'things_said')}) (?!of\b|by\b|that\b|in\b|for\b|from\b).{{1,80}})",
    re.IGNORECASE,
)


# No comma of 3,000.
_COMMA = re.compile(r",(?!\d{3})")


def _last_comma(folded: str, start: int, end: int) -> int:
    return max((match.start() for match in _COMMA.finditer(folded, start, end)), default=-1)


def _before_apposition(reading: Reading, start: int, end: int) -> Span | None:
    """Hugh Hill, a doctor, - the name stands before the apposition."""
    folded = reading.folded
    commas = [match.start() for match in _COMMA.finditer(folded, start, end)]
    for comma in reversed(commas[-3:]):
        earlier = _last_comma(folded, start, comma)
        first, last = trimmed(folded, earlier + 1 if earlier >= 0 else start, comma)
        longest = _LONGEST_ASIDE if _WHO.search(folded, comma, end) or _NAME.search(folded, start, comma) else _TOO_LONG
        if not can_speak(reading, Span(first, last)) or len(folded[comma:end].split()) > longest:
            continue
        if comma != commas[0] and _OFFICE.match(folded, first) and _NAME.search(folded, start, earlier):
            continue  # Ann Lee, president of the union, who was there, said
        return Span(first, last if _ASIDE.match(folded, comma, end) else end)
    inner = Span(*trimmed(folded, commas[-1] + 1 if commas else start, end))
    return inner if commas and can_speak(reading, inner) else None


# Words of a clause between commas at most.
_LONGEST_ASIDE = 36
_WHO = re.compile(r", (?:who|whose|which)\b")
_OFFICE = re.compile(r"(?:an? |the |its |his |her |their )?(?:\w+ ){0,3}?[a-z][\w-]+ (?:of|at|for|with|in)\b")
_NAME = re.compile(r"[A-Z][\w'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]+$")
# Between commas, but no apposition: , for her part, / , 45, / , who asked not to be named,
_ASIDE = re.compile(r",\s*(?:\d|for|in|on|at|by|with|who|speaking|like|however|too|meanwhile|asked)", re.IGNORECASE)


def english_speaker_after(reading: Reading, start: int, end: int, *, lenient: bool = False) -> Span | None:
    """Find the speaker right of an inverted verb: said "Eddie Wu, Alibaba's chief executive, on Monday".

    `lenient` lets any short phrase speak, because a quotation stands before: “...,” said his grandmother.
    """
    folded = reading.folded
    while start < end and folded[start] == " ":
        start += 1
    match = _AFTER.search(folded, start + 1, end)
    last = match.start() if match else end
    last = start + len(folded[start:last].rstrip())
    phrase = Span(start, last)
    is_adrift = _ADRIFT.match(folded, start, last) or _DOES.match(folded, start, last)
    if last <= start or is_adrift or _CLAUSE.search(folded, start, last):
        return None
    if not can_speak(reading, phrase) and not (lenient and _SOMEBODY.fullmatch(folded, *phrase)):
        return None
    named = _NAMED_AFTER.match(folded, last, end)
    return Span(start, named.end()) if named and folded[start].islower() else phrase


# After a verb: where and when, but nobody.
_ADRIFT = re.compile(
    rf"(?:{WEEKDAY}|today|yesterday|in|on|at|to|by|with|from|of|for|during|after|before|as|about|last|earlier|no|any|such)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do)\b|\b(?:he|she|it|they|we|you|I) \w"
)
# said AI helps the team: no name of a speaker.
_DOES = re.compile(
    r"(?:[\w.'’-]+ ){1,4}?(?!(?:of|for|at|from|and|in|who|with|on|to|as|by|de|van|von|al|bin|del|der|la)\b)"
    r"[a-z]+(?:s|ed) (?:the|an?|to|his|her|its|their|our|him|it|them|that)\b"
)
# Behind a verb and a quotation: his grandmother, the shop's owner.
_SOMEBODY = re.compile(r"(?:an?|the|his|her|their|my|our|one|another|[A-Z][\w'’-]+['’]s) [\w'’-]+(?: [\w'’-]+){0,4}")
# said the agency's director, Dr. Hans Weber - a description is told by the name behind it.
_NAMED_AFTER = re.compile(
    rf", (?:(?:{TITLES})\. )?"
    r"[A-Z][\w'’-]+(?: (?:[A-Z]\. )?[A-Z][\w'’-]*){1,3}"
)


def source_after(reading: Reading, start: int, end: int) -> Span | None:
    """Find the source that `according to` names: up to the comma or the end."""
    while start < end and reading.folded[start].isspace():
        start += 1
    match = _SOURCE_END.search(reading.folded, start, end)
    phrase = Span(start, match.start() if match else end)
    return phrase if phrase.end > start and len(reading.folded[start : phrase.end].split()) <= _TOO_LONG else None


_SOURCE_END = re.compile(r"[,;\"“”\n]|\.(?:\s|$)|\s(?:who|which|that|released|published|conducted)\b")
_DAY = re.compile(rf"\s(?:on |late |early )*{WEEKDAY}(?: (?:morning|afternoon|evening|night))?$")


# In a statement the police department said; At a hearing in Ghent on Monday the minister said
_IN_A_STATEMENT = re.compile(
    r"(?:In|At|On|During|After|Before) (?:an?|the|his|her|its|their) (?:[\w-]+ ){0,3}?"
    rf"(?:{patterns_of('english_clauses', 'statements')})"
    r"(?: (?:published|released|issued|filed|posted|sent))?(?: in [A-Z][\w-]+)?"
    r"(?: (?:on |late |early |last |this |earlier )*(?:\w+day|week|month|year))?"
    r" (?=[Tt]he |[A-Z]|he |she |they |an? |his |her )"
)


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the blanks and commas at the ends of a stretch."""
    """Cut adverbs and auxiliaries off the right and connectives off the left."""
    modifiers, connectives = words("modifiers", "en"), words("connectives", "en")
    while end > start and folded[end - 1] == " ":
        end -= 1
    day = _DAY.search(folded, start, end)
    end = day.start() if day else end
    while True:
        space = max(folded.rfind(" ", start, end), start - 1)
        if end > start and folded[space + 1 : end].lower() in modifiers:
            end = max(space, start)
            continue
        break
    while start < end and folded[start] in " ,'’":
        start += 1
    occasion = _IN_A_STATEMENT.match(folded, start, end)
    start = occasion.end() if occasion else start
    for match in _WORD.finditer(folded, start, min(end, start + 40)):
        if match.start() != start or match[0].lower() not in connectives:
            break
        start = match.end()
        while start < end and folded[start] in " ,'’":
            start += 1
    return start, max(start, end)


# 42 percent of respondents said ....
_SHARE = re.compile(r"\d[\d.,]*\s*(?:%|percent|per cent|in \w+|people|voters|of)", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?!king\b)[a-z]+ing\b|(?:who|which|whose)\b")


def can_speak(reading: Reading, phrase: Span) -> bool:
    """Whether a noun phrase may be somebody who speaks: a name, an office, a group, a document."""
    text = reading.folded[phrase.start : phrase.end].strip()
    if not text or len(text) > 120 or len(text.split()) > _TOO_LONG or _NOBODY.match(text) or _PARTICIPLE.match(text):
        return False
    if text[0].isdigit():
        return _SHARE.match(text) is not None
    if _CLAUSAL.search(head_of(text)) or _SEAT.fullmatch(text) or _VERBAL.match(text):
        return False
    if _PRONOUN.match(text):
        return text.lower() not in ("it", "you")
    if any(found.name.kind not in ("product", "place") for found in reading.names_in(phrase)):
        return True
    head = head_of(text).split()
    last = head[-1].lower() if head else ""
    return _is_proper(reading, phrase, text) or last in _heads() or last.removesuffix("s") in _heads()


@cache
def _heads() -> frozenset[str]:
    return words("anonymous", "en") | words("documents", "en") | frozenset(load_lexicon("roles")["en"])


# Not everyone agrees: that is nobody's claim.
_NOBODY = re.compile(r"(?:not|hardly|scarcely|nobody|no one|none|nothing|neither)\b(?!-)", re.IGNORECASE)
# The department is building a: no phrase for somebody.
_CLAUSAL = re.compile(r"\b(?:is|are|was|were|has|have|had|will)\b")
# sent a letter to: a verb and what it is done to.
_VERBAL = re.compile(
    rf"(?!(?:{patterns_of('english_clauses', 'no_verbs')})\b)[a-z]+ (?:an?|the|his|her|their|its|him|them)\b"
)
_HEAD_END = re.compile(rf"\s(?:{patterns_of('english_clauses', 'behind_head')})\s|,")


def head_of(phrase: str) -> str:
    """Give a noun phrase up to its head: people of "people close to the family"."""
    return _HEAD_END.split(phrase, maxsplit=1)[0]


_DETERMINERS = frozenset(load_lexicon("english_clauses")["determiners"])


def _is_proper(reading: Reading, phrase: Span, text: str) -> bool:
    """Whether a phrase has a capital that is not just a sentence's first."""
    capitals = _CAPITAL.findall(text)
    if not capitals or text.lower() in _DETERMINERS:
        return False
    ahead = reading.folded[max(0, phrase.start - 2) : phrase.start]
    begins = not ahead or ahead[-1] in '\n"“' or ahead[0] in ".!?"
    only_first = (
        begins
        and len(capitals) == 1
        and not capitals[0].endswith(("'s", "’s"))
        and capitals[0] == text.split(maxsplit=1)[0]
    )
    return not only_first or (len(text.split()) == 1 and len(text) > 1)
