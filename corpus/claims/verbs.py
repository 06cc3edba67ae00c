"""English verbs by what they are used for. Must never look at more than one word."""

from functools import cache

from corpus.lexicon import load_lexicon


@cache
def listed_verbs(table: str) -> frozenset[str]:
    """Give one list of english_stance.toml: `listed_verbs("does")` holds "build"."""
    return frozenset(load_lexicon("english_stance")[table]["verbs"])


@cache
def lemma(form: str) -> str:
    """The verb a cue is a form of, where a table lists it: argued is argue."""
    word = form.split(maxsplit=1)[0].lower()
    known = listed_verbs("tells") | listed_verbs("holds") | listed_verbs("thinks") | {"estimate", "ask"}
    irregular = {"said": "say", "wrote": "write", "found": "find", "thought": "think", "felt": "feel"}
    return irregular.get(word) or next((found for found in _stems(word) if found in known), word)


def stem(word: str) -> str:
    """The verb in "does" that a participle belongs to: building is build, sold is sell."""
    lowered = word.lower()
    irregular = {
        "built": "build",
        "sold": "sell",
        "sent": "send",
        "held": "hold",
        "paid": "pay",
        "made": "make",
        "given": "give",
    }
    known = listed_verbs("does") | listed_verbs("prepares")
    return irregular.get(lowered) or next((found for found in _stems(lowered) if found in known), lowered)


def _stems(word: str) -> list[str]:
    """What a form may be a form of: argued, argue; limiting, limit, limitte."""
    found = [word]
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending):
            bare = word[: -len(ending)]
            found += [bare, bare + "e", bare[:-1]]
    if word.endswith(("ies", "ied")):
        found.append(word[:-3] + "y")
    return found
