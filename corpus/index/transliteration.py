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
from itertools import islice
from math import inf, log

from corpus import lexicon

# Characters and letters of the longest names tried, and of the shortest.
SHORTEST, LONGEST = 2, 7
SHORTEST_WORD, LONGEST_WORD = 4, 16
_PIECE = 4  # letters that one character may stand for
# What a piece costs that a character has never stood for, and the most a name may cost for each character.
_NEVER = 5.5
_DEAREST = 3.0
_ROUNDED = 1e-6
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
    return all(map(_pieces().__contains__, text))


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
    joined = [""]
    for character in name:
        following = _followed(joined, _commonest(character))
        joined = list(islice(following, _TRIED))
    return tuple(dict.fromkeys(joined))


def _followed(beginnings: Iterable[str], pieces: Sequence[str]) -> Iterator[str]:
    """Put each piece behind each beginning; what is doubled between them counts once."""
    for begun in beginnings:
        for piece in pieces:
            yield begun + (piece[1:] if piece[:1] == begun[-1:] else piece)


@lru_cache(maxsize=4096)
def _commonest(character: str) -> tuple[str, ...]:
    """Give the consonants of the commonest pieces that a character stands for."""
    return tuple(islice(dict.fromkeys(map(_consonants, _pieces()[character])), _READINGS))


def chinese_names(word: str, counts: Callable[[Sequence[str]], Sequence[int]]) -> list[tuple[str, float]]:
    """Give Chinese writings of a Latin name whose pairs of characters somebody has written, with how near they are."""
    letters = heard(word)
    if not (letters.isascii() and letters.isalpha() and SHORTEST_WORD <= len(letters) <= LONGEST_WORD):
        return []
    states: list[dict[str, float]] = [{"": 0.0}, *({} for _ in letters)]
    for begin in range(len(letters)):
        ends = range(begin + 1, min(len(letters), begin + _PIECE) + 1)
        following = [(states[end], _characters().get(letters[begin:end], ())) for end in ends]
        for written, cost in _known(states[begin], counts):
            if len(written) == LONGEST:
                continue
            for later, characters in following:
                for character, more in characters:
                    longer, dearer = written + character, cost + more
                    if dearer < later.get(longer, inf):
                        later[longer] = dearer
    whole = _known(states[-1], counts)
    return _best((name, cost / len(name)) for name, cost in whole if len(name) >= SHORTEST)


def _known(
    states: Mapping[str, float], counts: Callable[[Sequence[str]], Sequence[int]]
) -> Iterator[tuple[str, float]]:
    """Give the cheapest beginnings whose last pair somebody has written."""
    cheap = sorted(zip(states.values(), states.keys(), strict=True))[: 16 * _KEPT]
    often = iter(counts([name[-2:] for _, name in cheap if len(name) >= SHORTEST]))
    known = ((name, cost) for cost, name in cheap if len(name) < SHORTEST or next(often))
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


@lru_cache(maxsize=4096)
def _cost(name: str, word: str) -> float:
    """Say what it costs for each character to read a name as a word: the likeliest cut into pieces decides.

    What is too dear anyway costs without end.
    """
    letters = heard(word)
    dearest = _DEAREST * len(name) + _ROUNDED
    best = {0: 0.0}
    for left, character in zip(range(len(name) - 1, -1, -1), name, strict=True):
        known = _pieces()[character]
        following: dict[int, float] = {}
        # Each character that is left stands for one letter at least and for a piece at most.
        first, last = len(letters) - _PIECE * left, len(letters) - left
        for begin, cost in best.items():
            for end in range(max(first, begin + 1), min(last, begin + _PIECE) + 1):
                longer = cost + known.get(letters[begin:end], _NEVER)
                if longer < following.get(end, dearest):
                    following[end] = longer
        best = following
    return best.get(len(letters), inf) / len(name)


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
