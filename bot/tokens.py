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
    "Basic Information, App Credentials",
)


def token_problems(settings: Settings) -> tuple[str, ...]:
    """Say what is wrong with the secrets that the mode needs: nothing when all are right.

    In Socket Mode all may be left out.
    """
    bot = (_BOT_TOKEN, settings.slack_bot_token)
    if settings.mode == "http":
        return _problems((_SIGNING_SECRET, settings.slack_signing_secret), bot)
    if settings.slack_bot_token is None and settings.slack_app_token is None:
        return ()
    return _problems(bot, (_APP_TOKEN, settings.slack_app_token))


def _problems(*given: tuple[_Secret, SecretStr | None]) -> tuple[str, ...]:
    return tuple(problem for secret, value in given if (problem := _problem(secret, value)))


def _problem(secret: _Secret, value: SecretStr | None) -> str | None:
    if value is None:
        return f"{secret.name} is missing; copy it from your Slack app's page “{secret.page}”."
    if not secret.shape.fullmatch(value.get_secret_value()):
        return f"{secret.name} must be {secret.looks}; copy it from the page “{secret.page}”."
    return None
