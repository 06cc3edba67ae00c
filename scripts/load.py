"""How fast the bot is under load, and whether it loses or doubles anything: `make load`, for a newcomer as for us.

A real process serves the bundled articles over a real WebSocket to Slack's double: mentions, direct messages and slash
commands, some of them delivered twice. Then once more, the process killed again and again in between. Figures go to
stdout; the exit code is 1 where something was lost, doubled or slower than promised. Must never touch Slack itself.
"""

import argparse
import heapq
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from payloads import BOT_USER, mention, message, slash  # noqa: E402 - the tests' folder is no package
from slack_double import APP_TOKEN, BOT_TOKEN, SlackDouble  # noqa: E402 - as above
from websockets.exceptions import ConnectionClosed  # noqa: E402 - as above

QUESTIONS = (
    "阿里巴巴三年要投入多少钱？",
    "How much copper will the grid need?",
    "吴泳铭怎么看 AGI？",
    "figures 数据中心",
    "claims Altman",
    "千問下載量多少？",
)
# What is promised: milliseconds until Slack has its acknowledgement, and until the answer stands in Slack.
ACK, ANSWER = 100, 500
# Every tenth event comes again, as Slack does where an acknowledgement has not reached it, and every tenth mention with
# its twin among the channel's messages.
TWICE = 10
# Seconds after which Slack delivers again what was not acknowledged. (Slack's own next try comes within a minute.)
AGAIN = 3.0
# Seconds for the last answers, and for what might come twice.
PATIENCE, AFTERWARDS = 90.0, 2.0


class Event(NamedTuple):
    """What Slack sends, what is to answer it (a thread, or a response URL), and how often it is sent at least."""

    envelope: dict[str, Any]
    answers: str
    times: int = 1


class Slack(SlackDouble):  # type: ignore[misc]  # the tests carry no types
    """The double, which also remembers what was answered when, and how often."""

    def __init__(self) -> None:
        super().__init__()
        self.answered: dict[str, float] = {}
        self.answers: Counter[str] = Counter()
        self._acked: set[str] = set()
        self._looked_at = 0

    @property
    def connections(self) -> int:
        """Count how often the bot has connected."""
        return len(self._sockets)

    def has_ack(self, envelope: dict[str, Any]) -> bool:
        """Say whether an envelope was acknowledged."""
        for ack in self.acks[self._looked_at :]:
            self._acked.add(ack.envelope_id)
            self._looked_at += 1
        return envelope["envelope_id"] in self._acked

    def answer(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Any:  # noqa: ANN401 - the double's
        """Answer one request, and note what it answers."""
        answer = super().answer(path, headers, body)
        is_private = path.startswith("/commands/")
        if is_private or path == "/api/chat.postMessage":
            name = path if is_private else body.get("thread_ts", "")
            self.answered.setdefault(name, time.monotonic())
            self.answers[name] += 1
        return answer


class Sending(threading.Thread):
    """Slack's side: events at a steady rate, each again until it is acknowledged."""

    def __init__(self, slack: Slack, count: int, rate: float) -> None:
        super().__init__(daemon=True)
        self._slack, self._rate = slack, rate
        self._due = list(events(slack, count))
        # When each was first sent, by envelope; and what is to answer it.
        self.sent: dict[str, float] = {}
        self.names: dict[str, str] = {}

    def run(self) -> None:
        """Send all."""
        began = time.monotonic()
        queue = [(began + number / self._rate, number, event) for number, event in enumerate(self._due)]
        while queue:
            at, number, event = heapq.heappop(queue)
            time.sleep(max(0.0, at - time.monotonic()))
            if event.times < 1 and self._slack.has_ack(event.envelope):
                continue
            heapq.heappush(queue, (time.monotonic() + AGAIN, number, self._sent(event)))

    def _sent(self, event: Event) -> Event:
        name = event.envelope["envelope_id"]
        self.sent.setdefault(name, time.monotonic())
        self.names.setdefault(name, event.answers)
        with suppress(ConnectionClosed):
            self._slack.send(event.envelope)
            return event._replace(times=event.times - 1)
        return event


class Found(NamedTuple):
    """What came of it: seconds from what was first sent to its acknowledgement and answer, sorted."""

    acks: Sequence[float]
    answers: Sequence[float]
    lost: int
    doubled: int
    doubled_privately: int
    computed: float


def events(slack: Slack, count: int) -> Iterator[Event]:
    """Give slash commands, mentions and direct messages in turn."""
    for number in range(count):
        question, times = QUESTIONS[number % len(QUESTIONS)], 1 + (number % TWICE == 0)
        who = {"user": f"U{number % 40:04d}"}
        if number % 3 == 0:
            url = slack.response_url()
            yield Event(slash(question, response_url=url, **who), "/" + url.split("/", 3)[3], times)
            continue
        where = f"C{number % 8:04d}" if number % 3 == 1 else f"D{number % 40:04d}"
        if number % 3 == 1:
            envelope = mention(f" {question}", channel=where, **who)
        else:
            envelope = message(question, channel=where, channel_type="im", **who)
        ts = envelope["payload"]["event"]["ts"]
        yield Event(envelope, ts, times)
        if number % 3 == 1 and number % TWICE == 1:
            yield Event(message(f"<@{BOT_USER}> {question}", channel=where, ts=ts, **who), ts)


@contextmanager
def a_process(slack: Slack, folder: Path) -> Iterator[None]:
    """Run the bot as production does, but for the limits that would stop a load; in the end it is killed."""
    tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_BASE_URL": slack.base_url}
    limits = {"ONRECORD_USER_LIMIT": "0", "ONRECORD_CHANNEL_LIMIT": "0", "ONRECORD_LOG_LEVEL": "WARNING"}
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**kept, **tokens, **limits, "PYTHONPATH": str(ROOT), "ONRECORD_DATA": str(folder)}
    with subprocess.Popen([sys.executable, "-m", "bot"], cwd=folder, env=environment) as process:
        try:
            yield
        finally:
            process.kill()


