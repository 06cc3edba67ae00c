"""The words that tell plan, forecast, estimate, goal and supposition from fact: where they stand in an article.

Must never take for one what only looks like it: 将近, 物料, in May, 零售商Target.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache

from corpus.characters import HAN
from corpus.lexicon import any_whole, load_lexicon
from corpus.models import Modality, Span

# The modality of a figure and the words that tell it; None where no words do.
Sign = tuple[Modality, Span]

_HAN = re.compile(f"[{HAN}]")
_KINDS: tuple[Modality, ...] = ("hypothetical", "goal", "plan", "forecast", "estimate")


def cue_in(text: str, scope: Span, *, nearest: bool = False) -> Sign | None:
    """The first cue in a scope, of the kind that decides first; the last one with `nearest`: 将 of 明年将达100万台."""
    for kind, spans in _cues_of(text):
        low, high = bisect_left(spans, (scope.start,)), bisect_left(spans, (scope.end,))
        inside = [span for span in (spans[low:high][-2:] if nearest else spans[low : low + 1]) if span.end <= scope.end]
        if inside and low < high:
            return kind, inside[-1 if nearest else 0]
    return None


@cache
def marks(kind: str) -> re.Pattern[str]:
    """Compile the words of one kind of `lexicon/modality.toml`: `marks("plan")` finds 拟 and "plans"."""
    return re.compile(any_whole(load_lexicon("modality")[kind]["words"]), re.IGNORECASE)


@lru_cache(maxsize=2)
def _cues_of(text: str) -> tuple[tuple[Modality, list[Span]], ...]:
    """Every cue of an article by kind, found once for all its figures."""
    cues = {kind: [m for m in marks(kind).finditer(text) if not _is_none(text, m)] for kind in _KINDS}
    ends: dict[int, int] = {}
    starts: dict[int, int] = {}
    for match in (match for matches in cues.values() for match in matches):
        ends[match.start()] = max(match.end(), ends.get(match.start(), 0))
        starts[match.end()] = min(match.start(), starts.get(match.end(), match.start()))
    # Of two that begin or end together the longer one counts: 目标价 is no 目标, "price target" no target.
    whole = {kind: [m for m in cues[kind] if (starts[m.end()], ends[m.start()]) == m.span()] for kind in _KINDS}
    return tuple((kind, [Span(*m.span()) for m in whole[kind]]) for kind in _KINDS)


def _is_none(text: str, cue: re.Match[str]) -> bool:
    """Whether it only looks like a cue: 将近, 物料, 虚拟."""
    before = text[cue.start() - 1 : cue.start()]
    inside = before and before in load_lexicon("modality")["begins_before"].get(cue[0], "")
    return bool(inside) or marks("none").match(text, cue.start()) is not None or _is_name(text, cue)


def _is_name(text: str, cue: re.Match[str]) -> bool:
    """Whether a capital makes a name of it: in May, and in Chinese anything, 零售商Target."""
    if not ("A" <= cue[0][0] <= "Z"):
        return False
    beside = text[cue.start() - 1 : cue.start()] + text[cue.end() : cue.end() + 1]
    return cue[0] == "May" or _HAN.search(beside) is not None
