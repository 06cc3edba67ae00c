import copy
import gc
import io
import pickle
from dataclasses import replace
from datetime import date
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.index.records import pack_records
from corpus.index.segments import build_segment, without
from corpus.index.snapshot import Snapshot, SnapshotError, read_snapshot, write_snapshot
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article, Span
from corpus.names import load_names
from corpus.questions import parse_question

NAMES = load_names()
ARTICLES = [
    Article(
        "a\t\n1",
        "阿里云扩建",
        "吴泳铭表示，阿里云三年内将投入3800亿元建设数据中心。\n\n他预计到2032年能耗会达到10倍。",
        "联合日报",
        published=date(2025, 9, 1),
        lang="zh-Hans",
    ),
    Article("b", "Copper", "Goldman Sachs said copper prices will rise 12% by 2027.", lang="en"),
    Article("c", "旧闻", "電網已經老化，需要更多的銅。", lang="zh-Hant"),
    Article("", "", "", lang="und"),
]
EXTRACTIONS = [extract(article, NAMES) for article in ARTICLES]
QUESTIONS = ("阿里云三年投多少钱", "copper prices", "電網", "吴泳铭怎么看能耗", "火星")
KNOWN = {"b": "12ab", "c": "34cd"}


def library():
    return Library(EXTRACTIONS, names=NAMES)


def written(snapshot=None, fingerprint="rules"):
    file = io.BytesIO()
    write_snapshot(file, snapshot or Snapshot(library().segments, KNOWN), fingerprint)
    return file.getvalue()


def test_library_from_a_snapshot_answers_as_the_one_it_was_made_of():
    before = library()
    read = read_snapshot(memoryview(written()), "rules")
    after = Library(names=NAMES, segments=read.segments)
    assert read.known == KNOWN
    assert after.articles == tuple(ARTICLES)
    assert after.searched == before.searched
    for text in QUESTIONS:
        question = parse_question(text, names=NAMES)
        assert after.ask(question) == before.ask(question)
        assert after.figures(text) == before.figures(text)
        assert after.claims(text) == before.claims(text)
        assert after.search(text) == before.search(text)


def test_articles_taken_out_stay_out_and_others_can_be_added():
    gone = without(build_segment(EXTRACTIONS, NAMES), ["b"])
    read = read_snapshot(memoryview(written(Snapshot((gone,), {}))), "rules")
    shelves = Library(names=NAMES, segments=read.segments)
    assert shelves.article("b") is None
    shelves.add([EXTRACTIONS[1]])
    assert shelves.article("b") == EXTRACTIONS[1]


def test_empty_library_can_be_kept():
    assert (
        Library(names=NAMES, segments=read_snapshot(memoryview(written(Snapshot((), {}))), "rules").segments).articles
        == ()
    )


@pytest.mark.parametrize(
    ("damaged", "why"),
    [
        (lambda data: data[:0], "no snapshot"),
        (lambda data: data[:15], "no snapshot"),
        (lambda data: b"x" + data[1:], "no snapshot"),
        (lambda data: data[:8] + b"\x09" + data[9:], "format 9"),
        (lambda data: data[:40] + bytes((data[40] ^ 1,)) + data[41:], "header is damaged"),
        (lambda data: data[:60], "header is damaged"),
        (lambda data: data[:-1], "cut off"),
        (lambda data: data + b"x", "goes on"),
        (lambda data: data[:-2] + bytes((data[-2] ^ 1,)) + data[-1:], "known are damaged"),
        (lambda data: data.replace(b"copper\nprices", b"copper\npricks"), "words are damaged"),
        (lambda data: data.replace(b"said copper prices", b"said copper pricks"), "packed are damaged"),
    ],
)
def test_damaged_snapshot_is_refused(damaged, why):
    with pytest.raises(SnapshotError, match=why):
        read_snapshot(memoryview(damaged(written())), "rules")


def test_snapshot_of_other_rules_is_refused():
    with pytest.raises(SnapshotError, match="other rules"):
        read_snapshot(memoryview(written()), "rules of tomorrow")


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_no_flipped_bit_is_read_as_another_index(data):
    good = written()
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] + bytes((good[at] ^ 1 << data.draw(st.integers(0, 7)),)) + good[at + 1 :]
    try:
        again = read_snapshot(memoryview(bad), "rules")
    except SnapshotError:
        return
    assert written(again) == good  # the bit was between sections


