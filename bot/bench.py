"""The command that measures extracting, indexing, starting, asking and adding. Must never touch the store.

Articles and questions come from files, or are made up. What is asked is asked of a process of its own that begins with
the snapshot, as a restarted bot does: its memory is what serving takes, the builder's is what building takes.
"""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.batch import read_items, turns_of
from bot.bench_building import Plan, build
from bot.bench_serving import Turns, serve
from bot.call import Call
from bot.errors import SetupError
from bot.generating import make_questions

_QUESTIONS = 300


def run(call: Call, plan: Plan) -> None:
    """Measure, and print one JSON object."""
    asked = _questions(call, plan.questions)
    with TemporaryDirectory(prefix="onrecord-bench-") as folder:
        path = Path(folder) / "index.snapshot"
        row = build(call, plan, path)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
            row |= fresh.submit(serve, path, asked, call.names).result()
    call.print_row(row)
    call.finish()


def _questions(call: Call, path: Path | None) -> Sequence[Turns]:
    """Read questions, each with the earlier ones of its thread, or make some up."""
    if path is None:
        return [(question,) for question in make_questions(_QUESTIONS)]
    try:
        with path.open("rb") as file:
            items = list(read_items(file, _turns_in))
    except OSError as error:
        raise SetupError(f"{path} cannot be read: {error.strerror}.") from error
    for item in items:
        if not hasattr(item, "content"):
            call.complain(f"Line {item.number} is not asked. {item.reason}")
    return [item.content for item in items if hasattr(item, "content")]


def _turns_in(fields: dict[str, Any]) -> Turns:
    """Give what a line asks: "turns", or one "question" or "query". Raises LineError."""
    one = fields.get("question", fields.get("query"))
    return (one,) if isinstance(one, str) else turns_of(fields)
