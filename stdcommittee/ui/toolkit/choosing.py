"""Asking for files: one place, so that every dialog remembers the folder and tests can answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import Memory

ANY_FILE = ((Message("All files"), "*"),)
_FOLDER = "folder"


def ask_open(
    look: Look, memory: Memory, host: QWidget, title: Text, filters: Sequence[tuple[Text, str]]
) -> Path | None:
    """Ask for one file to open; `filters` are names with patterns (``*.stdc``)."""
    chosen, _ = QFileDialog.getOpenFileName(
        host, look.render(title), memory.recall(_FOLDER), _filters(look, filters)
    )
    return _remembered(memory, chosen)


def ask_open_many(
    look: Look, memory: Memory, host: QWidget, title: Text, filters: Sequence[tuple[Text, str]]
) -> list[Path]:
    """Ask for files to open."""
    chosen, _ = QFileDialog.getOpenFileNames(
        host, look.render(title), memory.recall(_FOLDER), _filters(look, filters)
    )
    return [path for text in chosen if (path := _remembered(memory, text)) is not None]


def ask_save(
    look: Look,
    memory: Memory,
    host: QWidget,
    title: Text,
    name: str,
    filters: Sequence[tuple[Text, str]],
) -> Path | None:
    """Ask where to write a file; the ending of the chosen filter is added where it is missing."""
    chosen, used = QFileDialog.getSaveFileName(
        host,
        look.render(title),
        str(Path(memory.recall(_FOLDER)) / name),
        _filters(look, filters),
    )
    path = _remembered(memory, chosen)
    if path is not None and not path.suffix:
        path = path.with_suffix(used.rpartition("*")[2].rstrip(")"))
    return path


def ask_folder(look: Look, memory: Memory, host: QWidget, title: Text) -> Path | None:
    """Ask for a folder."""
    chosen = QFileDialog.getExistingDirectory(host, look.render(title), memory.recall(_FOLDER))
    if not chosen:
        return None
    memory.keep(_FOLDER, chosen)
    return Path(chosen)


def _filters(look: Look, filters: Sequence[tuple[Text, str]]) -> str:
    return ";;".join(f"{look.render(name)} ({pattern})" for name, pattern in filters)


def _remembered(memory: Memory, chosen: str) -> Path | None:
    if not chosen:
        return None
    path = Path(chosen)
    memory.keep(_FOLDER, str(path.parent))
    return path
