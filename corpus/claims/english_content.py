"""Where English reported words begin and end, before a cue and after it. Must never decide whose they are."""

import re

from corpus.claims.english_phrases import can_speak, trimmed
from corpus.claims.reading import Reading
from corpus.claims.wordlists import pattern
from corpus.english_words import AUXILIARY, FINITE
from corpus.lexicon import patterns_of
from corpus.models import Span

# What opens a quotation.
MARKS = frozenset("\"“‘「'")
_SECOND = re.compile(r"(?:[^\"“.;]{0,60}?[,:.])?\s*(?=[\"“‘]|(?<= )'[A-Za-z])")


def quoted_after(folded: str, start: int, end: int) -> int | None:
    """“A,” he said, “B.” - where the second quotation opens."""
    match = _SECOND.match(folded, start, end)
    return match.end() if match and match.end() < end else None


def content_before(reading: Reading, statement: Span, until: int, previous: Span | None) -> Span | None:
    """What stands before “, Wu said”: the quotation that ends there, or everything from the start of the statement."""
    folded = reading.folded
    quotations = [quotation for quotation in reading.quotations_in(statement) if quotation.outer.end <= until]
    start = after_dateline(folded, statement)
    if quotations and _IS_HOW.fullmatch(folded, quotations[-1].outer.end, until):
        last = quotations[-1].outer
        return Span(start, last.end) if _is_part(folded, start, last) else last
    ahead = folded[start:until].rstrip()
    if ahead.endswith(",") and len(ahead.split()) > _FEWEST_WORDS and not _SETTING.fullmatch(ahead):
        return Span(start, start + len(ahead) - 1)
    if not ahead and previous is not None:
        first = folded[previous.start : previous.end].lstrip()[:1]
        quotations = list(reading.quotations_in(previous))
        if first and first in MARKS and quotations and not folded[quotations[-1].outer.end : statement.start].strip():
            return quotations[-1].outer
    return None


def _is_part(folded: str, start: int, quotation: Span) -> bool:
    """Whether a quotation is part of what is reported as a whole: The cut was "deeper than feared," they wrote."""
    ahead = folded[start : quotation.start].rstrip()
    if not ahead[-1:].isalnum():
        return False
    if folded[quotation.start + 1 : quotation.start + 2].islower() and len(ahead.split()) > 1:
        return True
    return _COPULA.search(ahead) is not None and len(folded[quotation.start : quotation.end].split()) <= _FEW


_FEW = 8
_COPULA = re.compile(rf"\b(?:{AUXILIARY})\b")
# “...,” she said; “...” is how she described it.
_IS_HOW = re.compile(r"[ ,]*(?:(?:is|was|are|were) (?:how|what) )?")
# For the three months to May, Larkfield reported ...: when and how, without a verb of its own.
_SETTING = re.compile(
    rf"(?:{patterns_of('english_clauses', 'settings')})\b(?:(?!\b(?:{FINITE})\b)[^,])*,|(?:when )?(?:asked"
    r"|pressed|questioned)\b[^,]*,",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}"
    r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?: ?\([^()\n]{1,30}\))?\s*(?:—|–|--|-)\s+"
)


def after_dateline(folded: str, statement: Span) -> int:
    """Where a statement begins behind a place in capitals: LONDON (AP) — Prices fell."""
    match = _DATELINE.match(folded, *statement)
    return match.end() if match else statement.start


def split_quotation(reading: Reading, before: Span | None, after: int | None, end: int) -> Span | None:
    """“A,” he said, “B.” is said in one breath: the stretch from A to B, unless more stands between than in them."""
    if before is None or after is None or reading.folded[before.start] not in MARKS:
        return None
    second = next(iter(reading.quotations_in(Span(after, end))), None)
    if second is None or reading.folded[after : second.outer.start].strip():
        return None
    between = second.outer.start - before.end
    said = before.end - before.start + second.outer.end - second.outer.start
    goes_on = _PARTICIPLE.search(reading.folded, before.end, second.outer.start)
    return Span(before.start + 1, second.inner.end) if between < said and not goes_on else None


_PARTICIPLE = re.compile(r"\b(?!king\b)\w+ing,?\s*$")


# Fewer words before a comma lead up to something and say nothing.
_FEWEST_WORDS = 3
_TRAILING = re.compile(
    r"[,;—–]?\s*(?:\b(?:and who(?: \w+)?|but|and|while|though|although|yet)\b)?\s*"
    r"(?:\b(?:has|have|had|is|also|later|then)\s*)?$",
    re.IGNORECASE,
)
_TRAIL = 22
_BESIDE_QUOTE = re.compile(
    r"(?<=[,.][”\"]) (?=(?!according|including)\w+ing\b)|(?<=[”\"]) and (?=(?!need|indeed|inde)[a-z]+ed\b)"
)


def _before_another(reading: Reading, start: int, until: int) -> int:
    """Where a semicolon stands behind which somebody else says something; Roe blames Hill; Hill blames Roe."""
    at = reading.folded.find(";", start, until)
    if at < 0 or reading.is_quoted(at):
        return until
    cue = next((found for found in reading.cues_in(Span(at, until)) if found.cue.lang == "en"), None)
    phrase = Span(*trimmed(reading.folded, at + 1, cue.span.start)) if cue else Span(at, at)
    return at if phrase.end - phrase.start > 1 and can_speak(reading, phrase) else until


# described it as “a mess”: what is said is the mess.
_IT = re.compile(r"\s*(?:(?:it|them|him|her|that|this)(?: as)? (?=[\"“‘])|(?:it|them|him|her)(?: as)? (?=an? [\"“‘]))")


def ended(reading: Reading, start: int, until: int) -> Span:
    """Where a content ends: before ", but", or with the quotation it is."""
    folded = reading.folded
    until = _before_another(reading, start, until)
    comment = pattern("speeches", "writer_en").search(folded, start, until)
    if comment and not reading.is_quoted(comment.start()):
        until = comment.start()
    quoted = _BESIDE_QUOTE.search(folded, start, until)
    if quoted and not reading.is_quoted(quoted.start() + 1):
        until = quoted.start()
    trailing = _TRAILING.search(folded, max(start, until - _TRAIL), until)
    end = trailing.start() if trailing else until
    it = _IT.match(folded, start, end)
    start = it.end() if it else start
    opening = next((quotation for quotation in reading.quotations_in(Span(start, end))), None)
    if opening and not folded[start : opening.outer.start].strip() and not folded[opening.outer.end : end].strip(" .,"):
        return opening.outer
    return Span(start, max(start, end))
