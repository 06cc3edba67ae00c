import logging
import sys

import pytest

from bot.logs import Redaction, configure_logging, is_wanted, note_failure, redact


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("token xoxb-123-abc-DEF used", "token xoxb-… used"),
        ("xapp-1-A0-123-abc", "xapp-…"),
        ("token=xoxp-1-2", "token=xoxp-…"),
        ("https://hooks.slack.com/services/T0/B0/secret ok", "https://hooks.slack.com/… ok"),
        ("https://hooks.slack-gov.com/services/T0/B0/secret", "https://hooks.slack-gov.com/…"),
        ("https://news.example/feed?Key=secret&n=2 answers 500", "https://news.example/feed?Key=…&n=2 answers 500"),
        ("https://news.example/feed?n=2&access_token=secret", "https://news.example/feed?n=2&access_token=…"),
        ("https://news.example/feed?author=ada", "https://news.example/feed?author=ada"),
        ("postgresql://user:hunter2@host/name", "postgresql://user:…@host/name"),
        ("postgresql+psycopg://:p%40ss@host/name", "postgresql+psycopg://:…@host/name"),
        ("xoxe.xoxb-1-abc and xoxe-1-def", "xoxe.xoxb-… and xoxe-…"),
        ("oauth.v2.access result with code: 12.34.ab - error: x", "oauth.v2.access result with code: … - error: x"),
        ("wss://wss-primary.slack.com/link/?ticket=abc&app_id=1", "wss://wss-primary.slack.com/link/?…"),
        ("12 articles, https://news.example/a?b=1", "12 articles, https://news.example/a?b=1"),
        ("写给 a@b.example 的信", "写给 a@b.example 的信"),
    ],
)
def test_what_lets_somebody_in_is_blacked_out(text, redacted):
    assert redact(text) == redacted


def record_of(error: BaseException | None = None, *args: object) -> logging.LogRecord:
    failure = None if error is None else (type(error), error, error.__traceback__)
    return logging.LogRecord("bot", logging.ERROR, __file__, 1, "token %s", args or ("xoxb-123-abc",), failure)


def test_a_secret_among_the_arguments_is_blacked_out():
    record = record_of()
    Redaction(tracebacks=True).filter(record)
    assert record.getMessage() == "token xoxb-…"


def test_arguments_that_do_not_fit_their_format_stop_nothing():
    record = logging.LogRecord("theirs", logging.INFO, __file__, 1, "%d articles", ("many",), None)
    assert Redaction(tracebacks=True).filter(record)
    assert record.getMessage() == "%d articles"


def raised() -> ValueError:
    try:
        int("xoxb-123-abc")
    except ValueError as error:
        return error
    pytest.fail("a token is no number")


def test_a_secret_in_a_traceback_is_blacked_out():
    record = record_of(raised())
    Redaction(tracebacks=True).filter(record)
    formatted = logging.Formatter().format(record)
    assert "Traceback" in formatted
    assert "base 10: 'xoxb-…'" in formatted
    assert "123-abc" not in formatted


def test_a_person_at_a_terminal_reads_the_place_and_no_traceback():
    record = record_of(raised())
    Redaction(tracebacks=False).filter(record)
    formatted = logging.Formatter().format(record)
    assert "Traceback" not in formatted
    assert f"ValueError in {__file__}" in formatted


@pytest.mark.parametrize(
    ("name", "level", "wanted"),
    [
        ("slack_bolt.App", logging.DEBUG, False),
        ("slack_sdk.web.base_client", logging.DEBUG, False),
        ("app.py:Listener", logging.DEBUG, False),
        ("slack_bolt.App", logging.INFO, True),
        ("bot.following", logging.DEBUG, True),
        ("alembic.runtime.migration", logging.INFO, False),
        ("alembic.runtime.migration", logging.WARNING, True),
        ("trafilatura.core", logging.WARNING, False),
        ("trafilatura.core", logging.ERROR, True),
    ],
)
def test_libraries_never_write_what_was_said(name, level, wanted):
    assert is_wanted(logging.LogRecord(name, level, __file__, 1, "body: 一句话", None, None)) is wanted


def test_what_is_logged_goes_to_stderr_without_secrets(capsys):
    configure_logging("DEBUG", tracebacks=True)
    for level in (logging.DEBUG, logging.INFO):
        logging.getLogger("slack_sdk").log(level, "body: xoxb-123-abc")
    assert capsys.readouterr().err.splitlines()[0].endswith("INFO slack_sdk: body: xoxb-…")


def test_a_failure_is_logged_under_the_reference_that_comes_back(caplog):
    try:
        sys.getrecursionlimit("too many arguments")
    except TypeError:
        reference = note_failure(logging.getLogger("bot"), "counting %s", "a1")
    assert caplog.messages == [f"failed counting a1, reference {reference}"]
    assert caplog.records[0].exc_info[0] is TypeError
