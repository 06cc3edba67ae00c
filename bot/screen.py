"""Slack blocks on a terminal, as Slack would show them. Must never show anything that is not in the message.

On a terminal a message stands in a panel, a quotation behind a bar, a title is a hyperlink. Elsewhere (a pipe, a file)
the same lines come without frames and unwrapped, addresses written out, so that they can be searched.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import unescape
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.panel import Panel
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from bot.drawing import drawn
from handlers.blocks import BELOW, Message

_NAME = "Onrecord"
_PRIVATE = "Only visible to you"
_THREAD_INDENT = "    "
_CHINESE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_OPENING = "（《〈「『“‘【\\[("
_CLOSING = "，。！？；：、）》〉」』”’】…％,.!?;:)\\]"
# What stays on one line: a Chinese character or a word, with the punctuation that leans on it and the spaces after it.
_PIECE = re.compile(rf"[{_OPENING}]*(?:[{_CHINESE}]|[^\s{_CHINESE}{_OPENING}]+)?[{_CLOSING}]*\s*", re.DOTALL)
_STYLES = {"bold": "bold", "italic": "italic", "strike": "strike", "code": "cyan"}


class _Line(NamedTuple):
    """A line of a message, before it is wrapped, with the mark before it and before what it wraps into."""

    text: Text
    mark: str = ""
    mark_after: str = ""


class _Marked:
    """Something with a mark at its left edge."""

    def __init__(self, inner: RenderableType, mark: str, mark_after: str) -> None:
        self._inner = inner
        self._mark = mark
        self._mark_after = mark_after

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        mark = self._mark
        for line in console.render_lines(self._inner, options.update(width=options.max_width - len(mark))):
            yield Segment(mark, Style(dim=True))
            yield from line
            yield Segment.line()
            mark = self._mark_after


class Wrapped:
    """Text that breaks between Chinese characters as well as between words, and keeps punctuation with its word."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._text.split("\n", allow_blank=True):
            for part in line.divide(_breaks(line.plain, options.max_width)):
                part.rstrip()
                part.no_wrap = True
                yield part


def show_message(
    console: Console,
    message: Message,
    *,
    at: datetime,
    is_private: bool = False,
    is_in_thread: bool = False,
    first_button: int = 1,
) -> None:
    """Print one message of the bot, posted at `at`, with the marks Slack gives a private one or one in a thread.

    Its buttons are numbered from `first_button`.
    """
    head = Text.assemble((_NAME, "bold"), (f"  {at:%H:%M}", "dim"))
    note = Text(_PRIVATE, "dim italic") if is_private else Text()
    if not console.is_terminal and not console.record:
        console.print(head + Text("  " if is_private else "") + note, soft_wrap=True)
        for line in _lines(message, first_button, has_links=False):
            console.print(
                line.mark + line.text.plain.replace("\n", f"\n{line.mark_after}"), soft_wrap=True, markup=False
            )
        console.print()
        return
    lines = [_Marked(Wrapped(text), *marks) for text, *marks in _lines(message, first_button, has_links=True)]
    panel = Panel(Group(*lines), title=head, title_align="left", subtitle=note, subtitle_align="left", padding=(1, 2))
    console.print(_Marked(panel, _THREAD_INDENT, _THREAD_INDENT) if is_in_thread else panel)


def _lines(message: Message, first_button: int, *, has_links: bool) -> Iterator[_Line]:
    for place, block in enumerate(_with_buttons_in_rows(message.blocks)):
        if place:
            yield _Line(Text())
        if block["type"] == "rich_text":
            for part in block["elements"]:
                yield from _lines_of_part(part, has_links=has_links)
        else:
            yield from _lines_of_block(block, first_button, is_pipe=not has_links)
        if block["type"] == "actions":
            first_button += len(block["elements"])


def _lines_of_block(block: dict[str, Any], first_button: int, *, is_pipe: bool) -> Iterator[_Line]:
    match block["type"]:
        case "context":
            yield _Line(Text("  ".join(unescape(element["text"]) for element in block["elements"]), "dim"))
        case "data_visualization":
            yield _Line(Text(drawn(block), "cyan"))
        case "header":
            yield _Line(Text(unescape(block["text"]["text"]), "bold"))
        case "data_table":
            rows = [[_cell(cell) for cell in row] for row in block["rows"]]
            yield from (_Line(Text(" | ".join(row))) for row in rows) if is_pipe else _lines_of_table(*rows)
        case "actions":
            names = (unescape(button["text"]["text"]) for button in block["elements"])
            buttons = "  ".join(f"[{number} {name}]" for number, name in enumerate(names, first_button))
            yield _Line(Text(buttons, "cyan"))


def _with_buttons_in_rows(blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put Slack's thumbs into the row of buttons above them, as buttons like the others."""
    shown: list[dict[str, Any]] = []
    for block in blocks:
        if block["type"] not in BELOW:
            shown.append(block)
            continue
        row = [button for element in block["elements"] for button in _buttons(element)]
        if block["type"] == "context_actions" and shown and shown[-1]["type"] == "actions":
            row = [*shown.pop()["elements"], *row]
        shown.append({"type": "actions", "elements": row})
    return shown


def _buttons(element: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """Give the buttons of an element: itself, or the two thumbs of Slack's feedback."""
    pair = (element.get("positive_button"), element.get("negative_button"))
    return tuple(filter(None, pair)) or (element,)


def _lines_of_table(head: Sequence[str], *rows: Sequence[str]) -> Iterator[_Line]:
    """Show a row as a line to read: columns would be too narrow for Chinese titles. What is not known is left out."""
    yield _Line(Text(" · ".join(head), "dim"))
    for first, *others in rows:
        known = (cell for cell in others if cell != "–")
        yield _Line(Text.assemble((first, "bold"), *(f" · {cell}" for cell in known)), "• ", "  ")


def _cell(cell: dict[str, Any]) -> str:
    if cell["type"] != "rich_text":
        return str(cell["text"])
    return "".join(element["text"] for part in cell["elements"] for element in part["elements"])


def _lines_of_part(part: dict[str, Any], *, has_links: bool) -> Iterator[_Line]:
    match part["type"]:
        case "rich_text_section":
            yield _Line(_text(part, has_links=has_links))
        case "rich_text_quote":
            yield _Line(_text(part, has_links=has_links), "▎ ", "▎ ")
        case "rich_text_list":
            for line in part["elements"]:
                yield _Line(_text(line, has_links=has_links), "• ", "  ")


def _text(part: dict[str, Any], *, has_links: bool) -> Text:
    text = Text(overflow="fold")
    for element in part["elements"]:
        style = " ".join(_STYLES[name] for name in element.get("style", {}))
        if element["type"] == "link" and has_links:
            style = f"{style} blue underline link {element['url']}"
        text.append(element["text"] if "text" in element else f"@{element['user_id']}", style.strip() or None)
        if element["type"] == "link" and not has_links:
            text.append(f" ({element['url']})")
    # Slack shows no empty line for a line feed at the end of a part.
    text.rstrip()
    return text


def _breaks(text: str, width: int) -> list[int]:
    """Give the offsets where lines of at most `width` cells end."""
    found, used = [], 0
    for piece in _PIECE.finditer(text):
        needed = cell_len(piece.group().rstrip())
        if used and used + needed > width:
            found.append(piece.start())
            used = 0
        for offset, character in enumerate(piece.group(), piece.start()):
            if used + cell_len(character) > width and not character.isspace():
                found.append(offset)
                used = 0
            used += cell_len(character)
    return found
