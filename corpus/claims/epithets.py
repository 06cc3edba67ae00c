"""What else somebody met in an English article is called: the beekeeper, the Dutchman. Must never tell a name."""

import re
from functools import cache

from corpus.claims.wordlists import words
from corpus.lexicon import load_lexicon

# , a beekeeper from Ghent / , the union's lawyer,
_APPOSITION = re.compile(r", (?:an?|the|its|his|her|their|[\w.'’-]+['’]s?) (?P<noun>[a-z][\w -]{2,60})(?=,|$)")
_TAIL = re.compile(r" (?:of|in|at|from|who|for|with|and|to|on|by|that)\b.*")
# United manager Erik Vos, Sen. Ann Roe
_BEFORE = re.compile(
    r"(?<![\w'’-])(?!(?:of|from|at|in|for|with|and|the|by|to|on|de|van|von|del|der|di|la|al|bin)\b)"
    r"(?P<noun>[a-z][a-z-]{2,} (?=[A-Z])|[A-Z][a-z-]{1,}\. (?=[A-Z])|[A-Z][a-z-]{2,} (?=[A-Z][\w'’-]+ [A-Z]))"
)
_PHRASE = re.compile(r"(?:[Tt]he|[Tt]his) (?:(?:former|veteran|young|retired|ex-\w+) )?(?P<noun>[\w-]+)")
# the 54-year-old plumber
_AGED = re.compile(r"[Tt]he \d{1,3}-year-old(?: [a-z-]+){0,3}")
# Offices that stand for more than one in any article.
_COMMON = frozenset(load_lexicon("english_clauses")["of_many"])


def epithets_of(phrase: str) -> set[str]:
    """Give what a phrase allows to call its person: "Carl Yoon, a beekeeper" the beekeeper, Sen. Roe the senator."""
    titles: dict[str, str] = load_lexicon("speakers")["titles"]
    found = {_TAIL.sub("", match["noun"]).rsplit(maxsplit=1)[-1].lower() for match in _APPOSITION.finditer(phrase)}
    before = _BEFORE.search(phrase.partition(",")[0])
    if before:
        noun = before["noun"].strip().lower()
        found.add(titles.get(noun, noun))
    return found - _COMMON


def called(phrase: str) -> str | None:
    """Give the noun of a phrase that may stand for somebody met before: "the former striker" striker."""
    match = _PHRASE.fullmatch(phrase)
    return match["noun"].lower() if match else None


def is_anybodys(phrase: str) -> bool:
    """Whether a phrase stands for whoever was met last: the Dutchman, the 41-year-old."""
    match = _PHRASE.fullmatch(phrase)
    if _AGED.fullmatch(phrase):
        return True
    return match is not None and (match["noun"] in words("epithets", "en") or match["noun"].endswith("-year-old"))


def is_trade(phrase: str) -> bool:
    """Whether a phrase calls a company by what it does: the search giant, 这家手机厂商."""
    if phrase.isascii():
        return phrase.lower().startswith(("the ", "this ")) and phrase.lower().endswith(_trades("en"))
    return len(phrase) <= _LONGEST_TRADE and phrase.startswith("这家") and phrase.endswith(_trades("zh"))


_LONGEST_TRADE = 10


@cache
def _trades(lang: str) -> tuple[str, ...]:
    return tuple((" " if lang == "en" else "") + word for word in words("trades", lang))
