"""Whether a text has what a question asks for besides its words: a date, a year, a number that is no figure.

Must never say which one answers.
"""

import re
from collections.abc import Sequence

from corpus.aspects import years_in
from corpus.coverage import Asking
from corpus.index.terms import is_han
from corpus.models import Article
from corpus.normalise import fold_characters
from corpus.questions import Question

# What is left of our confidence where a year and where another date is asked for, and a text has none.
_NO_YEAR = 0.4
_NO_DATE = 0.85
_SEASON = "year|month|week|summer|autumn|fall|winter|spring"
_DATE = re.compile(
    r"\d|[一二三四五六七八九十]月|[周週][一二三四五六日]|星期|[今昨明前去]年|[今昨明前]天"
    r"|\b(?:(?:jan|febr)uary|(?-i:March|May)|april|june|july|august|(?:sept|nov|dec)ember|october|today|yesterday|tomorrow"
    rf"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|next|this) (?:{_SEASON}))\b",
    re.IGNORECASE,
)
# Also by how long ago it was.
_YEAR = re.compile(
    r"(?<![\d.,$€£¥])(?:\d{3,4} ?年|(?:1\d|20)\d\d(?! ?[\d,%万亿兆萬億元]))"
    r"|年前|同年|次年|世纪|世紀|[〇零一二三四五六七八九]{3,4}年"
    r"|\b(?:years? (?:ago|before|earlier|later)|(?:that|same|following|next|last|this) year|century)\b",
    re.IGNORECASE,
)
# So far from its beginning an article may have its own date.
_ABOVE = 60
_OWN_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ROUGHLY = re.compile(r"[两兩二三四五六七八九][位個个][数數]|\b(?:single|double|triple)[ -]digits?\b", re.IGNORECASE)


def dated(asking: Asking, article: Article, of_title: Sequence[float]) -> Sequence[float]:
    """Let an article's title hold the year of the article itself, of which it tells without saying so.

    Asked for the second quarter of 2026, a report of July 2026 need not name the year.
    """
    asked = asking.question.years
    if not asked:
        return of_title
    own = article.published.year if article.published else _year_above(article.body)
    if str(own) not in asked:
        return of_title
    return [1.0 if part.surface == str(own) else held for part, held in zip(asking.parts, of_title, strict=True)]


def _year_above(body: str) -> str | None:
    """Give the year that stands above an article: "Published July 28, 2026"."""
    found = _OWN_YEAR.search(body, 0, _ABOVE)
    return found[0] if found else None


def left_undated(question: Question, text: str) -> float:
    """Say what is left of our confidence in a text where a date is asked for; 哪一年 wants a year."""
    if question.of_year:
        return 1.0 if _YEAR.search(text) or years_in(text) else _NO_YEAR
    return 1.0 if _DATE.search(text) else _NO_DATE


def has_number(question: Question, text: str) -> bool:
    """Say whether a text has a number that is no figure: 九种 to 多少种, a triple-digit rise."""
    measure, folded = question.counted[:1], fold_characters(text)
    counted = is_han(measure) and re.search(f"[两二三四五六七八九十百]{{1,4}}{measure}", folded)
    is_money = bool(question.kinds) and set(question.kinds) <= {"money", "price"}
    return bool(counted or (not is_money and _ROUGHLY.search(folded)))
