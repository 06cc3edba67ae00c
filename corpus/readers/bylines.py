"""Who wrote an article, where and when, as one line says it: 张三 财联社 2025-09-24 11:18 · By Jane Doe, Reuters.

Must never take a line of the text for one: every piece of a line has to be a label with its value, a date, a time, a
count or a name, and there must be a label or a date among them. The words are in furniture.toml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from corpus.lexicon import any_of, load_lexicon
from corpus.models import Span
from corpus.normalise import fold_characters
from corpus.readers.dates import find_date
from corpus.readers.furniture import is_edge_furniture
from corpus.readers.outlets import is_outlet, is_whole_outlet
from corpus.readers.titles import columns

_WIDEST = 160  # columns
_WIDEST_VALUE = 60
_MOST_NAMES = 4
# Marks that stand around a piece and belong to none, half-width and full-width.
_AROUND = " \t\u3000,:|/()[]-–—【】〔〕\uff0c\uff1a\uff5c\uff08\uff09"
_TIME = re.compile(
    r"(?:(?:上午|下午|晚间?|凌晨|早上)\s?)?\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?\s?(?:[ap]\.?m\b\.?)?\s?"
    r"(?:Z|[+-]\d{2}:?\d{2}|(?:GMT|UTC)[+-]\d{1,2}|GMT|UTC|[A-Z]{2,3}T|ET|PT)?|星期[一二三四五六日天]|周[一二三四五六日]|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?|(?<!\d)\d{1,2}\s?月\s?\d{1,2}\s?日|(?<![\d-])\d{2}-\d{2}(?![\d-])|"
    r"(?:\d{1,2}|an?)\s?(?:分钟|小时|天|minutes?|hours?|days?)\s?(?:前|ago)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s{2,}|\s?[|·•\t;、]\s?|\s[-–—/]\s")
# 〔記者陳小華/台北報導〕, alone or before the first words: who reports, and from where.
_REPORTER = re.compile(
    r"[(\[【〔]?\s?(?P<outlet>[\u3400-\u9fff]{2,8}?(?:社|网|报|台|新闻))?\s?(?:本报|本刊|特约|实习|首席)?记者\s?(?P<author>[\u3400-\u9fff]{2,4})"
    r"\s?[/、]\s?[\u3400-\u9fff]{0,8}(?:报道|报导|电)\s?[)\]】〕]?"
)
# 【江边日报 记者王小明 2026年11月21日】: an outlet, who reports and a day, in brackets.
_DATED_REPORTER = re.compile(
    r"[(\[【〔](?P<outlet>[\u3400-\u9fff]{2,8})\s(?:特约|实习|首席)?记者\s?(?P<author>[\u3400-\u9fff]{2,4})\s(?P<day>[0-9年月日/.-]{6,12})[)\]】〕]"
)
_ACCOUNT_ID = re.compile(r"\s?[(\uff08]?ID[:\uff1a].*", re.IGNORECASE)  # of a WeChat account
_SENTENCE_MARK = re.compile(r"[。!?]|[a-z]{4}\.\s")
_LATIN_NAME = re.compile(r"[A-Z][\w.'’-]{0,30}(?:,? (?:and |& |de |van |von |the |of )?[A-Z][\w.'’-]{0,30}){0,7}")
_HAN_OR_LATIN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[A-Z][a-z]{1,20}(?: [A-Z]\.)?(?: [A-Z][\w'’-]{1,20}){1,2}")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,12}")


@dataclass(frozen=True, slots=True)
class Byline:
    """What lines beside a title say; nothing of it is text of the article."""

    author: str | None = None
    source: str | None = None
    published: date | None = None
    # Of the original.
    url: str | None = None

    def joined(self, other: "Byline") -> "Byline":
        """Fill what this one leaves open from another; of two names of one outlet the fuller stays: 财联社APP."""
        source = self.source or other.source
        if source and other.source and other.source.lower().startswith(source.lower()):
            source = other.source
        return Byline(self.author or other.author, source, self.published or other.published, self.url or other.url)


def read_byline(line: str, *, unlabelled: bool = True) -> Byline | None:
    """Read a line that says who, where and when, or give None: 张三 财联社 2025-09-24 has all three.

    Without `unlabelled`, names need labels: where a headline may stand, Alibaba Q3 Results, May 1, 2025 is one.
    """
    bare = line.strip(_AROUND)
    folded = fold_characters(bare)
    reporter = read_reporter(line)
    if reporter and _REPORTER.fullmatch(fold_characters(line.strip())):
        return reporter
    dated = _DATED_REPORTER.fullmatch(fold_characters(line.strip()))
    if dated and (on := find_date(dated["day"])):
        outlet, author = (line.strip()[slice(*dated.span(name))] for name in ("outlet", "author"))
        return Byline(author=author, source=outlet, published=on[0])
    if not bare or columns(bare) > _WIDEST or _SENTENCE_MARK.search(folded):
        return None
    day = find_date(bare)
    if day and not _stands_apart(folded, day[1]):
        return None
    rest = bare if day is None else _without(bare, [day[1]])
    rest = _without(rest, [Span(*found.span()) for found in _TIME.finditer(fold_characters(rest))])
    return _read_pieces(_pieces(rest), day[0] if day else None, unlabelled=unlabelled)


def _read_pieces(pieces: list[str], published: date | None, *, unlabelled: bool) -> Byline | None:
    byline = Byline(published=published)
    labelled = published is not None
    names: list[str] = []
    for piece in pieces:
        label, value = _label(piece, unlabelled=unlabelled)
        if label is None and not _is_aside(piece):
            names.append(piece)
        elif label is not None:
            labelled = True
            if not _is_value(label, value):
                return None
            byline = _with_label(byline, label, value)
    if not labelled or (names and not unlabelled):
        return None
    return _with_names(byline, names)


def read_reporter(line: str) -> Byline | None:
    """Read who reports where a line begins with it: 〔記者陳小華/台北報導〕 and what follows it is 陳小華's."""
    line = line.strip()[:_WIDEST]
    match = _REPORTER.match(fold_characters(line))
    if match is None:
        return None
    outlet = line[slice(*match.span("outlet"))] if match["outlet"] else None
    return Byline(author=line[slice(*match.span("author"))], source=outlet)


