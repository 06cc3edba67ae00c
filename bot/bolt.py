"""The Bolt app: for one workspace, or for all that have installed it. Put together here alone.

Must never read the environment, nor let Bolt read it.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import App
from slack_bolt.error import BoltError
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import SetupError
from bot.installations import build_authorize, build_flow, build_tokens
from bot.settings import Settings, slack_variables_hidden
from bot.store import Store
from handlers import register
from handlers.desk import Desk
from handlers.wording import WORDINGS

# Listeners are short but wait for Slack; Bolt's own default is 5.
_LISTENER_THREADS = 10


def build_slack_app(settings: Settings, desk: Desk, store: Store | None = None) -> App:
    """Build the Bolt app with every listener: for one workspace, or for all that have installed it, kept in `store`.

    For one, Slack is asked once whether the token holds. Raises SetupError where it does not, or where Slack cannot be
    reached.
    """
    # Over HTTP `bot.web` has verified who sends; over Socket Mode there is nobody else.
    options = {"listener_executor": ThreadPoolExecutor(_LISTENER_THREADS), "request_verification_enabled": False}
    with slack_variables_hidden():
        if settings.is_shared and store is not None:
            app = _app_of_many(settings, store, options)
        else:
            app = _app_of_one(settings, options)
    register(app, desk)
    return app


def _app_of_one(settings: Settings, options: Mapping[str, Any]) -> App:
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    try:
        return App(client=WebClient(token=token, base_url=settings.slack_api_base_url), **options)
    except BoltError as error:
        raise SetupError("Slack does not accept SLACK_BOT_TOKEN; copy it again from “OAuth & Permissions”.") from error
    except (SlackApiError, OSError) as error:
        raise SetupError(f"Slack cannot be reached at {settings.slack_api_base_url}; is the network up?") from error


def _app_of_many(settings: Settings, store: Store, options: Mapping[str, Any]) -> App:
    client = WebClient(base_url=settings.slack_api_base_url)
    installations, states = store.installations(settings.slack_client_id or "")
    app = App(
        client=client,
        authorize=build_authorize(build_tokens(settings, installations, client)),  # type: ignore[arg-type]  # Bolt takes its own kind too
        oauth_flow=build_flow(settings, installations, states, client),
        # Nobody knows yet who asks, nor in which script.
        user_facing_authorize_error_message=" ".join(words.not_installed for words in WORDINGS.values()),
        **options,
    )
    app.enable_token_revocation_listeners()
    return app
