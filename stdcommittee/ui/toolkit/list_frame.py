"""What stands around the rows of a list: title, filters, counts, and the states without rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.ui.theme.tokens import Gap, Size, Type
from stdcommittee.ui.toolkit.buttons import IconButton, LinkButton
from stdcommittee.ui.toolkit.filter_bar import FilterBar
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.states import FailureState, LoadingState

_WIDE = 620  # px from which field and chips stand in one line


class ListFrame(QFrame):
    """The frame of a list; it knows what to show, not why."""

    def __init__(
        self,
        look: Look,
        title: Text,
        filters: FilterBar,
        rows: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """Put a frame around rows and their filters; it shows that they are being read."""
        super().__init__(parent)
        self.look = look
        self.filters = filters
        self._rows = rows
        self.setProperty("part", "surface")
        self._title = Phrase(look, [Run(title, bold=True, type=Type.TITLE)])
        self.shape_button = IconButton(look, "table", Message("Show as a table"))
        self.more_button = IconButton(look, "more", Message("More for this list"))
        self.order_link = LinkButton(look, "", colour="muted")
        self._summary = Phrase(look)
        self._foot_left = Phrase(look, shrink=False)  # keys give way to counts
        self._foot_right = Phrase(look, align=Qt.AlignmentFlag.AlignRight)
        self._loading = LoadingState(look, rows=12)
        self._instead: QWidget = QWidget()  # what stands where there are no rows
        self._stack = QStackedWidget()
        for state in (rows, self._loading, self._instead):
            self._stack.addWidget(state)
        self._stack.setCurrentWidget(self._loading)
        self._lay_out()
        look.follow(self, ListFrame._dress)

    def add_to_head(self, *widgets: QWidget) -> None:
        """Put widgets beside the title."""
        for widget in widgets:
            self._beside.addWidget(widget)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget under the rows."""
        self._box.addWidget(widget)

    def show_rows(self) -> None:
        """Show the rows."""
        self._stack.setCurrentWidget(self._rows)

    def show_instead(self, state: QWidget) -> None:
        """Show something in place of rows: that there are none, or why."""
        self._stack.removeWidget(self._instead)
        self._instead.deleteLater()
        self._instead = state
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)

    def show_failure(self, failure: Failure, retry: Callable[[], object]) -> None:
        """Say why the list could not be read."""
        self.show_instead(FailureState(self.look, failure, on_retry=retry))

    def show_as(self, *, table: bool) -> None:
        """Show the strips that belong to a table, or to a list."""
        self.shape_button.set_icon("list" if table else "table")
        said = Message("Show as a list") if table else Message("Show as a table")
        self.look.language.name(self.shape_button, said, tip=True)
        for part, shown in (
            (self._strip, not table),
            (self._strip_line, not table),
            (self._foot, table),
            (self._foot_line, table),
        ):
            part.setVisible(shown)

    def say_counts(self, shown: int, total: int, chosen: int) -> None:
        """Say how many of all records are shown, and how many are selected."""
        said: Text = (
            Message("{shown} of {total}", shown=shown, total=total)
            if shown != total
            else Plural("{n} record", "{n} records", n=shown)
        )
        count = Run(said, "muted", type=Type.CAPTION)
        self._summary.set_runs(count)
        runs = [count]
        if chosen > 1:
            selected = Plural("{n} selected", "{n} selected", n=chosen)
            runs.append(Run(selected, "accent", type=Type.CAPTION))
        self._foot_left.set_runs(*runs)

    def say_keys(self, *keys: Text) -> None:
        """Say at the foot which keys work here."""
        self._foot_right.set_runs(
            *(Run(key, "muted", type=Type.CAPTION, lead=Gap.M) for key in keys)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put filters into one line where there is room."""
        super().resizeEvent(event)
        self.filters.set_wide(wide=event.size().width() >= self.look.px(_WIDE))

    def _lay_out(self) -> None:
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._head = QHBoxLayout()
        self._beside = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addLayout(self._beside)
        self._head.addStretch(1)
        self._head.addWidget(self.shape_button)
        self._head.addWidget(self.more_button)
        self._strip, self._strip_row = _strip(self._summary, self.order_link)
        self._foot, self._foot_row = _strip(self._foot_left, self._foot_right)
        self._strip_line, self._foot_line = Hairline(), Hairline()
        self._box.addLayout(self._head)
        self._box.addWidget(self.filters)
        for part in (self._strip_line, self._strip, Hairline()):
            self._box.addWidget(part)
        self._box.addWidget(self._stack, 1)
        self._box.addWidget(self._foot_line)
        self._box.addWidget(self._foot)

    def _dress(self) -> None:
        px = self.look.px
        self._head.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.S), px(Gap.S))
        self._head.setSpacing(px(Gap.XS))
        self._beside.setSpacing(px(Gap.S))
        for strip, row in ((self._strip, self._strip_row), (self._foot, self._foot_row)):
            strip.setFixedHeight(px(Size.TABLE_ROW))
            row.setContentsMargins(px(Gap.M), 0, px(Gap.M), 0)
            row.setSpacing(px(Gap.M))


def _strip(*widgets: QWidget) -> tuple[QFrame, QHBoxLayout]:
    strip = QFrame()
    strip.setProperty("part", "raised")
    row = QHBoxLayout(strip)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 0 if place else 1)
    return strip, row
