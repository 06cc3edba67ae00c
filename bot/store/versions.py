"""What an article said before, where else it stands, what it repeats, and that it was taken back.

Must never decide that two articles are one: it finds those that may be, and keeps what was decided.
"""

from collections.abc import Callable, Collection
from datetime import datetime

import sqlalchemy as sa

from bot.store import encoding
from bot.store.opening import Step, writing
from bot.store.tables import aliases, articles, figures, sketches, versions
from corpus.models import Article, Figure, Retraction
from corpus.sketches import sketch

# Articles that share the most with a text; more are looked at by nobody.
_MOST_ALIKE = 8


class Versions:
    """The rows about what became of articles."""

    def __init__(self, engine: sa.Engine, *, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._clock = clock

    def resolve(self, article_id: str) -> str:
        """Give the id under which an article is kept; most often it is its own."""
        query = sa.select(aliases.c.article_id).where(aliases.c.id == article_id)
        with self._engine.connect() as connection:
            return connection.scalar(query) or article_id

    def alias(self, other_id: str, article_id: str) -> None:
        """Note that one article stands at another address too; a second note changes nothing."""
        with self._writing.begin() as connection:
            connection.execute(sa.delete(aliases).where(aliases.c.id == other_id))
            connection.execute(sa.insert(aliases).values(id=other_id, article_id=article_id))

    def alike(self, article: Article) -> list[Article]:
        """Give other articles whose text may be the same, those that share the most first."""
        shared = sa.func.count()
        query = (
            sa.select(sketches.c.article_id)
            .where(sketches.c.value.in_(sketch(article.body)) & (sketches.c.article_id != article.id))
            .group_by(sketches.c.article_id)
            .order_by(shared.desc(), sketches.c.article_id)
            .limit(_MOST_ALIKE)
        )
        with self._engine.connect() as connection:
            ids = list(connection.scalars(query))
            found = connection.execute(sa.select(articles).where(articles.c.id.in_(ids))).mappings() if ids else ()
            by_id = {row["id"]: encoding.article_from_row(row) for row in found}
        return [by_id[one] for one in ids]

    def linking(self, copies: list[str], original: str) -> Step:
        """Give the step that notes which articles repeat another for other outlets.

        What repeats one of them repeats it too.
        """
        which = (articles.c.id.in_(copies) | articles.c.copy_of.in_(copies)) & (articles.c.id != original)

        def link(connection: sa.Connection) -> None:
            marks = {"copy_of": original, "updated_at": self._clock()}
            connection.execute(sa.update(articles).where(which).values(marks))
            connection.execute(sa.update(articles).where(articles.c.id == original).values(copy_of=None))

        return link

    def retract(self, article_id: str, why: Retraction | None) -> bool:
        """Note that an article no longer holds, or with None that it does; say whether that is new."""
        with self._writing.begin() as connection:
            return self.retracting([article_id], why)(connection) == 1

    def retracting(self, ids: Collection[str], why: Retraction | None) -> Callable[[sa.Connection], int]:
        """Give the step that notes it of some articles, and says of how many it is new."""
        other = articles.c.id.in_(ids) & articles.c.retracted.is_distinct_from(why)

        def note(connection: sa.Connection) -> int:
            marks = {"retracted": why, "updated_at": self._clock()}
            return connection.execute(sa.update(articles).where(other).values(marks)).rowcount

        return note

    def titled(self, title: str, source: str | None) -> list[str]:
        """Give the ids of an outlet's articles with a title."""
        query = sa.select(articles.c.id).where((articles.c.title == title) & (articles.c.source == source))
        with self._engine.connect() as connection:
            return list(connection.scalars(query))

    def is_quiet(self, article_id: str) -> bool:
        """Say whether an article came as no news."""
        query = sa.select(articles.c.quiet).where(articles.c.id == article_id)
        with self._engine.connect() as connection:
            return bool(connection.scalar(query))

    def figures(self, article_id: str) -> tuple[Figure, ...]:
        """Give the figures of an article as it stands."""
        query = sa.select(figures.c.row).where(figures.c.article_id == article_id).order_by(figures.c.position)
        with self._engine.connect() as connection:
            return encoding.figures_understood(connection.scalars(query))

    def former_figures(self, article_id: str) -> tuple[Figure, ...]:
        """Give the figures of the version before; none of an article that has never changed."""
        query = sa.select(versions.c.figures).where(versions.c.article_id == article_id)
        with self._engine.connect() as connection:
            rows = connection.scalar(query.order_by(versions.c.number.desc()).limit(1))
        return encoding.figures_understood(rows or ())


def keep_version(connection: sa.Connection, article: Article, now: datetime) -> None:
    """Keep what an article says before it is replaced, where its text is another."""
    query = sa.select(articles.c.title, articles.c.body).where(articles.c.id == article.id)
    title, body = connection.execute(query).one()
    if (title, body) == (article.title, article.body):
        return
    count = sa.select(sa.func.count()).where(versions.c.article_id == article.id)
    rows = sa.select(figures.c.row).where(figures.c.article_id == article.id).order_by(figures.c.position)
    kept = {"title": title, "body": body, "figures": list(connection.scalars(rows)), "replaced_at": now}
    number = connection.execute(count).scalar_one() + 1
    connection.execute(sa.insert(versions).values(article_id=article.id, number=number, **kept))
