"""One article as a message: a passage among its sentences, or what was taken from it. Must never alter a quotation."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.models import Article, Citation, Claim, Extraction, Figure, FigureHit, Passage
from handlers import elements as rich
from handlers.blocks import Message, claim_parts, figure_parts, make_message
from handlers.limits import Block
from handlers.naming import Naming
from handlers.wording import Wording

_FIGURES = 8
_CLAIMS = 5

Found = TypeVar("Found", Figure, Claim)


def render_context(article: Article, passage: Passage, around: Passage, words: Wording) -> Message:
    """Show a passage in bold among the sentences before and after it."""
    start = passage.span.start - around.span.start
    end = start + len(passage.text)
    before, after = around.text[:start], around.text[end:]
    quotation = rich.quote(rich.plain(before), rich.styled(passage.text, "bold"), rich.plain(after))
    source = rich.section(*rich.source_line(article, words.on_day(article.published), words.mark(article)))
    text = f"{rich.label(article.title, rich.TITLE)}: {around.text}"
    message = make_message(text, [rich.rich_text(quotation, source)], [article], words)
    cited = (Citation(article.id, passage.span),)
    return replace(message, cited=cited, quotation=passage.text, offers=("article",))


def render_article(
    extraction: Extraction, naming: Naming, others: Sequence[Article] = (), shown: Collection[Citation] = ()
) -> Message:
    """Show an article's source with the figures and claims a reader would want first, in the order of the text.

    Those `shown` before are left out, `others` are named at the end.
    """
    article, words = extraction.article, naming.words
    left = _left(extraction, shown)
    figures, claims = _foremost(left.figures, _FIGURES), _foremost(left.claims, _CLAIMS)
    source = rich.section(*rich.source_line(article, words.on_day(article.published), words.mark(article)))
    count = words.clicks.article_holds.format(figures=len(extraction.figures), claims=len(extraction.claims))
    blocks: list[Block] = [rich.rich_text(source), rich.context(count)]
    if figures:
        blocks += [rich.context(words.clicks.its_figures), *_figure_blocks(figures, article, naming)]
    if claims:
        named = (naming.claim(claim, article) for claim in claims)
        blocks += [
            rich.context(words.clicks.its_claims),
            *(rich.rich_text(*claim_parts(claim, words)) for claim in named),
        ]
    if others and not shown:
        lines = (rich.section(*rich.source_line(one, words.on_day(one.published), words.mark(one))) for one in others)
        blocks += [rich.context(words.clicks.other_articles), rich.rich_text(rich.bullets(*lines))]
    message = make_message(f"{rich.label(article.title, rich.TITLE)}: {count}", blocks, [article], words)
    spans = (*(figure.span for figure in figures), *(claim.span for claim in claims))
    is_all = len(left.figures) <= _FIGURES and len(left.claims) <= _CLAIMS
    return replace(
        message, cited=tuple(Citation(article.id, span) for span in spans), offers=() if is_all else ("more",)
    )


def _left(extraction: Extraction, shown: Collection[Citation]) -> Extraction:
    """Give what was taken from an article without what was shown before."""
    spans = {one.span for one in shown if one.article_id == extraction.article.id}
    figures = tuple(figure for figure in extraction.figures if figure.span not in spans)
    return Extraction(extraction.article, figures, tuple(one for one in extraction.claims if one.span not in spans))


def _figure_blocks(figures: Sequence[Figure], article: Article, naming: Naming) -> list[Block]:
    """Give a block for each sentence, with all its figures above it."""
    said: dict[str, list[FigureHit]] = {}
    for figure in figures:
        said.setdefault(figure.sentence, []).append(FigureHit(naming.figure(figure, article), article, 1.0))
    return [rich.rich_text(*figure_parts(same, naming.words)) for same in said.values()]


def _foremost(found: Sequence[Found], most: int) -> list[Found]:
    chosen = sorted(found, key=lambda one: -one.salience)[:most]
    return sorted(chosen, key=lambda one: one.span)
