"""Commands that look after the articles on record. Must never touch the store: `bot.keeping` and `bot.feeding` do."""

from typing import Annotated

import typer

from bot.invoking import call_of, examples
from bot.options import AsJson, Ids

commands = typer.Typer()


@commands.command(name="list", epilog=examples("onrecord list", "onrecord list --json"))
def list_(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List the articles on record: id, date, source, title."""
    from bot import keeping  # noqa: PLC0415  # only this command needs it

    keeping.list_articles(call_of(context), as_json=as_json)


@commands.command(epilog=examples("onrecord remove 3f2a9c", "onrecord remove --json 3f2a9c01d2e4b5a6 > removed.jsonl"))
def remove(
    context: typer.Context,
    ids: Ids,
    *,
    as_json: AsJson = False,
) -> None:
    """Take articles off the record, with their figures and claims.

    Without --json it names the file each came from; with it, each row holds the article, and import reads it again.
    """
    from bot import keeping  # noqa: PLC0415  # only this command needs it

    keeping.remove_articles(call_of(context), ids, as_json=as_json)


@commands.command(
    epilog=examples("onrecord retract 3f2a9c", "onrecord retract --undo 3f2a9c"),
)
def retract(
    context: typer.Context,
    ids: Ids,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="It holds after all.")] = False,
) -> None:
    """Mark articles as retracted: they say so wherever they are shown."""
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.retract(call_of(context), ids, undo=undo)
