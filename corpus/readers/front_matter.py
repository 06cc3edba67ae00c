"""Fields before a Markdown text, as Hugo and Jekyll have them: YAML between two `---`, or TOML between two `+++`.

Must never run what it reads: values are text, lists and mappings, nothing else; aliases, depth and size are capped.
"""

import re
import tomllib
from typing import Any

import yaml

from corpus.errors import UnreadableError
from corpus.readers.draft import Draft
from corpus.readers.fields import draft_of_fields

_LARGEST = 64 * 1024  # characters; the longest in use hold a summary and some tags
_DEEPEST = 20
_FIELD = re.compile(r"[\w.-]{1,60}[ \t]*[:=]")


class _FieldLoader(yaml.BaseLoader):
    """YAML whose scalars stay text: a date that does not exist is a nonsense field, not an exception."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401 - as inherited
        if self.check_event(yaml.AliasEvent):  # a few nested aliases are a gigabyte when written out
            raise self._error("aliases are not read here")
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._error("it is nested too deeply")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _error(self, problem: str) -> yaml.MarkedYAMLError:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs leave it open
        return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def split_front_matter(text: str, name: str) -> tuple[Draft | None, str]:
    """Read the fields and give the rest of the text; between two `---`, `title: 阿里云` is the title 阿里云.

    A text that merely begins with a rule has no front matter. Raises UnreadableError, with the line, for a broken one.
    """
    begun = text.lstrip("\r\n")
    lines = begun.split("\n")
    fence = lines[0].rstrip()
    if fence not in {"---", "+++"}:
        return None, text
    before = text.count("\n", 0, len(text) - len(begun))
    closing = {"---", "..."} if fence == "---" else {"+++"}
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in closing), None)
    block = "\n".join(lines[1:end])
    if not _looks_like_fields(lines[1:end]):
        return None, text
    if end is None or len(block) > _LARGEST:
        what = "does not end" if end is None else "is too long"
        raise UnreadableError(name, f"The front matter of {name} that begins on line {before + 1} {what}.")
    fields = _yaml_fields(block, name, before + 2) if fence == "---" else _toml_fields(block, name, before + 2)
    return draft_of_fields(fields), "\n".join(lines[end + 1 :])


def _looks_like_fields(lines: list[str]) -> bool:
    """Whether the first line that is neither blank nor a comment names a field."""
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    return bool(_FIELD.match(first.lstrip("\"'")))


def _yaml_fields(block: str, name: str, first_line: int) -> dict[str, Any]:
    try:
        fields = yaml.load(block, Loader=_FieldLoader)  # noqa: S506 - a BaseLoader: it makes text, lists and mappings only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise UnreadableError(name, f"The front matter of {name} is broken on line {line}: {error.problem}.") from error
    except yaml.YAMLError as error:
        raise UnreadableError(
            name, f"The front matter of {name} that begins on line {first_line - 1} is broken."
        ) from error
    return fields if isinstance(fields, dict) else {}


def _toml_fields(block: str, name: str, first_line: int) -> dict[str, Any]:
    try:
        return tomllib.loads(block)
    except (ValueError, RecursionError) as error:  # also for a number of thousands of digits
        found = re.search(r"line (\d{1,6})", str(error))
        line = first_line + int(found[1]) - 1 if found else first_line
        raise UnreadableError(name, f"The front matter of {name} is broken on line {line}.") from error
