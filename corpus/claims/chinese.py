"""Chinese clause rules: from a cue to who is meant to have said what. Must never resolve a pronoun or judge a type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.chinese_content import (
    after_verbs,
    attitude,
    border,
    clauses_before,
    ended,
    inner,
    leading_quotation,
    parts,
    quotation_before,
    said_before,
)
from corpus.claims.chinese_cues import fits, is_audience, is_led_up_to, is_silent
from corpus.claims.chinese_phrases import trim_chinese
from corpus.claims.chinese_sources import Opening, announced, introduced, is_speech, quotation_at, sourced
from corpus.claims.chinese_speakers import chinese_speaker, is_thing
from corpus.claims.chinese_speaking import ISSUED, is_of_a_thing, speaking
from corpus.claims.chinese_subjects import clause_subject
from corpus.claims.clauses import Clause, cut_clauses
from corpus.claims.cues import FoundCue, chinese_list
from corpus.claims.quotations import Quotation
from corpus.claims.reading import Reading
from corpus.claims.wordlists import documents, pattern, words
from corpus.models import Span

_BACK = 70
_ENDS = ("", "。", "!", ";", "?")


@dataclass(frozen=True, slots=True)
class _Place:
    """A cue that may report, and what stands around it in its clause; `empty` where nothing follows it there."""

    found: FoundCue
    left: Span
    leading: Quotation | None
    content: int
    empty: bool


def read_chinese(reading: Reading, statement: Span, previous: Span | None) -> list[Attribution]:
    """Read the attributions of one statement; `previous` is the statement before it in the same paragraph."""
    clauses = cut_clauses(reading.folded, statement, reading.quotations_in(statement))
    openings = _kept(_openings(reading, clauses), clauses)
    found: list[Attribution | None] = []
    for number, opening in enumerate(openings):
        until = border(reading, clauses, openings[number + 1].clause) if number + 1 < len(openings) else statement.end
        before = opening.before
        if before is None or quotation_at(reading, *before) is None:
            before = quotation_before(reading, opening, clauses, previous) or before
        if before is not None:
            said_first = parts(reading, before)
            found += [attribute(reading, part, opening.speaker, opening.cue) for part in said_first]
        if opening.content < until:
            said = inner(reading, opening, until)
            is_outer = said is not opening and number + 1 < len(openings)
            if is_outer and openings[number + 1].speaker == opening.speaker:
                whole = Span(opening.content, statement.end)  # 他说，他相信……，呼吁……: he says all of it
                found.append(attribute(reading, whole, opening.speaker, opening.cue))
            content = attitude(reading, said, ended(reading, Span(said.content, until), said, clauses))
            found += [attribute(reading, part, said.speaker, said.cue) for part in parts(reading, content)]
    if openings and reading.folded[openings[-1].content : statement.end].strip() == ":":
        announced = Span(statement.end, statement.end)
        found.append(Attribution(announced, openings[-1].speaker, openings[-1].cue, "indirect"))
    return [attribution for attribution in found if attribution is not None]


def _kept(openings: list[Opening], clauses: Sequence[Clause]) -> list[Opening]:
    """A source named at the end of a statement says all of it: 川普计划……，据一名官员透露."""
    for number in range(len(openings) - 1, 0, -1):
        before = openings[number].before
        if before is not None and before.start <= clauses[0].start:
            return openings[number:]
    return openings


def _openings(reading: Reading, clauses: Sequence[Clause]) -> list[Opening]:
    openings: list[Opening] = []
    subject = _Subject(reading)
    for number, clause in enumerate(clauses):
        opening = (
            sourced(reading, clauses, number)
            or introduced(reading, clauses, number, subject)
            or _cued(reading, clauses, number, openings, subject)
            or announced(reading, clauses, number, subject)
        )
        if opening is not None:
            openings.append(opening)
            subject.spoke(opening.speaker)
        elif not openings or clauses[number - 1].mark == ";" or _is_report(openings[-1]):
            subject.clauses.append(clause)
    return openings


class _Subject:
    """Whom the clauses read so far are about; most are never asked, because a cue has its subject beside it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: Span | None = None
        # Clauses since somebody spoke, not looked at yet.
        self.clauses: list[Clause] = []

    def spoke(self, speaker: Span | None) -> None:
        """Whoever speaks is whom the clauses after it are about."""
        if speaker is not None:
            self._found, self.clauses = speaker, []

    def __call__(self) -> Span | None:
        while self.clauses:
            clause = self.clauses.pop()
            self.spoke(clause_subject(self._reading, clause.span) or _before_cue(self._reading, clause))
        return self._found


