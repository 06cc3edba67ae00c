"""Who an English sentence is about, for the pronouns after it and for verbs further on. Must never need a cue."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from corpus.claims.english_phrases import can_speak, trimmed
from corpus.claims.naming import kind_of
from corpus.claims.reading import Reading
from corpus.claims.wordlists import words
from corpus.english_words import TITLES
from corpus.lexicon import load_lexicon, patterns_of
from corpus.models import Span

_WORD = re.compile(r"[\w][\w.'’&/-]*")
_WINDOW = 400


def english_subject(reading: Reading, statement: Span) -> Span | None:
    """Find who a sentence without a cue is about, for the pronouns after it: Angela Stone resigned on Monday."""
    fronted = _FRONTED.match(reading.folded, *statement)
    start, _ = trimmed(reading.folded, fronted.end() if fronted else _after_clock(reading, statement), statement.end)
    shaped = (
        _APPOSED.match(reading.folded, start, statement.end)
        or (":" in reading.folded[slice(*statement)] and _PASSAGE.search(reading.folded, *statement))
        or _SEVERAL.match(reading.folded, start, statement.end)
    )
    if shaped:
        return Span(*shaped.span("who"))
    person = _person_of_house(reading, Span(start, statement.end))
    if person:
        return person
    for found in reading.names_in(statement)[:3]:
        ahead = reading.folded[start : found.span.start]
        is_speaker = found.name.kind not in ("product", "place") and not _INSIDE.search(ahead)
        if is_speaker and len(ahead.split()) <= _REACH and not reading.folded.startswith(("'s", "’s"), found.span.end):
            return found.span
    match = _PERSON.match(reading.folded, start, statement.end) or _AFTER_COMMA.search(
        reading.folded, start, statement.end
    )
    if match and not match[0].startswith("The "):
        return Span(*match.span())
    office = _OFFICE.match(reading.folded, start, statement.end)
    return Span(*office.span()) if office and office["office"] in load_lexicon("roles")["en"] else None


def _person_of_house(reading: Reading, rest: Span) -> Span | None:
    """Somebody told by office or house: Quarrybank analyst Ann Lee had doubts is about her, not about the house."""
    folded = reading.folded
    parts = list(_WORD.finditer(folded, rest.start, min(rest.end, rest.start + _WINDOW)))[:_MOST_WORDS]
    for number in range(1, len(parts)):
        if folded[parts[number].start() - 1] != " " or folded[parts[number - 1].end()] != " ":
            parts = parts[:number]
            break
    written = [part[0] for part in parts]
    for number, word in enumerate(written):
        if number and _is_clause(*(written[number - 2 : number] if number > 1 else ("the", written[0]))):
            return None
        if number and not _leads_to_name(written[:number]):
            continue
        size = len(list(takewhile(_CAPITAL.match, written[number:])))
        if size < _NAME_WORDS[0] or size > _NAME_WORDS[1] or not _CAPITAL.match(word):
            continue
        name = Span(parts[number].start(), parts[number + size - 1].end())
        follows = (_FOLLOWS if number else _OF_HOUSE).match(folded, name.end, rest.end)
        known = all(found.name.kind == "person" for found in reading.names_in(name))
        if follows and known and kind_of(folded[name.start : name.end]) == "person":
            return Span(parts[0].start(), follows.end())
    return None


# Hale's chief strategist, John Weir, went further; The reporter, Michelle Feld, has ...
_APPOSED = re.compile(
    r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}['’]s|The|A|An|His|Her|Its|Their) [a-z][^,.;:\n\"“]{2,50}, "
    r"(?P<who>[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}), (?!and\b|or\b|who\b|which\b)[a-z]"
)
# this passage, in which Hill looks at the growth of ...:
_PASSAGE = re.compile(
    rf"\b(?:{patterns_of('english_clauses', 'passages')})s?\b[^.:\n]{{0,40}}? (?:from|by|of|in which|where) "
    r"(?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})(?=[^:\n]{0,160}:\s*\n)",
)
_MOST_WORDS = 14
# A name has two or three words.
_NAME_WORDS = (2, 3)
_CAPITAL = re.compile(r"[A-Z][\w-]*(?:['’](?!s\b)\w+)?\.?$")
_FOLLOWS = re.compile(r"(?=,? [a-z])")
# Ann Lee of Quarrybank was less sure.
_OF_HOUSE = re.compile(r",? (?:of|at|from) (?:the )?[A-Z][\w&.-]*(?: [A-Z&][\w&.-]*){0,3}(?=,? [a-z])")


def _leads_to_name(ahead: Sequence[str]) -> bool:
    """Whether words end in an office or a house's possessive."""
    if ahead[-1].endswith(("'s", "’s")):
        return ahead[-1][0].isupper()
    return any(" ".join(ahead[-size:]).lower() in _roles() for size in (1, 2, 3))


