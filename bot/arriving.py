"""An article comes to the record: as a new one, a new version, a copy of another, or one that stands there already.

The one way in for imports and feeds. Must never make two articles of one, and never one of two.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from bot.logs import note_failure
from bot.store import Saved, Store
from bot.store.opening import Step
from corpus.changes import mark_changes
from corpus.feeds import retraction_in
from corpus.ingest import extract
from corpus.models import Article, Extraction, Refusal
from corpus.names import Names
from corpus.readers.identity import host
from corpus.sketches import is_same_text

# What was published longer ago when it came is no news.
_NEWS = timedelta(days=7)
_FAR_AWAY = date.max

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one article, or of one thing that is none."""

    id: str | None
    title: str
    status: Saved | Literal["refused"]
    reason: str | None = None


def is_old(published: date | None, today: date) -> bool:
    """Say whether an article is no news when it comes; one without a date may be."""
    return published is not None and today - published > _NEWS


def arrive(
    article: Article,
    store: Store,
    names: Names,
    *,
    quiet: bool = False,
    extracted: Extraction | Refusal | None = None,
) -> Imported:
    """Store an article, as what it is beside those on record; a fault of ours is a refusal with a reference.

    `extracted` is what was taken out of it already, where that was done.
    """
    article = replace(article, id=store.versions.resolve(article.id))
    status = store.status(article)
    if status == "unchanged":
        return Imported(article.id, article.title, status)
    twins = [one for one in store.versions.alike(article) if is_same_text(one.body, article.body)]
    twin = next((one for one in twins if _is_same_outlet(one, article)), None)
    if status == "added" and twin is not None:
        store.versions.alias(article.id, twin.id)
        if article.path is None or article.path != twin.path:
            return Imported(twin.id, twin.title, "unchanged")
        # Read from the same place, which has no name of its own but its text: it has been changed there.
        article = replace(article, id=twin.id)
        status = store.status(article)
    extraction = extracted or extract_article(article, names)
    if isinstance(extraction, Refusal):
        return Imported(None, extraction.name, "refused", extraction.reason)
    saved = _keep(replace(extraction, article=article), status, twins, store, quiet=quiet)
    return Imported(article.id, article.title, saved)


def _keep(extraction: Extraction, status: Saved, twins: Sequence[Article], store: Store, *, quiet: bool) -> Saved:
    """Put an article on record with what it brings along: changed figures, links to its copies, what it takes back."""
    if status == "updated":
        extraction, is_no_news = _changed(extraction, store)
        quiet = quiet or is_no_news
    article = extraction.article
    linked = _links(article, twins, store) if status == "added" else []
    return store.save(extraction, quiet=quiet, steps=[*linked, *_retractions(article, store)])


def _changed(extraction: Extraction, store: Store) -> tuple[Extraction, bool]:
    """Mark what has changed in an article, and say whether it is no news.

    Of an article that was none, a change of words is none either; a changed figure is.
    """
    before = store.versions.figures(extraction.article.id)
    marked = mark_changes(extraction, before)
    known = {(figure.former, figure.surface) for figure in before}
    is_same = all(not one.former or (one.former, one.surface) in known for one in marked.figures)
    return marked, is_same and store.versions.is_quiet(extraction.article.id)


def extract_article(article: Article, names: Names) -> Extraction | Refusal:
    """Take out the figures and claims of one article; a fault of ours is logged under the reference in the refusal."""
    try:
        return extract(article, names)
    except Exception:  # noqa: BLE001  # whatever it is, the other articles go on
        reference = note_failure(_log, "extracting article %s", article.id)
        name = article.path or article.title
        return Refusal(name, f"Reading {name} failed through a fault of ours; please report reference {reference}.")


def _links(article: Article, twins: Sequence[Article], store: Store) -> list[Step]:
    """Link the copies of one text to the first: the earliest by its day, else by when it came."""
    if not twins:
        return []
    roots = {one.copy_of or one.id for one in twins}
    known = [one for one in twins if one.id in roots] or list(twins)
    first = min([*known, article], key=lambda one: one.published or _FAR_AWAY)
    copies = [one.id for one in (*known, article) if one.id != first.id]
    return [store.versions.linking(copies, first.copy_of or first.id)]


def _retractions(article: Article, store: Store) -> list[Step]:
    """Mark an article whose title takes it back, and the one of its outlet that it names."""
    rest = retraction_in(article.title)
    if rest is None:
        return []
    named = store.versions.titled(rest, article.source) if rest else []
    return [store.versions.retracting([article.id, *named], "title")]


def _is_same_outlet(one: Article, other: Article) -> bool:
    """Say whether two articles are of one outlet, by name or by site; who names neither is of any."""
    names, others = _outlet(one), _outlet(other)
    return not names or not others or bool(names & others)


def _outlet(article: Article) -> set[str]:
    site = host(article.url).removeprefix("m.").removeprefix("amp.") if article.url else None
    return {name.casefold() for name in (article.source, site) if name}
