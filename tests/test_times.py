"""When: expressions of time, in texts that have nothing else of the kind."""

import pytest

from corpus.lexicon import load_lexicon
from corpus.times import find_times

_TABLE = load_lexicon("times")
_WORDS = [word for key in ("past", "present", "future", "weekdays") for word in _TABLE[key]]


@pytest.mark.parametrize("word", _WORDS)
def test_every_word_of_time_is_found_alone(word):
    assert find_times(word if word.isascii() else f"{word}将")  # 最终 is a time before 将 only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2030年", ["到2030年"]),
        ("BY 2030", ["BY 2030"]),
        ("Q3", ["Q3"]),
        ("FY25", ["FY25"]),
        ("within a decade", ["within a decade"]),
        ("by the end of the century", ["by the end of the century"]),
        ("IN EARLY SEPT. 2026", ["IN EARLY SEPT. 2026"]),
        ("两世纪后", ["两世纪后"]),
        ("四小时内", ["四小时内"]),
        ("近三载", ["近三载"]),
        ("the second half", ["the second half"]),
        ("a quarterback, 12 halves and 300 of 45%", []),
        ("阿里云的电价", []),
        ("", []),
    ],
)
def test_finds_each_kind_of_time_alone(text, expected):
    assert [text[time.span.start : time.span.end] for time in find_times(text)] == expected
