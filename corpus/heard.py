"""Whose claims a query wants: "karpathy about agents" wants Andrej Karpathy's. Must never look at a claim.

Somebody whom neither the names nor any article know has said nothing here, and nobody else answers for them.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from corpus.coverage import Asking
from corpus.index.stems import stem
from corpus.index.terms import is_han
from corpus.index.translation import key_of, meanings
from corpus.index.words import Word
from corpus.names import Names
from corpus.normalise import fold
from corpus.questions import parse_question

# Who stands before it, the matter behind: "Goldman Sachs on copper", 高盛关于铜价.
_ABOUT = re.compile(
    r"^\s*(\S[^,，。?？]{0,80}?)(?:\s+(?:about|on|regarding)\s+|\s*(?:关于|關於|谈|談)\s*)(?=\S)", re.IGNORECASE
)
# The matter a view is asked on: 对推理模型的看法, 卡帕西怎么看智能体.
_MATTER = re.compile(
    r"[对對]([^,，。?？的]{1,40})(?:的|有什[么麼]|有何|是什[么麼])(?:看法|观点|觀點|态度|態度|立场|立場|评价|評價)"
    r"|[对對]([^,，。?？]{1,40})(?:怎[么麼]|如何)看|(?:怎[么麼]|如何)看(?:待)?([^,，。?？]{1,40})"
    r"|(?:^|\s)(?:about|regarding)\s([^,.?]{2,80})|[关關][于於]([^,，。?？]{1,40})",
    re.IGNORECASE,
)
# Two words and more with capitals, as people are written: "Wendell Huang".
_CAPITALS = re.compile(r"[A-Z][a-z'’-]{1,30}(?: [A-Z][a-z'’-]{1,30}){1,3}")


def heard_in(query: str, asking: Asking) -> frozenset[str] | None:
    """Give the canonical names of those to be heard; None where anybody is, none where nobody knows the one named."""
    names, count = asking.index.names, asking.index.count
    before = _ABOUT.match(query)
    said = before[1] if before else ""
    runs = [parsed for run in (said, *_CAPITALS.findall(query)) if run and (parsed := _words(run, names))]
    if any(_is_nobody(words, count) for words in runs):
        return frozenset()
    speakers = [name for word in (_words(said, names) if said else ()) if (name := _one(word))]
    if speakers:
        return frozenset(speakers)
    if asking.question.speaker:
        return frozenset((asking.question.speaker,))
    people = [name.canonical for name in map(names.get, asking.question.names) if name and name.kind == "person"]
    return frozenset(people) or None


def called_in(query: str, asking: Asking, speakers: Iterable[str]) -> frozenset[str]:
    """Give those of the record's speakers whom a query calls by a part of their name: Raman is Priya Raman.

    It does so with all it says, or with what stands before "about". Whom the names know, `heard_in` hears.
    """
    before = _ABOUT.match(query)
    said = before[1] if before else query
    if any(word.name for word in _words(said, asking.index.names)):
        return frozenset()
    called = set(fold(said).text.split())
    return frozenset(speaker for speaker in speakers if called and called <= set(fold(speaker).text.split()))


def matter_in(query: str, asking: Asking) -> tuple[int, ...]:
    """Give the numbers of the parts that say what a view is asked on, its speaker left out; none where none is named.

    "karpathy about agents" and 卡帕西对智能体的看法 ask on agents.
    """
    before, found = _ABOUT.match(query), _MATTER.search(query)
    said = next(filter(None, found.groups()), "") if found else query[before.end() :] if before else ""
    matter, speaker = fold(said).text, asking.question.speaker
    return tuple(
        number
        for number, part in enumerate(asking.parts)
        if part.surface in matter and (part.name is None or part.name != speaker)
    )


def _words(text: str, names: Names) -> Sequence[Word]:
    return parse_question(text, names=names).words


def _one(word: Word) -> str | None:
    """Give the name a word stands for, or may stand for if only one comes into question."""
    return word.name or (word.meant[0] if len(word.meant) == 1 else None)


def _is_nobody(words: Sequence[Word], count: Callable[[str], int]) -> bool:
    """Say whether words name somebody, but nobody known: none is a name in full, and one is in no article."""
    if any(word.name or (word.meant and " " in word.text) for word in words):
        return False
    return any(not (word.meant or word.is_light or _is_known(word.text, count)) for word in words)


def _is_known(text: str, count: Callable[[str], int]) -> bool:
    return key_of(text) in meanings() or bool(count(text[:2] if is_han(text) else stem(text)))
