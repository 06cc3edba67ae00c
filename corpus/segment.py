"""Text into sentences, passages and tokens. Must never change, add or skip a character: joined parts are the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from corpus.characters import HAN
from corpus.lexicon import load_lexicon
from corpus.models import Span, Token
from corpus.normalise import fold, fold_characters
from corpus.stops import ends

if TYPE_CHECKING:
    from corpus.tokenizer import Tokenizer

# The most a passage may have, by the contract of `ask`.
_LONGEST = 600
# What is taken in at a glance, in UTF-8 bytes, which weigh a Chinese character like three Latin letters.
_GLANCE = 720

_LINE_BREAK = re.compile(r"\n\s*")
_SMALL = re.compile(r"[a-z]")
_SHORTEST_WRAP = 40
# Where a sentence beyond all measure may be cut, best first; never inside 3,800.
_SOFT_BREAKS = tuple(re.compile(breaks) for breaks in (r"[；;]\s*(?!\d)", r"[，,、：:]\s*(?!\d)", r"\s+"))
_PART = re.compile(r"[一二三四五六七八九十]{1,3}、")


def sentences(text: str) -> tuple[Span, ...]:
    """Cut text into sentences that cover it; each carries the blanks and line breaks that follow it.

    “好。走吧。”他说。 is one sentence. What is beyond 600 characters is cut at a semicolon, a comma or a blank.
    """
    cuts = [0]
    start = 0
    for end in _ends(text):
        if not (text[start].isspace() and text[start:end].isspace()):
            if end - start > _LONGEST:
                cuts.extend(_within_measure(text, start, end))
            else:
                cuts.append(end)
            start = end
    if start < len(text):  # nothing but blanks
        cuts[max(1, len(cuts) - 1) :] = [len(text)]
    return tuple(map(Span, cuts, cuts[1:]))


def sentence_at(spans: Sequence[Span], offset: int) -> Span:
    """Find the sentence that holds `offset`, in characters into the text, by bisection. `spans` must not be empty."""
    return spans[max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)]


def _ends(text: str) -> Iterator[int]:
    start = 0
    for paragraph_end in _paragraph_ends(text):
        for end in ends(text[start:paragraph_end]):
            if start + end < paragraph_end:
                yield start + end
        yield paragraph_end
        start = paragraph_end


def _paragraph_ends(text: str) -> Iterator[int]:
    """Line breaks end paragraphs, unless a long line was only wrapped between two words in small letters."""
    start = 0
    for match in _LINE_BREAK.finditer(text):
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        wrapped = match[0] == "\n" and match.start() - start >= _SHORTEST_WRAP and _SMALL.match(after)
        if match.end() < len(text) and not (wrapped and (before == "," or _SMALL.match(before))):
            yield match.end()
        start = match.end()
    if text:
        yield len(text)


def _within_measure(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > _LONGEST and len(text[start:end].rstrip()) > _LONGEST:
        middle = start + _LONGEST // 2
        window = text[middle : start + _LONGEST]
        cuts = ([found.end() for found in breaks.finditer(window)] for breaks in _SOFT_BREAKS)
        cut_at = middle + next((found[-1] for found in cuts if found), len(window))
        yield cut_at
        start = cut_at
    yield end


def passages(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Join one to three sentences of a paragraph, 600 characters at most; together the passages cover the sentences.

    A heading on a line of its own stays alone, and a numbered part (二、) begins a passage.
    """
    found: list[Span] = []
    paragraph: list[Span] = []
    for sentence in sentences:
        if _PART.match(text, sentence.start):
            found.extend(_grouped(text, paragraph))
            paragraph = []
        paragraph.append(sentence)
        if text[sentence.end - 1].isspace() and _ends_line(text[sentence.start : sentence.end]):
            found.extend(_grouped(text, paragraph))
            paragraph = []
    return (*found, *_grouped(text, paragraph))


def _ends_line(sentence: str) -> bool:
    return "\n" in sentence[len(sentence.rstrip()) :]


def _grouped(text: str, paragraph: Sequence[Span]) -> Iterator[Span]:
    """Group sentences: four as two and two, and two rather than three before one that leans on the third (他, 但)."""
    at = 0
    while at < len(paragraph):
        left = len(paragraph) - at
        most = 2 if left == 4 else min(left, 3)
        start = paragraph[at].start
        while most > 1 and not _fits(text[start : paragraph[at + most - 1].end].rstrip()):
            most -= 1
        if most == 3 < left and _leans(text, paragraph[at + 3]) and not _leans(text, paragraph[at + 2]):
            most = 2
        yield Span(start, paragraph[at + most - 1].end)
        at += most


