"""The terms of the names in many texts at once. Must never decide what a name is: that does `corpus.names`."""

import numpy as np

from corpus.codes import plain_codes
from corpus.index.folding import Texts
from corpus.index.keys import key_of_term
from corpus.index.occurrences import Occurrences
from corpus.index.terms import name_term
from corpus.names import Names


def names_in(written: Texts, names: Names) -> Occurrences:
    """Give the terms of the names in texts, each where `names.find` finds it in the text: 輝達 gives "@Nvidia"."""
    places, keys = [], []
    known = _Keys()
    for start, _, name in names.find_folded(plain_codes(written.codes)):
        places.append(start)
        keys.append(known[name.canonical])
    return Occurrences(np.array(keys, np.uint64), written.numbers(np.array(places, np.int64)))


class _Keys(dict[str, int]):
    """The keys of names, each worked out once."""

    def __missing__(self, canonical: str) -> int:
        key = self[canonical] = key_of_term(name_term(canonical))
        return key
