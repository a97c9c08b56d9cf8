"""Rows from the clipboard, as spreadsheets give them."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.desk import Desk

if TYPE_CHECKING:
    from stdcommittee.ui.dialogs.import_preview import ImportPreview

_NOT_IN_NAMES: Final = '\\/:*?"<>|'


def paste_rows(desk: Desk, host: QWidget, what: Text) -> ImportPreview | None:
    """Open the import preview on the rows in the clipboard; None, and why, where there are none.

    The rows are written to a file of their own, which is gone when the preview closes; `what`
    names the list that they are for, so that the history tells where they came from.
    """
    from stdcommittee.ui.dialogs.import_preview import preview_import

    text = clipboard_rows()
    if not text:
        empty = not QGuiApplication.clipboard().text().strip()
        desk.notices.say(
            Message("The clipboard is empty. Copy rows in a spreadsheet first.")
            if empty
            else Message("The clipboard holds no rows of a table. Copy them in a spreadsheet.")
        )
        return None
    now = desk.session.clock.now()
    name = Message("{list} pasted {moment}", list=what, moment=f"{now:%Y-%m-%d %H.%M}")
    folder = Path(tempfile.mkdtemp(prefix="stdcommittee-"))
    path = folder / f"{file_name(desk.look.render(name))}.tsv"
    path.write_bytes(text.encode("utf-8-sig"))
    dialog = preview_import(desk, host, [path])
    if dialog is None:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        dialog.finished.connect(lambda _result: shutil.rmtree(folder, ignore_errors=True))
    return dialog


def clipboard_rows() -> str:
    """Return the rows of a table in the clipboard as text parted by tabs; "" where it has none.

    A single column has no tab: it counts where the program that it was copied in says that it is
    part of a table.
    """
    held = QGuiApplication.clipboard().mimeData()
    text = held.text() if held is not None and held.hasText() else ""
    lines = [line for line in text.splitlines() if line.strip()]
    if any("\t" in line.strip() for line in lines):
        return text
    told = held is not None and held.hasHtml() and "<table" in held.html().casefold()
    return text if told and len(lines) > 1 else ""


def file_name(text: str) -> str:
    """Return a text as every system takes it for the name of a file."""
    return "".join("-" if sign in _NOT_IN_NAMES else sign for sign in text).strip(" .")
