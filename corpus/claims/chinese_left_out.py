"""Who speaks where a Chinese cue has no subject beside it: 坦言遗憾，认为…….

Must never look for a speaker where one stands beside the cue.
"""

import re
from collections.abc import Sequence

from corpus.claims.chinese_phrases import trim_chinese
from corpus.claims.chinese_places import Place
from corpus.claims.chinese_speakers import chinese_speaker, is_thing
from corpus.claims.chinese_speech import Opening
from corpus.claims.chinese_subjects import clause_subject
from corpus.claims.clauses import Clause
from corpus.claims.cues import chinese_list
from corpus.claims.reading import Reading
from corpus.claims.wordlists import documents, pattern
from corpus.models import Span

_GOES_ON = re.compile(r"\s*(?:并|且|同时|还|也|另|又)")


class Subject:
    """Whom the clauses read so far are about; most are never asked, because a cue has its subject beside it."""

    def __init__(self, reading: Reading) -> None:
        """Begin a statement, before anybody has spoken in it."""
        self._reading = reading
        self._found: Span | None = None
        # Clauses since somebody spoke, not looked at yet.
        self.clauses: list[Clause] = []

    def spoke(self, speaker: Span | None) -> None:
        """Whoever speaks is whom the clauses after it are about."""
        if speaker is not None:
            self._found, self.clauses = speaker, []

    def __call__(self) -> Span | None:
        """Give whom the last clause that is about somebody is about."""
        while self.clauses:
            clause = self.clauses.pop()
            self.spoke(clause_subject(self._reading, clause.span) or _before_cue(self._reading, clause))
        return self._found


def _before_cue(reading: Reading, clause: Clause) -> Span | None:
    """Who does what is no saying, and may speak in the next clause: 总统提出申请，希望重新审理."""
    found = next(iter(reading.cues_in(clause.span)), None)
    return chinese_speaker(reading, clause.start, found.span.start) if found and found.cue.lang == "zh" else None


def leaves_out_subject(reading: Reading, place: Place, openings: Sequence[Opening]) -> bool:
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
    last, cue = openings[-1], place.found.cue
    if cue.form == "称" or cue.takes == "target":
        return True
    if cue.form == "建议":
        is_told = last.first > last.clause and last.cue and last.cue.cue.act == "say"
        return last.cue is not None and last.cue.cue.is_human and not is_told
    return cue.form == "要求" and _demands(reading, last, Span(last.content, place.left.start))


def _demands(reading: Reading, last: Opening, said: Span) -> bool:
    """Whether somebody goes on to demand, 指出……，要求各地……, and no rule spoken of: 新规提高了门槛，要求企业……."""
    is_persons = last.cue is not None and last.cue.cue.act in ("say", "opinion", "warning")
    return is_persons and not pattern("speeches", "rule").search(reading.folded, *said)


def shown_by(reading: Reading, clauses: Sequence[Clause], number: int, form: str) -> Span | None:
    """What shows something in the clause after it: 研究组找到初步证据，证明……."""
    before = clauses[number - 1] if number and form in chinese_list("shows") else None
    if before is None or before.mark != ",":
        return None
    text = reading.folded[before.start : before.end]
    found = max((form for form in documents() if len(form) > 1 and text.endswith(form)), key=len, default="")
    return Span(before.end - len(found), before.end) if found else None
