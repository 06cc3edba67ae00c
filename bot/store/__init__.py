"""The record on disk: articles with their figures and claims, what Slack has delivered and what the bot has posted.

SQLite in the data folder, or PostgreSQL. One article is one transaction, so a killed import loses at most the article
in hand. Must never decide what is worth storing, and never read the clock or the environment.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import uuid4

import sqlalchemy as sa

from bot.store import encoding, tables
from bot.store.answers import StoredAnswers
from bot.store.bundles import Bundles
from bot.store.channels import StoredChannels
from bot.store.deliveries import StoredDeliveries
from bot.store.feeds import StoredFeeds
from bot.store.flags import StoredFlags
from bot.store.opening import Step, connect, migrate, reading, writing
from bot.store.postings import StoredPostings
from bot.store.runs import LEASE, StoredRuns
from bot.store.subscriptions import StoredSubscriptions
from bot.store.versions import Versions, keep_version
from corpus.models import Article, Extraction

if TYPE_CHECKING:
    from bot.store.installations import StoredInstallations, StoredStates

Saved = Literal["added", "updated", "unchanged"]

# As the database writes it: to be told from another, and no more.
_SINCE = sa.type_coerce(tables.articles.c.said_at, sa.Text).label("since")
# What `encoding.state_of` is told.
_STATE = (
    tables.articles.c.content_hash,
    _SINCE,
    tables.articles.c.extracted_by,
    tables.articles.c.copy_of,
    tables.articles.c.retracted,
)
# Articles read at once: few enough for a small machine, enough to make round trips rare.
_PAGE = 200


class _Before(NamedTuple):
    content_hash: str
    extracted_by: str


class Store:
    """Articles in a database. `rules` is the fingerprint of the extraction that saves; see `corpus.ingest`."""

    def __init__(self, engine: sa.Engine, *, rules: str, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._reading = reading(engine)
        self.rules = rules
        self._clock = clock
        self.postings = StoredPostings(engine)
        self.deliveries = StoredDeliveries(engine, owner=uuid4().hex, clock=clock)
        self.channels = StoredChannels(engine)
        self.answers = StoredAnswers(engine, clock=clock)
        self.flags = StoredFlags(engine)
        self.subscriptions = StoredSubscriptions(engine, clock=clock)
        self.runs = StoredRuns(engine, owner=uuid4().hex, clock=clock, lease=LEASE)
        self.bundles = Bundles(engine)
        self.versions = Versions(engine, clock=clock)
        self.feeds = StoredFeeds(engine, owner=uuid4().hex, clock=clock)

    @classmethod
    def open(cls, url: sa.URL, *, rules: str, clock: Callable[[], datetime]) -> "Store":
        """Open the database, with its schema brought up to date.

        Raises SetupError where it cannot be used; a damaged or unreachable database is the driver's DBAPIError.
        """
        engine = connect(url)
        migrate(engine)
        return cls(engine, rules=rules, clock=clock)

    def close(self) -> None:
        """Let go of the database's connections."""
        self._engine.dispose()

    def installations(self, client_id: str) -> "tuple[StoredInstallations, StoredStates]":
        """Give where the workspaces are kept that have installed an app, and who is about to."""
        from bot.store.installations import StoredInstallations, StoredStates  # noqa: PLC0415  # slack_sdk's, for HTTP mode

        return StoredInstallations(self._engine, client_id), StoredStates(self._engine)

    def ping(self) -> None:
        """Ask the database for nothing; a driver's DBAPIError where it does not answer."""
        with self._engine.connect() as connection:
            connection.execute(sa.select(1))

    def save(self, extraction: Extraction, *, quiet: bool = False, steps: Sequence[Step] = ()) -> Saved:
        """Store an article with all that was taken from it, or nothing of it; one that is `quiet` is no news.

        `steps` are done with it or not at all, so that a killed process leaves nothing half done.
        """
        try:
            return self._save(extraction, quiet, steps)
        except sa.exc.IntegrityError:
            return self._save(extraction, quiet, steps)  # another process added it in between: now it is there

    def renew(self, extraction: Extraction) -> bool:
        """Store what today's rules take out of an article that is stored; say whether it was.

        Not so where another process has changed it meanwhile, taken it out, or extracted it by our rules already.
        """
        with self._writing.begin() as connection:
            before = _stored(connection, extraction.article.id, locked=True)
            if before is None or before.content_hash != encoding.content_hash(extraction.article):
                return False
            return self._put(connection, extraction, before, quiet=True) == "updated"

    def status(self, article: Article) -> Saved:
        """Say what `save` would make of the article, without extracting anything."""
        with self._engine.connect() as connection:
            return _compare(_stored(connection, article.id), article, self.rules)

    def load(self, ids: Collection[str] | None = None) -> Iterator[Extraction]:
        """Give all stored articles, or those with the given ids, in the order of their ids."""
        return (extraction for extraction, _ in self.load_states(ids))

    def load_states(self, ids: Collection[str] | None = None) -> Iterator[tuple[Extraction, str]]:
        """Do the same, each with its state, as both stood at one moment."""
        wanted = sorted(self.content_hashes() if ids is None else ids)
        for ids_of_page in _paged(wanted):
            page = tables.articles.c.id.in_(ids_of_page)
            with self._reading.connect() as connection:
                query = sa.select(tables.articles, _SINCE).where(page).order_by(tables.articles.c.id)
                rows = connection.execute(query).mappings().all()
                found = _extractions(connection, rows, self.rules)
            states = [encoding.state_of(self.rules, *(row[column.name] for column in _STATE)) for row in rows]
            yield from zip(found, states, strict=True)

    def states(self) -> dict[str, str]:
        """Give the state of every article by id: it changes whenever `load` would give something else.

        See `bot.store.encoding.state_of`.
        """
        query = sa.select(tables.articles.c.id, *_STATE)
        with self._engine.connect() as connection:
            return {row[0]: encoding.state_of(self.rules, *row[1:]) for row in connection.execute(query)}

    def content_hashes(self, ids: Sequence[str] | None = None) -> dict[str, str]:
        """Give the hash of the content and marks of every article, or of those with the given ids, by id.

        It is what a digest has to see: that an article is read in as it stands.
        """
        articles = tables.articles.c
        query = sa.select(articles.id, articles.content_hash, articles.copy_of, articles.retracted)
        pages = [query] if ids is None else [query.where(articles.id.in_(page)) for page in _paged(ids)]
        with self._engine.connect() as connection:
            rows = [row for page in pages for row in connection.execute(page)]
        return {row.id: encoding.marked_hash(*row[1:]) for row in rows}

    def stamp(self) -> tuple[tuple[str, int, datetime], ...]:
        """Give a value that changes when articles do, or whose rules have read them; quick to get."""
        articles = tables.articles.c
        latest = sa.select(sa.func.max(articles.updated_at)).scalar_subquery()
        query = sa.select(articles.extracted_by, sa.func.count(), latest).group_by(articles.extracted_by)
        with self._engine.connect() as connection:
            return tuple((row[0], row[1], row[2]) for row in connection.execute(query.order_by(articles.extracted_by)))

    def articles(self) -> Iterator[Article]:
        """Give all stored articles without what was taken from them, newest first, those without a date last."""
        articles = tables.articles.c
        query = sa.select(tables.articles).order_by(articles.published.desc().nulls_last(), articles.title, articles.id)
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_PAGE).execute(query).mappings():
                yield encoding.article_from_row(row)

    def article(self, article_id: str) -> Article | None:
        """Give an article without what was taken from it, which only the rules that took it may understand."""
        query = sa.select(tables.articles).where(tables.articles.c.id == article_id)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else encoding.article_from_row(row)

    def outdated(self) -> tuple[str, ...]:
        """Give the ids of articles whose figures and claims were taken out by other rules than ours."""
        articles = tables.articles.c
        with self._engine.connect() as connection:
            query = sa.select(articles.id).where(articles.extracted_by != self.rules).order_by(articles.id)
            return tuple(connection.scalars(query))

    def count(self) -> int:
        """Count the stored articles."""
        with self._engine.connect() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(tables.articles)).scalar_one()

    def remove(self, ids: Collection[str]) -> None:
        """Take articles out, with their figures and claims."""
        with self._writing.begin() as connection:
            connection.execute(sa.delete(tables.articles).where(tables.articles.c.id.in_(ids)))

    def fresh(self, since: datetime, until: datetime) -> list[str]:
        """Give the ids of articles that are news: added or changed from `since` on and before `until`, oldest first.

        What is quiet is none, and neither is what has been retracted; a copy of another outlet is one.
        """
        articles = tables.articles.c
        came = (articles.said_at >= since) & (articles.said_at < until)
        query = sa.select(articles.id).where(came & ~articles.quiet & articles.retracted.is_(None))
        with self._engine.connect() as connection:
            return list(connection.scalars(query.order_by(articles.said_at, articles.id)))

    def published_since(self, day: date) -> list[str]:
        """Give the ids of articles of a day or later, as they came; one without a date is of the day it came.

        What has been retracted is none. Unlike `fresh` it says what there is to read, and not what just came.
        """
        articles = tables.articles.c
        came = articles.published.is_(None) & (articles.added_at >= datetime.combine(day, time(), UTC))
        query = sa.select(articles.id).where((articles.published >= day) | came).where(articles.retracted.is_(None))
        with self._engine.connect() as connection:
            return list(connection.scalars(query.order_by(articles.added_at, articles.id)))

    def _save(self, extraction: Extraction, quiet: bool, steps: Sequence[Step]) -> Saved:  # `save` names it
        with self._writing.begin() as connection:
            before = _stored(connection, extraction.article.id, locked=True)
            status = self._put(connection, extraction, before, quiet=quiet)
            for step in steps:
                step(connection)
            return status

    def _put(self, connection: sa.Connection, extraction: Extraction, before: _Before | None, *, quiet: bool) -> Saved:
        article, articles = extraction.article, tables.articles
        # Read behind the lock: what is said to have come by a moment is there to be read soon after it.
        now = self._clock()
        status = _compare(before, article, self.rules)
        if status == "unchanged":
            return status
        row = encoding.article_to_row(article) | {"extracted_by": self.rules}
        news = {"updated_at": now, "said_at": now, "quiet": quiet}
        if before is None:
            connection.execute(sa.insert(articles).values(row | news | {"added_at": now, "copy_of": article.copy_of}))
        elif before.content_hash == row["content_hash"]:  # new rules read the same article: it has not changed
            connection.execute(sa.update(articles).where(articles.c.id == article.id).values(row))
        else:
            keep_version(connection, article, now)
            connection.execute(sa.update(articles).where(articles.c.id == article.id).values(row | news))
        rows = {
            tables.sketches: encoding.sketch_rows(article),
            tables.figures: encoding.figure_rows(extraction),
            tables.claims: encoding.claim_rows(extraction),
        }
        for table, taken in rows.items():
            _replace(connection, table, article.id, taken, is_new=before is None)
        return status


