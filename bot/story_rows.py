"""Checked figures and series as the JSON rows of the command line's contract: add keys, never rename. Pure."""

from bot.rows import Row, figure_hit_row, figure_row
from corpus.stories.checking import Checked
from corpus.stories.series import Point


def checked_row(checked: Checked) -> Row:
    """Give a figure of the text and what the record says: "finding" is agrees, differs or not_on_record."""
    return figure_row(checked.figure) | {
        "finding": checked.finding.replace(" ", "_"),
        "record": [figure_hit_row(hit) for hit in checked.record],
        "near": [figure_hit_row(hit) for hit in checked.near],
    }


def point_row(point: Point) -> Row:
    """Give a point of a series: "when" is null where neither figure nor article says when."""
    return figure_hit_row(point.hit) | {
        "when": point.label,
        "change": None if point.change is None else float(point.change),
        "disputed": point.disputed,
        "also": [hit.article.id for hit in point.also],
    }
