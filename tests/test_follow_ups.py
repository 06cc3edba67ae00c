import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import QuestionError
from corpus.follow_ups import parse_in_thread
from corpus.names import Name, Names

NAMES = Names(
    [
        Name("Eddie Wu", "person", ("吴泳铭",)),
        Name("Jensen Huang", "person", ("黄仁勋",)),
        Name("Goldman Sachs", "company", ("高盛",)),
        Name("Alibaba Cloud", "company", ("阿里云",)),
        Name("OpenAI", "company", ()),
        Name("xAI", "company", ()),
        Name("Qwen", "product", ("通义千问",)),
        Name("ModelScope", "product", ("魔搭",)),
    ]
)


def parse(text, *earlier):
    return parse_in_thread(text, earlier, names=NAMES)


def words(question):
    return [word.text for word in question.words]


def test_follow_up_inherits_the_company_and_replaces_the_topic():
    question = parse("那投资计划是多少钱?", "阿里云数据中心能耗2032年会怎样?")
    assert question.names == ("Alibaba Cloud",)
    assert "能耗" not in words(question)
    assert question.intent == "figure"


def test_follow_up_with_a_pronoun_keeps_the_speaker_and_replaces_the_company():
    question = parse("他对xAI呢?", "黄仁勋怎么看OpenAI的合作?")
    assert question.speaker == "Jensen Huang"
    assert set(question.names) == {"xAI", "Jensen Huang"}
    assert question.intent == "claim"


def test_follow_up_that_names_only_a_place_inherits_what_was_asked():
    question = parse("and on ModelScope?", "How many developers use Qwen?")
    assert question.intent == "figure"
    assert "developers" in words(question)
    assert question.names == ("ModelScope",)


def test_follow_up_of_a_follow_up_reaches_back():
    question = parse("那2032年呢?", "阿里云的能耗是多少", "2022年呢?")
    assert question.names == ("Alibaba Cloud",)
    assert "能耗" in words(question)


@pytest.mark.parametrize(
    ("asked", "earlier", "kept", "gone"),
    [
        ("what about the price?", "How much copper does a data hall need?", "copper", None),
        ("那利润率呢?", "电动汽车的价格是多少", "电动汽车", None),
        ("and the cost?", "什么地方的铜矿最多?", "铜矿", None),
        ("那铁矿呢?", "什么地方的铜矿最多?", "铁矿", "利润"),
        ("那投资计划是多少钱?", "阿里云数据中心能耗2032年会怎样?", "投资", "能耗"),
    ],
)
def test_follow_up_that_names_only_what_is_measured_keeps_the_topic(asked, earlier, kept, gone):
    found = words(parse(asked, earlier))
    assert kept in found
    assert gone not in found


def test_question_of_its_own_inherits_nothing():
    assert parse("高盛怎么看铜价", "阿里云投多少钱").names == ("Goldman Sachs",)


def test_what_is_inherited_weighs_less_than_what_is_said():
    weights = {word.text: word.weight for word in parse("那投资呢?", "阿里云的能耗").words}
    assert weights["阿里云"] < weights["投资"]


def test_name_alone_takes_the_place_of_the_one_before():
    question = parse("what about OpenAI?", "吴泳铭怎么看AGI")
    weights = {word.name: word.weight for word in question.words if word.name}
    assert weights["Eddie Wu"] < 0.5
    assert question.names_now == {"OpenAI"}


@settings(deadline=None)
@given(st.text(max_size=120), st.lists(st.text(max_size=40), max_size=3))
def test_any_text_is_a_question_or_is_refused(text, earlier):
    try:
        question = parse(text, *earlier)
    except QuestionError:
        return
    assert question.text == text
