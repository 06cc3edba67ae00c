"""What the text says of a figure: metric, entity, time, speaker, modality.

Must never state what has no place in the text.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.characters import HAN
from corpus.figures.clauses import Setting, View, find_settings, view_of
from corpus.figures.entities import find_entity
from corpus.figures.implied import imply_currency
from corpus.figures.metrics import find_metric
from corpus.figures.modality import find_modality
from corpus.figures.periods import find_time, held_against, names_period, with_period
from corpus.figures.phrases import names_change
from corpus.figures.reporters import Reporter, begins_report, find_reporter, find_source, named_before, named_by_title
from corpus.figures.rows import share_out
from corpus.figures.salience import reckon_salience
from corpus.figures.stand_ins import is_nobody, is_stand_in
from corpus.figures.subjects import house_of
from corpus.figures.twins import link_twins
from corpus.figures.unnamed import in_parallel
from corpus.models import Article, Attribute, Claim, Figure, Span
from corpus.names import Names

# How far behind a figure another may stand and still take what it leaves out from it: 平均50年、北美40年.
_LIST_REACH = 40
_HAN = re.compile(f"[{HAN}]")
# Between two figures of a list stands only whose the second is: 、北美.
_LISTED = re.compile(r"\s?(?:、|和|与|及|and |, )(?!(?:or|and|but|or about|and about|or some) ?$)([^,;:。的]{1,8})$")
_BOOKED = ("money", "price", "percent")
# Who lets a chip by the hour is seldom who makes it.
_RENTED = re.compile(r"租|\brent", re.IGNORECASE)
_SOLD = re.compile(
    r"营收|收入|销售|利润|份额|股价|市值|价格|单价|\b(?:revenues?|sales|profits?|share|shares|prices?)\b", re.IGNORECASE
)
# In a list of changes the words before the second one are no owner: 季增6%、年增9%.
_CHANGES = re.compile("(?:同比|环比|[季年月周]|按[季年月])?[增减升降涨跌]")
_SAME_AMOUNT = re.compile(r",? or ")
# A sentence that only takes apart the amount before it.
_GOES_ON = re.compile(r"\s*(?:其中|Of (?:that|this|these|those|the total)|That includes|This includes)")
_CHANGE_REACH = 12
# The level behind a change, the same amount per share: rose 56% to $46.7 billion.
_LEVEL = re.compile(r" to |,? or |[,，]?(?:至|到|收在|收于|收报|报|达)")
# The same amount once more, as a share or against something: 预计营收8亿元，[是去年的]五倍.
_RESTATED = re.compile(
    "[是为]|其中|相当于|同比|环比|较|比|占|equal to|representing|enough (?:for|to)|equivalent (?:of|to)"
)
_BASE = re.compile(r"(?:较|比|由|从)[^,;。]{0,10}的[约近]?$|\b(?:from|with|than|versus|vs\.) $")
_DONE = re.compile(r"[了已曾]|实际|\b(?:was|were|rose|fell|had)\b")
_CLOSING = '”」』"'
_NAME_REACH = 6
_BYLINE = re.compile(r"[〔(【\[](?:[^〔(【\[\]】)〕\n]{0,4})记者[^〔(【\[\]】)〕\n]{1,12}报[导道][\]】)〕]")
_NAME_ONLY = re.compile(r"[A-Z][\w.&'-]*(?: [A-Z][\w.&'-]*)*")
_BULLET = re.compile(r"\s*(?:[■●◆▲•▪◾]|[0-9]{1,2}[、.)）])")
_NEXT_BULLET = re.compile(r"\n\s*[■●◆▲•▪◾]")
# What is only reported of a house's plans, it has not said: 据报道，云湖计划.
_HEARSAY = re.compile(r"\s*(?:据(?:报[道导]|悉|称|传|媒体)|有?消息称|传)")
_SENTENCE_END = re.compile(r"[。!?\n]|\. ")


def attribute_figures(
    article: Article, figures: Sequence[Figure], claims: Sequence[Claim], sentences: Sequence[Span], names: Names
) -> tuple[Figure, ...]:
    """Say of each figure what it measures, whose it is, when, who states it, and whether it is fact or plan.

    Each attribute that was read somewhere has its span in `evidence`, in characters into the stored text; what the
    text does not give is None. 据高盛预计，2027年铜价将达每吨10750美元: 铜价, 2027年, Goldman Sachs, forecast.
    """
    view = view_of(article, names)
    attributed: list[Figure] = []
    before: Figure | None = None
    reporter = named_by_title(view)
    topic: tuple[str, Span] | None = None
    period: Figure | None = None
    settings = find_settings(view.text, figures, sentences)
    shared = share_out(view, settings)
    spoken = [claim for claim in _outer(claims) if not _is_byline(view, claim)]
    for setting, claim in zip(settings, _claims_around(spoken, figures), strict=True):
        if setting.crowded:
            bare = replace(setting.figure, sentence=view.slice(setting.sentence))
            attributed.append(replace(bare, salience=reckon_salience(bare, article)))
            continue
        owner = _organisation(view, claim, names)
        figure = _attribute(view, replace(setting, figure=imply_currency(view, setting, before)), claim, owner, names)
        if reporter and _NEXT_BULLET.search(view.text, reporter[1].end, setting.figure.span.start):
            reporter = None
        reporter = _reporter_in(view, claim) if claim and claim.speaker else find_reporter(view, setting, reporter)
        reporter = find_source(view, setting) or reporter
        figure = _with_speaker(view, figure, reporter, claim)
        if before and setting.outside is None and _GOES_ON.match(view.text, setting.sentence.start):
            figure = _go_on(before, figure)
        if before:
            figure = _inherit(view.text, before, figure, setting.sentence)
        topic = _topic(view, figure, topic)
        figure = with_period(view.text, figure, period)
        if setting.outside is None and names_period(figure) and not held_against(view.text, figure):
            period = figure
        figure = _with_topic(view, setting, figure, topic)
        if figure.span in shared:
            figure = replace(
                figure,
                entity=shared[figure.span].name.canonical,
                evidence=dict(figure.evidence) | {"entity": shared[figure.span].span},
            )
        if setting.outside is None:  # what stands in brackets hands nothing on
            before = figure
        attributed.append(replace(figure, salience=reckon_salience(figure, article)))
    return link_twins(view.text, attributed)


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
    return replace(figure, entity=topic[0], evidence=dict(figure.evidence) | {"entity": span})


def _attribute(view: View, setting: Setting, claim: Claim | None, owner: str | None, names: Names) -> Figure:
    metric = find_metric(view, setting)
    entity = find_entity(view, setting, claim, owner, metric)
    if metric and entity and metric == entity[1] and _NAME_ONLY.fullmatch(view.text, *metric):
        metric = None  # `Klarwin` raised €450m measures nothing
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


def _reporter_in(view: View, claim: Claim) -> Reporter | None:
    """Who goes on reporting behind a claim: the article's house, or one that observes others; nobody else."""
    hero, speaker = view.protagonist, claim.speaker or ""
    if speaker in view.observers:
        return speaker, claim.speaker_span or claim.span
    own = hero and (is_stand_in(speaker) or speaker.endswith("报告") or begins_report(view, claim.span))
    return (hero.name.canonical, claim.speaker_span or claim.span) if hero and own else None


