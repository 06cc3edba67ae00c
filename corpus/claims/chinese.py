"""Chinese clause rules: from a cue to who is meant to have said what. Must never resolve a pronoun or judge a type."""

import re
from collections.abc import Sequence

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.chinese_phrases import trim_chinese
from corpus.claims.chinese_sources import Opening, introduced, is_speech, quotation_at, sourced
from corpus.claims.chinese_speakers import chinese_speaker, is_thing
from corpus.claims.chinese_subjects import clause_subject
from corpus.claims.clauses import Clause, cut_clauses
from corpus.claims.cues import FoundCue
from corpus.claims.quotations import Quotation
from corpus.claims.reading import Reading
from corpus.models import Span

# After a cue: aspect and complement marks that belong to the verb.
_SUFFIX = re.compile(r"(?:道|称|说|到|了|过|着|的是|出|一句话)?\s*")
# After a cue: it was a noun, a relative clause or another verb.
_NOT_SPEECH = re.compile(r"如何|之(?![前后])|的(?!是)|完|这话|话|起来|得|不出|不上|给|成|作|法")
# Before a cue: a passive, a denial that anything was said, a mere possibility, or an instrument.
_SILENCED = re.compile(
    r"(?:的|被|所|未|未曾|未予|没有|没|拒绝|不愿|不愿意|不肯|不予|尚未|无法|不便|难以|无从|不能|不想|遭|受|获|遭到|受到|予以|加以|无可"
    r"|可能会?|或许会?|也许会?|将会|才会|都会|就会|不会|也会|还会|便会|总会|一定会|自然会|应该|应当|必须|需要|可以|可"
    r"|用来|用于|以|不需要|无需|值得|进行|如何|怎样|怎么)$"
)
# At the start of a clause: nobody said it yet, or nobody knows who.
_SUPPOSED = re.compile(
    r"\s*(?:但|而|不过)?(?:如果|假如|倘若|假设|要是|除非|无论|不管|只要|至于|关于|据了解|据悉|据报道|据称)"
)
# 对……的恶毒指控: a noun, however verbal.
_OBJECT_OF = re.compile(r"对[^,]{2,60}的[一-龥]{0,4}$")
_BACK = 70
_ENDS = ("", "。", "!", ";", "?")


def read_chinese(reading: Reading, statement: Span, previous: Span | None) -> list[Attribution]:
    """Read the attributions of one statement; `previous` is the statement before it in the same paragraph."""
    clauses = cut_clauses(reading.folded, statement, reading.quotations_in(statement))
    openings = _kept(_openings(reading, clauses), clauses)
    found: list[Attribution | None] = []
    for number, opening in enumerate(openings):
        until = _border(reading, clauses, openings[number + 1].clause) if number + 1 < len(openings) else statement.end
        before = opening.before or _quotation_before(reading, opening, clauses, previous)
        if before is not None:
            found.append(attribute(reading, before, opening.speaker, opening.cue))
        if opening.content < until:
            content = _ended(reading, Span(opening.content, until), opening, clauses)
            found.append(attribute(reading, content, opening.speaker, opening.cue))
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
    subject: Span | None = None
    for number, clause in enumerate(clauses):
        opening = (
            sourced(reading, clauses, number)
            or introduced(reading, clauses, number, subject)
            or _cued(reading, clauses, number, openings, subject)
        )
        if opening is not None:
            openings.append(opening)
            subject = opening.speaker or subject
        elif not openings:
            subject = clause_subject(reading, clause.span) or subject
    return openings


def _cued(
    reading: Reading, clauses: Sequence[Clause], number: int, openings: Sequence[Opening], subject: Span | None
) -> Opening | None:
    if openings and openings[-1].first == number:
        return None  # the first clause of a content belongs to it: 他表示，高盛认为……
    quotations = reading.quotations_in(clauses[number].span)
    for found in reading.cues_in(clauses[number].span):
        if found.cue.lang != "zh" or _in_marks(reading, quotations, found.span):
            continue
        opening = _opened(reading, clauses, number, found, openings, subject)
        if opening is not None:
            return opening
    return None


