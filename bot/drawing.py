"""A Slack chart as lines of a terminal: one bar for each point, with its label and value."""

from typing import Any

from rich.cells import cell_len

_WIDTH = 30
_EIGHTHS = "▏▎▍▌▋▊▉█"


def drawn(block: dict[str, Any]) -> str:
    """Draw a chart's first series: 2024 ▉ 5, 2025 ████ 17; what is below zero has no bar."""
    [series, *_] = block["chart"]["series"]
    points = [(point["label"], point["value"]) for point in series["data"]]
    largest = max((value for _, value in points), default=0) or 1
    room = max((cell_len(label) for label, _ in points), default=0)
    unit = block["chart"]["axis_config"].get("y_label", "")
    head = block["title"] + (f" ({unit})" if unit else "")
    lines = [f"{label}{' ' * (room - cell_len(label))} {_bar(value / largest)} {value:,g}" for label, value in points]
    return "\n".join((head, *lines))


def _bar(part: float) -> str:
    eighths = round(max(0.0, part) * _WIDTH * 8)
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8 - 1] if eighths % 8 else "")
