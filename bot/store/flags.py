"""What users found wrong, for the bot's owners. Satisfies `handlers.desk.Flags`. Must never lose a reason."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.opening import writing
from bot.store.tables import flags
from handlers.conversations import Flag


class StoredFlags:
    """Flags in the database; one person has one for each answer, the latest."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def record(self, flag: Flag) -> None:
        """Keep a flag, in place of an earlier one of the same person on the same answer."""
        same = (flags.c.answer_id == flag.answer_id) & (flags.c.flagged_by == flag.user)
        row = {"question": flag.question, "shown": flag.shown, "reason": flag.reason, "flagged_at": flag.flagged_at}
        with self._writing.begin() as connection:
            if connection.execute(sa.update(flags).where(same).values(row)).rowcount == 0:
                key = {"answer_id": flag.answer_id, "flagged_by": flag.user}
                connection.execute(sa.insert(flags).values(row | key))

    def latest(self, limit: int) -> Sequence[Flag]:
        """Give the newest flags, newest first."""
        query = sa.select(flags).order_by(flags.c.flagged_at.desc(), flags.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            Flag(row["answer_id"], row["flagged_by"], row["question"], row["shown"], row["reason"], row["flagged_at"])
            for row in rows
        ]
