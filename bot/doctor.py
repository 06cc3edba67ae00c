"""Checks everything a start needs, one line each, with what to do about it. Must never mend or change anything itself.

A token is judged by its shape and never printed.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
import typer

from bot import app
from bot.call import Call
from bot.errors import SetupError
from bot.settings import Settings, manifest_url, unknown_settings
from bot.store.opening import connect, latest_version, schema_version
from bot.store.tables import articles, feeds
from bot.tokens import token_problems

_OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    well: bool
    says: str


def report(call: Call) -> None:
    """Print every check; the exit code is 1 where something is wrong."""
    all_well = True
    for check in examine(lambda: call.settings):
        call.output.line(f"{'✓' if check.well else '✗'} {check.says}")
        all_well = all_well and check.well
    if not all_well:
        raise typer.Exit(1)


def examine(load: Callable[[], Settings]) -> Iterator[Check]:
    """Look at everything; without settings that can be read, only at what does not need them."""
    yield _python(sys.version_info[:2])
    try:
        settings = load()
    except SetupError as error:
        for sentence in error.sentences:
            yield Check(well=False, says=f"Settings: {sentence}")
        return
    yield Check(well=True, says=f"Settings: can be used; the command is {settings.command}")
    for name in unknown_settings():
        yield Check(well=False, says=f"Settings: {name} is none of them; .env.example names them all.")
    yield _data_folder(settings)
    if settings.folder is not None:
        yield _watched_folder(settings.folder.absolute())
    yield from _database(settings)
    yield from _tokens(settings)
    yield _names(settings)
    yield _manners(settings)
    yield _manifest(settings)


def _python(version: tuple[int, ...]) -> Check:
    written = ".".join(map(str, version))
    if version >= _OLDEST_PYTHON:
        return Check(well=True, says=f"Python: {written}")
    return Check(well=False, says=f"Python: {written} is too old; install Python 3.11 or newer.")


def _data_folder(settings: Settings) -> Check:
    folder = settings.data.absolute()
    if folder.exists() and not folder.is_dir():
        return Check(well=False, says=f"Data folder: {folder} is a file; set ONRECORD_DATA to a folder.")
    standing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(standing, os.W_OK | os.X_OK):
        return Check(
            well=False, says=f"Data folder: {standing} cannot be written; change its owner or set ONRECORD_DATA."
        )
    return Check(well=True, says=f"Data folder: {folder}" + ("" if folder.exists() else ", made at the first start"))


def _watched_folder(folder: Path) -> Check:
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        return Check(well=False, says=f"Watched folder: {folder} is no folder that can be read; set ONRECORD_FOLDER.")
    return Check(well=True, says=f"Watched folder: {folder}")


def _database(settings: Settings) -> Iterator[Check]:
    if settings.database_url is None and not (settings.data / "onrecord.db").exists():
        yield Check(well=True, says="Database: made at the first start")
        return
    try:
        engine = connect(app.database_url(settings))
    except SetupError as error:
        yield Check(well=False, says=f"Database: {error}")
        return
    try:
        yield from _opened(engine)
    except sa.exc.SQLAlchemyError as error:
        says = f"Database: cannot be opened: {app.first_line(error)}; {app.way_out(settings)}."
        yield Check(well=False, says=says)
    finally:
        engine.dispose()


def _opened(engine: sa.Engine) -> Iterator[Check]:
    stands, latest = schema_version(engine), latest_version()
    if stands is None or stands < latest:
        yield Check(well=True, says="Database: opens; its schema is brought up to date at the next start")
    elif stands > latest:
        yield Check(well=False, says="Database: written by a newer version of Onrecord; update this one.")
    else:
        yield Check(well=True, says=f"Database: {engine.dialect.name} opens, its schema is current")
        with engine.connect() as connection:
            count = connection.execute(sa.select(sa.func.count()).select_from(articles)).scalar_one()
            failing = list(connection.scalars(sa.select(feeds.c.failing)))
        yield Check(
            well=True, says=f"Articles: {count}" + ("" if count else "; read some in with: onrecord import FOLDER")
        )
        yield _feeds(failing)


def _feeds(failing: Sequence[str | None]) -> Check:
    """Say how many there are; one that fails is its server's affair, and no fault of what is set here."""
    if not failing:
        return Check(well=True, says="Feeds: none; add one with: onrecord feeds add https://…")
    bad = len(list(filter(None, failing)))
    return Check(
        well=True, says=f"Feeds: {len(failing)}" + (f", {bad} failing; see: onrecord feeds list" if bad else "")
    )


def _tokens(settings: Settings) -> Iterator[Check]:
    problems = token_problems(settings)
    for problem in problems:
        yield Check(well=False, says=f"Slack tokens: {problem}")
    if not problems and not settings.serves_slack:
        yield Check(well=True, says="Slack tokens: none, so `onrecord run` opens the console")
    elif not problems:
        yield Check(well=True, says="Slack tokens: all have the right shape")
    if settings.is_shared:
        yield Check(well=True, says=f"Workspaces: install the bot at {settings.url}/slack/install")
    if settings.mode == "http":
        yield Check(well=True, says=f"HTTP: listens on {settings.host}:{settings.port}, health at /healthz")
    elif settings.health_port is not None:
        yield Check(well=True, says=f"Health: at {settings.host}:{settings.health_port}/healthz")


def _manifest(settings: Settings) -> Check:
    try:
        manifest_url(settings)
    except SetupError as error:
        return Check(well=False, says=f"Manifest: {error}")
    how = "HTTP" if settings.mode == "http" else "Socket Mode"
    return Check(well=True, says=f"Manifest: print the one for {settings.command} over {how} with: onrecord manifest")


def _manners(settings: Settings) -> Check:
    where = f"in {len(settings.channels)} channels only" if settings.channels else "wherever it is invited"
    others = "also" if settings.external_channels else "not"
    person, channel = (limit or "any number of" for limit in (settings.user_limit, settings.channel_limit))
    admins = len(settings.admins) or "nobody (ONRECORD_ADMINS is empty)"
    says = (
        f"Manners: answers {where}, {others} in channels shared with others; {person} questions a minute for each "
        f"person, {channel} for each channel; who sees flags: {admins}; who may change what a channel follows: "
        f"{settings.followers}; who may add feeds: {'everyone' if settings.open_sources else 'admins'}"
    )
    needs_admins = settings.followers == "admins" or not settings.open_sources
    if needs_admins and not settings.admins:
        return Check(well=False, says=f"{says}. Name the admins in ONRECORD_ADMINS.")
    return Check(well=True, says=says)


def _names(settings: Settings) -> Check:
    try:
        names = app.build_names(settings)
    except SetupError as error:
        return Check(well=False, says=f"Names: {error}")
    return Check(well=True, says=f"Names: {len(names)} known")
