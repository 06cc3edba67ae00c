"""Some of the runs of `make kills`: processes killed between due and recorded, and at steps of what they store."""

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


@pytest.mark.timeout(300)
def test_what_is_killed_at_a_step_and_done_again_is_as_if_nothing_had_been_killed(database):
    script = Path(__file__).parent / "kill_steps.py"
    url = database.render_as_string(hide_password=False)
    command = [sys.executable, str(script), "--every", "4", "--database", url]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 15), done.stdout + done.stderr


def test_job_that_raises_ends_in_its_own_process():
    program = "import kill_steps\ntry: kill_steps.lives(lambda *_: 1 / 0, None, None, 9)\nfinally: print('behind it')"
    command, folder = [sys.executable, "-c", program], Path(__file__).parent
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)  # noqa: S603 - ours
    assert (done.stdout, "<lambda> ended with 1" in done.stderr) == ("behind it\n", True)