def _is_report(opening: Opening) -> bool:
    """Whether an outlet reports, so that a left-out subject behind it is that of its report: 据报道，首相……，称……."""
    return opening.cue is not None and opening.cue.cue.form in ("报道", "报导", "消息", "电")


def _before_cue(reading: Reading, clause: Clause) -> Span | None:
    """Who does what is no saying, and may speak in the next clause: 总统提出申请，希望重新审理."""
    found = next(iter(reading.cues_in(clause.span)), None)
    return chinese_speaker(reading, clause.start, found.span.start) if found and found.cue.lang == "zh" else None


def opening_in(reading: Reading, clauses: Sequence[Clause], number: int) -> Opening | None:
    """Find who opens a claim in one clause, whatever stands before it."""
    return _cued(reading, clauses, number, [], _Subject(reading))


def _cued(
    reading: Reading, clauses: Sequence[Clause], number: int, openings: Sequence[Opening], subject: _Subject
) -> Opening | None:
    cues = reading.cues_in(clauses[number].span)
    if cues and openings and _begins_said(reading, clauses, number, openings[-1]):
        return None  # the first clause of a content belongs to it: 他表示，高盛认为……
    until = clauses[number].end
    for found in cues:
        if found.cue.lang != "zh" or _in_marks(reading, found.span):
            continue
        is_when = reading.folded.endswith(_WHEN, found.span.start - 1, found.span.start)
        until = found.span.start if is_when else min(until, found.span.start)
        if is_led_up_to(reading, clauses[number], found):
            continue  # the speaker stands before the first word: 他告诫学生说
        place = _placed(reading, clauses[number], found, until)
        until = clauses[number].end
        opening = place and _opened(reading, clauses, number, place, openings, subject)
        if opening:
            return opening
    return None


def _begins_said(reading: Reading, clauses: Sequence[Clause], number: int, opening: Opening) -> bool:
    """Whether a clause begins a content, though words may lead up to it: 她说，从调研情况看，多数企业看好……."""
    while opening.first < number and number and clauses[number - 1].mark == ",":
        before = clauses[number - 1]
        if not pattern("speeches", "leads_in_zh").fullmatch(
            reading.folded, max(before.start, opening.content), before.end
        ):
            return False
        number -= 1
    return opening.first == number


def _placed(reading: Reading, clause: Clause, found: FoundCue, until: int) -> _Place | None:
    """Look around a cue; None where the words there keep it from reporting anything. Speakers stand before `until`."""
    if _is_document(reading, clause, found):
        return None
    leading = leading_quotation(reading, clause, found.span.start)
    issues = _ISSUES.search(reading.folded, clause.start, found.span.start) if found.cue.form in ISSUED else None
    left = Span(leading.outer.end if leading else clause.start, issues.start() if issues else until)
    content = after_verbs(reading, found, clause.end)
    rest = reading.folded[content : clause.end]
    empty = not rest.strip() or is_audience(rest, found, clause)
    if is_silent(reading.folded, clause, left, found, content) or not fits(
        reading, clause, found, content, empty=empty
    ):
        return None
    return _Place(found, left, leading, content, empty)


