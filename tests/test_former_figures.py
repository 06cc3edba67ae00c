"""Which of two values is the former one, by rows: it stands behind the new one in salience; ranges have none."""

from datetime import date

import pytest

from corpus.figures import find_figures
from corpus.ingest import extract
from corpus.models import Article
from corpus.names import load_names

NAMES = load_names()


def saliences(body):
    found = extract(Article(id="a", title="", body=body, published=date(2026, 11, 3)), NAMES).figures
    return {figure.surface: figure.salience for figure in found}


@pytest.mark.parametrize(
    ("body", "old", "new"),
    [
        ("远山机器人的主力型号K3售价从12.8万元降到了7.5万元。", "12.8万元", "7.5万元"),
        ("今年資本支出由原先的300億至320億美元上調為350億美元。", "300億至320億美元", "350億美元"),
        ("公司今年的海外销售目标从60万辆上调到90万辆。", "60万辆", "90万辆"),
        ("分析师把目标价由800元调高到950元。", "800元", "950元"),
        ("他把目标价800元上调至950元。", "800元", "950元"),
        ("明年将从3.3%回升到4%左右。", "3.3%", "4%左右"),
        ("营收将成长约24%，高于先前预估的20%。", "20%", "约24%"),
        ("公司原先计划招聘300人，现在改为500人。", "300人", "500人"),
        ("The bank cut its estimate of Tarnwell's 2027 revenue from $4.1 billion to $3.5 billion.", "$4.1 b", "$3.5 b"),
        ("The share rose to 30%, up from 20% a year ago.", "20%", "30%"),
        ("The fee was raised to $20 from $15.", "$15", "$20"),
        ("Previously $9 a month, the service costs $12 a month.", "$9 a month", "$12 a month"),
    ],
)
def test_former_value_stands_behind_the_new_one(body, old, new):
    found = saliences(body)
    of = {part: next(value for surface, value in found.items() if surface.startswith(part)) for part in (old, new)}
    assert of[old] < of[new] - 0.1


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        ("去年营收30亿元，净利20亿元。", "30亿元", "20亿元"),
        ("公司将继续执行此前公布的3000亿元计划，今年投入1000亿元。", "3000亿元", "1000亿元"),
        ("It earned $30 billion in 2024 and $35 billion in 2025.", "$30 billion", "$35 billion"),
        ("He moved from a plant with $30 million in sales to one with $50 million.", "$30 million", "$50 million"),
    ],
)
def test_two_values_side_by_side_are_both_current(body, first, second):
    found = saliences(body)
    assert abs(found[first] - found[second]) <= 0.1


@pytest.mark.parametrize(
    ("body", "per"),
    [
        ("每百万token的成本从2.5元降到0.8元。", ["million tokens", "million tokens"]),
        ("The price rose from $10 to $12 a tonne.", ["ton", "ton"]),
        ("每吨成本2.5元，罚款从3元升到4元。", ["ton", None, None]),
    ],
)
def test_both_values_of_a_move_are_per_the_same(body, per):
    assert [figure.per for figure in find_figures(body)] == per
