"""Speeches and interviews: which stretch is whose turn, and what in it is worth calling a claim.

Must never take an interviewer's question for a claim, nor read cues: what a turn holds is its speaker's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.claims.chinese_people import looks_like_a_person
from corpus.claims.reading import Reading
from corpus.claims.roles import ends_in_role
from corpus.claims.wordlists import pattern
from corpus.lexicon import load_lexicon
from corpus.models import Span

# A label stands at a line's start, or after a sentence in a text without line breaks: 。主持人: .
_LABEL = re.compile(
    r"(?:^|(?<=[\n。!?”]))[ \t*#]*(?P<label>[^\s:,。!?;“”\n*](?:[^:,。!?;“”\n*]{0,28}[^\s:,。!?;“”\n*])?)[ *]*:(?!//)",
    re.MULTILINE,
)
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
    labels, askers = _labels(reading)
    if labels:
        ends = [*(label.start for label in labels[1:]), len(reading.folded)]
        return tuple(
            Turn(
                Span(label.end + 1, end),
                Span(label.start, label.end),
                _text(reading, label) in askers,
                label.start,
            )
            for label, end in zip(labels, ends, strict=True)
        )
    marker = pattern("speeches", "full_text").search(reading.folded)
    if marker and _is_first_person(reading.folded[marker.end() :]):
        # 以下为吴泳铭演讲全文 names the speaker itself.
        named = [found.span for found in reading.names_in(Span(*marker.span())) if found.name.kind == "person"]
        label = named[-1] if named else None
        return (Turn(Span(marker.end(), len(reading.folded)), label, is_interviewer=False, announced=marker.start()),)
    return ()


def _is_first_person(text: str) -> bool:
    """Whether a text speaks of itself often enough to be somebody's own words: once in 200 characters."""
    return 200 * len(_FIRST_PERSON.findall(text)) >= len(text) > 0


def _text(reading: Reading, label: Span) -> str:
    return reading.folded[label.start : label.end].rstrip()


def _labels(reading: Reading) -> tuple[list[Span], set[str]]:
    """Labels that come twice; beside one, or an interviewer's, those that come once. And which of them only ask."""
    found = [Span(*match.span("label")) for match in _LABEL.finditer(reading.folded)]
    asking = _asking(reading, found)
    labels = [label for label in found if _text(reading, label) in asking or _may_label(reading, label)]
    counts = Counter(_text(reading, label) for label in labels)
    askers = {text for text in counts if text in asking or _is_interviewer(text)}
    is_transcript = any(count > 1 or text in askers for text, count in counts.items())
    return labels if is_transcript else [], askers


def _asking(reading: Reading, labels: Sequence[Span]) -> set[str]:
    """Labels of more than one turn, most of which are questions: an outlet that interviews under its own name."""
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for number, label in enumerate(labels):
        end = labels[number + 1].start if number + 1 < len(labels) else len(reading.folded)
        text = _text(reading, label)
        turns[text] += 1
        tail = reading.folded[max(label.end, end - _TAIL) : end]
        questions[text] += tail.rstrip(" \t\n*#").endswith("?")
    return {text for text, count in turns.items() if count > 1 and 2 * questions[text] > count}


# So much of a turn's end is looked at.
_TAIL = 40


def _may_label(reading: Reading, label: Span) -> bool:
    text = _text(reading, label)
    if text.lower() in load_lexicon("speakers")["not_labels"]["labels"]:
        return False
    if _is_interviewer(text) or text.lower() in ("a", "答", "嘉宾", "回答"):
        return True
    names = reading.names_in(label)
    if names and names[-1].name.kind == "person" and names[-1].span.end == label.end:
        return True
    return looks_like_a_person(text) or ends_in_role(text)


def _is_interviewer(label: str) -> bool:
    return label.lower().strip() in load_lexicon("speakers")["interviewers"]["labels"]


_LONG = 160
# A Chinese sentence of fewer characters is an aside.
_SHORTEST = 9


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
