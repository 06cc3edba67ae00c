"""What every command of the command line shares: its examples, its call, its refusal of wrong usage.

Must never import what is heavy before a command needs it.
"""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.call import Call


def examples(*lines: str) -> str:
    """Write examples as they stand below a command's help: `onrecord ask 高盛怎么看铜价`."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def call_of(context: typer.Context) -> "Call":
    """Make the call that a command belongs to, with the options that stood before the command."""
    from bot.call import Call  # noqa: PLC0415  # help and wrong usage need none of it

    return Call(**context.obj)


def need(right: bool, otherwise: str) -> None:  # reads as a sentence
    """Refuse wrong usage in one sentence. Raises typer.BadParameter."""
    if not right:
        raise typer.BadParameter(otherwise)
