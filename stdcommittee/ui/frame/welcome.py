"""The first page: what to open, and who sits at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.messages import Message
from stdcommittee.services.settings import Me, Recent, Settings
from stdcommittee.services.workspaces import SUFFIX
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.asked import AskedLine
from stdcommittee.ui.toolkit.buttons import Button, IconButton, LinkButton, PrimaryButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.detail_rows import caption
from stdcommittee.ui.toolkit.dropping import FileDrop
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.look_choices import language_box, scheme_box
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.tasks import Tasks

_WIDTH: Final = 920  # px at 100 % that the page takes at most
_NARROW: Final = 820  # px under which who acts stands under the rest
_SIDE: Final = 300  # px of the card at the right


class WelcomePage(QWidget):
    """Offers the sample, a new workspace, an old one; keeps who acts for the next start."""

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    recent_chosen = Signal(Path)  # also a workspace file let go over the page

    def __init__(
        self, look: Look, settings: Settings, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        """Make the page; recent files are looked for in `tasks`, whenever it comes into sight."""
        super().__init__(parent)
        self.look, self._settings, self._tasks = look, settings, tasks
        me = settings.me
        self.sample = PrimaryButton(
            look,
            Message("Open the sample committee"),
            icon="play",
            on_click=self.sample_asked.emit,
        )
        self.new = Button(
            look, Message("New workspace …"), icon="add", on_click=self.new_asked.emit
        )
        self.open = Button(look, Message("Open …"), icon="folder", on_click=self.open_asked.emit)
        self.name = AskedLine(
            look,
            Message("Name"),
            text=me.name,
            help_=Message("Left empty, the name of the system account is taken."),
        )
        self.role = AskedLine(look, Message("Role"), text=me.role)
        self.organization = AskedLine(look, Message("Organisation"), text=me.organization)
        self.recent: list[LinkButton] = []
        self._rows = QVBoxLayout()
        self._lay_out()
        for field in (self.name, self.role, self.organization):
            field.line.textEdited.connect(lambda _text: settings.keep_me(self.me))
        FileDrop(self, self._dropped)
        self.sample.setFocus()

    @property
    def me(self) -> Me:
        """Who sits at the desk, as it stands in the fields."""
        return Me(self.name.text, self.role.text, self.organization.text)

    def refresh(self) -> None:
        """Look for the recent files again."""
        settings = self._settings
        self._tasks.read(
            self, lambda _progress: settings.recent(), self._show_recent, lane="recent"
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the recent files whenever the page comes into sight."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put who acts beside the rest, or under it where the page is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self.look.px
        wide = self.width() >= px(_NARROW)
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._who.setMinimumWidth(px(_SIDE) if wide else 0)
        self._who.setMaximumWidth(px(_SIDE) if wide else px(_WIDTH))

    def _show_recent(self, found: Sequence[Recent]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.recent = []
        for item_ in found:
            self._rows.addWidget(self._row(item_))
        if not found:
            none = Message("Workspaces that were opened stand here.")
            self._rows.addWidget(Label(self.look, none, colour="muted", wrap=True))

    def _row(self, item: Recent) -> QWidget:
        look = self.look
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(Gap.S))
        name = LinkButton(
            look,
            item.path.name,
            icon="file" if item.there else "warning",
            on_click=partial(self.recent_chosen.emit, item.path),
        )
        name.setEnabled(item.there)
        told = [caption(str(item.path.parent))]
        if not item.there:
            told.insert(0, caption(Message("not there any more"), "warn"))
            gone = Message("{file}, not there any more", file=item.path.name)
            look.language.name(name, gone)
        where = Phrase(look, told)
        where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        forget = IconButton(
            look,
            "close",
            Message("Take {file} off the list", file=item.path.name),
            on_click=partial(self._forget, item.path),
        )
        for part, stretch in ((name, 0), (where, 1), (forget, 0)):
            box.addWidget(part, stretch)
        self.recent.append(name)
        return row

    def _forget(self, path: Path) -> None:
        self._settings.forget(path)
        self.refresh()

    def _dropped(self, files: list[Path]) -> None:
        first = next((file for file in files if file.suffix.lower() == SUFFIX), None)
        if first is not None:
            self.recent_chosen.emit(first)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("part", "page")
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head())
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        left = QVBoxLayout()
        left.addWidget(self._begin())
        left.addWidget(self._recent_card())
        left.addStretch(1)
        self._left = left
        self._parts.addLayout(left, 1)
        self._who = self._who_card()
        self._parts.addWidget(self._who)
        self._column.addLayout(self._parts)
        self._column.addStretch(1)
        middle = QHBoxLayout(inner)
        middle.addStretch(1)
        middle.addWidget(self._page, 1000)
        middle.addStretch(1)
        self._middle = middle
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.look.follow(self, WelcomePage._dress)

    def _head(self) -> QHBoxLayout:
        look = self.look
        head = QHBoxLayout()
        title = Message("Standards committee workbench")
        head.addWidget(Phrase(look, [Run(title, bold=True, type=Type.TITLE)]), 1)
        self.language, self.scheme = language_box(look), scheme_box(look)
        head.addWidget(self.language)
        head.addWidget(self.scheme)
        self._head_row = head
        return head

    def _begin(self) -> Card:
        look = self.look
        card = Card(look, Message("Begin"))
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for line, (button, told) in enumerate(
            (
                (self.sample, Message("An invented committee with its work, to look around in.")),
                (self.new, Message("For a committee or counterpart unit of your own.")),
                (self.open, Message("A workspace file; it may also be dropped on this page.")),
            )
        ):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, line, 0)
            grid.addWidget(Label(look, told, colour="muted", wrap=True), line, 1)
        self._grid = grid
        card.add(rows)
        return card

    def _recent_card(self) -> Card:
        card = Card(self.look, Message("Recent files"))
        rows = QWidget()
        rows.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        card.add(rows)
        return card

    def _who_card(self) -> Card:
        card = Card(self.look, Message("Who is acting"))
        fields = QWidget()
        box = QVBoxLayout(fields)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.look.px(Gap.M))
        told = Message("Stands in the history beside everything that is done, and is kept here.")
        box.addWidget(Label(self.look, told, colour="muted", wrap=True))
        for field in (self.name, self.role, self.organization):
            box.addWidget(field)
        card.add(fields)
        card.add_stretch()
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return card

    def _dress(self) -> None:
        px = self.look.px
        edge, gap = px(Gap.XL), px(Gap.L)
        self._middle.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(gap)
        self._left.setSpacing(gap)
        self._parts.setSpacing(gap)
        self._head_row.setSpacing(px(Gap.S))
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(px(Gap.S))
        self._page.setMaximumWidth(px(_WIDTH))
        self._arrange()
        self._rows.setSpacing(px(Gap.XS))
