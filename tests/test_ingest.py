import ast
from pathlib import Path

import pytest

import corpus
from corpus.ingest import _NO_RULES, extract, rules_fingerprint
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


def rooms_behind(*names):
    """Give the modules that some import, they themselves among them, as paths within the package."""
    home = Path(corpus.__file__).parent
    rooms = {".".join(("corpus", *path.relative_to(home).with_suffix("").parts)): path for path in home.rglob("*.py")}
    rooms = {name.removesuffix(".__init__"): path for name, path in rooms.items()}
    seen, todo = set(), [room for room in rooms if room.startswith(names)]
    while todo:
        room = todo.pop()
        if room in rooms and room not in seen:
            seen.add(room)
            for node in ast.walk(ast.parse(rooms[room].read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    todo += [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
    return {rooms[room].relative_to(home) for room in seen}


def test_no_rule_is_left_out_of_the_fingerprint():
    at_work = rooms_behind("corpus.claims", "corpus.figures", "corpus.segment", "corpus.names")
    assert not [path for path in at_work if _NO_RULES.intersection(path.parts)]
    indexing = rooms_behind("corpus.index")
    assert not [path for path in indexing if (_NO_RULES - {"index"}).intersection(path.parts)]


def test_change_of_what_only_answers_extracts_nothing_again():
    home = Path(corpus.__file__).parent
    at_work = rooms_behind("corpus.claims", "corpus.figures", "corpus.index", "corpus.segment", "corpus.names")
    idle = {path.name for path in home.glob("*.py")} - {path.name for path in at_work} - {"__init__.py", "ingest.py"}
    assert idle - _NO_RULES == set()
