"""The composition root: settings become names, store, library, desk and Slack app here, and nowhere else.

Must never decide anything about articles or messages.
"""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.bundle import bundled_files, files_to_read, keep_in_step
from bot.errors import SetupError
from bot.importing import extract_again
from bot.logs import note_failure, redact
from bot.progress import shown
from bot.settings import Settings, slack_variables_hidden
from bot.snapshots import changes, load_snapshot, save_snapshot, snapshot_fingerprint
from bot.store import Store
from bot.vectors import build_meanings, prepare, prepare_in_background
from corpus.index.snapshot import Snapshot
from corpus.ingest import rules_fingerprint
from corpus.library import Library
from corpus.names import Names, NamesError, load_names
from handlers.desk import Desk, Manners

if TYPE_CHECKING:
    from slack_bolt import App

_log = logging.getLogger(__name__)

# Listeners are short but wait for Slack; Bolt's own default is 5.
_LISTENER_THREADS = 10
# Fewer articles are indexed as fast as a snapshot is read.
_WORTH_KEEPING = 200
# A snapshot is written again when one article in so many has changed since.
_OFTEN_KEPT = 50


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
    path = settings.data / "index.snapshot"
    stored = store.content_hashes()
    if len(stored) < _WORTH_KEEPING:
        return Library(store.load(), names=names, later=in_background)
    fingerprint = snapshot_fingerprint(*_users_names(settings))
    kept = load_snapshot(path, fingerprint)
    changed, gone = changes(kept.known if kept else {}, stored)
    library = Library(names=names, segments=kept.segments if kept else (), later=in_background)
    library.remove(gone)
    library.add(store.load(changed))
    if _OFTEN_KEPT * (len(changed) + len(gone)) > len(stored):
        save_snapshot(path, Snapshot(library.segments, stored), fingerprint)
    return library


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
    kept = (store.postings, store.deliveries, store.channels, store.answers, store.flags)
    said = (settings.command, version("onrecord"), manners(settings))
    return Desk(library, names, *kept, now, *said)


def manners(settings: Settings) -> Manners:
    """Say how the bot is to behave."""
    limits = (settings.user_limit, settings.channel_limit)
    return Manners(settings.channels, settings.external_channels, *limits, settings.admins)


def build_slack_app(settings: Settings, desk: Desk, store: Store | None = None) -> "App":
    """Build the Bolt app with every listener: for one workspace, or for all that have installed it, kept in `store`.

    For one, Slack is asked once whether the token holds. Raises SetupError where it does not, or where Slack cannot be
    reached.
    """
    from handlers import register  # noqa: PLC0415  # the command line does without Slack

    # Over HTTP `bot.web` has verified who sends; over Socket Mode there is nobody else.
    options = {"listener_executor": ThreadPoolExecutor(_LISTENER_THREADS), "request_verification_enabled": False}
    with slack_variables_hidden():
        if settings.is_shared and store is not None:
            app = _app_of_many(settings, store, options)
        else:
            app = _app_of_one(settings, options)
    register(app, desk)
    return app


def _app_of_one(settings: Settings, options: Mapping[str, Any]) -> "App":
    from slack_bolt import App  # noqa: PLC0415  # as above
    from slack_bolt.error import BoltError  # noqa: PLC0415  # as above
    from slack_sdk import WebClient  # noqa: PLC0415  # as above
    from slack_sdk.errors import SlackApiError  # noqa: PLC0415  # as above

    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    try:
        return App(client=WebClient(token=token, base_url=settings.slack_api_base_url), **options)
    except BoltError as error:
        raise SetupError("Slack does not accept SLACK_BOT_TOKEN; copy it again from “OAuth & Permissions”.") from error
    except (SlackApiError, OSError) as error:
        raise SetupError(f"Slack cannot be reached at {settings.slack_api_base_url}; is the network up?") from error


def _app_of_many(settings: Settings, store: Store, options: Mapping[str, Any]) -> "App":
    from slack_bolt import App  # noqa: PLC0415  # as above
    from slack_sdk import WebClient  # noqa: PLC0415  # as above

    from bot.installations import build_authorize, build_flow, build_tokens  # noqa: PLC0415  # as above
    from handlers.wording import WORDINGS  # noqa: PLC0415  # as above

    client = WebClient(base_url=settings.slack_api_base_url)
    installations, states = store.installations(settings.slack_client_id or "")
    app = App(
        client=client,
        authorize=build_authorize(build_tokens(settings, installations, client)),  # type: ignore[arg-type]  # Bolt takes its own kind too
        oauth_flow=build_flow(settings, installations, states, client),
        # Nobody knows yet who asks, nor in which script.
        user_facing_authorize_error_message=" ".join(words.not_installed for words in WORDINGS.values()),
        **options,
    )
    app.enable_token_revocation_listeners()
    return app


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
