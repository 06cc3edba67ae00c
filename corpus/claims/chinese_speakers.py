"""Who speaks in a Chinese clause, as written: the phrase left of a cue. Must never say who that is; `identities` does.

Better none than a wrong one: what does not look like somebody who can speak gives None.
"""

import re

from corpus.claims.chinese_people import has_role_and_name, is_chinese_name, is_hyphened, opening_person
from corpus.claims.chinese_phrases import bare_phrase, trim_chinese
from corpus.claims.reading import Reading
from corpus.claims.roles import has_role, role_end
from corpus.claims.wordlists import all_words, documents, endings, mute_endings, words
from corpus.models import Span

_LONGEST = 60
_LETTER = r"[A-Za-zÀ-ž\d.&'’-]"
_NAME_PART = rf"[A-Z]{_LETTER}*"
_TRANSLITERATED = re.compile(r"[一-龥]{1,8}(?:[·・‧•][一-龥]{1,8}){1,4}$")
_LATIN = re.compile(rf"(?:^|[^A-Za-z]){_NAME_PART}(?: (?:{_NAME_PART}|of|de|van|von|and|&))*$")
# 环保组织“绿水行动”
_CALLED = re.compile(r"(?P<what>[^,。;:“”\"「」]{2,20})[“\"「][^,。;:“”\"「」]{1,14}[”\"」](?:组织|公司|机构|团队)?")
# 本届“读书节”组委会: a name within a name.
_TERM = re.compile(r"[“「\"]([^”」\",。;:]{1,14})[”」\"](?=[一-龥])")
# 某地“经济部”
_TERMED = re.compile(r"[^,。;:“”\"「」的]{2,8}[“「\"](?P<house>[^”」\",。;:]{2,14})[”」\"]")
_BRACKET = re.compile(r"\s*[(][^()]{1,60}[)]$")
# A phrase with one of these in it is a clause of its own, or the wrong part of one.
_NOT_A_NAME = re.compile(
    r"[。!?;:“”\"]|[是了着过的被把而得]$|^(?:[的了是没为把让由给]|都(?!市)|请(?!愿)|也(?!门)|将(?!军|领|士)|被(?!告|害|访|捕)|使(?!馆|者|节)|从(?!业)|用(?!户|人))|^不(?![少愿具])|^以(?!色列|总理|总统|军|方|外长|防长|财长|内阁)"
    r"|^(?:目前|尚|暂|仍){0,2}(?:无(?!锡|党派)|没有|未有|并无)"
    r"|^有(?![人些关一的]|迹象|看法|说法|意见|种|不同|证据|[^,]{0,14}(?:者|人|员|友|民|家|师|主|东|士|众|客|户|生|方|理|医|长|分析|观点|消息|媒体|评论|研究|报道|声音)$)"
    r"|^这(?![位名派家群些个份项篇部支所届座]|一派)|可以|如果|什么|怎么|为什么|没有|不是|就是|这样|因为|正在|它[^们]"
)
_SOME = re.compile(
    r"(?:还|另|也|更|却|但)?有(?:的[^,的则也却还就]{1,8}|人|些人|(?:一种|种|一些|不同)?(?:看法|说法|意见)|迹象|证据|数据|资料|传闻|调查|分析|观点|声音|消息|评论|研究|报道|专家|媒体|网友|学者|业内人士|[一-龥]{1,4}[者员民主友])"
)
_ONE = re.compile(r"[这那一某该另几数多][位名家][^,的]{1,14}")
# 云南省, 昆明市: an area speaks for those who govern it.
_AREA = re.compile(
    r"[一-龥]{2,8}(?:省|(?<![股楼债汇上超城都夜门菜牛熊后])市|县|自治区|自治州|镇|乡|(?<![农山乡])村|街道|社区)"
)
# 市场研究机构集芯咨询
_KIND_AND_NAME = re.compile(
    r"[^,的\d]{0,10}(?:机构|公司|集团|企业|投行|券商|智库|媒体|网站|品牌|龙头|大厂|厂商)[^\W\d的了是在和与及]{2,8}"
)
_PRONOUN = re.compile(r"(?:他|她|该行|该公司|该机构)(?!们|者|的)")
_AS_WHAT = re.compile(r"(?:他|她)(?=作为|身为|以|代表(?!团))")
# Characters that no unknown name holds, and those none ends in.
_FUNCTION = "的了是在有不也都就和与或及为把将被从向对由到这那其所之而且则又再很更最已能可要想应该说没什怎么若"
_UNKNOWN = re.compile(rf"[^\W{_FUNCTION}]{{1,7}}[^\W{_FUNCTION}上下中里内外前后时]")
# What makes a house of its own after a company's name: 阿里巴巴云, 京东物流.
_HOUSE = re.compile(rf"[^\W{_FUNCTION}上下中里内外前后会]{{1,4}}")


