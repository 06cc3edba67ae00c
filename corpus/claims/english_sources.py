"""English attributions without a verb: according to X, in X's view, X's claim that. Must never read a verb."""

import re
from dataclasses import dataclass

from corpus.claims.cues import Cue, FoundCue, listed
from corpus.claims.english_speakers_after import source_after
from corpus.claims.reading import Reading
from corpus.english_words import AUXILIARY
from corpus.lexicon import patterns_of
from corpus.models import Span

_ACCORDING = re.compile(
    r"\b(?P<cue>according to|in the words of|(?:(?<=^)|(?<=\n)|(?<=\. ))per(?= (?:the|a|an|its)\b))\s+", re.IGNORECASE
)
_IN_VIEW = re.compile(
    r"\bin (?P<who>[^,.;]{1,40}?)(?:['’]s?|(?<=his)|(?<=her)|(?<=their)) "
    r"(?P<cue>view|opinion|words|eyes|estimation|assessment),?\s*",
    re.IGNORECASE,
)
_NOUNS = "|".join(sorted(listed("reporting_nouns")))
_OWNER = (
    r"(?<![\w.-])(?P<who>(?:[A-Z][\w.-]{0,30}(?: [A-Z][\w.-]{0,30}){0,4}"
    r"|[Tt]he \w+(?: \w+)?)(?=['’]s? )|[Hh]is|[Hh]er|[Tt]heir)"
    r"(?:['’]s?)? (?:\w+ )?"
)
# Her warning that ..., Trump's claim that ....
_NOUN_THAT = re.compile(rf"{_OWNER}(?P<cue>{_NOUNS})s? that\s+")
# the belief among donors that ..., claims by police that ...
_NOUN_OF = re.compile(
    rf"\b(?P<cue>{_NOUNS})s? (?:(?:last|this|earlier|on|in) \w+ )?(?:by|among|from)"
    rf" (?P<who>(?:[\w.'’-]+ ){{0,6}}?[\w.'’-]+) that\s+"
    r"(?!(?:is|was|were|are|has|had|have|will|would|can|could|may|might|should)\b)"
)
# Her argument is that ...
_STATING = "|".join(sorted(listed("reporting_nouns") | listed("stating_nouns")))
_NOUN_IS = re.compile(rf"{_OWNER}(?P<cue>{_STATING})s? (?:is|was|has been|had been|remains) that\s+")
_PATTERNS = (
    (_ACCORDING, "say"),
    (_IN_VIEW, "opinion"),
    (_NOUN_THAT, "opinion"),
    (_NOUN_OF, "opinion"),
    (_NOUN_IS, "opinion"),
)
# According to the FBI, which investigated it, ...
_ASIDE = re.compile(
    r",? (?:(?:who|which|whose)\b[^,.]{1,90}|an? (?:(?!\b(?:is|was|were|are|had|has|will|would)\b)[^,.]){1,60}),"
)
# Where what a noun reports ends: at a comma, or where the sentence judges it.
_END = re.compile(
    rf"[,;]\s|\s(?:has|have|had) been (?:{patterns_of('english_clauses', 'judged_so')})\b|\s(?:was|were|is"
    rf"|are) (?:{patterns_of('english_clauses', 'judged_as')})\b",
)
# The driver, according to police, was asleep: what stands before is the subject of what stands behind.
_PARTED = re.compile(
    r", (?:also |then |had |has |have |never |now )?"
    r"(?:is|are|was|were|had|has|have|will|would|could|can|may|did|[a-z]+ed)\b"
)
# That's nonsense, according to the mayor, who was there.
_TELLS_MORE = re.compile(r"(?:, (?:which|who)\b[^,]*)?[.\s]*$")
_VERB = re.compile(rf"(?:['’]s|\b(?:{AUXILIARY}))\b")
# So many words before "according to" only connect: In the meantime, according to ....
_CONNECTIVE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """A cue with its speaker. What it reports stands in `before`, or from `after` on."""

    # Where cue and speaker begin.
    start: int
    speaker: Span | None
    cue: FoundCue
    before: Span | None
    after: int | None
    # The statement is this speaker's as a whole.
    whole: bool = False
    # Where the content ends at the latest.
    until: int | None = None


def candidates(reading: Reading, statement: Span) -> list[FoundCue]:
    """Give the cues of a statement in order, with those that are no verbs; these take "source"."""
    cues = [found for found in reading.cues_in(statement) if found.cue.lang == "en"]
    has_that = reading.folded.find(" that ", *statement) >= 0
    for pattern, act in _PATTERNS if has_that else _PATTERNS[:2]:
        for match in pattern.finditer(reading.folded, *statement):
            cue = Cue(match["cue"], "en", act, "source", 0.9)
            cues.append(FoundCue(cue, Span(match.start(), match.end("cue"))))
    return sorted(cues, key=lambda found: found.span)


def sourced(reading: Reading, statement: Span, found: FoundCue) -> Opening | None:
    """Read according to X, ...; ..., according to X; in X's view, ...; X's claim that ...."""
    folded = reading.folded
    for pattern in (_IN_VIEW, _NOUN_THAT, _NOUN_OF, _NOUN_IS):
        match = pattern.match(folded, found.span.start)
        if match and pattern is _IN_VIEW and _is_anothers(reading, Span(match.end(), statement.end), match["who"]):
            return None
        if match:
            end = _END.search(folded, match.end(), statement.end) if pattern is _NOUN_THAT else None
            who, until = Span(*match.span("who")), end.start() if end else None
            return Opening(found.span.start, who, found, None, match.end(), until=until)
    source = source_after(reading, found.span.end, statement.end)
    if source is None:
        return None
    is_parted = folded[statement.start : found.span.start].rstrip().endswith(",")
    if is_parted and _PARTED.match(folded, source.end, statement.end):
        return Opening(found.span.start, source, found, statement, None, whole=True)
    tells_more = _TELLS_MORE.match(folded, source.end, statement.end) and _VERB.search(
        folded, statement.start, found.span.start
    )
    if tells_more or len(folded[statement.start : found.span.start].split()) > _CONNECTIVE_WORDS:
        return Opening(found.span.start, source, found, Span(statement.start, found.span.start), None, whole=True)
    aside = _ASIDE.match(folded, source.end, statement.end)
    comma = folded.find(",", aside.end() - 1 if aside else source.end, statement.end)
    return Opening(found.span.start, source, found, None, comma + 1) if comma >= 0 else None


def _is_anothers(reading: Reading, rest: Span, who: str) -> bool:
    """Whether "in his opinion" only leads up to what somebody says: In his opinion, Hill said, the bank is late."""
    cue = next((found for found in reading.cues_in(rest) if found.cue.lang == "en"), None)
    is_pronoun = who.lower() in ("his", "her", "their")
    return (
        is_pronoun
        and cue is not None
        and cue.cue.act == "say"
        and bool(_NAMED.fullmatch(reading.folded, rest.start, cue.span.start))
    )


# Nothing but a name with its office up to the verb.
_NAMED = re.compile(r"(?:[\w.'’-]+ ){0,6}[A-Z][\w.'’-]+ (?:\w+ly )?|(?:he|she|they) ")
