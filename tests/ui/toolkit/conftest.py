"""A desk over an empty workspace, for the parts that read records."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from stdcommittee.services.session import Session
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.look import Look
from tests.ui.desks import Program, open_desk


@pytest.fixture
def program(look: Look, session: Session, qtbot: QtBot) -> Iterator[Program]:
    """The desk with its window; a failed task fails the test."""
    with open_desk(look, session, qtbot) as made:
        yield made


@pytest.fixture
def desk(program: Program) -> Desk:
    """The desk alone."""
    return program.desk
