"""Speeches and interviews: which stretch is whose turn, and what in it is worth calling a claim.

Must never take an interviewer's question for a claim, nor read cues: what a turn holds is its speaker's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.claims.chinese_speakers import looks_like_a_person
from corpus.claims.reading import Reading
from corpus.claims.roles import ends_in_role
from corpus.lexicon import load_lexicon
from corpus.models import Span

# A label stands at a line's start, or after a sentence in a text without line breaks: 。主持人: .
_LABEL = re.compile(
    r"(?:^|(?<=[\n。!?”]))[ \t*#]*(?P<label>[^\s:,。!?;“”\n*](?:[^:,。!?;“”\n*]{0,28}[^\s:,。!?;“”\n*])?)[ *]*:(?!//)",
    re.MULTILINE,
)
_FULL_TEXT = re.compile(
    r"(?:以下|下面|下文)(?:是|为|系)?[^。:\n—]{0,30}?(?:全文|实录|原文|讲稿|演讲稿|文字稿|译文|文章核心内容|文章内容)[^。:\n—]{0,12}?(?:[:。\n]|——|--)|(?:full )?(?:transcript|text) of (?:the|his|her) [^.\n]{0,40}[:\n]",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"我|\b(?:I|we|my|our)\b")
# A numbered heading inside a text without line breaks: 02 AI的彎路.
_HEADING = re.compile(r"(?<=[。!?])\s*0\d\s")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next label. `label` is None where a full text follows a sentence about its speaker."""

    span: Span
    label: Span | None
    is_interviewer: bool


def find_turns(reading: Reading) -> tuple[Turn, ...]:
    """Find the turns of a transcript, in order; empty where an article is none."""
    labels = list(_labels(reading))
    if labels:
        ends = [*(label.start for label in labels[1:]), len(reading.folded)]
        return tuple(
            Turn(
                Span(label.end + 1, end),
                Span(label.start, label.end),
                _is_interviewer(reading.folded[label.start : label.end]),
            )
            for label, end in zip(labels, ends, strict=True)
        )
    marker = _FULL_TEXT.search(reading.folded)
    if marker and _is_first_person(reading.folded[marker.end() :]):
        return (Turn(Span(marker.end(), len(reading.folded)), None, is_interviewer=False),)
    return ()


def _is_first_person(text: str) -> bool:
    """Whether a text speaks of itself often enough to be somebody's own words: once in 200 characters."""
    return 200 * len(_FIRST_PERSON.findall(text)) >= len(text) > 0


def _labels(reading: Reading) -> Iterator[Span]:
    """Labels that come twice, or once beside an interviewer's."""
    found = [Span(*match.span("label")) for match in _LABEL.finditer(reading.folded)]
    texts = [reading.folded[label.start : label.end].rstrip() for label in found]
    counts = Counter(texts)
    with_interviewer = sum(counts[text] for text in counts if _is_interviewer(text))
    for label, text in zip(found, texts, strict=True):
        if _may_label(reading, label, text) and (counts[text] > 1 or with_interviewer):
            yield Span(label.start, label.end)


def _may_label(reading: Reading, label: Span, text: str) -> bool:
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


