"""check, timeline and due: what the record says to a text, over time, and by when. Must never touch Slack."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Citation, FigureHit
from corpus.stories.checking import MOST_FIGURES, check_figures, count_figures
from corpus.stories.dues import claims_due, read_day
from corpus.stories.series import trace
from handlers.blocks import Message, render_notice
from handlers.conversations import Asked
from handlers.desk import Desk
from handlers.naming import Naming
from handlers.story_blocks import render_check, render_due, render_series
from handlers.wording import Wording, wording_for

_LISTED = 8


def look_back(desk: Desk, asked: Asked, words: Wording) -> Message | None:
    """Answer one of them; None for a text without figures, and a metric without any: then it may be a question.

    Raises QuestionError where a query has a filter with no meaning.
    """
    request = asked.request
    match request.subcommand:
        case "check":
            return _check(desk, request.text, words)
        case "timeline":
            return _timeline(desk, request.text, words)
        case _:
            return _due(desk, asked, words)


def check_text(desk: Desk, text: str) -> Message:
    """Hold the figures of a message against the record, in the message's script."""
    words = wording_for(text)
    return _check(desk, text, words) or render_notice(words.stories.no_figures, words)


def is_on_record(desk: Desk, text: str) -> bool:
    """Say whether a text has a figure that agrees with the record."""
    checked = check_figures(text, desk.library, desk.names, desk.clock().date())
    return any(one.finding == "agrees" for one in checked)


def is_traced(desk: Desk, query: str) -> bool:
    """Say whether the record has figures of a metric."""
    return bool(trace(query, desk.library, desk.names))


def _check(desk: Desk, text: str, words: Wording) -> Message | None:
    naming = Naming(desk.names, words)
    checked = check_figures(text, desk.library, desk.names, desk.clock().date())
    named = [
        replace(
            one,
            record=_named(one.record, naming),
            near=_named(one.near, naming),
            against=_named(one.against, naming),
        )
        for one in checked
    ]
    among = count_figures(text, desk.names) if len(named) == MOST_FIGURES else 0
    return render_check(named, words, among) if named else None


def _timeline(desk: Desk, query: str, words: Wording) -> Message | None:
    points = trace(query, desk.library, desk.names)
    if not points:
        return None
    naming = Naming(desk.names, words)
    return render_series([replace(point, hit=_named([point.hit], naming)[0]) for point in points], words)


def _due(desk: Desk, asked: Asked, words: Wording) -> Message:
    today, text = desk.clock().date(), asked.request.text
    by = read_day(text, today) if text else None
    if text and by is None:
        return render_notice(words.stories.no_day.format(text=text), words)
    naming = Naming(desk.names, words)
    found = claims_due(desk.library.extractions, today, by, limit=len(asked.shown) + _LISTED + 1)
    hits = [hit for hit in found if Citation(hit.article.id, hit.claim.span) not in asked.shown]
    if asked.shown and not hits:
        return render_notice(words.clicks.no_more, words)
    named = [replace(hit, claim=naming.claim(hit.claim, hit.article)) for hit in hits[:_LISTED]]
    return replace(render_due(named, by, words), offers=("more",) if len(hits) > _LISTED else ())


def _named(hits: Sequence[FigureHit], naming: Naming) -> tuple[FigureHit, ...]:
    return tuple(replace(hit, figure=naming.figure(hit.figure, hit.article)) for hit in hits)
