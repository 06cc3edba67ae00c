"""Who speaks, as written: the noun phrase beside a cue. Must never say who that is; `identities` does.

Better none than a wrong one: what does not look like somebody who can speak gives None.
"""

import re
from functools import cache

from corpus.claims.reading import Reading
from corpus.claims.roles import ends_in_role, has_role, role_end
from corpus.lexicon import load_lexicon
from corpus.models import Span

_LONGEST = 60
_SPACE = " \t\n　、,，*#+>"
# 在…上, 在…时: where and when it was said. 当地, 基地 and the like are no adverbs in 地.
_TAILS = re.compile(
    r"(?:(?<![正存现潜])(?:在|于|当)[^在]?.{0,70}?(?:上|中|时|后|里|内|期间|前|之际|间|场合|时候|处|下)"
    r"|(?<![反面应相针绝校])(?:对(?![外手方岸话撞决立象])|针对|向(?![来阳]))[^对向]{1,40}"
    r"|(?<![成造迁])就(?![业是算医读职])[^就]{2,40}"
    r"|(?:关于|围绕|通过|援引|凭借|根据|按照|依据)[^,]{1,30}"
    r"|[今昨]?(?:日|天)?受访(?:时|后|中)?"
    r"|接受.{1,50}?(?:采访|专访|访谈|访问|提问|询问|查询|电访|连线)(?:时|后|中|上)?"
    r"|(?:以|用)[^,]{1,12}?(?:身份|名义|方式|口吻|形式|语气|话|文)"
    r"|(?:谈到|谈及|提到|提及|说到|回答|回应|发表|出席|参加|会见|听取|看到|面对|介绍|总结|展望|回顾|解释|分析|评价|评论)[^,]{0,50}?(?:时|后|之后|中|上)"
    r"|(?:发表|发布|出席|提交|递交)[^,发]{1,14}"
    r"|从[^,从]{1,12}(?:方面|角度|层面|维度)"
    r"|\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号]|(?:本|上|这)?(?:周|星期|礼拜)[一二三四五六日天末]|\d{4}年(?:\d{1,2}月)?|[今去前]年\d{1,2}月"
    r"|(?<![当各基产本外两内土工])(?:[不很非]?[一-龥]{2}|[一-龥])地)$"
)
_HEADS = re.compile(
    r"^(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:(?:本|上|这|下)?(?:周|星期|礼拜)[一二三四五六日天])?(?:凌晨|上午|中午|下午|晚间|晚上|晚|早间)?"
)
_LEADING_PLACE = re.compile(r"^(?:在|于|当)[^,]{1,40}?(?:上|中|时|后|里|内|期间|之际|间|前|下)(?=[^,]{1,30}$)")


@cache
def words(table: str, lang: str) -> frozenset[str]:
    """Give a list of speakers.toml: `words("pronouns", "zh")` holds 他."""
    return frozenset(load_lexicon("speakers")[table][lang])


@cache
def _endings(lang: str) -> tuple[str, ...]:
    roles, speakers = load_lexicon("roles"), load_lexicon("speakers")
    forms = {*roles[lang], *roles["institutions"][lang], *speakers["anonymous"][lang], *speakers["documents"][lang]}
    return tuple(forms)


@cache
def _longest(table: str) -> int:
    return max(map(len, words(table, "zh")))


def trim_chinese(folded: str, start: int, end: int) -> Span:
    """Cut connectives, times, places and adverbs off what stands left of a cue: 不过他周三在会上也 gives 他."""
    start, end = max(start, end - 160), end
    before = None
    while before != (start, end):
        before = (start, end)
        start, end = _strip(folded, start, end)
        tail = _TAILS.search(folded, start, end)
        if tail and tail.start() > start:
            end = tail.start()
        else:
            end = _without_modifier(folded, start, end)
        start = _without_connective(folded, start, end)
    return Span(start, end)


def _strip(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start] in _SPACE:
        start += 1
    while end > start and folded[end - 1] in _SPACE:
        end -= 1
    return start, end


