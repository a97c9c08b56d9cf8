"""Papers to print: as PDF or Word document, in the language of the window, where they are wanted.

Several that can be printed of one thing are offered in a menu; each is written in the background,
and a note offers to open what was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.ui.toolkit.choosing import ask_folder
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.document_copies import open_file
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.saving import save_file

if TYPE_CHECKING:
    from stdcommittee.services.filing import Print

Offer = tuple[Text, Callable[[], object]]  # what is printed, and how it is asked for

_KINDS: Final = ((Message("PDF"), "*.pdf"), (Message("Word document"), "*.docx"))
_PRINTING: Final = Message("Printing")


def save_paper(
    desk: Desk,
    owner: QWidget,
    title: Text,
    about: Text,
    print_: Print,
    *,
    recorded: Text = "",
) -> None:
    """Ask where to, and print there in the format of the name given.

    Args:
        desk: whose folder is remembered, and who says what was written.
        owner: the widget for which it is printed.
        title: what the paper is called.
        about: what it is about; both make the name proposed.
        print_: prints it, in the background.
        recorded: said of a paper whose printing stands in the history; such a one waits for the
            writes asked before.
    """
    from stdcommittee.reports.forms.printing import FormFormat, file_name

    look = desk.look
    language = look.language.code

    def write(path: Path, _progress: Progress) -> Path:
        from stdcommittee.services.filing import file_paper

        return file_paper(print_, path, language)

    def done(made: Path) -> None:
        said: Text = Message("Written: {file}", file=made.name)
        if recorded:
            said = Message("{what}. {note}", what=said, note=recorded)
        _finished(desk, said, made)

    name = file_name(f"{look.render(title)} {look.render(about)}", FormFormat.PDF)
    save_file(
        desk, owner, title, name, _KINDS, write, done, doing=_PRINTING, recorded=bool(recorded)
    )


def save_papers(
    desk: Desk, owner: QWidget, title: Text, write: Callable[[Path, Progress], Text]
) -> None:
    """Ask for a folder and write several papers into it; `write` returns what is said then."""
    folder = ask_folder(desk.look, desk.memory, owner, title)
    if folder is not None:
        desk.read(
            owner,
            lambda progress: write(folder, progress),
            lambda said: _finished(desk, said, folder),
            what=_PRINTING,
        )


def open_offers(look: Look, button: QWidget, offers: Iterable[Offer]) -> QMenu:
    """Open a menu of what can be printed under a button, its first line chosen."""
    menu = QMenu(button)
    for words, run in offers:
        action = menu.addAction(look.render(words).replace("&", "&&"))
        action.triggered.connect(lambda _on, run=run: run())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
    return menu


def _finished(desk: Desk, said: Text, made: Path) -> None:
    desk.notices.finished(said, action=Message("Open"), on_action=lambda: open_file(made))
