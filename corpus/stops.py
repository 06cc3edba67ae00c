"""Where sentences end inside a paragraph. Must never guess from meaning: stops, marks and numbering decide."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import repeat

from corpus.characters import HAN
from corpus.lexicon import load_lexicon
from corpus.models import Span
from corpus.quotations import MARKS, enclosed

# The points in 3.5 and in example.com are left out: there are many, and they end nothing.
# A pattern that begins with one class of characters is looked for several times faster.
_STOP = re.compile(
    r"[。！？｡?!.…](?:(?<=[。！？｡?])[。！？｡?]*|(?<=!)!*(?!\[)[?!]*|(?<=\.)(?:\.+|(?![0-9a-z]))|(?<=…)…*)"
)
_BLANKS = " \t\u3000\xa0\n"
_CLOSERS = "”’」』﹂﹄»》〉）)】"
_GOES_ON = "，,、；;：:。.)）"
_BOLD = re.compile(r"\*{1,3}|_{1,3}")
# An address or a file's name: its dots end nothing.
_ADDRESS = re.compile(r"[/@]")
# "community.The newly", but not "Node.Js".
_MELTED = re.compile(r"[A-Z][a-z]*['’]?[a-z]*[ ,]")
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")
_BEFORE_WORD = re.compile(r".*[\s(（“\"‘「]", re.DOTALL)
_REACH = 40  # characters that are looked at on either side of a stop

# What makes a paragraph more than a row of sentences that each end in 。: other stops, what may follow a stop, marks
# that may enclose one, numbered items, semicolons.
_ALWAYS_INTRICATE = rf"{MARKS}！？｡?!…;；"
_NUMERALS = "一二三四五六七八九十"
_INTRICATE = re.compile(
    rf"[{_ALWAYS_INTRICATE}.。{_NUMERALS}\d](?:(?<=[{_ALWAYS_INTRICATE}])|(?<=\.)(?![0-9a-z])"
    rf"|(?<=。)(?=[\W_])(?![{_BLANKS}]*\Z)|(?<=[{_NUMERALS}\d])(?:[、．]|\.(?!\d)))"
)
_PLAIN = re.compile(f"。[{_BLANKS}]*")

# Numbered items keep their numbers where the line breaks were lost: 一、 1. (1). Not 第一、, 3.5 or 10:30.
_ITEM = re.compile(
    r"(?<![第\d.])(?:(?P<part>[一二三四五六七八九十]{1,3})、|[(（](?P<bracketed>[一二三四五六七八九十]{1,3}|\d{1,2})[)）]"
    r"|(?P<number>\d{1,2})(?:[、．]|\.(?=\s*[^\s\d.])))"
)
_BEHIND_NUMBER = re.compile(r"[、．.(（]")
_LONGEST_HEADING = 40
# 甲:…;乙:…: items that only their labels tell apart, with what announces them.
_LABEL = rf"\s{{0,3}}[{HAN}A-Z][{HAN}A-Za-z ]{{0,13}}[:：]"
_LABELLED = re.compile(rf"[;；](?={_LABEL})|[:：](?={_LABEL}[^。！？;；\n]{{1,80}}[;；]{_LABEL})")


def ends(paragraph: str) -> Iterator[int]:
    """Yield where sentences end, in characters into `paragraph`; blanks belong to the sentence before. Linear.

    甲。乙！ gives 2 and 4. Stops in quotation marks or brackets end nothing, unless the quotation is an utterance of
    its own; numbered items and labelled ones begin a sentence each, where a stop, a colon or a heading stands before.
    """
    if not _INTRICATE.search(paragraph):
        yield from (stop.end() for stop in _PLAIN.finditer(paragraph))
        return
    pairs = enclosed(paragraph)
    starts = sorted({*_item_starts(paragraph), *_labelled_starts(paragraph)})
    starts = [start for start, pair in _with_pairs(starts, pairs) if start and (not pair or start == pair.start)]
    yield from sorted({*starts, *_stop_ends(paragraph, pairs, starts)})


def _with_pairs(offsets: Sequence[int], pairs: Sequence[Span]) -> Iterator[tuple[int, Span | None]]:
    """Each offset with the quotation that it stands in, by one walk over both."""
    at = 0
    for offset in offsets:
        while at < len(pairs) and pairs[at].end <= offset:
            at += 1
        yield offset, pairs[at] if at < len(pairs) and pairs[at].start <= offset else None


def _stop_ends(paragraph: str, pairs: Sequence[Span], starts: Sequence[int]) -> Iterator[int]:
    stops = list(_STOP.finditer(paragraph))
    begin = item = 0
    quoted = (pair for _, pair in _with_pairs([stop.start() for stop in stops], pairs)) if pairs else repeat(None)
    for stop, pair in zip(stops, quoted, strict=False):
        while item < len(starts) and starts[item] <= stop.start():
            begin = max(begin, starts[item])
            item += 1
        if not pair and stop[0] == "。" and paragraph[stop.end() : stop.end() + 1].isalnum():
            begin = stop.end()  # what most sentences come down to
            yield begin
            continue
        end = _past(paragraph, stop.end(), _CLOSERS + '"' if pair else _CLOSERS)
        if pair and end < pair.end:
            continue
        end = pair.end if pair else end
        if _is_end(paragraph, stop, end, begin) and (not pair or _is_utterance(paragraph, pair, stop[0], begin)):
            begin = _past(paragraph, _past_bold(paragraph, begin, end), _BLANKS)
            yield begin


def _past_bold(paragraph: str, begin: int, end: int) -> int:
    """Markdown's ** after a stop belongs to the sentence that it closes, not to the one that it opens."""
    bold = _BOLD.match(paragraph, end)
    closes = bold and (paragraph.count(bold[0], begin, end) % 2 or not paragraph[bold.end() : bold.end() + 1].strip())
    return bold.end() if bold and closes else end


