"""Documents taken out of the workspace: opened in another program, or saved to disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message
from stdcommittee.ui.toolkit.choosing import ANY_FILE
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.saving import save_file


def open_file(path: Path) -> None:
    """Open a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_document(desk: Desk, owner: QWidget, document_id: int, name: str) -> None:
    """Open a copy of a document in the program that the system has for it."""
    from stdcommittee.services.documents import taken_out

    session = desk.session
    folder = Path(tempfile.gettempdir()) / "stdcommittee"
    desk.read(
        owner,
        lambda _progress: taken_out(session, document_id, folder),
        open_file,
        what=Message("Opening {file}", file=name),
    )


def save_document(desk: Desk, owner: QWidget, document_id: int, name: str) -> None:
    """Ask where to, and write a document there, read back before it counts."""
    from stdcommittee.services.documents import export

    session = desk.session
    save_file(
        desk,
        owner,
        Message("Save {file} to disk", file=name),
        name,
        ANY_FILE,
        lambda path, progress: export(session, document_id, path, progress),
        lambda made: desk.notices.say(Message("{file} written and read back", file=made.name)),
        doing=Message("Writing {file}", file=name),
    )
