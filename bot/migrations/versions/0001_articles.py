"""Articles with their figures and claims, postings, and what became of the bundled articles."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _articles()
    _figures()
    _claims()
    _postings()
    op.create_table(
        "bundled",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("file_hash", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("lang", sa.Text, nullable=False),
        sa.Column("path", sa.Text),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("added_at", UtcDateTime, nullable=False),
        sa.Column("updated_at", UtcDateTime, nullable=False),
        sa.Column("extracted_by", sa.Text, nullable=False),
    )
    op.create_index("ix_articles_extracted_by", "articles", ["extracted_by"])
    op.create_index("ix_articles_updated_at", "articles", ["updated_at"])


def _figures() -> None:
    op.create_table(
        "figures",
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.Column("surface", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("unit", sa.Text),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("metric", sa.Text),
        sa.Column("entity", sa.Text),
        sa.Column("time", sa.Text),
        sa.Column("speaker", sa.Text),
        sa.Column("modality", sa.Text, nullable=False),
        sa.Column("salience", sa.Float, nullable=False),
        sa.Column("row", sa.JSON, nullable=False),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("salience", sa.Float, nullable=False),
        sa.Column("row", sa.JSON, nullable=False),
    )


def _postings() -> None:
    op.create_table(
        "postings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("ts", sa.Text, nullable=False),
        sa.Column("thread_ts", sa.Text),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("article_ids", sa.JSON, nullable=False),
        sa.Column("posted_at", UtcDateTime, nullable=False),
        sa.UniqueConstraint("channel", "ts"),
    )
    op.create_index("postings_of_thread", "postings", ["channel", "thread_ts"])
