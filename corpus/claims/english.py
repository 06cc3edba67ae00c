"""English clause rules: from a cue to who is meant to have said what. Must never resolve a pronoun or judge a type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.cues import Cue, FoundCue
from corpus.claims.english_speakers import (
    english_speaker_after,
    english_speaker_before,
    leading_subject,
    source_after,
)
from corpus.claims.reading import Reading
from corpus.models import Span

_ACCORDING = re.compile(r"\b(?P<cue>according to|in the words of|(?:(?<=^)|(?<=\n)|(?<=\. ))per(?= (?:the|a|an|its)\b))\s+", re.IGNORECASE)
_IN_VIEW = re.compile(
    r"\bin (?P<who>[^,.;]{1,40}?)(?:['’]s?|(?<=his)|(?<=her)|(?<=their)) (?P<cue>view|opinion|words|eyes|estimation|assessment),?\s*",
    re.IGNORECASE,
)
# Between a cue and what is said: to whom, when, where. Only where "that" or a quotation follows.
_ADJUNCT = re.compile(
    r"\s(?:to|in|on|at|during|after|before|from|by|with|through|via|of|for|about|earlier|late|last|this|yesterday|today|\w+day)\b[^.;:\"“”]{0,90}?(?=\s*,?\s*(?:\bthat\b|[\"“])|:)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\s*,?\s*(?:(?:(?:on |late |early )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?|yesterday|today|last (?:week|month|year|night)|this (?:week|month|year|morning)|earlier(?: this \w+)?|recently|again|in (?:a|an|the) (?:statement|interview|letter|note|report|blog post|email|tweet|speech|keynote|memo|press conference|filing|press release|news conference))\b,?\s*)+",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s*,?\s*(?:that|how|why|whether)\b\s*", re.IGNORECASE)
_QUOTE = re.compile(r"\s*[,:]?\s*(?=[\"“‘「])")
_TOLD = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|its|our|my)\s+(?:\w+\s){0,2}?\w+(?:'s \w+)?|[A-Z][\w.'’&-]*(?: (?:[A-Z][\w.'’&-]*|of|the|and))*|\w+)"
)
_SILENCED = re.compile(
    r"(?:\b(?:declin\w*|refus\w*|fail\w*|unable|unwilling|hard|difficult|safe|fair|needless|suffice) to|\bnot immediately|\bto|\bdid not|\bdidn['’]t|\bwouldn['’]t|\bcannot|\bcan['’]t|\bnot|\b(?:the|a|an|this|that|these|those|of|no|any|some|such))\s+$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|also\s+|now\s+)?$", re.IGNORECASE)
# Before a cue or its speaker: the reported words are over, something else is reported.
_BORDER = re.compile(r"(?:[,;]|\s—|\s-|\.)\s*(?:(?:but|and|while|though|although|yet|as|then)\s+)?$", re.IGNORECASE)
_COORDINATED = re.compile(r"(?:^|[,;])?\s*\b(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|has\s+|have\s+)?$", re.IGNORECASE)
_NOTHING = re.compile(r"\s*(?:[.,;!?)\n]|$)")
_NOUN_LIKE = frozenset(
    [
        "claim",
        "claims",
        "report",
        "reports",
        "estimate",
        "estimates",
        "plan",
        "plans",
        "project",
        "projects",
        "note",
        "notes",
        "state",
        "states",
        "view",
        "comment",
        "comments",
        "fear",
        "fears",
        "hope",
        "hopes",
        "aim",
        "aims",
        "bet",
        "bets",
        "demand",
        "demands",
        "forecast",
        "forecasts",
        "reason",
        "feel",
        "reply",
        "doubt",
        "say",
        "promise",
        "pledge",
        "threaten",
        "read",
        "show",
        "shows",
        "find",
        "offer",
        "posts",
        "post",
        "thought",
        "saw",
        "held",
        "sees",
        "see",
        "found",
        "mention",
        "mentions",
        "warning",
        "finding",
        "reporting",
        "seeks",
        "planned",
        "projected",
        "estimated",
        "expected",
    ]
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """A cue with its speaker. What it reports stands in `before`, or from `after` on, or both; `start` is where it begins itself."""

    start: int
    speaker: Span | None
    cue: FoundCue
    before: Span | None
    after: int | None
    # The statement is this speaker's as a whole.
    whole: bool = False
    # Where the content ends at the latest.
    until: int | None = None


def read_english(reading: Reading, statement: Span, previous: Span | None) -> list[Attribution]:
    """Read the attributions of one statement; `previous` is the statement before it in the same paragraph."""
    openings = _kept(list(_openings(reading, statement, previous)))
    found: list[Attribution | None] = []
    for number, opening in enumerate(openings):
        until = openings[number + 1].start if number + 1 < len(openings) else statement.end
        if opening.before is not None:
            found.append(attribute(reading, opening.before, opening.speaker, opening.cue))
        if opening.until is not None and opening.until > 0:
            until = min(until, opening.until)
        if opening.after is not None and opening.after < until:
            found.append(attribute(reading, _ended(reading, opening.after, until), opening.speaker, opening.cue))
    return [attribution for attribution in found if attribution is not None]


def _kept(openings: list[_Opening]) -> list[_Opening]:
    """A speaker named at the end of a statement says all of it: "He thinks so, Smith said." is Smith's."""
    for number in range(len(openings) - 1, 0, -1):
        if openings[number].whole:
            return openings[number:]
    return openings


