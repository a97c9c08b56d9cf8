"""Filter chips."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run


class Chip(Button):
    """A filter with the number of records that it shows.

    A chip of problems keeps its red border and icon, also when it counts none.
    """

    part = "chip"
    height_ = Size.CHIP
    padding = 10
    icon_size = Size.ICON_TEXT

    def __init__(
        self,
        look: Look,
        text: Text,
        *,
        count: int | None = None,
        checked: bool = False,
        problem: bool = False,
        icon: str = "",
        on_toggle: Callable[[bool], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a chip; `on_toggle` hears whether it is on, by whatever way it changed."""
        self._count = count
        self._problem = problem
        super().__init__(look, text, icon=icon or ("warning" if problem else ""), parent=parent)
        self.setProperty("problem", problem)
        self.setCheckable(True)
        self.setChecked(checked)
        self.toggled.connect(self._renew)
        if on_toggle is not None:
            self.toggled.connect(on_toggle)

    def set_count(self, count: int | None) -> None:
        """Show another number, or none."""
        self._count = count
        self._renew()

    def contents(self) -> list[Run]:
        """Return icon, words and number."""
        runs = super().contents()
        if self._count is not None:
            colour = self.ink() if self.isChecked() or self._problem else "muted"
            runs.append(Run(str(self._count), colour, lead=Gap.XS))
        return runs

    def ink(self) -> ColourName:
        """Return the colour of the words."""
        if not self.isEnabled():
            return "muted"
        if self._problem:
            return "bad"
        return "accent" if self.isChecked() else "text"

    def is_bold(self) -> bool:
        """Tell that a chip that is on is bold."""
        return self.isChecked()
