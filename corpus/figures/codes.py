"""Numbers that belong to a code or a name: GPT-5, H800, iPhone 15, 麒麟9000, and those in web addresses.

Looks a few characters to the left of a number in folded text. Must never look at the number's unit or worth.
"""

import re
from functools import cache

from corpus.lexicon import load_lexicon

_URL = re.compile(r"(?:https?://|(?<![\w.])(?:www\.|[\w.+-]{1,64}@))[\x21-\x7e]*+", re.ASCII)
_CODE = re.compile(r"(?:[A-Za-z](?:[-_.:]|[0-9])?|[A-Za-z0-9]\.|[0-9][A-Za-z])$")
# A capitalised word right before a bare number is its name's first half: iPhone 15, Qwen 2.5, RTX 4090.
_NAMED = re.compile(r"(?<![A-Za-z])(?P<word>[A-Z][A-Za-z+&]*|[a-z][A-Z][A-Za-z]*)(?:'s)? ?$")
# The size of a named version (Llama 3.1 405B) and the total of a numbered thing (Photo 3 of 10).
_NAMED_TWICE = re.compile(r"[A-Z][A-Za-z]{1,14}(?:[ -]?[0-9]+(?:\.[0-9]+)?[ -]| [0-9]+ of )$")
_REST = re.compile(r"[0-9A-Za-z_]*(?:[-.][0-9A-Za-z_]+)*")
_REST_CHINESE = re.compile("[零〇一二三四五六七八九十百千万]+")


def is_code(text: str, start: int, *, named: bool) -> int | None:
    """Say where a code or name ends that a number belongs to: GPT-5, Web3, 歼-20; None for a number of its own.

    `named` says that the number is bare, so that a capitalised word before it may own it: iPhone 15.
    """
    before = text[max(0, start - 24) : start]
    joined = before.endswith("-") and before[:-1].endswith(_labels())
    if joined or _CODE.search(before) or (named and (before.endswith("/") or _is_owned(before))):
        return code_end(text, start)
    return None


def code_end(text: str, start: int) -> int:
    """Say where the code goes to that has a number at `start`, at least one character on: `H800-B`, 第`二十`届."""
    found = _REST_CHINESE.match(text, start) or _REST.match(text, start)
    return max(found.end() if found else start, start + 1)


def urls(text: str) -> list[tuple[int, int]]:
    """Say where web and mail addresses stand: no number in them is a figure, as in 详见 https://news.example/2025."""
    return [found.span() for found in _URL.finditer(text)]


def _is_owned(before: str) -> bool:
    if before.rstrip(" :").endswith(_labels()) or _NAMED_TWICE.search(before):
        return True
    owner = _NAMED.search(before)
    return owner is not None and owner["word"] not in _no_names()


@cache
def _no_names() -> frozenset[str]:
    return frozenset(load_lexicon("exclusions")["names"]["no_names"])


@cache
def _labels() -> tuple[str, ...]:
    return tuple(load_lexicon("exclusions")["names"]["labels"])
