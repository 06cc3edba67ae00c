"""Subscriptions and their runs: what each posts, what a channel has been told, and who does the due work."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    _subscriptions()
    _runs()
    op.create_table(
        "parts",
        sa.Column("run", sa.Text, sa.ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("posting_at", UtcDateTime),
        sa.Column("ts", sa.Text),
    )
    op.create_table(
        "announced",
        sa.Column("team", sa.Text, primary_key=True),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("run", sa.Text, nullable=False),
        sa.Column("announced_at", UtcDateTime, nullable=False),
    )
    op.create_index("ix_announced_run", "announced", ["run"])
    op.create_table(
        "leases",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("leased_until", UtcDateTime, nullable=False),
    )


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("same", sa.Text, nullable=False),
        sa.Column("lang", sa.Text, nullable=False),
        sa.Column("cadence", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("quiet_since", sa.Text),
        sa.Column("quiet_until", sa.Text),
        sa.Column("alert", sa.JSON),
        sa.Column("says_nothing_new", sa.Boolean, nullable=False),
        sa.Column("is_paused", sa.Boolean, nullable=False),
        sa.Column("suspended", sa.Text),
        sa.Column("told_at", UtcDateTime),
        sa.Column("owner", sa.Text),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("changed_at", UtcDateTime, nullable=False),
        sa.Column("read_until", UtcDateTime, nullable=False),
        sa.UniqueConstraint("team", "channel", "same"),
    )
    op.create_index("subscriptions_of_owner", "subscriptions", ["team", "owner"])


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("subscription", sa.Text, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("due_at", UtcDateTime, nullable=False),
        sa.Column("good_until", UtcDateTime, nullable=False),
        sa.Column("since", UtcDateTime, nullable=False),
        sa.Column("until", UtcDateTime, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("planned_at", UtcDateTime, nullable=False),
        sa.Column("ended_at", UtcDateTime),
        sa.Column("owner", sa.Text),
        sa.Column("leased_until", UtcDateTime),
        sa.Column("try_at", UtcDateTime, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.UniqueConstraint("subscription", "period"),
    )
    op.create_index("runs_of_state", "runs", ["state", "try_at"])
    op.create_index("runs_due", "runs", ["due_at"])
