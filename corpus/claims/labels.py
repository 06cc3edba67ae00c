"""The labels of a transcript's turns: 主持人：, 答（财务长李敏）：. Must never read what a turn says."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.claims.chinese_people import has_role_and_name, looks_like_a_person
from corpus.claims.reading import Reading
from corpus.claims.roles import ends_in_role
from corpus.lexicon import load_lexicon
from corpus.models import Span

# A label stands at a line's start, or after a sentence in a text without line breaks: 。主持人: .
_LABEL = re.compile(
    r"(?:^|(?<=[\n。!?”]))[ \t*#]*(?P<label>[^\s:,。!?;“”\n*](?:[^:,。!?;“”\n*]{0,28}[^\s:,。!?;“”\n*])?)[ *]*:(?!//)",
    re.MULTILINE,
)
# 答（财务长李敏）, 财务长李敏答, 问3, A1
_ANSWERS = re.compile(r"(?:答|回答|回应|回复|a\d{0,2})\s*(?:[(](?P<who>[^()]{2,28})[)])?", re.IGNORECASE)
_ANSWERING = re.compile(r"(?P<who>.{2,24}?)(?:回答|答|回应|回复)")
_ASKS = re.compile(
    r"(?:(?P<who>.{0,12}?)(?:现场)?(?:提问|追问|问)|q)\s*\d{0,2}\s*(?:[(][^()]{1,28}[)])?", re.IGNORECASE
)
_OFFICE_BEHIND = re.compile(r"(?P<who>[^()]{2,14})[(][^()]{1,20}[)]")


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label begins, where the colon behind it ends, and whom it names; `who` is None for a bare 答."""

    start: int
    end: int
    who: Span | None
    asks: bool


def find_labels(reading: Reading) -> list[Label]:
    """Find the labels that come twice; beside one, or an interviewer's, those that come once."""
    found = [Span(*match.span("label")) for match in _LABEL.finditer(reading.folded)]
    texts = {_text(reading, label) for label in found}
    if len(texts) == len(found) and not any(map(_is_interviewer, texts)):
        return []  # most articles: nothing before a colon comes twice
    asking = _asking(reading, found)
    labels = [label for label in found if _text(reading, label) in asking or _may_label(reading, label)]
    counts = Counter(_text(reading, label) for label in labels)
    askers = {text for text in counts if text in asking or _is_interviewer(text)}
    if len(labels) < _FEWEST or not any(count > 1 or text in askers for text, count in counts.items()):
        return []
    return [
        Label(label.start, label.end + 1, _who(reading, label), _text(reading, label) in askers) for label in labels
    ]


# One label makes no transcript of an article.
_FEWEST = 2


def _text(reading: Reading, label: Span) -> str:
    return reading.folded[label.start : label.end].rstrip()


def _who(reading: Reading, label: Span) -> Span | None:
    """Whom a label names: 财务长李敏 in 答（财务长李敏）; None for a bare 答, 嘉宾."""
    text = _text(reading, label)
    if text.lower() == "嘉宾":
        return None
    for shape in (_ANSWERS, _ANSWERING, _OFFICE_BEHIND):
        match = shape.fullmatch(text)
        if match:
            start, end = match.span("who")
            return Span(label.start + start, label.start + end) if start >= 0 else None
    return label


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
    if _is_interviewer(text) or text.lower() == "嘉宾" or _ANSWERS.fullmatch(text):
        return True
    names = reading.names_in(label)
    if names and names[-1].name.kind == "person" and names[-1].span.end == label.end:
        return True
    who = _who(reading, label)
    named = reading.folded[who.start : who.end] if who else text
    return looks_like_a_person(named) or ends_in_role(named) or has_role_and_name(named)


def _is_interviewer(label: str) -> bool:
    interviewers = load_lexicon("speakers")["interviewers"]
    asks = _ASKS.fullmatch(label)
    is_asker = asks is not None and (not asks["who"] or asks["who"].endswith(tuple(interviewers["askers"])))
    return is_asker or label.lower().strip() in interviewers["labels"]
