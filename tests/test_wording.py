"""The sentences: none is missing in a script, none asks for a value that is not given, and scripts are not mixed."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from operator import attrgetter
from string import Formatter
from typing import get_args

import pytest

from corpus.models import ClaimForm, ClaimType, Modality
from handlers.subcommands import read_request
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL, WORDINGS, wording_for


def sentences_of(part, where=""):
    """Names of all sentences of a part and of its parts, as they are reached: "home.ask"."""
    for field in fields(part):
        found = getattr(part, field.name)
        if is_dataclass(found):
            yield from sentences_of(found, f"{where}{field.name}.")
        elif isinstance(found, str):
            yield f"{where}{field.name}"


SENTENCES = list(sentences_of(ENGLISH))
# Characters of one script that the other writes differently, among those that our sentences need.
ONLY_SIMPLIFIED = set("数问说谁记录缩请从没关贴测议实转访类条试")
ONLY_TRADITIONAL = set("數問說誰記錄縮請從沒關貼測議實轉訪類條試")


def placeholders(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_there_are_sentences_to_compare():
    assert {"you_asked", "home.ask", "pages.install", "stories.due_on"} < set(SENTENCES)
    assert set(WORDINGS) == {"en", "zh-Hans", "zh-Hant"}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_asks_for_the_same_values_in_every_script(name):
    english, simplified, traditional = (attrgetter(name)(words) for words in (ENGLISH, SIMPLIFIED, TRADITIONAL))
    assert english.strip()
    assert simplified.strip()
    assert traditional.strip()
    assert placeholders(english) == placeholders(simplified) == placeholders(traditional)


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
def test_every_label_has_a_word(words):
    assert set(words.answers.modality) == set(get_args(Modality)) - {"actual"}
    assert set(words.answers.claim_form) == set(get_args(ClaimForm))
    assert set(words.answers.claim_type) == set(get_args(ClaimType))


def spoken(words):
    labels = [*words.answers.modality.values(), *words.answers.claim_form.values(), *words.answers.claim_type.values()]
    return "".join([*(attrgetter(name)(words) for name in SENTENCES), *labels])


def test_scripts_are_not_mixed():
    assert ONLY_TRADITIONAL & set(spoken(SIMPLIFIED)) == set()
    assert ONLY_SIMPLIFIED & set(spoken(TRADITIONAL)) == set()
    assert re.findall("[\u4e00-\u9fff]", spoken(ENGLISH)) == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much will it cost?", ENGLISH),
        ("多少钱", SIMPLIFIED),
        ("多少錢", TRADITIONAL),
        ("Qwen 下载量", SIMPLIFIED),
        ("Qwen 下載量", TRADITIONAL),
        ("阿里", SIMPLIFIED),
        ("What did 吳泳銘 say about the cloud?", ENGLISH),
        ("OpenAI GPT 收入", SIMPLIFIED),
        ("timeline 铜价", SIMPLIFIED),
        ("timelin 铜价", SIMPLIFIED),
        ("timelin 銅價", TRADITIONAL),
        ("走势 copper", SIMPLIFIED),
        ("timelin copper", ENGLISH),
        ("", ENGLISH),
        ("???", ENGLISH),
    ],
)
def test_labels_are_in_the_script_of_the_question(question, words):
    assert wording_for(question) is words


@pytest.mark.parametrize(
    ("earlier", "question", "words"),
    [
        (["銅要漲多少？"], "那2030年的需求呢?", TRADITIONAL),
        (["铜要涨多少？"], "那2030年的需求呢?", SIMPLIFIED),
        (["銅要漲多少？", "那2030年的需求呢?"], "OpenAI?", TRADITIONAL),
        (["那明年呢"], "OpenAI 2030?", SIMPLIFIED),
        (["How much copper is needed?"], "OpenAI?", ENGLISH),
        # What tells by itself.
        (["銅要漲多少？"], "那铜价呢？", SIMPLIFIED),
        (["銅要漲多少？"], "and in 2030?", ENGLISH),
        (["How much copper is needed?"], "那2030年的需求呢?", SIMPLIFIED),
        (["銅要漲多少？", "and in 2030?"], "那2030年的需求呢?", TRADITIONAL),
        ([], "那2030年的需求呢?", SIMPLIFIED),
        ([], "OpenAI?", ENGLISH),
    ],
)
def test_a_follow_up_that_does_not_tell_its_script_has_that_of_its_thread(earlier, question, words):
    assert wording_for(question, earlier) is words


def test_days_are_written_as_each_script_writes_them():
    day = date(2025, 9, 4)
    assert [words.on_day(day) for words in WORDINGS.values()] == ["4 Sep 2025", "2025年9月4日", "2025年9月4日"]
    assert ENGLISH.on_day(None) is None


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
def test_the_subcommands_that_the_help_names_are_known(words):
    typed = {
        f"{words.help.form_figures} a": "figures",
        f"{words.help.form_claims} a": "claims",
        f"{words.help.form_article} a": "article",
        words.help.form_status: "status",
        f"{words.help.form_follow_ups} {words.help.form_off}": "follow-ups",
        words.help.form_flags: "flags",
    }
    assert {each: read_request(each).subcommand for each in typed} == typed