def read_name(line: str) -> Byline | None:
    """Read a line that is nothing but a person's name, as stands above a line with the date: 王小明."""
    bare = line.strip()
    return Byline(author=bare) if _is_person(bare, alone=True) and _HAN_OR_LATIN_NAME.fullmatch(bare) else None


def _stands_apart(folded: str, day: Span) -> bool:
    """Whether nothing has grown onto a date but a label or a time: 公司2025年9月24日公告 is a headline."""
    before, after = folded[: day.start].rstrip(), folded[day.end :]
    glued_before = bool(before) and before == folded[: day.start] and before[-1].isalnum()
    glued_after = after[:1].isalnum() and not _TIME.match(after.lstrip("Tt"))
    return not glued_after and not (glued_before and not before.lower().endswith(tuple(_kinds())))


def _without(text: str, spans: list[Span]) -> str:
    """Put a separator where the spans stood: what stood left and right of a date belongs apart."""
    for start, end in reversed(spans):
        text = f"{text[:start]}  {text[end:]}"
    return text


def _pieces(rest: str) -> list[str]:
    """Cut at separators and before labels; offsets are those of the folded copy, which has the same length."""
    folded = fold_characters(rest)
    cuts = [found.span() for found in _SEPARATOR.finditer(folded)]
    cuts += [(found.start(), found.start() + 1) for found in _label_ahead().finditer(folded)]
    pieces, begin = [], 0
    for start, end in sorted(cuts):
        if "|" in folded[start:end] and folded[begin:start].strip().lower() in _kinds():
            continue  # 文|王小明: the bar belongs to the label
        pieces.append(rest[begin:start])
        begin = max(begin, end)
    pieces.append(rest[begin:])
    return [bare for piece in pieces if (bare := piece.strip(_AROUND))]


def _label(piece: str, *, unlabelled: bool) -> tuple[str | None, str]:
    """Split a piece into the kind its label means and its value; no label gives None.

    Without a colon the value has to be names: By Jane Doe is a byline, By 2030 Half of All Cars is a headline.
    """
    match = _label_here().match(fold_characters(piece))
    if match is None:
        return None, piece
    value = piece[match.end() :].strip(_AROUND)
    if value and not match["colon"]:
        latin = match["label"].isascii()
        named = _LATIN_NAME.fullmatch(value) and match["label"].lower().endswith("by") if latin else all(_names(value))
        if not named or (match["label"].lower() == "by" and not unlabelled):
            return None, piece
    return _kinds()[match["label"].lower()], value


