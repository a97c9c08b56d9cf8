"""Rows of a record's page where the room is short."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from stdcommittee.ui.toolkit.buttons import IconButton, LinkButton
from stdcommittee.ui.toolkit.detail_rows import Line
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run

NAME = "A committee whose name is so long that nobody ever says it as a whole"


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("aside", ["", "of the second term"])
def test_what_stands_at_the_right_stays_in_sight(
    look: Look, qtbot: QtBot, zoom: int, aside: str
) -> None:
    look.theme.set_zoom(zoom)
    button = IconButton(look, "edit", "Edit")
    line = Line(
        look,
        NAME,
        icon="user",
        aside=aside,
        right=[Run("2026-06-11")],
        on_open=int,
        buttons=[button],
    )
    qtbot.addWidget(line)
    line.resize(400, line.sizeHint().height())
    line.show()
    line.grab()
    (link,) = line.findChildren(LinkButton)
    right = line.findChildren(Phrase)[-1]
    assert line.width() == 400
    assert button.geometry().right() < 400
    assert right.width() == right.sizeHint().width()
    assert link.geometry().right() < right.geometry().left()
    assert link.toolTip() == NAME
    line.resize(line.sizeHint().width() + 400, line.height())
    line.grab()
    assert link.width() == link.sizeHint().width()
    assert link.toolTip() == ""
