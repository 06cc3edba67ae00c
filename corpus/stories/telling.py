"""A figure as an article tells it, with what it takes to compare it. Must never compare anything itself."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import load_lexicon
from corpus.models import Article, Extraction, Figure, Span
from corpus.names import Names
from corpus.normalise import fold
from corpus.stories.concepts import Concept, concepts
from corpus.stories.periods import Day, Period, read_length, read_period, told_on, without_times

_BREAK = re.compile(r"[，；;：:。！？!?\n]|,(?!\d)|——")
# Names that stand so far before a figure in its paragraph may be meant by what stands beside it: 该系列.
_REACH = 200
_TO_COME = frozenset({"plan", "forecast", "goal", "estimate"})
# A day so shortly before its article is the day on which something was said.
_JUST_NOW = 10
_RECKONED = frozenset({"forecast", "estimate"})
_AHEAD = _TO_COME - {"estimate"}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as an article tells it: whose, about what, when."""

    figure: Figure
    article: Article
    entity: str | None
    # Whether the owner is named in the figure's own sentence, and not somewhere before.
    owner_is_here: bool
    # The names around it, in their canonical form.
    names: frozenset[str]
    # Those of them that stand in its sentence.
    names_here: frozenset[str]
    metric: tuple[Concept, ...]
    # Names in the metric, beside the owner's: Stargate of Stargate项目规模.
    named: frozenset[str]
    clause_text: str
    clause: tuple[Concept, ...]
    sentence: tuple[Concept, ...]
    day: Day | None
    period: Period | None

    @property
    def is_fact(self) -> bool:
        """Whether it is told as something that is so, not as planned or expected."""
        return self.figure.modality == "actual"


def tell(figure: Figure, article: Article, names: Names) -> Told:
    """Read what it takes to compare a figure: 阿里巴巴三年投入3800亿元 is Alibaba's, for 36 months, about 投入."""
    day, clause = told_on(article), clause_of(figure, article.body)
    owner = _owner(figure, names)
    known = names.get(owner) if owner else None
    metric = concepts(without_times(figure.metric or ""), names)
    here = _names_in(figure.sentence, names)
    period = _period(figure, clause, day)
    return Told(
        figure=figure,
        article=article,
        entity=known.canonical if known else owner,
        owner_is_here=_owner_is_here(figure, article.body),
        names=here | _names_in(_paragraph(figure, article.body), names),
        names_here=here,
        metric=metric,
        named=_names_in(figure.metric or "", names) - {known.canonical if known else owner},
        clause_text=clause,
        clause=concepts(without_times(clause), names) or metric,
        sentence=concepts(figure.sentence, names),
        day=day,
        period=period,
    )


def _period(figure: Figure, clause: str, told: Day | None) -> Period | None:
    """Read when a figure holds: its own time, else a length of time beside it.

    Of what is to come, neither the day of saying it nor "now" is its time: 3月5日表示三年投入4800亿元 is for 36 months.
    """
    ahead = figure.modality in _AHEAD or _outlook().search(fold(figure.sentence).text) is not None
    period = read_period(figure.time, told, ahead=ahead) if figure.time else read_length(clause, told)
    if figure.modality not in _TO_COME:
        return period
    if period and not _is_of_today(period, told):
        return period
    return read_length(clause, told) or read_period(clause, told, ahead=ahead)


@cache
def _outlook() -> re.Pattern[str]:
    """他对第四季的展望是…… is of a quarter to come, though it is told as a fact."""
    forms = load_lexicon("stories")["outlook"]["forms"]
    return re.compile("|".join(rf"\b{form}" if form.isascii() else form for form in forms))


def _is_of_today(period: Period, told: Day | None) -> bool:
    if told is None or period.first is None or period.first != period.last:
        return False
    return 0 <= (told.day - period.first).days <= _JUST_NOW


def _names_in(text: str, names: Names) -> frozenset[str]:
    return frozenset(found.name.canonical for found in names.find(text))


def _owner(figure: Figure, names: Names) -> str | None:
    """Say whose a figure is; what nobody owns, such as the price of copper to come, is whoever's that reckons it.

    铜 of a 铜价 owns nothing: two banks may forecast two prices.
    """
    is_named = figure.entity is not None and names.get(figure.entity) is not None
    is_goods = not is_named and fold(figure.entity or "").text in fold(figure.metric or "").text
    return figure.speaker if is_goods and figure.modality in _RECKONED else figure.entity


def told_figures(extraction: Extraction) -> Iterator[Figure]:
    """Give the figures that say something by themselves: not 三年 of 三年投入3800亿元, and no translation."""
    figures, body = extraction.figures, extraction.article.body
    times = {(figure.sentence, figure.time) for figure in figures if figure.time}
    clauses = {(one.sentence, clause_of(one, body)) for one in figures if one.kind != "duration" and not one.time}
    for figure in figures:
        if figure.same_as is None and not (figure.kind == "duration" and _is_time(figure, times, clauses)):
            yield figure


def _is_time(figure: Figure, times: AbstractSet[tuple[str, str]], clauses: AbstractSet[tuple[str, str]]) -> bool:
    if (figure.sentence, figure.surface) in times or (figure.time is not None and figure.surface in figure.time):
        return True
    return any(sentence == figure.sentence and figure.surface in clause for sentence, clause in clauses)


def clause_of(figure: Figure, body: str) -> str:
    """Give the words around a figure up to the next comma, without the figure: 下载量超 次 of 下载量超6亿次，……."""
    start, end = sentence_span(figure, body)
    if (start, end) == figure.span:
        return figure.sentence
    before, behind = body[start : figure.span.start], body[figure.span.end : end]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    stop = _BREAK.search(behind)
    return f"{before[breaks[-1] if breaks else 0 :]} {behind[: stop.start()] if stop else behind}"


def sentence_span(figure: Figure, body: str) -> Span:
    """Say where a figure's sentence stands, which may stand twice in its article; else where the figure does."""
    length = len(figure.sentence)
    start = body.rfind(figure.sentence, max(0, figure.span.end - length), figure.span.start + length)
    return Span(start, start + length) if length and start >= 0 else figure.span


def _owner_is_here(figure: Figure, body: str) -> bool:
    owner = figure.evidence.get("entity" if figure.entity else "speaker")
    if owner is None or abs(owner.start - figure.span.start) > len(figure.sentence):
        return False
    return body[slice(*owner)] in figure.sentence


def _paragraph(figure: Figure, body: str) -> str:
    start = max(0, figure.span.start - _REACH)
    line = body.rfind("\n", start, figure.span.start) + 1
    end = body.find("\n", figure.span.end, figure.span.end + _REACH)
    return body[max(start, line) : end if end >= 0 else figure.span.end + _REACH]
