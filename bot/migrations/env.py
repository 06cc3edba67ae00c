"""Alembic's way in: runs the steps on the connection that `bot.store.opening` holds. Opens no database itself."""

from alembic import context

from bot.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite too can undo DDL: a killed start leaves the schema as it was
)
with context.begin_transaction():
    context.run_migrations()
