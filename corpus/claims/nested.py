"""Claims within a claim: 局长表示，世卫组织警告疫情未了 is the WHO's warning, too.

Must never take anything away from whoever is quoted, nor give a claim to a pronoun.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.chinese import opening_in
from corpus.claims.chinese_content import ended
from corpus.claims.chinese_sources import Opening
from corpus.claims.chinese_speakers import chinese_speaker
from corpus.claims.clauses import Clause, cut_clauses
from corpus.claims.company import Company
from corpus.claims.reading import Reading
from corpus.claims.reports import Heard
from corpus.claims.wordlists import HAN, all_words, documents
from corpus.models import Span

# What a document shows in the middle of somebody's words is the document's, too.
_SHOWN = ("显示", "表明", "证明", "发现")
# What goes on in somebody's mind is not said by him.
_FELT = (
    "感到",
    "深感",
    "感受到",
    "体会到",
    "意识到",
    "认识到",
    "深知",
    "发觉",
    "觉得",
    "以为",
    "承认",
    "得知",
    "获知",
    "获悉",
    "了解到",
    "担心",
)
_STAND_INS = ("pronouns", "plural_pronouns", "first_person", "that_institution", "things")


def nested(reading: Reading, company: Company, heard: Sequence[Heard]) -> list[Heard]:
    """Give what others are said to have said in the Chinese claims heard, each once more under its own speaker."""
    met = replace(company, persons=[*company.persons])
    return [
        Heard(one.statement, ((found, met.identify(reading, found.speaker)),))
        for one in heard
        for attribution, _ in one.said
        if (found := _inside(reading, attribution)) is not None and found.speaker is not None
    ]


def _inside(reading: Reading, attribution: Attribution) -> Attribution | None:
    content = attribution.content
    is_reported = attribution.cue is not None and attribution.form in ("indirect", "mixed")
    if not is_reported or HAN.search(reading.folded, *content) is None:
        return None
    clauses = cut_clauses(reading.folded, content, reading.quotations_in(content))
    for number in range(len(clauses)):
        opening = opening_in(reading, clauses, number)
        if opening is not None and opening.speaker is not None and _speaks(reading, opening, number):
            said = Span(opening.content, _end(reading, clauses, opening))
            return attribute(reading, ended(reading, said, opening, clauses), opening.speaker, opening.cue)
    return None


def _speaks(reading: Reading, opening: Opening, number: int) -> bool:
    """Whether somebody who is named has the word from the start, or a document later on."""
    speaker, cue = opening.speaker, opening.cue
    if speaker is None or cue is None or opening.before is not None:
        return False
    text = reading.folded[speaker.start : speaker.end]
    if any(text in all_words(table) for table in _STAND_INS) or chinese_speaker(reading, *speaker) is None:
        return False
    if number:
        return cue.cue.form in _SHOWN and text.endswith(documents())
    if cue.cue.form in _FELT:
        return False
    return cue.cue.takes in ("clause", "named", "marked") and cue.cue.act != "wish"


def _end(reading: Reading, clauses: Sequence[Clause], opening: Opening) -> int:
    """Where the inner claim ends: before the clause that is about its speaker again, or after a semicolon."""
    speaker = opening.speaker
    again = reading.folded[speaker.start : speaker.end] if speaker else ""
    for before, clause in zip(clauses[opening.clause :], clauses[opening.clause + 1 :], strict=False):
        if before.mark == ";" or (before.end > opening.content and reading.folded.startswith(again, clause.start)):
            return before.end
    return clauses[-1].end
