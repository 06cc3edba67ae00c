"""Slack's installations: which workspace has the bot, and with which token. slack_sdk's stores on our database.

Tokens stand there in plain text, as slack_sdk keeps them: the database is to be guarded like one. Must never put a
token into a log or an exception.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa
from slack_sdk.oauth.installation_store import Bot, Installation, InstallationStore
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore

from bot.store.opening import writing

# Seconds in which who began to install has to end it.
STATE_SECONDS = 600
# Any constant does, as long as all processes use the same: it names our lock among a PostgreSQL server's.
_ROTATION_LOCK = 0x726F7461


class StoredInstallations(InstallationStore):
    """Installations in the database; one app, named by its client id, sees its own only.

    slack_sdk's store twice: on SQLite one that writes takes the write lock at once, which one that reads must not.
    """

    def __init__(self, engine: sa.Engine, client_id: str) -> None:
        self._engine = engine
        self._reads = SQLAlchemyInstallationStore(client_id, engine)
        self._writes = SQLAlchemyInstallationStore(client_id, writing(engine))
        self._here = threading.Lock()

    def save(self, installation: Installation) -> None:
        """Keep an installation in place of an earlier one of the same workspace, whose tokens are worth nothing now."""
        self.delete_all(enterprise_id=installation.enterprise_id, team_id=installation.team_id)
        self._writes.save(installation)

    def save_bot(self, bot: Bot) -> None:
        """Keep the bot's token after it was rotated."""
        self._writes.save_bot(bot)

    def find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """Find the bot's token for a workspace, or for all of an organisation."""
        return self._reads.find_bot(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )

    def find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """Find who has installed the bot."""
        return self._reads.find_installation(
            enterprise_id=enterprise_id,
            team_id=team_id,
            user_id=user_id,
            is_enterprise_install=is_enterprise_install,
        )

    def delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget the bot's token, and with it the installation: it holds the same one."""
        self.delete_all(enterprise_id=enterprise_id, team_id=team_id)

    def delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Forget what one user has installed, or all have."""
        self._writes.delete_installation(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)

    def delete_all(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget a workspace."""
        self._writes.delete_installation(enterprise_id=enterprise_id, team_id=team_id)
        self._writes.delete_bot(enterprise_id=enterprise_id, team_id=team_id)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other thread from rotating a token meanwhile, on PostgreSQL every other process too.

        A refresh token is good for one use: who comes second would lose the workspace.
        """
        with self._here:
            if self._engine.dialect.name != "postgresql":
                yield  # no two processes serve Slack from one SQLite file
                return
            with self._engine.begin() as connection:
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ROTATION_LOCK})
                yield


class StoredStates(SQLAlchemyOAuthStateStore):
    """What tells that who comes back from Slack is who was sent there; forgotten after use, or when it is too late."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(STATE_SECONDS, writing(engine))

    def issue(self, *args: object, **kwargs: object) -> str:
        """Make a new one, and forget those that nobody came back with."""
        late = self.oauth_states.c.expire_at < datetime.now(UTC).replace(tzinfo=None)  # slack_sdk's own way to keep it
        with self.engine.begin() as connection:
            connection.execute(sa.delete(self.oauth_states).where(late))
        return super().issue(*args, **kwargs)
