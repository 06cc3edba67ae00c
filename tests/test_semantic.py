import pytest

from bot.vectors import encode, keep, prepare, restore
from corpus.library import Library
from corpus.models import Article, Extraction
from corpus.names import load_names
from corpus.questions import parse_question
from corpus.semantic import Meanings, Row, find_encoder

NAMES = load_names()
# What the made-up model knows: words of one row mean the same.
SENSES = (("dog", "hound", "犬"), ("ship", "vessel", "轮船"), ("moon", "lunar", "月球"))
KENNEL = Extraction(Article("kennel", "Kennels", "The hound barked all night long in the yard.", lang="en"))
HARBOUR = Extraction(Article("harbour", "港口", "轮船在雾里靠了岸，旅客陆续走下跳板。", lang="zh-Hans"))
TIDES = Extraction(Article("tides", "Tides", "The lunar pull raises the sea twice a day.", lang="en"))
ALL = (KENNEL, HARBOUR, TIDES)


class SenseEncoder:
    name = "senses"

    def __init__(self):
        self.encoded = []

    def encode(self, texts):
        self.encoded.extend(texts)
        return [[float(any(word in text.lower() for word in sense)) for sense in SENSES] for text in texts]


def unread(meanings, articles=ALL):
    shelves = Library(articles, names=NAMES)
    shelves.use_meanings(meanings)
    return shelves


def library(meanings, articles=ALL):
    shelves = unread(meanings, articles)
    meanings.add(shelves.unencoded())
    return shelves


@pytest.mark.parametrize(
    ("query", "found"), [("dog", "kennel"), ("犬", "kennel"), ("vessel", "harbour"), ("月球", "tides")]
)
def test_what_means_the_same_is_found(query, found):
    assert library(Meanings(SenseEncoder())).search(query)[0].article.id == found


def test_without_a_model_words_alone_are_found():
    assert [hit.article.id for hit in Library(ALL, names=NAMES).search("hound")] == ["kennel"]


def test_filters_hold_for_meaning_too():
    shelves = library(Meanings(SenseEncoder()))
    assert [hit.article.id for hit in shelves.search("dog lang:zh")] == ["harbour"]


def test_meaning_alone_is_no_answer():
    assert library(Meanings(SenseEncoder())).ask(parse_question("dog training prices", names=NAMES)).hits == ()


def test_articles_are_encoded_as_they_come_and_forgotten_as_they_go():
    meanings = Meanings(SenseEncoder())
    shelves = library(meanings, (KENNEL,))
    shelves.add([HARBOUR])
    assert shelves.search("vessel")[0].article.id == "harbour"
    shelves.add([Extraction(Article("harbour", "港口", "月球把海水拉高。", lang="zh-Hans"))])
    assert [one.start for one in meanings.nearest("vessel")["zh"]] == [0]
    shelves.remove(["harbour"])
    assert meanings.nearest("vessel").get("zh", []) == []


def test_vectors_kept_are_not_computed_again(tmp_path):
    meanings = Meanings(SenseEncoder())
    prepare(meanings, unread(meanings), tmp_path)

    again = Meanings(SenseEncoder())
    shelves = unread(again)
    prepare(again, shelves, tmp_path)

    assert again.encoder.encoded == []
    assert shelves.search("dog")[0].article.id == "kennel"
    assert [path.name for path in tmp_path.iterdir()] == ["vectors-senses.npz"]


def test_an_article_that_changed_is_encoded_anew(tmp_path):
    meanings = Meanings(SenseEncoder())
    prepare(meanings, unread(meanings), tmp_path)

    again = Meanings(SenseEncoder())
    changed = Extraction(Article("kennel", "Kennels", "A vessel lay in the yard.", lang="en"))
    prepare(again, unread(again, (changed, HARBOUR)), tmp_path)

    assert again.encoder.encoded == ["Kennels: A vessel lay in the yard."]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not an archive"])
def test_a_damaged_file_is_passed_over(tmp_path, content):
    (tmp_path / "vectors-senses.npz").write_bytes(content)
    meanings = Meanings(SenseEncoder())
    shelves = unread(meanings)

    restore(meanings, shelves, tmp_path)

    assert shelves.unencoded() == list(ALL)


def test_rows_that_are_fewer_than_vectors_are_refused():
    meanings = Meanings(SenseEncoder())
    with pytest.raises(ValueError, match="vectors"):
        meanings.restore([Row("en", "kennel", 0)], [[1.0], [0.0]], {"kennel"})


def test_what_was_computed_before_an_interruption_is_kept(tmp_path):
    meanings = Meanings(SenseEncoder())
    shelves = unread(meanings)
    steps = encode(meanings, shelves, tmp_path)
    next(steps)
    steps.close()
    assert (tmp_path / "vectors-senses.npz").exists()


def test_nothing_to_keep_is_kept(tmp_path):
    meanings = Meanings(SenseEncoder())
    keep(meanings, unread(meanings, ()), tmp_path)
    assert (tmp_path / "vectors-senses.npz").exists()


def test_the_installed_model_knows_both_languages():
    encoder = find_encoder()
    if encoder is None:
        pytest.skip("onrecord[semantic] is not installed")
    dog, hound, ship = encoder.encode(["The dog sleeps.", "狗在睡觉。", "The ship sank."])
    assert sum(a * b for a, b in zip(dog, hound, strict=True)) > sum(a * b for a, b in zip(dog, ship, strict=True))
