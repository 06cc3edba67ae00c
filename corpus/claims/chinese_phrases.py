"""What stands left of a Chinese cue, without adverbs, times and places. Must never judge whether the rest can speak."""

import re

from corpus.claims.roles import role_end
from corpus.claims.wordlists import endings, longest, speaking_words, surnames, words
from corpus.lexicon import patterns_of
from corpus.models import Span

# So much is looked at; a longer phrase names nobody.
_WINDOW = 160
_SPACE = " \t\n　、,，*#+>"


def _of(kind: str) -> str:
    return patterns_of("chinese_clauses", kind)


# At the right end: where (在…上), to whom (对…), when (…时, 周三) and how (乐观地) something was said.
# 正在, 反对, 方向, 成就 and 当地 are words of their own.
_TAILS = re.compile(
    # 李在明 and 金在俊 are names.
    rf"(?:(?<![正存现潜])(?:在(?![镕鎔熔俊寅勋熙旭]|明(?![年天日后]))|于|当)[^在]?.{{0,70}}?(?:{_of('where_ends')})"
    r"|(?<![正存现潜所内实自])在[^,在的]{2,8}"
    r"|(?:(?<![反面应相针绝校])|(?<=[首外财防]相))(?:对(?![外手方岸话撞决立象])|针对|向(?![来阳]))[^对向]{1,40}"
    r"|(?<![成造迁])就(?![业是算医读职])[^就]{2,40}"
    rf"|(?:{_of('by_what')})[^,]{{1,30}}"
    r"|[给跟](?:我|你|他|她|大家|孩子|记者|客人|人)们?"
    r"|[今昨]?(?:日|天)?受访(?:时|后|中)?"
    rf"|接受.{{1,50}}?(?:{_of('interviews')})(?:时|后|中|上)?"
    rf"|(?:以|用)[^,]{{1,12}}?(?:{_of('as_whom')})"
    # With what: 借助一张图表, 以三个例子, 用自己的经历.
    r"|(?:使用|利用|运用|采用|借助|借用|凭|拿|以|用)(?=[一两二三四五六七八九十几数多这那\d“「]|自己|亲身)[^,]{2,16}"
    rf"|(?:{_of('on_occasion')})"
    r"[^,]{0,50}?(?:时|后|之后|中|上)"
    r"|(?:召开|举行|举办|开)[^,开]{0,10}(?:记者会|发布会|座谈会|说明会|招待会|协调会|公听会)"
    r"|(?:发表|发布|出席|提交|递交)(?!的|[^,发]{0,6}上的)[^,发]{1,14}"
    r"|(?:回应|回答)[^,]{2,40}|是(?:在|于)[^在,]{1,24}?(?:上|中|时|后|间|日|天|点)"
    r"|从[^,从]{1,12}(?:方面|角度|层面|维度)"
    r"|[今昨前本]?(?:日|天)?[(]\d{1,2}日?[)][日天]?(?:上午|下午|晚间|晚)?"
    # 报告中: the report speaks.
    r"|(?<=[告章明函信稿书文述论视播志记条语])[中里上](?!级|司|校)"
    r"|(?:[一二三四五六七八九十]{1,2}月)?[一二三四五六七八九十]{1,3}日(?:凌晨|上午|中午|下午|傍晚|晚间?)?"
    r"|(?:\d{1,2}月)?\d{1,2}[日号](?:凌晨|清?早|上午|中午|下午|傍晚|晚间?|盘[前后])?|(?:本|上|这)?(?:周|星期|礼拜)[一二三四五六日天末]"
    r"|\d{4}年(?:\d{1,2}月)?|[今去前]年\d{1,2}月"
    r"|(?<![当各基产本外两内土工])(?:[不很非]?[一-龥]{2}|[一-龥])地)$"
)
_DATE = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:(?:本|上|这|下)?(?:周|星期|礼拜)[一二三四五六日天])?"
    r"(?:凌晨|上午|中午|下午|晚间|晚上|晚|早间)?"
)
_PLACE = re.compile(
    r"(?:在|于|当)[^,]{1,40}?(?:上|中|时|后|里|内|期间|之际|间|前|下)(?=[^,]{1,30}$)"
    rf"|(?:{_of('after_which')})[^,的]{{0,14}}?(?:之后|以后|后)(?=[^,的]{{2,16}}$)"
)
# 新华社北京3月5日电
_HEADER = re.compile(r"[【〔\[][^【】〔〕\[\]]{1,30}[】〕\]]\s*")
_AMONG = re.compile(r"包括[^,]{1,24}?在内的(?=[^,]{2})")
_DATELINE = re.compile(
    r"[^,。;:]{2,24}?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:电|讯|消息|报道|报导)\s*(?:[(][^)]{1,20}[)])?[)]?\s*"
)