_TAG = re.compile(r"[,.]?\s*(?:right|you know|okay|huh|对吧|对吗|不是吗|是吧|是不是)\s*[?]\s*$", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:各位[^,]{0,6},\s*|(?:女士们|先生们|朋友们|同事们|大家好)[,、]\s*|(?:嗯|啊|哦|好的?|是的|对|没错|当然|首先|其次|然后|所以|因此|但是?|不过|那么|其实|另外|此外|然而|而且|而|同时|总之|我想说的是|在我看来|正因如此|第[一二三四五]点?|最后|现在|事实上|举个例子)(?=[,])[,]\s*"
    r"|(?:and|but|so|well|yeah|yes|no|right|alright|all right|okay|ok|look|also|then|now|first|number (?:one|two|three|\d))\b(?:\s+is)?[,.]?\s+)+",
    re.IGNORECASE,
)
# What a site adds under every article.
BOILERPLATE = re.compile(
    r"关注我们|欢迎关注|我们关注|扫码|二维码|点击(?:这里|阅读|链接)|转载|版权|免责|一站式的?(?:资讯|服务)|订阅|\b(?:subscribe|newsletter|all rights reserved|click here)\b",
    re.IGNORECASE,
)
_SMALL_TALK = re.compile(
    r"谢谢|感谢|欢迎|你好|大家好|各位|女士们|朋友们|很高兴(?:能|来|在|见)|\b(?:thank|thanks|welcome|good (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_SIGNPOST = re.compile(
    r"(?:这|那)(?:就|正|便|也)?是(?:我们?|我们所)?[^,。]{0,14}(?:目标|方面|原因|背景|情况|看法|观点|问题|回答|主线|故事)$|(?:that['’]s|this is|these are) (?:number \w+|the \w+|all|it|why)$",
    re.IGNORECASE,
)
_STOPWORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "so",
        "that",
        "this",
        "it",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "as",
        "we",
        "you",
        "i",
        "they",
        "he",
        "she",
        "our",
        "us",
        "me",
        "them",
        "very",
        "really",
        "just",
        "like",
        "know",
        "mean",
        "well",
        "right",
        "one",
        "two",
        "three",
        "that's",
        "it's",
        "they're",
        "we're",
        "i'm",
        "there",
        "what",
        "which",
        "have",
        "has",
        "had",
        "do",
        "does",
        "did",
        "not",
        "all",
        "some",
        "any",
    ]
)
# Within a long sentence a speaker's own 我相信 opens a claim of its own.
_OWN_CUE = re.compile(
    r"[,;]\s*(?:(?:and|but|so|yeah)\s+|但|而|所以)*(?=(?:I['’]m sure|I (?:think|believe|am sure|guess|suspect)|we (?:think|believe)|(?:我|我们)(?:确信|相信|认为|坚信|觉得|预计))\b)|\s+and today with\s+",
    re.IGNORECASE,
)
_LONG = 160


def spoken(reading: Reading, statement: Span) -> list[Span]:
    """Give the claims in a sentence of a turn; none for questions, thanks and signposts such as 这就是我们的首要目标."""
    text = reading.folded[statement.start : statement.end].rstrip()
    tag = _TAG.search(text)
    text = text[: tag.start()] if tag else text
    if text.endswith("?") or BOILERPLATE.search(text) or not _says_something(text):
        return []
    filler = _FILLER.match(text)
    start = statement.start + (filler.end() if filler else 0)
    return [Span(*piece) for piece in _pieces(reading.folded, start, statement.start + len(text))]


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start > _LONG or (end - start > 30 and not folded[start].isascii()):
        for match in _OWN_CUE.finditer(folded, start + 15, end - 15):
            yield start, match.start()
            start = match.end()
    yield start, end


def _says_something(text: str) -> bool:
    bare = _FILLER.sub("", text, count=1).strip(" 。.!,…")
    if _SIGNPOST.match(bare):
        return False
    if _SMALL_TALK.search(bare[:30]) and len(bare) < 60:
        return False
    if bare.isascii():
        content = [
            word for word in re.findall(r"[A-Za-z'’]+|\d+", bare.lower()) if word.replace("’", "'") not in _STOPWORDS
        ]
        return len(content) >= 4
    return len(bare) >= 8


def drop_questions_before(reading: Reading, statements: Sequence[Span]) -> Sequence[Span]:
    """Drop the questions at the end of a turn: they belong to whoever asks before the next label."""
    end = len(statements)
    while end and reading.folded[statements[end - 1].start : statements[end - 1].end].rstrip().endswith("?"):
        end -= 1
    return statements[:end]
