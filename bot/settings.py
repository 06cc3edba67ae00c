"""The settings, read once and passed on as values.

This is the only module that reads the environment and `.env`. It must never print a token, and never let a value that
cannot work pass as one that can: each bad value is one sentence that says how to mend it.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SetupError
from corpus.readers.identity import http_url
from corpus.slots import zone_called

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
Mode = Literal["socket", "http"]
Followers = Literal["everyone", "creators", "admins"]

# Slack: a command is a slash and at most 31 more characters, lower case, without spaces.
_COMMAND = re.compile(r"/[a-z0-9_\-]{1,31}")
_PERSON = re.compile(r"[UW][A-Z0-9]{2,20}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,20}")
_DATABASES = ("sqlite:", "postgresql:", "postgresql+psycopg:", "postgres:")
_MINUTES_A_DAY = 1440
# Slack calls no other kind.
_PUBLIC_ADDRESS = re.compile(r"https://[^/\s?#]+(?:/[^\s?#]*)?")


class Settings(BaseSettings):
    """Every setting; `.env.example` explains them to the person who sets them, and a test holds the two together."""

    model_config = SettingsConfigDict(
        frozen=True,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        validate_by_name=True,
        hide_input_in_errors=True,  # a value may be a secret
    )

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    mode: Annotated[Mode, Field(validation_alias="ONRECORD_MODE")] = "socket"
    slack_signing_secret: SecretStr | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    host: Annotated[str, Field(validation_alias="ONRECORD_HOST")] = "127.0.0.1"
    port: Annotated[int, Field(validation_alias="ONRECORD_PORT", ge=0, le=65_535)] = 3000
    health_port: Annotated[int | None, Field(validation_alias="ONRECORD_HEALTH_PORT", ge=0, le=65_535)] = None
    url: Annotated[str | None, Field(validation_alias="ONRECORD_URL")] = None
    slack_api_base_url: str = "https://slack.com/api/"
    data: Annotated[Path, Field(validation_alias="ONRECORD_DATA")] = Path("data")
    database_url: SecretStr | None = None
    command: Annotated[str, Field(validation_alias="ONRECORD_COMMAND")] = "/onrecord"
    names: Annotated[Path | None, Field(validation_alias="ONRECORD_NAMES")] = None
    admins: Annotated[frozenset[str], NoDecode, Field(validation_alias="ONRECORD_ADMINS")] = frozenset()
    channels: Annotated[frozenset[str], NoDecode, Field(validation_alias="ONRECORD_CHANNELS")] = frozenset()
    external_channels: Annotated[bool, Field(validation_alias="ONRECORD_EXTERNAL_CHANNELS")] = False
    user_limit: Annotated[int, Field(validation_alias="ONRECORD_USER_LIMIT", ge=0)] = 120
    channel_limit: Annotated[int, Field(validation_alias="ONRECORD_CHANNEL_LIMIT", ge=0)] = 600
    fetch_hosts: Annotated[str, Field(validation_alias="ONRECORD_FETCH_HOSTS")] = ""
    followers: Annotated[Followers, Field(validation_alias="ONRECORD_FOLLOWERS")] = "everyone"
    zone: Annotated[str, Field(validation_alias="ONRECORD_ZONE")] = "UTC"
    feeds: Annotated[frozenset[str], NoDecode, Field(validation_alias="ONRECORD_FEEDS")] = frozenset()
    folder: Annotated[Path | None, Field(validation_alias="ONRECORD_FOLDER")] = None
    poll_minutes: Annotated[int, Field(validation_alias="ONRECORD_POLL_MINUTES")] = 30
    open_sources: Annotated[bool, Field(validation_alias="ONRECORD_OPEN_SOURCES")] = True
    log_level: Annotated[LogLevel, Field(validation_alias="ONRECORD_LOG_LEVEL")] = "INFO"

    @property
    def hosts_to_fetch(self) -> frozenset[str]:
        """The hosts that may be private: "wiki.corp, intranet.corp" names two."""
        return frozenset(filter(None, (host.strip().lower() for host in self.fetch_hosts.split(","))))

    @field_validator("data", "names", "folder")
    @classmethod
    def _home(cls, value: Path | None) -> Path | None:
        return None if value is None else value.expanduser()  # no shell has done it for `.env`

    @property
    def serves_slack(self) -> bool:
        """Whether Slack is served; else there is the console."""
        return self.mode == "http" or self.slack_bot_token is not None

    @property
    def is_shared(self) -> bool:
        """Whether several workspaces install the bot, each with a token of its own."""
        return self.mode == "http" and self.slack_client_id is not None

    @field_validator("mode", mode="before")
    @classmethod
    def _mode(cls, value: object) -> object:
        mode = str(value).lower()
        if mode not in Mode.__args__:  # type: ignore[attr-defined]  # typing's stubs hide a Literal's values
            raise ValueError("ONRECORD_MODE must be socket or http.")
        return mode

    @field_validator("url")
    @classmethod
    def _url(cls, value: str | None) -> str | None:
        if value is not None and not _PUBLIC_ADDRESS.fullmatch(value):
            raise ValueError("ONRECORD_URL must be an address such as https://onrecord.example.com.")
        return None if value is None else value.rstrip("/")

    @field_validator("slack_api_base_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if not re.match(r"https?://[^/\s]+", value):
            raise ValueError("SLACK_API_BASE_URL must be a web address such as https://slack.com/api/.")
        return value.rstrip("/") + "/"

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(_DATABASES):
            raise ValueError(
                "DATABASE_URL must begin with postgresql:// or sqlite:///; leave it out to use the data folder."
            )
        return value

    @field_validator("command")
    @classmethod
    def _command(cls, value: str) -> str:
        if not _COMMAND.fullmatch(value):
            raise ValueError(
                "ONRECORD_COMMAND must be a slash and up to 31 lower-case letters, digits, hyphens or underscores, "
                "such as /onrecord."
            )
        return value

    @field_validator("admins", mode="before")
    @classmethod
    def _people(cls, value: object) -> object:
        ids = _listed(value)
        if not all(_PERSON.fullmatch(each) for each in ids):
            raise ValueError(
                "ONRECORD_ADMINS must be Slack's ids of people, such as U012AB3CD, with commas between; "
                "a profile's menu has “Copy member ID”."
            )
        return ids

    @field_validator("channels", mode="before")
    @classmethod
    def _rooms(cls, value: object) -> object:
        ids = _listed(value)
        if not all(_CHANNEL.fullmatch(each) for each in ids):
            raise ValueError(
                "ONRECORD_CHANNELS must be Slack's ids of channels, such as C012AB3CD, with commas between; "
                "“View channel details” shows them at its end."
            )
        return ids

    @field_validator("external_channels", "open_sources", mode="before")
    @classmethod
    def _switch(cls, value: object, info: ValidationInfo) -> object:
        if str(value).casefold() not in {"true", "false", "yes", "no", "on", "off", "1", "0"}:
            raise ValueError(f"ONRECORD_{str(info.field_name).upper()} must be true or false.")
        return value

    @field_validator("feeds", mode="before")
    @classmethod
    def _feeds(cls, value: object) -> object:
        addresses = frozenset(value.replace(",", " ").split()) if isinstance(value, str) else value
        if not all(map(http_url, addresses)):  # type: ignore[call-overload]  # a setting is text
            raise ValueError(
                "ONRECORD_FEEDS must be web addresses such as https://news.example/feed.xml, with spaces between."
            )
        return addresses

    @field_validator("poll_minutes", mode="before")
    @classmethod
    def _minutes(cls, value: object) -> object:
        if not str(value).isdecimal() or not 1 <= int(str(value)) <= _MINUTES_A_DAY:
            raise ValueError("ONRECORD_POLL_MINUTES must be a number of minutes from 1 to 1440.")
        return value

    @field_validator("user_limit", "channel_limit", mode="before")
    @classmethod
    def _count(cls, value: object, info: ValidationInfo) -> object:
        if not str(value).isdecimal():
            raise ValueError(f"ONRECORD_{str(info.field_name).upper()} must be a number of questions a minute, or 0.")
        return value

    @field_validator("followers", mode="before")
    @classmethod
    def _followers(cls, value: object) -> object:
        who = str(value).lower()
        if who not in Followers.__args__:  # type: ignore[attr-defined]  # as above
            raise ValueError("ONRECORD_FOLLOWERS must be everyone, creators or admins.")
        return who

    @field_validator("zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        zone = zone_called(value)
        if zone is None:
            raise ValueError("ONRECORD_ZONE must be a time zone such as Asia/Shanghai.")
        return zone

    @field_validator("log_level", mode="before")
    @classmethod
    def _level(cls, value: object) -> object:
        level = str(value).upper()
        if level not in LogLevel.__args__:  # type: ignore[attr-defined]  # typing's stubs hide a Literal's values
            raise ValueError("ONRECORD_LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR.")
        return level


def _listed(value: object) -> frozenset[str]:
    """Read "U1, U2"; a default comes as the set it is."""
    parts = value.split(",") if isinstance(value, str) else value
    return frozenset(filter(None, map(str.strip, parts)))  # type: ignore[call-overload]  # a setting is text


def load_settings(*, data: Path | None = None) -> Settings:
    """Read the environment, then `.env` in the working directory; `data` is what the command line says and wins.

    Raises SetupError with one sentence for each value that cannot work.
    """
    given = {} if data is None else {"data": data}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks the values, mypy sees only the union
    except ValidationError as error:
        raise SetupError(*(_sentence(dict(problem)) for problem in error.errors(include_url=False))) from None
    except UnicodeDecodeError:
        raise SetupError("The file .env is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise SetupError(f"The file .env cannot be read: {error.strerror}.") from None


def manifest_url(settings: Settings, mode: Mode | None = None, url: str | None = None) -> str | None:
    """Give the address that the manifest names, as the command line says or the settings; None in Socket Mode.

    Raises SetupError where HTTP mode has none, or one that Slack does not take.
    """
    if (mode or settings.mode) == "socket":
        return None
    if url is not None and not _PUBLIC_ADDRESS.fullmatch(url):
        raise SetupError("--url must be an address such as https://onrecord.example.com.")
    if url is None and settings.url is None:
        raise SetupError("Slack has to be told where it reaches the bot: set ONRECORD_URL, or use --url https://….")
    return url.rstrip("/") if url else settings.url


def unknown_settings() -> tuple[str, ...]:
    """Name what is set as ONRECORD_… in the environment or in `.env` and is no setting: a slip of the pen, mostly."""
    known = {field.validation_alias for field in Settings.model_fields.values()}
    given = (name.upper() for name in (*os.environ, *dotenv_values(".env", encoding="utf-8")))
    return tuple(sorted({name for name in given if name.startswith("ONRECORD_") and name not in known}))


@contextmanager
def slack_variables_hidden() -> Iterator[None]:
    """Hide the environment's SLACK_… variables while Bolt is set up: what it is given is then all that it uses.

    Bolt reads them itself. With SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, which other apps of the same machine may need,
    it would look for installations in place of the token.
    """
    hidden = {name: value for name, value in os.environ.items() if name.startswith("SLACK_")}
    for name in hidden:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(hidden)


def _sentence(problem: dict[str, object]) -> str:
    message = str(problem["msg"]).removeprefix("Value error, ")
    if message.endswith("."):
        return message
    name = ".".join(str(part) for part in problem["loc"])  # type: ignore[attr-defined]  # pydantic gives a tuple
    return f"{name.upper()} has a value that cannot be used: {message[:1].lower()}{message[1:]}."
