"""`digest`: what is new, for who asks to see it. Must never touch Slack, and never announce anything."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from corpus.digests import Digest, Item, Window, make_digest
from corpus.digests.since import read_since, split_since
from corpus.models import Citation
from corpus.topics import Topic, parse_topic
from handlers.blocks import Message, render_notice
from handlers.conversations import Asked
from handlers.desk import Desk
from handlers.digest_blocks import citation, render_digest, render_more
from handlers.naming import Naming
from handlers.wording import Wording

# Without a day, from so many days before the newest article on.
_USUAL = timedelta(days=6)
_DAY = timedelta(days=1)


def show_digest(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Show what a digest would say now of `TOPIC since DATE`; asked for more, what would stand in its thread.

    Raises QuestionError for a topic with a filter that has no meaning.
    """
    today = desk.clock().date()
    text, since = split_since(asked.request.text)
    day = read_since(since, today) if since is not None else None
    if since is not None and day is None:
        return render_notice(words.digests.no_day.format(text=since), words)
    digest = named(preview(desk, parse_topic(text, desk.names), day), Naming(desk.names, words))
    if asked.shown:
        return _further(digest, asked.shown, words)
    root, *further = render_digest(digest, words, rest="button")
    return replace(root, offers=("more",)) if further else root


def preview(desk: Desk, topic: Topic, since: date | None = None) -> Digest:
    """Make the digest of all that was published since a day, a week before the newest article where none is named.

    An article without a date counts from the day it came.
    """
    newest = desk.library.searched.last or desk.clock().date()
    first = since or newest - _USUAL
    until = datetime.combine(desk.clock().date() + _DAY, time(), UTC)
    window = Window(min(datetime.combine(first, time(), UTC), until - _DAY), until)
    return make_digest(desk.library, desk.fresh_since(first), topic, window)


def _further(digest: Digest, shown: tuple[Citation, ...], words: Wording) -> Message:
    left = [item for item in digest.more if citation(item) not in shown]
    first, *further = render_more(left, words) or (render_notice(words.clicks.no_more, words),)
    return replace(first, offers=("more",)) if further else first


def named(digest: Digest, naming: Naming) -> Digest:
    """Name everybody in a digest as its readers write them: 吴泳铭 for who reads Chinese, Eddie Wu for English."""
    return replace(
        digest,
        items=tuple(_named(item, naming) for item in digest.items),
        more=tuple(_named(item, naming) for item in digest.more),
    )


def _named(item: Item, naming: Naming) -> Item:
    figures, beside, together = (
        tuple(replace(hit, figure=naming.figure(hit.figure, hit.article)) for hit in hits)
        for hits in (item.figures, item.beside, item.together)
    )
    claims = tuple(replace(hit, claim=naming.claim(hit.claim, hit.article)) for hit in item.claims)
    return replace(item, figures=figures, beside=beside, together=together, claims=claims)
