"""Where a Chinese claim opens: its speaker, its cue, its quotation. Must never say who speaks, nor what is said."""

import re
from dataclasses import dataclass

from corpus.claims.cues import FoundCue, nominal_cue
from corpus.claims.quotations import Quotation
from corpus.claims.reading import Reading
from corpus.models import Span

# A quotation of so many characters is said; a shorter one may be a term.
_SPEECH = 10


@dataclass(frozen=True, slots=True)
class Opening:
    """A cue with its speaker; what it reports starts at `content` and runs on until something else is reported."""

    clause: int
    # The clause that what is reported begins in; -1 where others in it may take the word.
    first: int
    content: int
    speaker: Span | None
    cue: FoundCue | None
    # Content that stood before the cue: “……”他说。
    before: Span | None = None


def nominal(match: re.Match[str], act: str | None = None) -> FoundCue:
    """Make a cue of the words of a pattern that stand for one: 看来 of 在吴泳铭看来."""
    return nominal_cue(match["cue"], Span(*match.span("cue")), act)


def quotation_at(reading: Reading, start: int, until: int) -> Quotation | None:
    """Find the quotation that opens at `start`, blanks aside, and short of `until`."""
    while start < until and reading.folded[start].isspace():
        start += 1
    quotations = reading.quotations_in(Span(start, start + 1))
    return quotations[0] if quotations and start < until else None


def is_speech(reading: Reading, quotation: Quotation) -> bool:
    """Whether a quotation is long enough, or punctuated as, something said rather than named."""
    inner = reading.folded[quotation.inner.start : quotation.inner.end].rstrip()
    return len(inner) >= _SPEECH or inner.endswith((",", "。", "!", "?", "…", "."))
