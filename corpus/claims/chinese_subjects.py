"""Whom a Chinese sentence without a cue is about, for the 他 and left-out subjects after it. Must never read a cue."""

import re

from corpus.claims.chinese_people import (
    foreign_run,
    has_role_and_name,
    is_chinese_name,
    looks_like_a_person,
    opening_person,
)
from corpus.claims.chinese_phrases import behind_connectives, trim_chinese
from corpus.claims.reading import Reading
from corpus.claims.roles import role_end
from corpus.claims.wordlists import endings, mute_endings, pattern, people, surnames, words
from corpus.models import Span

# A subject stands within so many characters of a clause's start, in one of the first three clauses.
_REACH = 40
_WINDOW = 80
_CLAUSES = 3
_PRONOUN = re.compile(r"(?:他|她|该行|该公司|该机构)(?!们|者|的)")
# One person without a name, 该名男子; and whom something is so for: 对于孙梅来说.
_LONGEST_SOMEBODY = 14
# 提出抗告的柯敏, and nothing else in its clause.
_DESCRIBED = re.compile(r"[^,。;:]{2,40}的(?P<who>[一-龥]{3})")
_NICKNAME = re.compile(r"[“「](?P<who>[^”」,。;:]{2,10})[”」](?=[一-龥])")
_FOR_WHOM = re.compile(r"[而但]?对于?(?P<who>[^,。;:]{2,14}?)(?:来说|而言)")
# 一个名为“青石”的组织
_NAMED = re.compile(
    r"一[个家名支](?:名为|叫做|叫|自称)[“「\"][^”」\"]{1,14}[”」\"]的?(?:组织|公司|机构|团体|男子|女子|网站|团队|协会)"
)
# 这位负责协调政策的核心人物, and nothing else in its clause.
_WHOLE = re.compile(r"[这那该][名位][^,。;:]{2,40}(?:人物|人|者|员|家|官|师|长|民|生)")
# Between a clause's start and a name: then the name is no subject.
_PREPOSITION = re.compile(r"[对向与和跟同被把给为由在,;:。“”]|发布|表示|宣布|公司的|研究院|发表")
# A document, or an institution no lexicon knows, that does something: 报告从…, 远洋研究院近日….
_OTHER = re.compile(
    r"(?P<who>(?:(?:该|这份|这篇|本)?(?:报告|文章|研究|论文|白皮书|研报|调查|蓝图|声明|公告)"
    r"(?=[从基以在对将还也回分指预勾识认提列给显,]))"
    r"|[^,。;:的\s]{2,14}?(?:研究院|研究所|大学|银行|集团|公司|委员会|协会|基金会|研究中心|实验室|证券|政府|法院|通讯社|部门)"
    r"(?=近日|日前|最近|昨|今|周|上周|本周|于|在|发布|发表|宣布|公布|推出|将|已|与|对|下调|上调|维持|首|\d))"
)
_FOREIGN = re.compile(
    r"[^,。;:的]{0,24}?[一-龥]{1,6}(?:[·・‧][一-龥]{1,6}){1,3}?"
    r"(?=[(在于是将已曾也则周昨今近对向就从说表发出接介抛给持提写\s])"
)


def quoted_person(reading: Reading, clause: Span) -> Span | None:
    """Somebody at the start of a clause that brings a quotation, whatever he does: 店主孙梅摇摇头, 秦院士打了个比方."""
    start = clause.start
    while start < clause.end and reading.folded[start].isspace():
        start += 1
    text = reading.folded[start : min(clause.end, start + _REACH)]
    if is_chinese_name(text[:2]) and text[0] in "老小阿":
        return Span(start, start + 2)
    end = role_end(text[:16])
    if text[end : end + 1] in surnames()[0]:
        is_short = text[end + 2 : end + 3] in words("after_a_name", "zh")
        size = 2 if is_short or (end and text[end + 3 : end + 4] not in _AFTER_A_NAME) else 3
        return Span(start, start + end + size) if text[end : end + size].isalpha() else None
    if text[:1] in surnames()[0] and 1 < end <= _LONGEST_TITLED:
        return Span(start, start + end)
    addressed = next((match for match in _ADDRESSED.finditer(text) if match[1] in surnames()[0]), None)
    return Span(start + addressed.start(), start + addressed.end()) if addressed else None


