"""Quotations that run over paragraphs, by texts: whose each is, in order."""

import pytest

from corpus.claims import extract_claims
from corpus.models import Article
from corpus.names import load_names
from corpus.segment import sentences

NAMES = load_names()


def claims_in(text: str) -> list[tuple[str | None, str]]:
    found = extract_claims(Article(id="a", title="", body=text), (), sentences(text), NAMES)
    return [(claim.speaker, claim.content[:12]) for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We had nothing left to sell, not even the boats.\n\n“So we sold the nets as well,” Ann Lee said.",
            [("Ann Lee", "We had nothi"), ("Ann Lee", "So we sold t")],
        ),
        (
            "Ann Lee warned that the dam may not hold.\n\n“We have seen the cracks for years.”",
            [("Ann Lee", "the dam may "), ("Ann Lee", "We have seen")],
        ),
        # Nobody's: too short to be said, or with words of the writer's beside it.
        ("The shop closed in May.\n\n“We have seen the cracks for years.”", []),
        ("Ann Lee warned that the dam may not hold.\n\n“Too late.”", [("Ann Lee", "the dam may ")]),
        (
            "Ann Lee warned that the dam may not hold.\n\n“Dams of the north” is the title of a song.",
            [("Ann Lee", "the dam may ")],
        ),
    ],
)
def test_whose_quotation(text, expected):
    assert claims_in(text) == expected
