"""English noun phrases beside a figure, cut at blanks. Must never coin a word: a phrase is a slice of the text."""

import re
from functools import cache

from corpus.figures.phrases import BREAK, alternatives, trimmed
from corpus.lexicon import load_lexicon
from corpus.models import Span

_ENGLISH_REACH = 200
_LONGEST_ENGLISH = 60
# A period behind the noun: net profit [for the April-June period].
_OVER_PERIOD = re.compile(r" (?:for|in|during) the [A-Za-z-]+(?: [a-z]+)? (?:period|quarter|half|year|month)\s*$")
# Words and "of" at the end of what stands before a figure: `reported net income of `.
_HEAD = re.compile(r"(?:[A-Za-z][\w'’&-]*\s){0,4}([A-Za-z][\w'’&-]*)\sof\s*$")


def english_phrase_before(text: str, span: Span) -> Span | None:
    """The phrase left of a verb in `span`: cost of a chip of `the cost of a chip has fallen by`.

    Where nothing but "he" stands left of the verb, the phrase left of the next one: `he said the price has dropped`.
    """
    begin = max(span.start, span.end - _ENGLISH_REACH)
    for verb in (*_english("linking").finditer(text, begin, span.end), None):
        if verb and verb[0].lower() in _nouns_too() and not text[begin : verb.start()].strip():
            continue
        if verb and verb[0].lower() in _saying() and text[verb.end() : span.end].strip(" ,") not in ("", "that"):
            begin = verb.end()  # Brandt thinks [gross margins] will
            continue
        start, end = _without_english_lead(text, Span(begin, verb.start() if verb else span.end))
        if end - start > _LONGEST_ENGLISH:
            start = text.find(" ", end - _LONGEST_ENGLISH, end) + 1 or start
        done = [m.end() for m in _done().finditer(text, start, end)]
        start = done[-1] if done else start
        period = _OVER_PERIOD.search(text, start, end)
        end = period.start() if period else end
        trailing = _english_tail().search(text, start, end)
        phrase = trimmed(text, Span(start, trailing.start() if trailing else end))
        if phrase or verb is None:
            return phrase
        begin = verb.end()
    return None


def english_object_before(text: str, span: Span) -> Span | None:
    """What somebody moves by or to the figure: global GDP of `could raise global GDP by`."""
    moved = _moved_object().search(text, max(span.start, span.end - _LONGEST_ENGLISH), span.end)
    return trimmed(text, _without_english_lead(text, Span(*moved.span(1)))) if moved else None


def english_head_before(text: str, span: Span) -> Span | None:
    """The noun whose amount the figure is: net income of `posted net income of` $3 billion; a total is none."""
    before = _HEAD.search(text, max(span.start, span.end - _LONGEST_ENGLISH), span.end)
    if not before:
        return None
    words = list(re.finditer(r"[A-Za-z][\w'’&-]*", text[before.start() : before.end(1)]))
    start = len(words)
    while start and words[start - 1][0].lower() not in _heading():
        start -= 1
    if start == len(words) or words[-1][0].lower() in load_lexicon("metrics")["english"]["no_head"]:
        return None
    return trimmed(text, Span(before.start() + words[start].start(), before.end(1)))


def begins_with_verb(text: str, span: Span) -> bool:
    """Whether a clause has no subject of its own: `jumped to`, `generates less than`."""
    start = len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip())
    return _english("linking").match(text, span.start + start, span.end) is not None


def english_phrase_after(text: str, span: Span, *, joined: bool, spent: bool = False) -> Span | None:
    """The phrase right of a figure, behind "of" or "in" where `joined` asks for it: demand of `of demand is`.

    Where money is `spent`, what it is spent on.
    """
    limit = min(span.end, span.start + _LONGEST_ENGLISH)
    broken = BREAK.search(text, span.start, limit)
    end = broken.start() if broken else limit
    joint = _english("spending" if spent else "joining").match(text, span.start, end)
    if joined and not joint:
        return None
    start = joint.end() if joint else span.start
    stop = _english("ending").search(text, start, end)
    return trimmed(text, _without_english_lead(text, Span(start, stop.start() if stop else end)))


def _without_english_lead(text: str, span: Span) -> Span:
    lead = _english_lead().match(text, span.start, span.end)
    return Span(lead.end() if lead else span.start, span.end)


@cache
def _english(kind: str) -> re.Pattern[str]:
    if kind in ("joining", "spending"):
        change = rf"(?:[a-z-]+\s)?(?:{alternatives('changing')})\s" if kind == "joining" else ""
        return re.compile(rf"\s(?:{change})?(?:{alternatives(kind)})\s", re.IGNORECASE)
    return re.compile(rf"\b(?:{alternatives(kind)})\b", re.IGNORECASE)


@cache
def _heading() -> frozenset[str]:
    return frozenset(load_lexicon("metrics")["english"]["heading"])


@cache
def _nouns_too() -> frozenset[str]:
    return frozenset(load_lexicon("metrics")["english"]["nouns_too"])


@cache
def _saying() -> frozenset[str]:
    return frozenset(load_lexicon("metrics")["english"]["saying"])


@cache
def _done() -> re.Pattern[str]:
    """A verb with its article, behind which its object stands: `signed a` contract."""
    return re.compile(rf"\b(?:[a-z]{{3,}}ed|{alternatives('doing')}) (?:an?|the|its|their|another) ", re.IGNORECASE)


@cache
def _moved_object() -> re.Pattern[str]:
    stems = alternatives("moving")
    return re.compile(
        rf"\b(?:{stems})[a-z]* ([^,;.\d]{{3,48}}?) (?:up |down )?(?:by|to)(?: an average of)?\s*$", re.IGNORECASE
    )


@cache
def _english_lead() -> re.Pattern[str]:
    return re.compile(rf"(?:[^A-Za-z]+|\b(?:{alternatives('leading')})\b)*", re.IGNORECASE)


@cache
def _english_tail() -> re.Pattern[str]:
    """Small words at the end of a phrase: demand [to] double."""
    return re.compile(rf"\s(?:{alternatives('trailing')})\s*\Z", re.IGNORECASE)
