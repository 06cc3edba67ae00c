"""Whatever comes from outside: no title, name, passage or question can break a message or call somebody out of one.

No article can hold the figures up either.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

import pytest
from desk_double import NOW, SEARCHED, build_desk
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_rules import objections_to, objections_to_view

from corpus.digests import Digest, Item, Kind, Receipt, Why, Window
from corpus.ingest import extract
from corpus.models import Answer, Article, Claim, ClaimHit, Extraction, Figure, FigureHit, Hit, Passage, Span
from corpus.names import load_names
from corpus.topics import Topic
from handlers import elements as rich
from handlers.articles import render_article, render_context
from handlers.blocks import Offer, render_answer, render_claims, render_figures, with_question
from handlers.commands import answer_command
from handlers.conversations import Asked, Flag, KeptAnswer, Thread
from handlers.digest_blocks import render_digest, why_in_words
from handlers.digests import named
from handlers.examples import Examples
from handlers.flagging import build_view
from handlers.flags import render_flags
from handlers.helping import render_help
from handlers.naming import Naming
from handlers.offering import storable, with_buttons
from handlers.sharing import as_shared
from handlers.subcommands import Request
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL

DESK = build_desk()
# How long it takes is no part of it; an example holds dozens of texts.
widely = settings(deadline=None, max_examples=40)

NASTY = st.sampled_from(
    [
        "<!channel>", "<!here|here>", "<@U1>", "<#C1|general>", "<https://x.example|y>", "*", "_", "~", "`", "```",
        "&", "&amp;", "&lt;", "<", ">", "|",
        "\u202e", "\u2066", "\u200f", "\u200d", "\ufe0f", "👩\u200d👧", "👍🏽", "🇨🇳",
        "e\u0301\u0301", "\n", "\t", "\x00", "\x1b[31m", "\u2028", "。", "！", "3800亿元", "x" * 10_000, "长" * 10_000,
        "👍" * 4_000, "& " * 4_000, "{command}", "%s", "\\", '"', "@channel", "阿里巴巴", " ",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(NASTY, st.text(max_size=8)), max_size=6).map("".join)
NAMES = st.none() | TEXTS
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))
WORDS = st.sampled_from([ENGLISH, SIMPLIFIED, TRADITIONAL])
INTENTS = st.sampled_from(["figure", "claim", "passage"])
URLS = st.none() | TEXTS | TEXTS.map("https://x.example/{}".format)


@st.composite
def articles(draw):
    return Article("a" + draw(TEXTS), draw(TEXTS), "", draw(NAMES), draw(NAMES), draw(URLS), draw(DAYS))


@st.composite
def figures(draw):
    start, surface, sentence = draw(st.integers(0, 50)), "3" + draw(TEXTS), draw(TEXTS)
    return Figure(
        surface, Span(start, start + len(surface)), Decimal(1), "count", metric=draw(NAMES), entity=draw(NAMES),
        time=draw(NAMES), speaker=draw(NAMES), sentence=sentence + draw(st.sampled_from([surface, ""])),
    )  # fmt: skip


@st.composite
def claims(draw):
    return Claim(
        draw(TEXTS), Span(0, 1), draw(NAMES), draw(NAMES), None, "direct", "opinion", role=draw(NAMES),
        horizon=draw(NAMES), sentence=draw(TEXTS),
    )  # fmt: skip


@st.composite
def hits(draw):
    text = "3。" + draw(TEXTS)
    found = [replace(draw(figures()), span=Span(10, 10 + len(text) // 2), surface=text[: len(text) // 2])]
    found += draw(st.lists(figures(), max_size=4))
    said = draw(st.lists(claims(), max_size=3))
    also = ("b",) * draw(st.integers(0, 3))
    return Hit(Passage(text, Span(10, 10 + len(text))), draw(articles()), 1.0, tuple(found), tuple(said), also)


@st.composite
def items(draw):
    body = draw(TEXTS) + "3。" + draw(TEXTS)
    article = replace(draw(articles()), body=body)
    told = [
        FigureHit(replace(figure, sentence=body[: draw(st.integers(0, len(body)))]), article, 1.0)
        for figure in draw(st.lists(figures(), min_size=3, max_size=4))
    ]
    claim = replace(draw(claims()), span=Span(0, len(body)), due=draw(DAYS))
    kind = draw(st.sampled_from(get_args(Kind)))
    is_said = kind in ("claim", "due")
    return Item(
        kind,
        frozenset({"k"}),
        1.0,
        figures=() if is_said else tuple(told[:1]) * draw(st.integers(1, 3)),
        claims=(ClaimHit(claim, article, 1.0),) if is_said else (),
        beside=tuple(told[1:]) if kind in ("change", "disagreement") else (),
        together=tuple(told[1:]) if kind == "figure" else (),
        is_update=draw(st.booleans()),
        why=Why((draw(TEXTS),), ()),
    )


def sent(message):
    return {"text": message.text, "blocks": list(message.blocks)}


@widely
@given(st.lists(hits(), max_size=6), st.lists(TEXTS, max_size=6), WORDS, INTENTS)
def test_slack_accepts_every_answer(found, suggestions, words, intent):
    answer = Answer("", tuple(found), tuple(suggestions), SEARCHED)
    assert objections_to(sent(render_answer(answer, words, intent))) == []


@widely
@given(TEXTS, st.lists(items(), max_size=12), st.lists(items(), max_size=25), WORDS, NAMES)
def test_slack_accepts_every_digest(topic, shown, more, words, next_run):
    window = Window(NOW, NOW + timedelta(days=1))
    digest = Digest(Topic(topic), tuple(shown), tuple(more), Receipt(window))
    messages = render_digest(named(digest, Naming(DESK.names, words)), words, next_run=next_run)
    assert [objections_to(sent(message)) for message in messages] == [[]] * len(messages)
    if shown:
        assert messages[0].blocks[-1]["type"] == "context"
        assert sum(len(message.cited) for message in messages) == len(shown) + len(more)
        assert rich.context(words.answers.shortened) not in [block for message in messages for block in message.blocks]
    assert all(isinstance(why_in_words(item, words), str) for item in shown)


@widely
@given(st.lists(st.builds(FigureHit, figures(), articles(), st.just(1.0)), max_size=10), WORDS)
def test_slack_accepts_every_list_of_figures(found, words):
    assert objections_to(sent(render_figures(found, SEARCHED, words))) == []


@widely
@given(st.lists(st.builds(ClaimHit, claims(), articles(), st.just(1.0)), max_size=10), WORDS)
def test_slack_accepts_every_list_of_claims(found, words):
    assert objections_to(sent(render_claims(found, SEARCHED, words))) == []


@widely
@given(articles(), TEXTS, TEXTS, TEXTS, WORDS)
def test_slack_accepts_every_passage_in_its_context(article, before, text, after, words):
    passage, around = Passage(text, Span(len(before), len(before + text))), before + text + after
    message = render_context(article, passage, Passage(around, Span(0, len(around))), words)
    assert objections_to(sent(message)) == []


@widely
@given(articles(), st.lists(figures(), max_size=12), st.lists(claims(), max_size=8), st.lists(articles()), WORDS)
def test_slack_accepts_every_article(article, some_figures, some_claims, others, words):
    extraction = Extraction(article, tuple(some_figures), tuple(some_claims))
    assert objections_to(sent(render_article(extraction, Naming(DESK.names, words), others))) == []


@widely
@given(st.lists(hits(), min_size=1, max_size=6), TEXTS, WORDS)
def test_slack_accepts_every_answer_with_its_buttons(found, question, words):
    message = render_answer(Answer("", tuple(found)), words)
    asked = Asked(Request("ask", question, question), (question,), "U0ADA", Thread("C0READING"), is_private=True)
    shown = with_question(with_buttons(DESK, replace(message, offers=get_args(Offer)), asked), question, words)
    assert objections_to(sent(shown)) == []
    assert [block["type"] for block in shown.blocks[-2:]] == ["actions", "context_actions"]
    assert objections_to({"text": shown.text, "blocks": list(shown.plain)}) == []


@widely
@given(TEXTS, TEXTS, TEXTS, TEXTS, WORDS)
def test_slack_accepts_every_example_of_the_help(ask, figure, claim, title, words):
    assert objections_to(sent(render_help("/onrecord", Examples(ask, figure, claim, title), words))) == []


@widely
@given(st.lists(st.builds(Flag, TEXTS, st.just("U0ADA"), TEXTS, TEXTS, TEXTS, st.just(NOW)), max_size=10), WORDS)
def test_slack_accepts_every_list_of_flags(flags, words):
    assert objections_to(sent(render_flags(flags, words)), {"U0ADA"}) == []


@widely
@given(st.lists(hits(), min_size=1, max_size=6), TEXTS, WORDS)
def test_slack_accepts_everything_that_is_shared(found, question, words):
    asked = Asked(Request("ask", question, question), user="U0ADA", thread=Thread("C0READING"), is_private=True)
    answer = KeptAnswer("abc", storable(asked), render_answer(Answer("", tuple(found)), words), NOW)
    assert objections_to(sent(as_shared(DESK, answer)), {"U0ADA"}) == []
    assert objections_to_view(build_view(answer)) == []


@widely
@given(TEXTS)
def test_slack_accepts_the_answer_to_every_command(text):
    assert objections_to(sent(answer_command(DESK, text))) == []


@pytest.mark.parametrize(
    "unit",
    [
        *("一", "7", "（", "亿", "1亿1亿", "$1-", "$1 to ", "about "),
        *("100元（", "由1亿", "1%、", "said $1 ", "Office of ", "Q&W"),
    ],
)
@pytest.mark.timeout(60)
def test_no_run_makes_attributes_slow(unit):
    """Words around every one of so many figures would take minutes; of a crowd none has any."""
    text = unit * (30_000 // len(unit))
    found = extract(Article("a", "", text), load_names()).figures
    crowd = found[50:-50]
    assert {figure.metric for figure in crowd} <= {None}
    assert all(text[figure.span.start : figure.span.end] == figure.surface for figure in found)


def test_a_table_of_figures_is_no_crowd():
    text = "净利率：" + "，".join(f"{year}年为{year % 7 + 10}.5%" for year in range(2001, 2021)) + "。"
    assert {figure.metric for figure in extract(Article("a", "", text), load_names()).figures} == {"净利率"}