def _without_modifier(folded: str, start: int, end: int) -> int:
    """Cut one modifier; a single character only where it does not end a word such as 委员会."""
    modifiers = words("modifiers", "zh")
    shortest = 1 if folded.endswith(_endings("zh"), start, end) else 0
    for size in range(min(_longest("modifiers"), end - start), shortest, -1):
        if folded[end - size : end] in modifiers:
            return end - size
    return end


# 新华社北京3月5日电
_DATELINE = re.compile(r"[^,。;:]{2,24}?\d{1,2}日(?:电|讯|消息|报道)\s*(?:[(][^)]{1,20}[)])?\s*")


def _without_connective(folded: str, start: int, end: int) -> int:
    dateline = _DATELINE.match(folded, start, end)
    if dateline:
        return dateline.end()
    date = _HEADS.match(folded, start, end)
    if date and date.end() > start:
        return date.end()
    place = _LEADING_PLACE.match(folded[start:end])
    if place:
        return start + place.end()
    connectives = words("connectives", "zh")
    for size in range(min(_longest("connectives"), end - start), 0, -1):
        if folded[start : start + size] in connectives and not folded.startswith(("如果", "而且"), start):
            return start + size
    return start


_TRANSLITERATED = re.compile(r"[一-龥]{1,8}(?:[·・‧•][一-龥]{1,8}){1,4}$")
_LATIN = re.compile(r"(?:^|[^A-Za-z])[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|de|van|von|and|&))*$")
_LATIN_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|al)){0,3}")
_BRACKET = re.compile(r"\s*[(][^()]{1,60}[)]$")
# A phrase with one of these in it is a clause of its own, or the wrong part of one.
_NOT_A_NAME = re.compile(
    r"[。!?;:“”\"]|[是了着过的被把而得]$|^(?:[的了是没也都为把将被让使从由给用]|不(?![少愿具])|有(?![人些关一]|分析|观点|专家|消息|媒体|网友|评论|研究|报道|业内|声音|学者|记者)|以(?!色列)|这(?![位名派家群些个份项篇部]|一派))"
    r"|可以|如果|什么|怎么|为什么|没有|不是|就是|这样|因为"
)
# What makes a house of its own after a company's name: 阿里巴巴云, 京东物流.
_HOUSE = re.compile(r"[^\W的了是在有不也和与或为把将被从向对由到其所而且则又再已会能可要应该上下中里内外前后]{1,4}")
_SOME = re.compile(r"有(?:人|些人|分析|观点|声音|消息|评论|研究|报道|专家|媒体|网友|学者|业内人士)")
_PRONOUN = re.compile(r"(?:他|她|该行|该公司|该机构)(?!们|者)")


def chinese_speaker(reading: Reading, start: int, end: int, *, strict: bool = True) -> Span | None:
    """Find the speaker in what stands left of a cue, `folded[start:end]`: 不过，吴泳铭周三在会上 gives 吴泳铭.

    `strict` asks for a head that can speak (a name, a role, an institution, a pronoun); else any short phrase without
    a function word will do, because only people do what the cue says: 台达电宣布.
    """
    phrase = trim_chinese(reading.folded, start, end)
    if phrase.end <= phrase.start:
        return None
    phrase = _without_heading(reading, phrase)
    if _can_speak(reading, phrase):
        return phrase
    text = reading.folded[phrase.start : phrase.end]
    pronoun = _PRONOUN.match(text)
    if pronoun and len(text) <= pronoun.end() + 10:
        return Span(phrase.start, phrase.start + pronoun.end())
    named = _named(reading, phrase)
    if (
        named is not None
        or strict
        or text in words("things", "zh")
        or _NOT_A_NAME.search(text)
        or not _UNKNOWN.fullmatch(text)
    ):
        return named
    return phrase


_UNKNOWN = re.compile(
    r"[^\W的了是在有不也都就和与或及为把将被从向对由到这那其所之而且则又再很更最已能可要想应该说没什怎么若]{1,7}[^\W的了是在有不也都就和与或及为把将被从向对由到这那其所之而且则又再很更最已能可要想应该上下中里内外前后时说没什怎么若]"
)


