"""Which office a claim names for its speaker: never a house alone."""

import pytest

from corpus.claims import extract_claims
from corpus.models import Article
from corpus.names import load_names
from corpus.segment import sentences

NAMES = load_names()


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Citigroup's Mark Voss said the harbour was full.", "Mark Voss", None),
        ("Mark Voss of Citigroup said the harbour was full.", "Mark Voss", None),
        ("Tarnwell’s Rolf Hendry said the harbour was full.", "Rolf Hendry", None),
        ("Citigroup’s finance chief Rolf Hendry said the harbour was full.", "Rolf Hendry", "finance chief"),
        ("阿里云的吴泳铭表示，港口已经满了。", "Eddie Wu", "CEO"),
        ("曾任花旗顾问的布坎南表示，港口已经满了。", "Ben Buchanan", "曾任花旗顾问"),
        # What belongs to a person stays, and so does an office without an owner.
        ("Clinton's campaign manager Robby Moss said it was full.", "Robby Moss", "Clinton's campaign manager"),
        ("Finance chief Rolf Hendry said the harbour was full.", "Rolf Hendry", "Finance chief"),
        ("港务局局长何伟表示，港口已经满了。", "何伟", "港务局局长"),
    ],
)
def test_an_office_is_no_house(text, speaker, role):
    article = Article(id="a", title="", body=text, published=None)
    (claim,) = extract_claims(article, (), sentences(text), NAMES)
    assert (claim.speaker, claim.role) == (speaker, role)
