"""Real processes killed at random moments between question and answer: each question is answered exactly once."""

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest
from payloads import mention
from slack_double import APP_TOKEN, BOT_TOKEN, SlackDouble
from websockets.exceptions import ConnectionClosed

from bot.app import opened_store
from bot.settings import load_settings
from corpus.ingest import extract
from corpus.models import Article
from corpus.names import load_names

ARTICLE = Article("a1", "江边科技", "江边科技今年投入超过35亿元，负责人认为需求还会增长。", lang="zh-Hans")
QUESTIONS = 30
KILLS = 3


def environment(slack):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    root = str(Path(__file__).parent.parent)
    tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_BASE_URL": slack.base_url}
    return {**kept, **tokens, "PYTHONPATH": root}


@contextmanager
def a_process(slack, folder):
    command = [sys.executable, "-m", "bot"]
    with subprocess.Popen(command, cwd=folder, env=environment(slack), stderr=subprocess.DEVNULL) as process:  # noqa: S603 - ours
        try:
            yield process
        finally:
            process.kill()


class Sending(threading.Thread):
    """Slack's side: sends each question, and again until it is acknowledged."""

    def __init__(self, slack, envelopes):
        super().__init__(daemon=True)
        self.slack, self.envelopes = slack, envelopes

    def run(self):
        waiting = list(self.envelopes)
        while waiting:
            for envelope in waiting:
                try:
                    self.slack.send(envelope)
                except ConnectionClosed:
                    break
                time.sleep(0.02)
            time.sleep(0.3)
            acknowledged = {ack.envelope_id for ack in list(self.slack.acks)}
            waiting = [one for one in waiting if one["envelope_id"] not in acknowledged]


@pytest.mark.timeout(180)
def test_what_is_asked_while_the_process_is_killed_again_and_again_is_answered_once(bare_environment):
    names = load_names()
    with opened_store(load_settings(), names, bundled=False) as store:
        store.save(extract(ARTICLE, names))
    envelopes = [mention("江边科技今年投入多少？") for _ in range(QUESTIONS)]
    chance = random.Random(7)  # noqa: S311 - kills at moments, guards nothing
    with SlackDouble() as slack:
        sending = Sending(slack, envelopes)
        for kill in range(KILLS):
            with a_process(slack, bare_environment):
                slack.wait_for_connection(kill + 1)
                if not sending.is_alive():
                    sending.start()
                time.sleep(chance.uniform(0.0, 0.3))
        with a_process(slack, bare_environment):
            slack.wait_for_connection(KILLS + 1)
            sending.join(60)
            slack.wait_for_shown(QUESTIONS, patience=90)
            time.sleep(1)
    answered = Counter(message["thread_ts"] for message in slack.shown)
    assert answered == {envelope["payload"]["event"]["ts"]: 1 for envelope in envelopes}