def is_thing(folded: str, span: Span) -> bool:
    """Whether what stands left of a cue is a 这 or 它, so that the sentence draws a conclusion and reports nobody."""
    phrase = trim_chinese(folded, span.start, span.end)
    return folded[phrase.start : phrase.end] in words("things", "zh")


def _can_speak(reading: Reading, phrase: Span) -> bool:
    text = reading.folded[phrase.start : phrase.end]
    bare = _BRACKET.sub("", text).removesuffix("们")
    if not bare or len(text) > _LONGEST or _NOT_A_NAME.search(bare) or bare in words("things", "zh"):
        return False
    if any(bare in words(table, "zh") for table in ("pronouns", "plural_pronouns", "first_person", "that_institution")):
        return True
    found = reading.names_in(phrase)
    if found and found[-1].name.kind != "product":
        rest = text[found[-1].span.end - phrase.start : len(bare)]
        if not rest or (
            _HOUSE.fullmatch(rest) and found[-1].span.start == phrase.start and found[-1].name.kind == "company"
        ):
            return True
    if _SOME.fullmatch(bare):
        return True
    if bare.endswith(tuple(words("mute", "zh"))):
        return False
    return bool(
        bare.endswith(_endings("zh"))
        or bare.endswith("》")
        or has_role_and_name(bare)
        or _TRANSLITERATED.search(bare)
        or _LATIN.search(bare)
        or _is_chinese_name(bare)
    )


def looks_like_a_person(text: str) -> bool:
    """Whether a phrase alone is shaped like a name: 张小明, 欧阳修, 本·布坎南, Jane Hill."""
    return _is_chinese_name(text) or bool(_TRANSLITERATED.fullmatch(text) or _LATIN_NAME.fullmatch(text))


def has_role_and_name(text: str) -> bool:
    """Whether a phrase ends in an office and a name: 公司总裁周海."""
    return any(ends_in_role(text[:-size]) and looks_like_a_person(text[-size:]) for size in (2, 3) if len(text) > size)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["surnames"]["single"])


def _is_chinese_name(text: str) -> bool:
    """A family name and one or two characters, or a family name alone: 张小明, 欧阳修, 吴."""
    if len(text) > 2 and text.startswith(tuple(load_lexicon("roles")["surnames"]["double"])):
        return len(text) <= 4
    return len(text) <= 3 and text[:1] in _surnames() and text.isalpha()


def _without_heading(reading: Reading, phrase: Span) -> Span:
    """Cut a heading that runs into the name after it, as in texts without line breaks: 铜需求激增高盛 gives 高盛."""
    found = reading.names_in(phrase)
    document = _DOCUMENT.search(reading.folded, phrase.start, phrase.end)
    if (
        not found
        and document
        and document.start() - phrase.start >= _HEADING_LENGTH
        and reading.folded[document.start() - 1] != "的"
    ):
        return Span(*document.span())
    if not found:
        latin = _AFTER_CHINESE.search(reading.folded, phrase.start, phrase.end)
        return Span(latin.start(), phrase.end) if latin and latin.start() - phrase.start >= _HEADING_LENGTH else phrase
    if found[0].span.start - phrase.start < _HEADING_LENGTH:
        return phrase
    ahead = reading.folded[phrase.start : found[0].span.start]
    if has_role(ahead) or re.search(r"[的、和与及前原任名位]\s*$", ahead):
        return phrase
    return Span(found[0].span.start, phrase.end)


_HEADING_LENGTH = 5
_AFTER_CHINESE = re.compile(r"(?<=[一-龥])(?<![的、和与及前原任长员家师官授])[A-Z][a-z]+(?: [A-Z][\w'’-]*)*$")
_DOCUMENT = re.compile(r"(?:该|这份|本)?(?:报告|文章|研究|论文|白皮书|研报)$")


def _named(reading: Reading, phrase: Span) -> Span | None:
    """Fall back on the first person named in the phrase, else on an institution that opens it."""
    for found in reading.names_in(phrase):
        if found.name.kind == "person":
            described = has_role(reading.folded[phrase.start : found.span.start])
            return Span(phrase.start if described else found.span.start, found.span.end)
        if found.span.start == phrase.start and found.name.kind not in ("product", "place"):
            return found.span
    return None


