"""Checks before something final, as rows with icon and words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stdcommittee.domain.ballots.preflight import Check, CheckLevel
from stdcommittee.ui.theme.tokens import Gap, Tone
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run

_MARKS: Final = {
    CheckLevel.OK: ("check", Tone.GOOD),
    CheckLevel.WARN: ("warning", Tone.WARN),
    CheckLevel.BAD: ("cross", Tone.BAD),
}


def check_row(look: Look, check: Check) -> QWidget:
    """Return a row that says what one check found."""
    icon, tone = _MARKS[check.level]
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(Gap.S))
    mark = Phrase(look, [Run(icon=icon, colour=tone.text)], shrink=False)
    box.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    fine = check.level is CheckLevel.OK
    box.addWidget(Label(look, check.what, colour="text" if fine else tone.text, wrap=True), 1)
    look.language.name(row, check.level.text)
    return row
