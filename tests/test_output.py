import io
import re
import sys
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from bot.output import Output
from bot.progress import shown
from corpus.models import Answer, Article, Claim, Figure, Hit, Passage, Span
from handlers.wording import SIMPLIFIED

BODY = "江边科技周三说，今年的研发投入会超过[35亿元]，比去年多两成，明年还会再多一些；负责人认为需求还会增长三年。"
ARTICLE = Article("a1", "江边科技的投入", BODY, source="江边日报", published=date(2025, 9, 24))
ANSWER = Answer("研发投入?", (Hit(Passage(BODY, Span(0, len(BODY))), ARTICLE, 0.9),))


def printed(*, terminal: bool) -> str:
    written = io.StringIO()
    Output(Console(file=written, force_terminal=terminal, width=40)).answer(ANSWER, SIMPLIFIED)
    return written.getvalue()


def test_in_a_pipe_a_passage_is_one_line():
    assert printed(terminal=False).splitlines()[0] == BODY


def test_in_a_terminal_a_passage_wraps_and_loses_nothing():
    plain = re.sub(r"\x1b\[[0-9;]*m|\s", "", printed(terminal=True))
    assert plain.startswith(BODY)
    assert "江边日报" in plain


def test_beside_a_claim_stands_what_is_said_and_a_name_only_once(capsys):
    figure = Figure("35亿元", Span(20, 24), Decimal(35), "money", entity="江边科技", speaker="江边科技")
    claim = Claim("需求还会增长三年", Span(43, 51), "林默", "他", "认为", "indirect", "prediction")
    hit = Hit(ANSWER.hits[0].passage, ARTICLE, 0.9, (figure,), (claim,))
    Output(Console()).answer(Answer("?", (hit,)), SIMPLIFIED)
    assert capsys.readouterr().out.splitlines()[2:] == [
        "    35亿元 · 据江边科技",
        "    林默 · 转述 · 预测: 需求还会增长三年",
        "",
    ]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_progress_passes_everything_through_and_leaves_stdout_alone(monkeypatch, capsys, stream):
    monkeypatch.setattr(sys, "stderr", stream())
    assert list(shown(iter("abc"), "Letters", 3)) == ["a", "b", "c"]
    assert capsys.readouterr().out == ""


def test_progress_is_shown_to_a_terminal_only(monkeypatch):
    written = {}
    for stream in (io.StringIO, Terminal):
        monkeypatch.setattr(sys, "stderr", stream())
        list(shown(iter("abc"), "Letters", 3))
        written[stream] = sys.stderr.getvalue()
    assert written[io.StringIO] == ""
    assert "Letters" in written[Terminal]


def test_no_progress_is_shown_where_there_is_nothing_to_do(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(shown(iter(()), "Letters", 0)) == []
    assert sys.stderr.getvalue() == ""
