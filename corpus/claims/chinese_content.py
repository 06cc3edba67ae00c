"""Where Chinese reported words begin and end, beside a cue. Must never decide whose they are."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corpus.claims.chinese_phrases import trim_chinese
from corpus.claims.chinese_speech import Opening, is_speech, quotation_at
from corpus.claims.clauses import Clause
from corpus.claims.cues import FoundCue, attitudes, chinese_list
from corpus.claims.quotations import Quotation
from corpus.claims.reading import Reading
from corpus.claims.wordlists import pattern
from corpus.lexicon import load_lexicon
from corpus.models import Span

# After a cue: aspect and complement marks that belong to the verb. 到 is one in 写到, and none in 计划到2030年.
_SUFFIX = re.compile(
    r"(?:得[好对妙]$|道|称|说|(?<=[写想料感忆述释绍充调])到(?!\s*\d)|了|过|着|的是|一句话"
    r"|出(?![售台资口版席现任演手让租行具动击国征走线局]))?\s*"
)


def after_verbs(reading: Reading, found: FoundCue, until: int) -> int:
    """Where the verb is over: behind its marks of aspect, and behind a second verb in 强调指出."""
    end = found.span.end
    for following in reading.cues_in(Span(end, until)):
        if following.span.start != end or following.cue.act != "say":
            break
        end = following.span.end
    suffix = _SUFFIX.match(reading.folded, end, until)
    end = suffix.end() if suffix else end
    told = _listener().match(reading.folded, end, until) if found.cue.form in chinese_list("to_somebody") else None
    return told.end() if told else end


@cache
def _listener() -> re.Pattern[str]:
    """Whom something is told, between 告诉 and what is told: 记者, 丈夫, 英国广播公司."""
    heard, near = (load_lexicon("cues")["listeners"][name] for name in ("zh", "near"))
    outlets = "|".join(form for form in heard if len(form) > 1 and not form.startswith(("我", "他", "她")))
    return re.compile(
        rf"(?:(?:本报|本刊|在场的?|一名|一位|[一-龥A-Z]{{2,6}})?(?:{outlets})(?:记者)?们?|[我他她]们?"
        rf"|[他她我]?的?(?:{'|'.join(near)})们?(?=[自他她我你其这那将已要不没有在是会可今明昨正还就都从因由]))(?=[^,。;:的们国]{{4}})"
    )


def attitude(reading: Reading, opening: Opening, content: Span) -> Span:
    """Widen an attitude to what it is about: 部长对结果表示满意 says 对结果表示满意, not only 满意."""
    found, speaker = opening.cue, opening.speaker
    words = reading.folded[content.start : content.end].strip(" ,。;!")
    if found is None or speaker is None or found.cue.form != "表示" or not _is_attitude(words):
        return content
    towards = reading.folded.find("对", speaker.end, found.span.start)
    return Span(towards if towards >= 0 else found.span.start, content.end)


def _is_attitude(words: str) -> bool:
    """Whether a content is only how somebody feels: 满意, 热烈欢迎, 强烈不满和坚决反对."""
    return all(_how().sub("", part) in attitudes() for part in re.split("[和与、]", words))


@cache
def _how() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(sorted(chinese_list('how'), key=len, reverse=True))})的?地?")


def inner(reading: Reading, opening: Opening, until: int) -> Opening:
    """Take the inner of two cues where both are the speaker's: 表示担心……, 表示，他认为…… give 担心 and 认为."""
    again = _AGAIN.match(reading.folded, opening.content, until)
    if again is None or opening.speaker is None:
        return opening
    for found in reading.cues_in(Span(again.end(), until))[:1]:
        content = after_verbs(reading, found, until)
        if found.span.start == again.end() and found.cue.takes == "clause" and found.cue.is_human:
            rest = reading.folded[content:until].strip(" ,。;!?\n")
            return replace(opening, cue=found, content=content) if rest else opening
    return opening


