"""The console: what is typed is answered as in Slack, on a terminal and through a pipe."""

import builtins
from io import StringIO

import pytest
from desk_double import NOW, LibraryDouble, build_desk
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.console import run_console, typed_lines
from bot.screen import Wrapped
from corpus.follow_ups import parse_in_thread
from corpus.questions import parse_question


def talk(*lines, desk=None, **options):
    console = Console(file=StringIO(), width=100, **options)
    run_console(desk or build_desk(), lines, console)
    return console.file.getvalue()


def test_a_pipe_gets_lines_without_frames():
    assert talk("@onrecord 云湖要投多少？") == (
        "› @onrecord 云湖要投多少？\n"
        f"Onrecord  {NOW.astimezone():%H:%M}\n"
        "约3800亿元\n"
        "\n"
        "投入 · 云湖科技 · 三年内 · 计划\n"
        "▎ 公司计划三年内投入约3800亿元建设数据中心，首席执行官林默表示，需求比预期更强。\n"
        "• 林默（首席执行官） · 转述 · 观点\n"
        "  需求比预期更强\n"
        "云湖科技加码算力 (https://news.example/cloud?a=1&b=2) · 湖畔财经 · 陈一 · 2026年3月4日\n"
        "另有 2 篇文章说法相同。\n"
        "\n"
        "其他相关记录\n"
        "\n"
        "A full port · Quay Daily · 2025年6月2日\n"
        "▎ Harbour Lines carried 2.4 million containers in May.\n"
        "\n"
        "[1 上下文]  [2 整篇文章]  [3 有用]  [4 内容有误]\n"
        "\n"
    )


def test_a_long_line_is_not_wrapped_in_a_pipe():
    assert "\n" not in talk("/onrecord " + "很长的问题" * 50).split("你问的是：")[1].split("问题\n")[0]


def test_a_terminal_gets_a_panel_with_a_link():
    shown = talk("@onrecord 云湖要投多少？", force_terminal=True, color_system="truecolor")
    assert "╭─" in shown
    assert "\x1b]8;" in shown
    assert "https://news.example/cloud?a=1&b=2" in shown


def test_a_private_answer_says_that_it_is_private():
    assert "Only visible to you" in talk("/onrecord figures 云湖")
    assert "Only visible to you" not in talk("@onrecord 云湖")


def test_a_reply_knows_what_its_thread_asked():
    library = LibraryDouble()
    desk = build_desk(library)
    talk("@onrecord 阿里巴巴三年投多少？", "reply 明年呢？", "@onrecord 明年呢？", desk=desk)
    assert library.asked[1:] == [
        parse_in_thread("明年呢？", ["阿里巴巴三年投多少？"], names=desk.names),
        parse_question("明年呢？", names=desk.names),
    ]


def test_a_numbered_button_is_pressed_and_an_older_one_too():
    shown = talk("@onrecord 云湖要投多少？", "@onrecord Harbour?", "click 1", "CLICK 6")
    assert "[5 In context]  [6 This article]  [7 Useful]  [8 This is wrong]" in shown
    context, article = shown.partition("› click 1\n")[2].split("› CLICK 6\n")
    assert "Only visible to you" in context
    assert "▎ 云湖科技周三公布财报。公司计划三年内投入约3800亿元建设数据中心" in context
    assert "[9 整篇文章]" in context
    assert "Figures on record: 1 · claims: 1" in article


def test_a_private_answer_is_shared_as_it_was_seen():
    shown = talk("/onrecord 云湖要投多少？", "click 3")
    before, after = shown.split("› click 3\n")
    assert "[3 分享到频道]" in before
    assert "Only visible to you" not in after
    assert "console 问：云湖要投多少？" in after
    assert "▎ 公司计划三年内投入约3800亿元建设数据中心" in after
    assert "分享到频道" not in after


def test_figures_are_shown_as_a_table_and_as_csv():
    shown = talk("figures 云湖", "click 1", "click 2")
    assert "约3800亿元 | 投入 | 云湖科技 | 三年内 | – | 计划 | 云湖科技加码算力 | 2026年3月4日\n" in shown
    assert "\n约3800亿元,380000000000,,,CNY,,money,about,投入,云湖科技,三年内,,plan,公司计划" in shown


def test_what_is_wrong_is_typed_behind_the_click_and_listed():
    shown = talk("@onrecord 云湖", "click 3", "click 4", "click 4 数字是去年的", "/onrecord 报错")
    assert "这条回答哪里不对？ click N …" in shown
    assert "谢谢，已转给维护我的人。" in shown
    assert "2026年3月5日 · console · 云湖\n数字是去年的\n▎ 约3800亿元" in shown


def test_a_question_about_clicks_is_one():
    library = LibraryDouble()
    talk("click fraud rates", "click 20% more?", desk=build_desk(library))
    assert [question.text for question in library.asked] == ["click fraud rates"]


@pytest.mark.parametrize("number", ["0", "5", "", "-1", "9999"])
def test_a_button_that_is_not_there_is_said_so(number):
    assert "There is no such button" in talk("@onrecord 云湖", f"click {number}")