def _stored(connection: sa.Connection, article_id: str, *, locked: bool = False) -> _Before | None:
    articles = tables.articles.c
    query = sa.select(articles.content_hash, articles.extracted_by).where(articles.id == article_id)
    query = query.with_for_update() if locked else query  # SQLite has the whole database locked already
    row = connection.execute(query).one_or_none()
    return None if row is None else _Before(*row)


def _compare(before: _Before | None, article: Article, rules: str) -> Saved:
    if before is None:
        return "added"
    same = before.content_hash == encoding.content_hash(article) and before.extracted_by == rules
    return "unchanged" if same else "updated"


def _paged(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _PAGE] for start in range(0, len(ids), _PAGE))


def _replace(
    connection: sa.Connection, table: sa.Table, article_id: str, rows: list[encoding.Row], *, is_new: bool
) -> None:
    if not is_new:
        connection.execute(sa.delete(table).where(table.c.article_id == article_id))
    if rows:
        connection.execute(sa.insert(table), rows)


def _extractions(connection: sa.Connection, rows: Sequence[sa.RowMapping], rules: str) -> list[Extraction]:
    ids = [row["id"] for row in rows]
    figures = _rows_of(connection, tables.figures, ids)
    claims = _rows_of(connection, tables.claims, ids)
    found = []
    for row in rows:
        taken = (figures.get(row["id"], ()), claims.get(row["id"], ()))
        read = encoding.read_taken if row["extracted_by"] == rules else encoding.read_understood
        found.append(Extraction(encoding.article_from_row(row), *read(*taken)))
    return found


def _rows_of(connection: sa.Connection, table: sa.Table, ids: Sequence[str]) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    query = sa.select(table.c.article_id, table.c.row).where(table.c.article_id.in_(ids))
    for article_id, row in connection.execute(query.order_by(table.c.article_id, table.c.position)):
        found.setdefault(article_id, []).append(row)
    return found
