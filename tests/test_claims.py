"""Claims by rows of minimal cases, and what must hold on any text."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.claims import extract_claims
from corpus.models import Article, Claim
from corpus.names import load_names
from corpus.normalise import fold_characters
from corpus.segment import sentences

DATA = Path(__file__).parent / "data"
NAMES = load_names()


def claims_in(text: str, published: date | None = None) -> tuple[Claim, ...]:
    article = Article(id="a", title="", body=text, published=published)
    return extract_claims(article, (), sentences(text), NAMES)


def rows(*names: str) -> list:
    lines = [line for name in names for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=f"{row['construction']}:{row['text'][:16]}") for row in map(json.loads, lines)]


def overlap(claim: Claim, text: str, content: str) -> float:
    start = text.index(content)
    one, other = set(range(*claim.span)), set(range(start, start + len(content)))
    return len(one & other) / len(one | other)


def is_same(claim: Claim, speaker: str) -> bool:
    wanted = fold_characters(speaker).lower()
    written = [fold_characters(form).lower() for form in (claim.speaker, claim.speaker_text) if form]
    known = NAMES.get(speaker)
    return any(form in wanted or wanted in form for form in written) or bool(known and known.canonical == claim.speaker)


@pytest.mark.parametrize("row", rows("claims_cases.jsonl"))
def test_minimal_case(row):
    found = claims_in(row["text"])
    matched = [
        max(found, key=lambda claim, content=wanted["content"]: overlap(claim, row["text"], content), default=None)
        for wanted in row["claims"]
    ]
    assert None not in matched
    assert all(
        overlap(claim, row["text"], wanted["content"]) >= 0.5
        for claim, wanted in zip(matched, row["claims"], strict=True)
    )
    assert len(found) == len(row["claims"])
    assert all(is_same(claim, wanted["speaker"]) for claim, wanted in zip(matched, row["claims"], strict=True))


SCRAPS = st.sampled_from(
    [
        "他说", "認為", "，", "。", "：", "“", "”", "「", "」", '"', "(", "高盛", "吳泳銘",
        "将", "2030年", "\n", "said", " that ",
        "Wu ", ", ", ". ", "一、", "1、", "以下为演讲全文：", "主持人：",
        "的", "在", "看来", "according to ", "——", "·", "\u3000",
        "’", "‘", "未来五年", "😀",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(SCRAPS, max_size=60).map("".join)))
def test_any_text_gives_claims_whose_slices_are_their_contents(text):
    for claim in claims_in(text, date(2025, 9, 24)):
        assert text[claim.span.start : claim.span.end] == claim.content
        assert claim.content.strip()
        assert 0 <= claim.salience <= 1
        for span, written in ((claim.speaker_span, claim.speaker_text), (claim.cue_span, claim.cue)):
            assert span is None or text[span.start : span.end] == written


@settings(max_examples=100, deadline=None)
@given(st.lists(SCRAPS, max_size=60).map("".join))
def test_no_two_claims_have_the_same_content(text):
    spans = [claim.span for claim in claims_in(text)]
    assert spans == sorted(set(spans))


def test_a_claim_says_who_in_which_office_and_where_it_stands():
    text = "3月5日，苹果首席执行官、公司董事库克表示，到2032年公司的能耗规模将下降一半。"
    (claim,) = claims_in(text, date(2025, 9, 24))
    assert claim.speaker == "Tim Cook"
    assert claim.speaker_text == "苹果首席执行官、公司董事库克"
    assert claim.role == "苹果首席执行官、公司董事"
    assert claim.organisation == "Apple"
    assert claim.content == "到2032年公司的能耗规模将下降一半"
    assert (claim.cue, claim.form, claim.type) == ("表示", "indirect", "prediction")
    assert (claim.horizon, claim.due) == ("到2032年", date(2032, 12, 31))
    assert claim.sentence == text


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("何静说：“价格不会再涨了，请大家放心。”", "direct"),
        ("“价格不会再涨，”何静说。", "direct"),
        ('"Prices will not rise again," Jane Hill said.', "direct"),
        ("何静说，价格“不会再涨”。", "mixed"),
        ("何静说，价格不会再涨。", "indirect"),
        ("世界银行说，价格不会再涨。", "institutional"),
        ("主持人：会涨吗？\n何静：价格在明年之前都不会再涨。", "transcript"),
    ],
)
def test_form(text, form):
    assert [claim.form for claim in claims_in(text)] == [form]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "周伟和刘敏都来了。周伟说，会议很成功。刘敏女士认为会议太长。她说，下次应该短一些。",
            ["周伟", "刘敏女士", "刘敏女士"],
        ),
        (
            "John Hale met Mary Stone on Friday. Hale said the deal was close. He said it would take a week.",
            ["John Hale"] * 2,
        ),
        (
            "Mary Stone wrote the report. John Hale said it was late. She said it was thorough.",
            ["John Hale", "Mary Stone"],
        ),
        ("新品昨天开卖。他说，价格还会再降。", [None]),
        (
            "Governor Mark Ellison said rates will fall. Ellison said it twice, and that banks agree.",
            ["Mark Ellison", "Mark Ellison"],
        ),
    ],
)
def test_short_forms_and_pronouns_go_to_whoever_fits(text, speakers):
    assert [claim.speaker for claim in claims_in(text)] == speakers


def test_a_quotation_left_open_is_the_next_speakers_and_a_stranger_gets_none():
    opened = "“The well is dry and has been for a year.\n\n“Nobody came,” said Olga Senn."
    assert [claim.speaker for claim in claims_in(opened)] == ["Olga Senn", "Olga Senn"]
    closed = "Olga Senn left the hall.\n\n“The well is dry and has been for a year.”\n\nNobody came."
    assert claims_in(closed) == ()


def test_it_is_the_house_and_not_somebody_known_for_a_she():
    house, person = "Wexford Motors said profits fell. It said output would rise.", "Mary Senn said no. It said so."
    assert [claim.speaker for claim in claims_in(house)] == ["Wexford Motors", "Wexford Motors"]
    assert "Mary Senn" not in [claim.speaker for claim in claims_in(person) if claim.speaker_text == "It"]


def test_a_long_run_of_blanks_does_not_hold_up_what_follows():
    found = claims_in("Hill said" + " " * 100_000 + "prices fell.\nAda Hill said sales rose last week.")
    assert [claim.content for claim in found] == ["sales rose last week"]