def _openings(reading: Reading, statement: Span, previous: Span | None) -> Iterator[_Opening]:
    last: _Opening | None = None
    for found in _candidates(reading, statement):
        if any(q.outer.start < found.span.start < q.outer.end for q in reading.quotations_in(statement)):
            continue
        opening = (
            _sourced(reading, statement, found)
            if found.cue.takes == "source"
            else _cued(reading, statement, found, last, previous)
        )
        if opening is None or (last is not None and last.after is not None and not _breaks(reading, last, opening)):
            continue
        yield opening
        last = opening


def _candidates(reading: Reading, statement: Span) -> list[FoundCue]:
    cues = [found for found in reading.cues_in(statement) if found.cue.lang == "en"]
    for pattern in (_ACCORDING, _IN_VIEW):
        for match in pattern.finditer(reading.folded, *statement):
            cues.append(
                FoundCue(
                    Cue(match["cue"], "en", "opinion" if pattern is _IN_VIEW else "say", "source", 0.9),
                    Span(*match.span()),
                )
            )
    return sorted(cues, key=lambda found: found.span)


def _breaks(reading: Reading, last: _Opening, opening: _Opening) -> bool:
    """Whether an opening inside a content ends it: ", but Smith said", ", adding that"."""
    if opening.whole or opening.before is not None:
        return True
    if last.after is not None and opening.start <= last.after + 1:
        return False
    ahead = reading.folded[max(0, opening.start - 12) : opening.start]
    return bool(_BORDER.search(ahead) or (opening.start == opening.cue.span.start and _COORDINATED.search(ahead)))


def _sourced(reading: Reading, statement: Span, found: FoundCue) -> _Opening | None:
    """According to X, ...; ..., according to X; in X's view, ..."""
    folded = reading.folded
    view = _IN_VIEW.match(folded, found.span.start)
    if view:
        who = Span(*view.span("who"))
        return _Opening(found.span.start, who, found, None, found.span.end)
    source = source_after(reading, found.span.end, statement.end)
    if source is None:
        return None
    ahead = folded[statement.start : found.span.start].strip()
    if len(ahead.split()) > 3:
        return _Opening(found.span.start, source, found, Span(statement.start, found.span.start), None, whole=True)
    comma = folded.find(",", source.end, statement.end)
    return _Opening(found.span.start, source, found, None, comma + 1) if comma >= 0 else None


