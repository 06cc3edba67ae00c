"""Claims within a claim: 局长表示，世卫组织警告疫情未了 is the WHO's warning, too.

Must never take anything away from whoever is quoted, nor give a claim to a pronoun.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.chinese_content import ended
from corpus.claims.chinese_openings import opening_in
from corpus.claims.chinese_speakers import chinese_speaker
from corpus.claims.chinese_speech import Opening
from corpus.claims.clauses import Clause, cut_clauses
from corpus.claims.company import Company
from corpus.claims.cues import chinese_list
from corpus.claims.reading import Reading
from corpus.claims.reports import Heard
from corpus.claims.wordlists import HAN, all_words, documents, pattern
from corpus.models import Span

_STAND_INS = ("pronouns", "plural_pronouns", "first_person", "that_institution", "things")


def nested_chinese(reading: Reading, company: Company, heard: Sequence[Heard]) -> list[Heard]:
    """Give what others are said to have said in the Chinese claims heard, each once more under its own speaker."""
    met = replace(company, persons=[*company.persons])
    result: list[Heard] = []
    for one in heard:
        for attribution, identity in one.said:
            others = _inside(reading, attribution)
            if others is not None and others.speaker is not None:
                whose = met.identify(reading, others.speaker)
                result.append(Heard(one.statement, ((others, whose),)))
            said, by = (others, whose) if others is not None and others.speaker is not None else (attribution, identity)
            result += [Heard(one.statement, ((found, by),)) for found in _own(reading, said)]
    return result


def _own(reading: Reading, attribution: Attribution) -> Iterator[Attribution]:
    """What a speaker says that he hopes or expects, in the middle of more: 他说，疫苗够用，预计十月开打."""
    content = attribution.content
    if attribution.cue is None or attribution.cue.cue.lang != "zh" or not reading.cues_in(content):
        return
    for match in pattern("speeches", "own_word_zh").finditer(reading.folded, *content):
        ends = _END.search(reading.folded, match.end(), content.end)
        said = Span(match.end(), ends.start() if ends else content.end)
        cues = reading.cues_in(Span(*match.span("cue")))
        if match.start() - content.start >= _AHEAD and said.end - said.start >= _BEHIND and cues:
            found = attribute(reading, said, attribution.speaker, cues[0])
            if found is not None:
                yield replace(found, form="indirect")


# So much stands before such a word, and behind it.
_AHEAD, _BEHIND = 6, 5
_END = re.compile(r"[。;!?]")


def _inside(reading: Reading, attribution: Attribution) -> Attribution | None:
    content = attribution.content
    is_reported = attribution.cue is not None and attribution.form in ("indirect", "mixed")
    if not is_reported or not reading.cues_in(content) or HAN.search(reading.folded, *content) is None:
        return None
    clauses = cut_clauses(reading.folded, content, reading.quotations_in(content))
    for number, clause in enumerate(clauses):
        cues = reading.cues_in(clause.span)
        # Behind the first clause only a document has the word: ……，报告显示…….
        if not cues or (number and not any(found.cue.form in chinese_list("shows") for found in cues)):
            continue
        opening = opening_in(reading, clauses, number)
        if opening is not None and opening.speaker is not None and _speaks(reading, opening, number):
            said = Span(opening.content, _end(reading, clauses, opening))
            if _is_torn(reading.folded[slice(*said)]):
                return None
            return attribute(reading, ended(reading, said, opening, clauses), opening.speaker, opening.cue)
    return None


def _is_torn(text: str) -> bool:
    """Whether only one mark of a quotation stands in a text."""
    return any(text.count(opening) != text.count(closing) for opening, closing in ("“”", "「」"))


def _speaks(reading: Reading, opening: Opening, number: int) -> bool:
    """Whether somebody who is named has the word from the start, or a document later on."""
    speaker, cue = opening.speaker, opening.cue
    if speaker is None or cue is None or opening.before is not None:
        return False
    text = reading.folded[speaker.start : speaker.end]
    if any(text in all_words(table) for table in _STAND_INS) or chinese_speaker(reading, *speaker) is None:
        return False
    if number:
        return cue.cue.form in chinese_list("shows") and text.endswith(documents())
    if cue.cue.form in chinese_list("felt"):
        return False
    return cue.cue.takes in ("clause", "named", "marked")


def _end(reading: Reading, clauses: Sequence[Clause], opening: Opening) -> int:
    """Where the inner claim ends: before the clause that is about its speaker again, or after a semicolon."""
    speaker = opening.speaker
    again = reading.folded[speaker.start : speaker.end] if speaker else ""
    for before, clause in zip(clauses[opening.clause :], clauses[opening.clause + 1 :], strict=False):
        if before.mark == ";" or (before.end > opening.content and reading.folded.startswith(again, clause.start)):
            return before.end
    return clauses[-1].end
