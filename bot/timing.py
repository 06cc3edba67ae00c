"""What doing something costs in processor time. Must never measure the other processes of a busy machine."""

import time
from collections.abc import Callable, Mapping, Sequence


def cpu_seconds() -> float:
    """Tell the processor time of this process: what other processes do on a busy machine is not ours to measure."""
    return time.process_time()


def milliseconds(do: Callable[[], object]) -> float:
    """Do something, and tell how many milliseconds it took."""
    started = cpu_seconds()
    do()
    return round((cpu_seconds() - started) * 1000, 3)


def percentiles(times: Sequence[float | None]) -> Mapping[str, float | None]:
    """Give the times within which half, 95 % and 99 % were done, without those that were not done at all."""
    ordered = sorted(time for time in times if time is not None)
    return {f"p{part}_ms": _percentile(ordered, part) for part in (50, 95, 99)}


def _percentile(ordered: Sequence[float], part: int) -> float | None:
    return round(ordered[min(len(ordered) - 1, len(ordered) * part // 100)], 3) if ordered else None
