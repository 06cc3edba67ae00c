"""Why something was not read: every reason that a reader gives has its words in Chinese, and loses no name."""

import ast
from pathlib import Path

import pytest

from handlers.reason_wording import REASONS
from handlers.reasons import reason_in_words
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL

ROOT = Path(__file__).parent.parent
READERS = [path for package in ("corpus", "bot") for path in sorted((ROOT / package).rglob("*.py"))]
RAISED = {"UnreadableError", "ServerRefusalError", "Refusal"}


# Reasons that are put together elsewhere: out of another refusal, and of what a server answers, which have rows below.
HANDED_ON = {"error.reason", "found.reason", "imported.reason", "said", "f'{said} {self.remedy}'.strip()"}


def _sentence(node):
    """What is written there, with an x for what is filled in; None for what is written elsewhere."""
    if isinstance(node, ast.Constant):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    return "".join(part.value if isinstance(part, ast.Constant) else "x" for part in node.values)


def reasons():
    for path in READERS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED:
                yield node.args[1] if len(node.args) > 1 else None


WRITTEN = sorted(set(filter(None, map(_sentence, reasons()))) - {"The front matter of x that begins on line x x."})


def test_there_are_reasons_to_word():
    assert "x is empty." in WRITTEN
    assert len(WRITTEN) > 25


def test_no_reason_is_written_where_this_test_does_not_look():
    elsewhere = [node for node in reasons() if node is None or _sentence(node) is None]
    assert {node and ast.unparse(node) for node in elsewhere} == HANDED_ON


@pytest.mark.parametrize("reason", WRITTEN)
def test_every_reason_of_a_reader_has_words(reason):
    assert reason_in_words(reason, SIMPLIFIED) != reason
    assert reason_in_words(reason, TRADITIONAL) != reason
    assert reason_in_words(reason, ENGLISH) == reason


@pytest.mark.parametrize(
    ("reason", "words", "said"),
    [
        (
            "https://a.example/f cannot be reached: connection refused.",
            SIMPLIFIED,
            "https://a.example/f 无法访问：连接被拒绝。",
        ),
        (
            "https://a.example/f answers 404; there is no page to read.",
            TRADITIONAL,
            "https://a.example/f 回傳 404，沒有可讀的網頁。",
        ),
        ("笔记 {1}.md is empty.", SIMPLIFIED, "笔记 {1}.md 是空的。"),
        (
            "The front matter of a.md that begins on line 1 does not end.",
            SIMPLIFIED,
            "a.md 第 1 行开始的文件头没有结尾。",
        ),
        ("Something else went wrong.", SIMPLIFIED, "Something else went wrong."),
        ("", SIMPLIFIED, ""),
        ("x" * 5_000 + " is empty.", TRADITIONAL, "x" * 5_000 + " is empty."),
    ],
)
def test_a_reason_keeps_what_it_names(reason, words, said):
    assert reason_in_words(reason, words) == said


def test_both_scripts_name_the_same():
    for english, simplified, traditional in REASONS:
        named = {part.partition("}")[0] for part in english.split("{")[1:]} - {"remedy"}
        assert all(f"{{{name}}}" in each for name in named for each in (simplified, traditional))
