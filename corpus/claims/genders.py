"""What tells a he from a she beside a name. Must never guess: a name that tells neither is neither."""

from functools import cache

from corpus.lexicon import load_lexicon


def gender_of(text: str) -> str | None:
    """Read a title or a given name: Mr. Hill is a he, 刘女士 a she."""
    parts = set(text.split())
    for gender, (names, titles) in _signs().items():
        if not parts.isdisjoint(names) or text.endswith(titles):
            return gender
    return None


@cache
def _signs() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """For each gender the words that tell it, and the Chinese titles a name ends in."""
    table = load_lexicon("speakers")["genders"]
    return {
        gender: (frozenset(filter(str.isascii, signs)), tuple(sign for sign in signs if not sign.isascii()))
        for gender, signs in table.items()
    }
