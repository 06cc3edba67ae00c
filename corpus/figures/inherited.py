"""What a figure leaves out and takes from the one before it: 东线列车平均服役30年、西线20年.

Must never hand on over more than a short way what the text could have said of another.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.figures.clauses import Setting, View
from corpus.figures.evidence import attributed
from corpus.figures.paired import without_the_first
from corpus.figures.periods import STILL, held_against
from corpus.figures.phrases import names_change
from corpus.figures.unnamed import in_parallel
from corpus.models import Attribute, Figure, Span

# How far behind a figure another may stand and still take what it leaves out from it: 平均50年、北美40年.
_LIST_REACH = 40
# Between two figures of a list stands only whose the second is: 、北美.
_LISTED = re.compile(r"\s?(?:、|和|与|及|and |, )(?!(?:or|and|but|or about|and about|or some) ?$)([^,;:。的]{1,8})$")
# The verb behind whose it is: 、北美机房[为约].
_VERB = re.compile(r"(?:[为是有]|达到?)?(?:约|近|逾)?\s*$")
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
# A clause that turns to something else, of which the figure behind is: ，[硬盘则持续疲软]，预计.
_NEXT_TOPIC = re.compile("[,;][^,;。0-9]{2,10}则[^,;。0-9]{2,12}[,;]")
_DONE = re.compile(r"[了已曾]|实际|\b(?:was|were|rose|fell|had)\b")
_SENTENCE_END = re.compile(r"[。!?\n]|\. ")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A figure, the one before it, and what stands between them."""

    before: Figure
    figure: Figure
    between: str
    # Whether they stand so close that the words between them are all there is.
    near: bool
    in_one_sentence: bool


def inherit(view: View, setting: Setting, before: Figure | None, figure: Figure) -> Figure:
    """Give a figure what it leaves out from the one before it: 东线列车平均服役30年、西线20年.

    In one sentence figures of the same unit share a metric and all share an owner; a period beside an amount is its
    time (三年3800亿); a time, and fact or plan with it, carries on over a short way.
    """
    if before is None:
        return figure
    if setting.outside is None and _GOES_ON.match(view.text, setting.sentence.start):
        figure = _go_on(before, figure)
    between = view.text[before.span.end : figure.span.start]
    if _SAME_AMOUNT.fullmatch(between) and before.time is not None:  # $9 million, or 12 cents a share
        figure = attributed(figure, "time", before.time, before.evidence["time"])
    near = len(between) <= _LIST_REACH and not _SENTENCE_END.search(between)
    if near and figure.time is None and before.kind == "duration" and not between.strip():
        return attributed(figure, "time", before.surface, before.span)
    pair = _Pair(before, figure, between, near, before.span.start >= setting.sentence.start)
    listed = _listed(pair)
    figure = _take(before, figure, _left_out(view.text, pair, listed))
    if listed:
        figure = _own_entity(view, figure, before, listed)
    elif pair.in_one_sentence and (second := in_parallel(view.text, before, figure)):
        figure = replace(second, entity=view.slice(second.evidence["entity"]))
    return without_the_first(view, before, figure)


def _listed(pair: _Pair) -> re.Match[str] | None:
    """The words of a list that say whose the second figure is."""
    listed = _LISTED.match(pair.between) if pair.near and pair.figure.unit == pair.before.unit else None
    return None if listed and _CHANGES.match(listed[1]) else listed


def _left_out(text: str, pair: _Pair, listed: re.Match[str] | None) -> list[Attribute]:
    """Which attributes the second of two figures leaves to the first."""
    before, figure, near = pair.before, pair.figure, pair.near
    taken: list[Attribute] = []
    if pair.in_one_sentence and not _NEXT_TOPIC.search(pair.between):
        taken += ["metric"] if listed or _leaves_metric(text, pair) else []
        # Of two owners named before, the one that stands nearer.
        own, other = figure.evidence.get("entity"), before.evidence.get("entity")
        taken += ["entity"] if other and (own is None or own.start < other.start) else []
    told = before.time is not None and before.kind != "duration" and not held_against(text, before)
    still = figure.kind == "duration" and STILL.search(pair.between) is not None  # 明年翻番，但还要三年
    if near and figure.time is None and told and not still:
        taken += ["time"] if "modality" in figure.evidence else ["time", "modality"]
    at = figure.evidence.get("time")
    of_own_time = at is not None and before.span.end <= at.start < figure.span.start  # 将超1.5万台，[去年]是5500台
    restated = near and "metric" in taken and not of_own_time and _restates(pair.between)
    return [*taken, "modality"] if restated and _is_plain_fact(figure) else taken


def _restates(between: str) -> bool:
    """Whether the same amount is told once more, and not what has come of it."""
    return bool(_RESTATED.search(between)) and not _DONE.search(between) and not _BASE.search(between)


def _go_on(before: Figure, figure: Figure) -> Figure:
    """Go on with who states it and whether it is fact or plan: 今年拟发债1万亿元。[其中]，5000亿元用于更新."""
    taken: list[Attribute] = [] if "speaker" in figure.evidence else ["speaker"]
    return _take(before, figure, [*taken, "modality"] if _is_plain_fact(figure) else taken)


def _is_plain_fact(figure: Figure) -> bool:
    """Whether it is taken for a fact only since nothing says otherwise."""
    return figure.modality == "actual" and "modality" not in figure.evidence


def _take(before: Figure, figure: Figure, taken: Iterable[Attribute]) -> Figure:
    evidence = dict(figure.evidence) | {name: before.evidence[name] for name in taken if name in before.evidence}
    return replace(figure, **{name: getattr(before, name) for name in taken}, evidence=evidence)


def _leaves_metric(text: str, pair: _Pair) -> bool:
    """Whether a figure measures what the one before it does: 营收570亿元，同比增长62%, 由3%升至5%, 其中六成."""
    before, figure, between = pair.before, pair.figure, pair.between
    metric = figure.evidence.get("metric")
    changed = metric is not None and names_change(text, metric)
    owner = metric is not None and metric == figure.evidence.get("entity")  # 而[发达国家]在70%以上
    if metric is not None and not changed and not owner:
        return False
    alike = figure.unit == before.unit or figure.kind == before.kind
    share = figure.kind in ("percent", "share", "multiple", "ratio")
    if changed and len(between) <= _CHANGE_REACH:
        return True
    return alike or (pair.near and share) or _LEVEL.fullmatch(between) is not None


def _own_entity(view: View, figure: Figure, before: Figure, listed: re.Match[str]) -> Figure:
    """In a list the words before the second figure are whose it is, even where no name is known: 、[北美]40年."""
    verb = _VERB.search(listed[1])
    end = listed.start(1) + verb.start() if verb and verb.start() > 1 else listed.end(1)
    own = Span(before.span.end + listed.start(1), before.span.end + end)
    if "entity" in figure.evidence and figure.evidence["entity"].start >= own.start:
        return figure
    return attributed(figure, "entity", view.slice(own).strip(), own)
