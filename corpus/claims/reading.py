"""An article prepared for the claim rules: folded once, with its sentences, quotations, names and cues in order.

Must never interpret: the rules that do stand in the modules beside it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.claims.cues import FoundCue, find_cues
from corpus.claims.people import people_of
from corpus.claims.places import Places
from corpus.claims.quotations import Quotation, find_quotations
from corpus.claims.roles import has_role
from corpus.models import Article, Span
from corpus.names import FoundName, Name, Names
from corpus.normalise import fold_characters


@dataclass(frozen=True, slots=True)
class Reading:
    """All spans are characters into the article's body; `folded` has the same length."""

    article: Article
    folded: str
    # Whole statements: a quotation is never cut, however many sentences it holds.
    sentences: tuple[Span, ...]
    quotations: Places[Quotation]
    found_names: Places[FoundName]
    cues: Places[FoundCue]

    def names_in(self, span: Span) -> Sequence[FoundName]:
        """Give the names that stand wholly inside `span`."""
        return self.found_names.inside(span)

    def cues_in(self, span: Span) -> Sequence[FoundCue]:
        """Give the cues that stand wholly inside `span`."""
        return self.cues.inside(span)

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands inside a quotation, behind its opening mark."""
        return self.quotations.around(at) is not None

    def quotation_at(self, at: int) -> Quotation | None:
        """Give the quotation that a character stands inside of, behind its opening mark."""
        return self.quotations.around(at)

    def quotations_in(self, span: Span) -> Sequence[Quotation]:
        """Give the quotations that open inside `span`."""
        return self.quotations.opening_in(span)


# How old wires write quotation marks: ``a fine investment,'' he said.
_WIRE = re.compile(r"``|''")


def _with_marks(folded: str) -> str:
    """Make one mark and a blank of the two that old wires write, so that all offsets stay."""
    if "``" not in folded and "''" not in folded:
        return folded
    return _WIRE.sub(
        lambda match: ' "' if not folded[max(0, match.start() - 1) : match.start()].strip() else '" ', folded
    )


# Mark Ellison is not the Ellison of the lexicon, nor is anybody called Ellison in his article.
_GIVEN_NAME = re.compile(r"([A-Z][a-z]+) $")


def _without_namesakes(folded: str, known: Sequence[FoundName]) -> tuple[FoundName, ...]:
    namesakes = set()
    for found in known:
        form = folded[found.span.start : found.span.end]
        given = _GIVEN_NAME.search(folded, max(0, found.span.start - 16), found.span.start)
        if (
            found.name.kind == "person"
            and form.isascii()
            and " " not in form
            and given
            and not has_role(given[1] + " ")
        ):
            namesakes.add(form)
    return tuple(found for found in known if folded[found.span.start : found.span.end] not in namesakes)


def _bracketed(folded: str, known: Sequence[FoundName], others: Sequence[Name]) -> Iterator[tuple[str, Name]]:
    """Names of the lexicon in the bracket after a name it lacks: 卡尔·科伊(Carl Coe) are one person."""
    for found in known:
        ahead = folded[max(0, found.span.start - 40) : found.span.start]
        for name in others:
            if found.name.kind == "person" and ahead.endswith(name.canonical + "("):
                yield name.canonical, replace(found.name, forms=(*found.name.forms, name.canonical, *name.forms))


def read(article: Article, sentences: Sequence[Span], names: Names) -> Reading:
    """Prepare an article. `sentences` cover its body, as `corpus.segment.sentences` gives them."""
    body = article.body
    folded = _with_marks(fold_characters(body))
    quotations = find_quotations(_with_marks(body))
    found_names, cues = _named(body, folded, names), find_cues(folded)
    return Reading(
        article,
        folded,
        _statements(sentences, quotations),
        placed(quotations),
        Places(found_names, [found.span for found in found_names]),
        Places(cues, [found.span for found in cues]),
    )


def placed(quotations: Sequence[Quotation]) -> Places[Quotation]:
    """Quotations in the order of the text, as a reading holds them."""
    return Places(quotations, [quotation.outer for quotation in quotations])


def _named(body: str, folded: str, names: Names) -> tuple[FoundName, ...]:
    """All names of the lexicon, and the people only this article knows where no known name stands."""
    known = _without_namesakes(folded, names.find(body))
    others = people_of(folded)
    if not others:
        return known
    same = dict(_bracketed(folded, known, others))
    others = tuple(same.get(name.canonical, name) for name in others)
    taken = {at for found in known for at in range(*found.span)}
    new = [
        found for found in Names(others).find(body) if found.span.start not in taken and found.span.end - 1 not in taken
    ]
    return tuple(sorted((*known, *new), key=lambda found: found.span))


def _statements(sentences: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Join sentences whose border falls inside a quotation."""
    joined: list[Span] = []
    upcoming = iter(quotations)
    quotation = next(upcoming, None)
    inside_until = 0
    for sentence in sentences:
        if joined and sentence.start < inside_until:
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
        while quotation is not None and quotation.outer.start < sentence.end:
            inside_until = max(inside_until, quotation.outer.end)
            quotation = next(upcoming, None)
    return tuple(joined)
