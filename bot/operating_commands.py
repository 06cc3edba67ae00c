"""Commands for who runs the bot: how fast it is, whether all is in order, what Slack has to know, help.

Must never change the record.
"""

import sys
from typing import Annotated

import typer

from bot.invoking import call_of, examples, need
from bot.options import BenchFile, ModeOption, UrlOption

commands = typer.Typer()


@commands.command(
    epilog=examples(
        "onrecord bench --articles news.jsonl --questions asked.jsonl",
        "onrecord bench --generate 100000 --extract 1000",
    )
)
def bench(
    context: typer.Context,
    articles: BenchFile = None,
    questions: BenchFile = None,
    generate: Annotated[int, typer.Option(min=1, max=1_000_000, help="Make up so many, without --articles.")] = 10_000,
    extract: Annotated[
        str, typer.Option(metavar="N|all", help="Take figures and claims out of the first N; the rest go without.")
    ] = "500",
) -> None:
    """Measure indexing, starting, asking and adding.

    One JSON object on stdout. Leaves the record alone.

    Articles are JSONL as import reads it, questions have "turns", "question" or "query". Without files both are made
    up: the same every time, in three scripts, with names, figures and claims.
    """
    need(extract == "all" or extract.isdecimal(), "--extract wants a number, or all.")
    from bot.bench import run  # noqa: PLC0415  # only this command needs it
    from bot.bench_building import Plan  # noqa: PLC0415  # as above

    most = sys.maxsize if extract == "all" else int(extract)
    run(call_of(context), Plan(articles, questions, generate, most))


@commands.command(epilog=examples("onrecord doctor"))
def doctor(context: typer.Context) -> None:
    """Check that everything a start needs is in order.

    Settings, data folder, database, the tokens' shape, names, manifest: a line for each, with how to mend it.
    """
    from bot.doctor import report  # noqa: PLC0415  # only this command needs it

    report(call_of(context))


@commands.command(
    epilog=examples(
        "onrecord manifest > manifest.yaml", "onrecord manifest --mode http --url https://onrecord.example.com"
    )
)
def manifest(context: typer.Context, mode: ModeOption = None, url: UrlOption = None) -> None:
    """Print the Slack app manifest for a command and a mode.

    Both options have their values from the settings where they are left out.
    """
    import yaml  # noqa: PLC0415  # only this command needs it

    from bot.settings import manifest_url  # noqa: PLC0415  # as above
    from handlers.manifest import build_manifest  # noqa: PLC0415  # as above

    settings = call_of(context).settings
    address = manifest_url(settings, mode, url)
    described = build_manifest(settings.command, address, shared=settings.is_shared and address is not None)
    typer.echo(yaml.safe_dump(described, allow_unicode=True, sort_keys=False), nl=False)


@commands.command(name="help", epilog=examples("onrecord help", "onrecord help import"))
def help_(
    context: typer.Context,
    command: Annotated[
        str | None, typer.Argument(metavar="COMMAND", help="The one to explain.", show_default=False)
    ] = None,
) -> None:
    """Show what the commands do, or one of them."""
    context.find_root().command([command, "--help"] if command else ["--help"])
