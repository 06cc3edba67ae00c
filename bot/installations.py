"""The bot in several workspaces: the way to install it, and the token for whoever asks. For HTTP mode only.

Must never use a token of one workspace for another, and never let a token run out: it is refreshed before it is used,
for a request of Slack's as for work that begins here.
"""

import logging
import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.callback_options import CallbackOptions, FailureArgs, SuccessArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.settings import Settings
from bot.store.installations import STATE_SECONDS, StoredInstallations, StoredStates
from handlers.manifest import RETURN_PATH, SCOPES
from handlers.pages import render_failed_page, render_install_page, render_installed_page
from handlers.wording import Wording, wording_of_locale

if TYPE_CHECKING:
    from slack_bolt import BoltContext
    from slack_sdk.oauth.installation_store import Bot

INSTALL_PATH = "/slack/install"
# A token lasts twelve hours; Slack may be out of reach for some of them.
_EARLY_MINUTES = 120

_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",  # the address holds the code
    "Cache-Control": "no-store",
}

_log = logging.getLogger(__name__)


class Tokens:
    """The bot's token for each workspace, always one that holds."""

    def __init__(self, installations: StoredInstallations, rotator: TokenRotator) -> None:
        self._installations = installations
        self._rotator = rotator

    def bot(self, enterprise_id: str | None, team_id: str | None, *, of_all: bool = False) -> "Bot | None":
        """Give the bot of a workspace, or `of_all` of an organisation, its token refreshed where it would soon run out.

        None where it is not installed.
        """

        def find() -> "Bot | None":
            return self._installations.find_bot(
                enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=of_all
            )

        bot = find()
        if bot is None or not _runs_out(bot, minutes=_EARLY_MINUTES):
            return bot
        with self._installations.alone():
            bot = find()  # another may have refreshed it meanwhile
            return bot and self._refreshed(bot)

    def _refreshed(self, bot: "Bot") -> "Bot | None":
        try:
            found = self._rotator.perform_bot_token_rotation(bot=bot, minutes_before_expiration=_EARLY_MINUTES)
        except (SlackTokenRotationError, OSError) as error:
            _log.error("no new token for workspace %s: %s", bot.team_id, type(error).__name__)
            return None if _runs_out(bot, minutes=0) else bot
        if found is None:
            return bot
        self._installations.save_bot(found)
        return found


class _TokenOfWorkspace(Authorize):
    """Gives Bolt the token for what it received. No call to Slack: the installation says who the bot is."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def __call__(
        self,
        *,
        context: "BoltContext",
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **_: object,
    ) -> AuthorizeResult | None:
        bot = self._tokens.bot(enterprise_id, team_id, of_all=bool(context.is_enterprise_install))
        if bot is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_id=bot.bot_id,
            bot_user_id=bot.bot_user_id,
            bot_token=bot.bot_token,
            bot_scopes=bot.bot_scopes,
            user_id=user_id,
        )


class _InstallFlow(OAuthFlow):
    """Bolt's flow with our pages, in the language of the browser."""

    def build_install_page_html(self, url: str, request: BoltRequest) -> str:
        """Show the page with the button that leads to Slack."""
        return render_install_page(url, _wording(request))

    def append_set_cookie_headers(self, headers: dict[str, str], set_cookie_value: str | None) -> dict[str, object]:
        """Add what every page of ours carries."""
        cookie = {} if set_cookie_value is None else {"Set-Cookie": [set_cookie_value]}
        return {**headers, **_HEADERS, **cookie}


def build_tokens(settings: Settings, installations: StoredInstallations, client: WebClient) -> Tokens:
    """Put together what gives tokens."""
    client_id, secret = _credentials(settings)
    return Tokens(installations, TokenRotator(client_id=client_id, client_secret=secret, client=client))


def build_authorize(tokens: Tokens) -> Authorize:
    """Give Bolt its way to a token."""
    return _TokenOfWorkspace(tokens)


def build_flow(
    settings: Settings, installations: StoredInstallations, states: StoredStates, client: WebClient
) -> OAuthFlow:
    """Put together the way to install the bot."""
    client_id, secret = _credentials(settings)
    return _InstallFlow(
        client=client,
        settings=OAuthSettings(
            client_id=client_id,
            client_secret=secret,
            scopes=SCOPES,
            user_scopes=[],
            redirect_uri=f"{settings.url}{RETURN_PATH}",
            install_path=INSTALL_PATH,
            redirect_uri_path=RETURN_PATH,
            # Slack's own, or that of the double or gateway that stands in for it.
            authorization_url=urljoin(settings.slack_api_base_url, "../oauth/v2/authorize"),
            installation_store=installations,
            state_store=states,
            state_expiration_seconds=STATE_SECONDS,
            callback_options=CallbackOptions(success=_on_installed, failure=_on_failed),
        ),
    )


def _on_installed(args: SuccessArgs) -> BoltResponse:
    _log.info("installed in workspace %s", args.installation.team_id)
    page = render_installed_page(args.installation.app_id, args.installation.team_id, _wording(args.request))
    return _page(200, page, args)


def _on_failed(args: FailureArgs) -> BoltResponse:
    _log.warning("not installed: %s", args.reason)
    again = (args.settings.redirect_uri or "").removesuffix(RETURN_PATH) + INSTALL_PATH
    return _page(args.suggested_status_code, render_failed_page(again, _wording(args.request)), args)


def _page(status: int, page: str, args: SuccessArgs | FailureArgs) -> BoltResponse:
    cookie = args.settings.state_utils.build_set_cookie_for_deletion()
    return BoltResponse(status=status, body=page, headers={**_HEADERS, "Set-Cookie": cookie})


def _wording(request: BoltRequest) -> Wording:
    return wording_of_locale(",".join(request.headers.get("accept-language", [])))


def _credentials(settings: Settings) -> tuple[str, str]:
    secret = settings.slack_client_secret
    return settings.slack_client_id or "", secret.get_secret_value() if secret else ""


def _runs_out(bot: "Bot", *, minutes: int) -> bool:
    return bot.bot_token_expires_at is not None and bot.bot_token_expires_at < time.time() + minutes * 60
