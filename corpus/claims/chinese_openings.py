"""From a Chinese cue to what it opens: who has the word there, and where what he says begins.

Must never read what is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.claims.chinese_content import clauses_before, said_before
from corpus.claims.chinese_cues import is_led_up_to
from corpus.claims.chinese_left_out import Subject, leaves_out_subject, shown_by
from corpus.claims.chinese_phrases import trim_chinese
from corpus.claims.chinese_places import Place, is_in_marks, placed
from corpus.claims.chinese_speaking import is_of_a_thing, speaking
from corpus.claims.chinese_speech import Opening, is_speech, quotation_at
from corpus.claims.clauses import Clause
from corpus.claims.cues import Cue, FoundCue, chinese_list
from corpus.claims.quotations import Quotation
from corpus.claims.reading import Reading
from corpus.claims.wordlists import documents, pattern, words
from corpus.models import Span

_ENDS = ("", "。", "!", ";", "?")
# 在回答提问时说: when it was said.
_WHEN = ("时", "中", "后", "上")
# A clause that gives a reason belongs to what is reasoned: ……，因为他认为…….
_SUBORDINATE = re.compile(r"\s*(?:因为|由于|如果|即使|除非|要是|一旦|哪怕)")
# A clause that turns to somebody else: 但住户说…….
_TURNS = re.compile(r"\s*(?:但|而|不过|然而)(?!是)")
_NOTED = ("注意到", "获悉", "了解到")
# 下调了评级 says nothing more; 下调评级至中性 does.
_SHORTEST_TARGET = 4


@dataclass(frozen=True, slots=True)
class Here:
    """A clause of a statement, and what the clauses before it opened."""

    reading: Reading
    clauses: Sequence[Clause]
    number: int
    openings: Sequence[Opening]
    subject: Subject

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.clauses[self.number]

    @property
    def follows(self) -> bool:
        """Whether it may go on with what somebody says."""
        return bool(self.openings) and self.clauses[self.number - 1].mark != ";"

    @property
    def goes_on(self) -> bool:
        """Whether it does so without turning to somebody else: 但住户说……."""
        return self.follows and not _TURNS.match(self.reading.folded, self.clause.start)


def opening_in(reading: Reading, clauses: Sequence[Clause], number: int) -> Opening | None:
    """Find who opens a claim in one clause, whatever stands before it."""
    return cued(Here(reading, clauses, number, [], Subject(reading)), reading.cues_in(clauses[number].span))


def cued(here: Here, cues: Sequence[FoundCue]) -> Opening | None:
    """Find what the first cue of a clause opens that reports: 高盛预计 in 高盛预计，铜价会涨."""
    reading, clause = here.reading, here.clause
    if cues and here.openings and _begins_said(here):
        return None  # the first clause of a content belongs to it: 他表示，高盛认为……
    until = clause.end
    for found in cues:
        if found.cue.lang != "zh" or is_in_marks(reading, found.span):
            continue
        is_when = reading.folded.endswith(_WHEN, found.span.start - 1, found.span.start)
        until = found.span.start if is_when else min(until, found.span.start)
        if is_led_up_to(reading, clause, found):
            continue  # the speaker stands before the first word: 他告诫学生说
        place = placed(reading, clause, found, until)
        until = clause.end
        opening = place and _opened(here, place)
        if opening:
            return opening
    return None


def _begins_said(here: Here) -> bool:
    """Whether a clause begins a content, though words may lead up to it: 她说，从调研情况看，多数企业看好……."""
    number, opening = here.number, here.openings[-1]
    while opening.first < number and number and here.clauses[number - 1].mark == ",":
        before = here.clauses[number - 1]
        if not pattern("speeches", "leads_in_zh").fullmatch(
            here.reading.folded, max(before.start, opening.content), before.end
        ):
            return False
        number -= 1
    return opening.first == number


def _opened(here: Here, place: Place) -> Opening | None:
    if here.openings and _is_part(here, place):
        return None
    reading, cue, leading = here.reading, place.found.cue, place.leading
    speaker = _speaking(here, place)
    if speaker is None and leading and _is_party(reading, leading, place.left):
        speaker, leading = leading.outer, None
    if speaker is None:
        if not leaves_out_subject(reading, place, here.openings):
            return None
        speaker = shown_by(reading, here.clauses, here.number, cue.form) or here.subject()
    if speaker is None and cue.takes != "clause" and cue.act != "plan":
        return None
    if place.empty and is_of_a_thing(reading, place.left, cue, speaker):
        return None
    before = _said_before(here, place, leading)
    # An outlet that notes what somebody says leaves the word to whoever says it: 记者注意到，他表示…….
    begins = -1 if cue.form in _NOTED else here.number + place.empty
    if _is_own_house(here, cue, speaker):
        speaker, content = here.openings[-1].speaker, place.left.start
    else:
        content = _content_start(here.clause, place)
    return Opening(here.number, begins, content, speaker, place.found, before)


def _is_part(here: Here, place: Place) -> bool:
    """Whether a cue only tells part of what somebody says: 他表示，……，阿里云计划…… or 双方预计…… or 数据显示……."""
    folded, follows, cue = here.reading.folded, here.follows, place.found.cue
    if follows and _SUBORDINATE.match(folded, here.clause.start):
        return True
    text = folded[slice(*trim_chinese(folded, *place.left))]
    if follows and (cue.takes == "thought" or (not text and cue.form in chinese_list("noticed"))):
        return True
    if follows and text and cue.act == "wish" and "则" not in folded[slice(*place.left)]:
        return True
    if cue.takes == "action" or (cue.act in ("prediction", "wish") and text in words("plural_pronouns", "zh")):
        return not cue.is_human
    shows = documents() if here.goes_on else tuple(words("evidence", "zh"))
    return follows and cue.form in chinese_list("shows") and text.endswith(shows)


def _speaking(here: Here, place: Place) -> Span | None:
    """Find who has the word beside the cue."""
    before = here.openings[-1].speaker if here.openings else None
    is_sure = _quotes(here, place)
    return speaking(here.reading, place.left, place.found.cue, before, goes_on=here.goes_on, is_sure=is_sure)


def _quotes(here: Here, place: Place) -> bool:
    """Whether a word of saying has a quotation beside it, so that whoever stands there says it: “……”小蝌蚪回答."""
    if place.found.cue.act != "say":
        return False
    clause = here.clause
    after = quotation_at(here.reading, clause.end + 1, here.clauses[-1].end) if place.empty else None
    ends = place.empty and here.number == 0 and clause.mark in _ENDS
    return place.leading is not None or ends or (after is not None and clause.mark == ":")


def _is_party(reading: Reading, quotation: Quotation, left: Span) -> bool:
    """Whether a party is named in marks right before the cue: “上瘾派”主张…."""
    phrase = trim_chinese(reading.folded, *left)
    return not is_speech(reading, quotation) and phrase.end <= phrase.start


def _said_before(here: Here, place: Place, leading: Quotation | None) -> Span | None:
    """Find what was said before the cue: a quotation, or the clauses that a cue at the end closes."""
    before = said_before(here.reading, here.clauses, here.number, place.found, leading)
    is_closed = place.empty and here.clause.mark in _ENDS and place.found.cue.takes not in ("thought", "asked")
    if before is None and is_closed:
        return clauses_before(here.reading, here.clauses, here.openings, here.number)
    return before


def _is_own_house(here: Here, cue: Cue, speaker: Span | None) -> bool:
    """Whether 该厂 or 公司 predicts within what somebody says, who says that too: 他透露，……，该厂预计……."""
    if not (here.openings and here.openings[-1].speaker and cue.act == "prediction" and speaker):
        return False
    return here.reading.folded[slice(*speaker)] in words("that_institution", "zh")


def _content_start(clause: Clause, place: Place) -> int:
    """Say where begins what is said; a target that is set cannot be read without its verb: 下调评级至中性."""
    start = clause.end if place.empty else place.content
    is_target = place.found.cue.takes == "target" and clause.end - start >= _SHORTEST_TARGET
    return place.found.span.start if is_target else start
