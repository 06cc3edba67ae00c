"""How a phrase that no lexicon knows names somebody: office and name, person or house. Must never resolve a pronoun."""

import re
from functools import cache
from typing import Literal

from corpus.claims.chinese_people import is_foreign_name
from corpus.claims.genders import gender_of
from corpus.claims.roles import ends_in_role, role_end
from corpus.claims.wordlists import HAN, surnames, words
from corpus.lexicon import load_lexicon
from corpus.names import Name

Kind = Literal["person", "several", "institution", "anonymous"]

_LATIN_NAME = re.compile(r"[A-Z][A-Za-zÀ-ž\d.'’-]*(?: [A-Z][A-Za-zÀ-ž\d.'’-]*){0,3}")
# Green party leader Anja Voss: a name of two or three words behind one in small letters.
_DESCRIBED = re.compile(
    r"(?P<role>[^,]{0,80}?\b(?!(?:of|and|the|for|at|in|to|from|with|by|on|de|van|von|la|al|bin|del|der|di|du)\b)[a-z][\w'-]*)"
    r" (?P<name>[A-Z][\w'-]+ (?:[A-Z]\. )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
)
# Tarnwell’s Leela Nair
_OWNED = re.compile(r"(?P<role>[A-Z][\w.&'’ -]{1,60}['’]s) (?P<name>[A-Z][\w'-]+ (?:[A-Z]\. )?[A-Z][\w'-]+)")
# Leela Nair of the think tank Green Grid
_HOUSED = re.compile(r"(?P<name>[A-Z][\w'-]+ (?:[A-Z]\. )?[A-Z][\w'-]+) (?=(?:of|at|for|from|with)\b)")
# Lead author Leela Nair of Green Grid University
_OF_HOUSE = re.compile(
    r"(?P<head>(?:[\w.'-]+ ){0,6}[A-Z][\w'-]+ (?:[A-Z]\. )?[A-Z][\w'-]+) (?P<house>(?:of|at|from|with) [^,]{2,60})"
)
# Secretary of State Tony Blake
_OF_STATE = re.compile(
    r"(?P<role>(?:[\w.'-]+ ){0,4}(?:Secretary|Minister|Director|Speaker|Commissioner|Superintendent|Chairman|Chief)"
    r" of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?P<name>[A-Z][\w'-]+ (?:[A-Z]\. )?[A-Z][\w'-]+)"
)
_ADDRESSES = ("先生", "女士", "小姐", "夫人")
_DOTTED = re.compile(r"[一-龥][·・‧•-][一-龥]")


def split_role(phrase: str) -> tuple[str, str | None]:
    """Cut a folded phrase into name and office: 发言人毛宁 is 毛宁, 发言人; 业内人士 stays whole."""
    is_latin = HAN.search(phrase) is None
    owned = _OWNED.fullmatch(phrase) or _OF_STATE.fullmatch(phrase) if is_latin else None
    if owned and kind_of(owned["name"]) == "person":
        return owned["name"], owned["role"]
    if is_latin:
        of_house = _OF_HOUSE.fullmatch(phrase)
        head = split_role(of_house["head"]) if of_house else (phrase, None)
        if of_house and (head[1] or gender_of(head[0])) and kind_of(head[0]) == "person":
            return head[0], f"{head[1] or ''} {of_house['house']}".strip()
    described = _DESCRIBED.fullmatch(phrase) if is_latin else None
    housed = _HOUSED.match(phrase) if described else None
    if housed:
        return housed["name"], phrase[housed.end() :].strip()
    if described:
        return described["name"], described["role"]
    end = role_end(phrase)
    name = phrase[end:].strip(" 的")
    if _FOR_SOMEBODY.search(phrase, 0, end):
        return phrase, None
    is_person = end and (is_foreign_name(name) or (looks_personal(name) and kind_of(name) == "person"))
    return (name, phrase[:end].strip()) if is_person else (phrase, None)


# Lawyers for Mr. Brown: not Brown.
_FOR_SOMEBODY = re.compile(r"\b(?:for|of|to|with|by|from|against|near)\s+(?:the\s+)?(?:[A-Z][a-z]{1,8}\.? ?)?$")


def housed_name(phrase: str) -> str | None:
    """Give the name in what an apposition tells of somebody: Leela Nair in "Leela Nair from the Tidal Institute"."""
    housed = _HOUSED.match(phrase)
    return housed["name"] if housed and kind_of(housed["name"]) == "person" else None


def looks_personal(name: str) -> bool:
    """Whether a folded phrase alone is shaped like a person's name: Hugh Hill, 李敏, 本·布坎南."""
    if _LATIN_NAME.fullmatch(name) or _DOTTED.search(name):
        return not name.isascii() or name.upper() != name or " " in name
    single, double = surnames()
    short = len(name) in (2, 3) and name[0] in single
    return name.isalpha() and (short or (len(name) in (3, 4, 5) and name[:2] in double))


def kind_of(phrase: str) -> Kind:
    """Guess what an unknown speaker is: 远洋银行 an institution, 业内人士 nobody in particular, Hugh Hill a person."""
    single, _ = surnames()
    last = phrase.rsplit(maxsplit=1)[-1] if phrase.split() else ""
    if phrase.endswith(_ADDRESSES):
        return "person"
    if phrase[:1] in single and len(phrase) > 2 and (phrase[1:] in words("anonymous", "zh") or ends_in_role(phrase)):
        return "person"
    if last in _institutions("en") or (not phrase.isascii() and phrase.endswith(_institutions("zh"))):
        return "institution"
    if last.lower() in words("anonymous", "en") or ends_in_role(phrase) or phrase.endswith(_nobodies()):
        return "anonymous"
    return "person" if looks_personal(phrase) or phrase in single else "anonymous"


@cache
def _institutions(lang: str) -> tuple[str, ...]:
    return tuple(load_lexicon("roles")["institutions"][lang])


@cache
def _nobodies() -> tuple[str, ...]:
    return tuple(words("anonymous", "zh"))


def short_forms(name: Name) -> set[str]:
    """Give how an article may shorten a person's names: Wu and Eddie for Eddie Wu, 吴 for 吴泳铭."""
    single, double = surnames()
    forms = set()
    for form in (name.canonical, *name.forms):
        parts = form.split()
        if form.isascii() and len(parts) > 1:
            forms |= {parts[0], parts[-1]}
        elif len(form) in (2, 3, 4) and form[:2] in double:
            forms.add(form[:2])
        elif len(form) in (2, 3) and form[0] in single:
            forms.add(form[0])
        elif _DOTTED.search(form):
            forms.add(re.split("[·・‧•-]", form)[-1])
    return forms
