"""Articles and questions made up for measuring: three scripts, names, figures, claims, words as rare as in any paper.

The same seed gives the same articles. Must never be taken for news: nothing here happened.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any

from opencc import OpenCC

from corpus.index.terms import is_han
from corpus.lexicon import load_lexicon
from corpus.models import Article

# Characters in an article: with its last paragraph, and English running wider, 1,200 on the average.
_LENGTH = 1_000
_WIDER = 1.6
# Distinct words that the articles are made of; the n-th is 1/n as common as the first (Zipf).
_WORDS = 60_000
_ENGLISH, _TRADITIONAL = 0.15, 0.25
_SENTENCES_IN_PARAGRAPH = 4
_GAP = re.compile(r"\{(\w+)\}")
_FIRST_DAY = date(2023, 1, 2)
_DAYS = 1_000


@cache
def _specimens() -> dict[str, Any]:
    return tomllib.loads((resources.files("bot") / "specimens.toml").read_text(encoding="utf-8"))


def make_articles(count: int, seed: int = 1) -> Iterator[Article]:
    """Make up `count` articles; the first ones are the same however many there are."""
    to_traditional = OpenCC("s2twp")
    for number in range(count):
        dice = random.Random(f"{seed}/{number}")  # noqa: S311  # not a secret
        share = dice.random()
        lang = "en" if share < _ENGLISH else "zh"
        title, body = _written(dice, lang)
        if lang == "zh":
            lang = "zh-Hant" if share < _ENGLISH + _TRADITIONAL else "zh-Hans"
        if lang == "zh-Hant":
            title, body = to_traditional.convert(title), to_traditional.convert(body)
        published = _FIRST_DAY + timedelta(days=dice.randrange(_DAYS))
        source = dice.choice(_specimens()["sources"])
        yield Article(f"made-{number:07}", title, body, source, published=published, lang=lang)


def make_questions(count: int, seed: int = 1) -> Iterator[str]:
    """Make up `count` questions of the kind that the articles may answer."""
    dice = random.Random(f"{seed}/questions")  # noqa: S311  # not a secret
    for _ in range(count):
        lang = "en" if dice.random() < _ENGLISH else "zh"
        yield _filled(dice, dice.choice(_specimens()[_KEYS[lang][2]]), lang)


_KEYS = {
    "zh": ("chinese", "chinese_titles", "chinese_questions"),
    "en": ("english", "english_titles", "english_questions"),
}


def _written(dice: random.Random, lang: str) -> tuple[str, str]:
    sentences, titles, _ = _KEYS[lang]
    paragraphs: list[str] = []
    written = 0
    wanted = _LENGTH * dice.uniform(0.5, 1.5) * (_WIDER if lang == "en" else 1.0)
    while written < wanted:
        some = [_filled(dice, dice.choice(_specimens()[sentences]), lang) for _ in range(_SENTENCES_IN_PARAGRAPH)]
        paragraphs.append((" " if lang == "en" else "").join(some))
        written += len(paragraphs[-1])
    return _filled(dice, dice.choice(_specimens()[titles]), lang), "\n\n".join(paragraphs)


def _filled(dice: random.Random, template: str, lang: str) -> str:
    return _GAP.sub(lambda gap: _FILLERS[gap[1]](dice, lang), template)


def _number(low: int, high: int) -> Callable[[random.Random, str], str]:
    return lambda dice, _: str(dice.randint(low, high))


def _money(dice: random.Random, lang: str) -> str:
    amount = dice.randint(1, 999) / dice.choice((1, 10))
    if lang == "en":
        return f"${amount:g} {dice.choice(('million', 'billion'))}"
    return f"{amount:g}{dice.choice(('万', '亿', '亿', '万亿'))}{dice.choice(('元', '元', '美元'))}"


def _count(dice: random.Random, lang: str) -> str:
    many = dice.randint(2, 90) * 10 ** dice.randint(1, 4)
    return f"{many:,}" if lang == "en" or dice.random() < 0.5 else f"{many}"


def _word(dice: random.Random, lang: str) -> str:
    words, weights = _words(lang)
    return dice.choices(words, cum_weights=weights)[0]


def _name(*kinds: str) -> Callable[[random.Random, str], str]:
    return lambda dice, lang: dice.choice(_names(kinds, lang))


_FILLERS: Mapping[str, Callable[[random.Random, str], str]] = {
    "org": _name("company", "institution"),
    "person": _name("person"),
    "product": _name("product"),
    "place": _name("place"),
    "topic": _word,
    "thing": _word,
    "money": _money,
    "count": _count,
    "percent": lambda dice, _: f"{dice.randint(1, 99)}{dice.choice(('', '.5', '.2'))}%",
    "times": _number(2, 20),
    "span": _number(2, 9),
    "year": _number(2024, 2035),
    "month": _number(1, 12),
    "day": lambda dice, _: dice.choice("一二三四五"),
    "quarter": lambda dice, _: dice.choice("一二三四"),
    "month_name": lambda dice, _: str(dice.choice(_specimens()["months"])),
}


@cache
def _names(kinds: Sequence[str], lang: str) -> Sequence[str]:
    """Every name's first form in a language."""
    entries = [entry for kind in kinds for entry in load_lexicon("names")[kind]]
    forms = [
        [form for form in (entry["name"], *entry.get("forms", ())) if is_han(form) == (lang == "zh")]
        for entry in entries
    ]
    return [found[0] for found in forms if found]


@cache
def _words(lang: str) -> tuple[Sequence[str], Sequence[float]]:
    """Words, the trade's own first, with what each and all before it weigh."""
    dice = random.Random(lang)  # noqa: S311  # not a secret
    known = [
        form.strip() for line in load_lexicon("terms")["terms"] for form in line.split("=")[lang == "zh"].split(",")
    ]
    dice.shuffle(known)
    words = list(dict.fromkeys(known))
    coined = set(words)
    while len(words) < _WORDS:
        word = _coined(dice, lang)
        if word not in coined:
            coined.add(word)
            words.append(word)
    return words, list(accumulate(1 / rank for rank in range(3, _WORDS + 3)))


def _coined(dice: random.Random, lang: str) -> str:
    specimens: dict[str, list[str]] = _specimens()
    if lang == "en":
        return "".join(dice.choices(specimens["syllables"], k=dice.randint(2, 3))) + dice.choice(specimens["endings"])
    common = bytes(
        (dice.randint(0xB0, 0xD6), dice.randint(0xA1, 0xFE), dice.randint(0xB0, 0xD6), dice.randint(0xA1, 0xFE))
    )
    return common.decode("gb2312") + dice.choice(specimens["thing_endings"])
