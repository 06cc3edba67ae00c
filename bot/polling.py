"""Polls feeds and watched folders: what is due is read side by side, and stored one after another.

One bad feed never holds up another: each has its own deadline and a thread of a small pool. Must never poll a feed that
another process polls, and never let the first poll of a feed be news.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from threading import Event
from typing import Any, Literal

from sqlalchemy.exc import OperationalError

from bot.arriving import Imported, arrive, is_old
from bot.extracting import Extractor, extracting
from bot.feed_reading import Arrival, Reading, read_source
from bot.logs import note_failure
from bot.rhythm import Rhythm
from bot.store import Store
from bot.store.feeds import Listed
from bot.watching import read_folder
from corpus.fetch import Fetcher
from corpus.models import Article, Refusal
from corpus.names import Names
from handlers.article_sources import Source

# Feeds read side by side: they wait for servers, mostly.
WORKERS = 16
# Seconds after which leases are renewed at the latest.
_RENEWED_S = 5.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Polled:
    """How one poll went."""

    source: Source
    outcome: Literal["read", "unchanged", "failed", "ended", "taken"]
    # Why it failed or ended, or what was left out: one sentence.
    reason: str | None = None
    imported: tuple[Imported, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many articles were added, updated, unchanged and refused."""
        return Counter(each.status for each in self.imported)


