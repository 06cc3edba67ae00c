"""How many independent sources tell something. Must never count a copy: a text sent to ten papers is one source."""

from collections.abc import Iterable

from corpus.copies import is_copy
from corpus.models import Article
from corpus.normalise import fold

# Of a story that everybody tells, so many are compared; more make it no truer.
_COMPARED = 12


def independent(tellings: Iterable[tuple[Article, str]]) -> int:
    """Count the outlets that say something in words of their own; each comes with the sentence it says it in."""
    found: list[tuple[str, str]] = []
    seen = set()
    for article, sentence in tellings:
        if article.id in seen or article.copy_of or len(found) == _COMPARED:
            continue
        seen.add(article.id)
        outlet = fold(article.source or article.id).text.strip()
        if not any(outlet == other or is_copy(sentence, said) for other, said in found):
            found.append((outlet, sentence))
    return max(1, len(found))
