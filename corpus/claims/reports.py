"""Reports of one speech, interview or study, where the speaker goes on in sentences that name nobody.

Must never let ordinary news run on: without one speaker whom the article reports from end to end, nothing is added.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.claims.attributions import Attribution, trim_content
from corpus.claims.identities import NOBODY, Identity
from corpus.claims.reading import Reading
from corpus.claims.wordlists import HAN, pattern
from corpus.models import Span
from corpus.normalise import fold_characters


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement with what was attributed in it, or whom it is about where nothing was."""

    statement: Span
    said: tuple[tuple[Attribution, Identity], ...] = ()
    subject: Identity = NOBODY


_ITEM = re.compile(
    r"\s*(?:\d{1,2}\s*[、.．)](?!\d)|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,2}、|[•·\-*]\s|第[一二三四五六七八九十][,、:]|其[一二三四五],|[一二三四五六]是)\s*"
)
_SENTENCE_END = re.compile(r"[。!?;…:”」\"']\s*$|\.\s*$")
_PREDICATE = re.compile(r"[,是将会已为有正]|\b(?:is|are|was|were|will|has|have|can)\b")


def carry_on(reading: Reading, heard: Sequence[Heard]) -> list[Heard]:
    """Give the sentences that go on with a report to the speaker reported; the others are returned as they are."""
    speaker, share, density = _main_speaker(heard)
    if speaker == NOBODY or share < _LEAST_SHARE:
        return list(heard)
    summary = bool(pattern("speeches", "summary").search(reading.folded, 0, _LEAD))
    throughout = summary or (density >= 0.15 and _asides(reading, heard) <= 0.12 and _has_occasion(reading))
    if speaker.kind == "institution" and not summary and HAN.search(reading.folded) is None:
        return list(heard)  # a ministry's or a firm's news goes on in the writer's own voice
    within = throughout or (share >= 0.8 and density >= 0.25 and _has_occasion(reading))
    return _carried(reading, heard, speaker, throughout=throughout) if within else list(heard)


# Of what is attributed in an article, so much is the speaker's whom it reports.
_LEAST_SHARE = 0.75
_LEAD = 900


def _has_occasion(reading: Reading) -> bool:
    occasion = pattern("speeches", "occasion")
    return bool(occasion.search(fold_characters(reading.article.title)) or occasion.search(reading.folded, 0, _LEAD))


def _main_speaker(heard: Sequence[Heard]) -> tuple[Identity, float, float]:
    """The speaker with most attributed statements, the share of them, and how dense they stand."""
    counts: Counter[str] = Counter()
    identities: dict[str, Identity] = {}
    for one in heard:
        for key, identity in {_key(identity): identity for _, identity in one.said}.items():
            if key is not None:
                counts[key] += 1
                identities.setdefault(key, identity)
    if not counts:
        return NOBODY, 0.0, 0.0
    key, most = counts.most_common(1)[0]
    return (identities[key], most / counts.total(), most / len(heard)) if most >= _FEWEST else (NOBODY, 0.0, 0.0)


_FEWEST = 3


def _key(identity: Identity) -> str | None:
    """Who is meant for counting: an institution's analysts and papers speak for it."""
    return identity.organisation if identity.kind == "anonymous" and identity.organisation else identity.speaker


def _asides(reading: Reading, heard: Sequence[Heard]) -> float:
    """How many of the sentences that attribute nothing are in the writer's own voice."""
    texts = [reading.folded[one.statement.start : one.statement.end] for one in heard if not one.said]
    quiet = [text for text in texts if not pattern("speeches", "no_sentence").search(text)]
    return sum(bool(pattern("speeches", "aside").match(text)) for text in quiet) / max(1, len(quiet))


def _carried(reading: Reading, heard: Sequence[Heard], speaker: Identity, *, throughout: bool) -> list[Heard]:
    result: list[Heard] = []
    speaking = False
    for one in heard:
        text = reading.folded[one.statement.start : one.statement.end]
        if pattern("speeches", "own_section").search(text):
            result.extend(heard[len(result) :])
            break
        if throughout and _is_plan_of_house(one, speaker):
            one = replace(one, said=())  # noqa: PLW2901 - what the speaker's house plans, the speaker says
        if one.said:
            # A headline's label says what the article is about, not where the report begins.
            speaking = one.statement.start > 0 and any(_key(identity) == _key(speaker) for _, identity in one.said)
            result.append(one)
        elif speaking and _goes_on(text, one):
            result.append(replace(one, said=tuple((piece, speaker) for piece in _pieces(reading, one.statement))))
        else:
            result.append(one)
        if not throughout and "\n" in text:
            speaking = False
    return result


