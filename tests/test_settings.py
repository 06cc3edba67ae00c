import re
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import SetupError
from bot.settings import Settings, load_settings
from bot.tokens import token_problems
from corpus.names import load_names

EXAMPLE = (Path(__file__).parent.parent / ".env.example").read_text(encoding="utf-8")
BOT_TOKEN = "xoxb-123456789012-abcdefghij"
APP_TOKEN = "xapp-1-A0123456789-abcdefghij"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"

pytestmark = pytest.mark.usefixtures("bare_environment")


def setting_names() -> set[str]:
    fields = Settings.model_fields
    return {str(field.validation_alias or name).upper() for name, field in fields.items()}


def problems_with(monkeypatch, **environment: str) -> tuple[str, ...]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SetupError) as caught:
        load_settings()
    return caught.value.sentences


def test_nothing_needs_to_be_set():
    settings = load_settings()
    assert settings.slack_bot_token is None
    assert settings.data == Path("data")
    assert settings.command == "/onrecord"
    assert settings.slack_api_base_url == "https://slack.com/api/"


def test_hosts_to_fetch_from_are_named_with_commas(monkeypatch):
    assert load_settings().hosts_to_fetch == frozenset()
    monkeypatch.setenv("ONRECORD_FETCH_HOSTS", "Intranet.corp, wiki.corp,")
    assert load_settings().hosts_to_fetch == {"intranet.corp", "wiki.corp"}


