"""What a measure in a question is qualified by: "gaming" of gaming revenue, 数据中心 of 数据中心收入.

A company's whole revenue does not answer for that of a part. Must never look at an article.
"""

import re
from collections.abc import Sequence

from corpus.aspects import measured_in, parts_in, years_in
from corpus.index.parts import Part
from corpus.index.terms import is_han
from corpus.questions import Question

# What says of when a measure is, or of how much of all, is no part of it.
_OF_TIME = re.compile(
    r"^(?:[上下本单每当前近全年季月度半首次]|第.)+$|季|年度?$|月$"
    r"|^(?:annual|annually|yearly|quarterly|monthly|first|second|third|fourth|fiscal|full|half|quarter|total|overall)\b"
)


def qualifier_of(question: Question, parts: Sequence[Part]) -> int | None:
    """Give the number of the part that qualifies what is measured: the one right before it, if it is a topic."""
    measured = measured_in(question.text)
    # A share is of what is measured: 占收入多少.
    if len(measured) != 1 or "share" in question.kinds:
        return None
    topics = {word.text for word in question.words if word.is_topic and word.weight == 1.0}
    for number, part in enumerate(parts[1:]):
        if not any(part.surface == one or part.surface.endswith(f" {one}") for one in measured):
            continue
        before = parts[number]
        is_topic = any(topic in before.surface for topic in topics) and not before.name
        if is_topic and not _is_time(before.surface):
            return number if is_han(before.surface) == is_han(part.surface) else None
    return None


def _is_time(text: str) -> bool:
    return bool(_OF_TIME.search(text) or parts_in(text) or years_in(text))
