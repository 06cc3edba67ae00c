"""The commands over what is on record: list and remove. Must never take out an article that was not clearly named."""

from collections.abc import Collection, Sequence

from bot.call import Call
from bot.rows import article_row, bulk_row

# Shorter beginnings of an id fit too many articles by chance.
SHORTEST_BEGINNING = 6


class UnknownIdError(Exception):
    """An id that names no single article; the text is one sentence a user can be shown."""


def list_articles(call: Call, *, as_json: bool) -> None:
    """Show every article on record, newest first, those without a date last."""
    with call.store() as store:
        for article in store.articles():
            call.print(article, article_row, call.output.listed, as_json=as_json)
        if not as_json and not store.count():
            call.output.line("No articles on record; read some in with: onrecord import FOLDER")


def remove_articles(call: Call, named: Sequence[str], *, as_json: bool) -> None:
    """Take articles out, each shown before it is gone; as rows they are what `onrecord import` reads."""
    with call.store() as store:
        stored = store.content_hashes()
        for name in dict.fromkeys(named):
            try:
                article = store.article(find_id(name, stored))
            except UnknownIdError as error:
                call.complain(str(error))
                continue
            if article is not None:  # else it was named twice, or another process took it out in between
                call.print(article, bulk_row, call.output.removed, as_json=as_json)
                store.remove([article.id])
    call.finish()


def find_id(name: str, stored: Collection[str]) -> str:
    """Give the id that `name` is, or begins where at least six characters leave no doubt.

    Raises UnknownIdError.
    """
    if name in stored:
        return name
    if len(name) < SHORTEST_BEGINNING:
        raise UnknownIdError(
            f"{name!r} is no whole id, and of its beginning at least {SHORTEST_BEGINNING} characters are needed; "
            "see: onrecord list"
        )
    found = [article_id for article_id in stored if article_id.startswith(name)]
    if len(found) > 1:
        raise UnknownIdError(f"{name} begins the ids of {len(found)} articles; give more of it.")
    if not found:
        raise UnknownIdError(f"{name} is no id of an article on record; see: onrecord list")
    return found[0]
