import pytest

from corpus.index.parts import Form, Part
from corpus.index.worths import Worths

WRITTEN = Form((("铜价", 1.0),), 1.0)
TRANSLATED = Form((("copper", 0.6), ("price", 0.3)), 0.9)
NEAR = Form((("铜", 0.5),), 0.5, is_near=True)
PRICE = Part("铜价", (WRITTEN, TRANSLATED, NEAR), 1.0)
YEAR = Part("2027", (Form((("2027", 1.0),), 1.0),), 1.5)
WORTHS = Worths((PRICE, YEAR))


@pytest.mark.parametrize(
    ("held", "degrees", "sure"),
    [
        ((), [0.0, 0.0], [0.0, 0.0]),
        (("铜价", "铜"), [1.0, 0.0], [1.0, 0.0]),
        (("price",), [0.3, 0.0], [0.3, 0.0]),
        (("price", "copper"), [0.9, 0.0], [0.9, 0.0]),
        # What only goes with a word proves nothing, and does not count where more is held.
        (("铜",), [0.5, 0.0], [0.0, 0.0]),
        (("铜", "copper"), [0.6, 0.0], [0.6, 0.0]),
        (("2027", "铜", "price"), [0.5, 1.0], [0.3, 1.0]),
    ],
)
def test_of_the_forms_of_a_part_the_one_that_most_is_held_of_counts(held, degrees, sure):
    found = WORTHS.of(held)
    assert found.degrees == pytest.approx(degrees)
    assert found.sure == pytest.approx(sure)


def test_chinese_terms_are_told_apart_from_the_others():
    assert WORTHS.chinese == ("铜价", "铜")
    assert WORTHS.others == {"copper", "price", "2027"}
