"""A field for a date, typed as people write it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stdcommittee.base.dates import read_partial
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.checked_field import CheckedField
from stdcommittee.ui.toolkit.look import Look

_DAY_LENGTH = len("2026-01-05")


class DateField(CheckedField):
    """Takes a day, or a month or year too if `partial`; its value is a text in ISO form."""

    def __init__(
        self,
        look: Look,
        name: Text,
        *,
        partial: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        example = Message("2026-01-05, 2026-01 or 2026") if partial else "2026-01-05"
        super().__init__(look, name, _Dates(partial), example=example, parent=parent)

    @property
    def value(self) -> str:
        """The date in ISO form; empty when the field is empty or does not hold a date."""
        return str(self._value)


@frozen
class _Dates:
    """Texts as dates."""

    partial: bool

    def read(self, text: str) -> str:
        """Return the date that a text means, or an empty text."""
        return read_partial(text) or ""

    def write(self, value: str) -> str:
        """Return a date in ISO form, as it is kept."""
        return value

    def objection(self, text: str) -> Text | None:
        """Return why a text is no date, or None."""
        if not text.strip():
            return None
        read = read_partial(text)
        if read is None and self.partial:
            return Message(
                "“{value}” is not a date. Write 2026-01-05, 2026-01 or 2026.", value=text
            )
        if read is None:
            return Message("“{value}” is not a date. Write it like 2026-01-05.", value=text)
        if not self.partial and len(read) < _DAY_LENGTH:
            return Message("“{value}” has no day. Write it like 2026-01-05.", value=text)
        return None
