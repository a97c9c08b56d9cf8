"""Comments: a round in document order, each comment answered by keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_
from stdcommittee.ui.toolkit.desk import Desk, RecordsScreen


def _build(desk: Desk) -> QWidget:
    from stdcommittee.ui.screens.comments.page import CommentsPage

    return CommentsPage(desk)


SCREEN = RecordsScreen(
    name="comments",
    label=N_("Comments"),
    icon="comments",
    order=50,
    build=_build,
    shows=("comment_round", "comment"),
)
