from datetime import date

import pytest

from corpus.errors import QuestionError
from corpus.names import Name, Names
from corpus.questions import parse_question

NAMES = Names(
    [
        Name("Eddie Wu", "person", ("吴泳铭",)),
        Name("Joe Tsai", "person", ("蔡崇信",)),
        Name("Jensen Huang", "person", ("黄仁勋",)),
        Name("Goldman Sachs", "company", ("高盛",)),
        Name("Alibaba Cloud", "company", ("阿里云",)),
        Name("OpenAI", "company", ()),
        Name("xAI", "company", ()),
        Name("Qwen", "product", ("通义千问",)),
        Name("ModelScope", "product", ("魔搭",)),
    ]
)


def parse(text):
    return parse_question(text, names=NAMES)


def words(question):
    return [word.text for word in question.words]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("阿里云三年要投多少钱", "figure"),
        ("How many developers are there?", "figure"),
        ("阿里云 营收", "figure"),
        ("高盛怎么看铜价", "claim"),
        ("What does Joe Tsai think about chips?", "claim"),
        ("芯片禁令什么时候生效", "when"),
        ("什么是规模法则", "definition"),
        ("电网 老化", "passage"),
    ],
)
def test_kind_of_answer_asked_for(text, intent):
    assert parse(text).intent == intent


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("投资多少钱", "money"),
        ("增长到几倍", "multiple"),
        ("市场份额占比", "percent"),
        ("要等多久", "duration"),
        ("有多少开发者", "count"),
        ("how much money", "money"),
        ("what percentage of chips", "percent"),
        ("占全省风电装机多少", "share"),
        ("佔全球用電量多少", "share"),
        ("OpenAI的revenue是多少", "money"),
        ("这家公司的headcount有多大", "count"),
        ("青岚的每股盈余", "money"),
        ("注册量掉了多少", "percent"),
        ("What was their adjusted EPS?", "money"),
    ],
)
def test_kinds_of_figure_that_would_answer(text, kind):
    assert kind in parse(text).kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电网平均运行了多少年?", ["电网", "平均", "运行"]),
        ("请问铜价2027年会升到多少", ["铜价", "2027", "升"]),
        ("How old is the grid?", ["aged", "grid"]),
        ("站长今年多大年纪", ["站长", "今年", "岁"]),
        ("Apple's grid", ["apple", "grid"]),
        ("红烧肉怎么做", ["红烧肉"]),
        ("数据围栏是什么意思", ["数据", "围栏"]),
        ("为什么说电价太贵", ["电价", "贵"]),
        ("腾讯要裁多少人", ["腾讯", "裁", "人"]),
        ("青岚一共融了多少", ["青岚", "融"]),
        ("太空里有很多电站吗", ["太空", "电站"]),
        ("他对坍塌怎么看", ["坍塌"]),
    ],
)
def test_words_that_only_ask_are_left_out(text, expected):
    assert words(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("哪座电站最早并网", ["电站", "最早", "并网"]),
        ("歌曲出自哪一部电影", ["歌曲", "出自", "电影"]),
        ("哪年并网", ["并网"]),
        ("哪次会议修改章程", ["会议", "修改", "章程"]),
        ("大部分电站在哪", ["大部分", "电站"]),
    ],
)
def test_what_is_counted_goes_with_which(text, expected):
    assert [word.text for word in parse(text).words] == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("How wide is the Great Given?", {"great", "given"}),
        ("How many ships did Zheng He command?", {"zheng", "he"}),
        ("what was given to the great man", set()),
        ("What Was Given To The Great Man And Who Saw Him", set()),
        ("Who is The Great Man?", {"great", "man"}),
    ],
)
def test_common_words_with_capitals_are_part_of_a_name(text, kept):
    full = {word.text for word in parse(text).words if word.weight == 1.0}
    assert {word.text for word in parse(text).words if word.is_capital} == kept
    assert full & {"great", "given", "man", "he", "the", "zheng"} == kept


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("Who runs the ferry to Portmouth's harbour?", {"portmouth"}),
        ("Portmouth ferries in May", set()),
        ("who runs the ferry to portmouth", set()),
        ("WHO RUNS THE FERRY TO PORTMOUTH", set()),
        ("什么是MoE", {"moe"}),
        ("What is an iPump?", {"ipump"}),
        ("欧内斯特·卢瑟福发现了什么", {"欧内斯特", "卢瑟福"}),
        ("盧瑟福發現了什麼", set()),
        ("铜·铝价格", set()),
        ("天气·时间", set()),
    ],
)
def test_capital_inside_a_sentence_is_known(text, capitals):
    assert {word.text for word in parse(text).words if word.is_capital} == capitals


@pytest.mark.parametrize("form", ["吴泳铭", "吳泳銘", "Eddie Wu", "eddie wu"])
def test_name_is_known_in_any_script_and_case(form):
    assert parse(f"{form} ASI").names == ("Eddie Wu",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("吴永明", "Eddie Wu"),
        ("蔡祟信", "Joe Tsai"),
        ("Jenson", "Jensen Huang"),
        ("goldmann", "Goldman Sachs"),
        ("goldman sacks", "Goldman Sachs"),
        ("蔡信", "Joe Tsai"),
        ("Tsai", "Joe Tsai"),
    ],
)
def test_slip_of_the_pen_is_kept_beside_the_name_it_means(typed, meant):
    (word,) = parse(typed).words
    assert (word.name, word.meant) == (None, (meant,))


