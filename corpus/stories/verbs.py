"""What the verb right before a sum of money measures, where no noun does: lost $490 million is a net loss.

Must never take the place of a metric that the words name.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from corpus.lexicon import load_lexicon
from corpus.names import Names
from corpus.normalise import fold
from corpus.stories.concepts import concepts
from corpus.stories.telling import Told, sentence_span

_REACH = 32
# What may stand between the verb and its sum: lost about, 亏了将近.
_BETWEEN = r"(?:了|掉|约|近|逾|超过|将近|至少)?(?: (?:about|around|almost|nearly|roughly|some|over|more than)){0,2} ?"


def measured_by_verb(told: Told, names: Names) -> Told:
    """Take the metric from the verb: Ridgeline lost $3 billion, 白石亏了3亿元 are both of the net loss."""
    figure, body = told.figure, told.article.body
    if told.metric or figure.kind != "money":
        return told
    start = sentence_span(figure, body).start
    before = fold(body[max(start, figure.span.start - _REACH) : figure.span.start]).text
    metric = next((metric for metric, verbs in _verbs().items() if verbs.search(before)), None)
    if metric is None:
        return told
    measured = concepts(metric, names)
    return replace(
        told, metric=measured, clause=(*told.clause, *measured), clause_text=f"{told.clause_text} {metric}"
    )  # fmt: skip


@cache
def _verbs() -> Mapping[str, re.Pattern[str]]:
    table = load_lexicon("stories")["verbs"]
    return {metric: re.compile(f"(?:{_any_of(forms)}){_BETWEEN}$") for metric, forms in table.items()}


def _any_of(forms: list[str]) -> str:
    return "|".join(rf"\b{form}\b" if form.isascii() else form for form in forms)
