"""Whether a place has to do with what a thread was about before a follow-up. Must never parse a question."""

from collections.abc import Sequence

from corpus.coverage import Asking
from corpus.index.worths import CHANCE
from corpus.intents import measures


def strays(asking: Asking, near: Sequence[float]) -> bool:
    """Say whether a follow-up's subject is nowhere near: 去年亏了多少 after 星澜智能有多少员工 asks of 星澜智能.

    The subject is the names said before, or else the rarest word that anybody has written. `near` is how much of each
    part a place holds.
    """
    if not asking.question.leans:
        return False
    before = [word for word in asking.question.words if word.weight < 1.0 and not word.is_light]
    names = {word.name for word in before if word.name}
    if names:
        return not any(held for part, held in zip(asking.parts, near, strict=True) if part.name in names)
    texts = [word.text for word in before if word.is_topic and word.text not in measures()]
    said = [
        (part.weight, held)
        for part, held in zip(asking.parts, near, strict=True)
        if not part.is_unwritten and any(text in part.surface for text in texts)
    ]
    return bool(said) and max(said)[1] < CHANCE
