"""Houses that no list names by where they stand: at the head of a title, in quotation marks, behind what they are.

星澜算力获20亿元融资, 「雲湖科技」, AI初创公司Nordlys Labs. Must never take a kind of thing or a person for a house.
"""

import re
from collections.abc import Iterator
from functools import cache

from corpus.characters import HAN
from corpus.lexicon import any_of, load_lexicon
from corpus.segment import is_word

# Han characters are letters to \w, and a Latin name ends before them.
_REST = "[A-Za-z0-9&.'-]*[A-Za-z0-9]"
_LATIN = rf"[A-Z]{_REST}(?: [A-Z]{_REST}){{0,2}}"
_LONGEST = 6
# An article introduces few; the rest of a long page is not searched for.
_MOST = 24
# What stands before the head: 【快訊】, 「.
_LABEL = re.compile(
    r"\s*(?:[【\[〔〈][^】\]〕〉\n]{1,12}[】\]〕〉]\s*)?"
    rf"(?:[{HAN}]{{2,6}}\s?[｜|丨]\s?|(?:快讯|独家|突发|重磅|最新)[:：]\s?)?[“「『\"]?"
)
_CAPITALISED = re.compile(_LATIN)
_SHORT = re.compile(r"[A-Z]{1,4}")
_HAN_RUN = re.compile(f"[{HAN}]+")


def title_head(title: str) -> int:
    """Where a title's own words begin, behind a label: 5 of 【快訊】峻嶺."""
    match = _LABEL.match(title)
    start = match.end() if match else 0
    called = _called_before().match(title, start)
    return called.end() if called else start


def headed(text: str, title: str) -> frozenset[str]:
    """The unknown house that heads a folded title and acts in the text, 星澜算力 of 星澜算力获20亿元融资.

    And those introduced by what they are: AI初创公司Nordlys Labs.
    """
    head = title[title_head(title) :]
    forms: set[str] = {form for form in (_latin_head(text, head), _chinese_head(text, head)) if form}
    return frozenset((*forms, *_quoted(text), *_apposed(text), *_funded(text)))


def _latin_head(text: str, head: str) -> str | None:
    """Lumen Compute of `Lumen Compute今年资本开支`; of a title in Capitals Throughout as much as the text has."""
    match = _CAPITALISED.match(head)
    words = match[0].split(" ") if match else []
    for length in range(len(words), 0, -1):
        form = " ".join(words[:length])
        if not _is_ordinary(form) and _acts(text, form):
            return form
    return None


def shortened(text: str, form: str) -> tuple[str, ...]:
    """What a Latin name of several words is called for short, where the text does so: Brightwell of Brightwell AI."""
    first, _, rest = form.partition(" ")
    alone = rest and not _is_ordinary(first) and _acts(text, first)
    return (first,) if alone else ()


def _is_ordinary(form: str) -> bool:
    houses = load_lexicon("houses")
    first = form.partition(" ")[0]
    if first.lower() in load_lexicon("metrics")["english"]["traded"]:
        return True
    return first in houses["no_house"] or first in houses["leading"] or _SHORT.fullmatch(form) is not None


def _acts(text: str, form: str) -> bool:
    """Whether the text names it with what houses do, and never as an ordinary word."""
    name = re.escape(form)
    if re.search(rf"(?<![A-Za-z]){re.escape(form.lower())}(?![A-Za-z])", text):
        return False
    does = re.search(rf"(?<![A-Za-z]){name}[”」』\"]?(?:{_doings()})", text)
    # Two words that begin a Chinese sentence and come back: Onyx Security 出关.
    begins = " " in form and text.count(form) > 1 and re.search(rf"(?:^|[。!?！？\n])\s?{name} ?[{HAN}]", text)
    return does is not None or bool(begins)


