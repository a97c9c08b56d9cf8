"""How a long task says how far it is, and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from stdcommittee.base.errors import Cancelled
from stdcommittee.base.messages import Text


class Progress:
    """Passed into long tasks; the base class reports to nobody and never cancels."""

    def __init__(self, report: Callable[[Text, int, int], None] | None = None) -> None:
        self._report = report
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the task to stop at its next step (callable from any thread)."""
        self._cancelled = True

    def step(self, what: Text, done: int = 0, total: int = 0) -> None:
        """Say what is being done and how far it is (`total` 0: unknown).

        Raises:
            Cancelled: the person asked to stop.
        """
        if self._cancelled:
            raise Cancelled
        if self._report is not None:
            self._report(what, done, total)


SILENT: Final = Progress()
