"""Keeps the bundled articles in a store in step with the package's files, without undoing what a user did to them.

An article that a user removed stays removed, one that a user replaced stays replaced. Must never touch other articles.
"""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources

from bot.arriving import extract_article
from bot.importing import read_content
from bot.store import Store
from bot.store.bundles import Bundled
from bot.store.encoding import content_hash
from corpus.models import Extraction, Refusal
from corpus.names import Names

_log = logging.getLogger(__name__)


def bundled_files() -> dict[str, bytes]:
    """Give the package's own articles: file name to content."""
    folder = resources.files("corpus") / "articles"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {file.name: file.read_bytes() for file in files if file.name.endswith(".md")}


def files_to_read(files: Mapping[str, bytes], known: Mapping[str, Bundled]) -> dict[str, bytes]:
    """Choose the files that are new, or have changed while the user left their article as it was."""
    return {
        name: content
        for name, content in files.items()
        if name not in known or (known[name].untouched and known[name].file_hash != _hash(content))
    }


def keep_in_step(store: Store, files: Mapping[str, bytes], names: Names) -> Iterator[str]:
    """Bring the store in step with `files`, one at a time; give each file's name when it is done."""
    known = store.bundles.known()
    _drop(store, [entry for name, entry in known.items() if name not in files])
    for name, content in files_to_read(files, known).items():
        extraction = _extract(name, content, names)
        if extraction is not None:
            article, before = extraction.article, known.get(name)
            entry = Bundled(name, _hash(content), article.id, content_hash(article))
            if before is not None or store.status(article) == "added":
                recorded = store.bundles.recording(entry, instead_of=before.article_id if before else None)
                store.save(extraction, quiet=True, steps=[recorded])
            else:  # the user had it before we did
                store.bundles.record(entry)
        yield name


def _extract(name: str, content: bytes, names: Names) -> Extraction | None:
    for article in read_content(content, name):
        extraction = article if isinstance(article, Refusal) else extract_article(article, names)
        if isinstance(extraction, Extraction):
            return extraction
        _log.error("bundled article %s refused: %s", name, extraction.reason)
    return None


def _drop(store: Store, gone: Iterable[Bundled]) -> None:
    for entry in gone:
        if entry.untouched:
            store.remove([entry.article_id])
        store.bundles.forget(entry.name)


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
