"""Whose view a question asks for, and where that one speaks. Must never parse a question or rank a passage.

Most who speak in the news are in no list of names: 宋雨桐, Yedoye Travis. The article's own claims know them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.index.parts import Part
from corpus.index.terms import is_han
from corpus.models import Claim, Extraction
from corpus.names import Names
from corpus.normalise import fold_text
from corpus.questions import Question

# So much of a name is more than chance.
_SLIP = 0.35
# What is left of our confidence where the one asked says nothing in an article: he is not near, or only spoken of.
_ABSENT = 0.5
_SILENT = 0.36


@dataclass(frozen=True, slots=True)
class Voice:
    """The one whose view is asked for: the parts of a question that name him, by number, and his canonical names."""

    parts: tuple[int, ...]
    words: tuple[str, ...]
    names: frozenset[str]
    # Whether it is a person for sure, not a house that others speak for.
    is_person: bool

    def says(self, claim: Claim) -> bool:
        """Say whether a claim is his: "Travis" of Yedoye Travis."""
        if claim.speaker is None:
            return False
        return claim.speaker in self.names or any(_has(claim.speaker, word) for word in self.words)

    def claims(self, extraction: Extraction) -> Iterator[Claim]:
        """Give what he says in an article."""
        return filter(self.says, extraction.claims)

    def left(self, near: Sequence[float], extraction: Extraction, *, is_own: bool) -> float:
        """Say what is left of our confidence in an article where he is not near, or is named and says nothing.

        How one whom no list knows is written in the other language we cannot tell; `is_own` says it is the asker's.
        """
        if (self.words and not is_own) or any(map(self.says, extraction.claims)):
            return 1.0
        if max(near[number] for number in self.parts) < _SLIP:
            return _ABSENT
        return _SILENT if self.is_person else 1.0


def asked_voice(question: Question, parts: Sequence[Part], names: Names) -> Voice | None:
    """Give the one whose view is asked for, if one is: the first name, of a list or of nobody's."""
    if question.intent != "claim":
        return None
    if question.speaker and question.speaker in question.names:
        name = names.get(question.speaker)
        of_name = [number for number, part in enumerate(parts) if part.name == question.speaker]
        return Voice(tuple(of_name), (), frozenset((question.speaker,)), name is not None and name.kind == "person")
    run = _first_run([_may_be_name(part, question.text) for part in parts])
    return Voice(run, tuple(parts[number].surface for number in run), frozenset(), True) if run else None


def _first_run(are_names: Sequence[bool]) -> tuple[int, ...]:
    """Give the numbers of the first neighbours that may be names."""
    first = next((number for number, is_name in enumerate(are_names) if is_name), len(are_names))
    return tuple(range(first, next((n for n in range(first, len(are_names)) if not are_names[n]), len(are_names))))


def _may_be_name(part: Part, text: str) -> bool:
    if part.name or not part.is_singular or part.surface.isdigit():
        return False
    return is_han(part.surface) or part.surface.upper() not in text


@lru_cache(maxsize=4096)
def _has(speaker: str, word: str) -> bool:
    folded = fold_text(speaker)
    return word in folded if is_han(word) else word in folded.split()
