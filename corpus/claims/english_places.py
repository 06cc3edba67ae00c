"""Where what is said stands: before an English cue, behind it or around it. Must never say who spoke."""

import re
from dataclasses import dataclass, replace

from corpus.claims.cues import FoundCue, is_listed
from corpus.claims.english_content import MARKS, content_before, quoted_after
from corpus.claims.english_sources import Opening
from corpus.claims.english_speakers_after import english_speaker_after
from corpus.claims.english_takes import is_direct, is_occasion, is_that
from corpus.claims.reading import Reading
from corpus.english_words import FINITE, WEEKDAY
from corpus.lexicon import patterns_of
from corpus.models import Span

_BACK = 40
_GOES_ON = re.compile(
    rf"(?: (?:on |late |early )?(?:{WEEKDAY}|yesterday|today))?\s*,"
    r"\s*(?!\w+ing\b|[\"“]|who\b|which\b)\w"
)
# A clause that only leads up to what is said: Asked whether ..., she replied ....
_LEADS_UP = re.compile(r"\s*(?:asked|in an?|at an?|speaking|during|after|when|on)\b", re.IGNORECASE)
# In her opinion, Hill said, ...: no part of what she said.
_IN_VIEW = re.compile(r"\s*in (?:his|her|their) (?:view|opinion|words|eyes|estimation|assessment),", re.IGNORECASE)
# Behind an inverted speaker: said Wu, / said Wu in Hangzhou - but not: urged voters to.
_AFTER_SPEAKER = re.compile(rf"\s*(?:[,.;:()\n]|$|(?:{patterns_of('english_clauses', 'after_speaker')})\b)")
# Peter Vance, a fellow at the institute, said: what stands ahead is who says it.
_NAME_AHEAD = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}, "
    rf"(?:(?!\b(?:{FINITE})\b)[^\"“])+,"
)
# Behind a verb that what was said stands before: nothing, or when and where and to whom.
_CLOSES = re.compile(rf"\s*(?:[.,;:!?)\n]|$|(?:{patterns_of('english_clauses', 'closing')})\b)")
_FEW = 3
_QUOTE_ENDS = (",", '"', "”", "?", "!", "」", "'", "’")


@dataclass(frozen=True, slots=True)
class Place:
    """A cue with its speaker in a statement, or in the part of one that goes on from another cue."""

    statement: Span
    found: FoundCue
    # Where speaker and cue begin: with the speaker, or with the cue where he had the word before.
    start: int
    speaker: Span
    # Where what is said begins behind the cue, if anything may be.
    after: int | None
    # Whether no other cue stands before it.
    is_first: bool


def placed(reading: Reading, place: Place, previous: Span | None) -> Opening | None:
    """Decide whether what is said stands before the cue, after it, or around it; `previous` is the statement before."""
    folded, statement, found, after = reading.folded, place.statement, place.found, place.after
    ahead = folded[statement.start : place.start].rstrip()
    opening = Opening(place.start, place.speaker, found, None, after)
    # As Hill pointed out, prices fell; In her opinion, Hill said, ...
    leads_in = ahead.strip().lower() == "as" or _IN_VIEW.fullmatch(ahead)
    if leads_in and folded.startswith(",", found.span.end):
        return replace(opening, after=found.span.end + 1)
    stands_before = place.start == place.speaker.start
    if stands_before and place.is_first and _goes_around(folded, statement, found, ahead):
        return replace(opening, before=statement, after=None, whole=True)
    is_speech = stands_before and not is_listed("adjectives", found.cue.form)
    before = content_before(reading, statement, place.start, previous) if is_speech else None
    if before is not None and after is not None and is_occasion(folded, after, statement.end):
        after = None
    if before is None or not _is_said_ahead(folded, place, before, after):
        return replace(opening, after=after) if after is not None else None
    if after is not None and is_direct(folded, found.span.end, statement.end):
        return replace(opening, before=before)
    return replace(opening, before=before, after=quoted_after(folded, found.span.end, statement.end), whole=True)


def _goes_around(folded: str, statement: Span, found: FoundCue, ahead: str) -> bool:
    """Whether a statement goes on around its cue: Prices, Hill said, will fall."""
    takes_any = found.cue.takes in ("clause", "marked")
    around = takes_any and ahead.endswith(",") and _GOES_ON.match(folded, found.span.end, statement.end)
    return bool(around) and not _LEADS_UP.match(ahead)


def _is_said_ahead(folded: str, place: Place, before: Span, after: int | None) -> bool:
    """Whether what stands before the cue is what is said, and not a quotation of its own: “A.” He said B."""
    statement, found = place.statement, place.found
    speaks = found.cue.takes in ("clause", "marked")
    if before.end <= statement.start and (after is not None or not speaks):
        return False  # the quotation ahead is not taken twice
    if folded[before.start] in MARKS:
        return True
    is_told = found.cue.form.startswith(("tell", "told"))
    closes = is_told or _CLOSES.match(folded, found.span.end, statement.end) is not None
    return after is None and closes and speaks and not is_listed("quoting", found.cue.form)


def inverted(reading: Reading, statement: Span, found: FoundCue) -> Opening | None:
    """“...,” said Wu; Said Wu: “...”."""
    folded, start = reading.folded, found.span.start
    ahead = folded[statement.start : start].rstrip()
    opens = not ahead and folded[start].isupper()
    if (
        found.cue.takes not in ("clause", "marked")
        or found.cue.form.endswith("ing")
        or found.cue.form.startswith(("tell", "told"))
        or (is_listed("nouns", found.cue.form) and not found.cue.form.endswith("s") and ahead.endswith(","))
        or not (opens or ahead.endswith(_QUOTE_ENDS))
        or is_that(folded, found.span.end)
        or _NAME_AHEAD.fullmatch(ahead.lstrip())
    ):
        return None
    limit = min(statement.end, found.span.end + 3 * _BACK)
    speaker = english_speaker_after(reading, found.span.end, limit, lenient=ahead.endswith(_QUOTE_ENDS[1:3]))
    if speaker is None or not _AFTER_SPEAKER.match(folded, speaker.end, statement.end):
        return None
    if opens:
        follows = folded[speaker.end : speaker.end + 1] == ":"
        return Opening(start, speaker, found, None, speaker.end + 1) if follows else None
    if ahead.count(" ") <= _FEW and ahead.endswith(",") and _GOES_ON.match(folded, speaker.end, statement.end):
        return Opening(start, speaker, found, statement, None, whole=True)
    before = content_before(reading, statement, start, None)
    second = quoted_after(folded, speaker.end, statement.end)
    return Opening(start, speaker, found, before, second, whole=True) if before is not None else None
