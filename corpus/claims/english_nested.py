"""Claims within an English claim: he said voters believe the bridge is safe is the voters' claim, too.

Must never take anything away from whoever is quoted, nor give a claim to a pronoun.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.company import Company
from corpus.claims.english import read_english
from corpus.claims.english_phrases import can_speak
from corpus.claims.identities import Identity
from corpus.claims.reading import Reading, placed
from corpus.claims.reports import Heard
from corpus.claims.wordlists import HAN, all_words
from corpus.lexicon import patterns_of
from corpus.models import Span

# No more inside one claim.
_MOST = 2


def nested_english(reading: Reading, company: Company, heard: Sequence[Heard]) -> list[Heard]:
    """Give what others are said to have said in the English claims heard, each once more under its own speaker.

    So is what a speaker thinks or plans himself. 局长表示，世卫组织警告疫情未了 is for `nested_chinese`.
    """
    met = replace(company, persons=[*company.persons])
    taken = {attribution.content for one in heard for attribution, _ in one.said}
    first = list(_within(reading, met, heard, taken))
    return first + list(_within(reading, met, first, taken))


def _within(reading: Reading, met: Company, heard: Sequence[Heard], taken: set[Span]) -> Iterator[Heard]:
    """One level deeper: Hill said the mayor told him that he believed ...."""
    for one in heard:
        for attribution, identity in one.said:
            for found in _inside(reading, attribution):
                who = _who(reading, met, found, attribution, identity) if found.content not in taken else None
                if who is not None:
                    taken.add(found.content)
                    yield Heard(one.statement, ((found, who),))


def _inside(reading: Reading, attribution: Attribution) -> Iterator[Attribution]:
    content = attribution.content
    is_heard = attribution.cue is not None or attribution.form == "direct"
    if not is_heard or not _may_speak(reading, content) or HAN.search(reading.folded, *content):
        return
    within = tuple(one for one in reading.quotations_in(content) if one.outer.end <= content.end)
    unquoted = replace(reading, quotations=placed(within))
    found = [
        one
        for one in read_english(unquoted, content, None)
        if one.cue != attribution.cue and one.speaker != attribution.speaker and _speaks(reading, one)
    ]
    for one in found[:_MOST]:
        end = _SENTENCE.search(reading.folded, *one.content)
        shorter = Span(one.content.start, end.start() if end else one.content.end)
        inner = attribute(unquoted, shorter, one.speaker, one.cue)
        if inner is not None:
            yield inner


def _may_speak(reading: Reading, content: Span) -> bool:
    """Whether a cue stands behind the first word, which spares most contents the rules."""
    return any(
        found.cue.lang == "en" and found.cue.takes in _WHOLE and found.span.start > content.start
        for found in reading.cues_in(content)
    )


def _speaks(reading: Reading, inner: Attribution) -> bool:
    """Whether somebody who can thinks or plans a whole clause; not: jobless claims fell."""
    if inner.speaker is None or inner.cue is None or inner.cue.cue.takes not in _WHOLE:
        return False
    if _ASKED.search(reading.folded, max(0, inner.speaker.start - _AHEAD), inner.speaker.start):
        return False
    text = _bare(reading, inner.speaker)
    words = reading.folded[slice(*inner.content)].split()
    if len(words) < _FEWEST_WORDS or _FINITE.match(reading.folded, *inner.content):
        return False
    return _is_stand_in(text) or can_speak(reading, inner.speaker)


_FEWEST_WORDS = 3
# I wonder how many people believe it: nobody is said to.
_ASKED, _AHEAD = re.compile(r"\b(?:how|whether) $"), 10
_WHOLE = ("clause", "marked", "action", "named", "source")
_STAND_INS = ("first_person", "pronouns", "plural_pronouns", "institution_pronouns")
# The next sentence of a quotation is no longer what he thinks.
_SENTENCE = re.compile(
    r"(?=[.!?…])(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})(?<!Prof)(?:[.!?][\"”’']?|…) (?:\.\.\. |… )?(?=[\"“‘]?[A-Z])"
)
# What begins with a verb has its subject before what looked like a cue.
_FINITE = re.compile(rf"(?:{patterns_of('english_clauses', 'goes_on')})\b")


def _who(reading: Reading, met: Company, found: Attribution, outer: Attribution, identity: Identity) -> Identity | None:
    """Whose an inner claim is: "I" in a quotation and "he" outside one are the speaker of the outer claim."""
    if found.speaker is None:
        return None
    text = _bare(reading, found.speaker)
    if text in all_words("first_person"):
        return identity if outer.form == "direct" else None
    if _is_stand_in(text):
        return identity if outer.form != "direct" else None
    who = met.identify(reading, found.speaker)
    return who if who.speaker is not None else None


def _is_stand_in(text: str) -> bool:
    return any(text in all_words(table) for table in _STAND_INS)


def _bare(reading: Reading, speaker: Span) -> str:
    """A speaker without what is written together with it: i of I'd and of I am."""
    text = reading.folded[slice(*speaker)].lower()
    own = _OWN.match(text)
    return own[0] if own else text


_OWN = re.compile(r"(?:i|we|he|she|they|it)(?=['’]| (?:am|are|is|was|were|have|has|had|would|do|did)\b)")