def test_a_command_in_capitals_is_the_command():
    assert "Only visible to you" in talk("/ONRECORD figures 云湖")


def test_control_characters_of_a_pipe_are_not_shown():
    assert talk("云湖\x1b[31m要投\x07多少").splitlines()[0] == "› 云湖[31m要投多少"


def test_bytes_of_another_encoding_are_named_and_the_next_line_is_answered():
    shown = talk("云湖要投多少".encode("gbk").decode("utf-8", "replace"), "云湖要投多少")
    assert "That line is not UTF-8 text" in shown
    assert "3800亿元" in shown


def test_a_reply_needs_a_thread():
    assert "There is no thread yet" in talk("reply 明年呢？")


@pytest.mark.parametrize("line", ["@onrecord云湖", "云湖", "@Onrecord 云湖"])
def test_a_mention_and_plain_words_are_the_same_question(line):
    library = LibraryDouble()
    talk(line, desk=build_desk(library))
    assert [question.text for question in library.asked] == ["云湖"]


def test_the_commands_own_name_is_heard():
    assert "/record figures" in talk("/record help", desk=build_desk(command="/record"))
    assert "try /onrecord help" in talk("/other help")
    assert "try /onrecord help" in talk("/onrecords help")


@pytest.mark.parametrize("word", ["quit", "exit", "QUIT", "退出"])
def test_quitting_ends_it(word):
    library = LibraryDouble()
    talk(word, "云湖", desk=build_desk(library))
    assert library.asked == []


def test_an_empty_line_is_passed_over():
    assert talk("", "  ", "\t") == ""


def test_a_failure_is_an_apology_and_the_next_line_is_answered(caplog):
    library = LibraryDouble(failure=RuntimeError("secret"))
    shown = talk("云湖", "status", desk=build_desk(library))
    assert "抱歉" in shown
    assert "secret" not in shown
    assert "Articles on record: 12" in shown
    assert caplog.records[0].getMessage().startswith("failure ")


def test_a_picture_can_be_kept():
    console = Console(file=StringIO(), width=100, record=True)
    run_console(build_desk(), ["@onrecord 云湖"], console)
    assert "<svg" in (picture := console.export_svg(title="Onrecord"))
    assert "3800" in picture


@pytest.mark.parametrize("leaving", [EOFError, KeyboardInterrupt])
def test_leaving_the_prompt_ends_the_lines(leaving, monkeypatch, capsys):
    typed = iter(["云湖"])

    def answer(_):
        for line in typed:
            return line
        raise leaving

    monkeypatch.setattr(builtins, "input", answer)
    assert list(typed_lines()) == ["云湖"]
    assert capsys.readouterr().out == "\n"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("据介绍，Hugging Face上的衍生模型居首", 16, ["据介绍，Hugging", "Face上的衍生模型", "居首"]),
        ("一二三四五。", 10, ["一二三四", "五。"]),
        ("他说：“一二三”", 7, ["他说：", "“一二", "三”"]),
        ("plain English words", 9, ["plain", "English", "words"]),
        ("averyverylongword", 6, ["averyv", "erylon", "gword"]),
        ("第一行\n第二行", 20, ["第一行", "第二行"]),
    ],
)
def test_lines_break_between_characters_and_before_no_punctuation(text, width, lines):
    console = Console(file=StringIO(), width=width)
    console.print(Wrapped(Text(text)))
    assert console.file.getvalue().splitlines() == lines


@given(st.text(alphabet="一二，。“” ab12c", max_size=80), st.integers(4, 20))
def test_wrapping_loses_nothing_but_spaces_at_line_ends(text, width):
    console = Console(file=StringIO(), width=width)
    console.print(Wrapped(Text(text)))
    lines = console.file.getvalue().splitlines()
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)


def test_the_console_says_at_its_start_when_the_next_digest_would_be(onrecord):
    onrecord("run", stdin="/onrecord follow copper daily at 9 in Asia/Shanghai\n")
    begun = onrecord("run", stdin="quit\n")
    assert "1. “copper” · every day at 09:00 (Asia/Shanghai) · Next: " in begun.err


@pytest.mark.parametrize("typed", ["/onrecord　状态", "／onrecord status", "／onrecord　状态", "/onrecord\tstatus"])
def test_what_a_chinese_input_method_types_is_the_command_too(typed):
    shown = talk("/onrecord status" if "status" in typed else "/onrecord 状态").partition("\n")[2]
    assert talk(typed).partition("\n")[2] == shown
    assert "try /onrecord help" not in shown


def test_a_full_width_mention_and_blank_begin_a_thread():
    assert talk("＠onrecord　云湖要投多少？").partition("\n")[2] == talk("@onrecord 云湖要投多少？").partition("\n")[2]


def test_angle_brackets_that_are_typed_are_words():
    assert "You asked: figures <b>A&B</b> 1 &lt; 2\n" in talk("/onrecord figures <b>A&B</b> 1 &lt; 2")
    library = LibraryDouble()
    talk("@onrecord is <b> a tag?", desk=build_desk(library))
    assert library.asked[0].text == "is <b> a tag?"
