"""Who states a figure, by the claim that it stands in.

Must never take for a speaker who only wrote it, or who is reported in what another says.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.characters import HAN
from corpus.figures.clauses import Setting, View
from corpus.figures.evidence import attributed
from corpus.figures.reporters import Reporter, begins_report, find_reporter, find_source, named_before
from corpus.figures.stand_ins import is_nobody, is_stand_in
from corpus.figures.subjects import house_of
from corpus.models import Claim, Figure, Span
from corpus.names import Names

_HAN = re.compile(f"[{HAN}]")
_CLOSING = '”」』"'
_NAME_REACH = 6
_BYLINE = re.compile(r"[〔(【\[](?:[^〔(【\[\]】)〕\n]{0,4})记者[^〔(【\[\]】)〕\n]{1,12}报[导道][\]】)〕]")
_BULLET = re.compile(r"\s*(?:[■●◆▲•▪◾]|[0-9]{1,2}[、.)）])")
_NEXT_BULLET = re.compile(r"\n\s*[■●◆▲•▪◾]")


def claims_around(view: View, claims: Sequence[Claim], figures: Sequence[Figure]) -> Iterator[Claim | None]:
    """For each figure the shortest claim that it stands in: 吴泳铭表示，将投入3800亿元 for 3800亿元, or None.

    Both are in order, so one pass is enough.
    """
    spoken = (claim for claim in _outer(claims) if not _is_byline(view, claim))
    waiting = deque(sorted(spoken, key=lambda claim: claim.span))
    opened: list[Claim] = []
    for figure in figures:
        while waiting and waiting[0].span.start <= figure.span.start:
            opened.append(waiting.popleft())
        opened = [claim for claim in opened if claim.span.end > figure.span.start]
        around = [claim for claim in opened if figure.span.end <= claim.span.end]
        yield min(around, key=lambda claim: claim.span.end - claim.span.start, default=None)


def speaking_house(view: View, claim: Claim | None, names: Names) -> str | None:
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


def who_reports(view: View, setting: Setting, claim: Claim | None, before: Reporter | None) -> Reporter | None:
    """The house that goes on reporting: by a label or a source, by the claim, else the one `before`, up to a bullet."""
    if before and _NEXT_BULLET.search(view.text, before[1].end, setting.figure.span.start):
        before = None
    found = _reporter_in(view, claim) if claim and claim.speaker else find_reporter(view, setting, before)
    return find_source(view, setting) or found


def with_speaker(view: View, figure: Figure, reporter: Reporter | None, claim: Claim | None) -> Figure:
    """Name the house that reports a figure, and the one that "the company" is that speaks."""
    hero = view.protagonist
    if reporter and figure.speaker is None:
        return attributed(figure, "speaker", *reporter)
    said_by = (claim.speaker_text if claim else None) or figure.speaker
    if figure.speaker and (is_nobody(figure.speaker) or (said_by and is_nobody(said_by))):
        evidence = dict(figure.evidence)
        evidence.pop("speaker", None)
        return replace(figure, speaker=None, evidence=evidence)
    stand_in = claim is not None and named_before(view, claim)
    if stand_in and (hero is None or stand_in.name.kind != "company"):
        return replace(figure, speaker=stand_in.name.canonical)
    meant = claim is not None and claim.speaker_text is not None and is_stand_in(claim.speaker_text)
    if hero and figure.speaker and (meant or is_stand_in(figure.speaker) or is_stand_in(f"the {figure.speaker}")):
        return replace(figure, speaker=hero.name.canonical)
    return figure


def _reporter_in(view: View, claim: Claim) -> Reporter | None:
    """Who goes on reporting behind a claim: the article's house, or one that observes others; nobody else."""
    hero, speaker = view.protagonist, claim.speaker or ""
    if speaker in view.observers:
        return speaker, claim.speaker_span or claim.span
    own = hero and (is_stand_in(speaker) or speaker.endswith("报告") or begins_report(view, claim.span))
    return (hero.name.canonical, claim.speaker_span or claim.span) if hero and own else None


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
