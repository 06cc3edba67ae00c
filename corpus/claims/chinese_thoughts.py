"""Whether a clause follows a Chinese word of knowing, remembering or asking. Must never say whose thought it is."""

import re

# A whole clause follows: 知道他回来了, 规定卖方应交货. What holds no verb is a thing: 记得那个夏天.
_VERB = re.compile(
    r"[是有在会能要可该必须应得没不了着过已将曾正就都也很更最太被把让使给叫请为与跟]"
    r"|[他她它我你]们?[^的们]|自己[^的]|[这那]里?[^个些种次位条]"
)
_THING = re.compile(
    r"[^,。;:!?是有没不了将已把被让]{0,24}的(?!是|话|$)[^,。;:!?的是有在会能要不没了就都也很]{1,6}|[^,。;:!?的是有在会能要不没了就都也很]{1,5}"
)
_WHETHER = re.compile(r"是否|是不是|能否|可否|有没有|会不会|能不能|要不要|该不该|应不应该|值不值得")
# 判决已经生效: what was ruled is told of. 约定明年再战: a day opens a clause, however short.
_DONE = re.compile(r"\s*(?:已经?|生效|一直|均|也|书|后|时|中)")
_DAY = re.compile(r"[今明]|后天|下[周月]|[一二三四五六七八九十\d]+[年月日天]")
_QUESTION = re.compile(
    r"为什么|为何|是否|是不是|怎么|怎样|如何|什么|谁|哪|多少|多[长大高远久重]|几[点个天年月岁次]|何[时处人以]|能否|可否|有没有|会不会|能不能|要不要|该不该|[吗呢]\s*[?]?\s*$"
)


# Behind 想 and 怕, which are mostly part of something else, somebody has to follow.
_SOMEBODY = re.compile(r"[他她它我你这那]|自己|别人|人家|大家|孩子|今|明|后天|是")


def is_thought(folded: str, form: str, start: int, end: int) -> bool:
    """Whether somebody knows that something is so, and not a thing: 知道会议改期了, but not 知道会议的日期."""
    if form in _SHORT:
        return _SOMEBODY.match(folded, start, end) is not None and end - start >= _SHORTEST
    stripped = folded[start:end].strip(" \n。!?,;")
    if _DONE.match(folded, start, end):
        return False
    if is_question(folded, start, end) or _DAY.match(stripped):
        return True
    if len(stripped) < _SHORTEST or _THING.fullmatch(stripped):
        return False
    return _VERB.search(stripped) is not None or (len(stripped) >= _LONG and "的" not in stripped)


# So many characters are more than the name of a thing.
_SHORTEST, _LONG = 4, 8


_SHORT = ("想", "怕", "夸", "嫌")


def is_question(folded: str, start: int, end: int, *, whether: bool = False) -> bool:
    """Whether what somebody asks is a question, or one of `whether`: 问我为什么迟到, but not 问路."""
    kind = _WHETHER if whether else _QUESTION
    return end - start >= _SHORTEST and kind.search(folded, start, end) is not None
