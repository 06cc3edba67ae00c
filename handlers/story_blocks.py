"""Checked texts, series and due claims as messages: data in, blocks out. Must never alter a quotation."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from corpus.models import Article, Citation, ClaimHit, Figure, FigureHit, Passage, Span
from corpus.stories.checking import Checked
from corpus.stories.series import Point
from handlers import elements as rich
from handlers.blocks import Message, make_message, render_notice
from handlers.charts import chart, draws_a_range
from handlers.elements import Element
from handlers.labels import about_claim, about_figure, says, speaker_of
from handlers.limits import Block, cut
from handlers.wording import Wording

# Of a quotation, and articles shown for one figure.
_EXCERPT = 220
_SOURCES = 2
_SAID = 300


def render_check(checked: Sequence[Checked], words: Wording, among: int = 0) -> Message:
    """Show each figure of a text with what the record says to it, and how many the text has if not all are there."""
    told = words.stories
    count = Counter(one.finding for one in checked)
    differ = count["differs"] + sum(bool(one.against) for one in checked)
    heads = [told.checked.format(agree=count["agrees"], differ=differ, missing=count["not on record"])]
    if among > len(checked):
        heads.append(told.first_of.format(count=len(checked), total=among))
    blocks = [*map(rich.context, heads), *(rich.rich_text(*_checked_parts(one, words)) for one in checked)]
    lines = [f"{one.figure.surface}: {finding_in_words(one, words)}" for one in checked]
    shown = [hit.article for one in checked for hit in (*one.record, *one.against)]
    return make_message("\n".join((*heads, *lines)), blocks, shown, words)


def finding_in_words(one: Checked, words: Wording) -> str:
    """Say what was found; of a figure on which the record disagrees with itself, how many articles are on each side."""
    told = words.stories.findings
    if not one.against:
        return told[one.finding]
    return f"{told['agrees']} ({len(one.record)}) · {told['differs']} ({len(one.against)})"


def render_series(points: Sequence[Point], words: Wording) -> Message:
    """Show a figure over time: a chart where there are two points or more, then each with its sentence and source."""
    blocks: list[Block] = []
    if drawn := chart(points, words):
        blocks.append(drawn)
        blocks += [rich.context(words.stories.low_ends)] if draws_a_range(points) else []
    elif len(points) == 1:
        blocks.append(rich.context(words.stories.one_point))
    blocks += [rich.rich_text(*_point_parts(point, words)) for point in points]
    lines = [f"{point.label or words.stories.no_time}: {point.hit.figure.surface}" for point in points]
    return make_message("\n".join(lines), blocks, [point.hit.article for point in points], words)


def render_due(hits: Sequence[ClaimHit], by: date | None, words: Wording) -> Message:
    """Show claims that fall due, soonest first, with who says it and where."""
    told = words.stories
    if not hits:
        return render_notice(told.nothing_due_by.format(day=words.on_day(by)) if by else told.nothing_due, words)
    blocks = [rich.rich_text(*_due_parts(hit, words)) for hit in hits]
    lines = [f"{_due_on(hit, words)}: {says(hit.claim, words)}: {cut(hit.claim.content, _SAID)}" for hit in hits]
    message = make_message("\n".join(lines), blocks, [hit.article for hit in hits], words)
    return replace(message, cited=tuple(Citation(hit.article.id, hit.claim.span) for hit in hits))


def change_in_words(point: Point, words: Wording) -> str:
    """Give how far a point is from the one before: "+12万", "about" marked where either is no exact number."""
    if point.change is None:
        return ""
    sign = "+" if point.change >= 0 else "−"
    about = "" if point.hit.figure.approx == "exact" else "≈ "
    return words.stories.change.format(change=f"{about}{sign}{in_words(abs(point.change), words)}")


def in_words(value: Decimal, words: Wording) -> str:
    """Write a number as the script does: 120000 is 12万, 985000000000 is 985 billion."""
    scale, name = next(((scale, name) for scale, name in words.stories.scales if value >= scale), (1, ""))
    number = (value / scale).quantize(Decimal("0.01")).normalize()
    return f"{number:,f}{name}"


def _checked_parts(one: Checked, words: Wording) -> list[Element]:
    surface = rich.styled(rich.label(one.figure.surface, rich.DETAIL), "bold")
    parts = [rich.section(surface, rich.plain(f" · {finding_in_words(one, words)}"))]
    if one.near:
        parts.append(rich.section(rich.plain(words.stories.at_another_time)))
    for hit in (*one.record, *one.near)[:_SOURCES]:
        parts += _held_against(hit, words, named=one.finding != "agrees" or bool(one.against))
    for hit in one.against[:_SOURCES]:
        parts += _held_against(hit, words, named=True)
    return parts


def _held_against(hit: FigureHit, words: Wording, *, named: bool) -> list[Element]:
    """Quote a figure of the record; one that is other than that of the text stands above its sentence."""
    return [*([rich.section(*_figure_line(hit.figure, words))] if named else []), *_cited(hit, words)]


def _point_parts(point: Point, words: Wording) -> list[Element]:
    told, figure = words.stories, point.hit.figure
    notes = [told.disputed] if point.disputed else []
    notes += [change] if (change := change_in_words(point, words)) else []
    line = (rich.styled(f"{point.label or told.no_time} · ", "bold"), *_figure_line(figure, words))
    also = words.answers.also_one if len(point.also) == 1 else words.answers.also_many.format(count=len(point.also))
    parts = [rich.section(*line), rich.section(rich.styled(" · ".join(notes), "italic")), *_cited(point.hit, words)]
    return [*parts, rich.section(rich.styled(also, "italic"))] if point.also else parts


def _due_parts(hit: ClaimHit, words: Wording) -> list[Element]:
    claim = hit.claim
    said = f" · {speaker_of(claim, words)}{about_claim(claim, words)}"
    return [
        rich.section(rich.styled(_due_on(hit, words), "bold"), rich.plain(said)),
        rich.quote(rich.plain(cut(claim.content, _SAID))),
        _source(hit.article, words),
    ]


def _due_on(hit: ClaimHit, words: Wording) -> str:
    return words.stories.due_on.format(day=words.on_day(hit.claim.due))


def _figure_line(figure: Figure, words: Wording) -> tuple[Element, ...]:
    about = about_figure(figure, words)
    return (rich.styled(rich.label(figure.surface, rich.DETAIL), "bold"), rich.plain(f" · {about}" if about else ""))


def _cited(hit: FigureHit, words: Wording) -> list[Element]:
    """Quote the sentence of a figure, and name its source."""
    figure, length = hit.figure, len(hit.figure.sentence)
    start = hit.article.body.rfind(figure.sentence, max(0, figure.span.end - length), figure.span.start + length)
    shown = Passage(figure.sentence, Span(start, start + length))
    return [rich.quoted(shown, [figure], _EXCERPT), _source(hit.article, words)]


def _source(article: Article, words: Wording) -> Element:
    return rich.section(*rich.source_line(article, words.on_day(article.published), words.mark(article)))
