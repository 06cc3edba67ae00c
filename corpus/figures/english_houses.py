"""English companies by how they are introduced: Quarrybank Holdings; Lumenfield, a maker of; the startup Tarnwell.

Must never take a person or an office for a company.
"""

import re
from functools import cache

from corpus.lexicon import load_lexicon

# An article introduces few; the rest of a long page is not searched for.
_MOST = 24
_WORD = r"[A-Z][\w&’'-]*\w"


def introduced(text: str) -> dict[str, str]:
    """The full name of each form: Quarrybank and Quarrybank Holdings where the text has the latter."""
    names: dict[str, str] = {}
    for match in _full().finditer(text):
        full, short = match[0], match["short"]
        if short.split()[0] not in _ordinary() and len(names) < _MOST:
            names[full] = full
            names.setdefault(short, full)
    for match in _introducing().finditer(text):
        name = match[match.lastgroup or 0]
        if name.split()[0] not in _ordinary() and len(names) < _MOST:
            names.setdefault(name, name)
    return names


@cache
def _full() -> re.Pattern[str]:
    endings = "|".join(load_lexicon("houses")["english_endings"])
    return re.compile(rf"\b(?P<short>{_WORD}(?: {_WORD})?) (?:{endings})\b")


@cache
def _introducing() -> re.Pattern[str]:
    words = load_lexicon("houses")
    called, makes = "|".join(words["called"]), "|".join(words["making"])
    return re.compile(
        rf"\b(?P<apposed>{_WORD}(?: {_WORD})?), (?:an?|the|which|whose) "
        rf"(?:[A-Za-z-]+ ){{0,4}}?(?:{called}|{makes})\b(?!['’])"
        rf"|\b(?:the|a|an) (?:[a-z-]+ ){{0,2}}(?:{called})(?:,? called)? (?P<called>{_WORD}(?: {_WORD})?)\b",
    )


@cache
def _ordinary() -> frozenset[str]:
    return frozenset((*load_lexicon("houses")["leading"], *load_lexicon("houses")["no_house"]))
