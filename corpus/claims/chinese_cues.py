"""Whether a Chinese word of saying reports anything where it stands. Must never say who speaks."""

import re
from functools import cache

from corpus.claims.chinese_thoughts import is_question, is_thought
from corpus.claims.clauses import Clause
from corpus.claims.cues import FoundCue, chinese_list
from corpus.claims.reading import Reading
from corpus.claims.wordlists import endings
from corpus.lexicon import any_of, load_lexicon, patterns_of
from corpus.models import Span

# After a cue: it was a noun (批评者, 反对派), a relative clause or another verb.
_NOT_SPEECH = re.compile(
    r"者|人士|派(?![出遣发驻系对人生])|(?<![为示说出称])声(?![称明])|如何|之(?![前后])|的(?!是)|在[^,。]{1,8}[上中里]\s*$"
    r"|地(?=[说表告写问答指讲回补称])|这话|起来|得|不出|不上|(?<=[说讲写念问答])(?:完|话|给|成|作|法)"
    r"|(?<=绍)给|(?<=[称看容价])[成作]|(?<=[绍述])完"
)
# Before a cue: a passive, a denial that anything was said, a mere possibility, or an instrument.
_SILENCED = re.compile(
    r"(?:(?<!有)的|被|(?<![究诊务出易守厕场容托理会])所|未|未曾|未予|没有|没|拒绝|不愿|不愿意|不肯|不予|尚未|无法|不便|难以|无从|不能|不想|遭|受|获|遭到|受到|予以|加以|无可"
    r"|可能会?|或许会?|也许会?|将会|才会|都会|就会|不会|也会|还会|便会|总会|一定会|自然会|不应|不得|不宜|不该|应该|应当|必须|需要|可以|可"
    r"|(?<![主重需首快不我们还也又])(?:要|须)[在向对就于][^,。;:]{1,12}|(?:必须|应|应该|需|需要)[在向对就于][^,。;:]{1,12}|用来|用于|以|不需要|无需|值得|进行|如何|怎样|怎么|[一两几这那某每该][个项份种番篇])$"
)
# At the start of a clause: nobody said it yet, or nobody knows who.
_SUPPOSED = re.compile(rf"\s*(?:但|而|不过)?(?:{patterns_of('chinese_clauses', 'supposed')})")
# 对……的恶毒指控, 按照运行要求: a noun, however verbal.
_NOUN = re.compile(
    rf"(?<!反)对[^,]{{2,60}}的[一-龥]{{0,4}}$|(?:{patterns_of('chinese_clauses', 'noun_makers')})[^,。;:]{{1,20}}$"
)
# 一名自称是亲历者的男子: who it is.
_WHO_SAYS_SO = re.compile(rf"[^,]{{2,16}}的(?:{patterns_of('chinese_clauses', 'who_says_so')})")
_ONLY_VERBS = ("说", "道", "称", "表示", "指出", "认为", "告诉", "坦言")
_BACK = 70


def is_silent(folded: str, clause: Clause, left: Span, found: FoundCue, content: int) -> bool:
    """Whether the words around a cue make it a noun, a passive, a denial or a supposition: 未予回应, 如果他说."""
    start = max(left.start, left.end - _BACK)
    return bool(
        _NOT_SPEECH.match(folded, content, clause.end)
        or (found.cue.form == "自称" and _WHO_SAYS_SO.match(folded, content, clause.end))
        or _SILENCED.search(folded, start, left.end)
        or (not found.cue.form.endswith(_ONLY_VERBS) and _NOUN.search(folded, start, left.end))
        or _SUPPOSED.match(folded, clause.start, left.end)
    )


