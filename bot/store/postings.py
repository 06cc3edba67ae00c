"""What the bot has put into Slack, so that a follow-up knows what its thread asked. Satisfies `handlers.desk.Postings`.

Must never hold what others wrote in Slack beyond the question that was put to the bot.
"""

import sqlalchemy as sa

from bot.store.opening import writing
from bot.store.tables import postings
from handlers.desk import Posting


class StoredPostings:
    """Postings in the database; the same posting recorded twice is one."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def record(self, posting: Posting) -> None:
        """Keep a posting; the same channel and ts again changes nothing."""
        same = (postings.c.channel == posting.channel) & (postings.c.ts == posting.ts)
        row = {
            "channel": posting.channel,
            "ts": posting.ts,
            "thread_ts": posting.thread_ts,
            "question": posting.question,
            "article_ids": list(posting.article_ids),
            "posted_at": posting.posted_at,
        }
        with self._writing.begin() as connection:
            if connection.execute(sa.select(postings.c.id).where(same)).first() is None:
                connection.execute(sa.insert(postings).values(row))

    def questions_in(self, channel: str, thread_ts: str) -> tuple[str, ...]:
        """Give what was asked in a thread, oldest first."""
        in_thread = (postings.c.channel == channel) & (postings.c.thread_ts == thread_ts)
        query = sa.select(postings.c.question).where(in_thread).order_by(postings.c.posted_at, postings.c.id)
        with self._engine.connect() as connection:
            return tuple(connection.scalars(query))