_AGAIN = re.compile(
    r"[\s:,]*(?:(?:他|她|该行|该公司|该机构|自己)(?:本人|自己|个人|也|还|仍然?|一直|始终|依然|并){0,2})?"
)


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
        if leading and not _is_adverbial(reading, leading, clauses[number - 1], number):
            return None
    if leading is None or _is_term(reading, leading, found):
        return None
    is_said = found.cue.act == "say" and leading.inner.end - leading.inner.start >= _SHORTEST_SAID
    return leading.outer if is_said or is_speech(reading, leading) else None


def _is_term(reading: Reading, leading: Quotation, found: FoundCue) -> bool:
    """Whether a quotation only begins the name of who speaks: “读书节”组委会副主任孙梅说."""
    rest = reading.folded[leading.outer.end : found.span.start].lstrip()
    return not is_speech(reading, leading) and len(rest) > _LONG_REST and not rest.startswith((",", "。", "!", "?"))


_LONG_REST = 5
_COMPLETE = (",", "。", "!", "?", "…")


def _is_adverbial(reading: Reading, leading: Quotation, clause: Clause, number: int) -> bool:
    """Whether what follows a quotation in its clause only leads up to its speaker: “……！”赛后，李明说."""
    rest = reading.folded[leading.outer.end : clause.end].strip()
    is_complete = reading.folded[leading.inner.start : leading.inner.end].rstrip().endswith(_COMPLETE)
    cues = reading.cues_in(Span(leading.outer.end, clause.end))
    return not rest or (number == 1 and is_complete and all(found.cue.takes == "named" for found in cues))


# With a verb of saying beside it, a quotation of so few characters is said: “我们不退”，他说.
_SHORTEST_SAID = 4


def clauses_before(
    reading: Reading, clauses: Sequence[Clause], openings: Sequence[Opening], number: int
) -> Span | None:
    """Give what stands before a cue that ends its statement: 价格不会再涨，他说."""
    # What a company plans is what was said: 该公司计划……，他写道.
    is_plan = bool(openings) and (cue := openings[-1].cue) is not None and cue.cue.takes == "action"
    first = openings[-1].clause + 1 if openings and not is_plan else 0
    if first >= number:
        return None
    before = Span(clauses[first].start, clauses[number - 1].end)
    phrase = trim_chinese(reading.folded, *before)
    return before if phrase.end > phrase.start else None


def quotation_before(
    reading: Reading, opening: Opening, clauses: Sequence[Clause], previous: Span | None
) -> Span | None:
    """“……。”他说。 - the quotation was a statement of its own."""
    goes_on = reading.folded[opening.content : clauses[-1].end].strip(" 。!?\n")
    if previous is None or opening.clause > (1 if goes_on else _MOST_BETWEEN):
        return None
    begins_later = opening.speaker is not None and opening.speaker.start >= clauses[opening.clause].start
    between = Span(clauses[0].start, clauses[opening.clause].start)
    if opening.clause and (not begins_later or any(found.cue.is_human for found in reading.cues_in(between))):
        return None  # only 赛后 may stand between: “……！”赛后，李明说
    opens_paragraph = previous.start == 0 or reading.folded[previous.start - 1] == "\n"
    is_answered = reading.folded[max(0, previous.start - 4) : previous.start].rstrip().endswith(":")
    if goes_on and ((is_answered and not opens_paragraph) or not quotation_at(reading, previous.start, previous.end)):
        return None
    quotations = reading.quotations_in(previous)
    if not quotations or reading.folded[quotations[-1].outer.end : clauses[0].start].strip():
        return None
    return quotations[-1].outer


_MOST_BETWEEN = 3


def border(reading: Reading, clauses: Sequence[Clause], number: int) -> int:
    """Where what was said before clause `number` ends: before the connectives that lead up to it, too."""
    while number > 1 and not reading.folded[clauses[number - 1].start : clauses[number - 1].end].strip():
        number -= 1
    if number > 1:
        phrase = trim_chinese(reading.folded, *clauses[number - 1].span)
        number -= phrase.end <= phrase.start or _ABOUT.fullmatch(reading.folded, *clauses[number - 1].span) is not None
    return clauses[number].start


# What the next opening is about: 而对于新前锋，队长认为…….
_ABOUT = re.compile(r"\s*(?:而|但|不过|另外|此外)?(?:对于?|针对|至于|谈[到及]|关于|面对)[^,]{2,40}")


