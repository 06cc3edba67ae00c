"""Speeches and interviews: which stretch is whose turn, and what in it is worth calling a claim.

Must never take an interviewer's question for a claim, nor read cues: what a turn holds is its speaker's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.claims.labels import Label, find_labels
from corpus.claims.reading import Reading
from corpus.claims.wordlists import pattern
from corpus.lexicon import load_lexicon
from corpus.models import Span

_FIRST_PERSON = re.compile(r"我|\b(?:I|we|my|our)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next label; no `label` where a full text follows a sentence about its speaker."""

    span: Span
    label: Span | None
    is_interviewer: bool
    # Where its label or the announcement of a full text begins.
    announced: int


def find_turns(reading: Reading) -> tuple[Turn, ...]:
    """Find the turns of a transcript, in order; empty where an article is none."""
    labels = find_labels(reading)
    if labels:
        ends = [*(label.start for label in labels[1:]), len(reading.folded)]
        ends[-1] = _last_end(reading, labels)
        return tuple(
            Turn(Span(label.end, end), label.who, label.asks, label.start)
            for label, end in zip(labels, ends, strict=True)
        )
    marker = pattern("speeches", "full_text").search(reading.folded)
    if marker and _is_first_person(reading.folded[marker.end() :]):
        # 以下为吴泳铭演讲全文 names the speaker itself.
        named = [found.span for found in reading.names_in(Span(*marker.span())) if found.name.kind == "person"]
        label = named[-1] if named else None
        return (Turn(Span(marker.end(), len(reading.folded)), label, is_interviewer=False, announced=marker.start()),)
    return ()


def _last_end(reading: Reading, labels: Sequence[Label]) -> int:
    """Where the last turn ends: with its paragraph where no turn before it has more than one, as in 以下为问答摘要."""
    turns = [reading.folded[label.end : following.start] for label, following in pairwise(labels)]
    end = reading.folded.find("\n", labels[-1].end)
    if end < 0 or len(turns) < _FEWEST_TURNS or any("\n" in turn.strip() for turn in turns):
        return len(reading.folded)
    return end


_FEWEST_TURNS = 2


def _is_first_person(text: str) -> bool:
    """Whether a text speaks of itself often enough to be somebody's own words: once in 200 characters."""
    return 200 * len(_FIRST_PERSON.findall(text)) >= len(text) > 0


_LONG = 160
# A Chinese sentence of fewer characters is an aside.
_SHORTEST = 6


def spoken(reading: Reading, statement: Span) -> list[Span]:
    """Give the claims in a sentence of a turn; none for questions, thanks and signposts: 这就是我们的首要目标."""
    text = reading.folded[statement.start : statement.end].rstrip()
    tag = pattern("speeches", "tag").search(text)
    text = text[: tag.start()] if tag else text
    if text.endswith("?") or pattern("speeches", "boilerplate").search(text) or not _says_something(text):
        return []
    filler = pattern("speeches", "filler").match(text)
    start = statement.start + (filler.end() if filler else 0)
    while start < statement.end and reading.folded[start].isspace():
        start += 1
    end = statement.start + len(text.rstrip(" 。."))
    return [Span(*piece) for piece in _pieces(reading.folded, start, end)] if start < end else []


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start > _LONG or (end - start > 30 and not folded[start].isascii()):
        for match in pattern("speeches", "own_cue").finditer(folded, start + 15, end - 15):
            yield start, match.start()
            start = match.end()
    yield start, end


def _says_something(text: str) -> bool:
    bare = pattern("speeches", "filler").sub("", text, count=1).strip(" 。.!,…")
    if pattern("speeches", "signpost").search(bare) or pattern("speeches", "anecdote").search(bare):
        return False
    if pattern("speeches", "small_talk").search(bare[:30]) and len(bare) < 60:
        return False
    if bare.isascii():
        content = [
            word for word in re.findall(r"[A-Za-z'’]+|\d+", bare.lower()) if word.replace("’", "'") not in _stopwords()
        ]
        return len(content) >= 4
    return len(bare) >= _SHORTEST


def drop_questions_before(reading: Reading, statements: Sequence[Span]) -> Sequence[Span]:
    """Drop the questions at the end of a turn: they belong to whoever asks before the next label."""
    end = len(statements)
    while end and reading.folded[statements[end - 1].start : statements[end - 1].end].rstrip().endswith("?"):
        end -= 1
    return statements[:end]


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(load_lexicon("speeches")["stopwords"].split())
