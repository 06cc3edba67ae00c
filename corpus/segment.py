"""Text into sentences, passages and tokens. Must never change, add or skip a character: joined parts give the text again."""

import logging
import re
import threading
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.models import Span, Token
from corpus.normalise import fold

_QUOTE_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_LONGEST_QUOTE = 400
_LONGEST_PASSAGE = 600
_SENTENCES_A_PASSAGE = 3

_STOP = re.compile(r"[。！？!?…]+|\.+(?=[\s\"”’」』)）\]]|$)|\.(?=[A-Z][a-z])")
_CLOSERS = '"”’」』)）]】》'
_ABBREVIATIONS = frozenset(
    [
        "no",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "inc",
        "corp",
        "ltd",
        "co",
        "vs",
        "st",
        "jr",
        "sr",
        "gen",
        "sen",
        "rep",
        "gov",
        "e.g",
        "i.e",
        "etc",
        "al",
        "u.s",
        "u.k",
    ]
)
_LAST_WORD = re.compile(r"[\w.]{0,20}$")


def sentences(text: str) -> tuple[Span, ...]:
    """Cut text into sentences that cover it; each carries the blanks and line breaks that follow it."""
    spans: list[Span] = []
    start = 0
    for end in _ends(text):
        if text[start:end].strip():
            spans.append(Span(start, end))
            start = end
    if start < len(text):
        if spans and not text[start:].strip():
            spans[-1] = Span(spans[-1].start, len(text))
        else:
            spans.append(Span(start, len(text)))
    return tuple(spans)


def sentence_at(spans: Sequence[Span], offset: int) -> Span:
    """Find the sentence that holds `offset`, in characters into the text; by bisection. `spans` must not be empty."""
    return spans[max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)]


def _ends(text: str) -> Iterator[int]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield from (start + end for end in _ends_in_line(line))
        start += len(line)
        yield start


def _ends_in_line(line: str) -> Iterator[int]:
    quotes = _quotes(line)
    at = 0
    for match in _STOP.finditer(line):
        while at < len(quotes) and quotes[at].end <= match.start():
            at += 1
        if at < len(quotes) and quotes[at].start < match.start() < quotes[at].end - 1:
            continue
        if match[0] == "." and _is_abbreviation(line, match.start()):
            continue
        end = match.end()
        while end < len(line) and line[end] in _CLOSERS:
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        yield end


def _is_abbreviation(line: str, dot: int) -> bool:
    word = _LAST_WORD.search(line[max(0, dot - 20) : dot])
    text = word[0].lower() if word else ""
    return text in _ABBREVIATIONS or (len(text) == 1 and text.isalpha()) or text.isdigit()


def _quotes(line: str) -> list[Span]:
    """Outermost quotations; a mark left open for 400 characters opens nothing."""
    found: list[Span] = []
    opened: list[tuple[int, str]] = []
    for at, character in enumerate(line):
        if opened and at - opened[0][0] > _LONGEST_QUOTE:
            opened.clear()
        if opened and character == opened[-1][1]:
            start, _ = opened.pop()
            if not opened:
                found.append(Span(start, at + 1))
        elif character == '"':
            opened.append((at, '"'))
        elif character in _QUOTE_PAIRS:
            opened.append((at, _QUOTE_PAIRS[character]))
    return found


def passages(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Join one to three sentences of a paragraph into passages of at most 600 characters; together they cover the sentences."""
    found: list[Span] = []
    count = 0
    for sentence in sentences:
        same = found and not text[found[-1].start : found[-1].end].endswith("\n")
        if same and count < _SENTENCES_A_PASSAGE and sentence.end - found[-1].start <= _LONGEST_PASSAGE:
            found[-1] = Span(found[-1].start, sentence.end)
            count += 1
        else:
            found.append(sentence)
            count = 1
    return tuple(found)


# What a token may be: a run of Chinese for jieba, a number whole, a Latin word with its digits.
_PIECE = re.compile(
    r"(?P<han>[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+)"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?(?![a-z0-9]))"
    r"|(?P<word>[^\W_]+(?:[.\-'’+&_][^\W_]+)*)"
)


def tokens(text: str) -> tuple[Token, ...]:
    """Cut into folded tokens with spans into `text`: "輝達3,800億" gives 英伟达, 3800, 亿."""
    folded = fold(text)
    found = []
    for match in _PIECE.finditer(folded.text):
        start = match.start()
        if match["han"]:
            for part in cut(match["han"]):
                found.append(Token(part, folded.span(start, start + len(part))))
                start += len(part)
        else:
            found.append(Token(match[0].replace(",", ""), folded.span(match.start(), match.end())))
    return tuple(found)


_jieba_lock = threading.Lock()


def cut(text: str) -> list[str]:
    """Cut Chinese text into words; joined, they are the text. The only door to the tokenizer."""
    import jieba  # noqa: PLC0415 - its dictionary takes most of a second, which only those pay who cut

    with _jieba_lock:
        if not jieba.dt.initialized:
            jieba.setLogLevel(logging.WARNING)
            jieba.initialize()
    return list(jieba.cut(text))


def warm_up() -> None:
    """Load the tokenizer's dictionary now, so that the first question does not wait for it."""
    cut("")