def measure(folder: Path, count: int, rate: float, kills: int) -> tuple[Found, Sequence[str]]:
    """Send all, the process killed so many times meanwhile; give what came of it, and the double's objections."""
    chance = random.Random(7)  # noqa: S311 - kills at moments, guards nothing
    used = cpu()
    with Slack() as slack:
        sending = Sending(slack, count, rate)
        for life in range(kills + 1):
            with a_process(slack, folder):
                wait_until(lambda life=life: slack.connections > life)
                if life == 0:
                    sending.start()
                if life < kills:
                    time.sleep(chance.uniform(0.5, 1.5) * count / rate / (kills + 1))
                    continue
                sending.join()
                wait_until(lambda: all(name in slack.answered for name in sending.names.values()))
                time.sleep(AFTERWARDS)
        return found_in(slack, sending, cpu() - used), slack.objections


def found_in(slack: Slack, sending: Sending, computed: float) -> Found:
    """Hold what was sent against what came."""
    acked: dict[str, float] = {}
    for ack in slack.acks:
        acked.setdefault(ack.envelope_id, ack.at)
    asked: dict[str, float] = {}
    for name, at in sending.sent.items():
        asked[sending.names[name]] = min(at, asked.get(sending.names[name], at))
    doubled = [name for name in asked if slack.answers[name] > 1]
    privately = sum(name.startswith("/") for name in doubled)
    return Found(
        sorted(acked[name] - at for name, at in sending.sent.items() if name in acked),
        sorted(slack.answered[name] - at for name, at in asked.items() if name in slack.answered),
        sum(name not in slack.answered for name in asked) + sum(name not in acked for name in sending.sent),
        len(doubled) - privately,
        privately,
        computed,
    )


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until it holds, or patience ends."""
    ends = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < ends:
        time.sleep(0.2)


def cpu() -> float:
    """Seconds computed by the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def milliseconds(found: Sequence[float], part: float) -> float:
    """Give a quantile."""
    return found[min(len(found) - 1, int(part * len(found)))] * 1000 if found else float("nan")


def report(found: Found, objections: Sequence[str]) -> None:
    """Print the figures."""
    say(f"  acknowledged {len(found.acks):,}, answered {len(found.answers):,}; lost {found.lost}")
    say(f"  doubled {found.doubled} in public, {found.doubled_privately} privately; objections {len(objections)}")
    for what, times in (("acknowledgement", found.acks), ("answer", found.answers)):
        half, nearly_all, worst = (milliseconds(times, part) for part in (0.5, 0.99, 1.0))
        say(f"  {what:16} p50 {half:6.0f} ms   p99 {nearly_all:6.0f} ms   worst {worst:6.0f} ms")
    each = found.computed / max(1, len(found.answers)) * 1000
    say(f"  the bot computed {found.computed:.1f} s, {each:.1f} ms a question; machine's load {os.getloadavg()[0]:.1f}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure, without and with kills; 1 where something is not as promised."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rate", type=float, default=50, help="events a second")
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--kills", type=int, nargs="*", default=[0, 10], help="one measurement for each number")
    asked = options.parse_args()
    is_good = True
    for kills in asked.kills:
        say(f"{asked.rate:g} events a second for {asked.seconds:g} seconds" + f", killed {kills} times" * bool(kills))
        with tempfile.TemporaryDirectory() as folder:
            found, objections = measure(Path(folder), int(asked.rate * asked.seconds), asked.rate, kills)
        report(found, objections)
        is_fast = milliseconds(found.acks, 0.99) < ACK and milliseconds(found.answers, 0.99) < ANSWER
        is_good &= not found.lost and not found.doubled and not objections and (is_fast or kills > 0)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
