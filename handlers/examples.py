"""What to type for each way of asking, from today's record. Must never give an example that finds nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from corpus.aspects import measured_in
from corpus.finding import newest, telling_claims, telling_figures
from corpus.models import Extraction, Figure
from corpus.questions import parse_question
from handlers import elements as rich
from handlers.desk import Desk
from handlers.help_wording import HelpWording
from handlers.limits import cut
from handlers.naming import Naming
from handlers.stories import is_on_record, is_traced
from handlers.wording import ENGLISH, Wording

# Longer ones are no example of how little has to be typed.
_LONGEST = 40
# A longer English metric is half a sentence.
_WORDS = 3
# Tried at most, of each kind: whoever asks for help is waiting.
_TRIED = 12


class Examples(NamedTuple):
    """Something to type for each way of asking; None where the record has nothing to ask for."""

    ask: str | None = None
    figures: str | None = None
    claims: str | None = None
    article: str | None = None
    check: str | None = None
    timeline: str | None = None


def examples(desk: Desk, words: Wording) -> Examples:
    """Find something to ask for in the newest articles of the asker's language."""
    lang = words.script
    extractions, naming = newest(desk.library, lang), Naming(desk.names, words)

    def first(offered: Callable[[Extraction, Naming], Iterator[str]], finds: Callable[[str], object]) -> str | None:
        texts = islice((text for one in extractions for text in offered(one, naming)), _TRIED)
        return next(filter(finds, texts), None)

    return Examples(
        first(_questions, partial(_is_answered, desk)),
        first(_figures, desk.library.figures),
        first(_speakers, desk.library.claims),
        next((_begun(one.article.title) for one in extractions if _begun(one.article.title)), None),
        first(_sayings, partial(is_on_record, desk)),
        first(_figures, partial(is_traced, desk)),
    )


def _questions(one: Extraction, naming: Naming) -> Iterator[str]:
    """Ask for an article's figures, first for those that a colleague would ask for in so many words."""
    told = naming.words.help
    asked = [(_form(told, figure, entity, metric), entity, metric) for figure, entity, metric in _measured(one, naming)]
    for form, entity, metric in sorted(asked, key=lambda one: one[0] == told.example_question):
        seam = " " if entity[-1:].isascii() and metric[:1].isascii() else ""
        yield from _short(" ".join(form.format(entity=entity, metric=f"{seam}{metric}").split()))


def _form(told: HelpWording, figure: Figure, entity: str, metric: str) -> str:
    """Choose how to ask: how many of what is counted, what it is where the metric is one of its own, "revenue"."""
    is_several = metric.endswith("s") and not metric.endswith("ss")
    if entity and figure.kind == "count" and is_several:
        return told.example_count
    is_measured = any(metric.lower().endswith(word) for word in measured_in(metric))
    return told.example_measured if entity and is_measured and not is_several else told.example_question


def _figures(one: Extraction, naming: Naming) -> Iterator[str]:
    for _, entity, metric in _measured(one, naming):
        yield from _short(f"{entity} {metric}".strip())


def _measured(one: Extraction, naming: Naming) -> Iterator[tuple[Figure, str, str]]:
    """Give an article's figures, whose they are and what they measure, where that is in the asker's language.

    No range: who asks expects one number.
    """
    for figure in telling_figures(one):
        if figure.low is not None and figure.high is not None:
            continue
        entity, metric = naming.of(figure.entity or "", one.article), figure.metric or ""
        metric = metric.removeprefix(f"{entity}'s ")
        is_brief = naming.words is not ENGLISH or len(metric.split()) <= _WORDS
        if metric.isascii() == (naming.words.script == "en") and is_brief:
            yield figure, "" if entity in metric else entity, metric


def _sayings(one: Extraction, naming: Naming) -> Iterator[str]:
    for figure in telling_figures(one):
        for _, entity, metric in _measured(replace(one, figures=(figure,)), naming):
            told = f"{entity} {metric}" if metric not in figure.surface else entity
            yield from _short(f"{told} {figure.surface}".strip())


def _speakers(one: Extraction, naming: Naming) -> Iterator[str]:
    for claim in telling_claims(one):
        yield from _short(naming.of(claim.speaker or "", one.article))


def _begun(title: str) -> str:
    """Give the beginning of a title, which is enough to find it."""
    return cut(rich.label(title, rich.TITLE), _LONGEST).removesuffix("…")


def _short(text: str) -> Iterator[str]:
    if len(text) <= _LONGEST and text == rich.label(text, rich.TITLE):
        yield text


def _is_answered(desk: Desk, text: str) -> bool:
    return bool(desk.library.ask(parse_question(text, names=desk.names), limit=1).hits)