def chinese_speaker(reading: Reading, start: int, end: int, *, strict: bool = True) -> Span | None:
    """Find the speaker in what stands left of a cue, `folded[start:end]`: 不过，吴泳铭周三在会上 gives 吴泳铭.

    `strict` asks for a head that can speak (a name, a role, an institution, a pronoun); else any short phrase without
    a function word will do, because only people do what the cue says: 台达电宣布.
    """
    phrase = bare_phrase(reading.folded, start, end)
    if _is_known(reading, phrase):
        return phrase
    phrase = trim_chinese(reading.folded, *phrase)
    if phrase.end <= phrase.start:
        return None
    phrase = _without_heading(reading, phrase)
    text = reading.folded[phrase.start : phrase.end]
    if not _AS_WHAT.match(text) and _can_speak(reading, phrase):
        return phrase
    opening = _opening(text)
    if opening:
        return Span(phrase.start, phrase.start + opening)
    owner, _, last = text.rpartition("的")
    owned = Span(phrase.end - len(last), phrase.end)
    is_owned = text.endswith(documents()) or (_NOT_A_NAME.search(owner) and _is_person(last))
    if owner and is_owned and _can_speak(reading, owned):
        return owned  # 有家长找到的用药记录, 正在北京访问的总理何平
    before = _before_when(reading, phrase) if text.endswith(_WHEN) else None
    named = before or _named(reading, phrase)
    return named if named is not None or strict else _unknown(reading, phrase)


def _is_known(reading: Reading, phrase: Span) -> bool:
    """Whether a phrase is a pronoun or a name of the lexicon and no more, as most are: nothing need be cut off it."""
    if reading.folded[phrase.start : phrase.end] in words("pronouns", "zh"):
        return True
    found = reading.names_in(phrase)
    return len(found) == 1 and found[0].span == phrase and found[0].name.kind not in ("product", "place")


def _is_person(text: str) -> bool:
    """Whether a phrase is a full Chinese name, with an office or alone: 袁志平 in 被誉为“稻王”的袁志平."""
    return has_role_and_name(text) or (len(text) == _FULL_NAME and is_chinese_name(text))


def _opening(text: str) -> int:
    """How much of a phrase's start is a pronoun or somebody with an office, who does something; 0 without one."""
    pronoun = _AS_WHAT.match(text) or _PRONOUN.match(text)
    return pronoun.end() if pronoun and len(text) <= pronoun.end() + 10 else len(opening_person(text))


_WHEN = ("后", "时", "期间", "之际")
_LONGEST_WHEN = 12


def _before_when(reading: Reading, phrase: Span) -> Span | None:
    """Somebody before what he had done, or was doing: 警察局调查后 gives 警察局."""
    for end in range(phrase.end - 3, max(phrase.start + 1, phrase.end - _LONGEST_WHEN), -1):
        if _can_speak(reading, Span(phrase.start, end)):
            return Span(phrase.start, end)
    return None


def _unknown(reading: Reading, phrase: Span) -> Span | None:
    """Somebody no list knows, with what he does cut off, or a short phrase that may be a name."""
    text = reading.folded[phrase.start : phrase.end]
    if text in words("things", "zh") or _is_sign(text):
        return None
    acting = _acting(reading, phrase)
    if acting is not None or _NOT_A_NAME.search(text):
        return acting
    house, _, owned = text.rpartition("的")
    is_owned = len(owned) in _NAME_LENGTHS and is_chinese_name(owned)
    if is_owned and _can_speak(reading, Span(phrase.start, phrase.start + len(house))):
        return phrase  # 高盛的周航
    last = text[-_FULL_NAME:]
    if not house and len(text) > _FULL_NAME and is_chinese_name(last) and _UNKNOWN.fullmatch(last):
        return phrase  # 乐队主唱陈小雨
    is_named = is_chinese_name(owned) or (len(owned) > _FULL_NAME and is_chinese_name(owned[-_FULL_NAME:]))
    if len(house) > _SHORTEST_OWNER and _FULL_NAME <= len(owned) <= _LONGEST_OWNED and is_named:
        return Span(phrase.end - len(owned), phrase.end)  # 在现场监考的总督学白乐桑
    name = text[role_end(text) :]
    is_name = len(name) < len(text) and len(name) in _NAME_LENGTHS and _UNKNOWN.fullmatch(name)
    return phrase if is_name or _UNKNOWN.fullmatch(text) else None


def _is_sign(text: str) -> bool:
    """Whether a sign means something and nobody says it: 阴影部分表示低温区, x表示车距."""
    return text.endswith(tuple(words("signs", "zh"))) or _VARIABLE.search(text) is not None


_VARIABLE = re.compile(r"(?<![A-Za-z])[A-Za-z]\d?$")
_NAME_LENGTHS = (2, 3)
_FULL_NAME, _LONGEST_OWNED, _SHORTEST_OWNER = 3, 14, 2


# Here begins what somebody does before the cue: 一位居民指着天花板.
_ACTS = re.compile(
    r"[隔躺抱拉牵扶举捂抹指看走听摇笑擦站坐点挥望握拿捧抱摸拍边向对在就于一](?!者|手)|[一-龥]着(?!名|重|眼于)"
)
_LONGEST_ACT = 16


