"""Renders every screen and every page under its switch to PNG, offscreen, with a sample committee.

    python tools/screenshots.py OUT [--screens today ballots] [--zoom 100 200] [--workspace W.stdc]
        [--languages zh en] [--schemes light dark]

Writes OUT/<screen>[-<page>]_<language>_<scheme>[_<zoom>].png at 1366×768, scaled with the zoom. A
Qt warning or a failed background task ends it with an error.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest

from stdcommittee.app.program import Program
from stdcommittee.app.workbench import Workbench, all_screens
from stdcommittee.services.demo import make_sample
from stdcommittee.services.session import open_workspace
from stdcommittee.services.settings import Settings
from stdcommittee.ui.screens.settings.page import SettingsPage
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.switched_pages import SwitchedPages

WIDTH, HEIGHT = 1366, 768
PATIENCE = 40_000  # ms for a screen to have read everything
warnings: list[str] = []


def _hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    harmless = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
    if not harmless and not message.startswith("This plugin does not support"):  # offscreen
        warnings.append(message)


def _settle(bench: Workbench) -> None:
    QTest.qWait(300)
    waited = 0
    while bench.desk.tasks.busy and waited < PATIENCE:
        QTest.qWait(50)
        waited += 50
    QTest.qWait(600)


def _views(bench: Workbench, screen: str) -> Iterator[str]:
    """Bring each page of a screen into sight, one after the other, and yield what it is called."""
    bench.window.show_screen(screen)
    page = bench.window.page(screen)
    if isinstance(page, SwitchedPages):
        for name in page.names:
            page.turn_to(name)
            yield f"{screen}-{name}"
    elif isinstance(page, SettingsPage):
        for name in page.items:
            page.show_section(name)
            yield f"{screen}-{name}"
    else:
        yield screen


def take(workspace: Path, folder: Path, wanted: argparse.Namespace) -> int:
    """Take the pictures and return how many there are."""
    qInstallMessageHandler(_hear)
    taken = 0
    with TemporaryDirectory() as scratch:
        program = Program(Settings(Path(scratch) / "settings.json"))
        bench = Workbench(
            open_workspace(workspace, read_only=False), program.look, program.settings
        )
        bench.show()
        for zoom, language, scheme in itertools.product(
            wanted.zoom, wanted.languages, wanted.schemes
        ):
            program.look.theme.set_zoom(zoom)
            program.look.theme.set_scheme(Scheme(scheme))
            program.look.language.speak(language)
            bench.window.resize(WIDTH * zoom // 100, HEIGHT * zoom // 100)
            for name in itertools.chain.from_iterable(
                _views(bench, screen) for screen in wanted.screens
            ):
                _settle(bench)
                toasts = bench.window.notices.toasts
                warnings.extend(f"{name}: notice {toast.accessibleName()}" for toast in toasts)
                size = "" if zoom == 100 else f"_{zoom}"
                picture = folder / f"{name}_{language}_{scheme}{size}.png"
                bench.window.grab().save(str(picture))
                taken += 1
        bench.window.close()
        program.close()
    return taken


def main() -> int:
    """Take the pictures; 1 where Qt or a task complained."""
    names = [screen.name for screen in all_screens()]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--screens", nargs="+", choices=names, default=names)
    parser.add_argument("--languages", nargs="+", choices=("zh", "en"), default=["zh", "en"])
    parser.add_argument(
        "--schemes", nargs="+", choices=("light", "dark", "contrast"), default=["light", "dark"]
    )
    parser.add_argument("--zoom", nargs="+", type=int, default=[100])
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        workspace = wanted.workspace
        if workspace is None:
            workspace = make_sample(Path(scratch) / "sample", language="zh").workspace
        taken = take(workspace, wanted.out, wanted)
    print(f"{taken} pictures in {wanted.out}")
    for warning in dict.fromkeys(warnings):
        print(warning, file=sys.stderr)
    return 1 if warnings else 0


if __name__ == "__main__":
    sys.exit(main())
