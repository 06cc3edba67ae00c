"""Names as the asker writes them: 吴泳铭 for a question in Chinese, Eddie Wu for one in English.

Must never touch a quotation: only labels beside one.
"""

from dataclasses import dataclass, replace

from corpus.characters import traditional
from corpus.models import Answer, Article, Claim, Figure
from corpus.names import Names
from corpus.normalise import fold_characters
from handlers.wording import TRADITIONAL, Wording

# Who an article is about stands in its beginning; the rest of a very long one is not searched.
_WHERE_NAMES_STAND = 5_000


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of the lexicon for one asker."""

    names: Names
    words: Wording

    def of(self, canonical: str, article: Article) -> str:
        """Give the form of a name in the asker's language; traditional characters where the article writes them.

        "Nvidia" is 輝達 for who asks in traditional Chinese about an article with 輝達 in it, else 英偉達. A name that
        the lexicon does not know, or has no form of in the language, stays as it is.
        """
        name = self.names.get(canonical)
        every_form = (name.canonical, *name.forms) if name else ()
        forms = [form for form in every_form if _is_chinese(form) != (self.words.script == "en")] or [canonical]
        if self.words is not TRADITIONAL:
            return forms[0]
        text = fold_characters(article.body[:_WHERE_NAMES_STAND])
        places = ((text.find(fold_characters(form)), len(form)) for form in forms)
        written = (article.body[start : start + length] for start, length in places if start >= 0)
        form = next(written, forms[0])
        return traditional(form) if name else form

    def figure(self, figure: Figure, article: Article) -> Figure:
        """Name whose figure it is and who says it."""
        return replace(
            figure,
            entity=figure.entity and self.of(figure.entity, article),
            speaker=figure.speaker and self.of(figure.speaker, article),
        )

    def claim(self, claim: Claim, article: Article) -> Claim:
        """Name who makes the claim."""
        return replace(claim, speaker=claim.speaker and self.of(claim.speaker, article))

    def answer(self, answer: Answer) -> Answer:
        """Name everybody in an answer."""
        hits = (
            replace(
                hit,
                figures=tuple(self.figure(figure, hit.article) for figure in hit.figures),
                claims=tuple(self.claim(claim, hit.article) for claim in hit.claims),
            )
            for hit in answer.hits
        )
        return replace(answer, hits=tuple(hits))


def _is_chinese(form: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in form)
