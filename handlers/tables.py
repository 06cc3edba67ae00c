"""Figures as a table in Slack and as a spreadsheet, each row with its source. Must never alter what an article says.

Slack's `data_table` is younger than its clients: a message that holds one carries the same as rich text, for where it
is refused (docs.slack.dev/reference/block-kit/blocks/data-table-block; slack_sdk has no class for it).
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO

from corpus.models import FigureHit, Searched
from handlers import elements as rich
from handlers.blocks import Message, render_figures
from handlers.elements import Element
from handlers.limits import Block, measure
from handlers.wording import Wording

# Of 101 with the header.
_ROWS = 100
# What a table may take of a message; the rest is for the line above it and the buttons.
_ROOM = 10_500
_CELL = 60
_PAGE = 10
# Figures in a spreadsheet.
MOST_ROWS = 1_000
_NOTHING = "–"

_COLUMNS = (
    *("figure", "value", "low", "high", "unit", "per", "kind", "approx", "metric", "entity", "time", "speaker"),
    *("modality", "sentence", "title", "source", "author", "published", "url", "article", "start", "end"),
    *("former", "copy_of", "retracted"),
)


def render_table(hits: Sequence[FigureHit], searched: Searched, words: Wording) -> Message:
    """Show figures as a table of as many rows as one message holds, and as a list where Slack knows no tables."""
    as_list = render_figures(hits, searched, words)
    if not hits:
        return as_list
    table = _table([], words)
    for hit in hits[:_ROWS]:
        longer = table | {"rows": [*table["rows"], _row(hit, words)]}
        if measure(longer) > _ROOM:
            break
        table = longer
    shown = len(table["rows"]) - 1
    if not shown:
        return as_list
    count = rich.context(words.clicks.table_shows.format(shown=shown, count=len(hits)))
    return replace(as_list, blocks=(count, table), plain=as_list.blocks)


def to_csv(hits: Sequence[FigureHit]) -> bytes:
    """Write figures as CSV that spreadsheets open: UTF-8 with a byte order mark, surfaces and sentences verbatim."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(_COLUMNS)
    writer.writerows([_inert(cell) for cell in _cells(hit)] for hit in hits)
    return written.getvalue().encode("utf-8-sig", "replace")


def _table(rows: Sequence[Sequence[Element]], words: Wording) -> Block:
    header = [_raw(name) for name in words.clicks.table_columns]
    return {"type": "data_table", "caption": words.clicks.its_figures, "page_size": _PAGE, "rows": [header, *rows]}


def _row(hit: FigureHit, words: Wording) -> list[Element]:
    figure, article = hit.figure, hit.article
    source, mark = rich.linked(rich.label(article.title, _CELL) or article.id, article.url), words.mark(article)
    return [
        _raw(rich.label(figure.surface, rich.DETAIL)),
        *(_raw(rich.label(each or "", _CELL)) for each in (figure.metric, figure.entity, figure.time, figure.speaker)),
        _raw(words.answers.modality.get(figure.modality, "")),
        rich.rich_text(rich.section(rich.styled(f"{mark} · " if mark else "", "bold"), source)),
        _raw(words.on_day(article.published) or ""),
    ]


def _raw(text: str) -> Element:
    return {"type": "raw_text", "text": text or _NOTHING}


def _cells(hit: FigureHit) -> Iterator[str]:
    figure, article = hit.figure, hit.article
    numbers = (None if each is None else f"{each:f}" for each in (figure.value, figure.low, figure.high))
    about = (figure.metric, figure.entity, figure.time, figure.speaker, figure.modality, figure.sentence)
    where = (article.title, article.source, article.author, article.published, article.url, article.id, *figure.span)
    kind = (figure.unit, figure.per, figure.kind, figure.approx)
    marks = (figure.former, article.copy_of, article.retracted)
    for cell in (figure.surface, *numbers, *kind, *about, *where, *marks):
        yield "" if cell is None else str(cell)


def _inert(cell: str) -> str:
    """Keep a spreadsheet from running what an outside text begins with: =HYPERLINK(…); a number may have its sign."""
    begins = cell[:1]
    is_signed = begins in {"+", "-"} and cell[1:2].isnumeric()
    return f"'{cell}" if begins and begins in "=+-@\t\r" and not is_signed else cell
