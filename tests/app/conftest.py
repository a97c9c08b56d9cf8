"""A program whose habits are kept in a file of the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from stdcommittee.app.front import Front
from stdcommittee.app.program import Program
from stdcommittee.services.settings import Settings


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The running program, speaking English."""
    settings = Settings(tmp_path / "settings.json")
    settings.keep("language", "en")
    made = Program(settings)
    yield made
    made.close()
    made.look.theme.deleteLater()
    made.deleteLater()


@pytest.fixture
def front(program: Program) -> Iterator[Front]:
    """No window yet; whatever is open at the end is closed."""
    made = Front(program)
    yield made
    if made.bench is not None:
        made.bench.window.close()
    made.close()
    if made.is_waiting:
        made.page.close()