def _chinese_head(text: str, head: str) -> str | None:
    """星澜算力 of 星澜算力获20亿元融资, where the text begins a clause with it too."""
    run = None if head.startswith(tuple(load_lexicon("houses")["no_heads"])) else _HAN_RUN.match(head)
    for length in range(min(_LONGEST, len(run[0]) if run else 0), 1, -1):
        form = head[:length]
        ends = _ending().search(form, 2)
        named = ends is not None and ends.end() == length and not form[: ends.start()].endswith(_kinds())
        if not named and (is_word(form) or not _chinese_doing().match(head, length)):
            continue
        acts = rf"(?<![{HAN}]){form}[”」』\"]?(?:{'' if named else _chinese_doing().pattern})"
        if re.search(acts, text):
            return form
    return None


def _quoted(text: str) -> Iterator[str]:
    """「雲湖科技」: what stands in quotation marks and ends as a house does."""
    forms = dict.fromkeys(m[1] for m in _quoting().finditer(text))
    return (form for form in list(forms)[:_MOST] if not form[: _end_of(form)].endswith(_kinds()))


def _end_of(form: str) -> int:
    match = _ending().search(form, 2)
    return match.start() if match else len(form)


def _apposed(text: str) -> Iterator[str]:
    """AI初创公司Nordlys Labs, 算力服务商Lumen Compute."""
    forms = dict.fromkeys(m[1] for m in _introducing().finditer(text))
    return (form for form in list(forms)[:_MOST] if not _is_ordinary(form))


def _funded(text: str) -> Iterator[str]:
    """Zenity 在8月初拿下1.25亿美元, 金融平台 Flex 完成融资: Latin names of a Chinese text that take in money."""
    forms = dict.fromkeys(m[1] for m in _funding().finditer(text))
    return (form for form in list(forms)[:_MOST] if not _is_ordinary(form))


@cache
def _funding() -> re.Pattern[str]:
    money = r"(?:融资|[$￥€]|亿|万美元|千万|Series|[A-F]轮)"
    return re.compile(
        rf"(?<![A-Za-z0-9&.'-])(?<![A-Za-z] )({_LATIN}) ?(?:[在于0-9][^,，、。;；:：\n]{{1,8}}|近日|日前|刚|已|宣布)? ?"
        rf"(?:拿下|完成|募得|获得?)[^,，。;；\n]{{0,16}}?{money}"
    )


@cache
def _called_before() -> re.Pattern[str]:
    """What a house in a title is, before its name: Orbital startup, AI初创公司."""
    houses = load_lexicon("houses")
    english, chinese = "|".join(houses["called"]), "|".join(houses["called_houses"])
    return re.compile(rf"(?:[A-Za-z-]+ ){{1,3}}?(?:{english}) (?=[A-Z])|[A-Z{HAN}]{{0,8}}?(?:{chinese})[“「]?(?=[A-Z])")


@cache
def _ending() -> re.Pattern[str]:
    houses = load_lexicon("houses")
    return re.compile(any_of((*houses["endings"], *houses["headed_endings"])))


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(load_lexicon("houses")["kinds"])


@cache
def _quoting() -> re.Pattern[str]:
    return re.compile(rf"[“「『\"]([{HAN}]{{2,4}}(?:{_ending().pattern}))[”」』\"]")


@cache
def _chinese_doing() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load_lexicon('houses')['headed_doing'])})")


@cache
def _doings() -> str:
    houses = load_lexicon("houses")
    english = "|".join((*houses["house_doing"], *houses["doing"], *houses["behind"]))
    weak = "|".join(houses["acts"])
    chinese = rf"{_chinese_doing().pattern}|{weak}|周[一二三四五六日]|今[天日]|昨[天日]|近日|日前|正式|成立于|总部"
    return rf" ?(?:{chinese})| (?:has |had |also )?(?:{english})\b|, (?:an?|the|which|whose) "


@cache
def _introducing() -> re.Pattern[str]:
    called = "|".join(load_lexicon("houses")["called_houses"])
    return re.compile(rf"(?<=[{HAN}])(?:{called})[“「 ]?({_LATIN})(?= ?[{HAN}”」,(])")
