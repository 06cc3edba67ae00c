"""Who speaks left of an English cue, as written: the noun phrase before it. Must never say who that is."""

import re

from corpus.claims.english_phrases import NOBODY, TOO_LONG, can_speak, trimmed
from corpus.claims.reading import Reading
from corpus.claims.wordlists import words
from corpus.english_words import FULL_STOP
from corpus.lexicon import patterns_of
from corpus.models import Span

# Where a noun phrase cannot reach across, going left from a cue.
_BORDER = re.compile(
    rf"[\"“”‘「」:;()\n]|\s[-–—]+\s|\b(?:{patterns_of('english_clauses', 'speaker_borders')})\b|{FULL_STOP}\s"
    r"|,\s+(?:and|so|or)\b",
    re.IGNORECASE,
)
# A speaker with an apposition stands within so many characters left of a cue.
_WINDOW = 400
# One without stands nearer.
_NARROW, _NEAR = 160, 40
# officials in Ohio, Michigan and Maine
_PLACES = re.compile(
    r"\b(?:in|of|from|at) [A-Z][\w.]*(?: [A-Z][\w.]*)?(?:, [A-Z][\w. ]{1,30}){0,6},? and [A-Z][\w. ]{1,30}$"
)
# Sen. Mark Wills (D-Va.) said
_PARTY = re.compile(r"\s*\([^()\n]{1,30}\)\s*$")
# Sen. Mark Wills (D-Va.), who chairs the panel, said: no border within his name; R-Iowa is nobody.
_OF_PARTY = re.compile(r"\((?:[RDI]|Rep|Dem|Con|Lab|Ind)\.?(?:[-, ][\w. ]{2,20})?\)")
# an ad that says: the ad does
_DOCUMENT_THAT = re.compile(
    r"\b(?P<who>(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne|[Aa]nother) "
    r"(?:(?!an?\b|the\b)[\w'’-]+ ){0,3}(?P<document>[\w-]+)),? "
    r"(?:that|which) (?:(?:also|\w+ly) )?$"
)
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
# Words of a clause between commas at most.
_LONGEST_ASIDE = 36
_WHO = re.compile(r", (?:who|whose|which)\b")
_OFFICE = re.compile(r"(?:an? |the |its |his |her |their )?(?:\w+ ){0,3}?[a-z][\w-]+ (?:of|at|for|with|in)\b")
_NAME = re.compile(r"[A-Z][\w'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]+$")
# Between commas, but no apposition: , for her part, / , 45, / , who asked not to be named,
_ASIDE = re.compile(r",\s*(?:\d|for|in|on|at|by|with|who|speaking|like|however|too|meanwhile|asked)", re.IGNORECASE)


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
    if _TORN.search(folded, *phrase) or _HALF.fullmatch(folded, *phrase) or NOBODY.match(folded, *phrase):
        return None
    may = lenient and _NOUN_PHRASE.fullmatch(folded, *phrase)
    return phrase if may or can_speak(reading, phrase) else None


def document_before(folded: str, start: int, end: int) -> Span | None:
    """Find the document that a relative clause up to a cue tells of: an ad that says, the letter, which warns."""
    near = folded[max(start, end - _NEAR // 2) : end]
    if " that " not in near and " which " not in near:
        return None
    match = _DOCUMENT_THAT.search(folded, max(start, end - _NARROW), end)
    return Span(*match.span("who")) if match and match["document"].lower() in words("documents", "en") else None


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


def _is_party(folded: str, at: int) -> bool:
    """Whether a bracket at `at` opens or closes somebody's party: (R-Ohio)."""
    opening = folded.rfind("(", max(0, at - 26), at + 1)
    match = _OF_PARTY.match(folded, opening) if opening >= 0 else None
    return match is not None and match.end() > at


def _before_apposition(reading: Reading, start: int, end: int) -> Span | None:
    """Hugh Hill, a doctor, - the name stands before the apposition."""
    folded = reading.folded
    commas = [match.start() for match in _COMMA.finditer(folded, start, end)]
    for comma in reversed(commas[-3:]):
        earlier = _last_comma(folded, start, comma)
        first, last = trimmed(folded, earlier + 1 if earlier >= 0 else start, comma)
        longest = _LONGEST_ASIDE if _WHO.search(folded, comma, end) or _NAME.search(folded, start, comma) else TOO_LONG
        if not can_speak(reading, Span(first, last)) or len(folded[comma:end].split()) > longest:
            continue
        if comma != commas[0] and _OFFICE.match(folded, first) and _NAME.search(folded, start, earlier):
            continue  # Ann Lee, president of the union, who was there, said
        return Span(first, last if _ASIDE.match(folded, comma, end) else end)
    inner = Span(*trimmed(folded, commas[-1] + 1 if commas else start, end))
    return inner if commas and can_speak(reading, inner) else None


def _last_comma(folded: str, start: int, end: int) -> int:
    return max((match.start() for match in _COMMA.finditer(folded, start, end)), default=-1)
