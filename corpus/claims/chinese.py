"""Chinese clause rules: from a cue to who is meant to have said what. Must never resolve a pronoun or judge a type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.chinese_speakers import chinese_speaker, chinese_subject, is_thing, trim_chinese
from corpus.claims.clauses import Clause, cut_clauses
from corpus.claims.cues import FoundCue, nominal_cue
from corpus.claims.quotations import Quotation
from corpus.claims.reading import Reading
from corpus.models import Span

# After a cue: aspect and complement marks that belong to the verb.
_SUFFIX = re.compile(r"(?:道|称|说|到|了|过|着|的是|出|一句话)?\s*")
# After a cue: it was a noun, a relative clause or another verb.
_NOT_SPEECH = re.compile(r"如何|的(?!是)|完|这话|话|起来|得|不出|不上|给|成|作|法|为")
# Before a cue: a passive, a denial that anything was said, or an instrument.
_SILENCED = re.compile(
    r"(?:被|所|未|未曾|未予|没有|没|拒绝|不愿|不愿意|不肯|不予|尚未|无法|不便|难以|无从|不能|不想|遭|受|获|遭到|受到|予以|加以|无可|可能会?|或许会?|也许会?|将会|才会|都会|就会|不会|也会|还会|便会|总会|一定会|自然会|应该|应当|必须|需要|可以|可|用来|用于|以|不需要|无需|值得|进行|如何|怎样|怎么)$"
)
# Before a speaker: nobody said it yet.
_SUPPOSED = re.compile(
    r"\s*(?:但|而|不过)?(?:如果|假如|倘若|假设|要是|除非|无论|不管|只要|至于|关于|据了解|据悉|据报道|据称)"
)
_BY_SOURCE = re.compile(
    r"\s*(?:[但而不过此外另]{0,2}[,]?)?(?:另据|据|根据|按照|依据|援引|引述)(?P<source>[^,;。]{1,60}?)(?:的)?(?P<cue>说法|分析|预测|估计|估算|统计|报道|报导|介绍|透露|测算|观点|披露|称|说|数据显示|数据|显示|预计|了解|消息|判断|推算|研究|调查|报告|爆料|通报|记载|看法|转述|描述|声明|反映|回忆|指控|证实|分析报告|观察|评估|预估|推测)(?:称|说|显示|指出|表示|认为)?\s*$"
)
_IN_VIEW = re.compile(
    r"\s*(?:[但而]|不过|然而)?(?:在|依|照|按)(?P<source>[^,;。]{1,40}?)(?:自己)?(?P<cue>看来|眼中|眼里|看)\s*$"
)
_AS_SAID = re.compile(
    r"\s*(?:[但而])?(?:正如|就像|诚如|如|像)(?P<source>[^,;。]{1,50}?)(?:的(?:分析|话|说法|判断|报告|研究))?(?:在[^,]{1,40}?[中上里])?(?P<cue>所言|所说的?|所指出的?|所述|所料|所预测的?|所认为的?|所写的?|所强调的?|说的|所说的那样|所言的那样)(?:那样)?\s*$"
)
_REGARDS = re.compile(
    r"(?P<source>[^,;。]{1,40}?)(?:将|把)(?P<content>[^,;。]{1,40}?)(?P<cue>视为|视作|定义为|看作|当作|形容为|描述为|归因于|归咎于|称为|比作|比喻为|列为)(?!的)"
)
# 对……的恶毒指控: a noun, however verbal.
_OBJECT_OF = re.compile(r"对[^,]{2,60}的[一-龥]{0,4}$")
_VIEW_IS = re.compile(
    r"(?P<source>[^,;。]{1,40}?)的(?:核心|主要|基本|总体|最新|看法和|个人)?(?P<cue>观点|看法|判断|预测|主张|结论|建议|预期|回答|回应|解释|理由|说法|态度|答案|警告|估计)(?:是|如下|为)\s*"
)

_INTRODUCED = re.compile(
    r"(?P<source>[^,;。]{0,60}?)(?P<cue>抛出|给出|分享|表达|发表|阐述|列出|总结|归纳|作出|做出|亮出|持|带来|概括|提出)了?的?[^,;。:]{0,16}?(?:观点|看法|态度|答案|理由|判断|建议|回应|解释|结论|意见|立场|主张|预测|预言|警告|概括|内容)(?:是|如下)?\s*$"
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """A cue with its speaker; what it reports starts at `content` and runs on until something else is reported."""

    clause: int
    # The clause that what is reported begins in.
    first: int
    content: int
    speaker: Span | None
    cue: FoundCue | None
    # Content that stood before the cue: “……”他说。
    before: Span | None = None


def read_chinese(reading: Reading, statement: Span, previous: Span | None) -> list[Attribution]:
    """Read the attributions of one statement; `previous` is the statement before it in the same paragraph."""
    clauses = cut_clauses(reading.folded, statement, reading.quotations_in(statement))
    openings = _openings(reading, clauses)
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
        found.append(
            Attribution(Span(statement.end, statement.end), openings[-1].speaker, openings[-1].cue, "indirect")
        )
    return [attribution for attribution in found if attribution is not None]


def _border(reading: Reading, clauses: Sequence[Clause], number: int) -> int:
    """Where what was said before clause `number` ends: before the connectives that lead up to it, too."""
    while number > 1 and _is_connective(reading, clauses[number - 1]):
        number -= 1
    return clauses[number].start


def _is_connective(reading: Reading, clause: Clause) -> bool:
    phrase = trim_chinese(reading.folded, *clause.span)
    return phrase.end <= phrase.start


def _openings(reading: Reading, clauses: Sequence[Clause]) -> list[_Opening]:
    openings: list[_Opening] = []
    subject: Span | None = None
    for number, clause in enumerate(clauses):
        opening = (
            _sourced(reading, clauses, number)
            or _introduced(reading, clauses, number, subject)
            or _cued(reading, clauses, number, openings, subject)
        )
        if opening is not None:
            openings.append(opening)
            subject = opening.speaker or subject
        elif not openings:
            subject = chinese_subject(reading, clause.span) or subject
    return openings


def _sourced(reading: Reading, clauses: Sequence[Clause], number: int) -> _Opening | None:
    """据高盛分析, 在吴泳铭看来, 正如他所说, 他的观点是."""
    clause = clauses[number]
    match = _REGARDS.match(reading.folded, clause.start, clause.end)
    if match and (speaker := chinese_speaker(reading, *match.span("source"))):
        return _Opening(number, number, match.start("content"), speaker, _nominal(match, reading))
    for pattern in (_BY_SOURCE, _IN_VIEW, _AS_SAID, _VIEW_IS):
        match = pattern.match(reading.folded, clause.start, clause.end)
        if match is None:
            continue
        speaker = chinese_speaker(reading, *match.span("source"), strict=pattern is _AS_SAID)
        if speaker is None:
            continue
        cue = _nominal(match, reading)
        last = clause.mark in ("", "。", "!", "?") and match.end() >= clause.end
        if last and number:
            return _Opening(number, number, clause.end, speaker, cue, Span(clauses[0].start, clauses[number - 1].end))
        return _Opening(number, number + (match.end() >= clause.end), match.end(), speaker, cue)
    return None


def _introduced(reading: Reading, clauses: Sequence[Clause], number: int, subject: Span | None) -> _Opening | None:
    """沈阳抛出观点：…; 赵刚持谨慎态度：“…”; any clause before a colon and a quotation that is about somebody."""
    clause = clauses[number]
    match = _INTRODUCED.match(reading.folded, clause.start, clause.end)
    if match and (clause.mark == ":" or match[0].rstrip().endswith("是")):
        speaker = chinese_speaker(reading, *match.span("source"), strict=False) or subject
        return _Opening(number, number + 1, clause.end, speaker, _nominal(match, reading)) if speaker else None
    if clause.mark == ":" and not reading.cues_in(clause.span):
        start = clause.end + 1
        while start < clauses[-1].end and reading.folded[start].isspace():
            start += 1
        quotations = reading.quotations_in(Span(start, start + 1))
        speaker = chinese_subject(reading, clause.span) or subject
        if quotations and speaker and _is_speech(reading, quotations[0]):
            return _Opening(number, number + 1, clause.end, speaker, None)
    return None


def _nominal(match: re.Match[str], reading: Reading) -> FoundCue:
    span = Span(*match.span("cue"))
    return nominal_cue(reading.folded[span.start : span.end], span)


def _cued(
    reading: Reading, clauses: Sequence[Clause], number: int, openings: Sequence[_Opening], subject: Span | None
) -> _Opening | None:
    clause = clauses[number]
    if openings and openings[-1].first == number:
        return None  # the first clause of a content belongs to it: 他表示，高盛认为……
    for found in reading.cues_in(clause.span):
        if found.cue.lang != "zh" or _in_marks(reading, clause, found.span):
            continue
        opening = _opened(reading, clauses, number, found, subject if openings or number else None, openings)
        if opening is not None:
            return opening
    return None


def _opened(
    reading: Reading,
    clauses: Sequence[Clause],
    number: int,
    found: FoundCue,
    subject: Span | None,
    openings: Sequence[_Opening],
) -> _Opening | None:
    folded, clause = reading.folded, clauses[number]
    leading = _leading_quotation(reading, clause, found.span.start)
    left = Span(leading.outer.end if leading else clause.start, found.span.start)
    rest = _SUFFIX.match(folded, found.span.end, clause.end)
    content = rest.end() if rest else found.span.end
    if (
        _OBJECT_OF.search(folded, left.start, left.end)
        or _SUPPOSED.match(folded, clause.start, found.span.start)
        or _NOT_SPEECH.match(folded, content, clause.end)
        or _SILENCED.search(folded, left.start, left.end)
    ):
        return None
    empty = not folded[content : clause.end].strip() or _is_audience(
        folded[content : clause.end], found.cue.form, clause
    )
    if not _fits(reading, clause, found, content, empty=empty):
        return None
    speaker = chinese_speaker(reading, left.start, left.end, strict=not found.cue.is_human or bool(openings))
    if speaker is None:
        if is_thing(folded, left) or not _leaves_out_subject(reading, left, found, openings):
            return None
        speaker = subject
        if speaker is None and found.cue.takes != "clause" and found.cue.act != "plan":
            return None
    if leading is None and number:
        leading = _whole_quotation(reading, clauses[number - 1])
    says = found.cue.act == "say" and leading is not None and leading.inner.end - leading.inner.start >= _SHORTEST_SAID
    before = leading.inner if leading and (says or _is_speech(reading, leading)) else None
    if empty and before is None and clause.mark in ("", "。", "!", ";", "?") and number:
        first = openings[-1].clause + 1 if openings else 0
        before = Span(clauses[first].start, clauses[number - 1].end) if first < number else None
    # An outlet that notes what somebody says leaves the word to whoever says it: 记者注意到，他表示…….
    first = -1 if found.cue.form in _NOTED else number + empty
    return _Opening(number, first, content if not empty else clause.end, speaker, found, before)


def _is_audience(rest: str, form: str, clause: Clause) -> bool:
    """Whether what follows the cue in its clause only says to whom, or how many things: 告诉记者：…, 指出三点：…."""
    if clause.mark not in (",", ":") or len(rest) > _LONGEST_AUDIENCE or any(mark in rest for mark in '“「"'):
        return False
    return clause.mark == ":" or form in ("告诉", "提醒")


_LONGEST_AUDIENCE = 12


def _fits(reading: Reading, clause: Clause, found: FoundCue, content: int, *, empty: bool) -> bool:
    """Whether what follows the cue is what the cue takes."""
    folded = reading.folded
    follows = clause.mark in (",", ":") if empty else bool(reading.quotations_in(Span(content, content + 2)))
    if found.cue.takes == "marked":
        return follows or (empty and clause.mark != ";") or clause.end - content >= _LONG_COMPLEMENT
    if found.cue.takes == "mark":
        return follows or (empty and clause.mark != ";")
    if found.cue.takes == "action":
        return not empty or clause.mark in (":", ",")
    if found.cue.takes == "object":
        return not empty
    if found.cue.takes == "target":
        return _TARGET.search(folded, clause.start, clause.end) is not None
    return empty or clause.end - content >= 2 or folded[content] in "“「"


_LONG_COMPLEMENT = 7
_NOTED = ("注意到", "获悉", "了解到", "报道", "报导")
_TARGET = re.compile(r"预测|预期|目标|评级|展望|预估|评等|目标价")


def _leaves_out_subject(reading: Reading, left: Span, found: FoundCue, openings: Sequence[_Opening]) -> bool:
    """Whether nothing but connectives and adverbs stands left of the cue, so that the subject is an earlier one.

    Inside a content only words that must be the speaker's own break it up: 坦言遗憾，认为…… but not 表示……，预计…….
    """
    phrase = trim_chinese(reading.folded, *left)
    if phrase.end > phrase.start:
        return False
    return not openings or found.cue.is_human or found.cue.act in ("say", "opinion", "recommendation", "warning")


def _in_marks(reading: Reading, clause: Clause, cue: Span) -> bool:
    """Whether the cue stands inside a quotation or a bracket of its clause."""
    if any(quotation.outer.start < cue.start < quotation.outer.end for quotation in reading.quotations_in(clause.span)):
        return True
    left = reading.folded[clause.start : cue.start]
    return left.rfind("(") > left.rfind(")")


def _leading_quotation(reading: Reading, clause: Clause, until: int) -> Quotation | None:
    """The quotation a clause begins with: “……”他说."""
    start = clause.start
    while start < until and reading.folded[start].isspace():
        start += 1
    quotations = reading.quotations_in(Span(start, start + 1))
    return quotations[0] if quotations and quotations[0].outer.end <= until else None


# With a verb of saying beside it, a quotation of so few characters is said: “我们不退”，他说.
_SHORTEST_SAID = 4


def _whole_quotation(reading: Reading, clause: Clause) -> Quotation | None:
    """The quotation that a clause is: “……”，他说."""
    found = _leading_quotation(reading, clause, clause.end)
    return found if found and not reading.folded[found.outer.end : clause.end].strip() else None


def _is_speech(reading: Reading, quotation: Quotation) -> bool:
    """Whether a quotation is long enough, or punctuated as, something said rather than named."""
    inner = reading.folded[quotation.inner.start : quotation.inner.end].rstrip()
    return len(inner) >= 10 or inner.endswith((",", "。", "!", "?", "…", "."))


def _quotation_before(
    reading: Reading, opening: _Opening, clauses: Sequence[Clause], previous: Span | None
) -> Span | None:
    """“……。”他说。 - the quotation was a statement of its own."""
    clause = clauses[opening.clause]
    nothing_after = not reading.folded[opening.content : clauses[-1].end].strip(" 。!?\n")
    if previous is None or opening.clause or not nothing_after:
        return None
    quotations = reading.quotations_in(previous)
    if not quotations or reading.folded[quotations[-1].outer.end : clause.start].strip():
        return None
    return quotations[-1].inner


def _ended(reading: Reading, content: Span, opening: _Opening, clauses: Sequence[Clause]) -> Span:
    """Where a content ends: with the quotation it is, before the writer's own remark on it."""
    start = content.start
    while start < content.end and reading.folded[start] in " :,\n":
        start += 1
    quotations = reading.quotations_in(Span(start, start + 1))
    if not quotations or quotations[0].outer.end >= content.end:
        return content
    after = reading.folded[quotations[0].outer.end : content.end].lstrip()
    told = clauses[opening.clause].mark == ":" and _is_speech(reading, quotations[0])
    if (told and not after.startswith(":")) or _REMARK.match(after) or not after.strip(" 。.!?"):
        return quotations[0].outer
    return content


# What a writer adds to a quotation: ，这反映出…….
_REMARK = re.compile(r"[,。;]\s*(?:但|而)?(?:这|此举|此言|该|显然|言下之意|意味着|意即|可见|引发|引起)")
