"""The net under the listeners: what the user reads, what the log says, and what neither may hold."""

import logging

import pytest
from desk_double import LibraryDouble, build_desk
from payloads import mention
from slack_app import connected
from slack_double import Refusal

from corpus import errors
from handlers.failures import apologise, new_reference

SECRET = "xoxb-123-secret"


def all_errors(error=errors.CorpusError):
    return [error, *(found for child in error.__subclasses__() for found in all_errors(child))]


def example_of(error):
    examples = {
        errors.UnreadableError: ("notes.md", "It is empty."),
        errors.ServerRefusalError: ("https://news.example/a", "https://news.example/a is gone.", 410),
    }
    return error(*examples.get(error, ("no meaning",)))


@pytest.mark.parametrize("error", all_errors())
@pytest.mark.parametrize("question", ["How much?", "多少钱？", "多少錢？"])
def test_every_known_error_has_a_sentence_in_three_scripts(error, question, caplog):
    message = apologise(example_of(error), question, "/onrecord", "4f9a1c")
    assert message.text.endswith((".", "?", "。", "？"))
    assert "4f9a1c" not in message.text
    assert "{" not in message.text
    assert caplog.records == []


def test_a_filter_without_meaning_is_explained():
    message = apologise(errors.QuestionError("after:spring is no date"), "after:spring 投入", "/onrecord", "4f9a1c")
    assert message.text == "其中有个筛选条件我没看懂。日期请写成 after:2025-09 或 before:2025-09-24。"


def test_an_unknown_error_gets_an_apology_whose_reference_is_in_the_log(caplog):
    message = apologise(RuntimeError(SECRET), "How much?", "/onrecord", "4f9a1c")
    assert message.text == (
        "Sorry, something went wrong on my side. Please try again; if it stays, quote reference 4f9a1c."
    )
    assert [record.getMessage() for record in caplog.records] == ["failure 4f9a1c"]


def test_references_are_short_and_differ():
    references = {new_reference() for _ in range(100)}
    assert {len(reference) for reference in references} == {6}
    assert len(references) > 90


@pytest.mark.parametrize("ask", [lambda slack: slack.send(mention("云湖")), lambda slack: slack.send_slash("云湖")])
def test_whoever_waits_reads_an_apology_and_no_traceback(ask, caplog):
    library = LibraryDouble(failure=RuntimeError(SECRET))
    with connected(build_desk(library)) as slack:
        ask(slack)
        [answer] = slack.wait_for_shown(1)
    assert "编号" in answer["text"]
    assert SECRET not in str(answer)
    assert "Traceback" not in str(answer)
    reference = answer["text"].split()[-1].rstrip("。")
    assert f"failure {reference}" in [record.getMessage() for record in caplog.records]
    assert slack.objections == []


def test_an_apology_for_a_mention_stands_in_its_thread():
    library = LibraryDouble(failure=RuntimeError(SECRET))
    with connected(build_desk(library)) as slack:
        slack.send(mention("云湖", thread_ts="1772700001.000001"))
        [answer] = slack.wait_for_shown(1)
    assert answer["thread_ts"] == "1772700001.000001"


def test_where_slack_refuses_the_answer_and_the_apology_the_log_says_so(caplog):
    with caplog.at_level(logging.ERROR), connected(build_desk()) as slack:
        slack.refuse_next("chat.postMessage", Refusal("not_in_channel"))
        slack.refuse_next("chat.postMessage", Refusal("not_in_channel"))
        slack.send(mention("云湖"))
        slack.wait_for_calls("chat.postMessage", 2)
        slack.send(mention("港口"))
        slack.wait_for_shown(1)
    assert "apology refused" in [record.getMessage() for record in caplog.records]
