"""What stands around a passage in its article. Must never change a character of it."""

from corpus.models import Article, Citation, Passage, Span
from corpus.segment import sentences

# Sentences shown before a passage, and after it.
_SENTENCES = 2
# Characters of all of it together: what is read at once, and what one part of a message holds.
_MOST = 2_000


def surroundings(article: Article, citation: Citation, text: str) -> tuple[Passage, Passage] | None:
    """Give the passage that a citation points to, and the same with the sentences around it; None where it is gone.

    Around 营收增长5%。 stands 公司公布了财报。营收增长5%。股价未动。 Where an article was read again since, its passage
    may have moved: `text` is looked for where it no longer stands at its span.
    """
    body, start = article.body, citation.span.start
    if not text or not body.startswith(text, start):
        start = body.find(text) if text else -1
    if start < 0:
        return None
    span = Span(start, start + len(text))
    return Passage(text, span), _around(body, span)


def _around(body: str, span: Span) -> Passage:
    """Widen a span sentence by sentence, as long as there is room."""
    cuts = sentences(body)
    first = sum(1 for cut in cuts if cut.end <= span.start)
    last = sum(1 for cut in cuts if cut.start < span.end) - 1
    start, end = min(span.start, cuts[first].start), max(span.end, cuts[last].end)
    for step in range(1, _SENTENCES + 1):
        if first - step >= 0 and end - cuts[first - step].start <= _MOST:
            start = cuts[first - step].start
        if last + step < len(cuts) and cuts[last + step].end - start <= _MOST:
            end = cuts[last + step].end
    start = min(span.start, end - len(body[start:end].lstrip()))
    end = max(span.end, start + len(body[start:end].rstrip()))
    return Passage(body[start:end], Span(start, end))
