"""Deliveries, kept until they are answered, which message each posting answers, and how to behave in a channel."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables, and the columns that lead from a question to its answer."""
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("message_key", sa.Text, unique=True),
        sa.Column("body", sa.JSON(none_as_null=True)),
        sa.Column("received_at", UtcDateTime, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("leased_until", UtcDateTime, nullable=False),
        sa.Column("posting_at", UtcDateTime),
        sa.Column("ended_at", UtcDateTime),
    )
    op.create_index("ix_deliveries_ended_at", "deliveries", ["ended_at"])
    op.create_table(
        "channels",
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("follow_ups", sa.Boolean, nullable=False),
    )
    op.add_column("postings", sa.Column("asked_ts", sa.Text))
    op.add_column("postings", sa.Column("asked_by", sa.Text))
