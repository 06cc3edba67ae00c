"""Foreign names in Chinese and in Latin letters: 布莱切利 and Bletchley. Must never decide that two are one person.

What letters each character stands for was learned from CC-CEDICT's names by `scripts/build_transliteration.py`, see
lexicon/cedict.md. A name is only ever written as somebody has written it: the other writings come from what is indexed.
"""

import gzip
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from math import log

from corpus import lexicon

# Characters and letters of the longest names tried, and of the shortest.
SHORTEST, LONGEST = 2, 7
SHORTEST_WORD, LONGEST_WORD = 4, 16
_PIECE = 4  # letters that one character may stand for
# What a piece costs that a character has never stood for, and the most a name may cost for each character.
_NEVER = 5.5
_DEAREST = 3.0
_WRITINGS = 3
# Pieces tried of each character, and how many ways to put them together.
_READINGS, _TRIED = 3, 243
# Writings kept at each letter, characters tried for a piece, and candidates looked at closely.
_KEPT, _CHARACTERS, _CLOSELY = 24, 12, 60

# Letters that are one sound, written as one: C as in "chess" and "ship", K as in "quick".
_SOUNDS = (("sch", "C"), ("tch", "C"), ("ch", "C"), ("sh", "C"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("x", "ks"))
_SOFT = re.compile(r"c(?=[eiy])")
_SILENT = re.compile(r"(?<=[bcdgkrt])h|(?<=[^aeiou])e$")
_DOUBLE = re.compile(r"(.)\1+")
_NOT_CONSONANTS = re.compile(r"[aeiouhwy]|(?<=n)g")
_ALIKE = str.maketrans("bdgqcvzrmjC", "ptkkkfslnCC")


def is_transliterating(text: str) -> bool:
    """Say whether all characters are such as names are transliterated with: 莫尼特, not 电池."""
    return all(character in _pieces() for character in text)


def latin_names(name: str, sounding: Callable[[str], Iterable[str]]) -> list[tuple[str, float]]:
    """Give Latin words that a Chinese name may stand for, with how near they are; 布莱切利 may be "bletchley".

    `sounding` gives the words that have some consonants, as `skeleton` gives them.
    """
    if not SHORTEST <= len(name) <= LONGEST or not is_transliterating(name):
        return []
    words = islice((word for one in _skeletons(name) for word in sounding(one)), _CLOSELY)
    return _best((word, _cost(name, word)) for word in dict.fromkeys(words))


@lru_cache(maxsize=4096)
def _skeletons(name: str) -> tuple[str, ...]:
    """Give the consonants that a name may have, by the commonest pieces of each of its characters."""
    tops = [
        tuple(islice(dict.fromkeys(_consonants(piece) for piece in _pieces()[character]), _READINGS))
        for character in name
    ]
    joined = (_DOUBLE.sub(r"\1", "".join(pieces)) for pieces in islice(product(*tops), _TRIED))
    return tuple(dict.fromkeys(joined))


def chinese_names(word: str, counts: Callable[[Sequence[str]], Sequence[int]]) -> list[tuple[str, float]]:
    """Give Chinese writings of a Latin name whose pairs of characters somebody has written, with how near they are."""
    letters = heard(word)
    if not (letters.isascii() and letters.isalpha() and SHORTEST_WORD <= len(letters) <= LONGEST_WORD):
        return []
    states: list[dict[str, float]] = [{"": 0.0}, *({} for _ in letters)]
    characters = _characters()
    for begin in range(len(letters)):
        for written, cost in _known(states[begin], counts):
            if len(written) == LONGEST:
                continue
            for end in range(begin + 1, min(len(letters), begin + _PIECE) + 1):
                later = states[end]
                for character, more in characters.get(letters[begin:end], ()):
                    longer = written + character
                    if longer not in later or cost + more < later[longer]:
                        later[longer] = cost + more
    ends = [(name, cost / len(name)) for name, cost in _known(states[-1], counts) if len(name) >= SHORTEST]
    return _best(ends)


def _known(
    states: Mapping[str, float], counts: Callable[[Sequence[str]], Sequence[int]]
) -> Iterator[tuple[str, float]]:
    """Give the cheapest beginnings whose last pair somebody has written."""
    cheap = sorted(states.items(), key=lambda pair: (pair[1], pair[0]))[: 16 * _KEPT]
    times = counts([name[-2:] for name, _ in cheap])
    known = (one for one, often in zip(cheap, times, strict=True) if often or len(one[0]) < SHORTEST)
    return islice(known, _KEPT)


def _best(costs: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    cheap = sorted((cost, one) for one, cost in costs if cost <= _DEAREST)
    return [(one, 1.0 - 0.5 * cost / _DEAREST) for cost, one in cheap[:_WRITINGS]]


def skeleton(word: str) -> str:
    """Give a word's consonants, those that Chinese confuses as one: "Bletchley" and "Pletschlei" give "plCl"."""
    return _consonants(heard(word))


def _consonants(letters: str) -> str:
    return _DOUBLE.sub(r"\1", _NOT_CONSONANTS.sub("", letters).translate(_ALIKE))


@lru_cache(maxsize=4096)
def heard(word: str) -> str:
    """Give a word in small letters as it is heard, without accents: "Bréal" gives "breal", "Ritchie" "riCie"."""
    letters = "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))
    for written, sound in _SOUNDS:
        letters = letters.replace(written, sound)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", _SOFT.sub("s", letters).replace("c", "k")))


def _cost(name: str, word: str) -> float:
    """Say what it costs for each character to read a name as a word: the likeliest cut into pieces decides."""
    letters = heard(word)
    best = [0.0, *[float("inf")] * len(letters)]
    for character in name:
        known = _pieces()[character]
        following = [float("inf")] * len(best)
        for begin, cost in enumerate(best):
            for end in range(begin + 1, min(len(letters), begin + _PIECE) + 1):
                following[end] = min(following[end], cost + known.get(letters[begin:end], _NEVER))
        best = following
    return best[-1] / len(name)


@cache
def _rows() -> Mapping[str, tuple[int, Mapping[str, float]]]:
    """Give how often each character was seen in names, and what share of that each piece of letters has."""
    lines = gzip.decompress((files(lexicon) / "transliteration.gz").read_bytes()).decode().splitlines()
    found = {}
    for character, _, row in (line.partition("\t") for line in lines):
        seen, *pieces = row.split("|")
        pairs = (piece.split(":") for piece in pieces)
        found[character] = (int(seen), {piece: int(share) / 100 for piece, share in pairs})
    return found


@cache
def _pieces() -> Mapping[str, Mapping[str, float]]:
    """Give what it costs to read each character as each of its pieces of letters."""
    return {
        character: {piece: -log(share) for piece, share in pieces.items()} for character, (_, pieces) in _rows().items()
    }


@cache
def _characters() -> Mapping[str, Sequence[tuple[str, float]]]:
    """Give the characters that may stand for a piece of letters with what each costs, the likeliest first."""
    found: dict[str, list[tuple[float, str, float]]] = {}
    for character, (seen, pieces) in _rows().items():
        for piece, share in pieces.items():
            found.setdefault(piece, []).append((-share * seen, character, -log(share)))
    return {piece: [(one, cost) for _, one, cost in sorted(rows)[:_CHARACTERS]] for piece, rows in found.items()}
