"""What the text says of a figure: metric, entity, time, speaker, modality.

Must never state what has no place in the text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.figures.clauses import Setting, View, find_settings, view_of
from corpus.figures.entities import find_entity
from corpus.figures.evidence import attributed
from corpus.figures.former import as_former, is_former
from corpus.figures.framed import framed
from corpus.figures.implied import imply_currency
from corpus.figures.inherited import inherit
from corpus.figures.metrics import find_metric
from corpus.figures.modality import find_modality
from corpus.figures.owners import as_owner
from corpus.figures.periods import find_time, held_against, names_period, with_period
from corpus.figures.reporters import Reporter, named_by_title
from corpus.figures.rows import share_out
from corpus.figures.salience import reckon_salience
from corpus.figures.spoken import claims_around, speaking_house, who_reports, with_speaker
from corpus.figures.twins import link_twins
from corpus.lexicon import patterns_of
from corpus.models import Article, Attribute, Claim, Figure, Span
from corpus.names import FoundName, Names

_BOOKED = ("money", "price", "percent")
# Who lets a chip by the hour is seldom who makes it.
_RENTED = re.compile(r"租|\brent", re.IGNORECASE)
_SOLD = re.compile(patterns_of("contexts", "booked"), re.IGNORECASE)
_ONLY_EVEN = re.compile("(?:甚至|已经?|都|则|还|更|也)$")
_NAME_ONLY = re.compile(r"[A-Z][\w.&'-]*(?: [A-Z][\w.&'-]*)*")
# What is only reported of a house's plans, it has not said: 据报道，云湖计划.
_HEARSAY = re.compile(r"\s*(?:据(?:报[道导]|悉|称|传|媒体)|有?消息称|传)")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the figures before one hand on to it."""

    # The last figure that stood in no bracket.
    before: Figure | None = None
    # Whose report goes on.
    reporter: Reporter | None = None
    # The thing that the title names and houses reckon here.
    topic: tuple[str, Span] | None = None
    # The figure whose period a report keeps to.
    period: Figure | None = None


def attribute_figures(
    article: Article, figures: Sequence[Figure], claims: Sequence[Claim], sentences: Sequence[Span], names: Names
) -> tuple[Figure, ...]:
    """Say of each figure what it measures, whose it is, when, who states it, and whether it is fact or plan.

    Each attribute that was read somewhere has its span in `evidence`, in characters into the stored text; what the
    text does not give is None. 据高盛预计，2027年铜价将达每吨10750美元: 铜价, 2027年, Goldman Sachs, forecast.
    """
    view = view_of(article, names)
    settings = find_settings(view.text, figures, sentences)
    shared = share_out(view, settings)
    attributed: list[Figure] = []
    told = _Told(reporter=named_by_title(view))
    for at, (setting, claim) in enumerate(zip(settings, claims_around(view, claims, figures), strict=True)):
        if setting.crowded:
            figure = replace(setting.figure, sentence=view.slice(setting.sentence))
        else:
            figure, told = _attribute_next(view, setting, claim, told, names)
            figure = _with_shared(figure, shared)
            told = told if setting.outside else replace(told, before=figure)  # what stands in brackets hands nothing on
        figure = replace(figure, salience=reckon_salience(figure, article))
        attributed.append(as_former(view, figure) if is_former(view.text, settings, at) else figure)
    return link_twins(view.text, attributed)


def _attribute_next(
    view: View, setting: Setting, claim: Claim | None, told: _Told, names: Names
) -> tuple[Figure, _Told]:
    """A figure with what its own words say and what those before it hand on, and what it hands on itself."""
    implied = replace(setting, figure=imply_currency(view, setting, told.before))
    figure = framed(view, setting, _attribute(view, implied, claim, speaking_house(view, claim, names), names))
    reporter = who_reports(view, setting, claim, told.reporter)
    figure = with_speaker(view, figure, reporter, claim)
    figure = inherit(view, setting, told.before, figure)
    topic = _topic(view, figure, told.topic)
    figure = with_period(view.text, figure, told.period)
    opens = setting.outside is None and names_period(figure) and not held_against(view.text, figure)
    period = figure if opens else told.period
    return _with_topic(view, setting, figure, topic), _Told(told.before, reporter, topic, period)


def _with_shared(figure: Figure, shared: Mapping[Span, FoundName]) -> Figure:
    """Give a figure in a row its owner in the row."""
    if figure.span not in shared:
        return figure
    return attributed(figure, "entity", *as_owner(shared[figure.span]))


def _house_of(view: View, setting: Setting, entity: tuple[str | None, Span], names: Names) -> str:
    """Money and shares of a product are its house's: iPhone销售额 is Apple's; what it weighs or scores is its own."""
    owner, kind = entity[0] or view.slice(entity[1]), setting.figure.kind
    booked = kind in _BOOKED and (kind != "percent" or _SOLD.search(view.text, *setting.clause) is not None)
    booked = booked and _RENTED.search(view.text, *setting.clause) is None
    known = names.get(owner) if booked else None
    return known.organisation if known and known.kind == "product" and known.organisation else owner


def _topic(view: View, figure: Figure, before: tuple[str, Span] | None) -> tuple[str, Span] | None:
    """The thing that the title names and houses reckon here; it is whose a figure is where nobody else is named."""
    words = view.slice(figure.evidence["entity"]) if "entity" in figure.evidence else ""
    named = view.observers and figure.entity == words and words in view.article.title
    return (words, figure.evidence["entity"]) if named else before


def _with_topic(view: View, setting: Setting, figure: Figure, topic: tuple[str, Span] | None) -> Figure:
    """Give the topic a figure of nobody's, and one whose clause names the topic and nobody by name."""
    if topic is None:
        return figure
    own = figure.evidence.get("entity")
    at = view.article.body.find(topic[0], setting.clause.start, figure.span.start)
    if own is not None and (at < 0 or any(found.span == own for found in view.names_in(own))):
        return figure
    span = topic[1] if at < 0 else Span(at, at + len(topic[0]))
    return attributed(figure, "entity", topic[0], span)


def _says_no_more(view: View, metric: Span, owner: Span) -> bool:
    """Whether a phrase is but its owner's words and an adverb: 有的[厂商甚至]报到0.2元."""
    inside = owner.start <= metric.start < owner.end
    return inside and _ONLY_EVEN.match(view.text, owner.end, metric.end) is not None


def _attribute(view: View, setting: Setting, claim: Claim | None, owner: str | None, names: Names) -> Figure:
    metric = find_metric(view, setting)
    entity = find_entity(view, setting, claim, owner, metric)
    if metric and entity and metric == entity[1] and _NAME_ONLY.fullmatch(view.text, *metric):
        metric = None  # `Klarwin` raised €450m measures nothing
    if metric and entity and _says_no_more(view, metric, entity[1]):
        metric = None
    time = find_time(view, setting)
    modality, cue = find_modality(view, setting, claim)
    hearsay = claim is not None and claim.type == "plan" and _HEARSAY.match(view.text, setting.sentence.start)
    teller = None if hearsay else claim
    read: dict[Attribute, Span | None] = {
        "metric": metric,
        "entity": entity and entity[1],
        "time": time,
        "speaker": teller.speaker_span if teller else None,
        "modality": cue,
    }
    return replace(
        setting.figure,
        metric=view.slice(metric) if metric else None,
        entity=_house_of(view, setting, entity, names) if entity else None,
        time=view.slice(time) if time else None,
        speaker=teller.speaker if teller else None,
        modality=modality,
        sentence=view.slice(setting.sentence),
        evidence={name: span for name, span in read.items() if span},
    )
