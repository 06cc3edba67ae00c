"""What a number counts: the classifier behind it (300`款`) and the noun counted, from `lexicon/counters.toml`.

Reads folded text around a number. Must never decide whether the count is worth telling.
"""

import re
from functools import cache
from typing import NamedTuple

from corpus.lexicon import load_lexicon

_CLAUSE_END = re.compile(r"[，。；;:：!！?？\n()（）“”\"「」]|,(?![0-9])|[.](?=\s|$)")
_REACH = 24
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’]*(?:-[A-Za-z]+)*")


class Noun(NamedTuple):
    """The noun counted, by the lexicon's English singular or as written, and where it stands."""

    name: str
    start: int
    end: int
    # The lexicon knows it.
    listed: bool = True
    # Nothing but adjectives stands between the number and it.
    beside: bool = True


def classifier_after(text: str, end: int) -> int | None:
    """Say where the classifier behind a number ends: 300 `款`, 17 万`个`; None where there is none."""
    start = end + (text[end : end + 1] == " ")
    for length in _classifier_lengths():
        word = text[start : start + length]
        if word in _classifiers() and start + length <= len(text) and not _goes_on(text, start + length, word):
            return start + length
    return None


def is_structural(classifier: str) -> bool:
    """Whether a classifier counts parts of an argument rather than things: 三大, 两方面."""
    return classifier in _structural()


def noun_at(text: str, start: int) -> Noun | None:
    """Find the noun that starts right at `start`: 690万`开发人员`; of nouns in a row the last one: 12家`芯片公司`."""
    start += text[start : start + 1] == " "
    noun = _listed_at(text, start)
    while noun and (head := _listed_at(text, noun.end)) and not _is_weak_head(text, head):
        noun = head._replace(start=start)
    return noun


def _is_weak_head(text: str, noun: Noun) -> bool:
    """Whether a noun right behind another one begins something else: 50家企业`计划`…, 800名学生`人均`."""
    form = text[noun.start : noun.end]
    return len(form) == 1 or form.isascii() or form in load_lexicon("counters")["verbal"].split()


def _listed_at(text: str, start: int) -> Noun | None:
    for length in _noun_lengths():
        form = text[start : start + length]
        name = _nouns().get(form.lower())
        if name and start + length <= len(text) and not _goes_on(text, start + length, form):
            return Noun(name, start, start + length)
    return None


def noun_ahead(text: str, end: int) -> str | None:
    """Find the first noun counted in the clause behind a classifier: 300 多款全模态`模型`."""
    return _first_noun(text, end, _clause_end(text, end))


def description_end(text: str, end: int) -> int | None:
    """Say where a description with a verb and 的 ends behind a classifier: 七台`搭载新芯片的`服务器 are no chips."""
    described = _relative().match(text, end, _clause_end(text, end))
    return described.end() if described else None


def _clause_end(text: str, start: int) -> int:
    stop = _CLAUSE_END.search(text, start, start + _REACH)
    return stop.start() if stop else min(len(text), start + _REACH)


def _first_noun(text: str, start: int, end: int) -> str | None:
    found = _noun_pattern().search(text, start, end)
    noun = noun_at(text, found.start()) if found else None
    return noun.name if noun and noun.end <= end else None


def noun_behind(text: str, start: int, classifier: str = "") -> str | None:
    """Find the last noun in the clause in front of a count: `下载`量超 6 亿次, `开发者`将扩至数亿.

    A classifier of pieces counts no places, houses or people, and nothing planned: 晶圆厂月产能4万片, 工人能搬160箱.
    """
    behind = text[max(0, start - _REACH) : start]
    stops = [match.end() for match in _CLAUSE_END.finditer(behind)]
    forms = [form.lower() for form in _noun_pattern().findall(behind[stops[-1] :] if stops else behind)]
    counters = load_lexicon("counters")
    if forms and classifier in counters["pieces"].split():
        if forms[-1] in counters["verbal"].split():  # 该公司[计划]明年提高到1万台
            return None
        name = _nouns()[forms[-1]]
        return None if name in counters["houses"].split() or name in counters["people"].split() else name
    return _nouns()[forms[-1]] if forms else None


def english_noun(text: str, end: int) -> Noun | None:
    """Find the noun of an English count: 100,000 H100 `GPUs`, two separate `companies`, over 100 of its large `models`.

    The lexicon's nouns count up to seven words on, across "of its" and "and"; others in the plural, three words on.
    """
    place = end
    plural: Noun | None = None
    beside = True
    for step in range(8):
        gap = text[place : place + 1]
        word = _WORD.match(text, place + 1) if gap in (" ", "-") else None
        if not word or word[0].lower() in _no_noun():
            break
        name = _nouns().get(word[0].lower())
        if name:
            # A 70-billion-parameter model has parameters.
            goes_on = text[word.end() : word.end() + 1] == " " and gap != "-"
            head = _WORD.match(text, word.end() + 1) if goes_on else None
            head_name = _nouns().get(head[0].lower()) if head else None
            if head and head_name:
                name, word = head_name, head
            return Noun(name, end + 1, word.end(), beside=beside and step < 3)
        beside = beside and word[0].lower() not in _links()
        if plural is None and beside and step < 3 and _is_plural(word[0]):
            plural = Noun(_singular(word[0]), end + 1, word.end(), listed=False)
        place = word.end()
    return plural


def _is_plural(word: str) -> bool:
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "ous"))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def _goes_on(text: str, end: int, form: str) -> bool:
    """Whether the word is longer than `form`: 人 of 人工, "app" of "apple"."""
    before, after = text[end - 1 : end], text[end : end + 1]
    if before.isascii():
        return before.isalpha() and after.isascii() and after.isalpha()
    others: dict[str, str] = load_lexicon("counters")["goes_on"]
    return bool(after) and after in others.get(form, "")


def noun_of_classifier(classifier: str) -> str | None:
    """Say what a classifier counts by itself: 名 counts persons, 辆 vehicles; 个 says nothing."""
    nouns: dict[str, str] = load_lexicon("counters")["classifier_nouns"]
    return nouns.get(classifier)


@cache
def _no_noun() -> frozenset[str]:
    return frozenset(load_lexicon("counters")["no_noun"].split())


@cache
def _links() -> frozenset[str]:
    return frozenset(load_lexicon("counters")["links"].split())


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(load_lexicon("counters")["classifiers"].split())


@cache
def _structural() -> frozenset[str]:
    return frozenset(load_lexicon("counters")["structural"].split())


@cache
def _classifier_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in _classifiers()}, reverse=True))


@cache
def _nouns() -> dict[str, str]:
    nouns: dict[str, str] = {}
    for name, forms in load_lexicon("counters")["nouns"].items():
        for form in (*forms["zh"], *forms["en"], *(f"{form}s" for form in forms["en"])):
            nouns[form.lower()] = name
    return nouns


@cache
def _relative() -> re.Pattern[str]:
    """What describes the noun counted, up to its 的: 搭载新芯片的."""
    return re.compile(rf" ?(?:{'|'.join(load_lexicon('counters')['relative'].split())})[^的]*的")


@cache
def _noun_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(form) for form in _nouns()}, reverse=True))


@cache
def _noun_pattern() -> re.Pattern[str]:
    forms = sorted(_nouns(), key=len, reverse=True)
    latin = "|".join(re.escape(form) for form in forms if form.isascii())
    chinese = "|".join(form for form in forms if not form.isascii() and len(form) > 1)
    return re.compile(rf"(?<![A-Za-z])(?:{latin})(?![A-Za-z])|{chinese}", re.IGNORECASE)
