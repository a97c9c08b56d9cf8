"""Members: who sits where as of a day, with people, units, committees, experts and interests."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import RecordsScreen


def _build(desk: Any) -> QWidget:
    from stdcommittee.ui.screens.members.page import MembersPage

    return MembersPage(desk)


SCREEN = RecordsScreen(
    name="members",
    label=N_("Members"),
    icon="members",
    order=60,
    build=_build,
    shows=(
        *("membership", "person", "organization", "committee"),
        *("expert_registration", "liaison", "expert_call", "interest", "recusal"),
    ),
)
