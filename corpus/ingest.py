"""The order of steps from an article to its figures and claims, in one screen. Must never read, store or print."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from corpus.claims import extract_claims
from corpus.figures import attribute_figures, find_figures
from corpus.models import Article, Extraction
from corpus.names import Names
from corpus.segment import sentences

# What has no say in what is taken out of an article, nor in how it is indexed; all else in this package may have.
_NO_RULES = frozenset(
    {
        "articles",
        "digests",
        "index",
        "readers",
        "stories",
        "__pycache__",
        "answers.py",
        "asked.py",
        "aspects.py",
        "changes.py",
        "copies.py",
        "coverage.py",
        "discovery.py",
        "entries.py",
        "feeds.py",
        "fetch.py",
        "fetched.py",
        "figure_fits.py",
        "finding.py",
        "fits.py",
        "follow_ups.py",
        "heard.py",
        "intents.py",
        "json_feeds.py",
        "library.py",
        "lives.py",
        "meant.py",
        "offices.py",
        "phrasing.py",
        "qualified.py",
        "questions.py",
        "replaced.py",
        "semantic.py",
        "sketches.py",
        "slots.py",
        "stretches.py",
        "suggestions.py",
        "sureness.py",
        "surroundings.py",
        "threads.py",
        "told.py",
        "topic_fits.py",
        "topics.py",
        "voices.py",
    }
)


def extract(article: Article, names: Names) -> Extraction:
    """Take the figures and claims out of an article: 投入超过3800亿元, 吴泳铭表示…… .

    Claims need the figures that stand in them, and figures the claims they stand in (who states them, plan or fact).
    """
    spans = sentences(article.body)
    found = find_figures(article.body, spans)
    claims = extract_claims(article, found, spans, names)
    figures = attribute_figures(article, found, claims, spans, names)
    return Extraction(article, figures, claims)


def rules_fingerprint(*extra: str) -> str:
    """Give 16 hexadecimal digits that change with the rules of `extract`; `extra` are the texts of users' names.

    Articles stored under another fingerprint are worth extracting again.
    """
    return _fingerprint(_NO_RULES, extra)


def index_fingerprint(*extra: str) -> str:
    """Give 16 hexadecimal digits that change with the rules of `extract` and with those of the index."""
    return _fingerprint(_NO_RULES - {"index"}, extra)


def _fingerprint(passed_over: frozenset[str], extra: tuple[str, ...]) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for path, content in _rooms():
        if passed_over.isdisjoint(path):
            digest.update(f"{'/'.join(path)}\n".encode() + content)
    for text in extra:
        digest.update(text.encode(errors="surrogatepass"))
    return digest.hexdigest()


@cache
def _rooms() -> tuple[tuple[tuple[str, ...], bytes], ...]:
    """Give the path of each file of rules and a digest of it, as they were when first asked for.

    A new version that is installed beside a process at work is none of the rules that process has.
    """
    return tuple(_contents(resources.files("corpus"), ("corpus",)))


def _contents(folder: Traversable, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bytes]]:
    for part in sorted(folder.iterdir(), key=lambda part: part.name):
        if part.is_file() and part.name not in _NO_RULES:
            yield (*path, part.name), hashlib.blake2b(part.read_bytes()).digest()
        elif part.is_dir() and part.name not in _NO_RULES - {"index"}:
            yield from _contents(part, (*path, part.name))
