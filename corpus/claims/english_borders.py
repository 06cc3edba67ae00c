"""Where what one speaker says ends and another's begins in an English statement. Must never find a speaker or a cue."""

import re
from dataclasses import replace

from corpus.claims.english_sources import Opening
from corpus.claims.reading import Reading
from corpus.claims.wordlists import words
from corpus.lexicon import patterns_of
from corpus.models import Span


def within_clause(reading: Reading, statement: Span, opening: Opening, until: int) -> int:
    """Where a clause ends that leads up to the main one, or what is to be done: Though Hill said so, it was closed."""
    ahead = reading.folded[statement.start : opening.start]
    if opening.whole or opening.after is None:
        return until
    if ahead.endswith((", which ", ", whom ", ", whose ")):
        comma = _COMMA.search(reading.folded, opening.after, until)
        return comma.start() if comma and not reading.is_quoted(comma.start()) else until
    is_doing = reading.folded[opening.after : opening.after + 4].lstrip().startswith("to ")
    if not is_doing and not _SUBORDINATE.fullmatch(ahead):
        return until
    for comma in (_TOLD_ON if is_doing else _MAIN).finditer(reading.folded, opening.after, until):
        if not reading.is_quoted(comma.start()):
            return comma.start()
    return until


# No comma of 3,000.
_COMMA = re.compile(r",(?!\d)")
# refused to drop his objections, which were not disclosed, and the court went on
_TOLD_ON = re.compile(r",[\"”]? (?:which|who|whose|and (?:the|an?|some|his|her|its|he|she|they|it|[A-Z]))\b")
_SUBORDINATE = re.compile(
    rf"\s*(?:(?:and|but|yet) )?(?:{patterns_of('english_clauses', 'subordinating')})\s+", re.IGNORECASE
)
_MAIN = re.compile(rf",[\"”]? (?=(?:{patterns_of('english_clauses', 'main_openers')})\b)")


def kept(reading: Reading, openings: list[Opening]) -> list[Opening]:
    """A speaker named at the end of a statement says all of it: "He thinks so, Smith said." is Smith's.

    A paper named there is only where it stands: "Hill expects more, according to a note." is Hill's.
    """
    for number in range(len(openings) - 1, 0, -1):
        last, ahead = openings[number], openings[number - 1]
        if _stands_inside(ahead, last):
            return openings[:number]
        if last.whole and ahead.after is not None and (_is_paper(reading, last) or _is_speech(reading, ahead, last)):
            return [*openings[: number - 1], replace(ahead, until=last.start)]
        if last.whole and ahead.whole and last.cue.cue.form in _RETELLS:
            return openings[:number]
        border = second_half(reading, ahead, last.start) if last.whole else None
        if border is not None and last.before is not None:
            first = replace(ahead, until=border)
            return [*openings[: number - 1], first, replace(last, before=Span(border + 1, last.before.end))]
        if last.whole:
            return openings[number:]
    return openings


# ..., she said, the agency reports: what the agency adds is that she said it.
_RETELLS = ("report", "reports", "reported", "according to")


def _stands_inside(ahead: Opening, last: Opening) -> bool:
    """Whether a source stands inside what somebody says: Police say the driver, according to witnesses, was asleep."""
    return bool(
        last.before and ahead.after and last.before.start <= ahead.start and last.before.end > last.cue.span.end
    )


def second_half(reading: Reading, ahead: Opening, until: int) -> int | None:
    """Where the semicolon stands behind which a speaker named later speaks: Roe says yes; a no, Hill says, is fine."""
    at = reading.folded.rfind(";", ahead.after or ahead.start, until) if ahead.speaker and ahead.after else -1
    return None if at < 0 or reading.is_quoted(at) else at


def _is_speech(reading: Reading, ahead: Opening, last: Opening) -> bool:
    """Whether somebody says or thinks what a source at the end confirms: Roe said so, according to police."""
    stands_first = ahead.speaker is not None and not reading.is_quoted(ahead.start)
    return last.cue.cue.takes == "source" and stands_first and ahead.cue.cue.act in ("say", "opinion", "warning")


def _is_paper(reading: Reading, opening: Opening) -> bool:
    """Whether a source is a note or a report, not somebody."""
    text = reading.folded[opening.speaker.start : opening.speaker.end] if opening.speaker else ""
    return opening.cue.cue.takes == "source" and text.lower().endswith(tuple(words("documents", "en")))
