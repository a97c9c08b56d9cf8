"""Work off the UI thread: reads in parallel, writes one after the other.

    desk.read(self, lambda progress: load(session), self._take)          # a read
    desk.write(self, Message("Saving"), lambda progress: save(…), self._saved)

The work runs in a worker thread and returns plain, frozen values; `done` gets them on the UI
thread, unless the widget that asked is gone by then. A read in a named lane takes the place of the
one before it, so that filtering while typing never shows an old answer. What is read anew because
something was written is read one after the other. What takes longer than a
moment stands in the foot bar with a way to stop it. A `Failure` goes to the notices unless `failed`
takes it; any other exception is shown with its details and reported as a fault of the program.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from stdcommittee.base.errors import Cancelled, Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.progress import Progress

T = TypeVar("T")
Work = Callable[[Progress], T]

_WORKERS: Final = 4
_PATIENCE: Final = 0.3  # seconds before a task shows itself
_LOOK: Final = 100  # ms between two looks at what runs
_REPORT: Final = 0.1  # seconds between two reports of one task


class Display(Protocol):
    """Shows what is running: the foot bar."""

    def set_task(
        self, what: Text, done: int = 0, total: int = 0, *, cancellable: bool = True
    ) -> None:
        """Show what is running and how far it is."""

    def clear_task(self) -> None:
        """Show that nothing is running."""


class Task:
    """One piece of work that was asked for."""

    def __init__(
        self,
        owner: QObject,
        what: Text,
        done: Callable[[Any], object] | None,
        failed: Callable[[Failure], object] | None,
        *,
        cancellable: bool,
    ) -> None:
        self.owner = owner
        self.what = what
        self.cancellable = cancellable
        self.progress = Progress(self._report)
        self.dropped = False
        self.started = monotonic()
        self.state: tuple[Text, int, int] = (what, 0, 0)
        self._done = done
        self._failed = failed
        self._reported = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.progress.cancel()

    def drop(self) -> None:
        """Stop it and want nothing of it any more."""
        self.dropped = True
        self.cancel()

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the outcome."""
        return not self.dropped and shiboken6.isValid(self.owner)

    def deliver(self, value: object) -> None:
        """Give the outcome to whoever asked."""
        if self.wanted and self._done is not None:
            self._done(value)

    def take_failure(self, failure: Failure) -> bool:
        """Give a failure to whoever asked, and tell whether it was taken."""
        if self.wanted and self._failed is not None:
            self._failed(failure)
            return True
        return False

    def _report(self, what: Text, done: int, total: int) -> None:
        now = monotonic()
        if now - self._reported >= _REPORT:
            self._reported = now
            self.state = (what or self.what, done, total)


