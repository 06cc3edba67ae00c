"""The command that shows a digest now. Must never send one, and never note that anything was told."""

import typer
from rich.console import Console

from bot.call import Call
from bot.screen import show_message
from bot.story_rows import item_row, receipt_row
from corpus.digests import Digest
from corpus.digests.since import read_since
from corpus.topics import parse_topic
from handlers.digest_blocks import render_digest
from handlers.digests import named, preview
from handlers.naming import Naming
from handlers.wording import wording_for


def digest(call: Call, query: str, since: str | None, *, as_json: bool) -> None:
    """Show what a digest on a topic would say now."""
    topic = parse_topic(query, call.names)
    with call.desk() as desk:
        now, words = desk.clock(), wording_for(query)
        day = read_since(since, now.date()) if since else None
        if since and day is None:
            raise typer.BadParameter(wording_for(since).digests.no_day.format(text=since))
        made = preview(desk, topic, day)
    if as_json:
        _print_rows(call, made)
    else:
        for number, message in enumerate(render_digest(named(made, Naming(call.names, words)), words)):
            show_message(Console(), message, at=now.astimezone(), is_in_thread=number > 0)
    if made.is_empty:
        call.complain(words.shell.nothing_new)
    call.finish()


def _print_rows(call: Call, made: Digest) -> None:
    for items, shown in ((made.items, True), (made.more, False)):
        for item in items:
            call.print_row(item_row(item, shown=shown))
    call.print_row(receipt_row(made))