def _past(paragraph: str, at: int, characters: str) -> int:
    while at < len(paragraph) and paragraph[at] in characters:
        at += 1
    return at


def _is_end(paragraph: str, stop: re.Match[str], end: int, begin: int) -> bool:
    """Whether a stop ends a sentence, by its own kind and by what follows at `end`."""
    following = paragraph[end : end + _REACH]
    after = following.lstrip()
    if not after or stop[0][0] in "。｡":
        return True
    if _is_small(after):
        return False
    if stop[0] == ".":
        return _is_full_stop(paragraph, stop.start(), following, begin)
    if stop[0][0] in ".…":
        return following[0].isspace() and after[0].isascii()
    before = paragraph[max(0, stop.start() - 1) : stop.start()]
    return not (before.isascii() and following[0].isascii() and following[0].isalnum())  # not the ? in watch?v=


def _is_small(after: str) -> bool:
    """Whether a small letter goes on; iPhone and xAI begin a sentence as well as any word."""
    return after[0].isascii() and after[0].islower() and not after[1:2].isupper()


def _is_full_stop(paragraph: str, at: int, following: str, begin: int) -> bool:
    before = paragraph[max(begin, at - _REACH) : at].removesuffix("\n")
    skipped = _BEFORE_WORD.match(before)
    word = before[skipped.end() if skipped else 0 :].lower()
    after = following.lstrip()
    if word.isdigit() and not paragraph[max(begin, at - 8) : at - len(word)].strip():
        return False  # the number of an item
    if not following[0].isspace():
        if not following[0].isascii():
            return not word.isdigit() and word not in _words("never_last")
        return following[0] in "\"'([" or (
            word[-2:].isalpha() and not _ADDRESS.search(word) and _MELTED.match(following) is not None
        )
    if word in _words("before_numbers"):
        return not after[0].isdigit()
    if word in _words("maybe_last") or _INITIALS.fullmatch(word):
        return after.split(None, 1)[0].strip(",'’\"").lower() in _words("openers")
    return word not in _words("never_last")


def _is_utterance(paragraph: str, pair: Span, stop: str, begin: int) -> bool:
    """Whether a quotation that closes after a stop ends the sentence around it."""
    after = paragraph[pair.end : pair.end + _REACH].lstrip()
    before = paragraph[max(begin, pair.start - _REACH) : pair.start].rstrip()
    if not after:
        return True
    if after[0] in _GOES_ON:
        return False
    if paragraph[pair.start] in "（(《〈【":
        return not before
    clear = stop[0] in "。." or paragraph[pair.end].isspace()
    if not before:
        return not _attribution().match(after) and (clear or pair.end - pair.start > 12)
    return clear or before[-1] in "：:，,—"


def _item_starts(paragraph: str) -> Iterator[int]:
    """Where numbered items begin: after a stop or a colon, or, in order, after the short heading of another item."""
    heading, last = -_LONGEST_HEADING, ""
    if not any(_may_number(paragraph, mark.start()) for mark in _BEHIND_NUMBER.finditer(paragraph)):
        return
    for match in _ITEM.finditer(paragraph):
        before = paragraph[max(0, match.start() - 4) : match.start()].rstrip()
        kind = match.lastgroup or ""
        after_stop = (
            not before or before[-1] in "。！？!?；;…」”" or (before[-1] in ":：" and not before[-2:-1].isdigit())
        )
        close = 2 <= match.start() - heading <= _LONGEST_HEADING
        if after_stop or (close and (match[kind] in "1一" or (kind != last and before[-1] in ")）”"))):
            heading, last = match.end(), kind
            yield match.start()


def _may_number(paragraph: str, at: int) -> bool:
    """Say whether the mark at `at` can belong to a number; looking for items where there are none takes long."""
    mark, after = paragraph[at], paragraph[at + 1 : at + 2]
    if mark in "(（":
        return after.isdigit() or (after != "" and after in _NUMERALS)
    before = paragraph[max(0, at - 1) : at]
    if mark == ".":
        years = paragraph[max(0, at - 3) : at]
        return before.isdigit() and not after.isdecimal() and not (len(years) == 3 and years.isdecimal())
    return before.isdigit() or (before != "" and before in _NUMERALS)


def _labelled_starts(paragraph: str) -> Iterator[int]:
    if ";" not in paragraph and "；" not in paragraph:
        return
    for match in _LABELLED.finditer(paragraph):
        yield _past(paragraph, match.end(), _BLANKS)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load_lexicon("sentences")[table])


@cache
def _attribution() -> re.Pattern[str]:
    """A subject of a few words and a verb of saying, right after a quotation."""
    chinese, english = ("|".join(load_lexicon("sentences")[table]) for table in ("said_chinese", "said_english"))
    subject = r"[^\s，。！？；：,.!?;:“「\"]{0,14}?"
    return re.compile(rf"{subject}(?:{chinese})(?![明法])|(?:[A-Z][\w.'’-]*\s+){{0,4}}(?:{english})\b")