def _cued(
    reading: Reading, statement: Span, found: FoundCue, last: _Opening | None, previous: Span | None
) -> _Opening | None:
    folded, cue = reading.folded, found.cue
    left = folded[max(statement.start, found.span.start - 40) : found.span.start]
    if _SILENCED.search(left) or (_PASSIVE.search(left) and found.cue.form not in _ADJECTIVES):
        return None
    inverted = _inverted(reading, statement, found)
    if inverted is not None:
        return inverted
    relative = _RELATIVE.search(folded, statement.start, found.span.start)
    until = relative.start() if relative else found.span.start
    floor = (
        last.speaker.end
        if last is not None and last.speaker is not None and last.speaker.end <= until
        else statement.start
    )
    speaker = english_speaker_before(reading, max(floor, statement.start), until)
    coordinated = bool(_COORDINATED.search(left))
    if speaker is None and last is None and coordinated:
        speaker, start = leading_subject(reading, statement), found.span.start
    elif speaker is None and last is not None and (coordinated or left.rstrip().endswith(",")):
        speaker, start = last.speaker, found.span.start
    else:
        start = speaker.start if speaker is not None else found.span.start
    if speaker is None or (
        cue.form in _NOUN_LIKE and not _is_proper(reading, speaker) and not _THAT.match(folded, found.span.end)
    ):
        return None
    after = _content_after(folded, found, statement.end)
    if relative is not None:
        return (
            _Opening(start, speaker, found, None, after, until=folded.find(",", after, statement.end))
            if after
            else None
        )
    return _placed(reading, statement, found, start, speaker, after, previous, first=last is None)


# X, who has said ..., - the speaker stands before the relative clause.
_RELATIVE = re.compile(r",?\s+who\s+(?:\w+\s+){0,2}$")


def _placed(  # noqa: PLR0913 - all of them are where the cue stands
    reading: Reading,
    statement: Span,
    found: FoundCue,
    start: int,
    speaker: Span,
    after: int | None,
    previous: Span | None,
    *,
    first: bool,
) -> _Opening | None:
    """Decide whether what is said stands before the cue, after it, or around it."""
    folded = reading.folded
    around = start == speaker.start and re.match(r"\s*,\s*(?!\w+ing\b|[\"“])\w", folded[found.span.end : statement.end])
    ahead = folded[statement.start : start].rstrip()
    if around and ahead.endswith(",") and first and not _INTRODUCES.match(ahead):
        return _Opening(start, speaker, found, statement, None, whole=True)
    before = _content_before(reading, statement, start, previous) if start == speaker.start else None
    direct = _QUOTE.match(folded, found.span.end, statement.end) or folded[found.span.end : found.span.end + 1] == ":"
    if (
        before is not None
        and folded[before.start - 1 : before.start] not in ('"', "“", "「")
        and (after is not None or not (first or ahead))
    ):
        before = None
    if before is not None and (after is None or not direct):
        return _Opening(start, speaker, found, before, _quoted_after(folded, found.span.end, statement.end), whole=True)
    return _Opening(start, speaker, found, before, after) if after is not None else None


# A clause that only leads up to what is said: Asked whether ..., she replied ....
_INTRODUCES = re.compile(r"\s*(?:asked|in an?|at an?|speaking|during|after|when|on)\b", re.IGNORECASE)
_ADJECTIVES = frozenset(["concerned", "worried", "convinced", "confident", "sure", "determined"])


def _is_proper(reading: Reading, speaker: Span) -> bool:
    text = reading.folded[speaker.start : speaker.end]
    return text.lower() in ("he", "she", "they", "we", "i") or any(word[:1].isupper() for word in text.split())


def _inverted(reading: Reading, statement: Span, found: FoundCue) -> _Opening | None:
    """“...,” said Wu."""
    folded = reading.folded
    ahead = folded[statement.start : found.span.start].rstrip()
    if (
        not ahead.endswith((",", '"', "”", "?", "!", "」"))
        or not found.cue.form.endswith(("d", "s", "e", "t"))
        or found.cue.takes == "object"
    ):
        return None
    speaker = english_speaker_after(reading, found.span.end, min(statement.end, found.span.end + 120))
    if speaker is None or _THAT.match(folded, found.span.end):
        return None
    before = _content_before(reading, statement, found.span.start, None)
    if before is None:
        return None
    return _Opening(
        found.span.start, speaker, found, before, _quoted_after(folded, speaker.end, statement.end), whole=True
    )


