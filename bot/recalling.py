"""The commands that look back: check, timeline and due. Must never compare or word anything themselves."""

from dataclasses import replace

import typer

from bot.call import Call
from bot.drawing import drawn
from bot.rows import claim_hit_row
from bot.story_rows import checked_row, point_row
from corpus.models import ClaimHit, FigureHit
from corpus.stories.checking import MOST_FIGURES, Checked, check_figures, count_figures
from corpus.stories.dues import claims_due, read_day
from corpus.stories.series import Point, trace
from handlers.charts import chart, draws_a_range
from handlers.naming import Naming
from handlers.story_blocks import change_in_words, finding_in_words
from handlers.wording import Wording, wording_for


def check(call: Call, text: str, *, as_json: bool) -> None:
    """Hold the figures of a text against the record."""
    with call.desk() as desk:
        found = check_figures(text, desk.library, desk.names, desk.clock().date())
    words = wording_for(text)
    told = words.shell

    def show(one: Checked) -> None:
        call.output.line(f"{one.figure.surface} · {finding_in_words(one, words)}")
        if one.near:
            call.output.line(words.stories.at_another_time)
        for hit in (*one.record, *one.against, *one.near):
            _show_figure(call, hit, words)

    for one in found:
        call.print(one, checked_row, show, as_json=as_json)
        if one.finding == "not on record":
            call.complain(told.not_on_record.format(surface=one.figure.surface))
    if len(found) == MOST_FIGURES and (among := count_figures(text, desk.names)) > len(found):
        call.complain(told.checked.format(count=len(found), among=among))
    if not found:
        call.complain(told.no_figure_in.format(text=text))
    call.finish()


def timeline(call: Call, query: str, *, as_json: bool) -> None:
    """Follow a metric over time."""
    with call.desk() as desk:
        points = trace(query, desk.library, desk.names)
    words = wording_for(query)
    naming = Naming(call.names, words)
    drawing = chart([replace(one, hit=_named(one.hit, naming)) for one in points], words)
    if drawing and not as_json:
        call.output.line(drawn(drawing))
        if draws_a_range(points):
            call.output.line(words.stories.low_ends)

    def show(point: Point) -> None:
        notes = (point.label or words.stories.no_time, change_in_words(point, words))
        disputed = words.stories.disputed if point.disputed else ""
        call.output.line(" · ".join(filter(None, (*notes, disputed))))
        _show_figure(call, point.hit, words)

    for point in points:
        call.print(point, point_row, show, as_json=as_json)
    if not points:
        call.complain(words.shell.no_figures.format(query=query))
    call.finish()


def due(call: Call, by: str | None, limit: int, *, as_json: bool) -> None:
    """Show the claims that fall due, soonest first."""
    with call.desk() as desk:
        today = desk.clock().date()
        day = read_day(by, today) if by else None
        if by and day is None:
            raise typer.BadParameter(wording_for(by).stories.no_day.format(text=by))
        hits = claims_due(desk.library.extractions, today, day, limit=limit)
    words = wording_for(by or "")
    naming = Naming(call.names, words)

    def show(hit: ClaimHit) -> None:
        call.output.line(words.stories.due_on.format(day=words.on_day(hit.claim.due)))
        call.output.claim_hit(replace(hit, claim=naming.claim(hit.claim, hit.article)), words)

    for hit in hits:
        call.print(hit, claim_hit_row, show, as_json=as_json)
    if not hits:
        told = words.stories
        call.complain(told.nothing_due_by.format(day=words.on_day(day)) if day else told.nothing_due)
    call.finish()


def _show_figure(call: Call, hit: FigureHit, words: Wording) -> None:
    call.output.figure_hit(_named(hit, Naming(call.names, words)), words)


def _named(hit: FigureHit, naming: Naming) -> FigureHit:
    return replace(hit, figure=naming.figure(hit.figure, hit.article))
