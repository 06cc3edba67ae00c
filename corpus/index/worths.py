"""How much of each part of a question is held, by the terms that are. Must never look at a text: it is told them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.index.parts import Part
from corpus.index.terms import beginnings_of, is_han

# Less of a word or a name than this is chance.
CHANCE = 0.35


class Held(NamedTuple):
    """How much of each part is held, 0 to 1; and how much by the forms alone that prove something."""

    degrees: Sequence[float]
    sure: Sequence[float]


class Worths:
    """What each term of some parts is worth, and to which of their forms."""

    __slots__ = ("_forms", "_nothing", "_shares", "begun", "chinese", "others")

    def __init__(self, parts: Sequence[Part]) -> None:
        # Of each form, which part it is one of, and whether it only goes with that.
        self._forms = [(number, form.is_near) for number, part in enumerate(parts) for form in part.forms]
        self._nothing = [0.0] * len(parts)
        self._shares: dict[str, list[tuple[int, float]]] = {}
        for number, form in enumerate(form for part in parts for form in part.forms):
            for term, share in form.shares:
                self._shares.setdefault(term, []).append((number, share))
        # The terms, the Chinese ones apart from the others, in the order in which they are asked for.
        self.chinese = tuple(filter(is_han, self._shares))
        self.others = frozenset(self._shares).difference(self.chinese)
        # How words may begin that are one of the others.
        self.begun = beginnings_of(self.others)

    def of(self, held: Iterable[str]) -> Held:
        """Say how much of each part these terms are: of its forms, the one that most is held of counts."""
        of_forms: dict[int, float] = {}
        for term in held:
            for number, share in self._shares[term]:
                of_forms[number] = of_forms.get(number, 0.0) + share
        if not of_forms:
            return Held(self._nothing, self._nothing)
        degrees, sure = self._nothing.copy(), self._nothing.copy()
        for number, degree in of_forms.items():
            part, is_near = self._forms[number]
            degrees[part] = max(degree, degrees[part])
            if not is_near:
                sure[part] = max(degree, sure[part])
        return Held(degrees, sure)
