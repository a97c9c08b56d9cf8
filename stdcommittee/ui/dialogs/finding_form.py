"""Raising a finding: its form, filled in from the duty or figure that it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message
from stdcommittee.domain.supervision.records import Finding
from stdcommittee.services.editing import Saved
from stdcommittee.services.supervision import raise_finding
from stdcommittee.ui.dialogs.record import RecordDialog
from stdcommittee.ui.toolkit.desk import Desk

_LATER: Final = ("status", "closed", "outcome")  # a new finding has none of them


class FindingDialog(RecordDialog):
    """A new finding; it is kept as raised."""

    def __init__(
        self,
        desk: Desk,
        host: QWidget | None,
        draft: Finding,
        saved: Callable[[Saved], object] | None = None,
    ) -> None:
        super().__init__(
            desk,
            host,
            draft,
            {},
            without=_LATER,
            title=Message("Raise a finding"),
            saved=saved,
        )

    def save(self) -> None:
        """Keep the finding and close, or say what is wrong."""
        if not self.form.check():
            return
        session, record = self._desk.session, self.form.record()
        if not isinstance(record, Finding):
            return
        self.go.setEnabled(False)
        self._desk.write(
            self,
            Message("Raising the finding"),
            lambda _progress: Saved(raise_finding(session, record), None),
            self._done,
            failed=self._refused,
        )
