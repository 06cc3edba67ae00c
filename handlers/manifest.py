"""The app as Slack is told of it: what it listens to and what it may do. Must never ask for more than a listener needs.

Each scope costs every workspace a new installation, so each has its reason beside it. The committed manifest.yaml is
this with the default command; a test holds them together and validates it against Slack's schema (version 2.0.0).
"""

from typing import Any

from handlers.shortcuts import CHECK
from handlers.wording import ENGLISH, SIMPLIFIED

SCOPES = (
    "app_mentions:read",  # hear `@onrecord`
    "assistant:write",  # suggest what could be asked
    "channels:history",  # hear follow-ups in threads, and look for an answer before it is posted again
    "chat:write",  # answer in the thread
    "commands",  # be asked by the slash command
    "files:write",  # send figures as a spreadsheet
    "groups:history",  # as channels:history, in private channels
    "im:history",  # hear direct messages
)
# What does without being given, so that no administrator has to.
_OPTIONAL_SCOPES = ("users:read",)  # in which language somebody has Slack
# Where Slack sends who has installed the app.
RETURN_PATH = "/slack/oauth_redirect"
_DESCRIPTION = "What the articles you follow say: every figure and claim with its passage and source."
_EVENTS = ("app_home_opened", "app_mention", "message.channels", "message.groups", "message.im")
_HINT = "[ask|figures|claims|article|check|timeline|due|digest|follow|subscriptions|status|follow-ups|help] question"


def build_manifest(command: str = "/onrecord", url: str | None = None, *, shared: bool = False) -> dict[str, Any]:
    """Describe the app, answering to `command`: for Socket Mode, or for HTTP where Slack reaches the bot at `url`.

    One that is `shared` by several workspaces has a page to install it from, and tokens that are rotated.
    """
    over_http: dict[str, Any] = {} if url is None else {"request_url": f"{url}/slack/events"}
    oauth: dict[str, Any] = {"redirect_urls": [f"{url}{RETURN_PATH}"]} if shared else {}
    gone = ("app_uninstalled", "tokens_revoked") if shared else ()
    return {
        "_metadata": {"major_version": 2, "minor_version": 0},
        "display_information": {
            "name": "Onrecord",
            "description": _DESCRIPTION,
            "background_color": "#1d3b4f",
        },
        "features": _features(command, url),
        "oauth_config": {**oauth, "scopes": {"bot": list(SCOPES), "bot_optional": list(_OPTIONAL_SCOPES)}},
        "settings": {
            "event_subscriptions": {**over_http, "bot_events": sorted((*_EVENTS, *gone))},
            "interactivity": {"is_enabled": True, **over_http},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": shared,
        },
    }


def _features(command: str, url: str | None) -> dict[str, Any]:
    """Describe what people see of it: the Home tab, the conversation, the shortcut, the slash command."""
    slash = {"url": f"{url}/slack/events"} if url else {}
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "agent_view": {"agent_description": _DESCRIPTION, "suggested_prompts": _prompts()},
        "bot_user": {"display_name": "onrecord", "always_online": True},
        "shortcuts": [
            {
                "name": "Check the figures",
                "type": "message",
                "callback_id": CHECK,
                "description": "Hold every figure of a message against the record",
            }
        ],
        "slash_commands": [
            {
                "command": command,
                **slash,
                "description": "Ask what the articles on record say",
                "usage_hint": _HINT,
                "should_escape": True,
            }
        ],
    }


def _prompts() -> list[dict[str, str]]:
    """Give what any record answers; what is asked of today's is suggested when the conversation is opened."""
    asked = [(words.home.prompt_help, words.help.form_help) for words in (ENGLISH, SIMPLIFIED)]
    asked += [(words.home.prompt_status, words.help.form_status) for words in (ENGLISH, SIMPLIFIED)]
    return [{"title": title, "message": message} for title, message in asked]