def _opened(
    reading: Reading,
    clauses: Sequence[Clause],
    number: int,
    found: FoundCue,
    openings: Sequence[Opening],
    subject: Span | None,
) -> Opening | None:
    clause = clauses[number]
    leading = _leading_quotation(reading, clause, found.span.start)
    left = Span(leading.outer.end if leading else clause.start, found.span.start)
    content = _after_verbs(reading, found, clause.end)
    if _is_silent(reading.folded, clause, left, content):
        return None
    rest = reading.folded[content : clause.end]
    empty = not rest.strip() or _is_audience(rest, found, clause)
    if not _fits(reading, clause, found, content, empty=empty):
        return None
    if openings and found.cue.takes == "action" and not found.cue.is_human:
        return None  # what a company plans is what was said: 他表示，……，阿里云计划……
    goes_on = bool(openings) and clauses[number - 1].mark != ";" and not _TURNS.match(reading.folded, clause.start)
    speaker = chinese_speaker(reading, *left, strict=not found.cue.is_human or goes_on)
    if speaker is None and leading and _is_party(reading, leading, left):
        speaker, leading = leading.outer, None
    if speaker is None:
        if is_thing(reading.folded, left) or not _leaves_out_subject(reading, left, found, openings):
            return None
        speaker = subject
    if speaker is None and found.cue.takes != "clause" and found.cue.act != "plan":
        return None
    before = _said_before(reading, clauses, number, found, leading)
    if before is None and empty and clause.mark in _ENDS:
        before = _clauses_before(clauses, openings, number)
    # An outlet that notes what somebody says leaves the word to whoever says it: 记者注意到，他表示…….
    begins = -1 if found.cue.form in _NOTED else number + empty
    return Opening(number, begins, clause.end if empty else content, speaker, found, before)


def _is_party(reading: Reading, quotation: Quotation, left: Span) -> bool:
    """Whether a party is named in marks right before the cue: “上瘾派”主张…."""
    return not is_speech(reading, quotation) and not reading.folded[left.start : left.end].strip()


def _clauses_before(clauses: Sequence[Clause], openings: Sequence[Opening], number: int) -> Span | None:
    """What stands before a cue that ends its statement: 价格不会再涨，他说."""
    first = openings[-1].clause + 1 if openings else 0
    return Span(clauses[first].start, clauses[number - 1].end) if first < number else None


def _after_verbs(reading: Reading, found: FoundCue, until: int) -> int:
    """Where the verb is over: behind its marks of aspect, and behind a second verb in 强调指出."""
    end = found.span.end
    for following in reading.cues_in(Span(end, until)):
        if following.span.start != end or following.cue.act != "say":
            break
        end = following.span.end
    suffix = _SUFFIX.match(reading.folded, end, until)
    return suffix.end() if suffix else end


# A clause that turns to somebody else: 但住户说…….
_TURNS = re.compile(r"\s*(?:但|而|不过|然而)(?!是)")
_NOTED = ("注意到", "获悉", "了解到", "报道", "报导")


def _is_silent(folded: str, clause: Clause, left: Span, content: int) -> bool:
    """Whether the words around a cue make it a noun, a passive, a denial or a supposition."""
    start = max(left.start, left.end - _BACK)
    return bool(
        _NOT_SPEECH.match(folded, content, clause.end)
        or _SILENCED.search(folded, start, left.end)
        or _OBJECT_OF.search(folded, start, left.end)
        or _SUPPOSED.match(folded, clause.start, left.end)
    )


def _is_audience(rest: str, found: FoundCue, clause: Clause) -> bool:
    """Whether what follows the cue in its clause only says to whom, or of what: 告诉记者：…, 谈到进化：…."""
    if clause.mark not in (",", ":") or len(rest) > _LONGEST_AUDIENCE or any(mark in rest for mark in '“「"'):
        return False
    if clause.mark == ":":
        return found.cue.act == "say" or _AUDIENCE.search(rest) is not None
    return found.cue.form in ("告诉", "提醒")


