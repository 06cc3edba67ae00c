"""What several test files share: an environment of nobody's, and a store on disk."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store import Store
from bot.store.opening import connect

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
_SETTINGS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_API_BASE_URL", "DATABASE_URL")


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No setting set, and an empty working directory, so no `.env` either."""
    for name in (*_SETTINGS, "ONRECORD_DATA", "ONRECORD_COMMAND", "ONRECORD_NAMES", "ONRECORD_LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """Logging may be configured; afterwards it is as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def database(tmp_path: Path) -> sa.URL:
    """Where a store's file would be."""
    return sa.URL.create("sqlite", database=str(tmp_path / "onrecord.db"))


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
