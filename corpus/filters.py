"""What a question says about where to look: "a phrase", -word, speaker:, source:, after:, before:, lang:.

Must never look at an article: a filter says what is wanted, the index finds what passes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.errors import QuestionError
from corpus.lexicon import any_of, load_lexicon
from corpus.models import Article
from corpus.names import Names
from corpus.normalise import fold, fold_characters

_QUOTED = re.compile(r"\"([^\"]{1,200})\"|“([^”]{1,200})”|「([^」]{1,200})」|『([^』]{1,200})』")
_EXCLUDED = re.compile(r"(?:^|(?<=\s))-([^\s\-]\S{0,60})")
# One of these is in every filter.
_MARKS = frozenset(':：-"“「『')
_WORD = re.compile(r"[^\s·・.]+")
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles, passages and claims are looked at; the empty one looks at all."""

    # A canonical name where the lexicon has one, else as typed.
    speaker: str | None = None
    source: str | None = None
    # First day that counts, and first day that no longer does.
    after: date | None = None
    before: date | None = None
    lang: str | None = None
    # Folded texts that have to stand, or must not stand, in the passage.
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    # The canonical names among the words left out.
    unwanted: frozenset[str] = frozenset()

    @property
    def chooses_articles(self) -> bool:
        """Whether any article is left out."""
        return any((self.source, self.after, self.before, self.lang))

    def allow(self, article: Article) -> bool:
        """Say whether an article is of the source, the period and the language asked for; without a date, of none."""
        return (
            _comes_from(article, self.source)
            and _published(article, self.after, self.before)
            and _is_in(article, self.lang)
        )

    def pass_text(self, text: str) -> bool:
        """Say whether a passage has every phrase and none of the words left out."""
        folded = fold(text).text
        return all(phrase in folded for phrase in self.phrases) and not any(w in folded for w in self.excluded)

    def passes_owners(self, owners: Iterable[str | None]) -> bool:
        """Say whether none of those whose figures or words stand in a passage is left out: -Karpathy, -英伟达."""
        return not any(
            owner in self.unwanted or any(word in fold(owner).text for word in self.excluded)
            for owner in set(filter(None, owners))
        )

    def hears(self, speakers: Iterable[str | None]) -> bool:
        """Say whether one of these is the speaker asked for, whose name may be half: speaker:Wu is Eddie Wu."""
        wanted = self.speaker
        return not wanted or any(one == wanted or _is_half(wanted, one) for one in speakers if one)


_NONE = Filters()


def take_filters(text: str, names: Names) -> tuple[str, Filters]:
    """Take the filters out of a question; gives the rest and the filters.

    "电网 speaker:高盛 after:2025-09 -欧洲" leaves 电网. Raises QuestionError for a date that is none.
    """
    if _MARKS.isdisjoint(text):
        return text, _NONE
    found: dict[str, str] = {}
    for match in _keyed().finditer(text):
        found[_keys()[match[1].lower()]] = (match[2] or match[3]).strip()
    text = _keyed().sub(" ", text)
    phrases = tuple(fold(next(filter(None, match.groups()))).text.strip() for match in _QUOTED.finditer(text))
    text = _QUOTED.sub(" ", text)
    left_out = [match[1] for match in _EXCLUDED.finditer(text)]
    speaker = found.get("speaker")
    known = names.get(speaker) if speaker else None
    return _EXCLUDED.sub(" ", text), Filters(
        speaker=known.canonical if known else speaker,
        source=found.get("source"),
        after=_day("after", found.get("after")),
        before=_day("before", found.get("before")),
        lang=found.get("lang"),
        phrases=tuple(filter(None, phrases)),
        excluded=tuple(fold(word).text for word in left_out),
        unwanted=frozenset(name.canonical for name in map(names.get, left_out) if name),
    )


def _is_half(wanted: str, name: str) -> bool:
    """Say whether what was typed is part of a name: whole words of it, "Wu" of "Eddie Wu", 马科斯 of 马科斯·林."""
    half, words = _WORD.findall(fold(wanted).text), _WORD.findall(fold(name).text)
    return bool(half) and any(words[at : at + len(half)] == half for at in range(len(words)))


def _day(key: str, value: str | None) -> date | None:
    """Read 2025, 2025-09 or 2025-09-24 as the first day it names."""
    if value is None:
        return None
    match = _DATE.fullmatch(fold_characters(value))
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else _refused(key, value)
    except ValueError:
        return _refused(key, value)


def _refused(key: str, value: str) -> date:
    raise QuestionError(f"{key}:{value} is no date; please write it like {key}:2025-09 or {key}:2025-09-24.")


@cache
def _keys() -> dict[str, str]:
    return {word: key for key, words in load_lexicon("questions")["filters"].items() for word in words.split("|")}


@cache
def _keyed() -> re.Pattern[str]:
    keys = any_of(map(re.escape, _keys()))
    return re.compile(rf"(?<![\w:])({keys})[:：](?:\"([^\"]{{1,80}})\"|([^\s:：]{{1,80}}))", re.IGNORECASE)


def _comes_from(article: Article, source: str | None) -> bool:
    if not source:
        return True
    wanted = fold(source).text
    return any(wanted in fold(text).text for text in (article.source, article.url) if text)


def _published(article: Article, after: date | None, before: date | None) -> bool:
    if not after and not before:
        return True
    day = article.published
    return day is not None and (not after or day >= after) and (not before or day < before)


def _is_in(article: Article, lang: str | None) -> bool:
    return not lang or any(part.strip().lower().startswith(lang.lower()) for part in article.lang.split(","))
