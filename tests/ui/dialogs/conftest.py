"""Dialogs over a small workspace."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from stdcommittee.services.session import Session
from stdcommittee.ui.toolkit.look import Look
from tests.ui.desks import Program, open_desk
from tests.workspaces import standard


@pytest.fixture
def program(look: Look, session: Session, qtbot: QtBot) -> Iterator[Program]:
    """A desk over a workspace that holds one standard."""
    with session.writing("one standard") as uow:
        uow.add(standard(1))
    with open_desk(look, session, qtbot) as made:
        yield made
