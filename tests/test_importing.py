import json
import os
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import arriving, importing
from bot.importing import extract_again, import_articles, passed_over, read_paths
from bot.store import tables
from corpus.errors import UnreadableError
from corpus.fetched import Page
from corpus.models import Article, Extraction, Refusal
from corpus.names import load_names

NAMES = load_names()
TODAY = date(2025, 9, 25)
ARTICLE = """---
title: {title}
source: 江边日报
published: 2025-09-24
---

江边科技周三说，今年的研发投入会超过{amount}亿元，比去年多两成。公司的负责人认为，需求还会增长三年。
"""


def write(path: Path, title: str = "研发投入", amount: int = 35) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(title=title, amount=amount), encoding="utf-8")
    return path


def titles(*paths: Path) -> list[str]:
    return [found.title if isinstance(found, Article) else found.reason for found in read_paths(map(str, paths))]


def only_reason(path: Path | str) -> str:
    (refusal,) = read_paths([str(path)])
    assert isinstance(refusal, Refusal)
    return refusal.reason


def imported(store, *paths: Path) -> list[tuple[str, str]]:
    return [(row.title, row.status) for row in import_articles(read_paths(map(str, paths)), store, NAMES, TODAY)]


# ---- what is found under a path ----


def test_a_folder_is_read_with_all_that_is_in_it(tmp_path):
    write(tmp_path / "b" / "c" / "deep.md", "深处")
    write(tmp_path / "a.txt", "浅处")
    assert titles(tmp_path) == ["浅处", "深处"]


def test_in_a_folder_only_articles_are_looked_for(tmp_path):
    write(tmp_path / "photo.jpg")
    write(tmp_path / ".hidden.md")
    write(tmp_path / ".git" / "notes.md")
    write(tmp_path / "A.MD", "大写")
    assert titles(tmp_path) == ["大写"]


def test_documents_beside_articles_are_counted(tmp_path):
    for name in ("a.md", "报告.PDF", "b/two.pdf", "b/c/three.docx", "photo.jpg", ".git/four.pdf", ".five.pdf"):
        write(tmp_path / name)
    assert passed_over([str(tmp_path), "https://news.example/a.pdf"]) == "1 .docx, 2 .pdf"
    assert passed_over([str(tmp_path / "a.md"), str(tmp_path / "报告.PDF"), str(tmp_path / "gone")]) == ""


def test_documents_behind_a_link_are_counted_as_articles_behind_it_are_read(tmp_path):
    for name in ("shelf/a.pdf", "shelf/a.md", "reading/b.md"):
        write(tmp_path / name)
    (tmp_path / "reading" / "more").symlink_to(tmp_path / "shelf")
    assert len(list(read_paths([str(tmp_path / "reading")]))) == 2
    assert passed_over([str(tmp_path / "reading")]) == "1 .pdf"


@pytest.mark.parametrize("name", ["photo.jpeg", "photo.gif", "photo.webp"])
def test_a_picture_is_refused_with_the_kinds_that_are_read(tmp_path, name):
    (tmp_path / name).write_bytes(bytes(range(256)))
    [refused] = read_paths([str(tmp_path / name)])
    assert f"Files of the kind {Path(name).suffix} are not read" in refused.reason


def test_a_folder_without_articles_is_refused_by_name(tmp_path):
    write(tmp_path / "photo.jpg")
    assert (
        only_reason(tmp_path)
        == f"{tmp_path} holds no files of the kinds that are read: .htm, .html, .jsonl, .md, .txt."
    )


def test_a_file_named_by_itself_is_read_whatever_it_is_called(tmp_path):
    assert titles(write(tmp_path / ".draft", "草稿")) == ["草稿"]


def test_a_link_back_is_not_followed_for_ever(tmp_path):
    write(tmp_path / "in" / "one.md", "一篇")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert titles(tmp_path) == [f"{tmp_path}/in/loop is a link back to a folder that was read already.", "一篇"]


@pytest.mark.parametrize("name", ["self.md", "missing.md"])
def test_a_link_to_nothing_is_refused_by_name(tmp_path, name):
    (tmp_path / "self.md").symlink_to(tmp_path / name)
    assert only_reason(tmp_path).startswith(f"{tmp_path}/self.md cannot be read: ")


def test_what_is_not_there_is_refused_by_name(tmp_path):
    assert only_reason(tmp_path / "none.md") == f"{tmp_path}/none.md cannot be read: No such file or directory."


def test_a_name_no_file_can_have_is_refused():
    assert "cannot be read" in only_reason("a\0b.md")


