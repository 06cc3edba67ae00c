"""What the bot has put into Slack, so that a follow-up knows what its thread asked. Satisfies `handlers.desk.Postings`.

Must never hold what others wrote in Slack beyond the question that was put to the bot.
"""

import sqlalchemy as sa

from bot.store.opening import writing
from bot.store.tables import postings
from handlers.conversations import Posting


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
            "asked_ts": posting.asked_ts,
            "asked_by": posting.asked_by,
        }
        with self._writing.begin() as connection:
            if connection.execute(sa.select(postings.c.id).where(same)).first() is None:
                connection.execute(sa.insert(postings).values(row))

    def questions_in(self, channel: str, thread_ts: str) -> tuple[str, ...]:
        """Give what was asked in a thread, oldest first."""
        query = sa.select(postings.c.question).where(_in_thread(channel, thread_ts))
        with self._engine.connect() as connection:
            return tuple(connection.scalars(query.order_by(postings.c.posted_at, postings.c.id)))

    def has_joined(self, channel: str, thread_ts: str) -> bool:
        """Say whether the bot has answered in a thread."""
        query = sa.select(postings.c.id).where(_in_thread(channel, thread_ts)).limit(1)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def answer_to(self, channel: str, asked_ts: str) -> Posting | None:
        """Find what was answered to a message."""
        same = (postings.c.channel == channel) & (postings.c.asked_ts == asked_ts)
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(postings).where(same).limit(1)).mappings().first()
        return None if row is None else _posting(row)

    def replace(self, posting: Posting) -> None:
        """Note what a posting says since its question was edited."""
        same = (postings.c.channel == posting.channel) & (postings.c.ts == posting.ts)
        values = {"question": posting.question, "article_ids": list(posting.article_ids)}
        with self._writing.begin() as connection:
            connection.execute(sa.update(postings).where(same).values(**values))

    def latest_question_of(self, user: str) -> str | None:
        """Give what somebody asked last."""
        query = sa.select(postings.c.question).where(postings.c.asked_by == user)
        with self._engine.connect() as connection:
            question: str | None = connection.scalar(query.order_by(postings.c.posted_at.desc()).limit(1))
        return question


def _in_thread(channel: str, thread_ts: str) -> sa.ColumnElement[bool]:
    return (postings.c.channel == channel) & (postings.c.thread_ts == thread_ts)


def _posting(row: sa.RowMapping) -> Posting:
    ids = tuple(row["article_ids"])
    place = (row["channel"], row["ts"], row["thread_ts"])
    return Posting(*place, row["question"], ids, row["posted_at"], row["asked_ts"], row["asked_by"])
