"""The commands that read articles: import and extract. Must never decide what an article is, or what is in it."""

from collections.abc import Iterable, Sequence

from bot.app import build_fetcher, now
from bot.arriving import extract_article
from bot.batch import text_of
from bot.call import Call
from bot.importing import KINDS, extract_articles, import_articles, passed_over, read_paths
from bot.rows import batch_row, error_row, extraction_row, imported_row
from corpus.fetch import Fetcher
from corpus.models import Article, Extraction, Refusal
from handlers.wording import wording_for


def import_paths(call: Call, paths: Sequence[str], *, as_json: bool) -> None:
    """Read articles into the record, a row for each."""
    counts: dict[str, int] = {}
    with call.store() as store:
        found = call.counted(read_paths(paths, _fetcher(call)))
        for imported in import_articles(found, store, call.names, now().date()):
            counts[imported.status] = counts.get(imported.status, 0) + 1
            call.print(imported, imported_row, call.output.imported, as_json=as_json)
            if imported.reason:
                call.complain(imported.reason)
    if not as_json:
        call.output.line(", ".join(f"{count} {status}" for status, count in counts.items()) or "No articles found.")
        if unread := passed_over(paths):
            call.mention(f"Passed over: {unread}. Of files, {', '.join(sorted(KINDS))} are read.")
    call.finish()


def extract_paths(call: Call, paths: Iterable[str], *, as_json: bool) -> None:
    """Show the figures and claims of articles, storing nothing."""

    def show(extraction: Extraction) -> None:
        call.output.extraction(extraction, wording_for(extraction.article.title))

    for extraction in extract_articles(call.counted(read_paths(paths, _fetcher(call))), call.names):
        if isinstance(extraction, Refusal):
            call.complain(extraction.reason)
        else:
            call.print(extraction, extraction_row, show, as_json=as_json)
    call.finish()


def extract_batch(call: Call) -> None:
    """Extract from the texts on stdin; a text stays as it came, so that offsets are into what the caller has."""
    for item in call.items(text_of):
        article = Article(id=str(item.id), title="", body=item.content, path=f"line {item.number}")
        extraction = extract_article(article, call.names)
        if isinstance(extraction, Refusal):
            call.print_row(error_row(item.id, extraction.reason))
            call.complain(extraction.reason)
        else:
            call.print_row(batch_row(item.id, extraction))
    call.finish()


def _fetcher(call: Call) -> Fetcher:
    return build_fetcher(call.settings)
