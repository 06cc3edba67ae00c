"""The options and arguments that commands share, with their help. Must never read anything: values come from typer."""

from pathlib import Path
from typing import Annotated, Literal

import typer


def _folder(given: str) -> Path:
    if not given:
        raise typer.BadParameter("it is empty; name a folder, or leave the option out.")
    return Path(given)


AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for scripts.")]
Batch = Annotated[
    bool,
    typer.Option(
        "--batch",
        help="Read JSONL from stdin, write one row for each line; one that cannot be used has its id and an error.",
    ),
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=100, help="At most so many.")]
Words = Annotated[
    list[str] | None, typer.Argument(metavar="WORDS...", help="Quotation marks are not needed.", show_default=False)
]
Data = Annotated[
    Path | None,
    typer.Option(help="The folder that holds the record, for this call.", parser=_folder, metavar="FOLDER"),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="DAY", help="The last day that counts: 2027, 2027-06, 明年.", show_default=False),
]
Day = Annotated[list[str] | None, typer.Argument(metavar="DAY", help="As --by has it.", show_default=False)]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", help="The first day that counts: 2026-03, 上周.", show_default=False),
]
TopicOption = Annotated[
    str | None,
    typer.Option("--topic", metavar="QUERY", help="What it is about; everything, if left out.", show_default=False),
]
_PATHS = typer.Argument(metavar="PATH|URL...", help="Files, folders and web pages.", show_default=False)
Paths = Annotated[list[str], _PATHS]
OptionalPaths = Annotated[list[str] | None, _PATHS]
Ids = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="As `onrecord list` names them; six characters do.", show_default=False),
]
BenchFile = Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help="JSONL; made up if left out.", exists=True)]
ModeOption = Annotated[
    Literal["socket", "http"] | None,
    typer.Option("--mode", help="How Slack's events arrive.", show_default=False),
]
UrlOption = Annotated[
    str | None,
    typer.Option("--url", help="With http, where Slack reaches the bot: https://…", metavar="URL", show_default=False),
]
Addresses = Annotated[
    list[str], typer.Argument(metavar="URL|FOLDER...", help="Feeds, pages with a feed, folders.", show_default=False)
]
_SOURCES = typer.Argument(metavar="NUMBER|URL...", help="As `onrecord feeds list` shows them.", show_default=False)
Sources = Annotated[list[str], _SOURCES]
OptionalSources = Annotated[list[str] | None, _SOURCES]
