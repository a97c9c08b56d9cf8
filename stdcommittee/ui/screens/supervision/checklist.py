"""The checklist: duties by article with status, figure and evidence; filtered, answered by key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.supervision.records import DutyStatus
from stdcommittee.domain.supervision.result import SupervisionResult
from stdcommittee.ui.screens.supervision.wording import STATUSES, DutyRow, duty_columns, duty_rows
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.search_field import SearchField
from stdcommittee.ui.toolkit.table_model import Head

_CHIPS: Final = (
    DutyStatus.OPEN,
    DutyStatus.UNMET,
    DutyStatus.PARTLY,
    DutyStatus.MET,
    DutyStatus.NONE,
    DutyStatus.NOT_APPLICABLE,
)
_SHORT: Final[dict[DutyStatus, Text]] = {
    DutyStatus.OPEN: Message("Not yet answered"),
    DutyStatus.NONE: Message("No occurrence"),
}


class Checklist(QFrame):
    """Says which duty is chosen by its id."""

    chosen = Signal(str)  # the id of a duty; "" for none

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("part", "surface")
        self.desk = desk
        self._result: SupervisionResult | None = None
        self._rows: dict[int, DutyRow] = {}
        self._wanted = ""
        look = desk.look
        self.chips = {status: self._chip(status) for status in _CHIPS}
        self.article: ChoiceBox[str] = ChoiceBox(
            look, Message("Article"), [("", Message("All articles"))], on_choose=self._refilter
        )
        self.article.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.article.setMinimumContentsLength(12)
        self.field = SearchField(look, Message("Filter duties"), hint=key_text("Ctrl+F"))
        self.field.sought.connect(self._refilter)
        self.table = KnownTable(desk, duty_columns(), Message("Duties"), stretch="duty")
        self.table.current_changed.connect(self._moved)
        self._foot = Phrase(look)
        self._keys = Phrase(look, align=Qt.AlignmentFlag.AlignRight)
        self._keys.set_runs(
            Run(
                Message("1–5 answer, Enter details, {key} next unanswered", key=key_text("Ctrl+J")),
                "muted",
                type=Type.CAPTION,
            )
        )
        self._lay_out()
        look.follow(self, Checklist._dress)

    @property
    def duty(self) -> str:
        """The id of the duty that is chosen; "" for none."""
        row: DutyRow | None = self.table.row(self.table.current_id)
        return row.item.duty.id if row is not None else ""

    def show_result(self, result: SupervisionResult) -> None:
        """Show the duties of a result; the chosen one stays."""
        self._result = result
        self._rows = duty_rows(result)
        sections = [(part.id, part) for part in result.sections if result.of_section(part.id)]
        articles: list[tuple[str, Text]] = [
            (name, Message("{label} {title}", label=part.label, title=part.title))
            for name, part in sections
        ]
        self.article.put([("", Message("All articles")), *articles])
        counts = result.totals().counts
        for status, chip in self.chips.items():
            left = sum(item.status is status for item in result.items)
            chip.set_count(left if status is DutyStatus.NOT_APPLICABLE else counts[status])
        self._fill()

    def show_duty(self, duty: str) -> None:
        """Bring a duty into sight; filters that hide it are taken off."""
        number = next((n for n, row in self._rows.items() if row.item.duty.id == duty), 0)
        if not number:
            self._wanted = duty
            return
        if not self.table.select_id(number):
            self.clear()
            if not self._rows[number].item.owed:
                self.chips[DutyStatus.NOT_APPLICABLE].setChecked(True)
            self.table.select_id(number)

    def next_open(self) -> bool:
        """Go to the next duty that nobody answered, from the top again at the end."""
        order = list(self.table.rows.ids)
        at = order.index(self.table.current_id) + 1 if self.table.current_id in order else 0
        for number in (*order[at:], *order[:at]):
            if self._rows[number].item.status is DutyStatus.OPEN:
                self.table.select_id(number)
                return True
        return False

    def step(self, by: int) -> None:
        """Go to the duty before or after the chosen one."""
        order = list(self.table.rows.ids)
        if self.table.current_id in order:
            place = order.index(self.table.current_id) + by
            if 0 <= place < len(order):
                self.table.select_id(order[place])

    def clear(self) -> None:
        """Take all filters off."""
        self.field.clear()
        self.article.choose("")
        for chip in self.chips.values():
            chip.blockSignals(True)  # noqa: FBT003  (Qt's own)
            chip.setChecked(False)
            chip.blockSignals(False)  # noqa: FBT003
        self._fill()

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put article and field side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= self.desk.look.px(420)
        direction = QBoxLayout.Direction
        self._filters.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._keys.setVisible(wide)

    def _chip(self, status: DutyStatus) -> Chip:
        return Chip(
            self.desk.look,
            _SHORT.get(status, status.text),
            count=0,
            icon=STATUSES[status][0],
            on_toggle=self._refilter,
        )

    def _lay_out(self) -> None:
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filters.addWidget(self.field, 1)
        self._filters.addWidget(self.article)
        chips = QWidget()
        flow = FlowLayout(self.desk.look, chips)
        for chip in self.chips.values():
            flow.addWidget(chip)
        self._top = QVBoxLayout()
        self._top.addLayout(self._filters)
        self._top.addWidget(chips)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.addWidget(self._foot)
        self._below.addWidget(self._keys, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._top)
        box.addWidget(self.table, 1)
        box.addWidget(Hairline())
        box.addLayout(self._below)

    def _refilter(self, _changed: object = None) -> None:
        self._fill()

    def _fill(self) -> None:
        if self._result is None:
            return
        shown = {number: row for number, row in self._rows.items() if self._fits(row)}
        heads = []
        place = 0
        for section in self._result.sections:
            count = sum(row.item.duty.section == section.id for row in shown.values())
            if count:
                title = Message("{label} {title}", label=section.label, title=section.title)
                heads.append(Head(place, title, count))
                place += count
        self.table.show_rows(shown, heads)
        self._say_foot(len(shown))
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.show_duty(wanted)
        elif not self.table.current_id and shown:
            self.table.select_id(next(iter(shown)))

    def _fits(self, row: DutyRow) -> bool:
        statuses = {status for status, chip in self.chips.items() if chip.isChecked()}
        item = row.item
        if statuses and item.status not in statuses:
            return False
        if not item.owed and DutyStatus.NOT_APPLICABLE not in statuses:
            return False
        article = self.article.value
        if article and item.duty.section != article:
            return False
        words = self.field.text().casefold().split()
        text = f"{item.duty.id} {item.duty.text.zh} {item.duty.text.en}".casefold()
        return all(word in text for word in words)

    def _say_foot(self, shown: int) -> None:
        total = len(self._result.owed) if self._result is not None else 0
        text: Text = Plural("{n} duty", "{n} duties", n=total)
        if shown != total:
            text = Message("{n} of {total} duties", n=shown, total=total)
        self._foot.set_runs(Run(text, "muted", type=Type.CAPTION))

    def _moved(self, _number: int) -> None:
        self.chosen.emit(self.duty)

    def _dress(self) -> None:
        px = self.desk.look.px
        self._top.setContentsMargins(px(Gap.L), px(Gap.S), px(Gap.M), px(Gap.S))
        self._top.setSpacing(px(Gap.S))
        self._filters.setSpacing(px(Gap.S))
        self._below.setContentsMargins(px(Gap.L), px(Gap.XS), px(Gap.M), px(Gap.XS))