@dataclass(frozen=True, slots=True)
class Poller:
    """Polls what it is given."""

    store: Store
    names: Names
    fetcher: Fetcher
    rhythm: Rhythm = field(default_factory=Rhythm)
    stop: Event = field(default_factory=Event)
    workers: int = WORKERS
    # Texts of the users' names, for processes that load them anew.
    users_names: tuple[str, ...] = ()

    def poll(self, sources: Sequence[Source], now: datetime) -> Iterator[Polled]:
        """Poll them, and say how each went as it is done; ends early when it is told to stop."""
        waiting = iter(sources)
        with (
            extracting(self.names, self.users_names) as extractor,
            ThreadPoolExecutor(self.workers, thread_name_prefix="polling") as pool,
        ):
            reading: dict[Future[Reading], Source] = {}

            def begin(source: Source) -> None:
                known = self.store.feeds.known(source.number)
                reading[pool.submit(self._read, source, known, extractor, now)] = source

            try:
                while not self.stop.is_set():
                    yield from self._begin(waiting, reading, begin, now)
                    if not reading:
                        break
                    done, _ = wait(reading, timeout=_RENEWED_S, return_when=FIRST_COMPLETED)
                    self.store.feeds.renew()
                    for one in done:
                        yield self._settled(reading.pop(one), partial(self._read_and_stored, one, now), now)
            finally:
                for source in reading.values():
                    self.store.feeds.release(source.number)

    def _read(self, source: Source, known: Mapping[str, Listed], extractor: Extractor, now: datetime) -> Reading:
        """Read a feed and take the figures and claims out of what it brought, beside other feeds."""
        reading = read_source(source, known, self.fetcher, now.date(), self.stop)
        wanted = [one.found for one in reading.arrivals if isinstance(one.found, Article)]
        extracted = iter(extractor.extract(wanted))
        arrivals = (
            replace(one, extracted=next(extracted)) if isinstance(one.found, Article) else one
            for one in reading.arrivals
        )
        return replace(reading, arrivals=tuple(arrivals))

    def _begin(
        self,
        waiting: Iterator[Source],
        reading: Mapping[Future[Reading], Source],
        begin: Callable[[Source], None],
        now: datetime,
    ) -> Iterator[Polled]:
        """Have as many read as there are threads; folders are read here, and are no wait."""
        while len(reading) < self.workers and (offered := next(waiting, None)) is not None:
            if offered.ended_at is not None:
                yield Polled(offered, "ended", offered.failing)
                continue
            source = self.store.feeds.lease(offered.number)
            if source is None:
                yield Polled(offered, "taken", f"{offered.address} is being polled by another process.")
            elif source.kind == "folder":
                yield self._settled(source, partial(self._folder, source, now), now)
            else:
                begin(source)

    def _folder(self, source: Source, now: datetime) -> Polled:
        """Read the files of a folder that are new or have changed, each stored before the next is read."""
        imported: list[Imported] = []
        failure = None
        for found in read_folder(source, self.store.feeds.known(source.number), now):
            if self.stop.is_set():
                break
            if isinstance(found, Refusal):
                failure = found.reason
                continue
            arrived = [self._arrived(Arrival(found.key, found.said, one), source, now) for one in found.articles]
            imported += [each for each, _ in arrived]
            reasons = [each.reason for each, _ in arrived if each.reason]
            listed = Listed(found.key, found.said, None, " ".join(reasons)[:1000] or None)
            self.store.feeds.keep_listed(source.number, [listed])
            self.store.feeds.renew()
        if failure is not None:
            return self._failed(Reading(source, failure=failure), now)
        return self._noted(Reading(source, is_cut_short=self.stop.is_set()), tuple(imported), (), now)

    def _settled(self, source: Source, settle: Callable[[], Polled], now: datetime) -> Polled:
        """Store what was read; whatever goes wrong with one feed or folder, the others go on."""
        try:
            return settle()
        except OperationalError:
            raise  # the database is away, for all of them
        except Exception:  # noqa: BLE001  # see above
            reference = note_failure(_log, "storing feed %d", source.number)
            reason = f"Reading {source.address} failed through a fault of ours; reference {reference}."
            return self._failed(Reading(source, failure=reason), now)

    def _read_and_stored(self, done: Future[Reading], now: datetime) -> Polled:
        return self._stored(done.result(), now)

    def _stored(self, reading: Reading, now: datetime) -> Polled:
        if reading.failure is not None:
            return self._failed(reading, now)
        arrived = [self._arrived(one, reading.source, now) for one in reading.arrivals]
        for article_id, why in reading.retracted:
            self.store.versions.retract(self.store.versions.resolve(article_id), why)
        return self._noted(reading, tuple(each for each, _ in arrived), tuple(listed for _, listed in arrived), now)

    def _arrived(self, arrival: Arrival, source: Source, now: datetime) -> tuple[Imported, Listed]:
        found = arrival.found
        if isinstance(found, Refusal):
            imported = Imported(None, found.name, "refused", found.reason)
        else:
            quiet = source.succeeded_at is None or is_old(found.published, now.date())
            imported = arrive(found, self.store, self.names, quiet=quiet, extracted=arrival.extracted)
        return imported, Listed(arrival.key, arrival.said, imported.id, imported.reason or arrival.note)

    def _noted(
        self, reading: Reading, imported: tuple[Imported, ...], listed: tuple[Listed, ...], now: datetime
    ) -> Polled:
        source = reading.source
        added = sum(each.status == "added" for each in imported)
        values: dict[str, Any] = {
            "failures": 0,
            "failing": None,
            "due_at": now + self.rhythm.after_success(soon=reading.is_cut_short or source.kind == "folder"),
            "articles": source.articles + added,
        }
        if not reading.is_cut_short:
            values["succeeded_at"] = now
        if not reading.is_unchanged and not reading.is_cut_short and source.kind == "feed":
            # Of a feed that was not read to its end the whole is wanted again.
            values |= {"title": reading.title or source.title} | _validators(reading)
        self.store.feeds.note(source.number, values, listed)
        if reading.listed:
            self.store.feeds.forget(source.number, reading.listed)
        moved = self._moved(reading)
        left_out = f"{source.address} lists {reading.left_out} entries more than one poll reads."
        outcome: Literal["unchanged", "read"] = "unchanged" if reading.is_unchanged else "read"
        return Polled(source, outcome, moved or (left_out if reading.left_out else None), imported)

    def _moved(self, reading: Reading) -> str | None:
        """Follow a feed that has moved for good; one that has moved to where another stands ends."""
        source, address = reading.source, reading.moved_to
        if address is None or address == source.address:
            return None
        if self.store.feeds.move(source.number, address):
            return f"{source.address} has moved to {address}."
        reason = f"{source.address} has moved to {address}, which is a feed here already."
        self.store.feeds.end(source.number, reason)
        return reason

    def _failed(self, reading: Reading, now: datetime) -> Polled:
        source, reason = reading.source, reading.failure or ""
        if reading.is_gone:
            reason = f"{source.address} is gone for good, its server says (410)."
            self.store.feeds.end(source.number, reason)
            return Polled(source, "ended", reason)
        failures = source.failures + 1
        due_at = now + self.rhythm.after_failure(failures, reading.retry_after)
        self.store.feeds.note(source.number, {"failures": failures, "failing": reason, "due_at": due_at})
        return Polled(source, "failed", reason)


def _validators(reading: Reading) -> dict[str, Any]:
    return {"etag": reading.validators.etag, "last_modified": reading.validators.last_modified}


def poll_due(poller: Poller, now: datetime) -> None:
    """Poll what is due; the log has a line for each poll that brought something or failed."""
    for polled in poller.poll(poller.store.feeds.due(), now):
        if polled.outcome in {"failed", "ended"}:
            _log.warning("feed %d: %s", polled.source.number, polled.reason)
        elif polled.imported:
            said = ", ".join(f"{count} {status}" for status, count in polled.counts.items())
            _log.info("feed %d: %s", polled.source.number, said)
