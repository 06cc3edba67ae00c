from datetime import date

import pytest

from corpus.errors import UnreadableError
from corpus.readers.front_matter import split_front_matter


def test_yaml_fields_of_hugo_are_read():
    known, rest = split_front_matter(
        '---\ntitle: "储能: 价格走低"\ndate: "2025-02-10 07:40:11"\nlang:\n  - "zh-CN"\n'
        "author: [王小明, 李红]\nurl: /posts/1\n"
        "link: https://example.com/1\n---\n正文。",
        "a.md",
    )
    assert (known.title, known.published, known.lang) == ("储能: 价格走低", date(2025, 2, 10), "zh-CN")
    assert (known.author, known.url) == ("王小明, 李红", "https://example.com/1")
    assert rest == "正文。"


def test_toml_fields_of_hugo_are_read():
    known, rest = split_front_matter('+++\ntitle = "储能"\ndate = 2025-04-01T08:00:00+08:00\n+++\n正文。', "a.md")
    assert (known.title, known.published, rest) == ("储能", date(2025, 4, 1), "正文。")


def test_lines_may_end_as_on_windows_and_blank_ones_come_first():
    known, rest = split_front_matter("\r\n\r\n---\r\ntitle: 储能\r\n---\r\n正文。", "a.md")
    assert (known.title, rest) == ("储能", "正文。")


def test_an_address_in_the_source_field_is_the_url():
    known, _ = split_front_matter("---\ntitle: x\nsource: https://example.com/1\n---\n", "a.md")
    assert (known.source, known.url) == (None, "https://example.com/1")


@pytest.mark.parametrize("value", ["{name: 王小明, email: a@b}", "[{name: 王小明}]", "王小明", "'王小明'"])
def test_an_author_is_read_however_it_is_written(value):
    known, _ = split_front_matter(f"---\nauthor: {value}\n---\n", "a.md")
    assert known.author == "王小明"


def test_fields_of_wrong_types_count_as_absent():
    known, _ = split_front_matter("---\ntitle: {a: b}\ndate: 2025-02-30\nurl: javascript:alert(1)\n---\n", "a.md")
    assert (known.title, known.published, known.url) == (None, None, None)


@pytest.mark.parametrize("value", ["true", "[]", f"0x{'f' * 5000}"])
def test_a_value_that_is_no_name_is_no_title(value):
    known, _ = split_front_matter(f"+++\ntitle = {value}\nid = 7\n+++\n", "a.md")
    assert (known.title, known.id) == (None, "7")


@pytest.mark.parametrize(
    "text",
    ["正文。", "---\n\n一条线下面的正文。\n\n---\n还有。", "---\n一段正文而已\n---\n", "--- title: x ---\n", "- - -\n"],
)
def test_a_text_that_begins_with_a_rule_has_no_front_matter(text):
    assert split_front_matter(text, "a.md") == (None, text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: a\nlead: b: c\n---\n", "broken on line 3: mapping values are not allowed here."),
        ("\n\n---\ntitle: 'a\n---\n", "broken on line 4: found unexpected end of stream."),
        ("---\na: &x [1]\nb: *x\n---\n", "broken on line 3: aliases are not read here."),
        (f"---\na: {'[' * 99}\n---\n", "broken on line 2: it is nested too deeply."),
        ("---\ntitle: a\n\n正文。", "that begins on line 1 does not end."),
        (f"---\na: {'x' * 70_000}\n---\n", "that begins on line 1 is too long."),
        ("+++\ntitle = 'a'\ndate = x\n+++\n", "broken on line 3."),
        (f"+++\nid = {'1' * 5000}\n+++\n", "broken on line 2."),
        (f"+++\na = {'[' * 5000}\n+++\n", "broken on line 2."),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(text, reason):
    with pytest.raises(UnreadableError) as raised:
        split_front_matter(text, "a.md")
    assert raised.value.reason.removeprefix("The front matter of a.md ").removeprefix("is ") == reason
