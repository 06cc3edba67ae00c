"""Listing what is on record and taking it out again, at the shell."""

import json
from pathlib import Path

import pytest

from bot.keeping import UnknownIdError, find_id

ROWS = (
    {"id": "aaaaaa11", "title": "江边的电", "body": "江边电网今年投入35亿元。", "source": "江边日报"},
    {"id": "aaaaaa22", "title": "Copper", "body": "Copper rose 5% in May.", "published": "2025-05-02"},
    {"id": "7", "title": "Later", "body": "Demand rose 9% in June.", "published": "2025-06-03", "author": "A. Reed"},
)


@pytest.fixture
def shell(onrecord):
    """The command line, with three articles on record."""
    Path("three.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    assert onrecord("--no-bundled", "import", "three.jsonl").code == 0
    return onrecord


def ids(shell) -> list[str]:
    return [row["id"] for row in shell("list", "--json").rows]


def test_a_list_is_newest_first_and_those_without_a_date_last(shell):
    assert shell("list").out.splitlines() == [
        "7  2025-06-03  no source  Later",
        "aaaaaa22  2025-05-02  no source  Copper",
        "aaaaaa11  no date     江边日报  江边的电",
    ]


def test_an_empty_record_says_how_to_fill_it(onrecord):
    assert onrecord("--no-bundled", "list").out == "No articles on record; read some in with: onrecord import FOLDER\n"
    assert onrecord("list", "--json").out == ""


def test_a_listed_row_is_an_article_s(shell):
    row = shell("list", "--json").rows[1]
    assert (row["id"], row["published"], row["characters"]) == ("aaaaaa22", "2025-05-02", 22)
    known = ["id", "title", "source", "url", "published", "lang", "path", "characters", "copy_of", "retracted"]
    assert list(row) == known


def test_what_is_removed_is_named_and_found_no_more(shell):
    done = shell("remove", "aaaaaa1", "7")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "removed  aaaaaa11  江边的电  (from three.jsonl)",
        "removed  7  Later  (from three.jsonl)",
    ]
    assert ids(shell) == ["aaaaaa22"]
    assert shell("figures", "江边电网 投入").code == 1


def test_what_is_removed_as_rows_can_be_imported_again(shell):
    before = shell("list", "--json").rows
    Path("removed.jsonl").write_text(shell("remove", "--json", "7", "aaaaaa11").out, encoding="utf-8")
    assert [row["status"] for row in shell("import", "removed.jsonl", "--json").rows] == ["added", "added"]
    assert [row | {"path": None} for row in shell("list", "--json").rows] == [row | {"path": None} for row in before]


def test_an_id_that_names_nothing_is_named_and_the_others_go(shell):
    done = shell("remove", "bbbbbb", "7", "7", "aaaaaa")
    assert done.code == 1
    assert done.out == "removed  7  Later  (from three.jsonl)\n"
    assert done.err.splitlines() == [
        "bbbbbb is no id of an article on record; see: onrecord list",
        "aaaaaa begins the ids of 2 articles; give more of it.",
    ]


def test_a_bundled_article_that_was_removed_stays_removed(onrecord):
    first, *others = ids(onrecord)
    assert onrecord("remove", first).code == 0
    assert ids(onrecord) == others


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("aaaaa", "at least 6 characters are needed"),  # five are too few, even where they fit one
        ("", "at least 6 characters are needed"),
        ("aaaaa1x", "is no id"),
        ("AAAAA1", "is no id"),
        ("aaaaa%", "is no id"),
        ("cccccc", "begins the ids of 2 articles"),
    ],
)
def test_a_name_that_fits_no_single_article_is_refused(name, sentence):
    with pytest.raises(UnknownIdError, match=sentence):
        find_id(name, ["aaaaa1", "cccccc1", "cccccc2"])


def test_a_whole_id_wins_over_the_beginning_of_another():
    assert find_id("cccccc", ["cccccc", "cccccc2"]) == "cccccc"
