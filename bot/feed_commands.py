"""Commands for feeds and watched folders, where new articles come from. Must never poll: `bot.feeding` does."""

from typing import Annotated

import typer

from bot.invoking import call_of, examples
from bot.options import Addresses, AsJson, OptionalSources, Sources

commands = typer.Typer(
    help="Feeds and watched folders, which new articles come from.",
    epilog=examples("onrecord feeds add https://news.example/feed.xml", "onrecord feeds list"),
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    no_args_is_help=True,
)


@commands.command(
    name="add", epilog=examples("onrecord feeds add https://news.example/feed.xml", "onrecord feeds add reading/")
)
def add_feeds(context: typer.Context, addresses: Addresses, *, as_json: AsJson = False) -> None:
    """Add feeds by an address, and folders to watch.

    The address is that of a feed, or of a page which announces one.
    What comes with the first poll is no news, so no digest is flooded.
    """
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.add_feeds(call_of(context), addresses, as_json=as_json)


@commands.command(name="list", epilog=examples("onrecord feeds list", "onrecord feeds list --json"))
def list_feeds(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List the feeds, with what each brought and why it fails.

    With the number of its articles, when it was polled and when it is next.
    """
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.list_feeds(call_of(context), as_json=as_json)


@commands.command(name="remove", epilog=examples("onrecord feeds remove 3"))
def remove_feeds(context: typer.Context, named: Sources, *, as_json: AsJson = False) -> None:
    """Remove feeds; their articles stay on record."""
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.remove_feeds(call_of(context), named, as_json=as_json)


@commands.command(name="poll", epilog=examples("onrecord feeds poll", "onrecord feeds poll --due --json"))
def poll_feeds(
    context: typer.Context,
    named: OptionalSources = None,
    *,
    due: Annotated[bool, typer.Option("--due", help="Only those whose time has come.")] = False,
    as_json: AsJson = False,
) -> None:
    """Poll feeds now, all or those named. `onrecord run` does it by itself."""
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.poll_feeds(call_of(context), named or [], only_due=due, as_json=as_json)
