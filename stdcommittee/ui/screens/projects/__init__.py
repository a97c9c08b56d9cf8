"""Projects: by stage, against their plan and statutory limits."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import RecordsScreen


def _build(desk: Any) -> QWidget:
    from stdcommittee.ui.screens.projects.page import ProjectsPage

    return ProjectsPage(desk)


SCREEN = RecordsScreen(
    name="projects",
    label=N_("Projects"),
    icon="projects",
    order=30,
    build=_build,
    shows=("project",),
)
