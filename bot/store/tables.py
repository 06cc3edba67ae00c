"""The tables, the same on SQLite and PostgreSQL. Must never hold behaviour: what is done with rows is the store's.

Changes go through a new step in `bot/migrations/versions`; a test holds the steps and these tables together.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware time, kept in UTC; SQLite forgets the zone and is reminded of it."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Turn an aware time into UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a stored time must be aware")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:  # noqa: ANN401, ARG002  # as above
        """Give back an aware time."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = sa.MetaData()

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("source", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("published", sa.Date),
    sa.Column("lang", sa.Text, nullable=False),
    sa.Column("path", sa.Text),
    # Of everything the article says, so not of where it was read from.
    sa.Column("content_hash", sa.Text, nullable=False),
    sa.Column("added_at", UtcDateTime, nullable=False),
    sa.Column("updated_at", UtcDateTime, nullable=False, index=True),
    # The fingerprint of the rules that took the figures and claims out.
    sa.Column("extracted_by", sa.Text, nullable=False, index=True),
    # It was old when it came, or came with the first poll of a feed: on record, but no news.
    sa.Column("quiet", sa.Boolean, nullable=False, server_default=sa.false()),
    # When it last said something else; `updated_at` also tells when it was marked.
    sa.Column("said_at", UtcDateTime, index=True),
    # The article that it repeats for another outlet.
    sa.Column("copy_of", sa.Text),
    # Why it no longer holds: see `corpus.models.Retraction`.
    sa.Column("retracted", sa.Text),
)


