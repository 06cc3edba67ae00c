"""Where Chinese reported words begin and end, beside a cue. Must never decide whose they are."""

import re
from collections.abc import Sequence

from corpus.claims.chinese_phrases import trim_chinese
from corpus.claims.chinese_sources import Opening, is_speech, quotation_at
from corpus.claims.clauses import Clause
from corpus.claims.cues import FoundCue
from corpus.claims.quotations import Quotation
from corpus.claims.reading import Reading
from corpus.models import Span

# After a cue: aspect and complement marks that belong to the verb.
_SUFFIX = re.compile(r"(?:道|称|说|到|了|过|着|的是|出|一句话)?\s*")


def after_verbs(reading: Reading, found: FoundCue, until: int) -> int:
    """Where the verb is over: behind its marks of aspect, and behind a second verb in 强调指出."""
    end = found.span.end
    for following in reading.cues_in(Span(end, until)):
        if following.span.start != end or following.cue.act != "say":
            break
        end = following.span.end
    suffix = _SUFFIX.match(reading.folded, end, until)
    return suffix.end() if suffix else end


def leading_quotation(reading: Reading, clause: Clause, until: int) -> Quotation | None:
    """Give the quotation a clause begins with: “……”他说."""
    quotation = quotation_at(reading, clause.start, until)
    return quotation if quotation and quotation.outer.end <= until else None


def said_before(
    reading: Reading, clauses: Sequence[Clause], number: int, found: FoundCue, leading: Quotation | None
) -> Span | None:
    """Give the quotation before the speaker, in the clause or as the clause before: “……”，他说."""
    if leading is None and number:
        leading = leading_quotation(reading, clauses[number - 1], clauses[number - 1].end)
        if leading and reading.folded[leading.outer.end : clauses[number - 1].end].strip():
            return None
    if leading is None:
        return None
    is_said = found.cue.act == "say" and leading.inner.end - leading.inner.start >= _SHORTEST_SAID
    return leading.outer if is_said or is_speech(reading, leading) else None


# With a verb of saying beside it, a quotation of so few characters is said: “我们不退”，他说.
_SHORTEST_SAID = 4


def clauses_before(clauses: Sequence[Clause], openings: Sequence[Opening], number: int) -> Span | None:
    """Give what stands before a cue that ends its statement: 价格不会再涨，他说."""
    first = openings[-1].clause + 1 if openings else 0
    return Span(clauses[first].start, clauses[number - 1].end) if first < number else None


def quotation_before(
    reading: Reading, opening: Opening, clauses: Sequence[Clause], previous: Span | None
) -> Span | None:
    """“……。”他说。 - the quotation was a statement of its own."""
    if previous is None or opening.clause:
        return None
    goes_on = reading.folded[opening.content : clauses[-1].end].strip(" 。!?\n")
    opens_paragraph = previous.start == 0 or reading.folded[previous.start - 1] == "\n"
    if goes_on and not (opens_paragraph and quotation_at(reading, previous.start, previous.end)):
        return None
    quotations = reading.quotations_in(previous)
    if not quotations or reading.folded[quotations[-1].outer.end : clauses[0].start].strip():
        return None
    return quotations[-1].outer


def border(reading: Reading, clauses: Sequence[Clause], number: int) -> int:
    """Where what was said before clause `number` ends: before the connectives that lead up to it, too."""
    while number > 1 and not reading.folded[clauses[number - 1].start : clauses[number - 1].end].strip():
        number -= 1
    if number > 1:
        phrase = trim_chinese(reading.folded, *clauses[number - 1].span)
        number -= phrase.end <= phrase.start
    return clauses[number].start


def ended(reading: Reading, content: Span, opening: Opening, clauses: Sequence[Clause]) -> Span:
    """Where a content ends: with the quotation it is, before the writer's own remark on it."""
    start = content.start
    while start < content.end and reading.folded[start] in " :,\n":
        start += 1
    quotation = quotation_at(reading, start, content.end)
    if quotation is None or quotation.outer.end >= content.end:
        return content
    after = reading.folded[quotation.outer.end : content.end].lstrip()
    told = clauses[opening.clause].mark == ":" and is_speech(reading, quotation)
    if (told and not after.startswith(":")) or _REMARK.match(after) or not after.strip(" 。.!?"):
        return quotation.outer
    return content


# What a writer adds to a quotation: ，这反映出…….
_REMARK = re.compile(r"[,。;]\s*(?:但|而)?(?:这|此举|此言|该|显然|言下之意|意味着|意即|可见|引发|引起)")
