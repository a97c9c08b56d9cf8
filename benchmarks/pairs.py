"""Two ways of doing the same, timed in turn, printed beside each other with their ratio."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of ours and of the floor, and what their ratio should be."""

    what: str
    floor: str
    ours: float
    beside: float
    must: float
    aim: float

    @property
    def ratio(self) -> float:
        """How many times the floor we take."""
        return self.ours / self.beside

    def __str__(self) -> str:
        state = (
            "aim met" if self.ratio <= self.aim else "met" if self.ratio <= self.must else "MISSED"
        )
        return (
            f"{self.what:44} {self.ours:8.3f} s   {self.floor:34} {self.beside:8.3f} s   "
            f"{self.ratio:5.2f}x  (must {self.must:g}, aim {self.aim:g}: {state})"
        )


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(
    ours: Callable[[], object], floor: Callable[[], object], rounds: int = 3
) -> tuple[float, float]:
    """Return the medians of both, run A B A B …, so that a machine's drift meets both."""
    first, second = [], []
    for _ in range(rounds):
        first.append(timed(ours))
        second.append(timed(floor))
    return statistics.median(first), statistics.median(second)
