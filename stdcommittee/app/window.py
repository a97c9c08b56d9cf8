"""Opening the window: what ``stdcommittee [FILE]`` does."""

from __future__ import annotations

import sys
from pathlib import Path

from stdcommittee.app.system_libraries import require_qt, screen_there
from stdcommittee.base.errors import Refused
from stdcommittee.base.terminal import spoken

__all__ = ["open_window", "screen_there"]


def open_window(path: Path | str | None = None) -> int:
    """Show the window, on a workspace or on the first page, and return when it was closed.

    Returns:
        The exit code: 3 where no window can be shown here, with the reason on stderr.
    """
    try:
        require_qt()
    except Refused as refused:
        sys.stderr.write(spoken().render(refused.message) + "\n")
        return refused.exit_code
    from stdcommittee.app.front import Front
    from stdcommittee.app.program import Program

    program = Program()
    front = Front(program)
    front.start(Path(path) if path is not None else None)
    code = program.app.exec()
    front.close()
    program.close()
    return code