def is_audience(rest: str, found: FoundCue, clause: Clause) -> bool:
    """Whether what follows the cue in its clause only says to whom, or of what: 告诉记者：…, 谈到进化：…."""
    if len(rest) > _LONGEST_AUDIENCE or any(mark in rest for mark in '“「"'):
        return False
    if clause.mark not in (",", ":"):
        return found.cue.form in chinese_list("to_somebody") and _OUTLET.fullmatch(rest) is not None
    if clause.mark == ":":
        return found.cue.act == "say" or found.cue.takes == "named" or _AUDIENCE.search(rest) is not None
    if found.cue.form in chinese_list("on_matters") and clause.mark == "," and _matter().fullmatch(rest):
        return True
    is_outlet = rest.strip().startswith("《") and rest.strip().endswith("》")
    if found.cue.form in ("告诉", "提醒") and (is_outlet or len(rest) <= _SHORT_AUDIENCE):
        return True
    return found.cue.form in chinese_list("addresses") and rest.endswith(endings("zh"))


_LONGEST_AUDIENCE = 12
# “……”，一位居民告诉《海湾报》。
_OUTLET = re.compile(r"\s*(?:《[^》]+》(?:记者)?|[一-龥]{0,8}(?:记者|通讯社|电视台|日报|时报|新闻网))\s*")
_SHORT_AUDIENCE = 6
_AUDIENCE = re.compile(rf"(?:{patterns_of('chinese_clauses', 'audience')})$|[一二两三四五六几数][点个项大]")


def is_led_up_to(reading: Reading, clause: Clause, found: FoundCue) -> bool:
    """Whether a cue only leads up to a verb of saying that ends its clause: 回应大家的抢购称，……."""
    if found.cue.form not in chinese_list("answers") or clause.mark not in (",", ":"):
        return False
    last = reading.cues_in(Span(found.span.end, clause.end))[-1:]
    return any(cue.cue.act == "say" and cue.span.end == clause.end and cue.span.start > found.span.end for cue in last)


def fits(reading: Reading, clause: Clause, found: FoundCue, content: int, *, empty: bool) -> bool:
    """Whether what follows the cue, from `content` on, is what the cue takes; `empty` where nothing does."""
    takes = found.cue.takes
    is_named = not empty and _is_only_named(reading.folded, found.cue.form, content, clause)
    is_time = _AT_A_TIME.match(reading.folded, found.span.start, clause.end) is not None
    is_made = empty and clause.mark == "," and _MADE.search(reading.folded, clause.start, found.span.start)
    if is_time or is_named or is_made or _is_answered(reading.folded, clause, found):
        return False
    if takes in ("mark", "marked", "asked"):
        return _is_set_off(reading, clause, found, content, empty=empty)
    if takes == "thought":
        return empty or is_thought(reading.folded, found.cue.form, content, clause.end)
    if takes in ("action", "object"):
        is_noun = takes == "action" and any(
            (_RELATIVE.search(reading.folded, content, clause.end), _DONE.match(reading.folded, content, clause.end))
        )
        return not is_noun and (not empty or clause.mark in (":", ","))
    if takes == "target":
        return _TARGET.search(reading.folded, clause.start, clause.end) is not None
    return empty or clause.end - content > 1


def _is_set_off(reading: Reading, clause: Clause, found: FoundCue, content: int, *, empty: bool) -> bool:
    """Whether a mark follows a cue that is mostly a noun or another verb, or enough that can only be said or asked."""
    takes = found.cue.takes
    if empty:
        return clause.mark != ";" and found.cue.form not in chinese_list("weighs")
    if reading.quotations_in(Span(content, content + 2)):
        return True
    if takes == "asked":
        return is_question(reading.folded, content, clause.end, whether=found.cue.form in chinese_list("weighs"))
    is_clause = _PREDICATE.search(reading.folded, content + 1, clause.end) is not None
    enough = _SHORT_CLAUSE if is_clause and found.cue.form == "称" else _LONG_COMPLEMENT
    return takes == "marked" and clause.end - content >= enough


# 章程对此作了明确说明，……: what was made, and nothing said yet.
_MADE = re.compile(r"[作做](?:了|出|过){1,2}[^,。;:]{0,6}$")
# 对于外界质疑……，市长回应: what is answered, not what is said.
_ANSWERED = re.compile(r"\s*(?:对于|针对|面对|就)")