def _is_document(reading: Reading, clause: Clause, found: FoundCue) -> bool:
    """Whether a clause opens with a document that speaks, though its name is a cue too: 通报指出……, 本报记者报道."""
    if found.cue.form in ("报道", "报导") and _REPORTING.search(reading.folded, clause.start, found.span.start):
        return True
    opens = reading.folded[clause.start : found.span.start].strip() in ("", "有", "另有", "也有")
    follows = reading.cues_in(Span(found.span.end, clause.end))
    is_spoken = bool(follows) and follows[0].span.start == found.span.end
    return opens and is_spoken and found.cue.form in words("documents", "zh")


def _opened(
    reading: Reading,
    clauses: Sequence[Clause],
    number: int,
    place: _Place,
    openings: Sequence[Opening],
    subject: _Subject,
) -> Opening | None:
    clause, cue, leading = clauses[number], place.found.cue, place.leading
    follows = bool(openings) and clauses[number - 1].mark != ";"
    goes_on = follows and not _TURNS.match(reading.folded, clause.start)
    is_reason = follows and _SUBORDINATE.match(reading.folded, clause.start) is not None
    if is_reason or (openings and _is_part(reading, place, follows=follows, goes_on=goes_on)):
        return None
    before = openings[-1].speaker if openings else None
    is_sure = _quotes(reading, clauses, number, place)
    speaker = speaking(reading, place.left, cue, before, goes_on=goes_on, is_sure=is_sure)
    if speaker is None and leading and _is_party(reading, leading, place.left):
        speaker, leading = leading.outer, None
    if speaker is None:
        if not _leaves_out_subject(reading, place, openings):
            return None
        speaker = _shown_by(reading, clauses, number, cue.form) or subject()
    if (speaker is None and cue.takes != "clause" and cue.act != "plan") or (
        place.empty and is_of_a_thing(reading, place.left, cue, speaker)
    ):
        return None
    before = said_before(reading, clauses, number, place.found, leading)
    if before is None and place.empty and clause.mark in _ENDS and cue.takes not in ("thought", "asked"):
        before = clauses_before(reading, clauses, openings, number)
    # An outlet that notes what somebody says leaves the word to whoever says it: 记者注意到，他表示…….
    begins = -1 if cue.form in _NOTED else number + place.empty
    content = clause.end if place.empty else place.content
    if openings and openings[-1].speaker and cue.act == "prediction" and _is_own_house(reading, speaker):
        speaker, content = openings[-1].speaker, place.left.start  # 他透露，……，该厂预计……: he says that, too
    elif cue.takes == "target" and clause.end - content >= _SHORTEST_TARGET:
        content = place.found.span.start
    return Opening(number, begins, content, speaker, place.found, before)


def _quotes(reading: Reading, clauses: Sequence[Clause], number: int, place: _Place) -> bool:
    """Whether a word of saying has a quotation beside it, so that whoever stands there says it: “……”小蝌蚪回答."""
    if place.found.cue.act != "say":
        return False
    after = quotation_at(reading, clauses[number].end + 1, clauses[-1].end) if place.empty else None
    ends = place.empty and number == 0 and clauses[number].mark in _ENDS
    return place.leading is not None or ends or (after is not None and clauses[number].mark == ":")


def _is_part(reading: Reading, place: _Place, *, follows: bool, goes_on: bool) -> bool:
    """Whether a cue only tells part of what somebody says: 他表示，……，阿里云计划…… or 双方预计…… or 数据显示……."""
    cue, phrase = place.found.cue, trim_chinese(reading.folded, *place.left)
    text = reading.folded[phrase.start : phrase.end]
    if follows and (cue.takes == "thought" or (not text and cue.form in chinese_list("noticed"))):
        return True
    if follows and text and cue.act == "wish" and "则" not in reading.folded[slice(*place.left)]:
        return True
    if cue.takes == "action" or (cue.act in ("prediction", "wish") and text in words("plural_pronouns", "zh")):
        return not cue.is_human
    shows = documents() if goes_on else tuple(words("evidence", "zh"))
    return follows and cue.form in chinese_list("shows") and text.endswith(shows)