def _is_value(kind: str, value: str) -> bool:
    if kind == "published":
        return all(map(_is_aside, value.split()))
    return columns(value) <= _WIDEST_VALUE and (not value or not _SENTENCE_MARK.search(fold_characters(value)))


def _with_label(byline: Byline, kind: str, value: str) -> Byline:
    if kind == "author" and value:
        author, _, outlet = value.partition(", " if value.isascii() else " ")
        if outlet.lower() in _kinds():  # 王小明 发布于, and then the day
            value, outlet = author, ""
        if outlet and (is_outlet(outlet) or not (value.isascii() or _is_person(outlet, alone=True))):
            return byline.joined(Byline(author=author, source=outlet))
        return byline.joined(Byline(author=value))
    if kind == "source" and value:
        return byline.joined(Byline(source=_ACCOUNT_ID.sub("", value).strip('《》「」“”"')))
    return byline


def _with_names(byline: Byline, pieces: list[str]) -> Byline | None:
    """Tell authors from outlets among unlabelled names; None where a piece is no name at all."""
    names = [name for piece in pieces for name in _names(piece)]
    if not all(names) or len(names) > _MOST_NAMES:
        return None  # a piece that is no name
    outlets = [name for name in names if is_outlet(name)]
    people = [name for name in names if name not in outlets and _is_person(name, alone=len(names) == 1)]
    others = [name for name in names if name not in outlets and name not in people]
    if len(others) > 1:
        return None
    source = next(iter(outlets + others), None)
    return replace(byline, source=byline.source or source, author=byline.author or ", ".join(people) or None)


def _names(piece: str) -> list[str]:
    """Cut a piece into names, Jane Doe Reuters into two; an empty string stands for what is no name."""
    if _LATIN_NAME.fullmatch(fold_characters(piece)) and not _HAN_NAME.search(piece):
        author, comma, outlet = piece.rpartition(", ")
        if not comma:
            author, _, outlet = piece.rpartition(" ")
        ends_so = is_outlet(outlet) if comma else is_whole_outlet(outlet)
        return [author, outlet] if author and ends_so and not is_outlet(author) else [piece]
    words = [word for word in piece.split() if not _is_aside(word)]
    return [
        word if _HAN_NAME.fullmatch(word) or _LATIN_NAME.fullmatch(word) or is_outlet(word) else "" for word in words
    ]


def _is_person(name: str, *, alone: bool) -> bool:
    bylines = load_lexicon("furniture")["bylines"]
    folded = fold_characters(name)
    if folded.isascii():
        return not alone or " " in folded
    compound = folded.startswith(tuple(bylines["compound_surnames"])) and len(folded) in {3, 4}
    return compound or (folded[0] in bylines["surnames"] and len(folded) in {2, 3})


def _is_aside(piece: str) -> bool:
    folded = fold_characters(piece).lower().strip(" .:")
    bylines = load_lexicon("furniture")["bylines"]
    return not folded or folded in bylines["asides"] or folded in bylines["places"] or is_edge_furniture(piece)


@cache
def _kinds() -> Mapping[str, str]:
    bylines = load_lexicon("furniture")["bylines"]
    return {label: kind for kind in ("author", "source", "published", "staff") for label in bylines[kind]}


@cache
def _labels() -> str:
    return any_of(map(re.escape, _kinds()))


@cache
def _label_here() -> re.Pattern[str]:
    """A label at the beginning, with its colon, slash or bar, or with nothing but a blank."""
    return re.compile(rf"(?P<label>{_labels()})(?:\s?(?P<colon>[:/|])\s?|\s(?=\S)|$)", re.IGNORECASE)


@cache
def _label_ahead() -> re.Pattern[str]:
    """The blank or comma before a label with its colon, slash or bar."""
    return re.compile(rf"[\s,](?=(?:{_labels()})\s?[:/|])", re.IGNORECASE)