# All that stands left of a cue where the speaker is the clause before's: 在回答记者提问时说.
_ADVERBIAL = re.compile(
    rf"(?:(?:\d{{1,2}}日)?(?:上午|下午|晚间?|凌晨)?接受[^,]{{0,20}}(?:采访|专访|访问)|(?:在|当|就|于)(?!业|野)[^,接]{{2,40}})(?:{_of('adverbial_ends')})(?:[也还都又才再则曾]|首先|再次|特别)?"
)


def trim_chinese(folded: str, start: int, end: int) -> Span:
    """Cut connectives, times, places and adverbs off `folded[start:end]`: 不过他周三在会上也 gives 他."""
    start, end = _strip(folded, max(start, end - _WINDOW), end)
    if folded[start:end] in words("connectives", "zh"):
        return Span(end, end)
    if _ADVERBIAL.fullmatch(folded, start, end):
        return Span(end, end)
    start = _behind_list(folded, start, end)
    before = None
    while before != (start, end):
        before = (start, end)
        start, end = _strip(folded, start, end)
        end = _without_tail(folded, start, end)
        start = _without_connective(folded, start, end)
    return Span(start, end)


def behind_connectives(folded: str, start: int, end: int) -> int:
    """Where `folded[start:end]` begins behind connectives, times and places: at 他 in 不过周三，他在会上."""
    start, _ = _strip(folded, start, end)
    start = _behind_list(folded, start, end)
    before = -1
    while before != start:
        before = start
        start, _ = _strip(folded, start, end)
        start = _without_connective(folded, start, end)
    return start


def _behind_list(folded: str, start: int, end: int) -> int:
    """包括高盛在内的投行: the banks."""
    among = _AMONG.match(folded, start, end)
    return among.end() if among else start


def bare_phrase(folded: str, start: int, end: int) -> Span:
    """Leave out the blanks and commas at the ends of a phrase."""
    return Span(*_strip(folded, start, end))


def _strip(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start] in _SPACE:
        start += 1
    while end > start and folded[end - 1] in _SPACE:
        end -= 1
    return start, end


def _without_tail(folded: str, start: int, end: int) -> int:
    """Cut one adverbial; a single character only where it does not end a word such as 委员会."""
    if end - start == _SHORT_NAME and folded[start] in surnames()[0] and folded[end - 1] in _GIVEN:
        return end  # 陈刚说, 李正说
    if _is_titled(folded[start:end]):
        return end  # 总裁赵刚, 县长岳向东: here 刚 and 向东 are no adverbials
    if folded[start:end].removeprefix("有") in speaking_words("zh") or folded[start:end] in words("countries", "zh"):
        return end  # 报道说: the report itself speaks; 日本 ends in no adverb
    if folded.endswith("地", start, end) and _without_modifier(folded, start, end - 1) < end - 2:
        return _without_modifier(folded, start, end - 1)  # 异口同声地
    tail = _TAILS.search(folded, start, end)
    if tail and tail.start() > start:
        return tail.start()
    return _without_modifier(folded, start, end)


def _without_modifier(folded: str, start: int, end: int) -> int:
    modifiers = words("modifiers", "zh")
    if folded[max(start, end - 2) : end] in words("no_modifiers", "zh"):
        return end
    for size in range(min(longest("modifiers"), end - start), 0, -1):
        is_owned = folded.endswith("的", start, end - size) and not folded.endswith("有的", start, end - size)
        if folded[end - size : end] not in modifiers or is_owned:
            continue
        return end if size == 1 and folded.endswith(endings("zh"), start, end) else end - size
    return end


# A family name alone says nothing, so that these are given names behind it.
_SHORT_NAME, _GIVEN = 2, ("刚", "正")


def _is_titled(text: str) -> bool:
    """Whether a phrase is an office and a Chinese name: 总裁赵刚, but not 发言人时常."""
    # Without a family name where one would stand, no office need be looked for.
    if surnames()[0].isdisjoint((text[-3:-2], text[-2:-1])) or text.endswith(_NO_NAME):
        return False
    role = role_end(text)
    name = text[role:]
    modifiers = words("modifiers", "zh")
    is_name = len(name) in (2, 3) and name[0] in surnames()[0] - {"向"} and name.isalpha()
    is_name = is_name and name not in words("documents", "zh")
    return role > 0 and is_name and modifiers.isdisjoint((name, name[0], name[:2]))


_NO_NAME = ("时", "后", "中", "上", "日", "年", "月", "天", "地", "着", "了", "前", "间")


def _without_connective(folded: str, start: int, end: int) -> int:
    # Without a 日 there is no dateline to look for.
    for pattern in (_HEADER, _DATELINE, _DATE) if folded.find("日", start, end) >= 0 else (_HEADER, _DATE):
        match = pattern.match(folded, start, end)
        if match and match.end() > start:
            return match.end()
    place = _PLACE.match(folded[start:end])
    if place:
        return start + place.end()
    connectives = words("connectives", "zh")
    for size in range(min(longest("connectives"), end - start), 0, -1):
        if folded[start : start + size] in connectives and not folded.startswith(
            tuple(words("no_connectives", "zh")), start
        ):
            return start + size
    return start
