"""What a new version of an article says otherwise."""

import pytest

from corpus.changes import mark_changes
from corpus.ingest import extract
from corpus.models import Article
from corpus.names import load_names

NAMES = load_names()


def extracted(body):
    return extract(Article("a", "标题", body), NAMES)


def changes(before: str, after: str) -> list[tuple[str | None, str]]:
    marked = mark_changes(extracted(after), extracted(before).figures)
    return [(figure.former, figure.surface) for figure in marked.figures]


FIRST = "江边科技今年的研发投入为32亿元，同比增长12%。公司有4800名员工。"


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (FIRST, [(None, "32亿元"), (None, "12%"), (None, "4800名")]),
        (FIRST.replace("32亿", "35亿"), [("32亿元", "35亿元"), (None, "12%"), (None, "4800名")]),
        (FIRST.replace("32亿", "35亿").replace("12%", "14%"), [("32亿元", "35亿元"), ("12%", "14%"), (None, "4800名")]),
        # The words around it have changed a little.
        ("江边科技说，今年的研发投入为35亿元，同比增长12%。", [("32亿元", "35亿元"), (None, "12%")]),
        # Moved, or new: nothing has changed.
        ("公司有4800名员工。江边科技今年的研发投入为32亿元，同比增长12%。",
         [(None, "4800名"), (None, "32亿元"), (None, "12%")]),
        ("对岸的工厂明年会交付70台机床。", [(None, "70台")]),
        (FIRST.replace("32亿元", "3,200,000,000元"), [(None, "3,200,000,000元"), (None, "12%"), (None, "4800名")]),
    ],
)  # fmt: skip
def test_changed_figures_have_what_stood_there_before(after, found):
    assert changes(FIRST, after) == found


def test_a_figure_that_stays_keeps_what_was_noted_in_the_version_before():
    second, third = FIRST.replace("32亿", "35亿"), FIRST.replace("32亿", "35亿").replace("4800", "5000")
    marked = mark_changes(extracted(second), extracted(FIRST).figures)
    again = mark_changes(extracted(third), marked.figures)
    assert [(one.former, one.surface) for one in again.figures] == [
        ("32亿元", "35亿元"), (None, "12%"), ("4800名", "5000名"),
    ]  # fmt: skip


def test_nothing_is_marked_beside_no_version():
    assert mark_changes(extracted(FIRST), ()) == extracted(FIRST)