def test_the_environment_is_read(monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("ONRECORD_DATA", "/srv/record")
    monkeypatch.setenv("ONRECORD_COMMAND", "/ledger")
    settings = load_settings()
    assert settings.slack_bot_token == SecretStr(BOT_TOKEN)
    assert (settings.data, settings.command) == (Path("/srv/record"), "/ledger")


def test_a_file_dot_env_is_read_and_the_environment_goes_before_it(monkeypatch, bare_environment):
    (bare_environment / ".env").write_text("ONRECORD_COMMAND=/from-file\nONRECORD_LOG_LEVEL=debug\n", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_COMMAND", "/from-environment")
    settings = load_settings()
    assert (settings.command, settings.log_level) == ("/from-environment", "DEBUG")


def test_the_command_line_goes_before_everything(monkeypatch):
    monkeypatch.setenv("ONRECORD_DATA", "/srv/record")
    assert load_settings(data=Path("here")).data == Path("here")


def test_a_tilde_is_the_home_folder(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setenv("ONRECORD_DATA", "~/record")
    assert load_settings().data == Path("/home/ada/record")


def test_an_empty_value_is_none_at_all(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("ONRECORD_NAMES", "")
    settings = load_settings()
    assert (settings.database_url, settings.names) == (None, None)


def test_the_address_of_slack_ends_in_a_slash(monkeypatch):
    monkeypatch.setenv("SLACK_API_BASE_URL", "http://127.0.0.1:8080/api")
    assert load_settings().slack_api_base_url == "http://127.0.0.1:8080/api/"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SLACK_API_BASE_URL", "slack.com", "SLACK_API_BASE_URL must be a web address such as https://slack.com/api/."),
        ("DATABASE_URL", "mysql://host/name", "DATABASE_URL must begin with postgresql:// or sqlite:///; .*"),
        ("ONRECORD_COMMAND", "onrecord", "ONRECORD_COMMAND must be a slash and up to 31 .*"),
        ("ONRECORD_COMMAND", "/on record", "ONRECORD_COMMAND must be .*"),
        ("ONRECORD_COMMAND", "/记录", "ONRECORD_COMMAND must be .*"),
        ("ONRECORD_COMMAND", "/" + "a" * 32, "ONRECORD_COMMAND must be .*"),
        ("ONRECORD_ADMINS", "ada", "ONRECORD_ADMINS must be Slack's ids of people, .*"),
        ("ONRECORD_ADMINS", "U0ADA U0BOB", "ONRECORD_ADMINS must be .*"),
        ("ONRECORD_CHANNELS", "#reading", "ONRECORD_CHANNELS must be Slack's ids of channels, .*"),
        ("ONRECORD_EXTERNAL_CHANNELS", "perhaps", "ONRECORD_EXTERNAL_CHANNELS must be true or false."),
        ("ONRECORD_USER_LIMIT", "-1", "ONRECORD_USER_LIMIT must be a number of questions a minute, or 0."),
        ("ONRECORD_CHANNEL_LIMIT", "many", "ONRECORD_CHANNEL_LIMIT must be a number of questions a minute, or 0."),
        ("ONRECORD_LOG_LEVEL", "loud", "ONRECORD_LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR."),
        ("ONRECORD_MODE", "websocket", "ONRECORD_MODE must be socket or http."),
        ("ONRECORD_PORT", "70000", "ONRECORD_PORT has a value that cannot be used: .*"),
        ("ONRECORD_URL", "http://onrecord.example.com", "ONRECORD_URL must be an address such as https://.*"),
        ("ONRECORD_URL", "onrecord.example.com", "ONRECORD_URL must be .*"),
    ],
)
def test_a_bad_value_is_one_sentence(monkeypatch, name, value, sentence):
    (said,) = problems_with(monkeypatch, **{name: value})
    assert re.fullmatch(sentence, said)


def test_each_bad_value_has_its_own_sentence(monkeypatch):
    assert len(problems_with(monkeypatch, ONRECORD_COMMAND="x", ONRECORD_LOG_LEVEL="x")) == 2


def test_a_dot_env_that_is_no_utf8_is_one_sentence(bare_environment):
    (bare_environment / ".env").write_bytes("ONRECORD_COMMAND=/记录".encode("gb18030"))
    with pytest.raises(SetupError, match=r"\.env is not UTF-8"):
        load_settings()


def test_a_secret_is_never_shown(monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:hunter2@host/name")
    shown = repr(load_settings()) + str(load_settings())
    assert "abcdefghij" not in shown
    assert "hunter2" not in shown


def test_the_people_who_look_after_it_come_with_commas_between(monkeypatch):
    monkeypatch.setenv("ONRECORD_ADMINS", " U0ADA, W0BOB ,")
    assert load_settings().admins == {"U0ADA", "W0BOB"}


def test_settings_do_not_change():
    with pytest.raises(ValueError, match="frozen"):
        load_settings().command = "/other"


# ---- tokens ----


@pytest.mark.parametrize(
    ("bot", "app", "problems"),
    [
        (None, None, []),
        (BOT_TOKEN, APP_TOKEN, []),
        (BOT_TOKEN, None, ["SLACK_APP_TOKEN is missing"]),
        (None, APP_TOKEN, ["SLACK_BOT_TOKEN is missing"]),
        (APP_TOKEN, BOT_TOKEN, ["SLACK_BOT_TOKEN must be", "SLACK_APP_TOKEN must be"]),
        ("xoxb-", APP_TOKEN, ["SLACK_BOT_TOKEN must be"]),
        (BOT_TOKEN + " ", APP_TOKEN, ["SLACK_BOT_TOKEN must be"]),
    ],
)
def test_the_shape_of_the_tokens_is_judged(bot, app, problems):
    settings = Settings(slack_bot_token=bot, slack_app_token=app)
    found = token_problems(settings)
    assert [problem[: len(start)] for problem, start in zip(found, problems, strict=True)] == problems
    assert "abcdefghij" not in " ".join(found)


@pytest.mark.parametrize(
    ("bot", "secret", "problems"),
    [
        (BOT_TOKEN, SECRET, []),
        (BOT_TOKEN, None, ["SLACK_SIGNING_SECRET is missing"]),
        (None, SECRET, ["SLACK_BOT_TOKEN is missing"]),
        (None, None, ["SLACK_SIGNING_SECRET is missing", "SLACK_BOT_TOKEN is missing"]),
        (BOT_TOKEN, "hunter 2", ["SLACK_SIGNING_SECRET must be letters and digits"]),
    ],
)
def test_over_http_other_secrets_are_needed(bot, secret, problems):
    settings = Settings(mode="http", slack_bot_token=bot, slack_signing_secret=secret)
    found = token_problems(settings)
    assert [problem[: len(start)] for problem, start in zip(found, problems, strict=True)] == problems
    assert "hunter" not in " ".join(found)


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        ({}, []),
        ({"slack_client_secret": None}, ["SLACK_CLIENT_SECRET is missing"]),
        ({"slack_client_id": None}, ["SLACK_CLIENT_ID is missing"]),
        ({"slack_client_id": "A0123"}, ["SLACK_CLIENT_ID must be two numbers"]),
        ({"slack_bot_token": BOT_TOKEN}, ["SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several"]),
        ({"url": None}, ["ONRECORD_URL is missing"]),
    ],
)
def test_several_workspaces_need_an_app_s_credentials(more, problems):
    given = {"slack_client_id": "123.456", "slack_client_secret": SECRET, "url": "https://onrecord.example.com"}
    settings = Settings(mode="http", slack_signing_secret=SECRET, **given | more)
    found = token_problems(settings)
    assert [problem[: len(start)] for problem, start in zip(found, problems, strict=True)] == problems


def test_the_credentials_of_another_app_mean_nothing_over_socket_mode():
    settings = Settings(slack_client_id="123.456", slack_client_secret=SECRET)
    assert (settings.is_shared, token_problems(settings)) == (False, ())


def test_slack_is_served_with_a_token_or_over_http():
    assert not Settings().serves_slack
    assert Settings(slack_bot_token=BOT_TOKEN).serves_slack
    assert Settings(mode="http").serves_slack


# ---- .env.example ----


def test_the_example_has_every_setting_and_no_other():
    assert set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == setting_names()


def test_every_setting_of_the_example_has_its_reason_above_it():
    lines = EXAMPLE.splitlines()
    unexplained = [line for before, line in pairwise(lines) if "=" in line and before[:1] != "#"]
    assert unexplained == []


def test_only_the_tokens_are_required():
    required, optional = re.split(r"^# Optional$", EXAMPLE, flags=re.MULTILINE)
    assert re.findall(r"^([A-Z_]+)=", required, re.MULTILINE) == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
    assert "# Required" in required
    assert len(re.findall(r"^[A-Z_]+=", optional, re.MULTILINE)) == len(setting_names()) - 2


def test_the_example_of_names_can_be_used():
    comment = EXAMPLE.partition("ONRECORD_NAMES=")[0].rpartition("spellings:\n")[2]
    names = load_names("".join(line.removeprefix("#   ") for line in comment.splitlines(keepends=True)))
    assert {form: names.get(form).canonical for form in ("江邊機器人", "Riverside")} == {
        "江邊機器人": "Riverside Robotics",
        "Riverside": "Riverside Robotics",
    }


def test_the_example_as_it_stands_is_the_default(bare_environment):
    unset = load_settings()
    (bare_environment / ".env").write_text(EXAMPLE, encoding="utf-8")
    assert load_settings() == unset
