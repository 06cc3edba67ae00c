"""CC-CEDICT's lines into Chinese words with their English meanings. For building our files, never at run time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from corpus.index.translation import key_of
from corpus.lexicon import load_lexicon

_LINE = re.compile(r"\S+ (?P<simplified>\S+) \[(?P<reading>[^\]]*)\] /(?P<senses>.*)/")
# Senses that say how a word is written, counted or used, and not what it means.
_NO_MEANING = re.compile(
    r"(?:(?:old|erhua|archaic|popular|nonstandard|Japanese|Taiwan|euphemistic)\s)*(?:variant|form) of |used in |see |"
    r"see also |CL:|abbr\. |also (?:written|pr\.|called)|same as |surname |Taiwan pr\. |pr\. |"
    r".*\b(?:Kangxi radical|particle|suffix|prefix|onomatopoeia)\b"
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]|\b(?:lit|fig|idiom|esp|abbr|coll|e\.g|i\.e)\.?:?\s")
_SPLIT = re.compile(r"[;,]| / ")
_OPENING = re.compile(r"^(?:(?:to be|to|a|an|the|one's|sth|sb|of|be|for|in|at|by)\s+)+", re.IGNORECASE)
_CLOSING = re.compile(r"(?:\s+(?:sth|sb|etc|of|with|to|for|on|by|from|in))+$")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
# A person's years: 莫扎特 is "Wolfgang Amadeus Mozart (1756-1791)", and Mozart.
_LIVED = re.compile(r"\((?:born |c\. ?)?\d{3,4}(?: BC)?\s?[-–)]")
# What a name may leave out: 山东省 is Shandong as well as Shandong province.
_KINDS = frozenset(load_lexicon("stems")["kinds"].split())
_LONGEST = 4  # words
_MOST_GLOSSES = 8
_MOST_WORDS = 12


def read_glosses(lines: Iterable[str]) -> Mapping[str, list[str]]:
    """Give each simplified word's meanings in CC-CEDICT's order: 地震 gives earthquake; at most eight a word.

    Names come last: 白 is white before it is a surname. A person is listed by last name too, a place without its kind.
    """
    common: dict[str, list[str]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        match = _LINE.match(line)
        if match:
            glosses = list(_glosses(match["senses"]))
            (names if match["reading"][:1].isupper() else common)[match["simplified"]].extend(glosses)
            if _LIVED.search(match["senses"]):
                names[match["simplified"]].extend(gloss.split()[-1] for gloss in glosses[:1])
    ordinary = {gloss.lower() for meanings in common.values() for gloss in meanings}
    for word, meanings in names.items():
        aliases = [alias for gloss in meanings for alias in _aliases(gloss) if alias.lower() not in ordinary]
        common[word].extend((*meanings, *aliases))
    return {word: found for word, meanings in sorted(common.items()) if (found := _distinct(meanings))}


def by_meaning(glosses: Mapping[str, Iterable[str]], frequency: Mapping[str, int]) -> Mapping[str, list[str]]:
    """Give the Chinese words of each English expression, by its key: "earthquak" gives 地震; at most twelve.

    A word's first meanings count more than its last, a frequent word more than a rare one.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for word, meanings in glosses.items():
        for place, gloss in enumerate(meanings):
            key = key_of(gloss.lower())
            worth = (frequency.get(word, 0) + 1) ** 0.5 / (1 + place)
            found[key][word] = max(worth, found[key].get(word, 0.0))
    return {
        key: [word for word, _ in sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_WORDS]]
        for key, words in found.items()
    }


def _glosses(senses: str) -> Iterator[str]:
    for sense in senses.split("/"):
        if not _NO_MEANING.match(sense):
            plain = _ASIDE.sub(" ", sense)
            parts = _SPLIT.split(plain)
            # What follows a comma describes a name: "Lisbon, capital of Portugal".
            for part in parts[:1] if "," in plain and plain[:1].isupper() else parts:
                yield from _shortened(part)


def _shortened(gloss: str) -> Iterator[str]:
    """Leave out what only places a gloss in a sentence; nothing comes of a whole explanation."""
    gloss = _CLOSING.sub("", _OPENING.sub("", gloss.strip()))
    words = _WORD.findall(gloss)
    if 0 < len(words) <= _LONGEST and len(" ".join(words)) > 1:
        yield " ".join(words)


def _aliases(gloss: str) -> Iterator[str]:
    """Give what a name may be called for short: Bonaparte, and Shandong for Shandong province."""
    words = gloss.split()
    rest = [word for word in words if word.lower() not in _KINDS and word.lower() != "of"]
    if rest and len(rest) < len(words):
        yield " ".join(rest)
    elif len(words) == 2 and words[-1][:1].isupper():
        yield words[-1]


def _distinct(glosses: Iterable[str]) -> list[str]:
    return list({gloss.lower(): None for gloss in glosses})[:_MOST_GLOSSES]


def read_sounds(lines: Iterable[str], frequency: Mapping[str, int]) -> Mapping[str, list[str]]:
    """Give each simplified character's toneless readings by how often words have them: 行 gives xing, then hang."""
    heard: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line in lines:
        match = _LINE.match(line)
        syllables = match["reading"].lower().split() if match else []
        if match and len(syllables) == len(match["simplified"]):
            for character, syllable in zip(match["simplified"], syllables, strict=True):
                if character >= "\u3400" and syllable[:-1].isalpha() | (":" in syllable):
                    heard[character][syllable[:-1].replace("u:", "v")] += frequency.get(match["simplified"], 0) + 1
    return {
        character: [one for one in sorted(found, key=lambda one: -found[one]) if 8 * found[one] >= sum(found.values())]
        for character, found in heard.items()
    }
