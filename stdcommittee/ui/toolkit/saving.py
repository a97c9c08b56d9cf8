"""Writing a file where the person wants it: the place is asked for, the rest is background work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Text
from stdcommittee.base.progress import Progress
from stdcommittee.ui.toolkit import choosing
from stdcommittee.ui.toolkit.desk import Desk

T = TypeVar("T")


def save_file(
    desk: Desk,
    owner: QWidget,
    title: Text,
    name: Text,
    filters: Sequence[tuple[Text, str]],
    write: Callable[[Path, Progress], T],
    done: Callable[[T], object],
    *,
    doing: Text,
    recorded: bool = False,
) -> None:
    """Ask where to, and write there in the background.

    Args:
        desk: whose folder is remembered.
        owner: the widget for which the file is written.
        title: of the question.
        name: the name proposed, with its ending.
        filters: names of kinds of file with their patterns (``*.xlsx``).
        write: writes the file at the place chosen.
        done: takes what `write` returned.
        doing: what is said meanwhile.
        recorded: whether writing the file also writes into the workspace, its history at least.
    """
    proposed = desk.look.render(name).replace("/", "-")
    path = choosing.ask_save(desk.look, desk.memory, owner, title, proposed, filters)
    if path is None:
        return

    def work(progress: Progress) -> T:
        return write(path, progress)

    if recorded:
        desk.write(owner, doing, work, done)
    else:
        desk.read(owner, work, done, what=doing)