class Tasks(QObject):
    """Runs work and gives back what comes of it on the thread that this object lives on."""

    idle = Signal()
    _ended = Signal(object, object, object)  # task, value, exception

    def __init__(self, display: Display, fail: Callable[[Failure], object]) -> None:
        """Show running work in `display`; give failures that nobody takes to `fail`."""
        super().__init__()
        self._display = display
        self._fail = fail
        self._running: list[Task] = []
        self._lanes: dict[tuple[int, str], Task] = {}
        self._writing: list[Task] = []
        self._shown: Task | None = None
        self._closed = False
        self._reads = ThreadPoolExecutor(_WORKERS, thread_name_prefix="read")
        self._renewals = ThreadPoolExecutor(1, thread_name_prefix="renew")
        self._renewing = False
        self._writes = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._ended.connect(self._end)
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._refresh)

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return bool(self._running)

    @property
    def writing(self) -> bool:
        """Whether a write runs or waits."""
        return bool(self._writing)

    def read(
        self,
        owner: QObject,
        work: Work[T],
        done: Callable[[T], object],
        *,
        what: Text = "",
        lane: str = "",
        failed: Callable[[Failure], object] | None = None,
    ) -> Task:
        """Run a read; with a lane it takes the place of the owner's read in that lane."""
        task = Task(owner, what, done, failed, cancellable=True)
        if lane:
            key = (id(owner), lane)
            before = self._lanes.get(key)
            if before is not None:
                before.drop()
            self._lanes[key] = task
        self._start(self._renewals if self._renewing else self._reads, task, work)
        return task

    @contextmanager
    def renewing(self) -> Iterator[None]:
        """Run the reads that are asked for inside one after the other, after those before them.

        Each write makes several parts of the window read anew. Readers that take turns at every
        row leave the UI thread waiting for hundreds of milliseconds; and a read whose lane was
        taken meanwhile need not be made at all.
        """
        before, self._renewing = self._renewing, True
        try:
            yield
        finally:
            self._renewing = before

    def write(
        self,
        owner: QObject,
        what: Text,
        work: Work[T],
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[Failure], object] | None = None,
        cancellable: bool = False,
    ) -> Task:
        """Run a write after those that were asked before it."""
        task = Task(owner, what, done, failed, cancellable=cancellable)
        self._writing.append(task)
        self._start(self._writes, task, work)
        return task

    def cancel_shown(self) -> None:
        """Stop the work that is shown as running."""
        if self._shown is not None and self._shown.cancellable:
            self._shown.cancel()

    def close(self) -> None:
        """Stop what reads, wait for what writes, and start nothing any more."""
        self._closed = True
        for task in self._running:
            if task not in self._writing:
                task.drop()
        self._writes.shutdown(wait=True)
        for pool in (self._reads, self._renewals):
            pool.shutdown(wait=True, cancel_futures=True)
        self._look.stop()
        self._running.clear()
        self._writing.clear()

    def _start(self, pool: ThreadPoolExecutor, task: Task, work: Work[T]) -> None:
        if self._closed:
            task.drop()
            return
        self._running.append(task)
        if task.what:
            self._look.start()
        pool.submit(self._work, task, work)

    def _work(self, task: Task, work: Work[T]) -> None:
        value: object = None
        error: BaseException | None = None
        try:
            if task.dropped:
                raise Cancelled
            value = work(task.progress)
        except BaseException as caught:  # noqa: BLE001  (told to the user on the UI thread)
            error = caught
        if shiboken6.isValid(self):
            self._ended.emit(task, value, error)

    def _end(self, task: Task, value: object, error: BaseException | None) -> None:
        if task in self._running:
            self._running.remove(task)
        if task in self._writing:
            self._writing.remove(task)
        for key in [key for key, standing in self._lanes.items() if standing is task]:
            del self._lanes[key]
        self._refresh()
        if not self._closed:
            self._settle(task, value, error)
            if not self._running:
                self.idle.emit()

    def _settle(self, task: Task, value: object, error: BaseException | None) -> None:
        match error:
            case None:
                task.deliver(value)
            case Cancelled():
                pass
            case Failure():
                if not task.dropped and not task.take_failure(error):
                    self._fail(error)
            case _:
                if not task.dropped:
                    fault = as_failure(error, task.what)
                    if not task.take_failure(fault):
                        self._fail(fault)
                sys.excepthook(type(error), error, error.__traceback__)

    def _refresh(self) -> None:
        now = monotonic()
        slow = [t for t in self._running if t.what and t.wanted and now - t.started >= _PATIENCE]
        shown = self._shown if self._shown in slow else next(iter(slow), None)
        if shown is not None:
            what, done, total = shown.state
            self._display.set_task(what, done, total, cancellable=shown.cancellable)
        elif self._shown is not None:
            self._display.clear_task()
        self._shown = shown
        if not any(task.what for task in self._running):
            self._look.stop()


def as_failure(error: BaseException, what: Text = "") -> Failure:
    """Return a fault of the program as something that can be shown, with all its details."""
    sentence: Text = (
        Message("“{what}” could not be done.", what=what)
        if what
        else Message("Something went wrong in the program.")
    )
    return Failure(
        sentence,
        kept=Message("What was saved before is kept."),
        advice=Message("Copy the details and send them to whoever looks after the program."),
        details="".join(traceback.format_exception(error)),
    )
