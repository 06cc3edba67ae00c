"""The composition root: settings become names, store, library, desk and Slack app here, and nowhere else.

Must never decide anything about articles or messages.
"""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path
from threading import Event, Thread

import sqlalchemy as sa

from bot.bundle import bundled_files, files_to_read, keep_in_step
from bot.composing import Composing
from bot.errors import SetupError
from bot.following import catch_up
from bot.importing import extract_again
from bot.logs import note_failure, redact
from bot.polling import Poller, poll_due
from bot.progress import shown
from bot.rhythm import Rhythm
from bot.schedule import Job
from bot.settings import Settings
from bot.snapshots import WORTH_KEEPING, Keeper, changes, put_aside, snapshot_fingerprint
from bot.sources import Sources
from bot.store import Store
from bot.vectors import build_meanings, prepare, prepare_in_background
from corpus.fetch import Fetcher
from corpus.ingest import rules_fingerprint
from corpus.library import Library
from corpus.names import Names, NamesError, load_names
from handlers.desk import Desk, Manners

_log = logging.getLogger(__name__)
# How often is looked whether a feed is due.
_LOOK_FOR_DUE = timedelta(seconds=20)


def now() -> datetime:
    """Tell the time; the one clock of the process."""
    return datetime.now(UTC)


def build_names(settings: Settings) -> Names:
    """Load the bundled names and the user's.

    Raises SetupError where the user's file cannot be used.
    """
    texts = _users_names(settings)
    try:
        return load_names(*texts)
    except NamesError as error:
        raise SetupError(f"ONRECORD_NAMES: {settings.names} cannot be used. {error.reason}") from error


def database_url(settings: Settings) -> sa.URL:
    """Say where the database is: DATABASE_URL, else a file in the data folder, which is made."""
    if settings.database_url is not None:
        try:
            return sa.make_url(settings.database_url.get_secret_value())
        except sa.exc.ArgumentError:
            raise SetupError("DATABASE_URL is not a database address such as postgresql://user@host/name.") from None
    return sa.URL.create("sqlite", database=str(settings.data / "onrecord.db"))


def open_store(settings: Settings) -> Store:
    """Open the store that the settings name, and make the data folder where it is missing.

    Raises SetupError where it cannot be opened.
    """
    try:
        if settings.database_url is None:
            settings.data.mkdir(parents=True, exist_ok=True)
        return Store.open(database_url(settings), rules=rules_fingerprint(*_users_names(settings)), clock=now)
    except (FileExistsError, NotADirectoryError) as error:
        raise SetupError(f"The data folder {settings.data} cannot be used: it is a file.") from error
    except OSError as error:
        raise SetupError(f"The data folder {settings.data} cannot be used: {error.strerror}.") from error
    except sa.exc.DBAPIError as error:
        raise SetupError(f"The database cannot be opened: {first_line(error)}; {way_out(settings)}.") from error


def way_out(settings: Settings) -> str:
    """Say what to do about a database that cannot be opened or used."""
    if settings.database_url is not None:
        return "check DATABASE_URL and the server"
    if not os.access(settings.data, os.W_OK | os.X_OK):
        return f"make the folder {settings.data} writable, or copy it and name the copy with --data"
    return "put a backup in its place"


@contextmanager
def opened_store(settings: Settings, names: Names, *, bundled: bool = True) -> Iterator[Store]:
    """Open the store and bring it up to date: the bundled articles, and figures and claims by today's rules.

    `bundled` counts for a new store only: whether it begins with the bundled articles. Raises SetupError where the
    database gives up: locked for too long, full, out of reach.
    """
    store = open_store(settings)
    try:
        if store.bundles.wanted(first=bundled):
            files = bundled_files()
            waiting = len(files_to_read(files, store.bundles.known()))
            _run(shown(keep_in_step(store, files, names), "Bundled articles", waiting))
        outdated = store.outdated()
        _run(shown(extract_again(store, outdated, names), "New rules: reading again", len(outdated)))
        yield store
    except sa.exc.OperationalError as error:
        is_locked = "is locked" in first_line(error)
        mend = "try again when the other process is done" if is_locked else way_out(settings)
        raise SetupError(f"The database cannot be used: {first_line(error)}; {mend}.") from error
    finally:
        store.close()


