"""Which name somebody may have meant who wrote it wrongly or in part: 吴永明, 蔡祟信, Karpaty, Tsai.

Must never replace what was typed: what was meant is searched beside it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.index.commonness import commonness
from corpus.index.pinyin import sound, sounds
from corpus.index.stems import stem
from corpus.index.terms import is_han
from corpus.index.translation import key_of, meanings
from corpus.names import Name, Names
from corpus.normalise import fold

# Shorter Latin words are too near to too much.
_LATIN = 5
_TWO_SLIPS = 8
_MOST = 2
_RARE = 6
# In so many texts, as a share.
_HARDLY = 0.0001
_CHINESE = (4, 3, 2)
# A surname that more share stands for none of them.
_MOST_SHARING = 6
# Two characters sound like too many words; they count only as a word of their own.
_PART_OF_RUN = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """The names of a lexicon by sound, by their Chinese characters less one, and by each Latin word."""

    by_sound: Mapping[str, str]
    by_gap: Mapping[str, str]
    by_word: Mapping[str, tuple[str, ...]]
    by_phrase: Mapping[str, str]
    # The words and the phrases by how many letters somebody has typed who may have meant them.
    words_near: Mapping[int, Sequence[str]]
    phrases_near: Mapping[int, Sequence[str]]
    # How the sounds and gaps begin: with two readings, two characters, or one and the third.
    begun: frozenset[str]

    def in_run(self, run: str) -> Iterator[tuple[int, int, str]]:
        """Find what sounds or looks like a name in a run of Chinese, longest first: start, end and canonical name."""
        upto = 0
        for at in self._places(run):
            if at < upto:
                continue
            found = next(((n, name) for n in _CHINESE if (name := self._chinese(run, at, n))), None)
            if found:
                upto = at + found[0]
                yield at, upto, found[1]

    def _places(self, run: str) -> Sequence[int]:
        """Give the places where a name may stand, which are few, by how names begin."""
        if len(run) < _PART_OF_RUN:
            return range(len(run))
        heard = sounds(run)
        return [
            at
            for at in range(len(run) - 1)
            if f"{heard[at]}'{heard[at + 1]}" in self.begun
            or run[at : at + 2] in self.begun
            or f"{run[at]}_{run[at + 2 : at + 3]}" in self.begun
        ]

    def _chinese(self, run: str, at: int, length: int) -> str | None:
        piece = run[at : at + length]
        if len(piece) < length or (length < _PART_OF_RUN and piece != run):
            return None
        heard = self.by_sound.get(sound(piece) or "")
        return heard or next((self.by_gap[gap] for gap in _gaps(piece) if gap in self.by_gap), None)

    def latin(self, word: str) -> tuple[str, ...]:
        """Find the names that have a word, or have one a slip away: "tsai", "karpaty". `word` is lower case."""
        if word in self.by_word:
            return self.by_word[word]
        if len(word) < _LATIN or key_of(word) in meanings():
            return ()
        choices = self.words_near.get(len(word), ())
        near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=_slips(len(word)), limit=1)
        return self.by_word[near[0][0]] if near and len(near[0][0]) >= _LATIN else ()

    def phrase(self, words: str) -> str | None:
        """Find the name of several words that is two slips away at most: "goldman sacks". `words` is lower case."""
        near = process.extractOne(words, self.phrases_near.get(len(words), ()), scorer=OSA.distance, score_cutoff=_MOST)
        return self.by_phrase[near[0]] if near else None


def _slips(length: int) -> int:
    return _MOST if length >= _TWO_SLIPS else 1


def _gaps(piece: str) -> Iterator[str]:
    """A name with one character left open, never the first: 蔡_信. Only names of three characters are that telling."""
    if len(piece) >= _PART_OF_RUN:
        for at in range(1, len(piece)):
            yield f"{piece[:at]}_{piece[at + 1 :]}"
    else:
        yield f"{piece[:1]}_{piece[1:]}"


@lru_cache(maxsize=4)
def meant_by(names: Names) -> Meant:
    """Prepare a lexicon of names; a sound that two of them share stands for neither."""
    chinese = [(part, name) for name in names.names for form in name.forms if is_han(form) for part in _said(form)]
    people = [(form, name) for form, name in chinese if name.kind == "person"]
    words = _shared((word, name) for name in names.names for word in _latin_words(name))
    by_sound = _only(((sound(form) or "", name) for form, name in chinese if len(form) > 1))
    by_gap = _only((gap, name) for form, name in people for gap in _gaps(form))
    by_word = {word: sharing for word, sharing in words.items() if len(sharing) <= _MOST_SHARING}
    forms = ((form, name) for name in names.names for form in (name.canonical, *name.forms))
    by_phrase = _only((form.lower(), name) for form, name in forms if _is_phrase(form))
    begun = frozenset((*map(_sounds_begun, by_sound), *map(_gap_begun, by_gap)))
    near = _by_length(by_word, _slips), _by_length(by_phrase, lambda _: _MOST)
    return Meant(by_sound, by_gap, by_word, by_phrase, *near, begun)


def _by_length(words: Iterable[str], slips: Callable[[int], int]) -> dict[int, list[str]]:
    """Give, for each length that somebody may type, the words that are so many slips away at most, in their order."""
    found: dict[int, list[str]] = {}
    for word in words:
        for length in range(len(word) - _MOST, len(word) + _MOST + 1):
            if abs(length - len(word)) <= slips(length):
                found.setdefault(length, []).append(word)
    return found


def _sounds_begun(sounds: str) -> str:
    """Give the first two of some readings: wu'yong of wu'yong'ming."""
    return "'".join(sounds.split("'")[:2])


def _gap_begun(gap: str) -> str:
    """Give what tells where such a name may begin: 蔡崇 of 蔡崇_, all of 蔡_信."""
    return gap[:3] if gap[1:2] == "_" else gap[:2]


def _said(form: str) -> set[str]:
    """A name in full, and the surname alone: 杰克·克拉克, 克拉克."""
    whole = fold(form).text
    return {whole, whole.rpartition("·")[2]}


def _is_phrase(form: str) -> bool:
    return form.isascii() and " " in form and len(form) >= _TWO_SLIPS


def _latin_words(name: Name) -> Iterator[str]:
    """The words that stand for a name: a surname, a long first word ("goldman"), but none that is much used besides."""
    for form in (name.canonical, *name.forms):
        words = form.lower().split() if form.isascii() else []
        if words and name.kind == "person":
            yield words[-1]
        yield from (word for word in words[:1] if len(word) >= _LATIN and key_of(word) not in meanings())
    first, *rest = name.canonical.lower().split()
    # A word too that hardly anybody uses but for the name: "moonshot" of Moonshot AI.
    if rest and first.isascii() and first.isalpha() and len(first) >= _RARE and commonness(stem(first)) < _HARDLY:
        yield first


def _shared(pairs: Iterable[tuple[str, Name]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, name in pairs:
        found[key][name.canonical] = None
    return {key: tuple(names) for key, names in found.items() if key}


def _only(pairs: Iterable[tuple[str, Name]]) -> dict[str, str]:
    return {key: names[0] for key, names in _shared(pairs).items() if len(names) == 1}
