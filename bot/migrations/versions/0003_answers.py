"""Answers kept for their buttons, what users found wrong, and which channels are shared with others."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables and the column."""
    op.create_table(
        "answers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("typed", sa.Text, nullable=False),
        sa.Column("subcommand", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("earlier", sa.JSON, nullable=False),
        sa.Column("shown", sa.JSON, nullable=False),
        sa.Column("asked_by", sa.Text),
        sa.Column("channel", sa.Text),
        sa.Column("thread_ts", sa.Text),
        sa.Column("is_private", sa.Boolean, nullable=False),
        sa.Column("message", sa.JSON, nullable=False),
        sa.Column("kept_at", UtcDateTime, nullable=False),
        sa.Column("shared_for", sa.Text),
    )
    op.create_index("ix_answers_kept_at", "answers", ["kept_at"])
    op.create_table(
        "flags",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("flagged_by", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("flagged_at", UtcDateTime, nullable=False),
        sa.UniqueConstraint("answer_id", "flagged_by"),
    )
    op.create_index("ix_flags_flagged_at", "flags", ["flagged_at"])
    op.add_column("channels", sa.Column("is_external", sa.Boolean, nullable=False, server_default=sa.false()))
