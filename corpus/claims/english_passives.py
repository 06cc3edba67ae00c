"""English cues whose subject does not speak: was told by her staff, quoted Hill as saying. Must never read others."""

import re

from corpus.claims.cues import FoundCue, is_listed
from corpus.claims.english_sources import Opening
from corpus.claims.english_takes import content_after
from corpus.claims.reading import Reading
from corpus.models import Span

_BACK = 40
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:\w+ly|also|now|never|all|once|still|already)\s+)?$",
    re.IGNORECASE,
)
# The jury was told that: who said so is the court's.
_HEARD_IN_COURT = re.compile(
    r"(?P<who>\b(?:the|an|a) (?:\w+ )?(?:court|jury|inquest|tribunal|inquiry|hearing|judge|jurors))"
    r" (?:was|were|has been|had been) (?:also |previously |earlier )?told$",
    re.IGNORECASE,
)
# was told by her staff that ..., was described by prosecutors as ...
_BY_WHOM = re.compile(
    r" by (?P<who>(?:the |an? |his |her |their |its |one |two |some |[A-Z])?(?:[\w.'’-]+ ){0,6}?[\w.'’-]+),?"
    r" (?:that|as|of)\s+(?!(?:is|was|has|had)\b)"
)


def is_passive(reading: Reading, statement: Span, found: FoundCue) -> bool:
    """Whether a cue only tells what was done: was told, is expected, seen by; but not: is warning, is confident."""
    is_active = found.cue.form.split(maxsplit=1)[0].endswith("ing") or is_listed("adjectives", found.cue.form)
    left = reading.folded[max(statement.start, found.span.start - _BACK) : found.span.start]
    if reading.folded.startswith(" by ", found.span.end) and found.cue.form in _PARTICIPLES:
        return True
    return not is_active and _PASSIVE.search(left) is not None


# A note seen by the paper: forms that are no past tense.
_PARTICIPLES = ("seen", "shown", "known", "written")


def passive(reading: Reading, statement: Span, found: FoundCue) -> Opening | None:
    """Read who told somebody what in the passive: The governor was told by her staff that the bridge was closed."""
    folded = reading.folded
    by = _BY_WHOM.match(folded, found.span.end, statement.end)
    if by:
        return Opening(found.span.start, Span(*by.span("who")), found, None, by.end())
    heard = _HEARD_IN_COURT.search(folded, max(statement.start, found.span.start - _BACK), found.span.end)
    after = content_after(folded, found, statement.end) if heard else None
    return Opening(heard.start(), Span(*heard.span("who")), found, None, after) if heard and after else None


# quoted Hill as saying ...
_QUOTES_AS = re.compile(r"\b(?:quoted|quotes|quoting|cited|cites|citing) (?P<who>[^,.;:\"“”\n]{2,60}) as $")


def quoted_as(reading: Reading, statement: Span, found: FoundCue) -> Opening | None:
    """Read whom somebody quotes: The paper quoted Michael Hill as saying a split is possible."""
    match = _QUOTES_AS.search(reading.folded, max(statement.start, found.span.start - 3 * _BACK), found.span.start)
    after = content_after(reading.folded, found, statement.end) if match else None
    return Opening(match.start(), Span(*match.span("who")), found, None, after) if match and after else None
