"""How common terms are in general language. A small record knows too little of that; must never say what a term means.

The file is built by `scripts/build_frequencies.py` from the word lists of wordfreq, see lexicon/frequencies.md.
"""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

from corpus import lexicon
from corpus.index.terms import is_han

# The file counts occurrences in so many words.
_PER = 10**8
# Words of a text that a term is looked for in; in English more, because a record of little text knows less of it.
_ENGLISH, _CHINESE = 120, 60
# Of texts, the share that has a word of general language; rarer ones are often slips or names.
ORDINARY = 0.0005
# Numbers are not in the file: what a text of news holds of those with so many digits.
_SHORT, _YEAR_DIGITS = 2, 4
_SHORT_NUMBER, _YEAR = 0.05, 0.003


def commonness(term: str) -> float:
    """Give the share of texts that hold a term: "serve" is in every fiftieth, "requiem" as good as in none.

    A short number says little, a year a little more.
    """
    if term.isdigit():
        return _SHORT_NUMBER if len(term) <= _SHORT else _YEAR if len(term) == _YEAR_DIGITS else 0.0
    return 1 - exp(_frequencies().get(term, 0) / -_PER * (_CHINESE if is_han(term) else _ENGLISH))


@cache
def _frequencies() -> Mapping[str, int]:
    lines = gzip.decompress((files(lexicon) / "frequencies.gz").read_bytes()).decode().splitlines()
    return {term: int(often) for term, often in (line.split("\t") for line in lines)}
