"""Where a figure stands: the article as a whole, its sentence, its clause, what is left and what is right of it.

Must never read anything into it: that is for the attributes.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.figures.english_houses import whole_names
from corpus.figures.houses import find_houses
from corpus.figures.protagonists import find_observers, protagonist
from corpus.models import Article, Figure, Span
from corpus.names import FoundName, Names
from corpus.normalise import fold_characters
from corpus.segment import sentence_at
from corpus.times import Time, find_times

# A comma between digits belongs to a number, a full stop inside a sentence to a decimal or an abbreviation.
_BOUNDARY = re.compile(r"[，；;：:。！？!?→…\n]|(?<!\d),|,(?!\d)|——|(?<=\s)[-–](?=\s)")
_CLOSING = re.compile(r"[)）\]】」』”]")
# Several pieces of news on one page have no common hero.
_BULLET = re.compile(r"^[●■◆▲]", re.MULTILINE)
_BULLETIN = 3
# A figure's own brackets are near it; a bracket further off belongs to something else.
_BRACKET_REACH = 60
# No sentence that anybody reads goes on for longer on either side of a figure.
_REACH = 300
# So many figures within that reach are a table or noise, and nobody's words stand between them.
_CROWD = 24


@dataclass(frozen=True, slots=True)
class View:
    """An article as the attributes see it: folded one to one, with its names and times in order."""

    article: Article
    text: str
    found: tuple[FoundName, ...]
    times: tuple[Time, ...]
    # The company the article is about, where one stands out.
    protagonist: FoundName | None = None
    # Those who only reckon and report here: what they count is not theirs.
    observers: frozenset[str] = frozenset()

    def times_in(self, span: Span) -> Sequence[Time]:
        """The times that begin inside `span`."""
        low = bisect_left(self.times, span.start, key=lambda t: t.span.start)
        return self.times[low : bisect_left(self.times, span.end, key=lambda t: t.span.start)]

    def names_in(self, span: Span) -> Sequence[FoundName]:
        """The names that stand inside `span`."""
        low = bisect_left(self.found, span.start, key=lambda f: f.span.start)
        high = bisect_left(self.found, span.end, key=lambda f: f.span.start)
        return [f for f in self.found[low:high] if f.span.end <= span.end]

    def slice(self, span: Span) -> str:
        """The author's own characters."""
        return self.article.body[span.start : span.end].strip()


def view_of(article: Article, names: Names) -> View:
    """Look at an article once for all its figures: where 阿里云 and 2027年 stand, and that it is about 阿里巴巴."""
    text = fold_characters(article.body)
    # 美股 and 美债 are markets, and their country is not whose a figure is.
    known = [f for f in names.find(article.body) if f.name.kind != "place" or text[f.span.end : f.span.end + 1] != "股"]
    whole = whole_names(text)
    known = [f for f in known if f.name.kind != "place" or not any(_holds(span, f.span) for span in whole)]
    houses = [_as_written(f, article.body, text) for f in find_houses(text, known, fold_characters(article.title))]
    found = sorted((*known, *houses), key=lambda f: f.span)
    hero = None if len(_BULLET.findall(text)) >= _BULLETIN else protagonist(found, article.title, text)
    observers = find_observers(text, found) - {hero.name.canonical if hero else None}
    return View(article, text, tuple(found), find_times(article.body), hero, frozenset(filter(None, observers)))