def ended(reading: Reading, content: Span, opening: Opening, clauses: Sequence[Clause]) -> Span:
    """Where a content ends: with the quotation it is, before the writer's own remark on it."""
    start = content.start
    while start < content.end and reading.folded[start] in " :,\n":
        start += 1
    over = _over(reading, Span(start, content.end))
    clause = clauses[opening.clause]
    if opening.cue is not None and start < clause.end:
        is_thought = opening.cue.cue.takes == "thought" and not _IF.match(reading.folded, start)
        acts = opening.cue.cue.form in chinese_list("moves") and _ACTS_ON.match(reading.folded, clause.end, over)
        over = min(over, clause.end) if is_thought or acts else over  # 他知道要下雨，就回家了
        turns = _TURNS_AWAY.search(reading.folded, clause.end, over)
        over = turns.start() if turns else over  # 有人称要涨价，而厂家……: the writer goes on
    content = Span(content.start, over)
    quotation = quotation_at(reading, start, content.end)
    if quotation is None or quotation.outer.end >= content.end:
        return content
    after = reading.folded[quotation.outer.end : content.end].lstrip()
    told = clauses[opening.clause].mark == ":" and is_speech(reading, quotation)
    told = told or (opening.cue is not None and opening.cue.cue.takes == "object" and is_speech(reading, quotation))
    if (told and not after.startswith(":")) or _REMARK.match(after) or not after.strip(" 。.!?"):
        return quotation.outer
    return content


def parts(reading: Reading, content: Span) -> list[Span]:
    """Cut the words themselves off the report before them: 坦言供应偏紧，“明年也不会好转” are two.

    A quotation is one claim, however many sentences it has.
    """
    if _ADVERBIAL.fullmatch(reading.folded, *content):
        return []
    quotations = reading.quotations_in(content)
    if len(quotations) != 1:
        return [content]
    last = quotations[0]
    ahead = reading.folded[content.start : last.outer.start].rstrip()
    if not ahead.strip(" ,:"):
        return [content]
    ends = last.outer.end >= content.end or not reading.folded[last.outer.end : content.end].strip(" 。.!?\n")
    if not (ends and ahead.endswith(",") and len(ahead) > _SPEECH_AHEAD):
        return [content]
    is_said = last.inner.end - last.inner.start >= _SAID_BESIDE
    if not is_said:
        return [content]
    return [Span(content.start, content.start + len(ahead)), last.outer]


# 据新华社消息，在昨天的会上，: where something was said, and not what.
_ADVERBIAL = re.compile(r"[\s,]*在[^,。;:]{2,30}[中上里下时后间][\s,]*")
# A report before a quotation, and the quotation, are each long enough to stand alone.
_SPEECH_AHEAD = 6
_SAID_BESIDE = 12


def _over(reading: Reading, content: Span) -> int:
    """Where the writer takes the word again within a statement: ；与此同时，三家公司……, ，但这些承诺……."""
    found = (match.start() for match in pattern("speeches", "writer_zh").finditer(reading.folded, *content))
    return next((at for at in found if not reading.is_quoted(at)), content.end)


# 他明白只要一动，大家就会暴露: the first clause is not all of it.
_IF = re.compile(r"只要|只有|如果|要是|无论|不管|虽然|尽管|因为|由于|既然|一旦|即使|除非|与其|不但|不仅")
_TURNS_AWAY = re.compile(r",\s*而(?![且是不])")
# What somebody does upon a feeling: 大家担心路滑，直到天亮才出发.
_ACTS_ON = re.compile(
    r",\s*(?:[他她]们?)?(?:直到|还在|遂|随即|拒绝|拒不|以[^,]{2,20}为|骗|借[此机]|便|于是|连忙|赶紧|赶忙|急忙|不禁|只好|不由得|就[^是会算])"
)
# What a writer adds to a quotation: ，这反映出…….
_REMARK = re.compile(r"[,。;]\s*(?:但|而)?(?:这|此举|此言|该|显然|言下之意|意味着|意即|可见|引发|引起)")
