"""What a failed call means: certainly nothing, or perhaps something."""

import socket
import ssl
from datetime import timedelta
from http.client import IncompleteRead, RemoteDisconnected
from urllib.error import URLError

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.outcomes import outcome_of


def refusal(code, status=200, **headers):
    body = {"ok": False, "error": code}
    response = SlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data=body, headers=headers, status_code=status
    )
    return SlackApiError("refused", response)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (refusal("ratelimited", 429), "later"),
        (refusal("invalid_auth"), "later"),
        (refusal("missing_scope"), "later"),
        (refusal("is_archived"), "gone"),
        (refusal("channel_not_found"), "gone"),
        (refusal("not_in_channel"), "gone"),
        (refusal("restricted_action_read_only_channel"), "gone"),
        (refusal("invalid_blocks"), "simpler"),
        (refusal("msg_blocks_too_long"), "simpler"),
        (refusal("thread_not_found"), "no thread"),
        (refusal("no_text"), "refused"),
        (refusal("some_word_of_next_year"), "refused"),
        # Slack itself says that some of it may have been done.
        (refusal("internal_error"), "unknown"),
        (refusal("fatal_error"), "unknown"),
        (refusal("service_unavailable", 503), "unknown"),
        (refusal("is_archived", 502), "unknown"),
        # What a gateway says is not Slack's word.
        (refusal("Received a response in a non-JSON format: <html>"), "unknown"),
        (refusal(""), "unknown"),
        # Before a byte was sent, and after.
        (URLError(ConnectionRefusedError()), "later"),
        (URLError(socket.gaierror()), "later"),
        (URLError(ssl.SSLCertVerificationError()), "later"),
        (URLError(TimeoutError()), "unknown"),
        (TimeoutError(), "unknown"),
        (ConnectionResetError(), "unknown"),
        (RemoteDisconnected(), "unknown"),
        (IncompleteRead(b""), "unknown"),
        (OSError(), "unknown"),
    ],
)
def test_a_failure_is_certain_or_not(error, kind):
    assert outcome_of(error).kind == kind


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30),
        ({"retry-after": "2"}, 2),
        ({"Retry-After": "0"}, 1),
        ({"Retry-After": "soon"}, 1),
        ({}, 1),
        ({"Retry-After": "86400"}, 3_600),
    ],
)
def test_slack_is_left_alone_for_as_long_as_it_asks(headers, seconds):
    assert outcome_of(refusal("ratelimited", 429, **headers)).wait == timedelta(seconds=seconds)
