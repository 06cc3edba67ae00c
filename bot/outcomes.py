"""What became of a call to Slack: done, certainly not done, or nobody knows. Pure: an error in, an outcome out.

The difference decides whether a post may be repeated: Slack has no key that makes it idempotent, and a second digest is
worse than a late one. Must never call anything certain that may have reached Slack.
"""

import re
import socket
import ssl
from datetime import timedelta
from http.client import HTTPException
from typing import Literal, NamedTuple
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

# What to do next: nothing; try again later; try simpler blocks; give up on the channel, the thread or this message;
# look whether it stands there.
Kind = Literal["done", "later", "simpler", "gone", "no thread", "refused", "unknown"]

# Slack's own words (docs.slack.dev, chat.postMessage).
_SIMPLER = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
_GONE = frozenset({"is_archived", "channel_not_found", "not_in_channel", "no_permission", "team_access_not_granted"})
_NO_THREAD = frozenset({"thread_not_found", "message_not_found", "cannot_reply_to_message"})
# Of the workspace and not of the channel: whoever runs the bot mends it.
_LATER = frozenset(
    {
        *("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope"),
        *("org_login_required", "ekm_access_denied", "two_factor_setup_required", "accesslimited"),
    }
)
# "It's possible some aspect of the operation succeeded before the error was raised."
_UNKNOWN = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
# Slack's words for an error are such; anything else was written by something between Slack and us.
_CODE = re.compile(r"[a-z][a-z0-9_]{1,80}")
_BEFORE_SENDING = (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError)
_WORKSPACE_WAIT = timedelta(minutes=5)
# Slack asks for seconds; a longer wait is looked at again after this.
_LONGEST_WAIT = timedelta(hours=1)


class Outcome(NamedTuple):
    """What became of a call."""

    kind: Kind
    # Slack's name of the message, where it is done.
    ts: str = ""
    # For how long not to try again, where Slack has said so.
    wait: timedelta | None = None
    # Slack's word for it, for the log and the owner.
    code: str = ""


# What a call can raise; anything else is a mistake of ours.
FAILURES = (SlackApiError, OSError, HTTPException)


def outcome_of(error: Exception) -> Outcome:
    """Say what became of a call that failed."""
    if isinstance(error, SlackApiError):
        return _refusal(error)
    reason = error.reason if isinstance(error, URLError) else error
    kind: Kind = "later" if isinstance(reason, _BEFORE_SENDING) else "unknown"
    return Outcome(kind, code=type(reason).__name__)


def _refusal(error: SlackApiError) -> Outcome:
    response = error.response
    code, status = str(response.get("error", "")), getattr(response, "status_code", 200)
    if status == 429 or code == "ratelimited":
        return Outcome("later", wait=_asked_to_wait(response.headers), code="ratelimited")
    if status >= 500 or code in _UNKNOWN or not _CODE.fullmatch(code):
        return Outcome("unknown", code=code if _CODE.fullmatch(code) else f"status {status}")
    if code in _LATER:
        return Outcome("later", wait=_WORKSPACE_WAIT, code=code)
    if code in _GONE or code.startswith("restricted_action"):
        return Outcome("gone", code=code)
    if code in _SIMPLER:
        return Outcome("simpler", code=code)
    return Outcome("no thread" if code in _NO_THREAD else "refused", code=code)


def _asked_to_wait(headers: dict[str, str]) -> timedelta:
    """Read Retry-After, whose name comes in any case; a second where it says nothing."""
    said = next((str(value) for name, value in headers.items() if name.lower() == "retry-after"), "")
    seconds = timedelta(seconds=int(said[:9])) if said.isdecimal() else timedelta(seconds=1)
    return min(max(seconds, timedelta(seconds=1)), _LONGEST_WAIT)
