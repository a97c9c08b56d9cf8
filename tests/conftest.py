"""What every test may use."""

from __future__ import annotations

import datetime as dt
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from stdcommittee.base.clock import Clock
from stdcommittee.services.session import Session, create_workspace

try:
    import PySide6.QtWidgets  # noqa: F401  (loads what Qt needs of the system)
except ImportError as error:
    NO_QT = str(error)
else:
    NO_QT = ""
    pytest_plugins = ["pytestqt.plugin"]

settings.register_profile("house", deadline=None)  # nothing here asserts how long it takes
settings.load_profile("house")

MOMENT = dt.datetime(2026, 6, 11, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


if NO_QT:
    if os.environ.get("STDCOMMITTEE_REQUIRE_QT"):
        raise pytest.UsageError(NO_QT)
    collect_ignore = ["ui", "app"]

    def pytest_addoption(parser: pytest.Parser) -> None:
        """Know the settings of the plugin that is not there."""
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore", "qt_default_raising"):
            parser.addini(name, "not used without Qt")

    def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was left out, and what to install to have it."""
        from stdcommittee.app.system_libraries import missing

        terminalreporter.section("left out")
        terminalreporter.line(f"tests/ui and tests/app. {missing(NO_QT)}")


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at 2026-06-11 09:30 in Beijing."""
    return Clock(MOMENT)


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """An empty workspace of an invented committee, open for writing."""
    made = create_workspace(
        tmp_path / "w.stdc",
        name="示例标委会",
        committee="SAC/TC 999",
        actor="委员01",
        role="秘书",
        clock=clock,
    )
    yield made
    made.close()


@pytest.fixture(scope="session")
def real_inputs() -> Path:
    """The folder of real inputs; without it the test is skipped."""
    folder = os.environ.get("STDCOMMITTEE_REAL_INPUTS", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("no real inputs here")
    return Path(folder)
