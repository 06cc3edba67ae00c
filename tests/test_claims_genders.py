"""What tells a he from a she, by rows."""

import pytest

from corpus.claims.genders import gender_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Hill", "he"),
        ("Ms. Hill", "she"),
        ("刘女士", "she"),
        ("刘先生", "he"),
        ("Hill", None),
        ("刘明", None),
        ("女士手表", None),
        ("", None),
    ],
)
def test_gender(text, expected):
    assert gender_of(text) == expected
