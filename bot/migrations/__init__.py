"""Schema steps, run by Alembic when a database is opened. A step that has been released is never changed."""
