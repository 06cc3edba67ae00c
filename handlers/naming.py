"""Names as the asker writes them: 吴泳铭 for a question in Chinese, Eddie Wu for one in English.

Must never touch a quotation: only labels beside one.
"""

from dataclasses import dataclass, replace

from corpus.models import Answer, Claim, Figure
from corpus.names import Names
from corpus.normalise import fold_characters
from handlers.wording import ENGLISH, TRADITIONAL, Wording


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of the lexicon for one asker."""

    names: Names
    words: Wording

    def of(self, canonical: str, text: str) -> str:
        """Give the form of a name in the asker's language; traditional characters where `text` writes them.

        "Eddie Wu" is 吳泳銘 for who asks in traditional Chinese about a text with 吳泳銘 in it. A name that the lexicon
        does not know, or has no form of in the language, stays as it is.
        """
        name = self.names.get(canonical)
        forms = (name.canonical, *name.forms) if name else ()
        form = next((form for form in forms if _is_chinese(form) != (self.words is ENGLISH)), canonical)
        if self.words is TRADITIONAL:
            place = fold_characters(text).find(fold_characters(form))
            return text[place : place + len(form)] if place >= 0 else form
        return form

    def figure(self, figure: Figure) -> Figure:
        """Name whose figure it is and who says it."""
        return replace(
            figure,
            entity=figure.entity and self.of(figure.entity, figure.sentence),
            speaker=figure.speaker and self.of(figure.speaker, figure.sentence),
        )

    def claim(self, claim: Claim) -> Claim:
        """Name who makes the claim."""
        return replace(claim, speaker=claim.speaker and self.of(claim.speaker, claim.sentence))

    def answer(self, answer: Answer) -> Answer:
        """Name everybody in an answer."""
        hits = (
            replace(hit, figures=tuple(map(self.figure, hit.figures)), claims=tuple(map(self.claim, hit.claims)))
            for hit in answer.hits
        )
        return replace(answer, hits=tuple(hits))


def _is_chinese(form: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in form)
