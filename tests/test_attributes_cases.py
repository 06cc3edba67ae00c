"""What is read around a figure, by rows of minimal cases in three scripts: modality, speaker, time, entity, metric.

A row names a figure of its text and what must be read for it; an attribute that a row leaves out may be anything, and
null says that there is none.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.ingest import extract
from corpus.models import Article, Figure
from corpus.names import load_names

NAMES = load_names()
CASES = Path(__file__).parent / "data" / "attributes_cases.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
# How many characters more than the words that a row asks for a metric may have, as the noun phrase around them.
AROUND_METRIC = 14


def figure_in(text: str, surface: str) -> Figure:
    article = Article(id="a", title="", body=text, published=date(2025, 9, 24))
    return next(figure for figure in extract(article, NAMES).figures if surface in figure.surface)


def is_called(found: str | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    name = NAMES.get(wanted)
    return wanted in found or (name is not None and name.canonical == found)


def is_when(found: str | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return wanted.lower() in found.lower() or found.lower() in wanted.lower()


def is_measured(found: str | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return wanted.lower() in found.lower() and len(found) <= len(wanted) + AROUND_METRIC


SAME = {"modality": str.__eq__, "speaker": is_called, "entity": is_called, "time": is_when, "metric": is_measured}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['surface']}:{row['text'][:20]}" for row in ROWS])
def test_minimal_case(row):
    figure = figure_in(row["text"], row["surface"])
    wrong = {
        name: getattr(figure, name) for name in row.keys() & SAME if not SAME[name](getattr(figure, name), row[name])
    }
    assert wrong == {}


def test_rows_hold_cases_of_every_attribute_and_script():
    for name in SAME:
        assert sum(name in row for row in ROWS) >= 30
    assert sum(row["text"].isascii() for row in ROWS) >= 50
    assert sum(row.get("modality") == "actual" for row in ROWS) >= 20
