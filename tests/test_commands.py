"""The slash command: which subcommand is meant, and a private answer that repeats the question."""

import pytest
from desk_double import LibraryDouble, build_desk
from payloads import slash
from slack_app import connected
from slack_double import Refusal, rate_limited

from handlers.commands import answer_command
from handlers.subcommands import read_request


@pytest.mark.parametrize(
    ("typed", "subcommand", "text"),
    [
        ("figures qwen", "figures", "qwen"),
        ("figurs qwen", "figures", "qwen"),
        ("figuers qwen", "figures", "qwen"),
        ("Figures: qwen", "figures", "qwen"),
        ("数字 千问", "figures", "千问"),
        ("數字 千問", "figures", "千問"),
        ("数据：千问", "figures", "千问"),
        ("數據\u3000千問", "figures", "千問"),
        ("claims agi", "claims", "agi"),
        ("cliams agi", "claims", "agi"),
        ("观点 吴泳铭", "claims", "吴泳铭"),
        ("觀點 吳泳銘", "claims", "吳泳銘"),
        ("說法: 吳泳銘", "claims", "吳泳銘"),
        ("ask how much?", "ask", "how much?"),
        ("问 投入多少", "ask", "投入多少"),
        ("問：投入多少", "ask", "投入多少"),
        ("check AMD makes $25.8 billion", "check", "AMD makes $25.8 billion"),
        ("chekc AMD makes $25.8 billion", "check", "AMD makes $25.8 billion"),
        ("核对 营收258亿美元", "check", "营收258亿美元"),
        ("核對：營收二成", "check", "營收二成"),
        ("核查 营收258亿美元", "check", "营收258亿美元"),
        ("timeline AMD revenue", "timeline", "AMD revenue"),
        ("走势 营收", "timeline", "营收"),
        ("走勢：營收", "timeline", "營收"),
        ("趨勢 營收", "timeline", "營收"),
        ("due", "due", ""),
        ("due 2027", "due", "2027"),
        ("due by 2027-06", "due", "by 2027-06"),
        ("到期", "due", ""),
        ("到期 明年", "due", "明年"),
        ("due foo", "due", "foo"),
        ("due 32 June 2027", "due", "32 June 2027"),
        ("due by Michaelmas", "due", "by Michaelmas"),
        ("到期 某天", "due", "某天"),
        ("到期：某日", "due", "某日"),
        ("digest", "digest", ""),
        ("Digest: Qwen since 2026-03", "digest", "Qwen since 2026-03"),
        ("digets Qwen", "digest", "Qwen"),
        ("简报", "digest", ""),
        ("簡報 銅價", "digest", "銅價"),
        ("摘要：铜价", "digest", "铜价"),
        ("help", "help", "help"),
        ("hlep", "help", "hlep"),
        ("help figures", "help", "help figures"),
        ("help article", "help", "help article"),
        ("help export", "help", "help export"),
        ("帮助 文章", "help", "帮助 文章"),
        ("帮助 企业", "ask", "帮助 企业"),
        ("help wanted?", "ask", "help wanted?"),
        ("帮助", "help", "帮助"),
        ("說明", "help", "說明"),
        ("figures", "help", "figures"),
        ("", "help", ""),
        ("figure data center", "figures", "data center"),
        ("figure: data center", "figures", "data center"),
        ("Figure for capex", "figures", "for capex"),
        ("figure 铜", "figures", "铜"),
        ("claim altman", "claims", "altman"),
        ("Claim Eddie Wu about AGI", "claims", "Eddie Wu about AGI"),
        ("查数字 铜", "figures", "铜"),
        ("查數字：銅", "figures", "銅"),
        ("查數據 銅", "figures", "銅"),
        ("查观点 黄仁勋", "claims", "黄仁勋"),
        ("查觀點 黃仁勳", "claims", "黃仁勳"),
        ("言论 奥尔特曼", "claims", "奥尔特曼"),
        ("言論：奧爾特曼", "claims", "奧爾特曼"),
        ("查說法 銅", "claims", "銅"),
        # Nothing is asked.
        ("figure", "help", "figure"),
        ("claim", "help", "claim"),
        ("flags", "flags", ""),
        ("Flag", "flags", ""),
        ("报错", "flags", ""),
        ("status", "status", ""),
        ("stauts", "status", ""),
        ("状态", "status", ""),
        ("狀態", "status", ""),
        ("article copper", "article", "copper"),
        ("Article: 3f2a9c", "article", "3f2a9c"),
        ("文章 铜价", "article", "铜价"),
        ("查文章：銅價", "article", "銅價"),
        ("article", "help", "article"),
        ("文章", "help", "文章"),
        ("follow-ups", "follow-ups", ""),
        ("follow-ups on", "follow-ups", "on"),
        ("Follow-ups: OFF", "follow-ups", "off"),
        ("followups off", "follow-ups", "off"),
        ("追问 开", "follow-ups", "on"),
        ("追問 關", "follow-ups", "off"),
        ("追问：关闭", "follow-ups", "off"),
        ("報錯", "flags", ""),
        ("list", "help", "list"),
        ("Articles?", "help", "Articles?"),
        ("hello", "help", "hello"),
        ("Hi!", "help", "Hi!"),
        ("Thank you :)", "help", "Thank you :)"),
        ("谢谢！", "help", "谢谢！"),
        ("謝謝你", "help", "謝謝你"),
        ("你好", "help", "你好"),
        ("好的。", "help", "好的。"),
        ("收到，謝謝", "help", "收到，謝謝"),
        ("ok, thanks!", "help", "ok, thanks!"),
        ("ok computer", "ask", "ok computer"),
        ("Nice", "ask", "Nice"),
        ("no", "ask", "no"),
        ("对", "ask", "对"),
        ("OK!", "help", "OK!"),
        ("知道了", "help", "知道了"),
        ("知道了什么", "ask", "知道了什么"),
        ("?", "help", "?"),
        ("？？", "help", "？？"),
        ("👍", "help", "👍"),
        ("check", "help", "check"),
        ("timeline", "help", "timeline"),
        # Questions that begin like a subcommand.
        ("check whether copper gets scarce", "ask", "check whether copper gets scarce"),
        ("cheek swabs in 2024", "ask", "cheek swabs in 2024"),
        ("due diligence at banks", "ask", "due diligence at banks"),
        ("due diligence", "ask", "due diligence"),
        ("due to weak demand", "ask", "due to weak demand"),
        ("due rents in towns", "ask", "due rents in towns"),
        ("due bonds?", "ask", "due bonds?"),
        ("到期 债券规模多大", "ask", "到期 债券规模多大"),
        ("dues of members", "ask", "dues of members"),
        ("到期债券规模多大", "ask", "到期债券规模多大"),
        ("走势如何？", "ask", "走势如何？"),
        ("figure skating budget?", "ask", "figure skating budget?"),
        ("figured wheat exports", "ask", "figured wheat exports"),
        ("asked for comment, what did it say?", "ask", "asked for comment, what did it say?"),
        ("claim of 5% growth by whom?", "ask", "claim of 5% growth by whom?"),
        ("claim of 5% growth", "ask", "claim of 5% growth"),
        ("claim that demand keeps growing", "ask", "claim that demand keeps growing"),
        ("figure out the cost of a data centre", "ask", "figure out the cost of a data centre"),
        ("figure skating budget？", "ask", "figure skating budget？"),
        ("claimed savings of banks", "ask", "claimed savings of banks"),
        ("clams harvest", "ask", "clams harvest"),
        ("flags of convenience", "ask", "flags of convenience"),
        ("flaws", "ask", "flaws"),
        ("status of the Genesis Mission", "ask", "status of the Genesis Mission"),
        ("statue", "ask", "statue"),
        ("article of faith", "ask", "article of faith"),
        ("article 5 invoked by whom?", "ask", "article 5 invoked by whom?"),
        ("follow-ups to the speech", "ask", "follow-ups to the speech"),
        ("追问 谁在投资", "ask", "追问 谁在投资"),
        ("文章里怎么说", "ask", "文章里怎么说"),
        ("状态 良好", "ask", "状态 良好"),
        ("flags figures", "ask", "flags figures"),
        ("报错 3800亿", "ask", "报错 3800亿"),
        ("thanks to whom is copper scarce", "ask", "thanks to whom is copper scarce"),
        ("list prices of chips", "ask", "list prices of chips"),
        ("hello kitty sales", "ask", "hello kitty sales"),
        ("articles of incorporation", "ask", "articles of incorporation"),
        ("言论自由的限制", "ask", "言论自由的限制"),
        ("查数字货币的规模", "ask", "查数字货币的规模"),
        ("你好世界公司收入", "ask", "你好世界公司收入"),
        ("help desk spending of banks", "ask", "help desk spending of banks"),
        ("held by whom?", "ask", "held by whom?"),
        ("数字经济规模多大？", "ask", "数字经济规模多大？"),
        ("数据中心耗电多少", "ask", "数据中心耗电多少"),
        ("问题出在哪里", "ask", "问题出在哪里"),
        ("说明会上谁发言", "ask", "说明会上谁发言"),
        ("阿里巴巴三年投入多少？", "ask", "阿里巴巴三年投入多少？"),
        ("https://news.example/a", "ask", "https://news.example/a"),
    ],
)
def test_which_word_means_which_subcommand(typed, subcommand, text):
    assert read_request(typed)[:2] == (subcommand, text)


