"""Forecasts that go on without a cue, by texts: whose each claim is, in order."""

import pytest

from corpus.claims import extract_claims
from corpus.models import Article
from corpus.names import load_names
from corpus.segment import sentences

NAMES = load_names()


def speakers_in(text: str) -> list[str | None]:
    return [claim.speaker for claim in extract_claims(Article(id="a", title="", body=text), (), sentences(text), NAMES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高盛预计，今年铜价将上涨一成。到2030年，全球需求有望达到4000万吨。", ["Goldman Sachs", "Goldman Sachs"]),
        ("高盛预计，今年铜价将上涨一成。2028年产量有望再增5%。", ["Goldman Sachs", "Goldman Sachs"]),
        ("交通局指出，旧桥已有六十年。下一步，将对全市旧桥逐座检测。", ["交通局", "交通局"]),
        # Nobody's: no number, another house, a question, a new paragraph, the writer's own remark.
        ("高盛预计，今年铜价将上涨一成。铜价有望继续走强。", ["Goldman Sachs"]),
        ("高盛预计，今年铜价将上涨一成。英伟达有望在2026年推出新芯片。", ["Goldman Sachs"]),
        ("高盛预计，今年铜价将上涨一成。2030年会达到多少？", ["Goldman Sachs"]),
        ("高盛预计，今年铜价将上涨一成。\n到2030年，全球需求有望达到4000万吨。", ["Goldman Sachs"]),
        ("周岚认为，今年铜价会涨。到2030年，全球需求有望达到4000万吨。", ["周岚"]),
    ],
)
def test_whose_forecast(text, expected):
    assert speakers_in(text) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("马化腾当年预言翻译会消失，结果错得厉害。", "翻译会消失"),
        ("马化腾预言，短信会消失，事实证明他说对了。", "短信会消失"),
        ("馬化騰預言簡訊會消失，後來證明並非如此。", "簡訊會消失"),
        # What he foresees is all his.
        ("马化腾预言大家会抢购，结果会很糟。", "大家会抢购，结果会很糟"),
    ],
)
def test_what_became_of_a_forecast_is_not_the_forecasters_word(text, content):
    found = extract_claims(Article(id="a", title="", body=text), (), sentences(text), NAMES)
    assert [claim.content for claim in found] == [content]
