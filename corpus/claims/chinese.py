"""Chinese clause rules: from a cue to who is meant to have said what. Must never resolve a pronoun or judge a type."""

from collections.abc import Sequence

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.chinese_colons import announced, introduced
from corpus.claims.chinese_content import attitude, border, ended, inner, parts, quotation_before
from corpus.claims.chinese_left_out import Subject
from corpus.claims.chinese_openings import Here, cued
from corpus.claims.chinese_sources import sourced
from corpus.claims.chinese_speech import Opening, quotation_at
from corpus.claims.clauses import Clause, cut_clauses
from corpus.claims.reading import Reading
from corpus.models import Span


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
    subject = Subject(reading)
    for number, clause in enumerate(clauses):
        cues = reading.cues_in(clause.span)
        opening = (
            sourced(reading, clauses, number)
            or introduced(reading, clauses, number, subject)
            or (cued(Here(reading, clauses, number, openings, subject), cues) if cues else None)
            or announced(reading, clauses, number, subject)
        )
        if opening is not None:
            openings.append(opening)
            subject.spoke(opening.speaker)
        elif not openings or clauses[number - 1].mark == ";" or _is_report(openings[-1]):
            subject.clauses.append(clause)
    return openings


def _is_report(opening: Opening) -> bool:
    """Whether an outlet reports, so that a left-out subject behind it is that of its report: 据报道，首相……，称……."""
    return opening.cue is not None and opening.cue.cue.form in ("报道", "报导", "消息", "电")
