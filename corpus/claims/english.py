"""English clause rules: from a cue to who is meant to have said what. Must never resolve a pronoun or judge a type."""

import re
from collections.abc import Iterator

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.cues import FoundCue, is_listed
from corpus.claims.english_borders import kept, second_half, within_clause
from corpus.claims.english_content import ended, split_quotation
from corpus.claims.english_passives import is_passive, passive, quoted_as
from corpus.claims.english_phrases import head_of
from corpus.claims.english_places import Place, inverted, placed
from corpus.claims.english_sources import Opening, candidates, sourced
from corpus.claims.english_speakers import document_before, english_speaker_before
from corpus.claims.english_subjects import leading_subject
from corpus.claims.english_takes import content_after, ends_here, is_that
from corpus.claims.genders import is_given
from corpus.claims.reading import Reading
from corpus.lexicon import patterns_of
from corpus.models import Span

# Before a cue: nobody said it, or it is a noun.
_SILENCED = re.compile(rf"\b(?:{patterns_of('english_clauses', 'silencing')})\s+$", re.IGNORECASE)
# She does not believe ...: a claim that denies.
_DENIES = re.compile(r"\b(?:do|does|did)(?: not|n['’]t)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# Before a cue or its speaker: the reported words are over, something else is reported.
_BORDER = re.compile(
    r"(?:[,;][\"”]?|\s—|\s-|\.)\s*"
    r"(?:(?:but|and|while|though|although|yet|as|then)\s+|\w+ (?:hours?|days?|weeks?|months?) (?:after|before)\s+)?$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"(?:^|[,;])?\s*\b(?:and|but)\s+(?:(?:who\s+)?(?:\w+ly\s+|also\s+|then\s+|now\s+|has\s+|have\s+)?|who\s+\w+\s+)$",
    re.IGNORECASE,
)
# X, who has said ..., - the speaker stands before the relative clause.
_RELATIVE = re.compile(r"(?:,|\s[—–]|\s--?)?\s+who\s+(?:\w+\s+){0,2}$")
_COMMA, _DASH = re.compile(r",(?!\d)"), re.compile(r"\s(?:[—–]|--?)\s")
_WHICH = re.compile(r", which (?:\w+ )?$")
# X was quoted as saying ....
_QUOTED_AS = re.compile(r"\s+(?:is|was|are|were|(?:has|have) been) (?:quoted|cited|recorded|on record) as\s+$")
# Rubio, who once called him a fraud, now says ...
_AFTER_COMMA = re.compile(r"(?:,|\s[—–]|\s--)[ \"”]*(?:(?:now|also|then|later|still|again|has|have|had|\w+ly) )*$")
# Whoever stands between a quotation and a verb speaks: “...,” the crowd chanted.
_BEHIND_QUOTE = re.compile(r"[,.?!][\"”] (?:the|an?|one|his|her|their|[A-Z][\w'’-]+['’]s) [^\"“”,;:.\n]{2,60}$")
# "The press," he likes to say, "is wrong."
_LIKES_TO = re.compile(
    r" (?:likes?|loves?|went on|goes on|continue[sd]?|(?:was|were|is|are) quick|beg[ai]n|liked) to $"
)
# began by saying, a letter urging
_BY = re.compile(
    rf"\b(?:{patterns_of('english_clauses', 'before_saying')})(?: (?:yesterday|today|last \w+|"
    r"(?:on )?\w+day))?\s+(?:also\s+)?$",
)
_BACK = 40


def read_english(reading: Reading, statement: Span, previous: Span | None) -> list[Attribution]:
    """Read the attributions of one statement; `previous` is the statement before it in the same paragraph."""
    openings = kept(reading, list(_openings(reading, statement, previous)))
    found: list[Attribution | None] = []
    for number, opening in enumerate(openings):
        until = openings[number + 1].start if number + 1 < len(openings) else statement.end
        joined = split_quotation(reading, opening.before, opening.after, statement.end)
        if joined is not None:
            found.append(Attribution(joined, opening.speaker, opening.cue, "direct"))
            continue
        if opening.before is not None:
            found.append(attribute(reading, opening.before, opening.speaker, opening.cue))
        until = within_clause(reading, statement, opening, min(until, opening.until or until))
        # A target that is set cannot be read without its verb: lowered its forecast to $780bn.
        after = opening.cue.span.start if opening.after and opening.cue.cue.takes == "target" else opening.after
        content = ended(reading, after, until) if after is not None and after < until else None
        if content is not None:
            found.append(attribute(reading, content, opening.speaker, opening.cue))
    return [attribution for attribution in found if attribution is not None]


def _openings(reading: Reading, statement: Span, previous: Span | None) -> Iterator[Opening]:
    last: Opening | None = None
    for found in candidates(reading, statement):
        if reading.is_quoted(found.span.start) or _is_named(reading, statement, found):
            continue
        if found.cue.takes == "source" and last is not None and last.whole:
            continue  # “...,” he said, according to a transcript
        if found.cue.takes == "source":
            opening = sourced(reading, statement, found)
        elif is_passive(reading, statement, found):
            opening = passive(reading, statement, found)
        elif found.cue.form == "saying" and (others := quoted_as(reading, statement, found)) is not None:
            opening = others
        else:
            opening = _cued(reading, statement, found, last, previous)
        if opening is not None and (last is None or last.after is None or _breaks(reading, last, opening)):
            yield opening
            last = opening


def _is_named(reading: Reading, statement: Span, found: FoundCue) -> bool:
    """Whether a cue is part of a name: released Muse Image. In a headline, the words before it are large as well."""
    if not reading.folded[found.span.start].isupper():
        return False
    if is_given(reading.folded[slice(*found.span)]) and _FAMILY.match(reading.folded, found.span.end):
        return True
    ahead = reading.folded[statement.start : found.span.start]
    return bool(_SMALL.search(ahead)) or (bool(_IN_NAME.search(ahead)) and not _is_headline(ahead))


# Hope Hicks
_FAMILY = re.compile(r" [A-Z][a-z]")
_SMALL = re.compile(r"(?:^|\s)[a-z]+ $")
_IN_NAME = re.compile(r"(?:^|\s)(?:[tT]he|[a-z]+) (?:[A-Z][\w.'’-]* ){1,3}$")
_CONTENT_WORD = re.compile(r"\b[A-Za-z]\w{3,}")


def _is_headline(text: str) -> bool:
    """Whether most words of a text are written large: Fed Says It Will Wait."""
    found = _CONTENT_WORD.findall(text)
    large = [word for word in found if word[0].isupper()]
    return 2 * len(large) > len(found)


def _breaks(reading: Reading, last: Opening, opening: Opening) -> bool:
    """Whether an opening inside a content ends it: ", but Smith said", ", adding that"."""
    if opening.whole or opening.before is not None:
        return True
    if last.after is not None and opening.start <= last.after + 1:
        return False
    if last.until is not None and last.until <= opening.start:
        return True
    ahead = reading.folded[max(0, opening.start - 24) : opening.start]
    return bool(_BORDER.search(ahead) or (opening.start == opening.cue.span.start and _COORDINATED.search(ahead)))


def _cued(
    reading: Reading, statement: Span, found: FoundCue, last: Opening | None, previous: Span | None
) -> Opening | None:
    folded = reading.folded
    left = folded[max(statement.start, found.span.start - _BACK) : found.span.start]
    likes = _LIKES_TO.search(left)
    told = document_before(folded, statement.start, found.span.start)
    if _is_silenced(left, found) and not likes and told is None:
        return None
    if (turned := inverted(reading, statement, found)) is not None:
        return turned
    ahead = found.span.start - len(left)
    relative = _RELATIVE.search(folded, ahead, found.span.start)
    quoted = _QUOTED_AS.search(folded, ahead, found.span.start)
    until = relative.start() if relative else quoted.start() if quoted else found.span.start
    until -= len(likes[0]) if likes else 0
    speaker = _subject(reading, statement, until, last, left, found)
    if speaker is None or not _is_verb(reading, speaker, found):
        return None
    goes_on = (last is not None and speaker == last.speaker) or _COORDINATED.search(left)
    start = found.span.start if goes_on else speaker.start
    after = content_after(folded, found, statement.end)
    if relative is None and (told is None or not _WHICH.search(left)):
        border = second_half(reading, last, speaker.start) if last is not None else None
        part = statement if border is None else Span(border + 1, statement.end)
        is_first = last is None or border is not None
        return placed(reading, Place(part, found, start, speaker, after, is_first), previous)
    is_set_off = relative is not None and relative[0].lstrip()[:1] in "—–-"
    border = _aside_end(folded, after, statement.end, is_set_off=is_set_off) if after else None
    return Opening(start, speaker, found, None, after, until=border) if after else None


def _is_silenced(left: str, found: FoundCue) -> bool:
    """Whether the words before a cue say that nobody said it; who does not believe something denies it."""
    denies = found.cue.act in ("opinion", "prediction") and _DENIES.search(left)
    return not denies and _SILENCED.search(left) is not None


def _aside_end(folded: str, after: int, end: int, *, is_set_off: bool) -> int | None:
    """Where a relative clause ends: with its comma and the mark behind that, or with its dash."""
    match = (_DASH if is_set_off else _COMMA).search(folded, after, end)
    return match.start() + 2 * folded.startswith(('"', "”"), match.end()) if match else None


def _subject(
    reading: Reading, statement: Span, until: int, last: Opening | None, left: str, found: FoundCue
) -> Span | None:
    """Who stands before the cue; else, after "and" or a comma, whoever spoke before or opens the sentence."""
    floor = statement.start
    if last is not None and last.speaker is not None and last.speaker.end <= until:
        floor = last.speaker.end
    lenient = _is_said_for_sure(reading, statement, found, until)
    by = found.cue.form.endswith("ing") and _BY.search(left)
    coordinated, comma = _COORDINATED.search(left) or by, _AFTER_COMMA.search(left)
    led = leading_subject(reading, statement) if comma and last is None and found.cue.form.endswith("ing") else None
    speaker = None if by else led or english_speaker_before(reading, floor, until, lenient=lenient)
    if speaker is not None:
        return speaker
    border = second_half(reading, last, found.span.start) if last is not None else None
    if border is not None and (led := leading_subject(reading, Span(border + 1, statement.end))) is not None:
        return led
    if last is not None:
        return last.speaker if coordinated or comma else None
    joins = coordinated or (comma and found.cue.form.endswith("ing"))
    return leading_subject(reading, statement) if joins else None


def _is_said_for_sure(reading: Reading, statement: Span, found: FoundCue, until: int) -> bool:
    """Whether the words around a cue tell that something is said, whoever says it: that, or a quotation before it."""
    is_marked = is_that(reading.folded, found.span.end) and found.cue.act != "fact"
    is_strong = is_listed("strong", found.cue.form) or found.cue.form.endswith(" that")
    start = max(statement.start, until - 2 * _BACK)
    return is_marked or is_strong or _BEHIND_QUOTE.search(reading.folded, start, until) is not None


def _is_verb(reading: Reading, speaker: Span, found: FoundCue) -> bool:
    """Whether a form that may be a noun is a verb here: after a name or a pronoun, or before "that"."""
    text = reading.folded[speaker.start : speaker.end]
    is_base = is_listed("nouns", found.cue.form) and not is_listed("unchanged", found.cue.form)
    if is_base and not _SOME.fullmatch(text) and _ALONE.search(head_of(text)):
        return is_that(reading.folded, found.span.end)  # a stadium plan
    if is_base and (_ACTED.search(head_of(text)) or _EACH.fullmatch(text)):
        return is_that(reading.folded, found.span.end)  # the council approved a stadium plan
    named = _SOME.fullmatch(text) is not None or any(word[:1].isupper() for word in text.split())
    at, end = found.span.end, len(reading.folded)
    return (
        named
        or not is_listed("nouns", found.cue.form)
        or (_MANY.search(text) is not None and not found.cue.form.endswith("s"))
        or is_that(reading.folded, at)
        or ends_here(reading.folded, at, end)
    )


_SOME = re.compile(r"he|she|they|we|i|some|many|others|most|few|critics|experts|analysts", re.IGNORECASE)
# One thing or somebody: no verb without an s follows, nor after its last word if that is a noun before a noun.
_ALONE = re.compile(r"(?:^| )(?!(?:he|she|it|they|we|public)$)[a-z$][\w.'’-]*(?<!s)(?<!people)(?<!police)(?<!men)$")
_ACTED = re.compile(r"[\w'’-] [a-z]+ed [a-z]")
_EACH = re.compile(r"one|another|any|each|every|no|this|that", re.IGNORECASE)
# Several ministers doubt, people fear.
_MANY = re.compile(r"(?:[a-z]{3,}s|people|police|men|women|media)(?: \w+ly)?$")
