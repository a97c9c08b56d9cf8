"""Renders every widget of the toolkit and the empty frame to pictures, to be looked at.

    python -m tools.gallery FOLDER [--zoom 100]

One picture per theme, language and board, at 1366 × 768 and again at a device scale of 2.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stdcommittee.base.messages import LANGUAGES, Catalog, catalog
from stdcommittee.ui.theme.theme import Theme
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.language import Language
from stdcommittee.ui.toolkit.look import Look
from tools.gallery_boards import BOARDS, Sample

WIDTH, HEIGHT = 1366, 768


def catalog_or_ids(code: str) -> Catalog:
    """Return a language's catalog; before it is compiled, one that shows message ids."""
    try:
        return catalog(code)
    except FileNotFoundError:
        plain = Catalog("en")
        plain.language = code
        return plain


def render(folder: Path, *, zoom: int, suffix: str) -> None:
    """Write all pictures at the device scale of this process."""
    app = QApplication([])
    theme = Theme(app, scheme=Scheme.LIGHT, zoom=zoom)
    language = Language(app, "en", catalogs=catalog_or_ids)
    look = Look(theme, language)
    for name, build in BOARDS.items():
        board = build(Sample(look))
        board.resize(WIDTH, HEIGHT)
        board.show()
        QTest.qWait(400)  # what a search finds comes a moment later
        if (focused := board.focusWidget()) is not None and name != "palette":
            focused.clearFocus()
        for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST):
            for code in LANGUAGES:
                theme.set_scheme(scheme)
                language.speak(code)
                app.processEvents()
                board.grab().save(str(folder / f"{name}_{code}_{scheme.value}{suffix}.png"))
        board.close()
        board.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main() -> None:
    """Render at scale 1 and, in a process of its own, at scale 2."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--here", action="store_true", help="only at the scale of this process")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    render(options.folder, zoom=options.zoom, suffix="" if scale == "1" else f"@{scale}")
    if not options.here:
        command = [sys.executable, "-m", "tools.gallery", str(options.folder), "--here"]
        command += ["--zoom", str(options.zoom)]
        subprocess.run(command, check=True, env={**os.environ, "QT_SCALE_FACTOR": "2"})


if __name__ == "__main__":
    main()
