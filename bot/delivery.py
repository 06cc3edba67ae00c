"""Makes a due digest into messages in Slack, once: planned, marked, posted, recorded.

Whatever happens between two of these steps, the next process finds out by looking: a part that is marked and not
recorded may stand in Slack, so the channel's history is read before it is posted again. Where that is not allowed, it
stays uncertain, and people are asked. Must never render anew what was frozen, nor post what it has not marked.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from slack_sdk import WebClient

from bot.logs import note_failure
from bot.looking import Unseen, find_part
from bot.outcomes import FAILURES, Outcome, outcome_of

if TYPE_CHECKING:
    from bot.store.runs import Part, Run, StoredRuns

EVENT_TYPE = "onrecord_digest"

_log = logging.getLogger(__name__)

_LONGEST_WAIT = timedelta(minutes=10)
# A message that Slack refuses for no reason that we know is not going to be better after this many tries.
_MOST_REFUSALS = 5
# For some hours, where Slack cannot be reached.
_MOST_LOOKS = 40


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things may take. In order: a call ends, it has settled in Slack, the run's lease runs out."""

    # How long to wait for Slack's word on one call.
    timeout: timedelta = timedelta(seconds=10)
    # How long after a call with an unknown outcome it is surely seen in the history, or will never be.
    settle: timedelta = timedelta(seconds=15)
    # A process that was held up for longer between marking and posting does not post: another may have taken over.
    held_up: timedelta = timedelta(seconds=20)
    # The first wait after a failure, doubled each time.
    wait: timedelta = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the bot says of channels, and hears of what becomes of them."""

    # Whether a channel may be told anything; it has the last word.
    serves: Callable[[str], bool] = lambda _channel: True
    # Told of every message that stands.
    posted: "Callable[[Run, Part, str], None]" = lambda *_: None
    # Told of every channel that takes none any more.
    gone: "Callable[[WebClient, Run, str], None]" = lambda *_: None


class Delivering:
    """Posts what is planned."""

    def __init__(
        self,
        runs: "StoredRuns",
        client_for: Callable[[str], WebClient | None],
        *,
        clock: Callable[[], datetime],
        timing: Timing = Timing(),
        around: Surroundings = Surroundings(),
    ) -> None:
        self._runs = runs
        self._client_for = client_for
        self._clock = clock
        self._timing = timing
        self._around = around

    def deliver_waiting(self, is_stopped: Callable[[], bool] = lambda: False) -> None:
        """Go on with every run that is nobody's, until told to stop; one that fails does not hold up the others."""
        for run_id in self._runs.waiting():
            if is_stopped():
                return
            run = self._runs.claim(run_id)
            if run is None:
                continue
            try:
                self.deliver(run)
            except Exception:  # noqa: BLE001 - a token that cannot be had now, a fault of ours: others have none of it
                note_failure(_log, "posting run %s", run.id)
                self._runs.put_off(run, max(self._timing.settle, self._wait(run)))

    def deliver(self, run: "Run") -> None:
        """Post what is left of a run that is ours."""
        client = self._client_for(run.team)
        if client is None:  # its workspace has removed the bot, and may come back
            if self._clock() > run.good_until:
                self._runs.end(run, "skipped", "no token")
            else:
                self._runs.put_off(run, _LONGEST_WAIT)
            return
        if not self._around.serves(run.channel):  # taken off the list, or shared with others, since it was ordered
            self._runs.end(run, "skipped" if run.root is None else "sent", "not served")
            return
        for part in run.parts:
            if part.state == "posted":
                continue
            ts = self._stand(client, run, part)
            if ts is None:
                return
            run = _with(run, replace(part, state="posted", ts=ts))
        self._runs.end(run, "sent")

    def _stand(self, client: WebClient, run: "Run", part: "Part") -> str | None:
        """Bring a part to stand in Slack and give its name there; None where the run goes on later, or is over."""
        if part.state == "posting":
            found = self._look(client, run, part)
            if not isinstance(found, str):
                return None
            if found:
                return self._record(run, part, found)
        if run.root is None and self._clock() > run.good_until:
            # Certainly not in Slack: it would have been seen.
            self._close(run, part, "skipped", "too late")
            return None
        return self._post(client, run, part)

    def _look(self, client: WebClient, run: "Run", part: "Part") -> str | None:
        """Give the name of a part that stands, "" where it certainly does not; None where that is not known yet."""
        age = self._clock() - part.posting_at if part.posting_at else self._timing.settle
        if age < timedelta(0):
            self._runs.restamp(run, part)  # a clock that was wrong has marked it
        if age < self._timing.settle:
            self._runs.put_off(run, self._timing.settle)
            return None
        try:
            return find_part(client, run, part, self._clock()) or ""
        except Unseen as unseen:
            _log.info("run %s: cannot look for part %d: %s", run.id, part.number, unseen.code)
            if unseen.is_final or run.tries >= _MOST_LOOKS:
                self._runs.end(run, "uncertain", unseen.code)
            else:
                self._runs.put_off(run, unseen.wait or self._wait(run))
            return None

    def _post(self, client: WebClient, run: "Run", part: "Part") -> str | None:
        marked = time.monotonic()
        if not self._runs.mark(run, part):
            _log.info("run %s is another's now", run.id)
            return None
        if time.monotonic() - marked > self._timing.held_up.total_seconds():
            self._runs.put_off(run, self._timing.settle)
            return None
        outcome = self._send(client, run, part)
        if outcome.kind == "done":
            return self._record(run, part, outcome.ts)
        _log.info("run %s, part %d: %s (%s)", run.id, part.number, outcome.kind, outcome.code)
        self._after(client, run, part, outcome)
        return None

    def _send(self, client: WebClient, run: "Run", part: "Part") -> Outcome:
        try:
            response = client.chat_postMessage(**payload_of(run, part))
        except FAILURES as error:
            return outcome_of(error)
        ts = str(response.get("ts") or "")
        return Outcome("done", ts) if ts else Outcome("unknown", code="no ts")

    def _record(self, run: "Run", part: "Part", ts: str) -> str | None:
        goes_on = self._runs.posted(run, part, ts)
        self._around.posted(run, part, ts)
        return ts if goes_on else None

    def _after(self, client: WebClient, run: "Run", part: "Part", outcome: Outcome) -> None:
        """Decide what becomes of a run whose part was not posted, or perhaps was."""
        match outcome.kind:
            case "unknown":
                self._runs.put_off(run, max(self._timing.settle, self._wait(run)))
            case "simpler" if part.version + 1 < len(part.body["versions"]):
                self._runs.refused(run, part, version=part.version + 1, wait=timedelta(0))
            case "gone":
                self._close(run, part, "refused", outcome.code)
                self._around.gone(client, run, outcome.code)
            case "no thread":
                self._close(run, part, "sent", outcome.code)
            case "later":
                self._runs.refused(run, part, version=part.version, wait=outcome.wait or self._wait(run))
            case _ if run.tries + 1 < _MOST_REFUSALS:
                self._runs.refused(run, part, version=part.version, wait=self._wait(run))
            case _:
                _log.error("run %s is given up: Slack says %s", run.id, outcome.code)
                self._close(run, part, "refused" if run.root is None else "sent", outcome.code)

    def _wait(self, run: "Run") -> timedelta:
        return min(self._timing.wait * (1 << min(run.tries, 10)), _LONGEST_WAIT)

    def _close(self, run: "Run", part: "Part", state: Any, reason: str) -> None:  # noqa: ANN401 - a RunState
        """End a run whose part certainly does not stand in Slack."""
        self._runs.unmark(run, part)
        self._runs.end(run, state, reason)


def payload_of(run: "Run", part: "Part") -> dict[str, Any]:
    """Give what Slack is sent for a part: the frozen text and blocks, its place, and the key by which it is known."""
    body: Mapping[str, Any] = part.body
    key = {"run": run.id, "part": part.number, "hash": part.hash}
    thread = {} if run.root is None else {"thread_ts": run.root}
    return {
        "channel": run.channel,
        "text": body["text"],
        **body["versions"][part.version],
        **thread,
        "metadata": {"event_type": EVENT_TYPE, "event_payload": key},
        "unfurl_links": False,
        "unfurl_media": False,
    }


def build_client(token: str, base_url: str, timing: Timing) -> WebClient:
    """Make the client for posting digests: it never repeats a call on its own, as slack_sdk's default does."""
    seconds = timing.timeout.total_seconds()
    return WebClient(token, base_url=base_url, timeout=seconds, retry_handlers=[])  # type: ignore[arg-type]  # urllib takes parts of seconds


def _with(run: "Run", part: "Part") -> "Run":
    return replace(run, parts=tuple(part if each.number == part.number else each for each in run.parts))
