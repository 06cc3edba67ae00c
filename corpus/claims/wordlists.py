"""The lists and patterns of the lexicon, built once. Must never hold a rule."""

import re
from functools import cache
from typing import Any

from corpus.lexicon import load_lexicon


@cache
def pattern(lexicon: str, name: str, table: str | None = None) -> re.Pattern[str]:
    """Compile a list of patterns of a lexicon into one: `pattern("stance", "future")` finds 将成为 and will."""
    return re.compile("|".join(entries(lexicon, name, table)), re.IGNORECASE)


def entries(lexicon: str, name: str, table: str | None = None) -> list[str]:
    """Give a list of patterns as the lexicon has it."""
    book: dict[str, Any] = load_lexicon(lexicon)
    found: list[str] = (book[table] if table else book)[name]
    return found


# A Chinese character.
HAN = re.compile(r"[一-龥]")


@cache
def _chinese_pattern(lexicon: str, name: str, table: str | None) -> re.Pattern[str]:
    return re.compile("|".join(filter(HAN.search, entries(lexicon, name, table))) or "(?!)")


@cache
def _latin_pattern(lexicon: str, name: str, table: str | None) -> re.Pattern[str]:
    latin = (entry for entry in entries(lexicon, name, table) if not HAN.search(entry))
    return re.compile("|".join(latin) or "(?!)", re.IGNORECASE)


_LATIN = re.compile(r"[A-Za-z]")


def counts(text: str, lexicon: str, names: tuple[str, ...], table: str | None = None) -> list[int]:
    """How often something of each list stands in a text; Latin words are looked for in Latin letters only."""
    found = [len(_chinese_pattern(lexicon, name, table).findall(text)) for name in names]
    if _LATIN.search(text) is None:
        return found
    latin = (len(_latin_pattern(lexicon, name, table).findall(text)) for name in names)
    return [count + more for count, more in zip(found, latin, strict=True)]


@cache
def words(table: str, lang: str) -> frozenset[str]:
    """Give one list: `words("pronouns", "zh")` holds 他."""
    return frozenset(load_lexicon("speakers")[table][lang])


@cache
def all_words(table: str) -> frozenset[str]:
    """Give a list in all its languages: `all_words("pronouns")` holds 他 and he."""
    return frozenset(form for forms in load_lexicon("speakers")[table].values() for form in forms)


@cache
def longest(table: str) -> int:
    """How long the longest Chinese form of a list is, in characters."""
    return max(map(len, words(table, "zh")))


@cache
def speaking_words(lang: str) -> frozenset[str]:
    """What can speak: offices, institutions, groups, documents; 分析师 and 委员会."""
    roles, speakers = load_lexicon("roles"), load_lexicon("speakers")
    lists = (roles[lang], roles["institutions"][lang], speakers["anonymous"][lang], speakers["documents"][lang])
    return frozenset(form for forms in lists for form in forms)


@cache
def endings(lang: str) -> tuple[str, ...]:
    """The same as what a phrase may end in."""
    return tuple(speaking_words(lang))


@cache
def verbs() -> tuple[str, ...]:
    """The Chinese words of saying of two characters and more, that no name begins with: 解释, 表示."""
    groups = load_lexicon("cues")["group"]
    return tuple(form for group in groups if group["lang"] == "zh" for form in group["forms"] if len(form) > 1)


@cache
def people() -> tuple[str, ...]:
    """What the words for Chinese people end in: 家长, 分析师; no houses."""
    houses = set(load_lexicon("roles")["institutions"]["zh"]) | words("bodies", "zh")
    return tuple({*load_lexicon("roles")["zh"], *words("anonymous", "zh")} - houses)


@cache
def documents() -> tuple[str, ...]:
    """What the name of a Chinese document ends in: 报告, 数据."""
    return tuple(words("documents", "zh"))


@cache
def mute_endings() -> tuple[str, ...]:
    """What looks like such an ending and is none: 内部, 发布会."""
    return tuple(words("mute", "zh"))


@cache
def surnames() -> tuple[frozenset[str], tuple[str, ...]]:
    """Chinese family names of one character, and of two."""
    table = load_lexicon("roles")["surnames"]
    return frozenset(table["single"]), tuple(table["double"])


@cache
def transliteration() -> frozenset[str]:
    """The characters that foreign names are written with in Chinese."""
    return frozenset(load_lexicon("roles")["transliteration"]["single"])


@cache
def occupations() -> tuple[str, ...]:
    """What the Chinese words for offices end in that the lexicon lacks: 员 in 讲解员."""
    return tuple(load_lexicon("roles")["occupations"]["endings"])