def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    assert only_reason(tmp_path / "pipe.md") == f"{tmp_path}/pipe.md is neither a file nor a folder."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused_by_name(tmp_path):
    write(tmp_path / "secret.md").chmod(0)
    assert only_reason(tmp_path) == f"{tmp_path}/secret.md cannot be read: Permission denied."


def test_100_mb_are_refused_without_being_read(tmp_path):
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    reason = only_reason(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reason == f"{tmp_path}/large.txt has 100 MB; more than 21 MB are not read as one article."
    assert peak < 5_000_000


def test_an_address_that_is_none_of_the_web_is_refused():
    assert only_reason("ftp://news.example/1") == (
        "ftp://news.example/1 is no web address that begins with http:// or https://."
    )


# ---- JSONL ----


def test_jsonl_is_read_line_by_line_and_a_bad_line_is_named(tmp_path):
    body = "江边科技今年投入35亿元。负责人认为，需求还会增长。"
    lines = [
        json.dumps({"title": "一", "body": body}),
        "",
        "{broken",
        json.dumps({"title": "二", "body": body + "又。"}),
    ]
    (tmp_path / "bulk.jsonl").write_text("\n".join(lines), encoding="utf-8")
    first, bad, second = read_paths([str(tmp_path)])
    assert (first.title, second.title) == ("一", "二")
    assert isinstance(bad, Refusal)
    assert "bulk.jsonl" in bad.reason
    assert "3" in bad.reason


def test_a_large_jsonl_never_stands_in_memory(tmp_path):
    line = json.dumps({"title": "一", "body": "江边科技今年投入35亿元。" * 200}, ensure_ascii=False) + "\n"
    with (tmp_path / "bulk.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(line for _ in range(2000))
    size = (tmp_path / "bulk.jsonl").stat().st_size
    found = read_paths([str(tmp_path)])
    next(found)
    tracemalloc.start()
    next(found)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < size / 4


def test_an_empty_jsonl_is_refused(tmp_path):
    (tmp_path / "bulk.jsonl").write_text("\n\n", encoding="utf-8")
    assert "bulk.jsonl" in only_reason(tmp_path)


# ---- into the store ----


def test_an_import_twice_changes_nothing(tmp_path, store):
    write(tmp_path / "one.md", "一篇")
    write(tmp_path / "two.md", "两篇", 36)
    assert imported(store, tmp_path) == [("一篇", "added"), ("两篇", "added")]
    before = list(store.load())
    assert imported(store, tmp_path) == [("一篇", "unchanged"), ("两篇", "unchanged")]
    assert list(store.load()) == before


def test_what_is_imported_has_its_figures(tmp_path, store):
    imported(store, write(tmp_path / "one.md"))
    (extraction,) = store.load()
    assert "超过35亿元" in [figure.surface for figure in extraction.figures]


def test_a_changed_article_is_updated(tmp_path, store):
    imported(store, write(tmp_path / "one.md"))
    assert imported(store, write(tmp_path / "one.md", amount=40)) == [("研发投入", "updated")]
    assert store.count() == 1


def test_a_refused_file_does_not_stop_the_others(tmp_path, store):
    (tmp_path / "a.md").write_bytes(b"")
    write(tmp_path / "b.md")
    rows = list(import_articles(read_paths([str(tmp_path)]), store, NAMES, TODAY))
    assert [(row.id is None, row.status) for row in rows] == [(True, "refused"), (False, "added")]
    assert "a.md" in str(rows[0].reason)


@pytest.mark.parametrize(("reader", "name"), [("read_articles", "a.md"), ("read_bulk", "a.jsonl")])
def test_a_fault_of_a_reader_is_logged_and_does_not_stop_the_other_files(tmp_path, monkeypatch, caplog, reader, name):
    write(tmp_path / "b.md", "好的")
    write(tmp_path / name, "坏的")
    real = getattr(importing, reader)

    def failing(content, path):
        if path.endswith(name):
            raise RecursionError("deep inside")
        yield from real(content, path)

    monkeypatch.setattr(importing, reader, failing)
    bad, good = titles(tmp_path)
    assert (good, bad.rsplit(" ", 1)[0]) == (
        "好的",
        f"Reading {tmp_path}/{name} failed through a fault of ours; please report reference",
    )
    assert bad.rsplit(" ", 1)[1][:-1] in caplog.text


def fails_on(title: str):
    def extract(article, _names):
        if article.title == title:
            raise RecursionError("deep inside")
        return Extraction(article)

    return extract


def test_a_fault_of_ours_in_one_article_is_logged_and_does_not_stop_the_others(tmp_path, store, monkeypatch, caplog):
    write(tmp_path / "a.md", "坏的")
    write(tmp_path / "b.md", "好的", 36)
    monkeypatch.setattr(arriving, "extract", fails_on("坏的"))
    bad, good = import_articles(read_paths([str(tmp_path)]), store, NAMES, TODAY)
    assert (bad.status, good.status) == ("refused", "added")
    reference = caplog.messages[0].rsplit(" ", 1)[1]
    assert f"report reference {reference}" in bad.reason
    assert "deep inside" not in bad.reason


def test_a_new_extractor_reads_stored_articles_again(tmp_path, store, open_store, monkeypatch):
    monkeypatch.setattr(arriving, "extract", lambda article, _names: Extraction(article))
    imported(store, write(tmp_path / "one.md"))
    monkeypatch.undo()
    newer = open_store(rules="rules of tomorrow")
    assert len(list(extract_again(newer, newer.outdated(), NAMES))) == 1
    assert newer.outdated() == ()
    assert [len(extraction.figures) > 0 for extraction in newer.load()] == [True]


def test_rows_that_only_older_rules_understand_are_no_obstacle(tmp_path, store, open_store, engine):
    imported(store, write(tmp_path / "one.md"))
    with engine.begin() as connection:
        connection.execute(sa.update(tables.figures).values(row={"surface": "35", "kind": "of long ago"}))
    newer = open_store(rules="rules of tomorrow")
    list(extract_again(newer, newer.outdated(), NAMES))
    assert [len(extraction.figures) > 0 for extraction in newer.load()] == [True]


def test_an_article_that_new_rules_fail_on_keeps_its_text(tmp_path, store, open_store, monkeypatch):
    imported(store, write(tmp_path / "one.md", "坏的"))
    monkeypatch.setattr(arriving, "extract", fails_on("坏的"))
    newer = open_store(rules="rules of tomorrow")
    list(extract_again(newer, newer.outdated(), NAMES))
    assert newer.outdated() == ()
    assert [(found.article.title, found.figures) for found in newer.load()] == [("坏的", ())]


@pytest.mark.parametrize(
    ("done_beside", "left"),
    [
        (
            lambda store, one: store.save(Extraction(replace(one, body="对岸的工厂交付了70台机床。"))),
            ["对岸的工厂交付了70台机床。"],
        ),
        (lambda store, one: store.remove([one.id]), []),
    ],
)
def test_an_article_that_others_change_while_it_is_read_again_is_theirs(
    tmp_path, store, open_store, monkeypatch, done_beside, left
):
    imported(store, write(tmp_path / "one.md"))

    def slowly(article, _names):
        done_beside(store, article)
        return Extraction(article)

    monkeypatch.setattr(arriving, "extract", slowly)
    newer = open_store(rules="rules of tomorrow")
    list(extract_again(newer, newer.outdated(), NAMES))
    assert [one.body for one in store.articles()] == left


class Pages:
    """A fetcher that has one page."""

    def __init__(self, data, url="https://news.example/river?id=1"):
        self.page = Page(url, data.encode())

    def fetch(self, url):
        if "gone" in url:
            raise UnreadableError(url, f"{url} answers 404; there is no page to read.")
        return self.page


SENTENCE = "江边科技周三说，今年的研发投入会超过35亿元，比去年多两成，负责人林默认为需求还会增长三年。"


def test_a_page_is_read_under_the_address_it_was_found_at():
    page = f"<html><head><title>江边科技的投入</title></head><body><article><p>{SENTENCE}</p></article></body></html>"
    (article,) = read_paths(["http://news.example/r"], Pages(page))
    assert (article.url, article.source) == ("https://news.example/river?id=1", "news.example")
    assert (article.path, SENTENCE in article.body) == ("http://news.example/r", True)


def test_the_same_page_by_another_way_is_the_same_article():
    first, second = (
        next(iter(read_paths(["https://a.example/"], Pages(SENTENCE, f"https://news.example/river?id=1{way}"))))
        for way in ("", "&utm_source=feed#top")
    )
    assert first.id == second.id


def test_a_page_that_cannot_be_had_is_refused_and_the_next_is_read():
    refused, read = read_paths(["https://news.example/gone", "https://news.example/1"], Pages(SENTENCE))
    assert refused == Refusal(
        "https://news.example/gone", "https://news.example/gone answers 404; there is no page to read."
    )
    assert read.body == SENTENCE


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"no text\n"])
def test_a_pdf_is_refused_with_the_kinds_that_are_read(tmp_path, data):
    (tmp_path / "thing.pdf").write_bytes(data)
    [refused] = read_paths([str(tmp_path / "thing.pdf")])
    assert refused.reason.endswith(
        " Files of the kind .pdf are not read; .htm, .html, .jsonl, .md, .txt are, so save its text as one of these."
    )
