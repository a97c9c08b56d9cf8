"""International work from this side: proposals, standards that matter, notices of stages."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import RecordsScreen


def _build(desk: Any) -> QWidget:
    from stdcommittee.ui.screens.international.page import InternationalPage

    return InternationalPage(desk)


SCREEN = RecordsScreen(
    name="international",
    label=N_("ISO/IEC work"),
    icon="globe",
    order=45,
    build=_build,
    shows=("proposal", "important_standard", "stage_notice"),
)
