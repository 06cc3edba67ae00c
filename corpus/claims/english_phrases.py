"""Whether an English noun phrase may be somebody who speaks. Must never look beyond the phrase, nor say who that is."""

import re
from functools import cache

from corpus.claims.reading import Reading
from corpus.claims.wordlists import words
from corpus.english_words import WEEKDAY
from corpus.lexicon import load_lexicon, patterns_of
from corpus.models import Span

_WORD = re.compile(r"[\w][\w.'’&/-]*")
_CAPITAL = re.compile(r"\b[A-Z][\w.'’&-]*")
_PRONOUN = re.compile(r"(?:he|she|they|i|we|it|you|others|some|many|one|another)$", re.IGNORECASE)
TOO_LONG = 16
_DAY = re.compile(rf"\s(?:on |late |early )*{WEEKDAY}(?: (?:morning|afternoon|evening|night))?$")
# In a statement the police department said; At a hearing in Ghent on Monday the minister said
_IN_A_STATEMENT = re.compile(
    r"(?:In|At|On|During|After|Before) (?:an?|the|his|her|its|their) (?:[\w-]+ ){0,3}?"
    rf"(?:{patterns_of('english_clauses', 'statements')})"
    r"(?: (?:published|released|issued|filed|posted|sent))?(?: in [A-Z][\w-]+)?"
    r"(?: (?:on |late |early |last |this |earlier )*(?:\w+day|week|month|year))?"
    r" (?=[Tt]he |[A-Z]|he |she |they |an? |his |her )"
)
# 42 percent of respondents said ....
_SHARE = re.compile(r"\d[\d.,]*\s*(?:%|percent|per cent|in \w+|people|voters|of)", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?!king\b)[a-z]+ing\b|(?:who|which|whose)\b")
# Not everyone agrees: that is nobody's claim.
NOBODY = re.compile(r"(?:not|hardly|scarcely|nobody|no one|none|nothing|neither)\b(?!-)", re.IGNORECASE)
# The department is building a: no phrase for somebody.
_CLAUSAL = re.compile(r"\b(?:is|are|was|were|has|have|had|will)\b")
# sent a letter to: a verb and what it is done to.
_VERBAL = re.compile(
    rf"(?!(?:{patterns_of('english_clauses', 'no_verbs')})\b)[a-z]+ (?:an?|the|his|her|their|its|him|them)\b"
)
_HEAD_END = re.compile(rf"\s(?:{patterns_of('english_clauses', 'behind_head')})\s|,")
# Rep. Ann Roe, R-Iowa: nobody.
SEAT = re.compile(r"[RDI]-[A-Z][\w. ]{1,20}")
_DETERMINERS = frozenset(load_lexicon("english_clauses")["determiners"])


def can_speak(reading: Reading, phrase: Span) -> bool:
    """Whether a noun phrase may be somebody who speaks: a name, an office, a group, a document."""
    text = reading.folded[phrase.start : phrase.end].strip()
    if not text or len(text) > 120 or len(text.split()) > TOO_LONG or NOBODY.match(text) or _PARTICIPLE.match(text):
        return False
    if text[0].isdigit():
        return _SHARE.match(text) is not None
    if _CLAUSAL.search(head_of(text)) or SEAT.fullmatch(text) or _VERBAL.match(text):
        return False
    if _PRONOUN.match(text):
        return text.lower() not in ("it", "you")
    if any(found.name.kind not in ("product", "place") for found in reading.names_in(phrase)):
        return True
    head = head_of(text).split()
    last = head[-1].lower() if head else ""
    return _is_proper(reading, phrase, text) or last in _heads() or last.removesuffix("s") in _heads()


@cache
def _heads() -> frozenset[str]:
    return words("anonymous", "en") | words("documents", "en") | frozenset(load_lexicon("roles")["en"])


def head_of(phrase: str) -> str:
    """Give a noun phrase up to its head: people of "people close to the family"."""
    return _HEAD_END.split(phrase, maxsplit=1)[0]


def _is_proper(reading: Reading, phrase: Span, text: str) -> bool:
    """Whether a phrase has a capital that is not just a sentence's first."""
    capitals = _CAPITAL.findall(text)
    if not capitals or text.lower() in _DETERMINERS:
        return False
    ahead = reading.folded[max(0, phrase.start - 2) : phrase.start]
    begins = not ahead or ahead[-1] in '\n"“' or ahead[0] in ".!?"
    only_first = (
        begins
        and len(capitals) == 1
        and not capitals[0].endswith(("'s", "’s"))
        and capitals[0] == text.split(maxsplit=1)[0]
    )
    return not only_first or (len(text.split()) == 1 and len(text) > 1)


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """Cut adverbs and auxiliaries off the right, connectives off the left: Hill of "Meanwhile, Hill also"."""
    modifiers, connectives = words("modifiers", "en"), words("connectives", "en")
    while end > start and folded[end - 1] == " ":
        end -= 1
    day = _DAY.search(folded, start, end)
    end = day.start() if day else end
    while True:
        space = max(folded.rfind(" ", start, end), start - 1)
        if end > start and folded[space + 1 : end].lower() in modifiers:
            end = max(space, start)
            continue
        break
    while start < end and folded[start] in " ,'’":
        start += 1
    occasion = _IN_A_STATEMENT.match(folded, start, end)
    start = occasion.end() if occasion else start
    for match in _WORD.finditer(folded, start, min(end, start + 40)):
        if match.start() != start or match[0].lower() not in connectives:
            break
        start = match.end()
        while start < end and folded[start] in " ,'’":
            start += 1
    return start, max(start, end)
