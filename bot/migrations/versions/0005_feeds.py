"""Feeds and what they brought, former versions of articles, copies and retractions, and which articles are no news."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables and the columns; what stands in the record already is no news."""
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("address", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("added_by", sa.Text),
        sa.Column("added_at", UtcDateTime, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("polled_at", UtcDateTime),
        sa.Column("succeeded_at", UtcDateTime),
        sa.Column("due_at", UtcDateTime, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.Column("failing", sa.Text),
        sa.Column("ended_at", UtcDateTime),
        sa.Column("articles", sa.Integer, nullable=False, server_default="0"),
        sa.Column("owner", sa.Text),
        sa.Column("leased_until", UtcDateTime),
    )
    op.create_index("ix_feeds_due_at", "feeds", ["due_at"])
    op.create_table(
        "entries",
        sa.Column("feed_id", sa.Integer, sa.ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("seen_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("replaced_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "sketches",
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("value", sa.BigInteger, primary_key=True, autoincrement=False),
    )
    op.create_index("ix_sketches_value", "sketches", ["value"])
    op.create_table(
        "aliases",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_aliases_article_id", "aliases", ["article_id"])
    op.add_column("articles", sa.Column("quiet", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("articles", sa.Column("copy_of", sa.Text))
    op.add_column("articles", sa.Column("retracted", sa.Text))
    op.add_column("articles", sa.Column("said_at", UtcDateTime))
    op.create_index("ix_articles_said_at", "articles", ["said_at"])
    op.execute(sa.text("UPDATE articles SET quiet = true, said_at = updated_at"))
