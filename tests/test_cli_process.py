"""What only a process shows: closed streams, Ctrl-C, a pipe whose reader goes away."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
ENVIRONMENT |= {"PYTHONPATH": str(Path(__file__).parent.parent)}
COMMAND = [sys.executable, "-m", "bot"]


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_an_empty_one(tmp_path, closed):
    done = subprocess.run(  # noqa: S602  # only a shell closes a stream
        f"{' '.join(COMMAND)} extract --batch < /dev/null {closed}",
        shell=True,
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_ctrl_c_is_exit_code_130_and_nothing_ugly(tmp_path):
    with subprocess.Popen(  # noqa: S603  # ours
        [*COMMAND, "extract", "--batch"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as waiting:
        assert waiting.stdin is not None
        assert waiting.stdout is not None
        assert waiting.stderr is not None
        waiting.stdin.write('{"id": 1, "text": "35亿元"}\n')
        waiting.stdin.flush()
        assert json.loads(waiting.stdout.readline())["id"] == 1
        waiting.send_signal(signal.SIGINT)
        assert waiting.stderr.read().strip() == ""
    assert waiting.returncode == 130


def test_a_reader_that_goes_away_is_no_trouble(tmp_path):
    line = json.dumps({"id": 1, "text": "收入超过35亿元。" * 30})
    done = subprocess.run(  # noqa: S602  # the shell's pipe is what is tested
        f"yes '{line}' | head -20 | {' '.join(COMMAND)} extract --batch | head -c 10",
        shell=True,
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ('{"id": 1, ', "")
