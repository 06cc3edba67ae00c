"""What several test files share: an environment of nobody's, the command line called in it, and a store on disk."""

import io
import json
import logging
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot import cli
from bot.store import Store
from bot.store.opening import connect

# A job in the background may be started with Ctrl-C ignored, which every process that it starts takes over: then the
# tests that press Ctrl-C on one wait for ever. A handler of Python's own is not handed on, so theirs is the default.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
_SETTINGS = (
    *("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"),
    *("SLACK_API_BASE_URL", "DATABASE_URL"),
)
_OURS = ("DATA", "COMMAND", "NAMES", "LOG_LEVEL", "ADMINS", "CHANNELS", "EXTERNAL_CHANNELS")
_MORE_OURS = (
    "USER_LIMIT",
    "CHANNEL_LIMIT",
    "MODE",
    "HOST",
    "PORT",
    "HEALTH_PORT",
    "URL",
    "FETCH_HOSTS",
    "FOLLOWERS",
    "ZONE",
)
_OURS_FOR_FEEDS = ("HEALTH_PORT", "FEEDS", "FOLDER", "POLL_MINUTES", "OPEN_SOURCES")


class Done(NamedTuple):
    """What a call of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No setting set, and an empty working directory, so no `.env` either."""
    for name in (*_SETTINGS, *(f"ONRECORD_{name}" for name in (*_OURS, *_MORE_OURS, *_OURS_FOR_FEEDS))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Any test may configure logging, if only by reading settings; afterwards it is as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def onrecord(
    bare_environment: Path,  # noqa: ARG001 - it sets the scene
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., Done]:
    """Calls the command line within this process, in an empty working directory with no settings but the given."""

    def call(*arguments: str, stdin: str = "", **settings: str) -> Done:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8"))))
        monkeypatch.setattr(sys, "argv", ["onrecord", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Done(ended.value.code, *capsys.readouterr())

    return call


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.URL]:
    """A PostgreSQL server of this run's own, on a socket in a folder of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where no XDG_RUNTIME_DIR is set, platformdirs says where it looks instead
        import pgserver  # noqa: PLC0415 - warns when it is imported

    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    # Its data lasts no longer than the run: not to wait for the disk saves half a minute where that is slow.
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    yield sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> sa.URL:
    """A database of the test's own: a file, then the same test again on PostgreSQL."""
    if request.param == "sqlite":
        return sa.URL.create("sqlite", database=str(tmp_path / "onrecord.db"))
    server: sa.URL = request.getfixturevalue("postgres")
    name = f"test_{uuid4().hex}"
    with sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool).connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    return server.set(database=name)


@pytest.fixture
def engine(database: sa.URL) -> Iterator[sa.Engine]:
    """The same database, past the store."""
    engine = connect(database)
    yield engine
    engine.dispose()


@pytest.fixture
def open_store(database: sa.URL) -> Iterator[Callable[..., Store]]:
    """Opens the same database as often as a test likes, with a clock that stands still."""
    opened: list[Store] = []

    def open_store(*, rules: str = "rules of today", at: datetime = NOON) -> Store:
        opened.append(Store.open(database, rules=rules, clock=lambda: at))
        return opened[-1]

    yield open_store
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    """An empty store whose clock stands at noon."""
    return open_store()