@pytest.mark.parametrize(("anew", "found"), [(True, ["a\t\n1", "c", "", "b"]), (False, ["a\t\n1", "c", ""])])
def test_record_damaged_since_is_read_anew_or_left_out(anew, found):
    data = bytearray(written())
    segments = read_snapshot(memoryview(data).toreadonly(), "rules").segments
    data[data.index(b"Goldman Sachs said copper")] ^= 1
    asked = []

    def read(ids):
        asked.extend(ids)
        return EXTRACTIONS[1:2]

    shelves = Library(names=NAMES, segments=segments, anew=read if anew else None)
    hits = shelves.ask(parse_question("copper prices", names=NAMES)).hits
    assert [hit.article.id for hit in hits] == ["b"] * anew
    assert asked == ["b"] * anew
    assert [article.id for article in shelves.articles] == found


def damaged_segments():
    """Segments from a file in which the record of the article b is damaged after it was read."""
    data = bytearray(written())
    segments = read_snapshot(memoryview(data).toreadonly(), "rules").segments
    data[data.index(b"Goldman Sachs said copper")] ^= 1
    return segments


def test_version_that_came_while_a_damaged_record_was_read_anew_stays():
    newer = extract(Article("b", "Copper", "Goldman Sachs said copper prices will fall 7% by 2027.", lang="en"), NAMES)

    def read(_):
        shelves.add([newer])  # another thread does
        return EXTRACTIONS[1:2]

    shelves = Library(names=NAMES, segments=damaged_segments(), anew=read)
    assert shelves.article("b") == newer
    assert [article.id for article in shelves.articles] == ["a\t\n1", "c", "", "b"]


def test_article_taken_out_while_its_damaged_record_was_read_anew_stays_out():
    def read(ids):
        shelves.remove(ids)
        return EXTRACTIONS[1:2]

    shelves = Library(names=NAMES, segments=damaged_segments(), anew=read)
    assert shelves.article("b") is None
    assert [article.id for article in shelves.articles] == ["a\t\n1", "c", ""]


def test_promises_are_found_beside_a_damaged_record():
    asked = []

    def read(ids):
        asked.extend(ids)
        assert len(asked) < 3
        return EXTRACTIONS[1:2]

    # Segments are merged some time: until then the damaged record is still there.
    shelves = Library(names=NAMES, segments=damaged_segments(), anew=read, later=lambda _: None)
    due = shelves.falling_due(date(2027, 1, 1), date(2032, 12, 31))
    assert ({one.article.id for one in due}, asked) == ({"a\t\n1", "b"}, ["b"])


def test_record_near_a_span_has_what_meets_it():
    records = pack_records(EXTRACTIONS)
    at = ARTICLES[0].body.index("3800亿元")
    near = records.near(0, Span(at, at + 1))
    assert [figure.surface for figure in near.figures] == ["3800亿元"]
    assert near.article == ARTICLES[0]
    assert [*records] == EXTRACTIONS


def test_place_knows_its_amounts_and_who_speaks_before_anything_is_unpacked(monkeypatch):
    records = pack_records(EXTRACTIONS)
    near = records.near(0, Span(0, len(ARTICLES[0].body)))
    monkeypatch.setattr("corpus.index.records._values", None)
    assert near.marks_in([Span(0, len(ARTICLES[0].body)), Span(0, 1)]) == ({"=380000000000", "@Eddie Wu"}, set())


def test_article_near_a_span_is_like_any_other():
    records, whole = pack_records(EXTRACTIONS), Span(0, len(ARTICLES[0].body))
    read = EXTRACTIONS[0]
    assert records.near(0, whole) == read
    assert hash(records.near(2, whole)) == hash(EXTRACTIONS[2])
    assert read == records.near(0, whole)
    assert records.near(0, whole) != records.near(0, Span(0, 1))
    assert records.near(0, whole) != records.near(1, whole)
    assert replace(records.near(0, whole), claims=()) == replace(read, claims=())
    assert [copy.copy(records.near(0, whole)), copy.deepcopy(records.near(0, whole))] == [read, read]
    assert pickle.loads(pickle.dumps(records.near(0, whole))) == read  # noqa: S301 - ours
    with pytest.raises(AttributeError):
        records.near(0, whole).topics  # noqa: B018 - it is the looking up


def test_records_that_are_dropped_go_at_once():
    records = pack_records(EXTRACTIONS)
    assert records.article(1) == ARTICLES[1]
    gone = ref(records)
    gc.disable()
    try:
        del records
        assert gone() is None
    finally:
        gc.enable()
