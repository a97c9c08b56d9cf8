"""Whether this installation is whole: every part is used once, nothing of it is shown.

A frozen build that forgot a folder of modules, a font or a plugin starts, and fails in front of the
user months later. ``--self-check`` finds that out when the build is made.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

from stdcommittee.base.messages import CHINESE, ENGLISH, Message, catalog
from stdcommittee.base.registry import descriptors, module_names

_COMMANDS: Final = "stdcommittee.cli.commands"
_FOLDERS: Final = {
    "stdcommittee.domain.rules.criteria": "CRITERION",
    "stdcommittee.exchange.importers": "IMPORTER",
    "stdcommittee.ui.screens": "SCREEN",
    "stdcommittee.ui.toolkit.editors": "EDITOR",
    "stdcommittee.reports.catalog": "REPORT",
    "stdcommittee.indicators": "INDICATORS",
    "stdcommittee.alerts": "ALERTS",
}


def self_check() -> int:
    """Use every part once, print what was found as one JSON document, and return 0 or 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: dict[str, str] = {}
    problems: dict[str, str] = {}
    for name, part in _PARTS.items():
        try:
            found[name] = part()
        except Exception:  # noqa: BLE001  (whatever is broken is what we are here to say)
            problems[name] = traceback.format_exc()
    document = {"ok": not problems, "found": found, "problems": problems}
    print(json.dumps(document, ensure_ascii=False, indent=1))  # noqa: T201
    return 1 if problems else 0


def _modules() -> str:
    counts = {
        package.rpartition(".")[2]: len(list(descriptors(package, attribute)))
        for package, attribute in _FOLDERS.items()
    }
    counts["commands"] = len([import_module(name) for name in module_names(_COMMANDS)])
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _catalogs() -> str:
    word = Message("National technical committee")
    chinese, english = catalog(CHINESE).render(word), catalog(ENGLISH).render(word)
    if chinese == english:
        raise LookupError("the Chinese catalog is empty")
    return f"{english} / {chinese}"


def _rules() -> str:
    from stdcommittee.domain.rules import RuleBook
    from stdcommittee.domain.supervision.frameworks import editions

    return f"{len(RuleBook().editions())} editions, {len(editions())} frameworks"


def _calendars() -> str:
    from stdcommittee.domain.deadlines import calendar

    far = dt.date(2049, 1, 4)  # beyond the years given as data
    days = {name: calendar(name).is_working(far) for name in ("cn", "ch-ge")}
    return ", ".join(f"{name} {far}: {working}" for name, working in days.items())


def _workspace() -> str:
    from stdcommittee.services.safety import check_workspace

    with _workspace_file() as path:
        report = check_workspace(path, None)
        if not report.ok:
            raise RuntimeError(repr(report))
        return report.head[:12]


def _migrations() -> str:
    from stdcommittee.base.paths import migrations

    versions = sorted(path.stem for path in (migrations() / "versions").glob("*.py"))
    if not versions:
        raise FileNotFoundError("no migrations")
    return ", ".join(versions)


def _document() -> str:
    import docx
    import xlsxwriter

    text = docx.Document()
    text.add_paragraph("x")
    text.save(io.BytesIO())
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    book.add_worksheet().write(0, 0, "x")
    book.close()
    return "docx, xlsx"


def _report() -> str:
    from stdcommittee.services.reports import preview
    from stdcommittee.services.session import open_workspace

    with _workspace_file() as path, open_workspace(path) as session:
        printed = preview(session, str(session.clock.today().year - 1), language=CHINESE)
        if printed.problems:
            raise RuntimeError(repr(printed.problems))
        return f"{printed.pages} pages"


def _window() -> str:
    from PySide6.QtGui import QImageReader

    from stdcommittee.app.program import Program
    from stdcommittee.app.workbench import Workbench
    from stdcommittee.services.session import open_workspace
    from stdcommittee.services.settings import Settings

    with tempfile.TemporaryDirectory() as folder, _workspace_file() as path:
        program = Program(Settings(Path(folder) / "settings.json"))
        if b"svg" not in {bytes(name.data()) for name in QImageReader.supportedImageFormats()}:
            raise RuntimeError("Qt cannot show SVG")
        for language in (CHINESE, ENGLISH):
            program.look.language.speak(language)
        bench = Workbench(open_workspace(path), program.look, program.settings)
        bench.show()
        program.app.processEvents()
        pictures = bench.window.grab()
        bench.window.close()
        return f"{pictures.width()}×{pictures.height()}, Qt {_qt_version()}"


def _qt_version() -> str:
    from PySide6.QtCore import qVersion

    return qVersion()


@contextmanager
def _workspace_file() -> Iterator[Path]:
    from stdcommittee.services.session import create_workspace

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "check.stdc"
        create_workspace(path, name="check").close()
        yield path


_PARTS: Final[dict[str, Callable[[], str]]] = {
    "python": lambda: sys.version.split()[0],
    "modules": _modules,
    "catalogs": _catalogs,
    "rules": _rules,
    "calendars": _calendars,
    "migrations": _migrations,
    "workspace": _workspace,
    "documents": _document,
    "report": _report,
    "window": _window,
}