_LONGEST_AUDIENCE = 12
_AUDIENCE = re.compile(
    r"(?:记者|媒体|员工|投资者|网友|大家|我们?|他们?|她|外界|公众|读者|观众|粉丝)$|[一二两三四五六几数][点个项大]"
)


def _fits(reading: Reading, clause: Clause, found: FoundCue, content: int, *, empty: bool) -> bool:
    """Whether what follows the cue is what the cue takes."""
    takes = found.cue.takes
    if takes in ("mark", "marked"):
        follows = clause.mark != ";" if empty else bool(reading.quotations_in(Span(content, content + 2)))
        return follows or (takes == "marked" and clause.end - content >= _LONG_COMPLEMENT)
    if takes == "action":
        return not empty or clause.mark in (":", ",")
    if takes == "object":
        return not empty or clause.mark in (":", ",")
    if takes == "target":
        return _TARGET.search(reading.folded, clause.start, clause.end) is not None
    return empty or clause.end - content > 1


_LONG_COMPLEMENT = 7
_TARGET = re.compile(r"预测|预期|目标|评级|展望|预估|评等|目标价")


def _leaves_out_subject(reading: Reading, left: Span, found: FoundCue, openings: Sequence[Opening]) -> bool:
    """Whether nothing but connectives and adverbs stands left of the cue, so that the subject is an earlier one.

    Inside a content only words that must be the speaker's own break it up: 坦言遗憾，认为…… but not 表示……，预计…….
    """
    phrase = trim_chinese(reading.folded, *left)
    if phrase.end > phrase.start:
        return False
    return not openings or found.cue.is_human or _GOES_ON.match(reading.folded, left.start) is not None


_GOES_ON = re.compile(r"\s*(?:并|且|同时|还|也|另|又)")


def _in_marks(reading: Reading, quotations: Sequence[Quotation], cue: Span) -> bool:
    """Whether the cue stands inside a quotation or a bracket."""
    if any(quotation.outer.start < cue.start < quotation.outer.end for quotation in quotations):
        return True
    left = reading.folded[max(0, cue.start - _BACK) : cue.start]
    return any(left.rfind(opening) > left.rfind(closing) for opening, closing in ("()", "《》", "〈〉"))


def _leading_quotation(reading: Reading, clause: Clause, until: int) -> Quotation | None:
    """The quotation a clause begins with: “……”他说."""
    quotation = quotation_at(reading, clause.start, until)
    return quotation if quotation and quotation.outer.end <= until else None


def _said_before(
    reading: Reading, clauses: Sequence[Clause], number: int, found: FoundCue, leading: Quotation | None
) -> Span | None:
    """The quotation before the speaker, in the clause or as the clause before: “……”，他说."""
    if leading is None and number:
        leading = _leading_quotation(reading, clauses[number - 1], clauses[number - 1].end)
        if leading and reading.folded[leading.outer.end : clauses[number - 1].end].strip():
            return None
    if leading is None:
        return None
    is_said = found.cue.act == "say" and leading.inner.end - leading.inner.start >= _SHORTEST_SAID
    return leading.inner if is_said or is_speech(reading, leading) else None


# With a verb of saying beside it, a quotation of so few characters is said: “我们不退”，他说.
_SHORTEST_SAID = 4


def _quotation_before(
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
    return quotations[-1].inner


def _border(reading: Reading, clauses: Sequence[Clause], number: int) -> int:
    """Where what was said before clause `number` ends: before the connectives that lead up to it, too."""
    while number > 1 and not reading.folded[clauses[number - 1].start : clauses[number - 1].end].strip():
        number -= 1
    if number > 1:
        phrase = trim_chinese(reading.folded, *clauses[number - 1].span)
        number -= phrase.end <= phrase.start
    return clauses[number].start


def _ended(reading: Reading, content: Span, opening: Opening, clauses: Sequence[Clause]) -> Span:
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
