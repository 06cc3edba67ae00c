"""Commands that serve: Slack, or the console. Must never start anything themselves: `bot.serving` does."""

import typer

from bot.invoking import call_of, examples

commands = typer.Typer()


@commands.command(epilog=examples("onrecord run", "printf '@onrecord 阿里巴巴三年要投入多少钱?\\n' | onrecord run"))
def run(context: typer.Context) -> None:
    """Serve Slack; without tokens, open the console.

    Tokens are read from the environment, or from a file .env in this folder.
    """
    from bot import serving  # noqa: PLC0415  # only this command needs it

    serving.run(call_of(context))


@commands.command(epilog=examples("onrecord chat", "printf '/onrecord figures 数据中心\\n' | onrecord chat"))
def chat(context: typer.Context) -> None:
    """Open the console: what you would do in Slack, here."""
    from bot import serving  # noqa: PLC0415  # only this command needs it

    serving.chat(call_of(context))
