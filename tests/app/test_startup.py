"""What a start imports: nothing that the first screen does not show, and in the quick order."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stdcommittee.services.session import create_workspace

HEAVY = (
    "alembic",
    "docx",
    "holidays",
    "lxml",
    "pikepdf",
    "pypdfium2",
    "python_calamine",
    "rapidfuzz",
    "reportlab",
    "typer",
    "xlsxwriter",
    "yaml",
)
LATER = (
    "stdcommittee.cli",
    "stdcommittee.exchange.importers",
    "stdcommittee.reports",
    "stdcommittee.services.demo",
    "stdcommittee.ui.dialogs",
    "stdcommittee.ui.frame.palette",
    "stdcommittee.ui.screens.ballots.page",
    "stdcommittee.ui.screens.settings.page",
)
TELL = "import gc, json; print(json.dumps([gc.isenabled(), gc.get_freeze_count(), *sys.modules]))"
WINDOW = f"""
import sys
from pathlib import Path
from stdcommittee.app.window import start
from stdcommittee.services.settings import Settings
path = Path(sys.argv[1])
front = start(path if path.suffix else None, Settings(path.with_suffix(".json")))
from PySide6.QtCore import QTimer
def tell():
    {TELL}
    if front.bench is not None:
        front.bench.window.close()
    front.close()
    front.program.app.quit()
def opened():
    if front.is_waiting or (front.bench is not None and not front.bench.desk.tasks.busy):
        look.stop()
        tell()
look = QTimer(interval=10)
look.timeout.connect(opened)
look.start()
front.program.app.exec()
"""
COMMAND = f"""
import sys
sys.argv[0] = "stdcommittee"
from stdcommittee.__main__ import main
try:
    main()
finally:
    {TELL}
"""


def _run(program: str, *arguments: str) -> tuple[bool, int, list[str]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    enabled, frozen, *modules = json.loads(done.stdout.splitlines()[-1])
    return enabled, frozen, modules


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> tuple[bool, int, list[str]]:
    """The state of the program when the first screen of a workspace stands."""
    path = tmp_path_factory.mktemp("start") / "small.stdc"
    create_workspace(path, name="SAC/TC 999").close()
    return _run(WINDOW, str(path))


def _within(modules: list[str], packages: tuple[str, ...]) -> list[str]:
    return [
        name
        for name in modules
        if any(name == package or name.startswith(f"{package}.") for package in packages)
    ]


def test_the_first_screen_needs_no_heavy_library(start: tuple[bool, int, list[str]]) -> None:
    _, _, modules = start
    assert "stdcommittee.ui.screens.today.page" in modules
    assert _within(modules, HEAVY) == []


def test_what_is_asked_for_later_is_imported_later(start: tuple[bool, int, list[str]]) -> None:
    _, _, modules = start
    assert _within(modules, LATER) == []


def test_what_is_not_qt_comes_before_qt(start: tuple[bool, int, list[str]]) -> None:
    _, _, modules = start
    qt = modules.index("PySide6")
    for name in (
        "sqlalchemy",
        "stdcommittee.services.session",
        "stdcommittee.services.history",
        "stdcommittee.alerts.portfolio",
        "stdcommittee.indicators.ballots",
    ):
        assert modules.index(name) < qt


def test_garbage_is_collected_again_but_not_among_the_modules(
    start: tuple[bool, int, list[str]],
) -> None:
    enabled, frozen, _ = start
    assert enabled
    assert frozen > 10_000


def test_the_first_page_needs_no_heavy_library_either(tmp_path: Path) -> None:
    _, _, modules = _run(WINDOW, str(tmp_path / "none"))
    assert "stdcommittee.ui.frame.welcome" in modules
    assert _within(modules, HEAVY) == []


def test_reading_an_identifier_needs_neither_window_nor_database() -> None:
    _, _, modules = _run(COMMAND, "identify", "GB/T 1.1-2020")
    assert "stdcommittee.domain.identifiers" in modules
    unwanted = ("PySide6", "shiboken6", "sqlalchemy", "sqlcipher3", "stdcommittee.storage")
    assert _within(modules, unwanted) == []
