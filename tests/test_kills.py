"""A dozen of the runs of `make kills`: processes killed between due and recorded, on SQLite and PostgreSQL."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.timeout(300)
def test_processes_killed_while_they_deliver_post_every_digest_once():
    script = Path(__file__).parent / "kill_runs.py"
    command = [sys.executable, str(script), "--runs", "12", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert (done.returncode, done.stdout.splitlines()[-1][:8]) == (0, "12 runs,"), done.stdout + done.stderr
