"""Sentences with a source that has no name: 据悉, 据不完全统计. Must never say who it was."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.claims.attributions import attribute
from corpus.claims.cues import nominal_cue
from corpus.claims.identities import NOBODY
from corpus.claims.reading import Reading
from corpus.claims.reports import Heard
from corpus.claims.wordlists import pattern
from corpus.models import Span


def rumoured(reading: Reading, heard: Sequence[Heard]) -> list[Heard]:
    """Read what an unnamed source is said to have said where nobody else speaks: 据悉，大桥明年通车."""
    return [one if one.said else _rumoured(reading, one) for one in heard]


def _rumoured(reading: Reading, one: Heard) -> Heard:
    match = pattern("speeches", "unnamed_zh").match(reading.folded, *one.statement)
    if match is None:
        return one
    cue = nominal_cue(match["cue"], Span(*match.span("cue")))
    found = attribute(reading, Span(match.end(), one.statement.end), None, cue)
    return replace(one, said=((found, NOBODY),)) if found else one
