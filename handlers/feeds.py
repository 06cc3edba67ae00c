"""feeds and add: where new articles come from, as users see and change it. Must never fetch or store itself."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from corpus.errors import UnreadableError
from corpus.readers.identity import http_url
from handlers import elements as rich
from handlers.article_sources import Source, Sources
from handlers.blocks import Message, make_message, render_notice
from handlers.conversations import Asked
from handlers.desk import AT_THE_CONSOLE, Desk
from handlers.reasons import reason_in_words
from handlers.subcommands import sources_verb
from handlers.wording import Wording

# Sources that one message lists.
_LISTED = 20
_REASON = 200
# As many as are polled in half an hour where each takes its time; who runs the bot may add more.
MOST = 500


def show_feeds(desk: Desk, asked: Asked, words: Wording) -> Message:
    """List the feeds, or add or remove one: `feeds add https://news.example/feed`, 订阅源 移除 3."""
    verb, named = sources_verb(asked.request.text)
    if desk.sources is None:
        return render_notice(words.feeds.not_allowed, words)
    if verb == "add":
        return _changed(desk, asked, words, lambda sources: _add(sources, named, asked.user, words))
    if verb == "remove":
        return _remove(desk, desk.sources, named, asked, words)
    return render_feeds(desk.sources.all(), desk.command, words)


def add_page(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Put the article of one web page on record: `add https://news.example/a/1`."""
    return _changed(desk, asked, words, lambda sources: _add_page(sources, asked.request.text, words))


def render_feeds(found: Sequence[Source], command: str, words: Wording) -> Message:
    """Show each source: its name, what it brought, when it was read, why it fails."""
    if not found:
        said = words.feeds.none.format(command=command, form=f"{words.feeds.form_feeds} {words.feeds.form_add}")
        return render_notice(said, words)
    head = words.feeds.head.format(count=len(found))
    lines = [_line(source, words) for source in found[:_LISTED]]
    blocks = [rich.context(head), rich.rich_text(rich.bullets(*(rich.section(*line) for line in lines)))]
    if len(found) > _LISTED:
        blocks.append(rich.context(words.feeds.more.format(count=len(found) - _LISTED)))
    text = "\n".join([head, *("".join(part.get("text", "") for part in line) for line in lines)])
    return make_message(text, blocks, [], words)


def _line(source: Source, words: Wording) -> tuple[rich.Element, ...]:
    name = rich.linked(rich.label(source.name, rich.TITLE), http_url(source.address))
    details = "".join(f" · {rich.label(each, _REASON)}" for each in _details(source, words))
    return (rich.plain(f"{source.number} · "), name, rich.plain(details))


def _details(source: Source, words: Wording) -> Iterator[str]:
    feeds = words.feeds
    yield feeds.brought.format(count=f"{source.articles:,}")
    yield feeds.succeeded.format(when=_when(source.succeeded_at, words)) if source.succeeded_at else feeds.never_polled
    if source.ended_at:
        yield feeds.ended.format(reason=reason_in_words(source.failing or "", words))
    else:
        yield feeds.next_poll.format(when=_when(source.due_at, words))
        if source.failing:
            yield feeds.failing.format(reason=reason_in_words(source.failing, words))
    if source.refused:
        yield feeds.refused.format(reason=reason_in_words(source.refused[0], words))


def _when(moment: datetime, words: Wording) -> str:
    return f"{words.on_day(moment.date())} {moment:%H:%M} UTC"


def _changed(desk: Desk, asked: Asked, words: Wording, change: Callable[[Sources], str]) -> Message:
    """Change something for who may, and say what; what cannot be read is said in the words of the one that read it."""
    if desk.sources is None or not desk.may_add_sources(asked.user):
        return render_notice(words.feeds.not_allowed, words)
    try:
        return render_notice(change(desk.sources), words)
    except UnreadableError as error:
        reason = rich.label(reason_in_words(error.reason, words), _REASON)
        return render_notice(words.feeds.working_failed.format(reason=reason), words)


def _add(sources: Sources, named: str, user: str | None, words: Wording) -> str:
    address = _address(named)
    if address is None:
        return words.feeds.no_address
    if user != AT_THE_CONSOLE and len(sources.all()) >= MOST and sources.find(address) is None:
        return words.feeds.too_many.format(count=MOST)
    added = sources.add(address, user)
    feed = rich.label(added.source.name, rich.TITLE)
    return (words.feeds.added if added.is_new else words.feeds.known).format(feed=feed, number=added.source.number)


def _add_page(sources: Sources, named: str, words: Wording) -> str:
    address = _address(named)
    if address is None:
        return words.feeds.no_address
    page = sources.add_page(address)
    said = {"added": words.feeds.article_added, "updated": words.feeds.article_changed}
    return said.get(page.status, words.feeds.article_known).format(title=rich.label(page.title, rich.TITLE))


def _remove(desk: Desk, sources: Sources, named: str, asked: Asked, words: Wording) -> Message:
    source = sources.find(_address(named) or named) or sources.find(named)
    if source is None:
        name = rich.label(named, rich.TITLE) or "?"
        return render_notice(
            words.feeds.unknown.format(name=name, command=desk.command, form=words.feeds.form_feeds), words
        )
    if not desk.may_remove(source, asked.user):
        return render_notice(words.feeds.not_allowed, words)
    sources.remove(source.number)
    return render_notice(words.feeds.removed.format(feed=rich.label(source.name, rich.TITLE)), words)


def _address(typed: str) -> str | None:
    """Read an address as people write it: news.example/feed is https://news.example/feed; 3 is none."""
    named = typed.strip("<> ")
    if "://" in named:
        return http_url(named)
    return http_url(f"https://{named}") if "." in named.partition("/")[0] else None