def _is_plan_of_house(one: Heard, speaker: Identity) -> bool:
    """Whether all that a statement reports is a plan of the speaker's own house: 英伟达计划……."""
    return bool(one.said) and all(
        identity.kind == "institution"
        and identity.speaker == speaker.organisation
        and attribution.cue is not None
        and attribution.cue.cue.takes == "action"
        and not attribution.cue.cue.is_human
        for attribution, identity in one.said
    )


def _goes_on(text: str, one: Heard) -> bool:
    """Whether a sentence without attribution can be more of the same report."""
    if (
        pattern("speeches", "no_sentence").search(text)
        or pattern("speeches", "boilerplate").search(text)
        or pattern("speeches", "aside").match(text)
        or len(text.strip()) < _SHORTEST
        or text.rstrip().endswith("?")
    ):
        return False
    if one.subject.kind == "person" and one.subject != NOBODY:
        return False
    return bool(_SENTENCE_END.search(text) or (_PREDICATE.search(text) and len(text.strip()) > 15))


_SHORTEST = 10


def _pieces(reading: Reading, statement: Span) -> list[Attribution]:
    """The sentence as a whole; a quotation after its last comma is a claim of its own, as in ……，“……”."""
    item = _ITEM.match(reading.folded, statement.start, statement.end)
    start = item.end() if item else statement.start
    pieces = [Span(start, statement.end)]
    quotations = reading.quotations_in(statement)
    if quotations:
        last = quotations[-1].outer
        ahead = reading.folded[start : last.start].rstrip()
        alone = not reading.folded[last.end : statement.end].strip(" 。.;!\n")
        if alone and last.end - last.start >= _QUOTED and ahead.endswith(","):
            pieces = [Span(start, start + len(ahead)), last]
    trimmed = [trim_content(reading, piece) for piece in pieces]
    return [Attribution(content, None, None, form) for content, form in trimmed if content.end > content.start]


# A quotation of fewer characters is a term or part of the sentence.
_QUOTED = 20


def hand_on(reading: Reading, heard: Sequence[Heard]) -> list[Heard]:
    """Give what follows an introduction to whoever was introduced: 他表示： and what follows.

    A passage that English sets off without marks runs to the end of its paragraph: Hill put it in this passage:
    """
    result: list[Heard] = []
    introduced = set_off = NOBODY
    in_list = False
    for one in heard:
        text = reading.folded[one.statement.start : one.statement.end]
        if set_off != NOBODY and not one.said:
            result.append(replace(one, said=tuple((piece, set_off) for piece in _pieces(reading, one.statement))))
            set_off = NOBODY if "\n" in text.strip(" ") else set_off
            continue
        is_set_off = ":" in text and pattern("speeches", "introduces_passage").search(text)
        set_off = one.subject if is_set_off and not one.said else NOBODY
        is_item = _ITEM.match(text) is not None
        follows = introduced != NOBODY and (is_item or not in_list)
        if follows and not one.said and not pattern("speeches", "no_sentence").search(text):
            result.append(replace(one, said=tuple((piece, introduced) for piece in _pieces(reading, one.statement))))
            introduced, in_list = (introduced if is_item else NOBODY), is_item
            continue
        if one.said or not in_list:
            introduced = _introduced(reading, one, text)
            in_list = introduced != NOBODY and not text.rstrip().endswith(":")
        result.append(one)
    return result


def _introduced(reading: Reading, one: Heard, text: str) -> Identity:
    """Whom a statement that ends in a colon introduces, or whose list it begins: …如下：1、…."""
    if one.said:
        last, identity = one.said[-1]
        if last.content.start == last.content.end:
            return identity
        begins_list = _ITEM.match(reading.folded, last.content.start) or (
            re.search(r":\s*$", text[: last.content.start - one.statement.start])
            and _ITEM.match(text, last.content.start - one.statement.start)
        )
        return identity if begins_list else NOBODY
    return one.subject if text.rstrip().endswith(":") and pattern("speeches", "introduces").search(text) else NOBODY
