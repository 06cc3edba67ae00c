"""Sentences of news, manuals and lists in three scripts that hold numerals and no figure, one a line."""

from pathlib import Path

import pytest

from corpus.figures import find_figures

SENTENCES = (Path(__file__).parent / "data" / "no_figures.txt").read_text(encoding="utf-8").splitlines()


def test_there_are_enough_sentences_to_tell():
    assert len(SENTENCES) >= 200


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_is_a_figure(sentence):
    assert find_figures(sentence) == ()
