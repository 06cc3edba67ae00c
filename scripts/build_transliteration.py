"""Build corpus/lexicon/transliteration.gz from CC-CEDICT: `python scripts/build_transliteration.py cedict_ts.u8`.

The file says which letters of a foreign name each Chinese character stands for, and how often: 斯 is s, sometimes th.
It is learned from the dictionary's names by counting, in a few rounds, how each is best cut into a piece for each
character.
"""

import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from pathlib import Path

from corpus.index.dictionary import readings
from corpus.index.glosses import read_glosses
from corpus.index.transliteration import heard

LEXICON = Path(__file__).parents[1] / "corpus" / "lexicon"
_NAME = re.compile(r"[^ ]+ (?P<simplified>[\u4e00-\u9fff]{2,7}) \[[A-Z]")
LONGEST = 4  # letters of a piece
ROUNDS = 6
# What is worth keeping: characters seen so often, pieces that are so large a part of them, so many at most.
SEEN, SHARE, PIECES = 6, 0.01, 16
# What those that sound alike say of one.
ALIKE = 0.3
# Names that cost more for each character are translated, not transliterated.
COST = 4.0
FLOOR = 1e-4

Shares = Mapping[str, Mapping[str, float]]


def main(path: str) -> None:
    """Write the file anew: a character, how often it was seen, and its pieces with their shares in hundredths."""
    lines = [line for line in Path(path).read_text("utf-8").splitlines() if not line.startswith("#")]
    pairs = sorted(set(names(lines)))
    shares = first_shares(pairs)
    for _ in range(ROUNDS):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for name, letters in pairs:
            cost, pieces = cut(name, letters, shares)
            if cost <= COST * len(name):
                for character, piece in zip(name, pieces, strict=True):
                    counts[character][piece] += 1
        shares = {one: {piece: n / total(found) for piece, n in found.items()} for one, found in counts.items()}
    kept = {one: found for one, found in counts.items() if total(found) >= SEEN}
    alike: dict[str, Counter[str]] = defaultdict(Counter)
    for one, found in counts.items():
        alike[sound(one)].update(found)
    weights = {one: "|".join(weighed(found, alike[sound(one)])) for one, found in kept.items()}
    rows = sorted(f"{one}\t{total(kept[one])}|{pieces}".encode() for one, pieces in weights.items())
    (LEXICON / "transliteration.gz").write_bytes(gzip.compress(b"".join(row + b"\n" for row in rows), 9, mtime=0))


def names(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give names of several characters with the single word that each is in English."""
    chosen = [line for line in lines if _NAME.match(line)]
    for name, glosses in read_glosses(chosen).items():
        for gloss in glosses:
            letters = heard(gloss)
            if letters.isascii() and letters.isalpha() and len(name) <= len(letters) <= LONGEST * len(name):
                yield name, letters


def first_shares(pairs: Sequence[tuple[str, str]]) -> Shares:
    """Guess from where characters and letters stand: pieces of even cuts, a letter more or less."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, letters in pairs:
        ends = [round(n * len(letters) / len(name)) for n in range(len(name) + 1)]
        for character, (begin, end) in zip(name, pairwise(ends), strict=True):
            for first in range(max(0, begin - 1), begin + 2):
                for last in range(max(first + 1, end - 1), min(end + 2, first + LONGEST + 1)):
                    counts[character][letters[first:last]] += 1
    return {one: {piece: n / total(found) for piece, n in found.items()} for one, found in counts.items()}


def cut(name: str, letters: str, shares: Shares) -> tuple[float, list[str]]:
    """Cut letters into the likeliest piece for each character; give what that costs too."""
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ()), *[None] * len(letters)]
    for character in name:
        known = shares.get(character, {})
        following: list[tuple[float, tuple[str, ...]] | None] = [None] * len(best)
        for begin, state in enumerate(best):
            for end in range(begin + 1, min(len(best), begin + LONGEST + 1)) if state else ():
                piece = letters[begin:end]
                cost = state[0] - log(max(known.get(piece, 0.0), FLOOR))
                reached = following[end]
                if reached is None or cost < reached[0]:
                    following[end] = (cost, (*state[1], piece))
        best = following
    cost, pieces = best[-1] or (float("inf"), ())
    return cost, list(pieces)


def total(counts: Counter[str]) -> int:
    """Say how often a character was seen."""
    return sum(counts.values())


def sound(character: str) -> str:
    """Give a character's commonest reading; what was seen of others that sound alike says something of it too."""
    return next(iter(readings(character)), character)


def weighed(found: Counter[str], alike: Counter[str]) -> list[str]:
    """Give the commonest pieces with their shares."""
    shares = {piece: (1 - ALIKE) * found[piece] / total(found) + ALIKE * n / total(alike) for piece, n in alike.items()}
    best = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))[:PIECES]
    return [f"{piece}:{round(100 * share)}" for piece, share in best if share >= SHARE]


if __name__ == "__main__":
    main(sys.argv[1])
