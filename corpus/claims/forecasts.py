"""Forecasts that go on in a sentence without a cue. Must never give a forecaster what somebody else does."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.claims.attributions import attribute
from corpus.claims.identities import NOBODY, SPEAKING, Identity
from corpus.claims.reading import Reading
from corpus.claims.reports import Heard
from corpus.claims.wordlists import HAN, pattern
from corpus.models import Span

# What will be, with the number that makes it a forecast: 中国保有量将达3亿台.
_AHEAD = re.compile(r"有望|可望|预计|预期|预估|将(?!于|军|领)|或[将达超]|要等到|料|上看|会[达升降超]")
# What an authority does next: 下一步，将…….
_NEXT = re.compile(r"\s*(?:下一步|接下来|后续|下一阶段|今后),?[^,。]{0,8}?[将会要]")
# So much of a sentence's start is its subject's.
_OPENING = 16


def forecast_on(reading: Reading, heard: Sequence[Heard]) -> list[Heard]:
    """Give a forecast after a forecaster's claim to him, in the same paragraph and about nobody else.

    高盛指出，……。在乐观情形下，2028年有望……: the second sentence is 高盛's, too.
    """
    result: list[Heard] = []
    speaker = last = NOBODY
    for one in heard:
        text = reading.folded[one.statement.start : one.statement.end]
        if one.said:
            speaker, last = _forecaster(one), one.said[-1][1]
        elif (speaker != NOBODY and _is_forecast(reading, one, text, speaker)) or (
            last != NOBODY and _NEXT.match(text) and one.subject == NOBODY
        ):
            speaker = speaker if speaker != NOBODY else last
            found = attribute(reading, one.statement, None, None)
            one = replace(one, said=((found, speaker),)) if found else one  # noqa: PLW2901 - the same statement, now his
        else:
            speaker = last = NOBODY
        result.append(one)
        if "\n" in text.lstrip():
            speaker = last = NOBODY
    return result


def _forecaster(one: Heard) -> Identity:
    """The house that spoke last in a statement, where it spoke of what is or will be."""
    attribution, identity = one.said[-1]
    if identity.kind == "institution" and attribution.cue is not None:
        return identity
    return NOBODY


def _is_forecast(reading: Reading, one: Heard, text: str, speaker: Identity) -> bool:
    start = one.statement.start
    named = reading.names_in(Span(start, min(one.statement.end, start + _OPENING)))
    others = [found for found in named if found.name.kind in SPEAKING and found.name.canonical != speaker.speaker]
    return bool(
        HAN.search(text)
        and not others
        and one.subject.speaker in (None, speaker.speaker)
        and any(character.isdigit() for character in text)
        and _AHEAD.search(text)
        and not pattern("speeches", "aside").match(text.lstrip())
        and not text.rstrip().endswith("?")
    )