def _is_clause(last: str, word: str) -> bool:
    """Whether a word makes a clause of its own of what it stands in; behind an article none in -ed does."""
    return bool(_DOES.fullmatch(word) or (_ED.fullmatch(word) and last.lower() not in _ARTICLES))


@cache
def _roles() -> frozenset[str]:
    return frozenset(role.lower() for role in load_lexicon("roles")["en"])


_ED = re.compile(r"[a-z]{2,}ed")
_ARTICLES = ("the", "a", "an", "its", "his", "her", "their")
# The bank sent analyst Ann Lee, a note by analyst Ann Lee: about neither.
_DOES = re.compile(rf"(?:{patterns_of('english_clauses', 'clause_words')})", re.IGNORECASE)


# Residents gathered outside, Tom Hill and Ann Lee run the shop: whom "they" means.
_NAME = r"[A-Z][a-z]+(?: [A-Z][\w.-]*){0,2}"
_SEVERAL = re.compile(
    r"(?P<who>(?:(?:The|These|Those|Some|Many|Several|Most|Two|Three|Four|Five|Hundreds of|Dozens of"
    rf"|Local) )?(?:[a-z]+ ){{0,2}}(?:[A-Z]?[a-z]{{2,}}(?:{patterns_of('english_clauses', 'several')})|Police"
    rf"|Police officers)|{_NAME} and {_NAME})(?: (?:in|of|from|at|near|outside|across) [^,.;]{{2,40}})? "
    rf"(?:also |had |have |were |are |then )?(?:{patterns_of('english_clauses', 'several_did')})\b",
)
# The transport secretary has arrived.
_OFFICE = re.compile(
    r"The (?:[a-z-]+ ){0,3}?(?P<office>[a-z-]+)(?= (?:has|had|is|was|will|[a-z]+ed|did|took|went|came)\b)"
)
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?\s*[—–:-]?\s*", re.IGNORECASE)


def _after_clock(reading: Reading, statement: Span) -> int:
    """Where an entry of a live report begins behind its time: 10:42 — The minister has arrived."""
    match = _CLOCK.match(reading.folded, *statement)
    return match.end() if match else statement.start


_AFTER_COMMA = re.compile(
    r"(?<=, )[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= [a-z]+ed\b)"
    r"|(?<=[a-z], )[A-Z][a-z]+ [A-Z][a-z]+(?=, (?:is|was|has|had|will)\b)"
)
# A name stands so many words into its sentence, and behind no preposition.
_REACH = 6
_INSIDE = re.compile(r"\b(?:at|of|in|from|by|for|to|with|on|and)\s+(?:the\s+)?$")
_PERSON = re.compile(
    rf"(?:(?:(?:{TITLES})\. )?[A-Z][a-z]+(?: [A-Z][\w.-]*){{1,2}}|(?:{TITLES})\. [A-Z][\w-]+(?!['’\w]))"
    r"(?=(?:, [^,\n]{1,60},)? (?!of\b|and\b|in\b|for\b|at\b|or\b|to\b|from\b)[a-z]+\b)"
)


def leading_subject(reading: Reading, statement: Span) -> Span | None:
    """Find the subject a sentence opens with, for a verb coordinated later: Witnesses described shots and said ...."""
    fronted = _FRONTED.match(reading.folded, *statement)
    first = fronted.end() if fronted else statement.start
    start, _ = trimmed(reading.folded, first, min(statement.end, statement.start + _WINDOW))
    person = _person_of_house(reading, Span(start, statement.end))
    if person is not None:
        return person
    best: Span | None = None
    for number, match in enumerate(_WORD.finditer(reading.folded, start, statement.end)):
        if number and _ENDS.match(reading.folded, match.start() - 2, statement.end):
            break
        if number >= _LONGEST_SUBJECT or (number and reading.folded[match.start() - 1] != " "):
            break
        is_whole = best is not None and not reading.folded.endswith(("'s", "’s"), start, best.end)
        is_verb = match[0].islower() and match[0] not in _INNER and match[0] not in words("anonymous", "en")
        if is_whole and is_verb:
            break
        if can_speak(reading, Span(start, match.end())):
            best = Span(start, match.end())
    named = _NAMED.match(reading.folded, best.end, statement.end) if best else None
    return Span(best.start, named.end()) if best and named else best


# When asked about the tape, she laughed and said ...
_FRONTED = re.compile(
    rf"\s*(?:{patterns_of('english_clauses', 'fronting')})\b[^,\n\"“]{{1,140}},\s+(?=[a-zA-Z])", re.IGNORECASE
)
# A comma behind which nothing of a subject stands: an apposition, a seat.
_ENDS = re.compile(r", (?:[a-z]|[RDI]-[A-Z]|[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){0,2}, )")
# A spokesman for the union, Jason Mills, did not ...
_NAMED = re.compile(r", [A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){0,2}(?=, )")
_LONGEST_SUBJECT = 7
_INNER = frozenset(["of", "for", "at", "and", "from", "the", "in"])
