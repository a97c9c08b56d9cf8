"""Searches off the UI thread, one at a time; of several asked meanwhile only the last is run."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message
from stdcommittee.ui.frame.shell import Found

Search = Callable[[str], Sequence[Found]]


class Searching(QObject):
    """Runs one search after the other and gives back what the last one found."""

    found = Signal(str, list)  # the text, and what it found
    failed = Signal(str, object)  # the text, and the failure
    _ended = Signal(str, object)

    def __init__(self, search: Search, parent: QObject | None = None) -> None:
        """Search with a callable that may take long; it is called in a worker thread."""
        super().__init__(parent)
        self._search = search
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="search")
        self._running = False
        self._next: str | None = None
        self._closed = False
        self._ended.connect(self._end)

    def ask(self, text: str) -> None:
        """Look for a text; what an earlier question finds is no longer given back."""
        self._next = text
        if not self._running:
            self._start()

    def forget(self) -> None:
        """Give back nothing more of what was asked."""
        self._next = ""

    def close(self) -> None:
        """Wait for a search that runs and start no other."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> None:
        if not self._next or self._closed:
            self._next = None
            return
        text, self._next = self._next, None
        self._running = True
        self._pool.submit(self._work, text)

    def _work(self, text: str) -> None:
        try:
            outcome: object = list(self._search(text))
        except Failure as failure:
            outcome = failure
        except Exception:  # noqa: BLE001  (shown in the palette with its details)
            outcome = Failure(Message("The search failed."), details=traceback.format_exc())
        if not self._closed:
            self._ended.emit(text, outcome)

    def _end(self, text: str, outcome: object) -> None:
        self._running = False
        if self._next is None:
            if isinstance(outcome, Failure):
                self.failed.emit(text, outcome)
            else:
                self.found.emit(text, outcome)
        self._start()
