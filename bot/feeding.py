"""The commands over sources: feeds add, list, remove, poll; and retract. Must never word a refusal."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from bot.app import build_poller, build_sources, now
from bot.call import Call
from bot.keeping import UnknownIdError, find_id
from bot.polling import Polled
from bot.progress import shown
from bot.rows import polled_row, source_row
from bot.signals import stop_on_signals
from bot.sources import Sources
from bot.store import Store
from corpus.errors import UnreadableError
from handlers.article_sources import Source
from handlers.desk import AT_THE_CONSOLE

# Refusals of one poll that are named one by one.
_MENTIONED = 20


def add_feeds(call: Call, named: Sequence[str], *, as_json: bool) -> None:
    """Add feeds by their addresses or those of their pages, and folders by their paths."""
    with call.store() as store:
        sources = build_sources(call.settings, store, call.names)
        for each in named:
            try:
                is_folder = "://" not in each and Path(each).expanduser().is_dir()
                folder = Path(each).expanduser()
                added = sources.watch(folder, AT_THE_CONSOLE) if is_folder else sources.add(each, AT_THE_CONSOLE)
            except UnreadableError as error:
                call.complain(error.reason)
                continue
            if not added.is_new:
                call.complain(f"{each} is there already, as number {added.source.number}.")
            call.print(added.source, source_row, lambda one: _show(call, one), as_json=as_json)
    call.finish()


def list_feeds(call: Call, *, as_json: bool) -> None:
    """Show every source and how it is doing."""
    with call.store() as store:
        found = build_sources(call.settings, store, call.names).all()
        for source in found:
            call.print(source, source_row, lambda one: _show(call, one), as_json=as_json)
        if not found and not as_json:
            call.output.line("No feeds yet; add one with: onrecord feeds add https://news.example/feed.xml")


def remove_feeds(call: Call, named: Sequence[str], *, as_json: bool) -> None:
    """Remove sources; their articles stay on record."""
    with call.store() as store:
        sources = build_sources(call.settings, store, call.names)
        for source in _named(call, sources, named):
            sources.remove(source.number)
            call.print(
                source, source_row, lambda one: call.output.line(f"removed  {one.number}  {one.name}"), as_json=as_json
            )
            if source.added_by is None:
                call.complain(f"{source.address} is named in the settings, so it comes back with the next start.")
    call.finish()


def poll_feeds(call: Call, named: Sequence[str], *, only_due: bool, as_json: bool) -> None:
    """Poll sources now and show how each went; the record has all that came until it is interrupted."""
    counts: Counter[str] = Counter()
    with call.store() as store, stop_on_signals() as stop:
        sources = build_sources(call.settings, store, call.names)
        wanted = list(_wanted(call, store, sources, named, only_due=only_due))
        poller = build_poller(call.settings, store, call.names, stop)
        polled = _polled(poller.poll(wanted, now()), len(wanted))
        for one in polled:
            counts += one.counts
            call.print(one, polled_row, lambda each: _show_polled(call, each), as_json=as_json)
            if one.outcome in {"failed", "ended", "taken"} and one.reason:
                call.complain(one.reason)
            _mention_refused(call, one)
        is_stopped = stop.is_set()
    if not as_json:
        call.output.line(", ".join(f"{count} {status}" for status, count in counts.items()) or "Nothing new.")
    if is_stopped:
        call.interrupted()
    call.finish()


def retract(call: Call, named: Sequence[str], *, undo: bool) -> None:
    """Mark articles as retracted, or with `undo` as holding."""
    with call.store() as store:
        stored = store.content_hashes()
        for name in dict.fromkeys(named):
            try:
                article_id = find_id(name, stored)
            except UnknownIdError as error:
                call.complain(str(error))
                continue
            is_new = store.versions.retract(article_id, None if undo else "user")
            article = store.article(article_id)
            said = ("holds again" if undo else "retracted") if is_new else "unchanged"
            call.output.line(f"{said:<11}  {article_id}  {article.title if article else ''}")
    call.finish()


def _polled(found: Iterable[Polled], count: int) -> Iterable[Polled]:
    return shown(found, "Feeds", count)


def _wanted(call: Call, store: Store, sources: Sources, named: Sequence[str], *, only_due: bool) -> Iterable[Source]:
    if named:
        return _named(call, sources, named)
    return store.feeds.due() if only_due else [one for one in sources.all() if one.ended_at is None]


def _named(call: Call, sources: Sources, named: Sequence[str]) -> list[Source]:
    found = {name: sources.find(name) for name in dict.fromkeys(named)}
    for name, source in found.items():
        if source is None:
            call.complain(f"{name} is no feed here; see: onrecord feeds list")
    return [source for source in found.values() if source is not None]


def _show(call: Call, source: Source) -> None:
    """Show a source in two lines, and in a third why it fails."""
    call.output.line(f"{source.number:>4}  {source.name}" + (f"  {source.address}" if source.title else ""))
    if source.ended_at:
        state = f"ended {_at(source.ended_at)}"
    else:
        state = f"last poll {_at(source.polled_at)}, next {_at(source.due_at)}"
    call.output.line(f"      {source.articles} articles, last success {_at(source.succeeded_at)}, {state}")
    if source.failing:
        times = f", {source.failures} times" if source.failures > 1 else ""
        call.output.line(f"      failing{times}: {source.failing}")
    for reason in source.refused:
        call.output.line(f"      refused: {reason}")


def _show_polled(call: Call, polled: Polled) -> None:
    counts = ", ".join(f"{count} {status}" for status, count in polled.counts.items())
    call.output.line(f"{polled.outcome:<9}  {polled.source.name}" + (f"  ({counts})" if counts else ""))
    if polled.reason and polled.outcome in {"read", "unchanged"}:
        call.output.line(f"           {polled.reason}")


def _mention_refused(call: Call, polled: Polled) -> None:
    """Name what became no article and why: a feed that lists pictures is polled well all the same."""
    reasons = [each.reason or each.title for each in polled.imported if each.status == "refused"]
    for reason in reasons[:_MENTIONED]:
        call.mention(f"Refused: {reason}")
    if len(reasons) > _MENTIONED:
        call.mention(f"Refused: {len(reasons) - _MENTIONED} more of {polled.source.name}.")


def _at(moment: datetime | None) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else "never"
