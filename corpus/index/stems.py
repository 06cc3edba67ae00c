"""English words cut to the part that carries the meaning. For matching only: a stem must never be shown."""

from collections.abc import Mapping
from functools import cache, lru_cache

from corpus.lexicon import load_lexicon

_VOWELS = frozenset("aeiouy")
# Longest first; what has to be left in front of the ending for it to be one.
_ENDINGS = (
    ("ational", "ate", 3),
    ("isations", "ise", 3),
    ("izations", "ize", 3),
    ("isation", "ise", 3),
    ("ization", "ize", 3),
    ("fulness", "ful", 3),
    ("iveness", "ive", 3),
    ("ments", "", 4),
    ("ment", "", 4),
    ("ities", "ity", 3),
    ("ingly", "", 3),
    ("edly", "", 3),
    ("tions", "t", 4),
    ("tion", "t", 4),
    ("sions", "s", 4),
    ("sion", "s", 4),
    ("ally", "al", 3),
    ("ing", "", 3),
    ("ies", "y", 2),
    ("ied", "y", 2),
    ("ed", "", 3),
    ("ly", "", 3),
)
# The same by their last letters, which tell most words to have none.
_BY_LAST = {last: [row for row in _ENDINGS if row[0][-1] == last] for last in {ending[-1] for ending, _, _ in _ENDINGS}}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut the commonest endings: "investments", "investing" and "invests" all give "invest"; "written" gives "writ".

    `word` is lower case. Words of up to three letters and words with digits stay as they are, and so do the first two
    letters of all words that are not irregular.
    """
    word = _irregular().get(word, word)
    if len(word) <= 3 or not word.isalpha() or not word.isascii():
        return word
    word = _without_plural(word)
    for ending, replacement, least in _BY_LAST.get(word[-1:], ()):
        root = word.removesuffix(ending)
        if root != word and len(root) >= least and not _VOWELS.isdisjoint(root):
            return _tidy(root + replacement)
    return _tidy(word)


@cache
def _irregular() -> Mapping[str, str]:
    groups = (line.split() for line in load_lexicon("stems")["irregular"].split(","))
    return {form: group[0] for group in groups for form in group[1:]}


@cache
def irregular_beginnings() -> Mapping[str, frozenset[str]]:
    """Give, by the first two letters of a stem, those of its forms that begin otherwise: "we" for "go"."""
    found: dict[str, set[str]] = {}
    for form, word in _irregular().items():
        found.setdefault(word[:2], set()).add(form[:2])
    return {begun: frozenset(others) for begun, others in found.items()}


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ies")):
        return word[:-1]
    return word


def _tidy(root: str) -> str:
    """Undo what the ending did to the root: "stopp" and "pric(e)" meet "stop" and "price"."""
    if len(root) > 4 and root[-1] == root[-2] and root[-1] not in "lsz":
        return root[:-1]
    if len(root) > 3 and root.endswith("e"):
        return root[:-1]
    return root
