import pytest

from corpus.lexicon import load_lexicon


def test_a_packaged_table_is_read():
    assert load_lexicon("names")["company"]


def test_a_table_is_read_once():
    assert load_lexicon("names") is load_lexicon("names")


def test_an_unknown_table_is_an_error():
    with pytest.raises(FileNotFoundError):
        load_lexicon("nothing-of-this-name")
