import pytest

from corpus.ingest import extract, rules_fingerprint
from corpus.models import Article
from corpus.names import load_names

NAMES = load_names()


def test_figures_know_the_claims_they_stand_in_and_claims_their_figures():
    body = "江边科技昨天发布财报。首席执行官林默预计，明年的收入会超过35亿元。"
    extraction = extract(Article("a1", "财报", body), NAMES)
    figure = next(figure for figure in extraction.figures if figure.surface == "超过35亿元")
    claim = next(claim for claim in extraction.claims if "收入" in claim.content)
    assert (claim.type, figure.modality) == ("prediction", "forecast")


@pytest.mark.parametrize("body", ["", " ", "。", "“", "35", "\ud83d", "一" * 5000])
def test_any_text_is_an_article(body):
    extraction = extract(Article("a1", "", body), NAMES)
    assert extraction.article.body == body
    assert [body[figure.span.start : figure.span.end] for figure in extraction.figures] == [
        figure.surface for figure in extraction.figures
    ]


def test_the_same_rules_have_the_same_fingerprint():
    assert rules_fingerprint() == rules_fingerprint()
    assert rules_fingerprint("[[person]]") != rules_fingerprint()
