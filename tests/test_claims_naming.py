"""A phrase cut into name and office, by rows."""

import pytest

from corpus.claims.naming import split_role


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("spokeswoman Ines Duarte", "Ines Duarte", "spokeswoman"),
        ("发言人毛宁", "毛宁", "发言人"),
        # No name of the speaker's: whom somebody speaks for, and people without a name.
        ("Lawyers for Mr. Brown", "Lawyers for Mr. Brown", None),
        ("Friends of Ann Lee", "Friends of Ann Lee", None),
        ("业内人士", "业内人士", None),
    ],
)
def test_name_and_role(phrase, name, role):
    assert split_role(phrase) == (name, role)