def _with_speaker(view: View, figure: Figure, reporter: Reporter | None, spoken_of: Claim | None) -> Figure:
    """Name the house that reports a figure, and the one that "the company" is that speaks."""
    hero = view.protagonist
    if reporter and figure.speaker is None:
        return replace(figure, speaker=reporter[0], evidence=dict(figure.evidence) | {"speaker": reporter[1]})
    said_by = (spoken_of.speaker_text if spoken_of else None) or figure.speaker
    if figure.speaker and (is_nobody(figure.speaker) or (said_by and is_nobody(said_by))):
        evidence = dict(figure.evidence)
        evidence.pop("speaker", None)
        return replace(figure, speaker=None, evidence=evidence)
    stand_in = spoken_of is not None and named_before(view, spoken_of)
    if stand_in and (hero is None or stand_in.name.kind != "company"):
        return replace(figure, speaker=stand_in.name.canonical)
    meant = spoken_of is not None and spoken_of.speaker_text is not None and is_stand_in(spoken_of.speaker_text)
    if hero and figure.speaker and (meant or is_stand_in(figure.speaker) or is_stand_in(f"the {figure.speaker}")):
        return replace(figure, speaker=hero.name.canonical)
    return figure


def _outer(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Leave out English claims within claims: "Falk said Nordwind plans to start a 3,000-patient study" is Falk's word.

    In Chinese who is said to have said it is the source: 局长表示，世卫组织警告…….
    """
    reach = -1
    for claim in sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end)):
        if claim.span.end > reach or _HAN.search(claim.content):
            yield claim
        reach = max(reach, claim.span.end)


def _is_byline(view: View, claim: Claim) -> bool:
    """Whether who "says" it only wrote it, 〔记者陈育仁/新竹报导〕, or is only part of a name: `远川动`力主营."""
    if claim.cue is None and _BULLET.match(claim.speaker_text or ""):  # ■ 比亚迪：, a heading of what follows
        return True
    at = claim.speaker_span
    if at is None:
        return False
    around = view.names_in(Span(at.start, min(at.end + _NAME_REACH, len(view.text))))
    if any(found.span.start == at.start and found.span.end > at.end for found in around):
        return True
    return _BYLINE.search(view.text, max(0, at.start - 6), at.end + 12) is not None


def _organisation(view: View, claim: Claim | None, names: Names) -> str | None:
    """Whom "we" stands for in a claim: the speaker's house, or the speaker where that is a house itself."""
    if claim is None or claim.speaker is None:
        return None
    known = names.get(claim.speaker)
    if view.protagonist and claim.speaker.rstrip(_CLOSING).endswith(view.protagonist.name.canonical):
        return view.protagonist.name.canonical
    if known and known.kind in ("company", "institution", "government"):
        return known.canonical
    stand_in = named_before(view, claim) if view.protagonist is None else None
    organisation = claim.organisation or (known.organisation if known else None)
    return organisation or (stand_in.name.canonical if stand_in else None) or house_of(view, claim)


def _claims_around(claims: Sequence[Claim], figures: Sequence[Figure]) -> Iterator[Claim | None]:
    """For each figure the shortest claim that it stands in; both are in order, so one pass is enough."""
    waiting = deque(sorted(claims, key=lambda claim: claim.span))
    opened: list[Claim] = []
    for figure in figures:
        while waiting and waiting[0].span.start <= figure.span.start:
            opened.append(waiting.popleft())
        opened = [claim for claim in opened if claim.span.end > figure.span.start]
        around = [claim for claim in opened if figure.span.end <= claim.span.end]
        yield min(around, key=lambda claim: claim.span.end - claim.span.start, default=None)


def _inherit(text: str, before: Figure, figure: Figure, sentence: Span) -> Figure:
    """Give a figure what it leaves out from the one before it: 东线列车平均服役30年、西线20年.

    In one sentence figures of the same unit share a metric and all share an owner; a period beside an amount is its
    time (三年3800亿); a time, and fact or plan with it, carries on over a short way.
    """
    between = text[before.span.end : figure.span.start]
    if _SAME_AMOUNT.fullmatch(between) and before.time is not None:  # $9 million, or 12 cents a share
        figure = replace(figure, time=before.time, evidence=dict(figure.evidence) | {"time": before.evidence["time"]})
    near = len(between) <= _LIST_REACH and not _SENTENCE_END.search(between)
    if near and figure.time is None and before.kind == "duration" and not between.strip():
        return replace(figure, time=before.surface, evidence=dict(figure.evidence) | {"time": before.span})
    taken: list[Attribute] = []
    listed = _LISTED.match(between) if near and figure.unit == before.unit else None
    listed = None if listed and _CHANGES.match(listed[1]) else listed
    if before.span.start >= sentence.start:
        taken += ["metric"] if listed or _leaves_metric(text, before, figure, near=near) else []
        # Of two owners named before, the one that stands nearer.
        own, other = figure.evidence.get("entity"), before.evidence.get("entity")
        taken += ["entity"] if other and (own is None or own.start < other.start) else []
    told = before.time is not None and before.kind != "duration" and not held_against(text, before)
    if near and figure.time is None and told:
        taken += ["time"] if "modality" in figure.evidence else ["time", "modality"]
    restated = near and "metric" in taken and _RESTATED.search(between)
    restated = None if _DONE.search(between) or _BASE.search(between) else restated
    if restated and "modality" not in figure.evidence and figure.modality == "actual":
        taken += ["modality"]
    evidence = dict(figure.evidence) | {name: before.evidence[name] for name in taken if name in before.evidence}
    figure = replace(figure, **{name: getattr(before, name) for name in taken}, evidence=evidence)
    if listed:
        return _own_entity(figure, before, listed)
    return (in_parallel(text, before, figure) if before.span.start >= sentence.start else None) or figure


def _go_on(before: Figure, figure: Figure) -> Figure:
    """Go on with who states it and whether it is fact or plan: 今年拟发债1万亿元。[其中]，5000亿元用于更新."""
    taken: list[Attribute] = [] if "speaker" in figure.evidence else ["speaker"]
    taken += [] if "modality" in figure.evidence or figure.modality != "actual" else ["modality"]
    evidence = dict(figure.evidence) | {name: before.evidence[name] for name in taken if name in before.evidence}
    return replace(figure, **{name: getattr(before, name) for name in taken}, evidence=evidence)


def _leaves_metric(text: str, before: Figure, figure: Figure, *, near: bool) -> bool:
    """Whether a figure measures what the one before it does: 营收570亿元，同比增长62%, 由3%升至5%, 其中六成."""
    metric = figure.evidence.get("metric")
    changed = metric is not None and names_change(text, metric)
    owner = metric is not None and metric == figure.evidence.get("entity")  # 而[发达国家]在70%以上
    if metric is not None and not changed and not owner:
        return False
    alike = figure.unit == before.unit or figure.kind == before.kind
    between = text[before.span.end : figure.span.start]
    share = figure.kind in ("percent", "share", "multiple", "ratio")
    if changed and len(between) <= _CHANGE_REACH:
        return True
    return alike or (near and share) or _LEVEL.fullmatch(between) is not None


def _own_entity(figure: Figure, before: Figure, listed: re.Match[str]) -> Figure:
    """In a list the words before the second figure are whose it is, even where no name is known: 、[北美]40年."""
    own = Span(before.span.end + listed.start(1), before.span.end + listed.end(1))
    if "entity" in figure.evidence and figure.evidence["entity"].start >= own.start:
        return figure
    return replace(figure, entity=listed[1].strip(), evidence=dict(figure.evidence) | {"entity": own})
