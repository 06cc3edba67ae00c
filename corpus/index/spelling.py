"""What somebody meant to type: the words of the vocabulary nearest to one that nobody has written.

Works on Latin words; Chinese ones are found by sound and by single characters. Must never touch a word that the
vocabulary has.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.index.commonness import ORDINARY, commonness
from corpus.index.stems import stem
from corpus.index.transliteration import SHORTEST_WORD, skeleton

# Letters of the shortest words that are known, and of the shortest that are corrected.
_SHORTEST = 4
_WORD = re.compile(rf"(?<![a-z])[a-z]{{{_SHORTEST},}}(?![a-z])")
# One slip in short words, two in long ones (retrieval.md: 5.6 points on questions with one typo).
_LONG = 6
_SUGGESTIONS = 3
# How near a word is, that many slips away; words that are all two slips away answer nothing.
_ONE_SLIP, _TWO_SLIPS = 0.8, 0.39


@dataclass(frozen=True)
class Spelling:
    """Latin words of a vocabulary by length, with how often each occurs."""

    by_length: Mapping[int, Sequence[str]]
    counts: Mapping[str, int] = field(repr=False)
    # Letters that a word has to have; shorter ones are a slip away from too many.
    shortest: int = _SHORTEST - 1

    @cached_property
    def by_skeleton(self) -> Mapping[str, Sequence[str]]:
        """Words that may be names by their consonants: those that general language does not have."""
        found: dict[str, list[str]] = {}
        for word in self.counts:
            if len(word) >= SHORTEST_WORD and commonness(stem(word)) < ORDINARY:
                found.setdefault(skeleton(word), []).append(word)
        return found

    def nearest(self, word: str) -> list[tuple[str, float]]:
        """Give up to three known words for an unknown one, with how near they are: 0.8 one slip away, 0.39 two."""
        if len(word) < self.shortest or word in self.counts:
            return []
        slips = 1 if len(word) < _LONG else 2
        found: list[tuple[str, float]] = []
        for length in range(len(word) - slips, len(word) + slips + 1):
            matches = process.extract(
                word, self.by_length.get(length, ()), scorer=OSA.distance, score_cutoff=slips, limit=_SUGGESTIONS
            )
            found.extend((known, _ONE_SLIP if distance <= 1 else _TWO_SLIPS) for known, distance, _ in matches)
        found.sort(key=lambda pair: (-pair[1], -self.counts[pair[0]], pair[0]))
        return found[:_SUGGESTIONS]


def words_in(folded: str) -> list[str]:
    """Give the Latin words of folded text that are long enough to be meant."""
    return _WORD.findall(folded)


def build_spelling(counts: Mapping[str, int], shortest: int = _SHORTEST - 1) -> Spelling:
    """Build from words and how often each occurs; words of fewer letters than `shortest` are never corrected."""
    by_length: dict[int, list[str]] = {}
    for word in sorted(counts):
        by_length.setdefault(len(word), []).append(word)
    return Spelling(by_length, counts, shortest)


def merge_spellings(spellings: Iterable[Spelling]) -> Spelling:
    """Merge the words of several."""
    counts: Counter[str] = Counter()
    for spelling in spellings:
        counts.update(spelling.counts)
    return build_spelling(counts)