def _holds(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _as_written(found: FoundName, body: str, text: str) -> FoundName:
    """A house is called as its article writes it: 長榮航 in a traditional one."""
    at = text.find(found.name.canonical)
    name = replace(found.name, canonical=body[at : at + len(found.name.canonical)])
    return found if at < 0 else replace(found, name=name)


# What a multiple is reckoned from: 是去年的5倍, about twice that of 2019.
_BASE = re.compile(r"(?:是|为|达|相当于|约|为了|超过|that of|those of) ?$", re.IGNORECASE)


def is_base(text: str, time: Time, figure: Figure) -> bool:
    """Whether a time is what a multiple is reckoned from and not its own: 约为`2024年`全球总营收的两倍."""
    if figure.kind not in ("multiple", "ratio") or time.span.end > figure.span.start:
        return False
    between = text[time.span.end : figure.span.start].rstrip(" 约近")
    return between.endswith("的") and _BASE.search(text[max(0, time.span.start - 8) : time.span.start]) is not None


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure with the stretches around it, in characters into the stored text."""

    figure: Figure
    sentence: Span
    # From the boundary before the figure to the one after it.
    clause: Span
    # From the clause's start, or the figure before in the same clause, to the figure; and the same to its right.
    left: Span
    right: Span
    # What stands before the bracket that the figure stands in, if it stands in one: 消费电子（760亿美元）.
    outside: Span | None
    # Among so many others that no words tell what it is: 1% 2% 3% ... over a page.
    crowded: bool = False


def find_settings(text: str, figures: Sequence[Figure], sentences: Sequence[Span]) -> tuple[Setting, ...]:
    """Give each figure its setting; `text` is folded one to one, `figures` are in order of their spans."""
    settings = []
    boundaries: dict[Span, list[int]] = {}
    for at, figure in enumerate(figures):
        sentence = sentence_at(sentences, figure.span.start)
        if sentence not in boundaries:
            boundaries[sentence] = [m.start() for m in _BOUNDARY.finditer(text, sentence.start, sentence.end)]
        clause = _clause(figure.span, sentence, boundaries[sentence])
        sentence, clause = _near(sentence, figure.span), _near(clause, figure.span)
        outside = _outside(text, figure.span, sentence)
        if outside is not None:
            clause = _inside(text, Span(max(outside.end + 1, clause.start), clause.end), figure.span)
        before = figures[at - 1].span.end if at else 0
        after = figures[at + 1].span.start if at + 1 < len(figures) else len(text)
        settings.append(
            Setting(
                figure=figure,
                sentence=sentence,
                clause=clause,
                left=Span(min(max(clause.start, before), figure.span.start), figure.span.start),
                right=Span(figure.span.end, max(min(clause.end, after), figure.span.end)),
                outside=outside,
                crowded=_is_crowded(figures, at),
            )
        )
    return tuple(settings)


def _is_crowded(figures: Sequence[Figure], at: int) -> bool:
    first = max(0, min(at - _CROWD // 2, len(figures) - 1 - _CROWD))
    last = first + _CROWD
    return last < len(figures) and figures[last].span.start - figures[first].span.start < _REACH


def _near(scope: Span, figure: Span) -> Span:
    """Cut a scope off at a reach from the figure, so that a page without a full stop stays quick to read."""
    return Span(max(scope.start, figure.start - _REACH), min(scope.end, figure.end + _REACH))


def _clause(figure: Span, sentence: Span, boundaries: Sequence[int]) -> Span:
    before, after = bisect_left(boundaries, figure.start), bisect_left(boundaries, figure.end)
    start = boundaries[before - 1] + 1 if before else sentence.start
    return Span(start, boundaries[after] if after < len(boundaries) else sentence.end)


def _outside(text: str, figure: Span, sentence: Span) -> Span | None:
    """What stands before the round bracket that opens before the figure and is not closed before it."""
    floor = max(sentence.start, figure.start - _BRACKET_REACH)
    opened = max(text.rfind("(", floor, figure.start), text.rfind("（", floor, figure.start))
    if opened < 0 or _CLOSING.search(text, opened, figure.start):
        return None
    ends = [m.end() for pattern in (_BOUNDARY, _CLOSING) for m in pattern.finditer(text, sentence.start, opened)]
    return Span(max([sentence.start, *ends]), opened)


def _inside(text: str, clause: Span, figure: Span) -> Span:
    closing = _CLOSING.search(text, figure.end, clause.end)
    return Span(min(clause.start, figure.start), closing.start() if closing else clause.end)
