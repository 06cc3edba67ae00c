"""Owners in a row for figures in a row: 甲、乙及丙分别为2%、3%和4%. Must never give one where the numbers differ."""

import re
from collections.abc import Sequence

from corpus.figures.clauses import Setting, View
from corpus.figures.owners import owners_in
from corpus.models import Span
from corpus.names import FoundName

_IN_ROW = re.compile(r" ?(?:、|[,，] ?(?:and )?|及|和|与|以及| and | & ) ?")
_SEVERALLY = re.compile("分别|依序|依次")
_RESPECTIVELY = re.compile(r"[^.;]{0,8}\brespectively\b")
_CLAUSES = re.compile("[，。；;：:!?！？\n]|[.] ")
# How far before the figures their owners may begin.
_REACH = 120


def share_out(view: View, settings: Sequence[Setting]) -> dict[Span, FoundName]:
    """Give figures in a row to owners in a row: 甲、乙及丙分别为2%、3%和4%. Only where there are as many of both."""
    shared: dict[Span, FoundName] = {}
    at = 0
    while at < len(settings):
        row = [settings[at].figure.span]
        while at + len(row) < len(settings):
            after = settings[at + len(row)].figure.span
            if not _IN_ROW.fullmatch(view.text, row[-1].end, after.start):
                break
            row.append(after)
        owners = _owners_in_row(view, settings[at], row) if len(row) > 1 else ()
        shared.update(zip(row, owners, strict=True) if len(owners) == len(row) else ())
        at += len(row)
    return shared


def _owners_in_row(view: View, setting: Setting, row: Sequence[Span]) -> Sequence[FoundName]:
    end = _RESPECTIVELY.search(view.text, row[-1].end, row[-1].end + 16)
    start = max(setting.sentence.start, row[0].start - _REACH)
    marks = list(_SEVERALLY.finditer(view.text, start, row[0].start))
    if not marks and not end:
        return ()
    begin = _row_start(view.text, start, row[0].start)
    return owners_in(view, Span(begin, row[0].start))


def _row_start(text: str, start: int, end: int) -> int:
    breaks = [m.end() for m in _CLAUSES.finditer(text, start, end)]
    return breaks[-1] if breaks else start