def _taken_from_article(name: str, *columns: sa.Column[Any]) -> sa.Table:
    article = sa.ForeignKey("articles.id", ondelete="CASCADE")
    return sa.Table(
        name,
        metadata,
        sa.Column("article_id", sa.Text, article, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        *columns,
        sa.Column("salience", sa.Float, nullable=False),
        # The whole of it; the columns before are for queries.
        sa.Column("row", sa.JSON, nullable=False),
    )


figures = _taken_from_article(
    "figures",
    sa.Column("surface", sa.Text, nullable=False),
    # A Decimal as text: a database's number would round it.
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("unit", sa.Text),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("metric", sa.Text),
    sa.Column("entity", sa.Text),
    sa.Column("time", sa.Text),
    sa.Column("speaker", sa.Text),
    sa.Column("modality", sa.Text, nullable=False),
)

claims = _taken_from_article(
    "claims",
    sa.Column("speaker", sa.Text),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("due", sa.Date),
)

# What an article said before it was changed, oldest first.
versions = sa.Table(
    "versions",
    metadata,
    sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    # As in the column `row` of figures.
    sa.Column("figures", sa.JSON, nullable=False),
    sa.Column("replaced_at", UtcDateTime, nullable=False),
)

# A few numbers that stand for an article's text, the same for most of its near copies; see `corpus.sketches`.
sketches = sa.Table(
    "sketches",
    metadata,
    sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("value", sa.BigInteger, primary_key=True, autoincrement=False, index=True),
)

# Other ids of an article: it stands at several addresses.
aliases = sa.Table(
    "aliases",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
)

# Where new articles come from: feeds on the web, and folders that are watched.
feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("address", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("added_by", sa.Text),
    sa.Column("added_at", UtcDateTime, nullable=False),
    # What the server gave to ask "has it changed?" with.
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    sa.Column("polled_at", UtcDateTime),
    sa.Column("succeeded_at", UtcDateTime),
    sa.Column("due_at", UtcDateTime, nullable=False, index=True),
    # How often in a row it failed, and the sentence that says why.
    sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
    sa.Column("failing", sa.Text),
    # The server said that it is gone for good.
    sa.Column("ended_at", UtcDateTime),
    # How many articles it has brought.
    sa.Column("articles", sa.Integer, nullable=False, server_default="0"),
    # The process that polls it, and until when it may take for that.
    sa.Column("owner", sa.Text),
    sa.Column("leased_until", UtcDateTime),
)

# What a feed has listed so far, so that nothing is fetched twice.
entries = sa.Table(
    "entries",
    metadata,
    sa.Column("feed_id", sa.Integer, sa.ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    # Of all the entry says, so that a change is seen.
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("article_id", sa.Text),
    # Why it became no article, or is to be tried again.
    sa.Column("reason", sa.Text),
    sa.Column("seen_at", UtcDateTime, nullable=False),
)

postings = sa.Table(
    "postings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("channel", sa.Text, nullable=False),
    # Slack's id of a message within its channel: a string, never a number.
    sa.Column("ts", sa.Text, nullable=False),
    sa.Column("thread_ts", sa.Text),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("article_ids", sa.JSON, nullable=False),
    sa.Column("posted_at", UtcDateTime, nullable=False),
    # The message that asked, so that an edit of it finds its answer, and who wrote it.
    sa.Column("asked_ts", sa.Text),
    sa.Column("asked_by", sa.Text),
    sa.UniqueConstraint("channel", "ts"),
    sa.Index("postings_of_thread", "channel", "thread_ts"),
    sa.Index("postings_of_user", "asked_by", "posted_at"),
)

# What Slack has delivered: its keys for days, its body until it is answered.
deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("message_key", sa.Text, unique=True),
    sa.Column("body", sa.JSON(none_as_null=True)),
    sa.Column("received_at", UtcDateTime, nullable=False),
    # The process that answers it, and until when it may take for that.
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("leased_until", UtcDateTime, nullable=False),
    sa.Column("posting_at", UtcDateTime),
    sa.Column("ended_at", UtcDateTime, index=True),
)

# How the bot is to behave in a Slack channel, where somebody has said so.
channels = sa.Table(
    "channels",
    metadata,
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("follow_ups", sa.Boolean, nullable=False),
    # Whether it is shared with another organisation, as Slack says beside its events.
    sa.Column("is_external", sa.Boolean, nullable=False, server_default=sa.false()),
)

# Answers with buttons, so that a click leads on from one also after a restart.
answers = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    # What was asked: the words typed, what is looked for, what the thread asked before, what was shown before.
    sa.Column("typed", sa.Text, nullable=False),
    sa.Column("subcommand", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("earlier", sa.JSON, nullable=False),
    sa.Column("shown", sa.JSON, nullable=False),
    sa.Column("asked_by", sa.Text),
    sa.Column("channel", sa.Text),
    sa.Column("thread_ts", sa.Text),
    sa.Column("is_private", sa.Boolean, nullable=False),
    # The message as it was shown: its text, its blocks, what they quote.
    sa.Column("message", sa.JSON, nullable=False),
    sa.Column("kept_at", UtcDateTime, nullable=False, index=True),
    # The click that shares it with its channel, which no other may.
    sa.Column("shared_for", sa.Text),
)

# What users found wrong, for the bot's owners; it outlives the answer.
flags = sa.Table(
    "flags",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("answer_id", sa.Text, nullable=False),
    sa.Column("flagged_by", sa.Text, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    # What was shown, as Slack's fallback text has it.
    sa.Column("shown", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("flagged_at", UtcDateTime, nullable=False, index=True),
    sa.UniqueConstraint("answer_id", "flagged_by"),
)

# Which bundled file became which article, as we saved it: what a user removed or replaced stays so.
bundled = sa.Table(
    "bundled",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("file_hash", sa.Text, nullable=False),
    sa.Column("article_id", sa.Text, nullable=False),
    sa.Column("content_hash", sa.Text, nullable=False),
)

# What was decided for this store once, such as whether it began with the bundled articles.
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# A channel's standing orders for digests.
subscriptions = sa.Table(
    "subscriptions",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("topic", sa.Text, nullable=False),
    # The topic however it is written, and whether it is for alerts: what makes two orders one.
    sa.Column("same", sa.Text, nullable=False),
    sa.Column("lang", sa.Text, nullable=False),
    sa.Column("cadence", sa.Text, nullable=False),
    # Times of the day by the clock on the wall, "09:00".
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("zone", sa.Text, nullable=False),
    sa.Column("weekday", sa.Integer, nullable=False),
    sa.Column("quiet_since", sa.Text),
    sa.Column("quiet_until", sa.Text),
    sa.Column("alert", sa.JSON(none_as_null=True)),
    sa.Column("says_nothing_new", sa.Boolean, nullable=False),
    sa.Column("is_paused", sa.Boolean, nullable=False),
    sa.Column("suspended", sa.Text),
    # When the owner was told of that; once.
    sa.Column("told_at", UtcDateTime),
    sa.Column("owner", sa.Text),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("changed_at", UtcDateTime, nullable=False),
    sa.Column("read_until", UtcDateTime, nullable=False),
    sa.UniqueConstraint("team", "channel", "same"),
    sa.Index("subscriptions_of_owner", "team", "owner"),
)

# One digest for one period of one subscription, from the moment it is planned.
runs = sa.Table(
    "runs",
    metadata,
    # The subscription and the period: what the posts carry in their metadata.
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("subscription", sa.Text, nullable=False),
    sa.Column("period", sa.Text, nullable=False),
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("due_at", UtcDateTime, nullable=False),
    # What is not posted by then is not news any more, and comes with the next.
    sa.Column("good_until", UtcDateTime, nullable=False),
    # The articles it is about: from one moment up to, and without, the other.
    sa.Column("since", UtcDateTime, nullable=False),
    sa.Column("until", UtcDateTime, nullable=False),
    # open, then sent, empty, skipped, refused or uncertain.
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("planned_at", UtcDateTime, nullable=False),
    sa.Column("ended_at", UtcDateTime),
    # The process that posts it, and until when nobody else may.
    sa.Column("owner", sa.Text),
    sa.Column("leased_until", UtcDateTime),
    # Not to be tried before, and how often it was.
    sa.Column("try_at", UtcDateTime, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.UniqueConstraint("subscription", "period"),
    sa.Index("runs_of_state", "state", "try_at"),
    sa.Index("runs_due", "due_at"),
)

# The messages of a run as they were rendered, first the root, then what goes into its thread.
parts = sa.Table(
    "parts",
    metadata,
    sa.Column("run", sa.Text, sa.ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    # Which of the versions of its blocks to send: Slack may have refused the richer ones.
    sa.Column("version", sa.Integer, nullable=False),
    # waiting, posting (it may stand in Slack), or posted.
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("posting_at", UtcDateTime),
    sa.Column("ts", sa.Text),
)

# What a channel has been told, whichever digest or alert got there first.
announced = sa.Table(
    "announced",
    metadata,
    sa.Column("team", sa.Text, primary_key=True),
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("run", sa.Text, nullable=False, index=True),
    sa.Column("announced_at", UtcDateTime, nullable=False),
)

# Who does work that one process at a time should do. A convenience: nothing depends on there being one.
leases = sa.Table(
    "leases",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("leased_until", UtcDateTime, nullable=False),
)
