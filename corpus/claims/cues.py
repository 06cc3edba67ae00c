"""Where words that report speech may be. Must never decide who speaks or what is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from corpus.lexicon import load_lexicon
from corpus.models import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the lexicon: what is reported under this word and what has to follow it."""

    form: str
    lang: str
    act: str
    takes: str
    weight: float
    # Only people and institutions do this: 表示, but not 显示.
    is_human: bool = False


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue and where it stands."""

    cue: Cue
    span: Span


def find_cues(folded: str) -> tuple[FoundCue, ...]:
    """Find all cues in text folded by `fold_characters`, longest and leftmost; 说 in 小说 is none.

    Spans are characters into `folded`, which are those of the text as written.
    """
    return tuple(_chosen(sorted([*_chinese(folded), *_english(folded)], key=lambda hit: (hit[0], -hit[1]))))


def _chosen(hits: list[tuple[int, int, Cue | None]]) -> Iterator[FoundCue]:
    upto = 0
    for start, end, cue in hits:
        if start >= upto:
            upto = end
            if cue is not None:
                yield FoundCue(cue, Span(start, end))


def _chinese(folded: str) -> Iterator[tuple[int, int, Cue | None]]:
    forms = _chinese_forms()
    # 計畫 is written for 计划 in Taiwan, and folding by character makes it 计画.
    text = folded.replace("计画", "计划")
    for match in forms.first.finditer(text):
        start = match.start()
        for length in forms.lengths.get(text[start : start + 2]) or forms.lengths.get(match[0]) or []:
            form = text[start : start + length]
            if form in forms.cues and not forms.tears(form, text[start + length : start + length + 1]):
                yield start, start + length, forms.cues[form]
                break


_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’-]*")
_WORDS = re.compile(r"[A-Za-z]+(?: [a-z]+){1,3}")


def _english(folded: str) -> Iterator[tuple[int, int, Cue | None]]:
    single, several = _english_forms()
    for match in _WORD.finditer(folded):
        word = match[0].lower()
        if word in several:
            words = _WORDS.match(folded, match.start())
            form = next((form for form in several[word] if words and (words[0] + " ").startswith(form + " ")), None)
            if form is not None:
                yield match.start(), match.start() + len(form), single[form]
                continue
        if word in single:
            yield match.start(), match.end(), single[word]


@cache
def _cues() -> tuple[Cue, ...]:
    return tuple(
        Cue(form, group["lang"], group["act"], group["takes"], group["weight"], group.get("human", False))
        for group in load_lexicon("cues")["group"]
        for form in group["forms"]
    )


class _Forms(NamedTuple):
    """The Chinese forms, silent ones with None for a cue. Latin letters stay out: they need word borders."""

    cues: dict[str, Cue | None]
    # How long those are, longest first, that begin with two characters; and those that are one.
    lengths: dict[str, list[int]]
    first: re.Pattern[str]
    # Ends of forms, and with what the next word goes on that takes their last character.
    torn: dict[str, str]

    def tears(self, form: str, behind: str) -> bool:
        """Say whether a form only seems to stand there: in 说明天下雨 nobody 说明s anything."""
        heads = self.torn.get(form[-2:])
        return heads is not None and behind != "" and behind in heads


@cache
def _chinese_forms() -> _Forms:
    cues: dict[str, Cue | None] = {form: None for group in load_lexicon("cues")["silent"] for form in group["forms"]}
    cues |= {cue.form: cue for cue in _cues() if cue.lang == "zh"}
    lengths: dict[str, set[int]] = {}
    for form in cues:
        lengths.setdefault(form[:2], set()).add(len(form))
    for head, some in lengths.items():
        if head[0] in cues:
            some.add(1)  # 说 in 说好, which is none
    first = re.compile(f"[{''.join({form[0] for form in cues})}]")
    return _Forms(
        cues, {head: sorted(some, reverse=True) for head, some in lengths.items()}, first, load_lexicon("cues")["torn"]
    )


@cache
def _english_forms() -> tuple[dict[str, Cue], dict[str, list[str]]]:
    """All forms, and those of several words by their first one, longest first."""
    forms = {cue.form: cue for cue in _cues() if cue.lang == "en"}
    several: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        if " " in form:
            several.setdefault(form.split()[0], []).append(form)
    return forms, several


_NOMINAL_ACTS = {
    "prediction": "预测预计估计预估估算测算推算推测预期",
    "opinion": "看法观点看来眼中眼里判断主张结论",
    "recommendation": "建议",
    "warning": "警告",
}


def nominal_cue(form: str, span: Span, act: str | None = None) -> FoundCue:
    """Make a cue of a noun that reports: 据高盛预测, 在他看来, 他的建议是; `act` where it is not the word's own."""
    act = act or next((act for act, forms in _NOMINAL_ACTS.items() if form in forms), "say")
    return FoundCue(Cue(form, "zh", act, "clause", 1.0), span)


@cache
def listed(table: str) -> frozenset[str]:
    """Give one of the English lists of cues.toml: `listed("nouns")` holds claims."""
    return frozenset(load_lexicon("cues")[table]["en"])


@cache
def chinese_list(table: str) -> frozenset[str]:
    """A list of Chinese words of cues.toml: `chinese_list("felt")` holds 觉得."""
    return frozenset(load_lexicon("cues")[table]["zh"])


def attitudes() -> frozenset[str]:
    """What 表示 may be followed by alone: 满意."""
    return chinese_list("attitudes")


def is_listed(table: str, form: str) -> bool:
    """Whether an English form stands in one of the lists of cues.toml: `is_listed("nouns", "claims")`."""
    return form in listed(table)
