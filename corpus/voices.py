"""Whose view a question asks for, and where that one speaks. Must never parse a question or rank a passage.

Most who speak in the news are in no list of names: 宋雨桐, Yedoye Travis. The article's own claims know them: where a
claim has such a speaker, he is heard; that a word is unknown says nothing of whether it is a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.index.parts import Part
from corpus.index.terms import is_han
from corpus.index.worths import CHANCE
from corpus.models import Claim, Extraction
from corpus.names import Names
from corpus.normalise import fold_characters, fold_text
from corpus.phrasing import says
from corpus.questions import Question

_LATIN = re.compile(r"[a-z\u00c0-\u024f]+(?:['’-][a-z\u00c0-\u024f]+)*")
_SPEECH = re.compile(r"[“”\"「」『』：]|: ")
# What is left of our confidence where a person of a list says nothing in an article: not near, or only spoken of.
_ABSENT = 0.5
_SILENT = 0.36


@dataclass(frozen=True, slots=True)
class Voice:
    """The one whose view is asked for: the parts of a question that name him, by number, and his name or words."""

    parts: tuple[int, ...]
    words: tuple[str, ...] = ()
    # The canonical name of a person in a list.
    name: str | None = None

    def says(self, claim: Claim) -> bool:
        """Say whether a claim is his: "Travis" of Yedoye Travis."""
        if claim.speaker is None or claim.speaker == self.name:
            return claim.speaker is not None
        # Beside a name in Chinese the Latin one may stand: 玛丽亚·桑托斯（Maria Santos）认为.
        beside = claim.sentence if is_han(claim.speaker) else ""
        return any(_has(claim.speaker, one) or (not is_han(one) and _has(beside, one)) for one in self.words)

    def claims(self, extraction: Extraction) -> Iterator[Claim]:
        """Give what he says in an article."""
        return filter(self.says, extraction.claims)

    def is_heard(self, claims: Sequence[Claim]) -> bool:
        """Say whether he says any of some claims; of none nobody can tell."""
        return not claims or any(map(self.says, claims))

    def left(self, near: Sequence[float], held: Sequence[Sequence[float]], sentences: Sequence[str]) -> float:
        """Say what is left of our confidence in sentences where he says nothing: absent, or only named.

        `held` says how much of each part each sentence holds, `near` all of them and their title. A sign of speech in
        one that names him or beside it, a quotation or a verb, counts for his: not every claim is taken out.
        """
        if max(near[part] for part in self.parts) < CHANCE:
            return _ABSENT
        naming = [n for n, of_sentence in enumerate(held) if max(of_sentence[part] for part in self.parts) >= CHANCE]
        beside = {number for n in naming for number in (n - 1, n, n + 1) if 0 <= number < len(sentences)}
        text = fold_characters("\n".join(sentences[number] for number in sorted(beside))).lower()
        return 1.0 if not naming or _SPEECH.search(text) or says(text, "view") else _SILENT


def asked_voice(question: Question, parts: Sequence[Part], names: Names) -> Voice | None:
    """Give the one whose view is asked for, if one is: a person of a list, or whoever the question begins with."""
    if question.intent != "claim" or not parts:
        return None
    name = names.get(question.speaker) if question.speaker in question.names else None
    of_name = tuple(number for number, part in enumerate(parts) if name and part.name == question.speaker)
    if name and of_name and (of_name[0] == 0 or name.kind == "person"):
        return Voice(of_name, name=question.speaker) if name.kind == "person" else None
    run = tuple(_first_run(question, parts))
    return Voice(run, tuple(parts[number].surface for number in run)) if run else None


def _first_run(question: Question, parts: Sequence[Part]) -> Iterator[int]:
    """Give the numbers of the parts that a question begins with and that may be a name: "Nora Haddow", 宋雨桐."""
    if is_han(parts[0].surface):
        yield from (0,) if len(parts[0].surface) > 1 and not parts[0].name else ()
        return
    apart = {word.text for word in question.words if word.is_apart}
    for number, part in enumerate(parts):
        if not may_be_unknown_name(part, question) or (number and part.surface in apart):
            return
        yield number


def may_be_unknown_name(part: Part, question: Question) -> bool:
    """Say whether a part may be a name that no list has: "Beshear", but not CAPEX, which stands in capitals."""
    is_known = part.name is not None or part.surface.isdigit()
    return part.is_singular and not is_known and part.surface.upper() not in question.text


@lru_cache(maxsize=4096)
def _has(speaker: str, word: str) -> bool:
    folded = fold_text(speaker)
    return word == folded if is_han(word) else word in _LATIN.findall(folded)