def _leans(text: str, sentence: Span) -> bool:
    return _leaning().match(fold_characters(text[sentence.start : sentence.start + 16])) is not None


@cache
def _leaning() -> re.Pattern[str]:
    words = load_lexicon("sentences")["leaning"]
    return re.compile("|".join(rf"{word}\b" if word.isascii() else word for word in words), re.IGNORECASE)


def _fits(passage: str) -> bool:
    if len(passage) <= _GLANCE // 4:  # bytes that a character takes at most
        return True
    return len(passage) <= _LONGEST and len(passage.encode(errors="replace")) <= _GLANCE


# In folded text: Chinese for the tokenizer; a number whole, with its 万 or 亿 as a token of its own, so that 3800亿元
# meets 3,800 億; and a Latin word with its digits. A hyphen joins gpt-5 and e-commerce, but not open-source.
_LATIN = rf"(?:(?![{HAN}])[^\W_])"
_PIECE = re.compile(
    rf"(?P<number>(?>\d+(?:,\d{{3}})*(?:\.\d+)?)(?!{_LATIN}))(?:\s*(?P<scale>[十百千万亿兆]+))?"
    rf"|(?P<word>{_LATIN}(?:-{_LATIN}+|{_LATIN}*(?:-\d{_LATIN}*)?)(?:[.'’&+]{_LATIN}+)*\+{{0,2}})"
    rf"|(?P<chinese>[{HAN}]+)|(?P<percent>[%‰])"
)
_POSSESSIVE = re.compile(r"['’]s$")
_INITIALS = re.compile(rf"{_LATIN}(?:\.{_LATIN})+")


def tokens(text: str) -> tuple[Token, ...]:
    """Cut into folded tokens with spans into `text` as written: 輝達3,800億 gives 英伟达, 3800, 亿.

    Numbers lose their thousands separators, Latin words their possessive 's, and U.S. its dots.
    """
    folded = fold(text)
    return tuple(
        Token(token, folded.span(start, end))
        for match in _PIECE.finditer(folded.text)
        for token, start, end in _tokens_of(match)
    )


def _tokens_of(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    if match["chinese"]:
        start = match.start()
        for part in cut(match["chinese"]):
            yield part, start, start + len(part)
            start += len(part)
    elif match["word"]:
        word = _POSSESSIVE.sub("", match["word"])
        yield word.replace(".", "") if _INITIALS.fullmatch(word) else word, match.start(), match.start() + len(word)
    elif match["number"]:
        yield match["number"].replace(",", ""), *match.span("number")
        if match["scale"]:
            yield match["scale"], *match.span("scale")
    else:
        yield match[0], *match.span()


# jieba's time for words it does not know grows with the square of their length; no real stretch is as long as this.
_STRETCH = re.compile(f"[{HAN}]{{1,100}}|[^{HAN}]+")


def cut(text: str) -> list[str]:
    """Cut Chinese text into words; joined, they are the text. The only door to the tokenizer.

    "吴泳铭发表演讲" gives 吴泳铭, 发表, 演讲: the names of the lexicon are words.
    """
    tokenizer = _tokenizer()
    return [word for stretch in _STRETCH.findall(text) for word in tokenizer.cut(stretch)]


_building = Lock()


def _tokenizer() -> "Tokenizer":
    with _building:
        return _built_tokenizer()


def is_word(text: str) -> bool:
    """Say whether the tokenizer's dictionary has it as a word: 未来 is one, a coined 晶岭 none."""
    return _tokenizer().has(text)


@cache
def _built_tokenizer() -> "Tokenizer":
    from corpus.tokenizer import Tokenizer  # noqa: PLC0415 - costs a tenth of a second, which who cuts nothing saves

    return Tokenizer(_chinese_names())


def _chinese_names() -> Iterator[str]:
    chinese = re.compile(f"[{HAN}]+")
    entries = (entry for kind, entries in load_lexicon("names").items() if kind != "not_names" for entry in entries)
    for entry in entries:
        folded = (fold(form).text for form in (entry["name"], *entry.get("forms", ())))
        yield from (word for word in folded if chinese.fullmatch(word))
