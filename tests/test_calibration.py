"""Floors on general text: paragraphs on many matters in both languages, and questions that each answer.

`data/paragraphs.jsonl` (p001-en and p001-zh say the same) and `data/paragraph_questions.jsonl` are our own text. Those
of the paragraphs x001 and on use the paragraph's words, those of p004 and on mostly others. `data/floors.json`
holds the floors: what was measured, less two points. Here is decided how sure an answer has to be: a question on a
paragraph that is not there has to be refused, one on a paragraph that is there should not be.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import load_names
from corpus.normalise import fold_characters
from corpus.questions import parse_question

DATA = Path(__file__).parent / "data"
FLOORS = json.loads((DATA / "floors.json").read_text("utf-8"))["paragraphs"]
NAMES = load_names()


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]


PARAGRAPHS = rows("paragraphs")
QUESTIONS = rows("paragraph_questions")


@cache
def library(lang: str, kinds: str = "xp") -> Library:
    chosen = [one for one in PARAGRAPHS if one["id"].endswith(lang) and one["id"][0] in kinds]
    articles = (Article(one["id"], one["title"], one["text"], lang=one["lang"]) for one in chosen)
    return Library([extract(article, NAMES) for article in articles], names=NAMES)


def asked(lang: str, kinds: str = "xp") -> list[dict]:
    return [one for one in QUESTIONS if one["id"].endswith(lang) and one["id"][0] in {"p": "q"}.get(kinds, "xq")]


def plain(text: str) -> str:
    return "".join(fold_characters(text).lower().split())


def first(question: dict, lang: str) -> bool:
    """Whether the paragraph comes first, or the one that says the same in another language."""
    hits = library(lang).search(question["question"], limit=3)
    return bool(hits) and hits[0].article.id == f"{question['paragraph'][:-2]}{lang}"


def held(question: dict, lang: str) -> bool:
    """Whether the answer stands in the best passage of the right paragraph."""
    hits = [
        hit for hit in library(lang).search(question["question"], limit=3) if hit.article.id == question["paragraph"]
    ]
    return not hits or plain(question["answer"]) in plain(hits[0].passages[0][0].text)


def answered(question: dict, lang: str) -> bool:
    return bool(library(lang).ask(parse_question(question["question"], names=NAMES)).hits)


def refused(question: dict, lang: str) -> bool:
    """Whether a question is refused where only paragraphs of the other kind are on record."""
    others = library(lang, "p" if question["id"][0] == "x" else "x")
    return not others.ask(parse_question(question["question"], names=NAMES)).hits


def percent(rule: Callable[[dict, str], bool], lang: str, of: str) -> float:
    questions = asked(of)
    return 100 * sum(rule(one, lang) for one in questions) / len(questions)


@pytest.mark.parametrize("rule", [first, held, answered, refused])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_general_text_stays_above_its_floor(rule, lang):
    assert percent(rule, lang, lang) >= FLOORS[f"{rule.__name__}.{lang}"]


@pytest.mark.parametrize(("lang", "of"), [("zh", "en"), ("en", "zh")])
def test_the_other_language_stays_above_its_floor(lang, of):
    assert percent(first, lang, of) >= FLOORS[f"first.{of}-{lang}"]


def test_every_answer_stands_in_its_paragraph():
    texts = {one["id"]: plain(one["text"]) for one in PARAGRAPHS}
    assert [one["id"] for one in QUESTIONS if plain(one["answer"]) not in texts[one["paragraph"]]] == []
