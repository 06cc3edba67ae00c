"""What a person reads at the shell: answers, figures, claims and articles, plain in a pipe and coloured in a terminal.

Labels are those of Slack, in the language of the one who asks. Scripts read JSON rows instead, see `bot.rows`. Must
never cut or alter a quotation.
"""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.arriving import Imported
from corpus.models import Answer, Article, ArticleHit, Claim, ClaimHit, Extraction, Figure, FigureHit
from handlers.labels import about_claim, about_figure, speaker_of
from handlers.wording import ENGLISH, Wording


class Output:
    """Writes to stdout for a person."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def answer(self, answer: Answer, words: Wording) -> None:
        """Show each passage with its source, its figures and its claims."""
        for hit in answer.hits:
            self._show(Text(hit.passage.text.strip(), style="bold"))
            self._indented(_source(hit.article, words))
            for figure in hit.figures:
                self._indented(_figure(figure, words))
            for claim in hit.claims:
                self._indented(_claim(claim, words))
            self._console.print()

    def figure_hit(self, hit: FigureHit, words: Wording) -> None:
        """Show a figure, its sentence and its source."""
        self._show(_figure(hit.figure, words))
        self._quotation(hit.figure.sentence)
        self._indented(_source(hit.article, words))
        self._console.print()

    def claim_hit(self, hit: ClaimHit, words: Wording) -> None:
        """Show who said what, and where."""
        self._show(_attribution(hit.claim, words))
        self._quotation(hit.claim.content)
        self._indented(_source(hit.article, words))
        self._console.print()

    def article_hits(self, hits: Iterable[ArticleHit]) -> None:
        """Show each article with its best passages."""
        for hit in hits:
            self._show(_source(hit.article))
            for passage, _ in hit.passages:
                self._quotation(passage.text)
            self._console.print()

    def extraction(self, extraction: Extraction, words: Wording) -> None:
        """Show an article's figures and claims."""
        self._show(_source(extraction.article, words))
        for figure in extraction.figures:
            self._indented(_figure(figure, words))
        for claim in extraction.claims:
            self._indented(_claim(claim, words))
        self._console.print()

    def imported(self, imported: Imported) -> None:
        """Show what became of an article."""
        self._console.print(Text(f"{imported.status:<9}  {imported.title}"), soft_wrap=True)

    def listed(self, article: Article) -> None:
        """Show an article on record: its id, its day, its source, its title."""
        day = article.published.isoformat() if article.published else "no date"
        mark = f"  ({ENGLISH.mark(article)})" if ENGLISH.mark(article) else ""
        self.line(f"{article.id}  {day:<10}  {article.source or 'no source'}  {article.title}{mark}")

    def removed(self, article: Article) -> None:
        """Show what was taken out, and the file it once came from."""
        self.line(f"removed  {article.id}  {article.title}" + (f"  (from {article.path})" if article.path else ""))

    def line(self, text: str) -> None:
        """Show a line as it is."""
        self._console.print(Text(text), soft_wrap=True)

    def _quotation(self, text: str) -> None:
        self._indented(Text(text.strip()))

    def _indented(self, text: Text) -> None:
        self._show(text, indent=4)

    def _show(self, text: Text, indent: int = 0) -> None:
        if self._console.is_terminal:
            self._console.print(Padding(text, (0, 0, 0, indent)))
        else:  # a pipe's lines are the text's own
            self._console.print(Text(" " * indent) + text, soft_wrap=True)


def _source(article: Article, words: Wording = ENGLISH) -> Text:
    parts = [
        words.mark(article),
        article.title,
        article.source,
        article.published and article.published.isoformat(),
        article.url,
    ]
    return Text(" · ".join(part for part in parts if part), style="dim")


def _figure(figure: Figure, words: Wording) -> Text:
    about = about_figure(figure, words)
    return Text.assemble((figure.surface, "bold cyan"), f" · {about}" if about else "")


def _attribution(claim: Claim, words: Wording) -> Text:
    return Text.assemble((speaker_of(claim, words), "bold magenta"), about_claim(claim, words))


def _claim(claim: Claim, words: Wording) -> Text:
    return _attribution(claim, words) + Text(f": {claim.content.strip()}")
