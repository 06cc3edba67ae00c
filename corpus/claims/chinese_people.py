"""Chinese phrases that name a person by their shape alone: 张小明, 主教练莫雷蒂. Must never ask who that is."""

import re

from corpus.claims.roles import ends_in_role, role_end
from corpus.claims.wordlists import longest, occupations, people, surnames, transliteration, verbs, words

_LETTER = r"[A-Za-zÀ-ž\d.&'’-]"
_NAME_PART = rf"[A-Z]{_LETTER}*"
_TRANSLITERATED = re.compile(r"[一-龥]{1,8}(?:[·・‧•][一-龥]{1,8}){1,4}")
_LATIN_NAME = re.compile(rf"{_NAME_PART}(?: (?:{_NAME_PART}|de|van|von|al)){{0,3}}")
# 小明, 小红
_CHILDREN = "明红刚强丽兰芳军英霞虎玲伟敏燕娟萍东亮雷宝花"
# A name without a dot has so many characters: 杜兰, 阿尔瓦雷斯.
_LONGEST_FOREIGN = 7
# 老邓, 小张
_NICKNAME = 2
# 加藤亚好美
_LONGEST_DOUBLE = 5


def looks_like_a_person(text: str) -> bool:
    """Whether a phrase alone is shaped like a name: 张小明, 欧阳修, 本·布坎南, Jane Hill."""
    is_foreign = is_hyphened(text) or _TRANSLITERATED.fullmatch(text) or _LATIN_NAME.fullmatch(text)
    return is_chinese_name(text) or bool(is_foreign)


def is_chinese_name(text: str) -> bool:
    """A family name and one or two characters, or a family name alone: 张小明, 欧阳修, 吴."""
    single, double = surnames()
    if len(text) == _NICKNAME and text[0] in "老小阿" and text not in words("no_nicknames", "zh"):
        return text[1] in single or text[1] in _CHILDREN
    if len(text) > 2 and text.startswith(double):
        return len(text) <= _LONGEST_DOUBLE
    return len(text) <= 3 and text[:1] in single and text.isalpha()


def is_hyphened(text: str) -> bool:
    """Whether a phrase ends in a foreign name with a hyphen, as sports pages write them: 前锋马里奥-桑切斯."""
    head, hyphen, last = text.rpartition("-")
    return bool(hyphen) and is_foreign_name(last) and head[-1:] in transliteration()


def is_foreign_name(text: str) -> bool:
    """Whether a text is written only with the characters foreign names are written with: 卡斯特罗."""
    return 2 <= len(text) <= _LONGEST_FOREIGN and transliteration().issuperset(text)


def has_role_and_name(text: str) -> bool:
    """Whether a phrase ends in an office and a name: 公司总裁周海, 曾任部长的何伟, 主教练莫雷蒂."""
    end = role_end(text)
    if end and is_foreign_name(text[end:].removeprefix("之一的")):
        return True
    return any(
        looks_like_a_person(text[-size:])
        and (_is_office(ahead := text[:-size].removesuffix("的")) or _is_somebody(ahead, text[-size:]))
        for size in (2, 3, 4)
        if len(text) > size
    )


def _is_office(text: str) -> bool:
    return ends_in_role(text) or (len(text) > 1 and text.endswith((*occupations(), *_RELATIVES)))


def _is_somebody(text: str, name: str) -> bool:
    """Whether what people are called stands before a name: 网友罗迪, but not 朝方尚未对."""
    return len(text) > 1 and text.endswith(people()) and _NO_NAME.isdisjoint(name)


# Characters that stand in no name.
_NO_NAME = frozenset("的了是在有不也都就和与或及为把将被从向对由到这那其所之而且则又再很更最已能可要未没应该曾常时均")
_RELATIVES = ("其妻", "其夫", "其父", "其母", "其子", "其女", "其弟", "其兄", "其妹", "其姐")


# What follows the name of somebody at a phrase's start does not go on with the name, nor with somebody else.
_GOES_ON = re.compile(r"[的、和与及(]|们|办公室|领导|政府|集团|公司|所在|之(?![前后])")
_LONGEST_REST = 18


def opening_person(text: str) -> str:
    """Somebody with an office at the start of a phrase that goes on with what he does.

    中队长彭大海擦着汗 gives 中队长彭大海. Empty where a phrase does not open so.
    """
    end = role_end(text)
    for name_end in _name_ends(text, end):
        rest = text[name_end:]
        if 0 < len(rest) <= _LONGEST_REST and not _GOES_ON.match(rest):
            return text[:name_end]
    return ""


def _name_ends(text: str, role: int) -> list[int]:
    """Where the name after an office may end; or an address after a family name: 邓女士投诉."""
    if role and text.endswith(tuple(words("addresses", "zh")), 0, role):
        return [role]
    name = text[role : role + _LONGEST_FOREIGN]
    if not role or not name:
        return []
    if name.startswith(verbs()):
        return []
    latin = _LATIN_NAME.match(text, role)
    if latin:
        return [latin.end()]
    single, double = surnames()
    if name[0] in single or name.startswith(double):
        size = 3 if not _begins_adverb(name[2:]) and name[:3].isalpha() and len(name) > 2 else 2
        if is_foreign_name(name[:4]):
            size = foreign_run(name)
        return [role + size]
    run = foreign_run(name)
    return [role + run] if run > 1 else []


def foreign_run(name: str) -> int:
    """How many characters of a text may belong to a foreign name, short of an adverb."""
    letters = transliteration()
    for at, character in enumerate(name):
        if character not in letters or (at > 1 and _begins_adverb(name[at:])):
            return at
    return len(name)


def _begins_adverb(text: str) -> bool:
    """Whether a text begins with an adverb or a verb that people's names do not hold: 赛后, 在, 说."""
    modifiers = words("modifiers", "zh")
    return text[:1] in words("after_a_name", "zh") or any(
        text[:size] in modifiers for size in range(2, longest("modifiers") + 1)
    )
