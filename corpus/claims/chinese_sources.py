"""Chinese attributions without a verb of saying: 据…, 在…看来, 正如…所言.

Must never read further than a clause.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.claims.chinese_phrases import trim_chinese
from corpus.claims.chinese_speakers import chinese_speaker
from corpus.claims.chinese_speech import Opening, nominal, quotation_at
from corpus.claims.clauses import Clause
from corpus.claims.reading import Reading
from corpus.lexicon import patterns_of
from corpus.models import Span

_BY_SOURCE = re.compile(
    r"\s*(?:【[^】]{1,30}】\s*)?(?:[但而不过此外另]{0,2},?)?(?:另据|据|根据|按照|按|依照|依据|照|援引|引述)(?:[^,;。]{1,16}?(?:援引"
    r"|引述|引用))?(?P<source>[^,;。]{1,60}?)的?(?:最新|初步|官方|内部|年度|季度)?(?P<cue>"
    rf"{patterns_of('chinese_clauses', 'by_source')})(?:称|说|显示|指出|表示|认为)?\s*$",
)
_IN_VIEW = re.compile(
    r"\s*(?:[但而]|不过|然而)?[在依照按以](?P<source>[^,;。]{1,40}?)(?:自己)?(?P<cue>看来|眼中|眼里|口中|看|之见)\s*$"
)
# A pronoun will do behind anything: a text may have lost the break before it.
_LATE_VIEW = re.compile(r"[^,;。]{1,60}?在(?P<source>[他她]们?)(?P<cue>看来)\s*$")
_AS_SAID = re.compile(
    r"\s*[但而]?(?:正如|就像|正像|恰如|恰似|一如|诚如|如|像)(?P<source>[^,;。]{1,50}?)(?:的(?:分析|话|说法|判断|报告|研究))?"
    r"(?:在[^,]{1,40}?[中上里])?"
    r"(?P<cue>所(?:言|述|料)|所(?:说|指出|预测|认为|写|强调)的?|说的)(?:那样)?\s*$"
)
_VIEW_IS = re.compile(
    rf"(?P<source>[^,;。]{{1,40}}?)的[^,。的]{{0,6}}?(?P<cue>{patterns_of('chinese_clauses', 'views')})就?(?:是|如下|为"
    r"|包括)\s*",
)
# 报纸援引一名官员的话说
_QUOTING = re.compile(
    r"[^,;。]{0,30}?(?:援引|引述|引用)(?P<source>[^,;。]{1,40}?)(?:的(?:话|说法|消息|报道|报导))?(?:报道|报导)?(?P<cue>报道|报导|说|称|指出)\s*$"
)
# 用老校长的话来说
_IN_WORDS = re.compile(r"[^,;。]{0,6}?(?:用|借用|套用)(?P<source>[^,;。]{1,30}?)的(?P<cue>话)(?:来)?(?:说|讲|形容)\s*$")
# 他被服务员告知……: whoever tells him.
_PASSIVE = re.compile(r"[^,;。被]{0,30}?被(?P<source>[^,;。被]{2,14}?)(?P<cue>告知|要求)(?=[^,]{4}|\s*$)")
# 民间有一种说法
_SOME_SAY = re.compile(
    r"(?P<source>[^,;。]{2,12}?)(?:也|还|向来|历来)?有(?:这|那|一|某)?种(?P<cue>说法|看法|观点|意见|传说)\s*$"
)
# ……；而瑞银的判断相反，预计……
_DIFFERS = re.compile(
    r"\s*(?:而|但是?|不过|然而)?(?P<source>[^,;。的]{2,20})的(?P<cue>判断|看法|观点|意见|态度|预测|预期|估计|立场|说法)"
    r"(?:[则却就更较也]|恰恰|正好|完全|截然|并){0,2}(?:相反|不同|不一样|谨慎|乐观|悲观|保守|审慎|迥异)\s*$"
)
# 记者从水利部获悉
_LEARNT = re.compile(
    rf"[^,;。从]{{0,24}}?从(?P<source>[^,;。]{{2,30}}?)(?P<cue>{patterns_of('chinese_clauses', 'learnt')})(?:\s*$"
    r"|(?=[^,]{4}))",
)
_ASKS = re.compile(r"(?:本[报台刊])?记者|笔者")
# 应急管理厅消息
_NEWS = re.compile(r"(?!.{0,8}据)(?P<source>[^,;。的]{3,24}?)(?P<cue>最新消息|消息)\s*$")
# 他引用的数据令人震撼：…
_CITED = re.compile(
    rf"(?P<source>[^,;。]{{1,40}}?)(?P<cue>{patterns_of('chinese_clauses', 'cites')})的(?:"
    rf"{patterns_of('chinese_clauses', 'cited')})[^,;:。]{{0,12}}\s*$",
)
# 他将AGI定义为…: what is said begins with what is defined.
_REGARDS = re.compile(
    r"(?P<source>[^,;。]{1,40}?)[将把](?P<content>[^,;。]{1,40}?)(?P<cue>"
    rf"{patterns_of('chinese_clauses', 'regards')})(?!的)",
)
# 一家外资将目标价由720元调升至860元: a forecast, a target or a rating that is set is what is said.
_RATED = re.compile(
    r"(?P<source>[^,;。]{2,40}?)(?P<content>[将把][^,;。]{0,40}?(?:"
    rf"{patterns_of('chinese_clauses', 'rated')})[^,;。]{{0,30}}?"
    r"(?P<cue>[上下]调|[上下]修|调[升降高低]|维持|提高|下砍|砍|[升降]至|[升降]为)(?!的|了?这))",
)
# 据介绍 is whoever was met before.
_TOLD = re.compile(r"\s*据(?:其|他|她|该公司|公司)?(?P<cue>介绍|透露|回忆|讲述|披露)\s*$")
# What somebody is called, and not how he is seen: “过年橘”, but not “最难的选择”.
_NAME = re.compile(r"[^的最,。;!?]{1,6}")
# Every pattern above that `sourced` tries has one of these; most clauses have none. As all of them begin with a
# character, and not with a class of some, they are found at once.
_HINT = re.compile(
    r"据|按|依|照|将|把|看|中|被|种说法|种传说|之见|的话|援引|引[述用]|获悉|了解到|得知|获知|证实|核实|消息|眼里|所[言述料说指预认写强]|说的|的[^,。的]{0,6}?(?:"
    rf"{patterns_of('chinese_clauses', 'views')})|的(?:数据|资料|数字|统计|例子|研究)",
)


class _Source(NamedTuple):
    """How a source may be named."""

    pattern: re.Pattern[str]
    # The marks that have to end its clause; any where there are none.
    marks: tuple[str, ...] = ()
    # Only what can speak is a source.
    strict: bool = False


# Tried in this order.
_SOURCES = (
    _Source(_QUOTING),
    _Source(_IN_WORDS),
    _Source(_BY_SOURCE),
    _Source(_LEARNT, (",", ":"), strict=True),
    _Source(_NEWS, (",", ":"), strict=True),
    _Source(_IN_VIEW),
    _Source(_LATE_VIEW),
    _Source(_AS_SAID, strict=True),
    _Source(_VIEW_IS),
    _Source(_DIFFERS, (",", ":"), strict=True),
    _Source(_CITED, (":",)),
    _Source(_PASSIVE, strict=True),
    _Source(_SOME_SAY, (",", ":"), strict=True),
)


def sourced(reading: Reading, clauses: Sequence[Clause], number: int) -> Opening | None:
    """Read 据高盛分析, 在吴泳铭看来, 正如他所说, 他的观点是 and 他将A视为B in clause `number`."""
    clause = clauses[number]
    if _HINT.search(reading.folded, *clause.span) is None:
        return None
    shaped = _shaped(reading, clause, number)
    if shaped is not None:
        return shaped
    told = _TOLD.match(reading.folded, clause.start, clause.end)
    if told and clause.mark == ",":
        return Opening(number, number + 1, clause.end, None, nominal(told))
    for pattern, marks, strict in _SOURCES:
        if marks and clause.mark not in marks:
            continue
        match = pattern.match(reading.folded, clause.start, clause.end)
        speaker = match and chinese_speaker(reading, *match.span("source"), strict=strict)
        if match is None or speaker is None or (pattern is _VIEW_IS and reading.cues_in(Span(*match.span("source")))):
            continue
        ends_statement = clause.mark in ("", "。", "!", "?") and match.end() >= clause.end
        if ends_statement and number:
            before = Span(clauses[0].start, clauses[number - 1].end)
            return Opening(number, number, clause.end, speaker, nominal(match), before)
        if pattern is _LEARNT:
            speaker = Span(_asking(reading, clause.start, speaker.start), speaker.end)
        # Who is quoted may quote somebody in turn: 外电引述一家报纸的报道指出，知情人士透露…….
        first = -1 if pattern is _QUOTING else number + (match.end() >= clause.end)
        viewed = _viewed(reading, clauses, number) if pattern is _IN_VIEW else None
        return Opening(number, first, match.end(), speaker, nominal(match), viewed)
    return None


def _shaped(reading: Reading, clause: Clause, number: int) -> Opening | None:
    """Read 他将A视为B and 高盛把目标价调升至……, where what is said begins before its cue."""
    for shape in (_REGARDS, _RATED):
        match = shape.match(reading.folded, clause.start, clause.end)
        speaker = match and chinese_speaker(reading, *match.span("source"))
        named = quotation_at(reading, match.end(), clause.end) if match and match["cue"].startswith("称") else None
        if named is not None and _NAME.fullmatch(reading.folded, *named.inner):
            continue  # 农民把这种橘子称为“过年橘”: a name
        # Nothing but the speaker may stand before 把: 他反对把A比作B says something else.
        if match and speaker and speaker.end == trim_chinese(reading.folded, *match.span("source")).end:
            return Opening(number, number, match.start("content"), speaker, nominal(match, _act(match)))
    return None


def _asking(reading: Reading, start: int, source: int) -> int:
    """Where a reporter is named who learnt something from a source: 记者从水利部 is who it is known from."""
    asks = _ASKS.search(reading.folded, start, source)
    return asks.start() if asks else source


def learnt_from(reading: Reading, speaker: Span) -> Span:
    """Whom a reporter learnt it from: 记者从水利部 gives 水利部, any other speaker himself."""
    asks = _ASKS.match(reading.folded, *speaker)
    source = reading.folded.find("从", asks.end(), speaker.end) if asks else -1
    return Span(source + 1, speaker.end) if source >= 0 else speaker


def _viewed(reading: Reading, clauses: Sequence[Clause], number: int) -> Span | None:
    """The quotation that is all of the clause before: “球队需要时间”，在他看来，……."""
    before = clauses[number - 1] if number else None
    quotation = quotation_at(reading, before.start, before.end) if before else None
    if before is None or quotation is None or quotation.outer.end != before.end:
        return None
    return quotation.outer if quotation.inner.end - quotation.inner.start >= _SHORTEST_VIEW else None


# “球队需要时间”，在他看来: of so many characters it is no term.
_SHORTEST_VIEW = 6


def _act(match: re.Match[str]) -> str | None:
    """A target or a rating says what to do, a forecast what will be; None leaves it to the cue's own word."""
    if match.re is not _RATED:
        return None
    return "recommendation" if _RATING.search(match["content"]) else "prediction"


_RATING = re.compile(r"目标|股价|评[级等价]")