def statement_subject(reading: Reading, statement: Span) -> Span | None:
    """Find who a statement is about, in its first three clauses: 周一，在年会上，吴泳铭登台 gives 吴泳铭."""
    start = statement.start
    for _ in range(3):
        comma = reading.folded.find(",", start, statement.end)
        end = comma if comma >= 0 else statement.end
        subject = chinese_subject(reading, Span(start, end))
        if subject is not None or comma < 0:
            return subject
        start = comma + 1
    return None


def chinese_subject(reading: Reading, clause: Span) -> Span | None:
    """Find who a clause without a cue is about, for the clauses after it: 吴泳铭发表演讲，称…… gives 吴泳铭."""
    phrase = trim_chinese(reading.folded, clause.start, min(clause.end, clause.start + 80))
    for found in reading.names_in(Span(phrase.start, clause.end)):
        opening = reading.folded[phrase.start : found.span.start]
        if found.span.start - phrase.start > 40 or _PREPOSITION.search(opening):
            return None
        if found.name.kind == "person":
            return Span(phrase.start, found.span.end)
        following = reading.folded[found.span.end : found.span.end + 1]
        if (
            found.span.start == phrase.start
            and found.name.kind not in ("product", "place")
            and following not in ("的", "、")
        ):
            institution = found.span
            person = next(
                (n for n in reading.names_in(clause) if n.name.kind == "person" and n.span.start - phrase.start <= 40),
                None,
            )
            gap = reading.folded[institution.end : person.span.start] if person else ""
            return Span(phrase.start, person.span.end) if person and not _PREPOSITION.search(gap) else institution
    pronoun = _PRONOUN.match(reading.folded, phrase.start, clause.end)
    if pronoun:
        return Span(*pronoun.span())
    other = _OTHER_SUBJECT.match(reading.folded, phrase.start, clause.end)
    if other:
        return Span(phrase.start, other.end())
    return _unknown_person(reading, Span(phrase.start, clause.end))


# A document, or an institution no lexicon knows, that does something: 报告从…, 远洋研究院近日….
_OTHER_SUBJECT = re.compile(
    r"(?:该|这份|这篇|本)?(?:报告|文章|研究|论文|白皮书|研报|调查|蓝图|声明|公告)(?=[从基以在对将还也回分指预勾识认提列给显,])"
    r"|[^,。;:的\s]{2,14}?(?:研究院|研究所|大学|银行|集团|公司|委员会|协会|基金会|研究中心|实验室|证券|政府|法院|通讯社|部门)(?=近日|日前|最近|昨|今|周|上周|本周|于|在|发布|发表|宣布|公布|推出|将|已|与|对|下调|上调|维持|\d)"
)


def _unknown_person(reading: Reading, clause: Span) -> Span | None:
    """Somebody no lexicon knows, at the start of a clause: 导演罗岩介绍…, 李开阳周一…, 前部长约翰·斯特林….."""
    text = reading.folded[clause.start : min(clause.end, clause.start + 50)]
    foreign = _FOREIGN.match(text)
    if foreign:
        return Span(clause.start, clause.start + foreign.end())
    role = role_end(text[:16])
    for size in (3, 2) if role else (3,):
        name, following = text[role : role + size], text[role + size : role + size + 1]
        if len(name) == size and name[0] in _surnames() and name.isalpha() and following in _AFTER_A_NAME:
            return Span(clause.start, clause.start + role + size)
    return None


_FOREIGN = re.compile(
    r"[^,。;:的]{0,24}?[一-龥]{1,6}(?:[·・‧][一-龥]{1,6}){1,3}?(?=[(在于是将已曾也则周昨今近对向就从说表发出接介抛给持提写\s])"
)
# What may follow a name at the start of a clause.
_AFTER_A_NAME = frozenset("在于是将已曾也则还周昨今近对向就从和与说表发出接介抛给持回登到当任担以用通提写(,")


_PREPOSITION = re.compile(r"[对向与和跟同被把给为由在,;:。“”]|发布|表示|宣布|公司的|研究院|发表")