def _shown_by(reading: Reading, clauses: Sequence[Clause], number: int, form: str) -> Span | None:
    """What shows something in the clause after it: 研究组找到初步证据，证明……."""
    before = clauses[number - 1] if number and form in chinese_list("shows") else None
    if before is None or before.mark != ",":
        return None
    text = reading.folded[before.start : before.end]
    found = max((form for form in documents() if len(form) > 1 and text.endswith(form)), key=len, default="")
    return Span(before.end - len(found), before.end) if found else None


# 下调了评级 says nothing more; 下调评级至中性 does.
_SHORTEST_TARGET = 4


def _is_own_house(reading: Reading, speaker: Span | None) -> bool:
    """Whether 该厂 or 公司 stands before a cue within what somebody says."""
    return speaker is not None and reading.folded[speaker.start : speaker.end] in words("that_institution", "zh")


_ISSUES = re.compile(r"发[表布出](?:了|一[份则]|书面|联合){0,3}$")
# 在回答提问时说: when it was said.
_WHEN = ("时", "中", "后", "上")
# A clause that gives a reason belongs to what is reasoned: ……，因为他认为…….
_SUBORDINATE = re.compile(r"\s*(?:因为|由于|如果|即使|除非|要是|一旦|哪怕)")
# A clause that turns to somebody else: 但住户说…….
_TURNS = re.compile(r"\s*(?:但|而|不过|然而)(?!是)")
# 本报记者朱颖报道: who wrote the article.
_REPORTING = re.compile(r"(?:^|[\s(]|本报|本刊|[社网台报讯])(?:特约|驻[^,。]{2,6})?(?:记者|通讯员)[^,。;:]{0,16}$")
_NOTED = ("注意到", "获悉", "了解到")


def _is_party(reading: Reading, quotation: Quotation, left: Span) -> bool:
    """Whether a party is named in marks right before the cue: “上瘾派”主张…."""
    phrase = trim_chinese(reading.folded, *left)
    return not is_speech(reading, quotation) and phrase.end <= phrase.start


def _leaves_out_subject(reading: Reading, place: _Place, openings: Sequence[Opening]) -> bool:
    """Whether nothing but connectives and adverbs stands left of the cue, so that the subject is an earlier one.

    Inside a content only words that must be the speaker's own break it up: 坦言遗憾，认为…… but not 表示……，预计…….
    """
    phrase = trim_chinese(reading.folded, *place.left)
    if phrase.end > phrase.start or is_thing(reading.folded, place.left):
        return False
    if place.found.cue.act == "prediction" and reading.folded.endswith(";", 0, place.left.start):
        return True
    if not openings or place.found.cue.is_human or _GOES_ON.match(reading.folded, place.left.start):
        return True
    # 指出……，要求各地……: the speaker demands it, unless a rule was spoken of: 新规提高了门槛，要求企业…….
    said = Span(openings[-1].content, place.left.start)
    is_persons = openings[-1].cue is not None and openings[-1].cue.cue.act in ("say", "opinion", "warning")
    if place.found.cue.form == "称" or place.found.cue.takes == "target":
        return True
    if place.found.cue.form == "建议":
        is_told = openings[-1].first > openings[-1].clause and openings[-1].cue and openings[-1].cue.cue.act == "say"
        return openings[-1].cue is not None and openings[-1].cue.cue.is_human and not is_told
    return (
        place.found.cue.form == "要求" and is_persons and not pattern("speeches", "rule").search(reading.folded, *said)
    )


_GOES_ON = re.compile(r"\s*(?:并|且|同时|还|也|另|又)")


def _in_marks(reading: Reading, cue: Span) -> bool:
    """Whether the cue stands inside a quotation or a bracket."""
    if reading.is_quoted(cue.start):
        return True
    left = reading.folded[max(0, cue.start - _BACK) : cue.start]
    return _BRACKET.search(left) is not None and any(
        left.rfind(opening) > left.rfind(closing) for opening, closing in ("()", "《》", "〈〉", "〔〕", "【】")
    )


_BRACKET = re.compile("[(《〈〔【]")
