"""Opening a database: the engine, SQLite's manners, and the schema brought up to date.

Safe when several processes start at once: the first holds the lock while it migrates, the others find the work done.
Must never put a password into a message.
"""

import json
import time
from collections.abc import Callable
from importlib import resources
from typing import Any

import sqlalchemy as sa

from bot.errors import SetupError

# What is done in a transaction that another has begun.
Step = Callable[[sa.Connection], object]

# How long a writer waits for another before it gives up.
_PATIENCE_MS = 30_000
# A server that does not answer by then is down.
_CONNECT_S = 10
# Any constant does, as long as all processes use the same: it names our lock among a PostgreSQL server's.
_MIGRATION_LOCK = 0x6F6E7265


def connect(url: sa.URL) -> sa.Engine:
    """Make the engine for `url`; nothing is opened yet.

    Raises SetupError where the driver for the database is not installed.
    """
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    waits = {"connect_timeout": _CONNECT_S} if url.get_backend_name() == "postgresql" else {}
    try:
        engine = sa.create_engine(url, pool_pre_ping=True, json_serializer=_to_json, connect_args=waits)
    except ModuleNotFoundError as error:
        raise SetupError(
            f"DATABASE_URL needs the Python package {error.name}, which is not installed; "
            "run: pip install 'psycopg[binary]'."
        ) from None
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_manners)
        sa.event.listen(engine, "begin", _begin)
    return engine


def writing(engine: sa.Engine) -> sa.Engine:
    """Give the same engine for transactions that write: on SQLite they take the write lock at once, not half-way."""
    return engine.execution_options(writes=True)


def reading(engine: sa.Engine) -> sa.Engine:
    """Give the same engine for transactions in which all that is read stands as at one moment, as on SQLite it does."""
    return engine.execution_options(isolation_level="REPEATABLE READ") if _is_postgresql(engine) else engine


def migrate(engine: sa.Engine) -> None:
    """Bring the schema to this version's; does nothing where it is there already.

    Raises SetupError where a newer version of Onrecord has written the database.
    """
    if schema_version(engine) == latest_version():
        return
    _use_wal(engine)
    with writing(engine).begin() as connection:
        if _is_postgresql(engine):
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
        _upgrade(connection)


def schema_version(engine: sa.Engine) -> str | None:
    """Give the step the database stands at; None for a database that is empty."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def latest_version() -> str:
    """Give the newest step this version knows: files are called NNNN_what.py, and NNNN is the step."""
    steps = resources.files("bot") / "migrations" / "versions"
    return max(step.name[:4] for step in steps.iterdir() if step.name[:4].isdigit())


def _is_postgresql(engine: sa.Engine) -> bool:
    return engine.dialect.name == "postgresql"


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415  # half a second that only a new schema has to pay
    from alembic.config import Config  # noqa: PLC0415  # as above
    from alembic.util import CommandError  # noqa: PLC0415  # as above

    config = Config()
    config.set_main_option("script_location", "bot:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise SetupError("The database was written by a newer version of Onrecord; update this one.") from error


def _set_manners(connection: Any, _record: object) -> None:  # noqa: ANN401  # the driver's own connection
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL safe against a killed process


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _use_wal(engine: sa.Engine) -> None:
    """Readers and a writer at once. Kept in the file; SQLite does not wait for the lock here, so we do."""
    if engine.dialect.name != "sqlite":
        return
    deadline = time.monotonic() + _PATIENCE_MS / 1000
    while True:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        except engine.dialect.loaded_dbapi.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
        finally:
            raw.close()


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
