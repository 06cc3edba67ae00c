"""The manifest: what is committed is what is built, and Slack's own schema accepts it."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from handlers.manifest import build_manifest
from handlers.subcommands import read_request

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / ".." / "shared" / "reference" / "manifest.schema.2.0.0.json"


def test_the_committed_manifest_is_the_one_built():
    assert yaml.safe_load((ROOT / "manifest.yaml").read_text(encoding="utf-8")) == build_manifest("/onrecord")


def test_the_command_is_the_one_configured():
    [command] = build_manifest("/record")["features"]["slash_commands"]
    assert command["command"] == "/record"
    hint = "[ask|figures|claims|article|check|timeline|due|digest|follow|subscriptions|status|follow-ups|help] question"
    assert command["usage_hint"] == hint


def test_no_more_is_asked_for_than_listeners_need():
    assert build_manifest("/onrecord")["oauth_config"]["scopes"] == {
        "bot": [
            *("app_mentions:read", "assistant:write", "channels:history", "chat:write", "commands"),
            *("files:write", "groups:history", "im:history"),
        ],
        "bot_optional": ["users:read"],
    }


def test_the_agent_suggests_what_every_record_answers():
    view = build_manifest()["features"]["agent_view"]
    asked = [read_request(prompt["message"]) for prompt in view["suggested_prompts"]]
    assert [request.subcommand for request in asked] == ["help", "help", "status", "status"]
    assert len(view["agent_description"]) <= 300


def test_over_http_slack_is_told_where_to_send():
    told = build_manifest(url="https://onrecord.example.com")
    settings, [command] = told["settings"], told["features"]["slash_commands"]
    addresses = {command["url"], *(settings[each]["request_url"] for each in ("event_subscriptions", "interactivity"))}
    assert addresses == {"https://onrecord.example.com/slack/events"}
    assert settings["socket_mode_enabled"] is False


def test_an_app_of_several_workspaces_says_where_installing_ends_and_hears_when_it_is_removed():
    told = build_manifest(url="https://onrecord.example.com", shared=True)
    assert told["oauth_config"]["redirect_urls"] == ["https://onrecord.example.com/slack/oauth_redirect"]
    assert told["settings"]["token_rotation_enabled"] is True
    assert {"app_uninstalled", "tokens_revoked"} <= set(told["settings"]["event_subscriptions"]["bot_events"])


@pytest.mark.parametrize(
    ("url", "shared"),
    [(None, False), ("https://onrecord.example.com", False), ("https://onrecord.example.com", True)],
    ids=["socket", "http", "several workspaces"],
)
@pytest.mark.skipif(not SCHEMA.exists(), reason="Slack's manifest schema is not at hand")
def test_slacks_schema_accepts_it(url, shared):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(build_manifest("/onrecord", url, shared=shared))] == []
