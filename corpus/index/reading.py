"""Texts read for what they hold: folded, with the names in them, and kept. Must never store, show or rank a text.

Nothing here may lead back to its owner: a process drops one index for the next, and what it drops has to go at once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from itertools import accumulate, islice, repeat
from threading import Lock
from typing import NamedTuple

from corpus.codes import plain_codes
from corpus.index.folding import Texts, fold_texts
from corpus.index.terms import Text, name_term
from corpus.names import Names
from corpus.normalise import fold_text

# Good passages are asked for again.
_KEPT = 4096
# Stands between texts that are folded together: it ends a line, and is no part of any word.
_BETWEEN = "\x1d"


class ReadTogether(NamedTuple):
    """Texts of one article, folded: all of them, and one by one."""

    whole: str
    texts: tuple[Text, ...]


class Reading:
    """Reads texts, with the names in them where these are asked for, and keeps what it read last."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._one = {True: lru_cache(_KEPT)(partial(_with_names, names)), False: lru_cache(_KEPT)(_plain)}
        self._together: dict[tuple[tuple[str, ...], bool], ReadTogether] = {}
        self._keeping = Lock()

    def one(self, text: str, *, with_names: bool) -> Text:
        """Read one text: of 輝達漲了 the words 英伟达涨了 and the name Nvidia."""
        return self._one[with_names](text)

    def together(self, texts: tuple[str, ...], *, with_names: bool) -> ReadTogether:
        """Read texts of one article at once; its script they say together."""
        if found := self._together.get((texts, with_names)):
            return found
        (found,) = self._read([texts], with_names=with_names)
        return found

    def ahead(self, groups: Iterable[tuple[str, ...]], *, with_names: bool) -> None:
        """Read many groups at once, so that `together` has them ready."""
        new = [texts for texts in dict.fromkeys(groups) if (texts, with_names) not in self._together]
        found = self._read(new, with_names=with_names) if new else ()
        with self._keeping:
            self._together.update(((texts, with_names), read) for texts, read in zip(new, found, strict=True))
            while len(self._together) > _KEPT:
                del self._together[next(iter(self._together))]

    def _read(self, groups: Sequence[tuple[str, ...]], *, with_names: bool) -> list[ReadTogether]:
        written = Texts.of([_BETWEEN.join(texts) for texts in groups])
        folded = fold_texts(written)
        marks = iter(self._marks(written, groups)) if with_names else repeat(())
        found: list[ReadTogether] = []
        for texts, start, end in zip(groups, folded.starts.tolist(), folded.starts[1:].tolist(), strict=False):
            whole = folded.text[start : end - 1]
            parts = whole.split(_BETWEEN)
            read = tuple(map(Text, parts, islice(marks, len(texts))))
            if len(parts) != len(texts):  # a text has the character that stands between
                read = tuple(self.one(text, with_names=with_names) for text in texts)
                whole = "\n".join(text.folded for text in read)
            found.append(ReadTogether(whole, read))
        return found

    def _marks(self, written: Texts, groups: Sequence[tuple[str, ...]]) -> Sequence[Sequence[str]]:
        """Give the terms for the names in each of some texts."""
        ends = [*accumulate(len(text) + 1 for texts in groups for text in texts)]
        marks: list[list[str]] = [[] for _ in ends]
        for start, _, name in self._names.find_folded(plain_codes(written.codes)):
            marks[bisect_right(ends, start)].append(name_term(name.canonical))
        return marks


def _with_names(names: Names, text: str) -> Text:
    return Text(fold_text(text), [name_term(found.name.canonical) for found in names.find(text)])


def _plain(text: str) -> Text:
    return Text(fold_text(text))
