"""Who speaks right of an English cue, as written: said Wu, according to Wu. Must never say who that is."""

import re

from corpus.claims.english_phrases import TOO_LONG, can_speak
from corpus.claims.reading import Reading
from corpus.english_words import FULL_STOP, TITLES, WEEKDAY
from corpus.models import Span

# What ends a noun phrase, going right from an inverted verb: said Wu in Hangzhou.
_AFTER = re.compile(
    rf"{FULL_STOP}|[,;:\"“”()\n]"
    r"|\s(?:in|on|at|during|after|before|when|while|as|who|from|by|to|with|told|and\s+\w+ed|about|last|this|earlier|but|that"
    rf"|late|early|yesterday|today|{WEEKDAY})\b"
)
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
_SOURCE_END = re.compile(r"[,;\"“”\n]|\.(?:\s|$)|\s(?:who|which|that|released|published|conducted)\b")


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


def source_after(reading: Reading, start: int, end: int) -> Span | None:
    """Find the source that `according to` names: up to the comma or the end."""
    while start < end and reading.folded[start].isspace():
        start += 1
    match = _SOURCE_END.search(reading.folded, start, end)
    phrase = Span(start, match.start() if match else end)
    return phrase if phrase.end > start and len(reading.folded[start : phrase.end].split()) <= TOO_LONG else None
