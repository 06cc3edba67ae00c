"""How the bot is to behave in each Slack channel. Satisfies `handlers.desk.Channels`.

Must never know a channel by its name, which changes.
"""

from collections.abc import Mapping

import sqlalchemy as sa

from bot.store.opening import writing
from bot.store.tables import channels


class StoredChannels:
    """Channels in the database; one of which nobody has said anything is as usual."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def follows_up(self, channel: str) -> bool:
        """Say whether questions in a joined thread are answered without a mention: yes, unless it was switched off."""
        query = sa.select(channels.c.follow_ups).where(channels.c.channel == channel)
        with self._engine.connect() as connection:
            said = connection.scalar(query)
        return True if said is None else bool(said)

    def set_follow_ups(self, channel: str, *, on: bool) -> None:
        """Switch answers without a mention on or off."""
        self._set(channel, {"follow_ups": on})

    def is_external(self, channel: str) -> bool:
        """Say whether it is known to be shared with another organisation."""
        query = sa.select(channels.c.is_external).where(channels.c.channel == channel)
        with self._engine.connect() as connection:
            return bool(connection.scalar(query))

    def set_external(self, channel: str) -> None:
        """Remember that it is."""
        self._set(channel, {"is_external": True})

    def _set(self, channel: str, values: Mapping[str, bool]) -> None:
        same = channels.c.channel == channel
        with self._writing.begin() as connection:
            if connection.execute(sa.update(channels).where(same).values(**values)).rowcount == 0:
                connection.execute(sa.insert(channels).values(channel=channel, **{"follow_ups": True, **values}))
