"""Draws how cost grows, from what `onrecord bench` printed: docs/growth.svg and the table in the README.

`onrecord bench --generate 1000000 --extract 300 > million.json`, then `python scripts/draw_growth.py million.json`: the
rows of files come to those in docs/growth.jsonl, in the place of any of as many articles; without files, all is drawn
again.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bot.growth import draw_growth  # noqa: E402 - found by the line above

KEPT, PICTURE, README = ROOT / "docs" / "growth.jsonl", ROOT / "docs" / "growth.svg", ROOT / "README.md"
HEADINGS = (
    "articles",
    "indexed a second",
    "start from the snapshot",
    "memory",
    "a new question, half / 95 % within",
    "asked again",
    "add one, half / 95 % within",
    "merging it later, 95 % within",
)
_TABLE = re.compile(r"^\| articles \|.*\n(?:\|.*\n)+", re.MULTILINE)

Row = Mapping[str, Any]


def table(rows: Sequence[Row]) -> str:
    """Write rows as a table, the smallest record first."""
    lines = [
        HEADINGS,
        ("---",) * len(HEADINGS),
        *(_cells(row) for row in sorted(rows, key=lambda row: row["articles"])),
    ]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _cells(row: Row) -> Sequence[str]:
    return (
        f"{row['articles']:,}",
        f"{row['index']['articles_per_second']:,.0f}",
        f"{row['load_ms']:,.0f} ms",
        f"{row['resident_memory_mb']['serving'] / 1000:.2f} GB",
        _within(row["ask"]),
        _within(row["ask"]["again"]),
        _within(row["add"]),
        f"{row['add']['merging']['p95_ms']:.1f} ms",
    )


def _within(times: Mapping[str, float]) -> str:
    return f"{times['p50_ms']:.1f} / {times['p95_ms']:.1f} ms"


def with_table(readme: str, rows: Sequence[Row]) -> str:
    """Put the table in the place of the one that is there."""
    return _TABLE.sub(lambda _: table(rows), readme, count=1)


def main() -> None:
    """Take in the rows of the files named, and draw."""
    files = [KEPT, *map(Path, sys.argv[1:])]
    found = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    rows = sorted({row["articles"]: row for row in found}.values(), key=lambda row: row["articles"])
    KEPT.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    PICTURE.write_text(draw_growth(rows), "utf-8")
    README.write_text(with_table(README.read_text("utf-8"), rows), "utf-8")


if __name__ == "__main__":
    main()
