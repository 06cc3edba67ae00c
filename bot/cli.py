"""The command line: arguments in, rows or readable text out, exit codes as the contract says.

Puts the commands together, which stand in the modules named *_commands, and catches what none of them did. Must never
show a traceback, nor with `--json` write anything but rows to stdout. What is heavy is imported where it is needed.
"""

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import (
    asking_commands,
    feed_commands,
    keeping_commands,
    operating_commands,
    reading_commands,
    serving_commands,
)
from bot.errors import SetupError
from bot.logs import configure_logging, note_failure
from bot.options import Data
from corpus.errors import QuestionError

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
# In the order of the help.
for part in (serving_commands, reading_commands, asking_commands, keeping_commands, operating_commands):
    app.add_typer(part.commands)
app.add_typer(feed_commands.commands, name="feeds")


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
        serving_commands.run(context)


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
