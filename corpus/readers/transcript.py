"""Interviews: who speaks stands before a colon, alone on a line or before the words. Must never take a label out.

主持人:                     Q: What comes next?
未来几年会怎样?              吴泳铭:我们会继续投入。
"""

import re
from collections import Counter
from collections.abc import Iterable

from corpus.normalise import fold_characters

_LABEL = re.compile(r"^[*【\[]{0,3}([^\s:。,!?;][^:。,!?;]{0,24}?)[*】\]]{0,3}\s?:")
_WIDEST = 60  # characters in which a label and its colon stand
_FEWEST = 2  # who speaks once only may as well be an editor at the foot of a page


def speaker_labels(lines: Iterable[str]) -> frozenset[str]:
    """Find the names that begin at least two lines with a colon: 主持人, 蔡崇信. Folded, without spaces at the end."""
    counted = Counter(label for label in map(label_of, lines) if label)
    return frozenset(label for label, count in counted.items() if count >= _FEWEST)


def label_of(line: str) -> str | None:
    """Give the words before the first colon of a line if they are short enough to be a name: 主持人 of 主持人：请讲."""
    match = _LABEL.match(fold_characters(line.strip()[:_WIDEST]))
    return match[1].strip() if match else None


def without_label(line: str, speakers: frozenset[str]) -> str:
    """Give what is said on a line, without who says it: of 主持人:请坐 that is 请坐."""
    match = _LABEL.match(fold_characters(line[:_WIDEST]))
    if match and (match[1].strip() in speakers or match.end() == len(line)):
        return line[match.end() :].strip()
    return line
