"""Which secrets the mode needs, and whether each has the right shape. Must never print one, or ask Slack about it.

Shapes are from Slack's page on token types: bot tokens begin with xoxb-, app-level tokens with xapp-.
"""

import re
from typing import NamedTuple

from pydantic import SecretStr

from bot.settings import Settings


class _Secret(NamedTuple):
    name: str
    shape: re.Pattern[str]
    # What it looks like, in words, and the page of the Slack app that shows it.
    looks: str
    page: str


_CREDENTIALS = "Basic Information, App Credentials"
_BOT_TOKEN = _Secret(
    "SLACK_BOT_TOKEN",
    re.compile(r"xoxb-[A-Za-z0-9\-]{10,}"),
    "a token that begins with xoxb-",
    "OAuth & Permissions",
)
_APP_TOKEN = _Secret(
    "SLACK_APP_TOKEN",
    re.compile(r"xapp-[A-Za-z0-9\-]{10,}"),
    "a token that begins with xapp-",
    "Basic Information, App-Level Tokens",
)
_SIGNING_SECRET = _Secret(
    "SLACK_SIGNING_SECRET",
    re.compile(r"[A-Za-z0-9]{16,}"),
    "letters and digits",
    _CREDENTIALS,
)


_CLIENT_ID = _Secret(
    "SLACK_CLIENT_ID", re.compile(r"[0-9]+\.[0-9]+"), "two numbers with a full stop between", _CREDENTIALS
)
_CLIENT_SECRET = _Secret("SLACK_CLIENT_SECRET", re.compile(r"[A-Za-z0-9]{16,}"), "letters and digits", _CREDENTIALS)


def token_problems(settings: Settings) -> tuple[str, ...]:
    """Say what is wrong with the secrets that the mode needs: nothing when all are right.

    In Socket Mode all may be left out.
    """
    if settings.mode == "http":
        return _problems_over_http(settings)
    bot = (_BOT_TOKEN, settings.slack_bot_token)
    if settings.slack_bot_token is None and settings.slack_app_token is None:
        return ()
    return _problems(bot, (_APP_TOKEN, settings.slack_app_token))


def _problems_over_http(settings: Settings) -> tuple[str, ...]:
    signing = (_SIGNING_SECRET, settings.slack_signing_secret)
    client_id, secret = settings.slack_client_id, settings.slack_client_secret
    if client_id is None and secret is None:
        return _problems(signing, (_BOT_TOKEN, settings.slack_bot_token))
    given_id = None if client_id is None else SecretStr(client_id)
    problems = _problems(signing, (_CLIENT_ID, given_id), (_CLIENT_SECRET, secret))
    if settings.slack_bot_token is not None:
        problems += ("SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several; leave one of them out.",)
    if settings.url is None:
        problems += ("ONRECORD_URL is missing; Slack sends there who has installed the bot.",)
    return problems


def _problems(*given: tuple[_Secret, SecretStr | None]) -> tuple[str, ...]:
    return tuple(problem for secret, value in given if (problem := _problem(secret, value)))


def _problem(secret: _Secret, value: SecretStr | None) -> str | None:
    if value is None:
        return f"{secret.name} is missing; copy it from your Slack app's page “{secret.page}”."
    if not secret.shape.fullmatch(value.get_secret_value()):
        return f"{secret.name} must be {secret.looks}; copy it from the page “{secret.page}”."
    return None