_LONGEST_TITLED = 5
# 赶集回来的李大爷
_ADDRESSED = re.compile(r"(?<=的)([一-龥])(?:大爷|大妈|大姐|大哥|大叔|大娘|大伯|师傅|先生|女士|阿姨|奶奶|爷爷|老师)")
_LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][A-Za-z'’-]+)*(?= ?[在于将已曾也则还近对向就从说表发出接介给持提当写用])")
# What may follow a name at the start of a clause.
_AFTER_A_NAME = frozenset(
    "因由虽刚没被把为在于是将已曾也则还周昨今近对向就从和与说表发出接介抛给持回登到当任担以用通提写试借勾描(,"
)


def statement_subject(reading: Reading, statement: Span) -> Span | None:
    """Find who a statement is about, in its first three clauses: 周一，在年会上，吴泳铭登台 gives 吴泳铭."""
    start = statement.start
    for _ in range(_CLAUSES):
        comma = reading.folded.find(",", start, statement.end)
        subject = clause_subject(reading, Span(start, comma if comma >= 0 else statement.end))
        if subject is not None or comma < 0:
            return subject
        start = comma + 1
    return None


def clause_subject(reading: Reading, clause: Span) -> Span | None:
    """Find who a clause without a cue is about: 吴泳铭发表演讲 gives 吴泳铭."""
    start = behind_connectives(reading.folded, clause.start, min(clause.end, clause.start + _WINDOW))
    rest = Span(start, clause.end)
    somebody = _somebody(reading, rest)
    if somebody:
        return somebody
    names = reading.names_in(rest)
    if names:
        first = names[0]
        opening = reading.folded[rest.start : first.span.start]
        if len(opening) > _REACH or _PREPOSITION.search(opening):
            return _unknown_person(reading, rest)
        if first.name.kind == "person":
            return Span(rest.start, first.span.end)
        if not opening and first.name.kind not in ("product", "place"):
            return _institution_or_its_person(reading, rest)
        is_house = first.name.kind in ("company", "institution") and not reading.folded.startswith("的", first.span.end)
        if is_house and opening.endswith(endings("zh")):
            return Span(rest.start, first.span.end)  # 外资摩根士丹利
    other = _CALLER.match(reading.folded, *rest) or _ISSUER.fullmatch(reading.folded, *rest)
    other = other or _OTHER.match(reading.folded, *rest)
    return Span(*other.span("who")) if other else _unknown_person(reading, rest) or _acting(reading.folded, rest)


def _somebody(reading: Reading, clause: Span) -> Span | None:
    pronoun = _PRONOUN.match(reading.folded, *clause)
    if pronoun:
        return Span(*pronoun.span())
    first = reading.folded[clause.start : clause.start + 1]
    if first in _ONE_OF:
        match = _NAMED.match(reading.folded, *clause) or _WHOLE.fullmatch(reading.folded, *clause)
        found = Span(*match.span()) if match else _unnamed(reading.folded, clause)
    else:
        found = _called(reading.folded, clause, first)
    return found or _dissenting(reading, clause)


_ONE_OF = frozenset("该这那一某两三几数多")


def _called(folded: str, clause: Span, first: str) -> Span | None:
    """“烤饼阿姨” at a clause's start, 孙梅 in 对于孙梅来说 and 柯敏 in 提出抗告的柯敏 that fills its clause."""
    if first in ("“", "「"):
        match = _NICKNAME.match(folded, *clause)
        return Span(*match.span()) if match and match["who"].endswith(people()) else None
    if first in ("对", "而", "但"):
        match = _FOR_WHOM.match(folded, *clause)
        is_person = match and (has_role_and_name(match["who"]) or looks_like_a_person(match["who"]))
        return Span(*match.span("who")) if match and is_person else None
    if folded[clause.end - 4 : clause.end - 3] == "的" and is_chinese_name(folded[clause.end - 3 : clause.end]):
        match = _DESCRIBED.fullmatch(folded, *clause)
        return Span(*match.span("who")) if match else None
    return None


def _unnamed(folded: str, clause: Span) -> Span | None:
    """一位女家长 in 一位女家长说起这件事; the longer word where one runs on into another: 一位公司职员."""
    if not folded.startswith(("名", "位"), clause.start + 1):
        return None
    found = None
    for end in range(clause.start + 3, min(clause.end, clause.start + _LONGEST_SOMEBODY) + 1):
        if found is not None and end - found > _RUNS_ON:
            break
        if folded.endswith(people(), clause.start, end) and folded[end : end + 1] not in _BELONGS:
            found = end
    return Span(clause.start, found) if found else None


_RUNS_ON = 3
_BELONGS = ("们", "的", "和", "与", "及", "、")


def _dissenting(reading: Reading, clause: Span) -> Span | None:
    """Somebody who sees it otherwise: 分析师周航对此不以为然 gives 分析师周航."""
    end = min(clause.end, clause.start + _WINDOW)
    found = pattern("speeches", "dissent").search(reading.folded, clause.start, end)
    if found is None:
        return None
    about = _ABOUT.search(reading.folded, clause.start + 2, found.start())
    phrase = trim_chinese(reading.folded, clause.start, about.start() if about else found.start())
    text = reading.folded[phrase.start : phrase.end]
    name = text.rpartition("的")[2]
    return phrase if has_role_and_name(text) or looks_like_a_person(name) else None


# 对此, 对这一数字: what somebody sees otherwise. 周航的看法: whose view it is.
_ABOUT = re.compile(r"(?:[对就][^对就,]{1,16}|的)$")


_ACTS = re.compile(
    r"[就对在与将已日昨今向召举还披则却较首]|相对|近日|随后|[上本]?(?:周|星期|礼拜)[一二三四五六日末天]|\d{1,2}日"
    r"|拒绝|会见|抵达|访问|出席|签署|接受|参加|前往|结束|主持|举行|决定|同意|提交|率领|看望|视察|考察|来到|回到|离开|没有?|并[没未]|上午|下午|晚间|凌晨|傍晚|辟谣|听取|经过|获报|接获|接报|到场|赶[到赴往]|[给为带拿站坐走看听笑望指摇挥]"
    r"|暂停|取消|发[布表起函文信出]|公[布告]|通过|推出|宣布|(?=[一-龥]{1,2}了)"
)


def _acting(folded: str, clause: Span) -> Span | None:
    """A party that does something at the start of a clause: 双方就……交换意见, 工会发表声明."""
    for match in _ACTS.finditer(folded, clause.start + 2, min(clause.end, clause.start + _LONGEST_PARTY)):
        text = _BRACKET.sub("", folded[clause.start : match.start()])
        if not _NO_PARTY.search(text) and text.endswith(endings("zh")) and not text.endswith(mute_endings()):
            return Span(clause.start, match.start())
    return None


_LONGEST_PARTY = 28
# 融创发布了公告，表示……: whoever makes a statement, known or not.
_ISSUER = re.compile(
    r"(?P<who>[^,。;:的了在将已和与\d]{2,8}?)(?:今[天日]|昨[天日]|近日|日前|\d{1,2}日)?(?:发布|发表|发出|发了?|召开|举行)了?"
    r"[^,。;:]{0,24}(?:公告|声明|公报|通报|通告|记者会|发布会|讲话|演讲|公开信)"
)
# 派出所接到群众报警，称……: who called says it.
_CALLER = re.compile(
    r"[^,。;:]{0,20}?(?:接到?|收到)了?(?P<who>[^,。;:的]{2,12}?)(?:打来)?的?"
    r"(?:报警|举报|报案|投诉|求助|来电|来信|电话|反映)(?:电话)?"
)
_BRACKET = re.compile(r"[(][^()]{1,20}[)]$")
_NO_PARTY = re.compile(r"[,。;:“”\"的是了有和被把]")


def _institution_or_its_person(reading: Reading, clause: Span) -> Span | None:
    """阿里巴巴集团CEO吴泳铭登台 is about 吴泳铭, 阿里巴巴登台 about 阿里巴巴, 阿里巴巴的股价 about neither."""
    first, *others = reading.names_in(clause)
    if reading.folded.startswith(("的", "、"), first.span.end):
        return None
    opening = opening_person(reading.folded[clause.start : min(clause.end, clause.start + _REACH)])
    if opening:
        return Span(clause.start, clause.start + len(opening))
    person = next((name for name in others if name.name.kind == "person"), None)
    if person is None or person.span.start - clause.start > _REACH:
        return first.span
    apart = _PREPOSITION.search(reading.folded, first.span.end, person.span.start)
    return first.span if apart else Span(clause.start, person.span.end)


def _unknown_person(reading: Reading, clause: Span) -> Span | None:
    """Somebody no lexicon knows, at the start of a clause: 导演罗岩介绍…, 李开阳周一…, 前部长约翰·斯特林…."""
    text = reading.folded[clause.start : min(clause.end, clause.start + 50)]
    foreign = _FOREIGN.match(text) or _LATIN.match(text)
    if foreign:
        return Span(clause.start, clause.start + foreign.end())
    role = role_end(text[:16])
    run = foreign_run(text)
    if run >= _LONG_FOREIGN and not text.startswith("亚", run - 1):
        return Span(clause.start, clause.start + run)  # 霍尔多夫斯基抵达柏林
    for size in (3, 2) if role else (3,):
        name, following = text[role : role + size], text[role + size : role + size + 1]
        if len(name) == size and name[0] in surnames()[0] and name.isalpha() and following in _AFTER_A_NAME:
            return Span(clause.start, clause.start + role + size)
    short = _TWO_CHARACTERS.match(text)
    if short and text[0] in surnames()[0]:
        return Span(clause.start, clause.start + 2)
    opening = opening_person(text[: min(_WITH_OFFICE, role_end(text[:_WITH_OFFICE]) + _NAME_AND_VERB)])
    return Span(clause.start, clause.start + len(opening)) if opening else None


# 李鹏今天上午……, 李鹏请客人……: so short a name needs a day, or what only people do, behind it.
_TWO_CHARACTERS = re.compile(
    r"[一-龥][^\W方国省市县校厂司军队报社台网局部院会团行店末年月日天时间路场家]"
    r"(?=今[天日]|昨[天日]|日前|近日|星期|上午|下午|[一二三十\d]{1,3}日|请[^求示教假]|会见|代表|首先|在会[见谈]|在讲话|在[^,]{2,12}(?:会上|讲话)|表示|指出|强调)"
)
# So many characters of foreign names are no country, unless they end in 亚.
_LONG_FOREIGN = 5
# Somebody with his office and the verb after him.
_WITH_OFFICE, _NAME_AND_VERB = 30, 14