def build_library(settings: Settings, store: Store, names: Names) -> Library:
    """Index every article of the store; a large index is kept in the data folder and only brought up to date."""
    keeper = build_keeper(settings, store)
    kept = keeper.load() if store.count() >= WORTH_KEEPING else None
    segments, before = (kept.segments, kept.known) if kept else ((), {})
    aside = partial(put_aside, folder=settings.data)
    library = Library(names=names, segments=segments, later=in_background, anew=store.load, aside=aside)
    library.known = catch_up(store, library, before)
    keeper.keep(library, library.known, sum(map(len, changes(before, library.known))))
    return library


def build_keeper(settings: Settings, store: Store) -> Keeper:
    """Say where the index of a store is kept for the next start, and by which rules."""
    return Keeper(settings.data / "index.snapshot", snapshot_fingerprint(store.rules))


def in_background(job: Callable[[], None]) -> None:
    """Do a job in a thread that ends with the process; a failure is logged, and the next job tries again."""
    Thread(target=_logged, args=(job,), name="merging", daemon=True).start()


def _logged(job: Callable[[], None]) -> None:
    try:
        job()
    except Exception:  # noqa: BLE001  # whatever it is, the index goes on as it was
        note_failure(_log, "merging the index")


def build_desk(settings: Settings, store: Store, names: Names, *, waits: bool = True) -> Desk:
    """Put together what a listener may reach; `waits` until the model, where there is one, has read every article."""
    library = build_library(settings, store, names)
    meanings = build_meanings()
    if meanings:
        library.use_meanings(meanings)
        (prepare if waits else prepare_in_background)(meanings, library, settings.data)
    kept = (store.postings, store.deliveries, store.channels, store.answers, store.flags, store.subscriptions)
    said = (settings.command, version("onrecord"), manners(settings))
    preview = Composing(store, library, names, now).preview
    sources = build_sources(settings, store, names)
    fresh = store.published_since
    return Desk(library, names, *kept, now, *said, fresh_since=fresh, preview=preview, sources=sources)


def build_fetcher(settings: Settings) -> Fetcher:
    """Put together what fetches pages, from public hosts and those that the settings name."""
    return Fetcher(settings.hosts_to_fetch, remedy="To read it all the same, name its host in ONRECORD_FETCH_HOSTS.")


def build_sources(settings: Settings, store: Store, names: Names) -> Sources:
    """Put together where articles come from; what the settings name is among it."""
    sources = Sources(store, names, build_fetcher(settings), now)
    sources.settle(sorted(settings.feeds), settings.folder)
    return sources


def build_poller(settings: Settings, store: Store, names: Names, stop: Event) -> Poller:
    """Put together what polls them, until `stop` is set."""
    rhythm = Rhythm(timedelta(minutes=settings.poll_minutes))
    return Poller(store, names, build_fetcher(settings), rhythm, stop, users_names=_users_names(settings))


def polling_job(settings: Settings, store: Store, names: Names, stop: Event) -> Job:
    """Give the job that polls what is due."""
    poller = build_poller(settings, store, names, stop)
    return Job("polling", _LOOK_FOR_DUE, lambda: poll_due(poller, now()))


def manners(settings: Settings) -> Manners:
    """Say how the bot is to behave."""
    limits = (settings.user_limit, settings.channel_limit)
    return Manners(
        settings.channels,
        settings.external_channels,
        *limits,
        settings.admins,
        settings.followers,
        settings.zone,
        settings.open_sources,
    )


def _users_names(settings: Settings) -> tuple[str, ...]:
    if settings.names is None:
        return ()
    return (_read_names(settings.names),)


def _read_names(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SetupError(f"ONRECORD_NAMES: {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise SetupError(f"ONRECORD_NAMES: {path} is not UTF-8 text.") from error


def _run(steps: Iterator[object]) -> None:
    for _ in steps:
        pass


def first_line(error: sa.exc.SQLAlchemyError) -> str:
    """Say in one line what a database's driver complains of."""
    said = str(getattr(error, "orig", error)).strip()
    return redact(said.splitlines()[0].rstrip(".")) if said else type(error).__name__
