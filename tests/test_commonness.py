import gzip
from importlib.resources import files

import pytest

from corpus.index.commonness import commonness
from corpus.index.stems import stem
from corpus.index.terms import is_han
from corpus.library import Library
from corpus.models import Article, Extraction
from corpus.names import load_names

NAMES = load_names()


@pytest.mark.parametrize(
    ("common", "rare"),
    [("serv", "requiem"), ("first", "hoop"), ("国", "钴"), ("公司", "钴矿"), ("7", "2031"), ("2031", "38000")],
)
def test_common_terms_are_in_more_texts_than_rare_ones(common, rare):
    assert commonness(common) > commonness(rare)


@pytest.mark.parametrize("term", ["the", "的", "3", "2025", "requiem", "@Alibaba Cloud", "=380000000000", "", "\ud800"])
def test_commonness_is_a_share_of_texts(term):
    assert 0 <= commonness(term) < 1


@pytest.mark.parametrize("term", ["@Alibaba Cloud", "=380000000000", "zyzzx", ""])
def test_what_is_not_listed_is_in_no_text(term):
    assert commonness(term) == 0


def test_file_is_listed_under_the_stems_we_make_now():
    lines = gzip.decompress((files("corpus.lexicon") / "frequencies.gz").read_bytes()).decode().splitlines()
    words = [line.split("\t")[0] for line in lines]
    assert words == sorted(words, key=str.encode)
    assert all(is_han(word) for word in words if not word.isascii())
    # A stem cut again is nearly always itself: a file of other stems would not be.
    assert sum(stem(word) == word for word in words) > 0.9 * len(words)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What served as the first hoops?", "hoops"),
        ("Who secretly ordered the requiem?", "requiem"),
        ("最早的篮筐是用什么做的", "baskets"),
    ],
)
def test_a_rare_word_outweighs_common_ones_even_where_few_texts_have_them(question, found):
    texts = {
        "hoops": "Two peach crates were nailed to the balcony, and these hoops had to be emptied after each goal.",
        "requiem": "A stranger came to the composer and asked for a requiem; the count meant to call it his own.",
        "orders": "He served first in the navy. She secretly kept the orders that were first served upon the clerk.",
        "baskets": "看台上钉了两个装桃子的篮子当篮筐，每进一球就要把球取出来。",
        "first": "最早的用处是做什么，人们说法不一：用的人最多的是做早饭。",
    }
    library = Library([Extraction(Article(key, "", text)) for key, text in texts.items()], names=NAMES)
    assert library.search(question)[0].article.id == found
