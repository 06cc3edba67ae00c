"""The lexicon: what the extractors know, as TOML tables beside this file. Must never hold rules, only data."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Read `corpus/lexicon/<name>.toml` as it is; read once, so treat it as unchangeable.

    `load_lexicon("taiwan")["words"]["北韓"]` is "朝鲜". Raises FileNotFoundError for a name there is no file for.
    """
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def patterns_of(name: str, *path: str) -> str:
    """Give a list of patterns as alternatives in its order: `patterns_of("houses", "opining")` begins 我认为|我估计."""
    found: Any = load_lexicon(name)
    for part in path:
        found = found[part]
    return "|".join(found)


def any_of(words: Iterable[str]) -> str:
    """Write words as the alternatives of a pattern, the longest first: `any_of(["率", "毛利率"])` is "毛利率|率".

    The words are taken as they stand: entries that are patterns themselves remain so.
    """
    return "|".join(sorted(words, key=len, reverse=True))


def any_whole(words: Iterable[str]) -> str:
    r"""Write words of both languages as alternatives, the English ones as whole words: 拟|计划|(?a:\bplans?\b).

    Chinese has no blanks to tell a word by: 计划 is found in 原计划, "plan" not in "planet", but in 公司plan: no
    Chinese character is a letter of an English word. Longest first.
    """
    ordered = sorted(words, key=len, reverse=True)
    chinese = "|".join(word for word in ordered if not word.isascii())
    english = "|".join(word for word in ordered if word.isascii())
    return "|".join([f"(?:{chinese})"] * bool(chinese) + [rf"(?a:\b(?:{english})\b)"] * bool(english))
