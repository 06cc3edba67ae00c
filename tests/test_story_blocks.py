"""Check, timeline and due as people read them: on every Slack surface, in three scripts."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from string import Formatter
from typing import get_args

import pytest
from desk_double import LibraryDouble, build_desk
from hypothesis import given
from hypothesis import strategies as st
from payloads import CHANNEL, mention, message_shortcut
from slack_app import connected
from slack_double import Refusal
from slack_rules import objections_to
from stories_texts import NAMES, told

from corpus.library import Library
from corpus.stories.checking import Finding
from handlers.charts import chart, without_charts
from handlers.clicks import answer_click
from handlers.commands import answer_command
from handlers.desk import AT_THE_CONSOLE
from handlers.examples import examples
from handlers.labels import scaled
from handlers.offering import buttons_in
from handlers.shortcuts import text_of
from handlers.stories import check_text
from handlers.story_blocks import in_words
from handlers.story_wording import StoryWording
from handlers.subcommands import subcommand_of
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL, WORDINGS

LIBRARY = Library(
    [
        told("百度2022年实现营收1237亿元，比前一年略低。", id="a", published="2023-02-22", title="百度年报一"),
        told("百度2023年实现营收1346亿元，比前一年高。", id="b", published="2024-02-28", title="百度年报二"),
        told("百度2024年實現營收1331億元。", id="c", published="2025-02-18", title="百度年報三"),
        told("摩根士丹利预计，到2028年铜价将达每吨12350美元，之后还会涨。", id="d", published="2025-10-08", title="铜"),
    ],
    names=NAMES,
)
DESK = build_desk(LIBRARY)


def shown(message):
    """All that a message says, in one string."""
    return "\n".join(_texts(message.blocks))


def _texts(value):
    if isinstance(value, dict):
        yield from [value["text"]] if isinstance(value.get("text"), str) else []
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def test_each_figure_of_a_text_stands_with_what_the_record_says():
    said = shown(answer_command(DESK, "核对 百度2024年营收1331亿元，2023年营收1400亿元，我们有12个人"))
    assert "对照收录的文章：一致 1 · 不一致 1 · 未收录 1" in said
    assert "1331亿元\n · 与记录一致" in said
    assert "1400亿元\n · 与记录不一致" in said
    assert "百度2023年实现营收" in said
    assert "12个\n · 未收录" in said
    assert "百度年报二" in said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("check Baidu's revenue was RMB 133.1 billion in 2024", "agrees with the record"),
        ("核對 百度2023年營收1400億元", "與紀錄不一致"),
        ("check Baidu's revenue was RMB 1 billion in 2019", "not on record"),
    ],
)
def test_a_check_is_worded_in_the_script_of_the_one_who_asks(typed, sentence):
    assert sentence in shown(answer_command(DESK, typed))


def test_where_the_record_disagrees_with_itself_both_sides_are_counted_and_quoted():
    library = Library(
        [
            told("文心一言的月活跃用户达到9000万人。", id="a", published="2025-11-01", title="其一"),
            told("文心一言的月活跃用户达到7000万人，远不如对手。", id="b", published="2025-11-03", title="其二"),
        ],
        names=NAMES,
    )
    said = shown(answer_command(build_desk(library), "核对 文心一言的月活跃用户达到9000万人"))
    assert "一致 1 · 不一致 1 · 未收录 0" in said
    assert "9000万人\n · 与记录一致 (1) · 与记录不一致 (1)" in said
    assert "其一" in said
    assert "远不如对手" in said
    assert "其二" in said


@pytest.mark.parametrize(
    ("typed", "sums", "sentence"),
    [
        ("核对 {}", "，".join(f"{n}01万元" for n in range(1, 31)), "只核对了 30 个中的前 20 个"),
        ("核對 {}", "，".join(f"{n}01億元" for n in range(1, 31)), "只核對了 30 個中的前 20 個"),
        ("check {}", " ".join(f"${n}01 million." for n in range(1, 31)), "these are the first 20 of 30"),
    ],
)
def test_a_text_of_more_figures_than_are_checked_says_so(typed, sums, sentence):
    assert sentence in shown(answer_command(DESK, typed.format(sums)))


def test_a_text_whose_figures_are_all_checked_says_nothing_of_it():
    assert "the first" not in shown(answer_command(DESK, "check $101 million. $201 million."))


def test_a_series_is_drawn_and_every_point_has_its_sentence_and_source():
    message = answer_command(DESK, "走势 百度营收")
    drawing = next(block for block in message.blocks if block["type"] == "data_visualization")
    assert drawing["title"] == "百度 · 營收"
    assert drawing["chart"]["axis_config"] == {"categories": ["2022", "2023", "2024"], "y_label": "亿元"}
    assert [point["value"] for point in drawing["chart"]["series"][0]["data"]] == [1237.0, 1346.0, 1331.0]
    said = shown(message)
    assert "较前一次 +109亿" in said
    assert "较前一次 −15亿" in said
    assert all(title in said for title in ("百度年报一", "百度年报二", "百度年報三"))


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("timeline baidu staff", ENGLISH.stories.low_ends),
        ("走势 百度员工", SIMPLIFIED.stories.low_ends),
        ("走勢 百度員工數", TRADITIONAL.stories.low_ends),
        ("走势 百度营收", None),
    ],
)
def test_below_a_chart_with_a_range_it_is_said_which_end_is_drawn(typed, note):
    staff = told("百度2022年的员工有3万人，2023年的员工有4万至5万人。", id="s", title="百度员工")
    message = answer_command(build_desk(Library([*LIBRARY.extractions, staff], names=NAMES)), typed)
    assert "data_visualization" in [block["type"] for block in message.blocks]
    notes = {words.stories.low_ends for words in WORDINGS.values()}
    assert {line for line in shown(message).split("\n") if line in notes} == ({note} if note else set())


@pytest.mark.parametrize(
    ("number", "unit", "words", "said"),
    [
        ("109亿", "CNY", SIMPLIFIED, "109亿元"),
        ("109億", "EUR", TRADITIONAL, "109億歐元"),
        ("109亿", "SEK", SIMPLIFIED, "109亿 SEK"),
        ("10.9 billion", "CNY", ENGLISH, "10.9 billion CNY"),
        ("5", "percent", ENGLISH, "5%"),
        ("5", "percent", SIMPLIFIED, "5%"),
        ("3万", "download", SIMPLIFIED, "3万"),
        ("30 million", "download", ENGLISH, "30 million download"),
        ("30", "家", ENGLISH, "30"),
        ("30", None, ENGLISH, "30"),
    ],
)
def test_a_unit_is_named_in_the_script_of_the_one_who_asks(number, unit, words, said):
    assert scaled(number, unit, words) == said


def test_a_month_and_a_year_are_not_drawn_in_one_line():
    texts = ("比亚迪2025年9月的海外销量为9万辆。", "比亚迪2025年的海外销量为80万辆。")
    library = Library([told(text, id=str(n), published="2026-01-09") for n, text in enumerate(texts)], names=NAMES)
    message = answer_command(build_desk(library), "走势 比亚迪海外销量")
    assert "data_visualization" not in [block["type"] for block in message.blocks]
    assert "9万辆" in shown(message)
    assert "80万辆" in shown(message)


def test_one_point_is_not_drawn():
    message = answer_command(DESK, "timeline copper price")
    assert [block["type"] for block in message.blocks].count("data_visualization") == 0
    assert ENGLISH.stories.one_point in shown(message)


def test_claims_that_fall_due_say_who_and_when():
    said = shown(answer_command(DESK, "到期"))
    assert "2028年12月31日到期" in said
    assert "摩根士丹利" in said
    assert answer_command(DESK, "due 2027").text == "Nothing on record falls due by 31 Dec 2027."


@pytest.mark.parametrize("typed", ["timeline Intel dividends", "check Intel in Q9", "走勢 英特爾股息"])
def test_what_the_record_has_no_figures_for_is_asked_as_a_question(typed):
    assert answer_command(DESK, typed).text.startswith(
        (ENGLISH.answers.nothing_found, TRADITIONAL.answers.nothing_found[:2], "12", "Q9")
    )


def test_the_shortcut_answers_only_the_one_who_clicks():
    with connected(DESK) as slack:
        slack.send(message_shortcut("百度 2024 年的营收为 1331 亿元 &amp; 更多", response_url=slack.response_url()))
        [answer] = slack.wait_for_shown(1)
    assert answer["response_type"] == "ephemeral"
    assert "与记录一致" in str(answer["blocks"])
    assert slack.calls("chat.postMessage") == []
    assert slack.objections == []


def test_a_shortcut_delivered_twice_is_answered_once():
    with connected(DESK) as slack:
        envelope = slack.send(message_shortcut("没有数字", response_url=slack.response_url()))
        slack.wait_for_shown(1)
        slack.send(envelope)
        slack.wait_for_ack(envelope, number=2)
        slack.send(message_shortcut("no figures either", response_url=slack.response_url()))
        answers = slack.wait_for_shown(2)
    assert [answer["text"] for answer in answers] == [SIMPLIFIED.stories.no_figures, ENGLISH.stories.no_figures]


def test_a_shortcut_that_fails_apologises_in_the_script_of_the_message():
    with connected(build_desk(LibraryDouble(failure=RuntimeError("broken")))) as slack:
        slack.send(message_shortcut("營收為1331億元，成長三成。", response_url=slack.response_url()))
        [answer] = slack.wait_for_shown(1)
    assert answer["text"].startswith("抱歉，我這邊出了點問題")


def test_where_slack_refuses_the_chart_the_rest_is_shown():
    with connected(DESK) as slack:
        slack.refuse_next("response_url", Refusal("invalid_blocks", 400))
        slack.send_slash("走势 百度营收")
        [answer] = slack.wait_for_shown(1)
        slack.refuse_next("chat.postMessage", Refusal("invalid_blocks"))
        slack.send(mention(" 走势 百度营收"))
        answers = slack.wait_for_shown(2)
    for one in (answer, answers[1]):
        assert "data_visualization" not in {block["type"] for block in one["blocks"]}
        assert "1346" in str(one["blocks"])
    assert slack.objections == []
    assert answers[1]["channel"] == CHANNEL


def test_where_slack_refuses_all_blocks_the_text_is_shown():
    with connected(DESK) as slack:
        for _ in range(2):
            slack.refuse_next("response_url", Refusal("invalid_blocks", 400))
        slack.send_slash("走势 百度营收")
        [answer] = slack.wait_for_shown(1)
    assert "blocks" not in answer
    assert "2023: 1346亿元" in answer["text"]


@given(st.text(max_size=200), st.sampled_from(["", "百度2024年营收{}1331亿元。", "{}\n<!channel> <@U1> *12%* `{}`"]))
def test_whatever_is_checked_slack_shows_it(words, frame):
    message = check_text(DESK, frame.format(words, words))
    assert objections_to({"text": message.text, "blocks": list(message.blocks)}) == []


def test_lines_of_a_message_stay_lines():
    assert text_of({"text": "<@U1> 营收 &amp; 利润\n• 12%\n\n<https://a.example|链接>"}) == "营收 & 利润\n• 12%\n\n链接"
    assert text_of({}) == ""


def test_a_chart_is_left_out_and_nothing_else():
    blocks = answer_command(DESK, "走势 百度营收").blocks
    assert len(without_charts(blocks)) == len(blocks) - 1
    assert chart((), ENGLISH) is None


@pytest.mark.parametrize(
    ("value", "words", "written"),
    [
        (120_000, SIMPLIFIED, "12万"),
        (985_000_000_000, TRADITIONAL, "9,850億"),
        (985_000_000_000, ENGLISH, "985 billion"),
        (1_250_000, ENGLISH, "1.25 million"),
        (200, ENGLISH, "200"),
        (0, SIMPLIFIED, "0"),
    ],
)
def test_a_number_is_written_as_the_script_does(value, words, written):
    assert in_words(Decimal(value), words) == written


SENTENCES = [field.name for field in fields(StoryWording) if field.type is str]


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_asks_for_the_same_values_in_every_script(name):
    sentences = [getattr(words.stories, name) for words in WORDINGS.values()]
    asked = [{key for _, key, _, _ in Formatter().parse(sentence) if key} for sentence in sentences]
    assert all(sentence.strip() for sentence in sentences)
    assert asked[0] == asked[1] == asked[2]


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
def test_every_finding_has_words_and_the_forms_that_the_help_names_are_known(words):
    told = words.stories
    assert set(told.findings) == set(get_args(Finding))
    forms = [subcommand_of(form) for form in (told.form_check, told.form_timeline, told.form_due)]
    assert forms == ["check", "timeline", "due"]


def test_the_help_has_examples_that_find_something():
    found = examples(DESK, SIMPLIFIED)
    assert (found.check, found.timeline) == ("铜价 12350美元", "铜价")


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("claims Morgan Stanley about cows", ENGLISH.answers.beside),
        ("观点 摩根士丹利 关于奶牛", SIMPLIFIED.answers.beside),
        ("觀點 摩根士丹利 關於乳牛", TRADITIONAL.answers.beside),
        ("claims Morgan Stanley about copper", None),
        ("觀點 摩根士丹利 關於銅價", None),
        ("claims Morgan Stanley", None),
    ],
)
def test_above_claims_that_are_beside_the_matter_it_is_said_so(typed, note):
    message = answer_command(DESK, typed)
    assert "12350美元" in shown(message)
    notes = {words.answers.beside for words in WORDINGS.values()}
    assert {line for line in shown(message).split("\n") if line in notes} == ({note} if note else set())
    assert message.text.startswith(note or ("摩根士丹利" if "觀點" in typed else "Morgan Stanley"))


def test_a_day_that_is_none_gets_a_sentence():
    assert ENGLISH.stories.no_day.format(text="soon").startswith("I read no day in “soon”.")
    assert date(2027, 6, 30).isoformat() in ENGLISH.stories.no_day


# ---- lists that are longer than a message should be ----


def clicked(desk, message, name):
    """What a click on a button leads to, as the one who asked at the console sees it."""
    [answer_id] = [value for button, value in buttons_in(message) if button == name]
    return answer_click(desk, desk.answers.find(answer_id), name, AT_THE_CONSOLE)


def test_what_falls_due_goes_on_with_more_until_all_was_shown():
    things = ("铜价将翻倍", "用电量将下降", "机器人会进入家庭", "全球变暖放缓", "商场数量减少", "飞机改用氢气")
    things += ("医院全面联网", "农田由无人机播种", "深海采矿开始", "纸币停止流通")
    told_on = [f"摩根士丹利预计，到{2030 + place}年{thing}。" for place, thing in enumerate(things)]
    library = Library([told(text, id=str(place)) for place, text in enumerate(told_on)], names=NAMES)
    desk = build_desk(library)
    first = answer_command(desk, "到期", AT_THE_CONSOLE)
    second = clicked(desk, first, "more")
    assert [f"到{year}年" in str(first.blocks) for year in range(2030, 2040)] == [True] * 8 + [False] * 2
    assert [f"到{year}年" in str(second.blocks) for year in range(2030, 2040)] == [False] * 8 + [True] * 2
    assert "more" not in {name for name, _ in buttons_in(second)}


def test_an_article_goes_on_with_more_until_all_was_shown():
    text = "".join(f"江边科技20{year}年营收{year}亿元。" for year in range(10, 22))
    desk = build_desk(Library([told(text, id="longarticle", title="江边科技年报")], names=NAMES))
    first = answer_command(desk, "文章 江边科技年报", AT_THE_CONSOLE)
    second = clicked(desk, first, "more")
    shown = [{year for year in range(10, 22) if f"{year}亿元" in str(message.blocks)} for message in (first, second)]
    assert (len(shown[0]), len(shown[1]), shown[0] | shown[1]) == (8, 4, set(range(10, 22)))
    assert "more" not in {name for name, _ in buttons_in(second)}


def test_an_article_opened_from_an_answer_goes_on_too():
    text = "".join(f"江边科技20{year}年营收{year}亿元。" for year in range(10, 22))
    desk = build_desk(Library([told(text, id="longarticle", title="江边科技年报")], names=NAMES))
    article = clicked(desk, answer_command(desk, "江边科技2012年营收多少？", AT_THE_CONSOLE), "article")
    more = clicked(desk, article, "more")
    assert str(article.blocks).count("亿元") > str(more.blocks).count("亿元") > 0


@pytest.mark.parametrize(
    ("typed", "usage"),
    [
        ("check hello", "/onrecord check"),
        ("due foo", "I read no day in “foo”. Write it like 2027, 2027-06 or 2027-06-30."),
        ("due 9999999", "I read no day in “9999999”."),
        ("add foo", "/onrecord add https://…"),
        ("走势 全年", "/onrecord 走势 "),
        ("走勢 去年", "/onrecord 走勢 "),
        ("timeline last year", "/onrecord timeline "),
        ("核对 你好", "/onrecord 核对 铜价 12350美元"),
        ("到期 某天", "“某天”里没有看到日期。请写成 2027、2027-06 或 2027-06-30。"),
        ("到期 某個時候", "「某個時候」裡沒有看到日期。"),
        ("核對 大家好", "/onrecord 核對 百度 營收 1331億元"),
    ],
)
def test_a_subcommand_with_a_word_that_it_cannot_take_says_how_it_is_typed(typed, usage):
    message = answer_command(DESK, typed)
    assert usage in shown(message)
    assert ENGLISH.answers.nothing_found not in message.text


@pytest.mark.parametrize("typed", ["due process in the courts", "ask foo", "timeline foo", "add insult to injury"])
def test_a_question_that_begins_like_a_subcommand_is_looked_for(typed):
    assert ENGLISH.answers.nothing_found in answer_command(DESK, typed).text


@pytest.mark.parametrize(
    ("typed", "pointer"),
    [
        ("zyzzyx", "/onrecord help shows all that I can do."),
        ("饕餮", "输入 /onrecord 帮助，看我能做的一切。"),
        ("饕餮們", "輸入 /onrecord 說明，看我能做的一切。"),
        ("铜价 zyzzyx 2029?", None),  # has titles to try
    ],
)
def test_who_is_answered_nothing_and_has_nothing_to_try_is_pointed_to_the_help(typed, pointer):
    said = shown(answer_command(DESK, typed))
    assert {words.answers.nothing_found for words in WORDINGS.values()} & set(said.split("\n"))
    assert ("/onrecord help" in said or "看我能做的一切" in said) is (pointer is not None)
    assert pointer is None or pointer in said