def _acting(reading: Reading, phrase: Span) -> Span | None:
    """Somebody at the start of a phrase that goes on with what he does: 一位居民指着天花板 gives 一位居民."""
    for match in _ACTS.finditer(reading.folded, phrase.start + 2, phrase.end):
        if phrase.end - match.start() <= _LONGEST_ACT and _can_speak(reading, Span(phrase.start, match.start())):
            return Span(phrase.start, match.start())
    return None


def is_thing(folded: str, span: Span) -> bool:
    """Whether what stands left of a cue is a 这 or 它, so that the sentence draws a conclusion and reports nobody."""
    phrase = trim_chinese(folded, span.start, span.end)
    return folded[phrase.start : phrase.end] in words("things", "zh")


def _can_speak(reading: Reading, phrase: Span) -> bool:
    text = reading.folded[phrase.start : phrase.end]
    bare = _TERM.sub(_term, _BRACKET.sub("", text)).removesuffix("们")
    if not bare or len(text) > _LONGEST or text in words("things", "zh"):
        return False
    if _is_called(bare) or bare in words("few", "zh"):
        return True
    if _NOT_A_NAME.search(bare):
        return False
    pronouns = ("pronouns", "plural_pronouns", "first_person", "that_institution")
    if any(bare in all_words(table) for table in pronouns) or _SOME.fullmatch(bare):
        return True
    if _ends_in_a_name(reading, phrase, bare):
        return True
    return not bare.endswith(mute_endings()) and bool(
        _ONE.fullmatch(bare)
        or _AREA.fullmatch(bare)
        or _KIND_AND_NAME.fullmatch(bare)
        or bare.endswith((*endings("zh"), "》"))
        or has_role_and_name(bare)
        or _TRANSLITERATED.search(bare)
        or is_hyphened(bare)
        or _LATIN.search(bare)
        or is_chinese_name(bare)
        or bare in words("countries", "zh")
    )


def _term(match: re.Match[str]) -> str:
    return match[1]


def _is_called(bare: str) -> bool:
    """Whether a phrase is a house with its name in marks: 环保组织“绿水行动”, 某地“经济部”."""
    called, termed = _CALLED.fullmatch(bare), _TERMED.fullmatch(bare)
    if called and called["what"].endswith(endings("zh")) and not _NOT_A_NAME.search(called["what"]):
        return True
    return termed is not None and termed["house"].endswith(endings("zh"))


def _ends_in_a_name(reading: Reading, phrase: Span, bare: str) -> bool:
    """Whether a name of the lexicon ends the phrase, or opens the name of a house: 阿里巴巴云."""
    found = reading.names_in(phrase)
    if not found or found[-1].name.kind == "product":
        return False
    if found[-1].name.kind == "place" and found[-1].span.start > phrase.start:
        return False
    rest = bare[found[-1].span.end - phrase.start :]
    is_house = found[-1].name.kind == "company" and found[-1].span.start == phrase.start and _HOUSE.fullmatch(rest)
    return not rest or bool(is_house)


# Fewer characters before a name are part of the phrase, more of them a heading that runs into it.
_HEADING_LENGTH = 5
_AFTER_CHINESE = re.compile(r"(?<=[一-龥])(?<![的、和与及前原任长员家师官授])[A-Z][a-z]+(?: [A-Z][A-Za-z'’-]*)*$")
_DOCUMENT = re.compile(r"(?<!的)(?:该|这份|本)?(?:报告|文章|研究|论文|白皮书|研报)$")
_MARK = re.compile(r"[“「\"][^”」\"]*$")
_PART_OF_A_PHRASE = re.compile(r"[的、和与及前原任名位]\s*$")


def _without_heading(reading: Reading, phrase: Span) -> Span:
    """Cut a heading that runs into the name after it, as in texts without line breaks: 铜需求激增高盛 gives 高盛."""
    found = reading.names_in(phrase)
    if found:
        start = found[0].span.start
        ahead = reading.folded[phrase.start : start]
        is_phrase = has_role(ahead) or _PART_OF_A_PHRASE.search(ahead) or _MARK.search(ahead)
        if found[0].name.kind == "outlet" and ahead.endswith("/"):
            start = found[0].span.end  # a picture's credit: 图:Jane Doe/路透社
    else:
        match = _DOCUMENT.search(reading.folded, *phrase) or _AFTER_CHINESE.search(reading.folded, *phrase)
        start, is_phrase = (match.start(), None) if match else (phrase.start, None)
    return phrase if is_phrase or start - phrase.start < _HEADING_LENGTH else Span(start, phrase.end)


def _named(reading: Reading, phrase: Span) -> Span | None:
    """Fall back on the first person named in the phrase, else on an institution that opens it."""
    for found in reading.names_in(phrase):
        if reading.folded.startswith("的", found.span.end):
            continue  # 拜登的行政命令 is not 拜登
        if found.name.kind == "person":
            described = has_role(reading.folded[phrase.start : found.span.start])
            return Span(phrase.start if described else found.span.start, found.span.end)
        if found.span.start == phrase.start and found.name.kind not in ("product", "place"):
            return found.span
    return None
