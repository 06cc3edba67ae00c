"""What is new for a topic in a period: a selection that is worth reading. Must never look at a clock or a store.

Whatever an item says it says by quotation. Two sources that disagree stand side by side; nothing is averaged.
"""

from collections.abc import Container, Iterable, Sequence
from typing import Literal

from corpus.digests.claims import claim_items, due_items
from corpus.digests.figures import figure_items
from corpus.digests.items import Digest, Item, Kind, Receipt, Window
from corpus.digests.making import Making
from corpus.digests.selecting import select
from corpus.languages import detect_lang
from corpus.library import Library
from corpus.topic_fits import TopicFits
from corpus.topics import Topic

# Of more articles than these on a topic the last are read: nobody waits for a digest of ten thousand.
_MOST_READ = 3_000


def make_digest(
    library: Library,
    fresh_ids: Iterable[str],
    topic: Topic,
    window: Window,
    announced: Container[str] = frozenset(),
) -> Digest:
    """Select what is new for a topic in the fresh articles; `announced` are keys that its readers have seen.

    3800亿元 in two articles of today is one item; one that an article of last week told is none, unless it changed.
    """
    ids = tuple(dict.fromkeys(fresh_ids))
    fits = TopicFits(topic, library)
    making = Making(library, fits, frozenset(ids), announced, window.since.date(), _language(topic))
    fresh = [found for one in fits.ids(library, ids)[-_MOST_READ:] if (found := library.article(one))]
    figures = figure_items(making, fresh)
    claims = claim_items(making, fresh, figures.told)
    items = (*figures.items, *claims.items, *due_items(making, window))
    shown, more = select(items)
    without_room = len(items) - len(shown) - len(more)
    receipt = Receipt(
        window,
        articles=len(ids),
        telling=len({article.id for item in items if item.kind != "due" for article in item.articles}),
        new=_count([*shown, *more], "figure", "claim", "disagreement"),
        changed=_count([*shown, *more], "change"),
        folded=figures.folded + claims.folded,
        left_out=figures.left_out + claims.left_out + without_room,
    )
    return Digest(topic, shown, more, receipt)


def _count(items: Sequence[Item], *kinds: Kind) -> int:
    return sum(item.kind in kinds for item in items)


def _language(topic: Topic) -> Literal["zh", "en"] | None:
    if not topic.text:
        return None
    return "zh" if detect_lang(topic.text).startswith("zh") else "en"
