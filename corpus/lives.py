"""Whether a stretch may tell of somebody's life: when he was born, where he studied, what he earns.

An article about what people say holds such words of others: 林舟指出，一半船员生在外地 does not say where he himself
was born. Must never look for an answer: it only says which sentences cannot be one.
"""

import re
from collections.abc import Sequence

from corpus.coverage import Asking
from corpus.index.units import Place
from corpus.models import Span

# So much of a word of life is no half of another word, and no slip for one.
_TOLD = 0.55
_SELF = re.compile(r"我(?![们們国國方])|自己|\b(?:i|me|my|myself|himself|herself)\b", re.IGNORECASE)
_OTHER = re.compile(r"(?<![其吉])他(?![们們人国國乡鄉])|她(?![们們])|\b(?:he|she|his|her)\b", re.IGNORECASE)


def told_lives(asking: Asking, place: Place, held: Sequence[Sequence[float]]) -> list[bool] | None:
    """Say of each sentence of a place whether it may tell what is asked of a person's life; None if that is not asked.

    It has to name the person or say 他, and what he himself says has to be about himself. `held` is how much each
    sentence holds of each part.
    """
    people = _people(asking)
    if not people:
        return None
    # A name that is misspelled is no word of life either: 蔡崇兴毕业于哪所大学.
    meant = {word.text for word in asking.question.words if word.meant}
    parts = [number for number, part in enumerate(asking.parts) if not (part.name or part.surface in meant)]
    body = place.extraction.article.body
    return [
        any(degrees[number] >= _TOLD for number in parts) and _is_about(asking, people, body, span, place)
        for span, degrees in zip(place.sentences, held, strict=True)
    ]


def _people(asking: Asking) -> frozenset[str]:
    """Give the canonical names of the people whose lives are asked about."""
    question, names = asking.question, asking.index.names
    if not question.of_life:
        return frozenset()
    asked = [*question.names, *(name for word in question.words for name in word.meant)]
    return frozenset(name for name in asked if (known := names.get(name)) and known.kind == "person")


def _is_about(asking: Asking, people: frozenset[str], body: str, span: Span, place: Place) -> bool:
    text = body[slice(*span)]
    says = any(
        claim.speaker in people and claim.span.start < span.end and span.start < claim.span.end
        for claim in place.extraction.claims
    )
    if says:
        return bool(_SELF.search(text))
    named = any(found.name.canonical in people for found in asking.index.names.find(text))
    return named or bool(_OTHER.search(text))