def _is_answered(folded: str, clause: Clause, found: FoundCue) -> bool:
    is_topic = found.cue.act != "say" or found.cue.form in _forms("charges")
    return is_topic and clause.mark == "," and _ANSWERED.match(folded, clause.start, found.span.start) is not None


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset(load_lexicon("chinese_clauses")[kind])


@cache
def _matter() -> re.Pattern[str]:
    """A thing that may be told of without being told: 中国经济发展的情况."""
    nouns = any_of(chinese_list("matters"))
    return re.compile(rf"[^,。;:“「]{{0,40}}?(?:{nouns})(?:[并和与及][^,。;:]{{2,20}})?\s*")


def _is_only_named(folded: str, form: str, start: int, clause: Clause) -> bool:
    """Whether what a cue is about is named without a word of it: 披露第三季度报告, 驳斥了改组的传言, 介绍了有关情况."""
    is_denied = form in _forms("denies") and _RUMOUR.search(folded, start, clause.end)
    if form == "提出" and _FILED.match(folded[start : clause.end]):
        return True
    is_short = clause.mark in (",", "。", "") and clause.end - start <= _SHORT_THING
    is_thing = is_short and _PREDICATE.search(folded, start, clause.end) is None
    is_thing = is_thing or _PIECES.fullmatch(folded, start, clause.end) is not None
    is_found = form in chinese_list("finds") and is_thing
    is_told_of = (
        form in chinese_list("tells_of") and clause.mark != ":" and _matter().fullmatch(folded, start, clause.end)
    )
    is_paper = form in _forms("discloses") and _PAPER.fullmatch(folded, start, clause.end)
    return bool(is_denied or is_found or is_told_of or is_paper)


_LONG_COMPLEMENT = 7
# 称 names with a noun after it, and reports with a verb: 称自己是无辜的.
_SHORT_CLAUSE = 5
_PREDICATE = re.compile(r"[是在将已不没会了要未正]|有(?!关)")
_RUMOUR = re.compile(rf"的(?:{patterns_of('chinese_clauses', 'rumours')})\s*$")
# 谈到失利的原因时: when something was said, not what.
_AT_A_TIME = re.compile(
    rf"(?:{patterns_of('chinese_clauses', 'at_a_time')})[^,。;:]{{0,40}}?"
    "(?<!当)(?<!届)时(?![间代期候机刻节事报任速空常])"
)
# 提出书面申请加入: a deed.
_FILED = re.compile(
    rf"[^,。;:]{{0,4}}?(?:{patterns_of('chinese_clauses', 'filed')}"
    rf"|(?:{patterns_of('chinese_clauses', 'filings')})[^,。;:]{{0,2}}$)"
)
# 发现一枚弹头: a thing.
_SHORT_THING = 10
_PIECES = re.compile(
    rf"(?:了|过)?[一两二三四五六七八九十几数多\d]+[余多]?(?:{patterns_of('chinese_clauses', 'pieces')})"
    r"[^,。;:是有在被已将会正]{0,16}\s*"
)
_PAPER = re.compile(rf"[^,。;:将]{{0,24}}(?:{patterns_of('chinese_clauses', 'papers')})\s*")
# What was promised only describes a noun: 承诺出资的原因之一, 宣布裁员的做法引发争议.
_RELATIVE = re.compile(
    rf"的(?:{patterns_of('chinese_clauses', 'described')})(?:之一)?\s*(?:$|"
    rf"{patterns_of('chinese_clauses', 'described_then')})",
)
# 武器计划一直被延误: a plan is told of.
_DONE = re.compile(
    r"\s*(?:一直|已经?(?!故|婚)|曾|仍|遭|被|因(?!地|时|势|材)|由于|包括|旨在|得到|受到|面临|获得?(?!得|取))"
)
_TARGET = re.compile(rf"{patterns_of('chinese_clauses', 'targets')}")
