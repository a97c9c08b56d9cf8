"""Opening the window: what ``stdcommittee [FILE]`` does."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stdcommittee.app.system_libraries import require_qt, screen_there
from stdcommittee.base.errors import Refused
from stdcommittee.base.terminal import spoken

if TYPE_CHECKING:
    from stdcommittee.app.front import Front
    from stdcommittee.app.program import Program
    from stdcommittee.services.settings import Settings

_YOUNG: Final = 20_000  # new objects at which garbage is looked for; records come by the thousand

__all__ = ["open_window", "screen_there", "start"]


def open_window(path: Path | str | None = None) -> int:
    """Show the window, on a workspace or on the first page, and return when it was closed.

    Returns:
        The exit code: 3 where no window can be shown here, with the reason on stderr.
    """
    try:
        front = start(Path(path) if path is not None else None)
    except Refused as refused:
        sys.stderr.write(spoken().render(refused.message) + "\n")
        return refused.exit_code
    code = front.program.app.exec()
    front.close()
    front.program.close()
    return code


def start(path: Path | None = None, settings: Settings | None = None) -> Front:
    """Start the program on a workspace or on the first page; Qt's event loop is still to be run.

    Raises:
        Refused: no window can be shown here.
    """
    gc.disable()  # what is imported stays: looking through it for garbage takes a tenth of a start
    try:
        front_class, program_class = _parts()
        gc.freeze()
        gc.set_threshold(_YOUNG)
    finally:
        gc.enable()
    front = front_class(program_class(settings))
    front.start(path)
    return front


def _parts() -> tuple[type[Front], type[Program]]:
    """Import what the window is made of.

    What is not Qt's comes before Qt: once PySide is there, it opens and reads the source of every
    module that is imported after it, which takes as long as importing it.
    """
    import stdcommittee.services.actors
    import stdcommittee.services.edition
    import stdcommittee.services.history
    import stdcommittee.services.lists
    import stdcommittee.services.safety
    import stdcommittee.services.workspaces  # noqa: F401
    from stdcommittee.services.today import prepare

    prepare()
    require_qt()
    from stdcommittee.app.front import Front
    from stdcommittee.app.program import Program

    return Front, Program