def test_the_labels_are_in_the_script_of_the_subcommand_too():
    assert answer_command(build_desk(), "觀點 Karpathy").blocks[0]["elements"][0]["text"] == "你問的是：觀點 Karpathy"


@pytest.mark.parametrize(
    ("typed", "echoed"),
    [
        ("timelin 铜价", "你问的是：timelin 铜价"),
        ("timelin 銅價", "你問的是：timelin 銅價"),
        ("timelin copper", "You asked: timelin copper"),
    ],
)
def test_slip_in_an_english_subcommand_changes_no_language(typed, echoed):
    shown = answer_command(build_desk(), typed)
    assert read_request(typed).subcommand == "timeline"
    assert shown.blocks[0]["elements"][0]["text"] == echoed


def test_a_command_is_answered_privately_with_its_question_above():
    with connected(build_desk()) as slack:
        slack.send_slash("云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
    assert answer["response_type"] == "ephemeral"
    assert answer["blocks"][0]["elements"][0]["text"] == "你问的是：云湖要投多少？"
    assert slack.calls("chat.postMessage") == []
    assert slack.objections == []


@pytest.mark.parametrize(
    "typed",
    [
        "figurs 云湖",
        "觀點 云湖",
        "claims nothing",
        "nothing",
        "help",
        "",
        "article 港口",
        "状态",
        "追问",
        "follow-ups off",
        "flags",
    ],
)
def test_every_subcommand_is_shown_without_objection(typed):
    with connected(build_desk()) as slack:
        slack.send_slash(typed)
        [answer] = slack.wait_for_shown(1)
    assert answer["text"]
    assert slack.objections == []


def test_a_command_is_acknowledged_before_it_is_answered():
    library = LibraryDouble()
    library.open.clear()
    with connected(build_desk(library)) as slack:
        slack.wait_for_ack(slack.send_slash("云湖"))
        assert slack.shown == []
        library.open.set()
        slack.wait_for_shown(1)


def test_a_command_delivered_twice_is_answered_once():
    with connected(build_desk()) as slack:
        envelope = slack.send_slash("云湖")
        slack.wait_for_shown(1)
        slack.send(envelope)
        slack.wait_for_ack(envelope, number=2)
        slack.send_slash("港口")
        slack.wait_for_shown(2)
    assert len(slack.calls("response_url")) == 2


def test_a_rate_limit_on_a_private_answer_is_waited_for():
    with connected(build_desk()) as slack:
        slack.refuse_next("response_url", rate_limited(0))
        slack.send_slash("云湖")
        slack.wait_for_shown(1)
    assert len(slack.calls("response_url")) == 2


def test_where_slack_refuses_the_blocks_the_text_is_posted():
    with connected(build_desk()) as slack:
        for _ in range(2):
            slack.refuse_next("response_url", Refusal("invalid_blocks", 400))
        slack.send_slash("云湖")
        [answer] = slack.wait_for_shown(1)
    assert "blocks" not in answer
    assert "约3800亿元" in answer["text"]


def test_another_command_name_is_listened_to():
    with connected(build_desk(command="/record")) as slack:
        slack.send(slash("help", response_url=slack.response_url(), command="/record"))
        [answer] = slack.wait_for_shown(1)
    assert "/record figures" in answer["text"]


def test_a_question_of_a_thousand_characters_is_read():
    library = LibraryDouble()
    answer_command(build_desk(library), "问" * 1_000)
    assert len(library.asked) == 1


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("x" * 1_001, "That is 1,001 characters, and I read questions of up to 1,000. Could you shorten it?"),
        ("长" * 1_001, "这个问题有 1,001 个字符，我最多能读 1,000 个。能缩短一些吗？"),
        ("長" * 1_001, "這個問題有 1,001 個字元，我最多能讀 1,000 個。能縮短一些嗎？"),
    ],
)
def test_a_longer_question_gets_a_polite_sentence(question, sentence):
    library = LibraryDouble()
    assert answer_command(build_desk(library), question).text == sentence
    assert library.asked == []