def _content_before(reading: Reading, statement: Span, until: int, previous: Span | None) -> Span | None:
    """What stands before “, Wu said”: the quotation that ends there, or everything from the start of the statement."""
    folded = reading.folded
    quotations = [q for q in reading.quotations_in(statement) if q.outer.end <= until]
    if quotations and not folded[quotations[-1].outer.end : until].strip(" ,"):
        return quotations[-1].inner
    ahead = folded[statement.start : until].rstrip()
    if ahead.endswith(",") and len(ahead.split()) > 3:
        return Span(statement.start, statement.start + len(ahead) - 1)
    if not ahead and previous is not None:
        quotations = list(reading.quotations_in(previous))
        if quotations and not folded[quotations[-1].outer.end : statement.start].strip():
            return quotations[-1].inner
    return None


def _quoted_after(folded: str, start: int, end: int) -> int | None:
    """“A,” he said, “B.” - where the second quotation opens."""
    match = re.compile(r"[^\"“.;]{0,60}?[,:.]?\s*(?=[\"“])").match(folded, start, end)
    return match.end() if match and match.end() < end else None


def _content_after(folded: str, found: FoundCue, end: int) -> int | None:
    """Where the words reported after a cue begin, or None where what follows is not what the cue takes."""
    at = found.span.end
    if found.cue.form.startswith(("tell", "told")):
        told = _TOLD.match(folded, at, end)
        at = told.end() if told else at
    when = _WHEN.match(folded, at, end)
    at = when.end() if when else at
    for pattern in (_THAT, _QUOTE):
        match = pattern.match(folded, at, end)
        if match:
            return match.end()
    if folded[at : at + 1] == ":":
        return at + 1
    adjunct = _ADJUNCT.match(folded, at, end)
    if adjunct:
        match = _THAT.match(folded, adjunct.end(), end) or _QUOTE.match(folded, adjunct.end(), end)
        return match.end() if match else adjunct.end() + 1
    if found.cue.takes == "target" and not _TARGET.search(folded, at, end):
        return None
    if found.cue.takes == "measured" and not _MEASURED.search(folded, at, end):
        return None
    if found.cue.takes == "marked" or _NOTHING.match(folded, at, end) or len(folded[at:end].split()) < 2:
        return None
    if found.cue.takes == "clause" and _PREPOSITION.match(folded, at, end) and found.cue.form not in _WITH_PREPOSITION:
        return None
    return at


_TARGET = re.compile(r"\s*(?:its|their|his|her|the)\b[^.;]{0,40}?\b(?:targets?|forecasts?|ratings?|estimates?|outlook|guidance|projections?)\b")
_MEASURED = re.compile(r"\s*[\w$&'’ -]{1,60}?\b(?:averaging|reaching|rising|falling|growing|slowing|hitting|climbing|dropping|at|to|of)\b[^.;]{0,20}?\d")
_PREPOSITION = re.compile(
    r"\s*(?:of|about|to|with|for|on|from|by|as|into|at|up|out|over|like|so)\b(?! (?:the|least|first|all|many|some|most|be)\b.{0,40}\b(?:is|are|was|were|will|has|have|had)\b)",
    re.IGNORECASE,
)
_WITH_PREPOSITION = frozenset(
    [
        "expect",
        "expects",
        "expected",
        "urge",
        "urges",
        "urged",
        "call",
        "for",
        "calls",
        "for",
        "called",
        "for",
        "hope",
        "hopes",
        "hoped",
        "forecast",
        "predict",
        "claim",
        "claims",
        "claimed",
        "estimate",
    ]
)


def _ended(reading: Reading, start: int, until: int) -> Span:
    """Where a content ends: before ", but", or with the quotation it is."""
    folded = reading.folded
    end = until
    trimmed = re.compile(
        r"[,;]?\s*(?:\b(?:but|and|while|though|although|yet)\b)?\s*(?:\b(?:has|have|had|is|also|later|then)\s*)?$",
        re.IGNORECASE,
    ).search(folded, max(start, until - 22), until)
    if trimmed:
        end = trimmed.start()
    quotations = [q for q in reading.quotations_in(Span(start, end)) if not folded[start : q.outer.start].strip()]
    if quotations and not folded[quotations[0].outer.end : end].strip(" .,"):
        return quotations[0].outer
    return Span(start, max(start, end))
