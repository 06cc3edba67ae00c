"""The command line: arguments in, rows or readable text out, exit codes as the contract says.

Commands build what they need from `bot.app` and print; they decide nothing. Must never show a traceback, and with
`--json` never write anything but rows to stdout. Imports what is heavy only where a command needs it.
"""

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.errors import SetupError
from bot.logs import configure_logging, note_failure
from bot.options import (
    Addresses,
    AsJson,
    Batch,
    BenchFile,
    By,
    Data,
    Day,
    Ids,
    Limit,
    ModeOption,
    OptionalPaths,
    OptionalSources,
    Paths,
    Since,
    Sources,
    TopicOption,
    UrlOption,
    Words,
)
from corpus.errors import QuestionError

if TYPE_CHECKING:
    from bot.call import Call

_log = logging.getLogger("bot")

app = typer.Typer(
    name="onrecord",
    help="Keeps a team's reading on the record: every figure and every claim, with its passage and source.",
    epilog="Without a command: run. Every command has its own help with examples: onrecord ask --help",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: at once, and the same in a pipe
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _examples(*lines: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@app.callback()
def begin(
    context: typer.Context,
    data: Data = None,
    *,
    no_bundled: Annotated[bool, typer.Option("--no-bundled", help="A new folder begins without our articles.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Options that stand before the command."""
    if version:
        from importlib.metadata import version as installed  # noqa: PLC0415  # only here

        typer.echo(f"onrecord {installed('onrecord')}")
        raise typer.Exit
    context.obj = {"data": data, "bundled": not no_bundled}
    if context.invoked_subcommand is None:
        run(context)


@app.command(epilog=_examples("onrecord run", "printf '@onrecord 阿里巴巴三年要投入多少钱?\\n' | onrecord run"))
def run(context: typer.Context) -> None:
    """Serve Slack; without tokens, open the console.

    Tokens are read from the environment, or from a file .env in this folder.
    """
    from bot import serving  # noqa: PLC0415  # only this command needs it

    serving.run(_call(context))


@app.command(epilog=_examples("onrecord chat", "printf '/onrecord figures 数据中心\\n' | onrecord chat"))
def chat(context: typer.Context) -> None:
    """Open the console: what you would do in Slack, here."""
    from bot import serving  # noqa: PLC0415  # only this command needs it

    serving.chat(_call(context))


@app.command(
    name="import",
    epilog=_examples(
        "onrecord import reading/ report.html", "onrecord --data other --no-bundled import archive.jsonl --json"
    ),
)
def import_(
    context: typer.Context,
    paths: Paths,
    *,
    as_json: AsJson = False,
) -> None:
    """Read articles into the record, from files, folders and web pages.

    Reads .md, .txt, .html and .jsonl, folders with all that is in them. The same article again changes nothing. Web
    pages come from public hosts only, and from those that ONRECORD_FETCH_HOSTS names.

    A line of JSONL is {"id", "title", "body", "source", "author", "url", "published", "lang"}; all but body may be
    left out. published is a day: 2025-09-24.
    """
    from bot import reading  # noqa: PLC0415  # only this command needs it

    reading.import_paths(_call(context), paths, as_json=as_json)


@app.command(
    epilog=_examples(
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
    _need(bool(paths) != batch, "Name files or folders to read, or use --batch: one of the two.")
    from bot import reading  # noqa: PLC0415  # only this command needs it

    if batch:
        reading.extract_batch(_call(context))
    else:
        reading.extract_paths(_call(context), paths or [], as_json=as_json)


@app.command(
    epilog=_examples(
        "onrecord ask 阿里巴巴三年要投入多少钱",
        "onrecord ask --limit 1 --json 'How much copper will the grid need?'",
        'printf \'{"id": 1, "turns": ["吴泳铭怎么看AGI", "那投资计划是多少钱?"]}\\n\' | onrecord ask --batch',
    )
)
def ask(
    context: typer.Context,
    question: Words = None,
    limit: Limit = 5,
    *,
    as_json: AsJson = False,
    batch: Batch = False,
) -> None:
    """Answer a question with passages and their sources."""
    _need(bool(question) != batch, "Type a question, or use --batch: one of the two.")
    from bot import asking  # noqa: PLC0415  # only this command needs it

    if batch:
        asking.ask_batch(_call(context), limit)
    else:
        asking.ask(_call(context), " ".join(question or []), limit, as_json=as_json)


@app.command(
    epilog=_examples(
        "onrecord search 电网 铜", 'printf \'{"id": 1, "turns": ["电网 铜"]}\\n\' | onrecord search --batch'
    )
)
def search(
    context: typer.Context,
    query: Words = None,
    limit: Limit = 10,
    *,
    as_json: AsJson = False,
    batch: Batch = False,
) -> None:
    """Find articles and their best passages."""
    _need(bool(query) != batch, "Name what to search for, or use --batch: one of the two.")
    from bot import asking  # noqa: PLC0415  # only this command needs it

    if batch:
        asking.search_batch(_call(context), limit)
    else:
        asking.search(_call(context), " ".join(query or []), limit, as_json=as_json)


@app.command(
    epilog=_examples("onrecord figures 数据中心 能耗", "onrecord figures --json --limit 3 Alibaba capital expenditure")
)
def figures(context: typer.Context, query: Words = None, limit: Limit = 10, *, as_json: AsJson = False) -> None:
    """Find figures: how much, of what, whose, when, says who."""
    _need(bool(query), "Name what the figures should be about.")
    from bot import asking  # noqa: PLC0415  # only this command needs it

    asking.figures(_call(context), " ".join(query or []), limit, as_json=as_json)


@app.command(epilog=_examples("onrecord claims 吴泳铭", "onrecord claims --json karpathy about agents"))
def claims(context: typer.Context, query: Words = None, limit: Limit = 10, *, as_json: AsJson = False) -> None:
    """Find claims: who said, predicts, plans or judges what."""
    _need(bool(query), "Name who or what the claims should be about.")
    from bot import asking  # noqa: PLC0415  # only this command needs it

    asking.claims(_call(context), " ".join(query or []), limit, as_json=as_json)


@app.command(
    epilog=_examples(
        "onrecord check 阿里巴巴三年投入3000亿元", "onrecord check --json 'Copper at $10,750 a ton in 2027'"
    )
)
def check(context: typer.Context, text: Words = None, *, as_json: AsJson = False) -> None:
    """Hold each figure of a text against the record: agrees, differs, or is not there."""
    _need(bool(text), "Type the text whose figures to check.")
    from bot import recalling  # noqa: PLC0415  # only this command needs it

    recalling.check(_call(context), " ".join(text or []), as_json=as_json)


@app.command(epilog=_examples("onrecord timeline 电子商务营收", "onrecord timeline --json Qwen models"))
def timeline(context: typer.Context, metric: Words = None, *, as_json: AsJson = False) -> None:
    """Follow one figure over time: what changed, and where sources disagree."""
    _need(bool(metric), "Name the metric to follow, with whose it is.")
    from bot import recalling  # noqa: PLC0415  # only this command needs it

    recalling.timeline(_call(context), " ".join(metric or []), as_json=as_json)


@app.command(epilog=_examples("onrecord due", "onrecord due 2030", "onrecord due --by 明年 --json"))
def due(context: typer.Context, day: Day = None, by: By = None, limit: Limit = 10, *, as_json: AsJson = False) -> None:
    """List the claims that fall due from today on, soonest first.

    With a day that has passed they are those that fell due until then. `due 2030` is short for `due --by 2030`.
    """
    _need(not (day and by), "Name the day once: due 2030, or due --by 2030.")
    from bot import recalling  # noqa: PLC0415  # only this command needs it

    recalling.due(_call(context), by or " ".join(day or []) or None, limit, as_json=as_json)


@app.command(
    epilog=_examples(
        "onrecord digest", "onrecord digest --topic '阿里巴巴, 铜价' --since 2025-09", "onrecord digest --json Qwen"
    )
)
def digest(
    context: typer.Context,
    topic: Words = None,
    since: Since = None,
    query: TopicOption = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show what a digest would say now: new figures and claims, what changed, who disagrees, what falls due.

    Of all that was published since a day; without one, since a week before the newest article. A topic is words as in
    a question, filters included; commas part alternatives. Nothing is sent, and nothing counts as told.

    With --json there is a row for each item, best first within its kind ("kind" is figure, change, claim, disagreement
    or due; "shown" is false for what stands in the thread; "why" has the topic's words and the parts of the score), and
    a last row with the "receipt".
    """
    _need(not (topic and query), "Name the topic once: digest Qwen, or digest --topic Qwen.")
    from bot import digesting  # noqa: PLC0415  # only this command needs it

    digesting.digest(_call(context), query or " ".join(topic or []), since, as_json=as_json)


@app.command(name="list", epilog=_examples("onrecord list", "onrecord list --json"))
def list_(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List the articles on record: id, date, source, title."""
    from bot import keeping  # noqa: PLC0415  # only this command needs it

    keeping.list_articles(_call(context), as_json=as_json)


@app.command(epilog=_examples("onrecord remove 3f2a9c", "onrecord remove --json 3f2a9c01d2e4b5a6 > removed.jsonl"))
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

    keeping.remove_articles(_call(context), ids, as_json=as_json)


@app.command(
    epilog=_examples("onrecord retract 3f2a9c", "onrecord retract --undo 3f2a9c"),
)
def retract(
    context: typer.Context,
    ids: Ids,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="It holds after all.")] = False,
) -> None:
    """Mark articles as retracted: they say so wherever they are shown."""
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.retract(_call(context), ids, undo=undo)


feeds = typer.Typer(
    help="Feeds and watched folders, which new articles come from.",
    epilog=_examples("onrecord feeds add https://news.example/feed.xml", "onrecord feeds list"),
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    no_args_is_help=True,
)
app.add_typer(feeds, name="feeds")


@feeds.command(
    name="add", epilog=_examples("onrecord feeds add https://news.example/feed.xml", "onrecord feeds add reading/")
)
def add_feeds(context: typer.Context, addresses: Addresses, *, as_json: AsJson = False) -> None:
    """Add feeds, by their address or that of a page which announces one, and folders to watch.

    What comes with the first poll is no news, so no digest is flooded.
    """
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.add_feeds(_call(context), addresses, as_json=as_json)


@feeds.command(name="list", epilog=_examples("onrecord feeds list", "onrecord feeds list --json"))
def list_feeds(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List the feeds: how many articles each brought, when it was polled, when it is next, why it fails."""
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.list_feeds(_call(context), as_json=as_json)


@feeds.command(name="remove", epilog=_examples("onrecord feeds remove 3"))
def remove_feeds(context: typer.Context, named: Sources, *, as_json: AsJson = False) -> None:
    """Remove feeds; their articles stay on record."""
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.remove_feeds(_call(context), named, as_json=as_json)


@feeds.command(name="poll", epilog=_examples("onrecord feeds poll", "onrecord feeds poll --due --json"))
def poll_feeds(
    context: typer.Context,
    named: OptionalSources = None,
    *,
    due: Annotated[bool, typer.Option("--due", help="Only those whose time has come.")] = False,
    as_json: AsJson = False,
) -> None:
    """Poll feeds now, all or those named. `onrecord run` does it by itself."""
    from bot import feeding  # noqa: PLC0415  # only this command needs it

    feeding.poll_feeds(_call(context), named or [], only_due=due, as_json=as_json)


@app.command(
    epilog=_examples(
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
    """Measure indexing, starting, asking and adding; one JSON object on stdout. Leaves the record alone.

    Articles are JSONL as import reads it, questions have "turns", "question" or "query". Without files both are made
    up: the same every time, in three scripts, with names, figures and claims.
    """
    _need(extract == "all" or extract.isdecimal(), "--extract wants a number, or all.")
    from bot import bench as measuring  # noqa: PLC0415  # only this command needs it

    most = sys.maxsize if extract == "all" else int(extract)
    measuring.run(_call(context), measuring.Plan(articles, questions, generate, most))


@app.command(epilog=_examples("onrecord doctor"))
def doctor(context: typer.Context) -> None:
    """Check that everything a start needs is in order.

    Settings, data folder, database, the tokens' shape, names, manifest: a line for each, with how to mend it.
    """
    from bot.doctor import report  # noqa: PLC0415  # only this command needs it

    report(_call(context))


@app.command(
    epilog=_examples(
        "onrecord manifest > manifest.yaml", "onrecord manifest --mode http --url https://onrecord.example.com"
    )
)
def manifest(context: typer.Context, mode: ModeOption = None, url: UrlOption = None) -> None:
    """Print the Slack app manifest for the command's name and the mode.

    Both options have their values from the settings where they are left out.
    """
    import yaml  # noqa: PLC0415  # only this command needs it

    from bot.settings import manifest_url  # noqa: PLC0415  # as above
    from handlers.manifest import build_manifest  # noqa: PLC0415  # as above

    settings = _call(context).settings
    address = manifest_url(settings, mode, url)
    described = build_manifest(settings.command, address, shared=settings.is_shared and address is not None)
    typer.echo(yaml.safe_dump(described, allow_unicode=True, sort_keys=False), nl=False)


@app.command(name="help", epilog=_examples("onrecord help", "onrecord help import"))
def help_(
    command: Annotated[
        str | None, typer.Argument(metavar="COMMAND", help="The one to explain.", show_default=False)
    ] = None,
) -> None:
    """Show what the commands do, or one of them."""
    app([command, "--help"] if command else ["--help"])


def main() -> None:
    """Run the command line; every way out is an exit code of the contract."""
    _settle_streams()
    configure_logging("WARNING", tracebacks=False)  # until the settings say otherwise
    try:
        app()
    except SetupError as error:
        for sentence in error.sentences:
            typer.echo(sentence, err=True)
        sys.exit(2)
    except QuestionError as error:
        typer.echo(error.reason, err=True)
        sys.exit(1)
    except Exception:  # noqa: BLE001  # the last net: a person reads a sentence, the log has the rest
        reference = note_failure(_log, "command")
        typer.echo(
            f"Something went wrong, and the fault is ours. Please report it with reference {reference}.", err=True
        )
        sys.exit(1)


def _settle_streams() -> None:
    """Speak UTF-8, whatever the locale says; a stream that the caller has closed is an empty one."""
    for name, mode, errors in (
        ("stdin", "r", "replace"),
        ("stdout", "w", "backslashreplace"),
        ("stderr", "w", "backslashreplace"),
    ):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # open to the end
        getattr(sys, name).reconfigure(encoding="utf-8", errors=errors)


def _call(context: typer.Context) -> "Call":
    from bot.call import Call  # noqa: PLC0415  # help and wrong usage need none of it

    return Call(**context.obj)


def _need(right: bool, otherwise: str) -> None:
    if not right:
        raise typer.BadParameter(otherwise)
