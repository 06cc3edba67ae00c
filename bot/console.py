"""The handlers in a terminal: type what you would type in Slack, see what Slack would show. Must never post anywhere.

`/onrecord …` is answered privately, `@onrecord …` begins a thread, `reply …` asks on in it, plain words are
a direct message, and `click N` presses the button with that number.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import TextIOBase
from typing import cast

from rich.console import Console
from rich.text import Text

from bot.screen import show_message
from handlers.adding import add_offered
from handlers.blocks import Message
from handlers.clicks import admitted, answer_click, words_of
from handlers.commands import answer_command
from handlers.conversations import KeptAnswer
from handlers.desk import AT_THE_CONSOLE, Desk
from handlers.failures import apologise, new_reference
from handlers.flagging import flag
from handlers.limits import escape, showable
from handlers.mentions import answer_mention
from handlers.offering import ACTION, Button, buttons_in
from handlers.ordering import answer_order_click
from handlers.sharing import as_shared
from handlers.spreadsheets import spreadsheet
from handlers.subscription_blocks import NEW, ORDER
from handlers.wording import Wording, wording_for

_PROMPT = "› "
# Buttons below subscriptions, by their names.
_ORDER, _NEW = ORDER.removeprefix(ACTION), NEW.removeprefix(ACTION)
_LEAVING = frozenset({"quit", "exit", ":q", "退出"})
_GREETING = "Ask a question, or type {command} help. reply asks on, click N presses a button, quit leaves."
_NUMBER = re.compile(r"-?[0-9]{1,4}\b")
_MENTION = re.compile(r"^[@＠]onrecord", re.IGNORECASE)
# And so are a slash and the blank behind a word.
_SLASH = re.compile("^／")
_FIRST_BLANK = re.compile(r"\s")
_NO_THREAD = "There is no thread yet: begin one with @onrecord and a question."
_NO_BUTTON = "There is no such button: click takes the number that stands on one."
_NOT_UTF_8 = "That line is not UTF-8 text, so I cannot read it: convert it, or save it as UTF-8."
_OTHER_COMMAND = "That command is none of mine: try {command} help."


def run_console(desk: Desk, lines: Iterable[str], console: Console) -> None:
    """Answer each line until the lines end or one of them says quit.

    Where the lines come from a terminal they are typed at a prompt, with history; from anywhere else each is shown
    before its answer. For pictures, give a console that records.
    """
    is_typed = isinstance(lines, TextIOBase) and lines.isatty()
    if is_typed:
        console.print(Text(_GREETING.format(command=desk.command), "dim"))
        lines = typed_lines()
    room = _Room(desk, console)
    for words in filter(None, map(str.strip, lines)):
        if words.casefold() in _LEAVING:
            return
        if not is_typed:
            console.print(Text.assemble((_PROMPT, "dim"), (showable(words), "bold")), soft_wrap=True)
        room.hear(words)


def typed_lines() -> Iterator[str]:
    """Give what is typed at a prompt, with history where the system has readline, until Ctrl-C or Ctrl-D."""
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - importing it is what gives `input` a history; Windows has none
    while True:
        try:
            yield input(_PROMPT)
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")
            return


class _Room:
    """The place where one person and the bot write, with the thread begun last."""

    def __init__(self, desk: Desk, console: Console) -> None:
        self._desk = desk
        self._console = console
        self._asked: list[str] | None = None
        # All that were shown, first to last: of each its name and the answer it belongs to.
        self._buttons: list[tuple[str, str]] = []
        # The message that each stands below.
        self._said: list[str] = []

    def hear(self, line: str) -> None:
        """Answer one line as the Slack surface would that it names."""
        try:
            self._answer(line)
        except Exception as error:  # noqa: BLE001 - the same net that Bolt's error handler is in Slack
            message = apologise(error, line, self._desk.command, new_reference())
            self._show(message, is_private=line.startswith(self._desk.command))

    def _answer(self, typed: str) -> None:
        line = _FIRST_BLANK.sub(" ", _SLASH.sub("/", typed), count=1)
        first, _, rest = line.partition(" ")
        if "\ufffd" in line:  # what stands there for bytes that are none of UTF-8
            self._say(_NOT_UTF_8)
        elif first.casefold() == self._desk.command:
            self._show(answer_command(self._desk, escape(rest), AT_THE_CONSOLE), is_private=True)
        elif first.startswith("/"):
            self._say(_OTHER_COMMAND.format(command=self._desk.command))
        elif first.casefold() == "click" and _NUMBER.match(rest.strip() or "0"):
            self._click(*rest.strip().partition(" ")[::2])
        elif first == "reply" and self._asked is None:
            self._say(_NO_THREAD)
        elif first == "reply":
            self._answer_in_thread(rest)
        else:
            self._asked = []
            self._answer_in_thread(_MENTION.sub("", line))

    def _answer_in_thread(self, question: str) -> None:
        earlier = tuple(self._asked or ())
        self._asked = [*earlier, question]
        # As Slack escapes what is typed: else <b> would be one of its own marks.
        message = answer_mention(self._desk, escape(question), earlier, AT_THE_CONSOLE)
        self._show(message, is_in_thread=bool(earlier))

    def _click(self, number: str, reason: str) -> None:
        """Press a button; what comes of it only the one who clicks sees, as in a channel, unless they share it."""
        place = int(number) if _NUMBER.fullmatch(number.strip()) else 0
        if not 0 < place <= len(self._buttons):
            self._say(_NO_BUTTON)
            return
        name, answer_id = self._buttons[place - 1]
        if name.startswith((_ORDER, _NEW)):
            self._order(name, answer_id, wording_for(self._said[place - 1]))
            return
        answer = admitted(self._desk.answers.find(answer_id), AT_THE_CONSOLE)
        if isinstance(answer, Message):
            self._show(answer, is_private=True)
        elif name == "share":
            self._show(as_shared(self._desk, answer))
        elif name == "csv":
            self._console.out(spreadsheet(self._desk, answer).decode("utf-8-sig"), highlight=False)
        elif name == "useful":
            self._say(words_of(answer).flags.thanks)
        elif name == "add":
            self._show(add_offered(self._desk, answer, AT_THE_CONSOLE))
        elif name == "wrong":
            self._flag(answer, reason)
        else:
            self._show(answer_click(self._desk, answer, cast("Button", name), AT_THE_CONSOLE), is_private=True)

    def _order(self, name: str, value: str, words: Wording) -> None:
        """Press a button below a subscription; what Slack asks for in a modal is typed here."""
        if name == _NEW:
            self._say(f"{self._desk.command} {words.orders.form} … {words.orders.example}")
            return
        message = answer_order_click(self._desk, name.removeprefix(_ORDER), value, AT_THE_CONSOLE, words)
        self._show(message, is_private=True)

    def _flag(self, answer: KeptAnswer, reason: str) -> None:
        words = words_of(answer)
        if reason:
            flag(self._desk, answer, AT_THE_CONSOLE, reason)
        self._say(words.flags.thanks if reason else f"{words.flags.label} click N …")

    def _show(self, message: Message, *, is_private: bool = False, is_in_thread: bool = False) -> None:
        first, marks = len(self._buttons) + 1, {"is_private": is_private, "is_in_thread": is_in_thread}
        show_message(self._console, message, at=self._desk.clock().astimezone(), first_button=first, **marks)
        shown = buttons_in(message)
        self._buttons += shown
        self._said += [message.text] * len(shown)

    def _say(self, sentence: str) -> None:
        self._console.print(Text(sentence, "dim"))
