"""Chinese clauses that announce what is said behind them: …抛出观点：, 老邓抹了把脸：“…”, ……，将评等降至“中立”.

Must never read further than a clause, but for whom it is about.
"""

import re
from collections.abc import Callable, Sequence

from corpus.claims.chinese_speakers import chinese_speaker
from corpus.claims.chinese_speech import Opening, is_speech, nominal, quotation_at
from corpus.claims.chinese_subjects import clause_subject, quoted_person
from corpus.claims.clauses import Clause
from corpus.claims.reading import Reading
from corpus.lexicon import patterns_of
from corpus.models import Span

_INTRODUCED = re.compile(
    rf"(?P<source>[^,;。]{{0,60}}?)(?P<cue>{patterns_of('chinese_clauses', 'introduces')})了?的?[^,;。:]{{0,16}}?"
    rf"(?:{patterns_of('chinese_clauses', 'introduced')})(?:是|如下)?\s*$",
)
# A target or a rating that is set, of whoever spoke before: ……，将评等降至“中立”.
_RATED_AGAIN = re.compile(
    rf"\s*[并也]?(?P<content>[将把][^,;。]{{0,30}}?(?:{patterns_of('chinese_clauses', 'rated_again')}"
    r")[^,;。]{0,30}?(?P<cue>[上下]调|[上下]修|调[升降高低]|[升降]至|[升降]为))",
)


def introduced(
    reading: Reading, clauses: Sequence[Clause], number: int, subject: Callable[[], Span | None]
) -> Opening | None:
    """Read 沈阳抛出观点：… and 赵刚持谨慎态度：“…”: a clause before a colon and a quotation that is about somebody."""
    clause = clauses[number]
    again = _RATED_AGAIN.match(reading.folded, clause.start, clause.end) if number else None
    if again and (rater := subject()):
        return Opening(number, number, again.start("content"), rater, nominal(again, "recommendation"))
    # Such a clause ends in 是 or a colon; most do not.
    leads = clause.mark == ":" or reading.folded[slice(*clause.span)].rstrip().endswith("是")
    match = _INTRODUCED.match(reading.folded, clause.start, clause.end) if leads else None
    if match:
        speaker = (
            chinese_speaker(reading, *match.span("source"), strict=False)
            or subject()
            or clause_subject(reading, clause.span)
        )
        return Opening(number, number + 1, clause.end, speaker, nominal(match)) if speaker else None
    return None


def announced(
    reading: Reading, clauses: Sequence[Clause], number: int, subject: Callable[[], Span | None]
) -> Opening | None:
    """Read 老邓抹了把脸：“…”: a clause before a colon and a quotation, about somebody and without a word of saying."""
    clause = clauses[number]
    if clause.mark != ":":
        return None
    told = (found.span.end for found in reading.cues_in(clause.span) if found.cue.is_human or found.cue.takes != "mark")
    if any(not reading.folded.startswith("得", end) for end in told):
        return None  # 他把打算讲得很直白：“……” is told all the same
    quotation = quotation_at(reading, clause.end + 1, clauses[-1].end)
    if quotation is None or not is_speech(reading, quotation):
        return None
    speaker = clause_subject(reading, clause.span) or quoted_person(reading, clause.span) or subject()
    is_own = "我" in reading.folded[slice(*quotation.inner)]
    return Opening(number, number + 1, clause.end, speaker, None) if speaker or is_own else None
