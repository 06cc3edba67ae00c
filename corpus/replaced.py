"""Passages about whom a follow-up has turned away from. Must never take the passage that answers best.

Asked on with 那鸿海呢, nobody wants to read below the answer what 广达 earns.
"""

from dataclasses import replace

from corpus.models import Answer, Hit
from corpus.names import Names
from corpus.questions import Question


def without_replaced(answer: Answer, question: Question, names: Names) -> Answer:
    """Drop further passages that name whom the thread asked about before, and none of those asked about now."""
    if not question.replaced or not answer.hits:
        return answer
    best, *others = answer.hits
    return replace(answer, hits=(best, *(hit for hit in others if not _is_of_replaced(hit, question, names))))


def _is_of_replaced(hit: Hit, question: Question, names: Names) -> bool:
    named = {found.name.canonical for found in names.find(hit.passage.text)}
    named.update(figure.entity for figure in hit.figures if figure.entity)
    asked = {*question.names_now}
    kin = {house for one in named if (name := names.get(one)) and (house := name.organisation)}
    return bool(named & question.replaced) and not asked & (named | kin)
