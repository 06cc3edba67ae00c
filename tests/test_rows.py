import json
from datetime import date
from decimal import Decimal

import pytest

from bot.arriving import Imported
from bot.rows import (
    answer_row,
    article_row,
    batch_row,
    claim_hit_row,
    claim_row,
    extraction_row,
    figure_hit_row,
    figure_row,
    imported_row,
    search_row,
    to_line,
)
from corpus.models import (
    Answer,
    Article,
    ArticleHit,
    Claim,
    ClaimHit,
    Extraction,
    Figure,
    FigureHit,
    Hit,
    Passage,
    Span,
)

BODY = "该平台下载量超6亿次。"
ARTICLE = Article("a1", "平台", BODY, url="https://news.example/1", published=date(2025, 9, 24), lang="zh-Hans")
FIGURE = Figure("超6亿次", Span(6, 10), Decimal("6E+8"), "count", unit="download", approx="over", sentence=BODY)
CLAIM = Claim(
    "下载量会再翻番", Span(0, 7), "林默", "他", "认为", "indirect", "prediction", horizon="2032", due=date(2032, 12, 31)
)

ARTICLE_ROW = {
    "id": "a1",
    "title": "平台",
    "source": None,
    "url": "https://news.example/1",
    "published": "2025-09-24",
    "lang": "zh-Hans",
    "path": None,
    "characters": 11,
    "copy_of": None,
    "retracted": None,
}
FIGURE_ROW = {
    "surface": "超6亿次",
    "value": 600000000.0,
    "low": None,
    "high": None,
    "unit": "download",
    "unit_implied": False,
    "per": None,
    "kind": "count",
    "approx": "over",
    "metric": None,
    "entity": None,
    "time": None,
    "speaker": None,
    "modality": "actual",
    "salience": 0.0,
    "sentence": BODY,
    "start": 6,
    "end": 10,
    "same_as": None,
    "former": None,
}
CLAIM_ROW = {
    "speaker": "林默",
    "speaker_text": "他",
    "role": None,
    "organisation": None,
    "content": "下载量会再翻番",
    "cue": "认为",
    "form": "indirect",
    "type": "prediction",
    "polarity": "positive",
    "denial": None,
    "hedge": 0,
    "horizon": "2032",
    "due": "2032-12-31",
    "salience": 0.0,
    "sentence": "",
    "start": 0,
    "end": 7,
}
HIT = Hit(Passage(BODY, Span(0, 11)), ARTICLE, 0.91, (FIGURE,), (CLAIM,), ("a2",))
ANSWER = Answer("下载量多少?", (HIT,))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (article_row(ARTICLE), ARTICLE_ROW),
        (figure_row(FIGURE), FIGURE_ROW),
        (claim_row(CLAIM), CLAIM_ROW),
        (
            extraction_row(Extraction(ARTICLE, (FIGURE,), (CLAIM,))),
            {"article": ARTICLE_ROW, "figures": [FIGURE_ROW], "claims": [CLAIM_ROW]},
        ),
        (
            batch_row(7, Extraction(ARTICLE, (FIGURE,), (CLAIM,))),
            {"id": 7, "figures": [FIGURE_ROW], "claims": [CLAIM_ROW]},
        ),
        (figure_hit_row(FigureHit(FIGURE, ARTICLE, 0.5)), FIGURE_ROW | {"article": ARTICLE_ROW}),
        (claim_hit_row(ClaimHit(CLAIM, ARTICLE, 0.5)), CLAIM_ROW | {"beside": False, "article": ARTICLE_ROW}),
        (
            answer_row(ANSWER, "q1"),
            {
                "id": "q1",
                "query": "下载量多少?",
                "answered": True,
                "answers": [
                    {
                        "text": BODY,
                        "article": ARTICLE_ROW,
                        "score": 0.91,
                        "figures": [FIGURE_ROW],
                        "claims": [CLAIM_ROW],
                        "also": ["a2"],
                    }
                ],
                "suggestions": [],
            },
        ),
        (
            answer_row(Answer("别的?", suggestions=("平台",))),
            {"id": None, "query": "别的?", "answered": False, "answers": [], "suggestions": ["平台"]},
        ),
        (
            search_row("下载", [ArticleHit(ARTICLE, 0.8, ((Passage(BODY, Span(0, 11)), 0.7),))], "s1"),
            {
                "id": "s1",
                "query": "下载",
                "articles": [
                    {
                        "id": "a1",
                        "title": "平台",
                        "score": 0.8,
                        "passages": [{"text": BODY, "start": 0, "end": 11, "score": 0.7}],
                    }
                ],
            },
        ),
        (
            imported_row(Imported("a1", "平台", "added")),
            {"id": "a1", "title": "平台", "status": "added", "reason": None},
        ),
        (
            imported_row(Imported(None, "x.md", "refused", "x.md is empty.")),
            {"id": None, "title": "x.md", "status": "refused", "reason": "x.md is empty."},
        ),
    ],
)
def test_a_row_has_the_contract_s_keys_in_the_contract_s_order(row, expected):
    assert json.dumps(row) == json.dumps(expected)


def test_a_line_is_one_line_with_chinese_as_it_is():
    line = to_line({"text": "第一行\n第二行\u2028\u2029\x85"})
    assert line == r'{"text": "第一行\n第二行\u2028\u2029\u0085"}'
    assert json.loads(line) == {"text": "第一行\n第二行\u2028\u2029\x85"}


@pytest.mark.parametrize(
    ("value", "number"),
    [("0.1", 0.1), ("-3", -3.0), ("3800E8", 380000000000.0), ("1E+400", 1.7976931348623157e308)],
)
def test_a_value_is_always_a_number_that_json_can_hold(value, number):
    assert figure_row(Figure("x", Span(0, 1), Decimal(value), "count"))["value"] == number
