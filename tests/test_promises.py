"""What the project promises about itself, asked of the program and not of memory."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot import cli
from bot.errors import SetupError

COMMANDS = get_command(cli.app).commands
# Those of a group of commands by their whole names too: "feeds add".
ALL_COMMANDS = COMMANDS | {
    f"{group} {name}": command
    for group, commands in COMMANDS.items()
    for name, command in getattr(commands, "commands", {}).items()
}
ROOT = Path(__file__).parent.parent
README, CONTRIBUTING = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))


def test_the_contract_s_commands_are_there_and_no_others():
    assert set(COMMANDS) == {
        "run",
        "chat",
        "import",
        "list",
        "remove",
        "extract",
        "ask",
        "bench",
        "search",
        "figures",
        "claims",
        "check",
        "digest",
        "timeline",
        "due",
        "feeds",
        "retract",
        "doctor",
        "help",
        "manifest",
    }


@pytest.mark.parametrize("folder", ["bot", "corpus"])
def test_the_map_shows_every_room(folder):
    shown = set(re.findall(r"^ +(\w+)/ ", README.partition("## The map")[2], re.MULTILINE))
    assert {path.name for path in (ROOT / folder).iterdir() if path.is_dir()} - {"__pycache__"} <= shown


def test_the_map_shows_no_room_that_is_gone():
    shown = re.findall(r"^ +(\w+)/ ", README.partition("## The map")[2], re.MULTILINE)
    assert [name for name in shown if not any((ROOT / folder / name).is_dir() for folder in ("bot", "corpus"))] == []


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_every_command_says_what_it_does_with_an_example(name):
    command = ALL_COMMANDS[name]
    assert re.fullmatch(r"[A-Z].+\.", command.help.splitlines()[0])
    assert re.search(rf"^  .*\bonrecord .*{name}\b", command.epilog, re.MULTILINE)


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_every_option_says_what_it_does(name):
    unexplained = [parameter.name for parameter in ALL_COMMANDS[name].params if not parameter.help]
    assert unexplained == []


def test_only_settings_read_the_environment():
    readers = {
        path.name
        for package in ("bot", "handlers", "corpus")
        for path in (ROOT / package).rglob("*.py")
        if re.search(r"\benviron\b|\bgetenv\b|\bBaseSettings\b|\bdotenv\b", path.read_text(encoding="utf-8"))
    }
    assert readers == {"settings.py"}


def test_a_setup_error_reads_as_its_sentences():
    assert str(SetupError("One is wrong.", "Two is wrong.")) == "One is wrong. Two is wrong."


def test_the_answer_that_the_readme_shows_is_the_one_given(onrecord):
    asked, *answer = re.search(r"```\n(@onrecord .+?)```", README, re.DOTALL)[1].split("\n")
    shown = onrecord("chat", stdin=asked).out.splitlines()
    assert [line for line in answer if line and line not in shown] == []


def test_the_files_that_contributors_are_sent_to_are_there():
    paths = re.findall(r"`([\w/]+/[\w./]*)`", CONTRIBUTING)
    assert "corpus/lexicon/cues.toml" in paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
