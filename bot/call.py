"""One call of the command line: its settings, its way of printing, its exit code. Must never word an answer.

stdout is for rows and answers; what was refused or not found is named on stderr and makes the exit code 1.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import typer
from rich.console import Console

from bot import app
from bot.batch import BadLine, Item, read_items
from bot.logs import configure_logging
from bot.output import Output
from bot.progress import shown
from bot.rows import Row, error_row, to_line
from bot.settings import Settings, load_settings
from bot.store import Store
from corpus.names import Names
from handlers.desk import Desk

T = TypeVar("T")


class Call:
    """What every command needs, made when it is first asked for."""

    def __init__(self, *, data: Path | None, bundled: bool) -> None:
        self._data = data
        self._bundled = bundled
        self._complaints = 0

    @cached_property
    def settings(self) -> Settings:
        """The settings, with what the command line says; logs follow them from here on."""
        settings = load_settings(data=self._data)
        configure_logging(settings.log_level, tracebacks=settings.serves_slack)
        return settings

    @cached_property
    def names(self) -> Names:
        """The names, the user's included."""
        return app.build_names(self.settings)

    @cached_property
    def output(self) -> Output:
        """What a person reads."""
        return Output(Console())

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the store, brought up to date."""
        with app.opened_store(self.settings, self.names, bundled=self._bundled) as store:
            yield store

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the store and index it."""
        with self.store() as store:
            yield app.build_desk(self.settings, store, self.names)

    def items(self, content_of: Callable[[dict[str, Any]], T]) -> Iterator[Item[T]]:
        """Read the lines on stdin; complain about those that cannot be used, in a row of theirs too."""
        for item in read_items(sys.stdin.buffer, content_of):
            if isinstance(item, BadLine):
                self.print_row(error_row(item.id, item.reason))
                self.complain(f"Line {item.number} is not used. {item.reason}")
            else:
                yield item

    def counted(self, found: Iterable[T]) -> Iterable[T]:
        """Show how many articles are done, unless rows in the same terminal show it already."""
        return found if sys.stdout.isatty() else shown(found, "Articles")

    def print(self, found: T, to_row: Callable[[T], Row], show: Callable[[T], None], *, as_json: bool) -> None:
        """Print one thing found, as a row or for a person."""
        if as_json:
            self.print_row(to_row(found))
        else:
            show(found)

    def print_row(self, row: Row) -> None:
        """Print a row at once, so that a pipe can go on with it."""
        print(to_line(row), flush=True)  # noqa: T201  # rows are what stdout is for

    def complain(self, sentence: str) -> None:
        """Name on stderr what was refused or not found."""
        self._complaints += 1
        typer.echo(sentence, err=True)

    def mention(self, sentence: str) -> None:
        """Say something on stderr that is no failure of the command."""
        typer.echo(sentence, err=True)

    def interrupted(self) -> None:
        """End with exit code 130: somebody has stopped it."""
        raise typer.Exit(130)

    def finish(self) -> None:
        """End with exit code 1 where there was something to complain about."""
        if self._complaints:
            raise typer.Exit(1)
