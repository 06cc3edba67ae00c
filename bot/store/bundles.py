"""What this store knows of the bundled articles: whether it began with them, and which file became which article.

Must never touch an article: `bot.bundle` decides with what it reads here.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.opening import Step, writing
from bot.store.tables import articles, bundled, decisions

_DECISION = "bundled"


@dataclass(frozen=True, slots=True)
class Bundled:
    """A bundled file as it was last read, and the article it became."""

    name: str
    file_hash: str
    article_id: str
    # Of the article as we saved it.
    content_hash: str
    # The article is in the store as we saved it: nobody has removed or replaced it.
    untouched: bool = True


class Bundles:
    """The rows about bundled articles."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def wanted(self, *, first: bool) -> bool:
        """Say whether this store keeps the bundled articles: decided as `first` by the first call, kept ever after."""
        query = sa.select(decisions.c.value).where(decisions.c.name == _DECISION)
        with self._engine.connect() as connection:
            value = connection.execute(query).scalar()
        if value is not None:
            return bool(value == "yes")
        try:
            with self._writing.begin() as connection:
                row = {"name": _DECISION, "value": "yes" if first else "no"}
                connection.execute(sa.insert(decisions).values(row))
        except sa.exc.IntegrityError:
            return self.wanted(first=first)  # another process was faster: what it decided holds
        return first

    def known(self) -> dict[str, Bundled]:
        """Give every bundled file read so far, by name."""
        same = (articles.c.id == bundled.c.article_id) & (articles.c.content_hash == bundled.c.content_hash)
        query = sa.select(bundled, articles.c.id.is_not(None).label("untouched"))
        with self._engine.connect() as connection:
            rows = connection.execute(query.select_from(bundled.outerjoin(articles, same))).mappings()
            return {row["name"]: Bundled(**row) for row in rows}

    def record(self, entry: Bundled) -> None:
        """Note what a bundled file became."""
        with self._writing.begin() as connection:
            self.recording(entry)(connection)

    def recording(self, entry: Bundled, instead_of: str | None = None) -> Step:
        """Give the step that notes it, and takes out the article that the file was before where that was another."""
        noted = {"name": entry.name, "file_hash": entry.file_hash}
        became = {"article_id": entry.article_id, "content_hash": entry.content_hash}

        def record(connection: sa.Connection) -> None:
            if instead_of not in {None, entry.article_id}:
                connection.execute(sa.delete(articles).where(articles.c.id == instead_of))
            connection.execute(sa.delete(bundled).where(bundled.c.name == entry.name))
            connection.execute(sa.insert(bundled).values(noted | became))

        return record

    def forget(self, name: str) -> None:
        """Drop the note on a file that is no longer bundled."""
        with self._writing.begin() as connection:
            connection.execute(sa.delete(bundled).where(bundled.c.name == name))
