"""Units and currencies beside a number, and what the lexicon promises about them."""

import pytest

from corpus.figures.units import currency_before, unit_after
from corpus.lexicon import load_lexicon
from corpus.normalise import fold_characters


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("7%", "percent"),
        ("7个百分点", "percentage point"),
        ("7 basis points", "basis point"),
        ("7 bps", "basis point"),
        ("7倍", "multiple"),
        ("7x", "multiple"),
        ("7MW", "megawatt"),
        ("7mW", "milliwatt"),
        ("7兆瓦", "megawatt"),
        ("7 terawatt-hours", "terawatt-hour"),
        ("7千瓦时", "kilowatt-hour"),
        ("7纳米", "nanometer"),
        ("7-nanometer", "nanometer"),
        ("7平方公里", "square kilometer"),
        ("7 feet", "foot"),
        ("7TB", "terabyte"),
        ("7 U.S. dollars", "USD"),
        ("7欧元", "EUR"),
        ("7 KRW", "KRW"),
        ("7 MUSD", "USD"),
        ("7周年", "year"),
    ],
)
def test_unit_behind_a_number(text, name):
    assert unit_after(text, 1).unit.name == name


@pytest.mark.parametrize("text", ["7 wattage", "7 dollarised", "7 chairs", "7"])
def test_no_unit_behind_a_number(text):
    assert unit_after(text, 1) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US$7", "USD"),
        ("HK$7", "HKD"),
        ("人民币 7", "CNY"),
        ("NT$7", "TWD"),
        ("€7", "EUR"),
        ("GBP 7", "GBP"),
        ("₹7", "INR"),
    ],
)
def test_currency_in_front_of_a_number(text, code):
    found = currency_before(text, len(text) - 1)
    assert (found.unit.name, found.start) == (code, 0)


@pytest.mark.parametrize("text", ["XUSD7", "plus 7", "Eurx7", "7"])
def test_no_currency_in_front_of_a_number(text):
    assert currency_before(text, len(text) - 1) is None


def test_every_unit_has_a_kind_and_a_form():
    for name, entry in load_lexicon("units")["units"].items():
        assert entry["kind"] in ("percent", "multiple", "duration", "physical"), name
        assert entry.get("zh") or entry.get("words") or entry.get("symbols"), name


def test_lexicon_forms_are_simplified_and_folded():
    for name, entry in load_lexicon("units")["units"].items():
        for form in entry.get("zh", ()):
            assert fold_characters(form) == form or form in ("％", "㎡"), (name, form)