@pytest.mark.parametrize(("typed", "weight"), [("thnik", 0.35), ("hwo", 0.35), ("hbm", 1.0), ("gpu", 1.0)])
def test_misspelled_word_that_only_asks_weighs_little(typed, weight):
    assert [word.weight for word in parse(f"grid {typed}").words if word.text == typed] == [weight]


@pytest.mark.parametrize("typed", ["永明", "cloud", "高山", "信用"])
def test_ordinary_word_means_no_name(typed):
    assert [word.meant for word in parse(typed).words] == [()]


def test_one_whose_view_is_asked_is_the_speaker():
    assert parse("黄仁勋怎么看OpenAI").speaker == "Jensen Huang"
    assert parse("高盛怎么看铜价").speaker == "Goldman Sachs"
    assert parse("阿里云的投资").speaker is None


def test_filters_are_taken_out_of_the_text():
    question = parse("电网 speaker:高盛 source:AIPress after:2025-09 before:2026 lang:zh -欧洲 “新石油”")
    filters = question.filters
    assert (filters.speaker, filters.source, filters.lang) == ("Goldman Sachs", "AIPress", "zh")
    assert (filters.after, filters.before) == (date(2025, 9, 1), date(2026, 1, 1))
    assert (filters.phrases, filters.excluded) == (("新石油",), ("欧洲",))
    assert words(question) == ["电网", "新", "石油"]


@pytest.mark.parametrize("text", ["", "  \n", "电网 after:昨天", "电网 before:2025-13", "长" * 1001])
def test_question_that_cannot_be_asked_is_refused_in_a_sentence(text):
    with pytest.raises(QuestionError) as refused:
        parse(text)
    assert refused.value.reason.endswith(".")


@pytest.mark.parametrize(
    ("text", "years"),
    [("2027年铜价", {"2027"}), ("明年的投入", {"next"}), ("spending last year in 2024", {"last", "2024"})],
)
def test_years_asked_about_are_known(text, years):
    assert parse_question(text, names=NAMES).years == years


@pytest.mark.parametrize(
    ("text", "planned"), [("投资计划是多少", True), ("planned spending", True), ("投资多少", False)]
)
def test_plan_asked_for_is_known(text, planned):
    assert parse_question(text, names=NAMES).planned is planned


@pytest.mark.parametrize(
    ("asked", "amounts"),
    [
        ("三千八百亿", ["=380000000000"]),
        ("阿里投三千八百億元了嗎", ["=380000000000"]),
        ("六亿次下载", ["=600000000"]),
        ("两万亿美元", ["=2000000000000"]),
        ("一百五十万", ["=1500000"]),
        ("千万别投", []),
        ("十万个为什么", []),
        ("数十亿用户", []),
        ("千亿市值", []),
        ("亿万富翁", []),
        ("二〇二七年", []),
    ],
)
def test_an_amount_in_chinese_numerals_is_one(asked, amounts):
    assert [word.amount for word in parse_question(asked, names=NAMES).words if word.amount] == amounts


def test_word_inside_a_longer_one_asks_for_nothing():
    assert "money" not in parse_question("手机的利润率", names=NAMES).kinds
    assert "money" in parse_question("手机的利润", names=NAMES).kinds


def test_research_and_development_is_one_word():
    assert [word.text for word in parse_question("R&D in cars", names=NAMES).words] == ["r&d", "cars"]


FIRST_WORDS = Names(
    [
        Name("Watermark Robotics", "company", ("水印机器人",)),
        Name("Standard Cloud", "company", ("准云",)),
        Name("Robot Cloud", "company"),
    ]
)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("watermark revenue", ("Watermark Robotics",)),
        ("standard revenue", ()),  # too many mean something else
        ("robot revenue", ()),
    ],
)
def test_a_rare_first_word_of_a_name_may_mean_it(question, meant):
    assert parse_question(question, names=FIRST_WORDS).words[0].meant == meant


def test_what_stands_in_another_clause_is_not_asked_for():
    assert "share" not in parse("工厂占地不小，一共花了多少钱").kinds


@pytest.mark.parametrize(
    "text", ["会议几点开始", "峰会是几月几日", "On which day did it open?", "what date was it signed", "会议到几点结束"]
)
def test_day_or_hour_is_asked_for(text):
    assert parse(text).intent == "when"


@pytest.mark.parametrize(
    "text", ["他提出了几点建议", "点阵图有几点变化", "which date palm grows fastest", "几号线最长"]
)
def test_points_lines_and_palms_are_no_dates(text):
    assert parse(text).intent != "when"


@pytest.mark.parametrize("text", ["b", "<b>", "a b", "b😀"])
def test_single_letters_ask_for_nothing(text):
    assert parse(text).words == ()
