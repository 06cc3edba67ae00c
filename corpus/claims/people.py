"""People whom no lexicon knows, from how one article writes them. Must never give two people the same short form."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from corpus.claims.chinese_people import is_foreign_name
from corpus.claims.roles import role_end
from corpus.claims.wordlists import surnames, transliteration
from corpus.names import Name

# 约翰·斯特林: where the name ends is told by how often its last part comes alone.
_FOREIGN = re.compile(r"(?P<first>[一-龥]{1,6})(?P<dot>[·・‧•-])(?:[一-龥]{1,6}[·・‧•]){0,2}(?P<last>[一-龥]{1,6})")
_DOT = re.compile("[·・‧•-]")
_MOST = 60


def people_of(folded: str) -> tuple[Name, ...]:
    """Give the foreign names of an article with their short forms: 约翰·斯特林 is 斯特林 afterwards."""
    found = list(_foreign(folded))
    shared = {short for short, count in Counter(short for _, short in dict.fromkeys(found)).items() if count > 1}
    return tuple(Name(full, "person", () if short in shared else (short,)) for full, short in dict.fromkeys(found))


def _foreign(folded: str) -> Iterator[tuple[str, str]]:
    for match in islice(_dotted(folded), _MOST):
        if match["dot"] == "-" and not (match["first"][-1] in transliteration() and is_foreign_name(match["last"][:2])):
            continue  # 中国-东盟
        last = _alone(folded, match["last"], match.end())
        start = match.start("first") + role_end(match["first"])
        if last:
            yield folded[start : match.start("last")] + last, last


def _dotted(folded: str) -> Iterator[re.Match[str]]:
    """Find the names around each dot, where few articles have any."""
    upto = 0
    for dot in _DOT.finditer(folded):
        starts = range(max(upto, dot.start() - _LONGEST_PART), dot.start())
        match = next(filter(None, (_FOREIGN.match(folded, start) for start in starts)), None)
        if match:
            upto = match.end()
            yield match


# Characters of a part of a name.
_LONGEST_PART = 6


def _alone(folded: str, run: str, end: int) -> str:
    """The longest start of a run that also comes elsewhere; the run itself before a bracket."""
    if folded[end : end + 1] in ("(", "。", ",", "、"):
        return run
    counts = [folded.count(run[:size]) for size in range(2, len(run) + 1)]
    best = max((size for size, count in enumerate(counts, 2) if count > 1 and 2 * count >= counts[0]), default=0)
    if best:
        return run[:best]
    # 米罗斯拉夫·詹对……表示, and later 詹说.
    return run[:1] if run[:1] in surnames()[0] and _SPEAKS.search(folded, end) and f"\n{run[0]}" in folded else ""


_SPEAKS = re.compile(r"\n[一-龥](?:还|也)?(?:说|表示|指出|认为|称|强调|补充)")
