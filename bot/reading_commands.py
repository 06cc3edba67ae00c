"""Commands that read articles, to keep them or to look at them. Must never read one themselves: `bot.reading` does."""

import typer

from bot.invoking import call_of, examples, need
from bot.options import AsJson, Batch, OptionalPaths, Paths

commands = typer.Typer()


@commands.command(
    name="import",
    epilog=examples(
        "onrecord import reading/ report.html", "onrecord --data other --no-bundled import archive.jsonl --json"
    ),
)
def import_(
    context: typer.Context,
    paths: Paths,
    *,
    as_json: AsJson = False,
) -> None:
    """Read articles into the record: files, folders, web pages.

    Reads .md, .txt, .html and .jsonl, folders with all that is in them. The same article again changes nothing. Web
    pages come from public hosts only, and from those that ONRECORD_FETCH_HOSTS names.

    A line of JSONL is {"id", "title", "body", "source", "author", "url", "published", "lang"}; all but body may be
    left out. published is a day: 2025-09-24.
    """
    from bot import reading  # noqa: PLC0415  # only this command needs it

    reading.import_paths(call_of(context), paths, as_json=as_json)


@commands.command(
    epilog=examples(
        "onrecord extract report.html",
        "onrecord extract reading/ --json",
        'printf \'{"id": 1, "text": "投入超过3800亿元"}\\n\' | onrecord extract --batch',
    )
)
def extract(
    context: typer.Context,
    paths: OptionalPaths = None,
    *,
    as_json: AsJson = False,
    batch: Batch = False,
) -> None:
    """Show the figures and claims of articles; store nothing."""
    need(bool(paths) != batch, "Name files or folders to read, or use --batch: one of the two.")
    from bot import reading  # noqa: PLC0415  # only this command needs it

    if batch:
        reading.extract_batch(call_of(context))
    else:
        reading.extract_paths(call_of(context), paths or [], as_json=as_json)
