import pytest

from corpus.index.parts import build_parts, sure_parts
from corpus.index.segments import build_segment
from corpus.index.terms import Text
from corpus.index.translation import meanings
from corpus.index.units import Index
from corpus.index.words import Word
from corpus.index.worths import Worths
from corpus.models import Article, Extraction
from corpus.names import Names

TEXTS = ("铜价在上涨", "model inference price", "泳铭谈投资", "电网老化了", "the grid is ageing", "数据中心")
NAMES = Names(())
INDEX = Index([build_segment((Extraction(Article(text, "", text)) for text in TEXTS), NAMES)], NAMES)


def part(*words):
    (only,) = build_parts([word if isinstance(word, Word) else Word(word) for word in words], INDEX)
    return only


def degree(one, text):
    worths = Worths([one])
    return worths.of(text.among(worths.chinese, worths.others)).degrees[0]


def test_word_as_written_is_wholly_found():
    assert degree(part("铜价"), Text("铜价在上涨")) == pytest.approx(1.0)


def test_wrong_characters_of_the_right_sound_are_found_a_little_less():
    assert 0.7 < degree(part("勇明"), Text("泳铭谈投资")) < 1.0


def test_misspelled_word_is_found_a_little_less():
    assert 0.7 < degree(part("infrence"), Text("model inference price")) < 1.0


def test_word_is_found_in_the_other_language():
    assert 0.8 < degree(part("investment"), Text("泳铭谈投资")) < 1.0
    assert 0.8 < degree(part("投资"), Text("they invest")) < 1.0


def test_words_of_one_expression_make_one_part():
    both = part("data", "centres")
    assert both.surface == "data centres"
    assert degree(both, Text("数据中心")) > 0.8


def test_words_of_an_expression_that_nobody_wrote_help_to_find_and_prove_nothing():
    both = part("copper", "plate")
    assert degree(both, Text("铜价在上涨")) > 0
    (sure,) = sure_parts([both])
    assert degree(sure, Text("铜价在上涨")) == 0


def test_words_that_stand_apart_make_no_expression():
    parts = build_parts([Word("data"), Word("centres", is_apart=True)], INDEX)
    assert [one.surface for one in parts] == ["data", "centres"]


def test_name_is_found_by_any_of_its_forms():
    wu = part(Word("吴泳铭", name="Eddie Wu"))
    assert degree(wu, Text("wu said", ["@Eddie Wu"])) == pytest.approx(1.0)
    assert degree(wu, Text("tsai said", ["@Joe Tsai"])) == 0


def test_word_nobody_wrote_weighs_most():
    parts = build_parts([Word("量子"), Word("电网")], INDEX)
    assert parts[0].weight > parts[1].weight
    assert degree(parts[0], Text("电网老化了")) == 0


def test_word_asked_for_again_weighs_what_it_weighs_now():
    now, before = part("铜价"), part(Word("铜价", weight=0.5))
    assert before.forms == now.forms
    assert before.weight == pytest.approx(now.weight / 2)
    assert before.proves == pytest.approx(now.proves / 2)


def test_word_in_capitals_is_no_slip_though_it_was_one_before():
    assert degree(part("grit"), Text("the grid is ageing")) > 0
    assert degree(part(Word("grit", is_capital=True)), Text("the grid is ageing")) == 0
    assert degree(part(Word("grit", name="Grit")), Text("the grid is ageing")) == 0


def test_each_index_remembers_what_was_made_of_it_alone():
    other = Index([build_segment([Extraction(Article("油", "", "油价"))], NAMES)], NAMES)
    made = []

    def make(index, word):
        made.append((index, word))
        return index.count(word)

    assert [one.remembered(make)(word) for one in (INDEX, other) for word in ("铜价", "油价", "铜价")] == [
        1,
        0,
        1,
        0,
        1,
        0,
    ]
    assert made == [(INDEX, "铜价"), (INDEX, "油价"), (other, "铜价"), (other, "油价")]


def test_word_that_cannot_be_translated_weighs_less_in_the_other_language():
    zeitgeist = part("zeitgeist")
    assert zeitgeist.weight_in("zh") < zeitgeist.weight_in("en")


def test_every_meaning_leads_back():
    assert "投资" in meanings()["invest"]
    assert "invest" in meanings()["投资"]


def test_no_known_word_is_corrected():
    assert INDEX.nearest("model") == []
    assert INDEX.nearest("modle")[0] == ("model", 0.8)
    assert INDEX.nearest("zzzzzz") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("powr", ["power"]), ("lower", []), ("tower", []), ("pwoer", ["power"]), ("founder", ["founded"])],
)
def test_a_word_of_general_language_is_no_slip_for_another(typed, meant):
    text = "Power is scarce in the towns, and the mill was founded by the river."
    index = Index([build_segment([Extraction(Article("p", "", text))], NAMES)], NAMES)
    assert [known for known, nearness in index.nearest(typed) if nearness == 0.8][:1] == meant
