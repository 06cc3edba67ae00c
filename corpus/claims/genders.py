"""What tells a he from a she beside a name. Must never guess: a name that tells neither is neither."""

import re
from functools import cache

from corpus.lexicon import load_lexicon


def gender_of(text: str) -> str | None:
    """Read the first title or given name: Mr. Hill is a he, 刘女士 and Catherine Scott a she."""
    for part in text.split():
        for gender, (names, _) in _signs().items():
            if part in names:
                return gender
    return next((gender for gender, (_, titles) in _signs().items() if text.endswith(titles)), None)


# A given name, an initial, a family name, and no more: no Sarah Hale of "Sarah Hale Bridge".
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+)(?: [A-Z]\.)? ((?:[A-Z]['’])?[A-Z][a-z][\w-]*+)(?! [A-Z])")


def full_names(folded: str) -> dict[str, str]:
    """Give the people of an English text by family name: Dattilo for Anne Dattilo. A name that two have is left out."""
    found: dict[str, str] = {}
    shared = set()
    for match in _FULL_NAME.finditer(folded):
        family = match[2]
        if not is_given(match[1]):
            continue
        if family not in found and _is_met(folded, family, match.start(2)):
            shared.add(family)
        if found.setdefault(family, match[0]) != match[0]:
            shared.add(family)
    return {family: name for family, name in found.items() if family not in shared}


def _is_met(folded: str, family: str, at: int) -> bool:
    """Whether a family name stands below the headline and ahead of the full name: it is somebody else's as well."""
    first = folded.find(family, max(0, folded.find("\n")))
    return 0 <= first < at


def is_given(word: str) -> bool:
    """Whether a word is a given name."""
    return word in _given_names()


@cache
def _given_names() -> frozenset[str]:
    offices = load_lexicon("roles")["en"]
    names = {name for names, _ in _signs().values() for name in names if name.isalpha() and name[0].isupper()}
    return frozenset(name for name in names if name not in offices and f"{name}." not in offices)


@cache
def _signs() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """For each gender the words that tell it, and the Chinese titles a name ends in."""
    table = load_lexicon("speakers")["genders"]
    return {
        gender: (frozenset(filter(str.isascii, signs)), tuple(sign for sign in signs if not sign.isascii()))
        for gender, signs in table.items()
    }
