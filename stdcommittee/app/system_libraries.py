"""What Qt needs of the system, and the words for it when it is not there.

Qt itself comes with the program; the X11, EGL and font libraries below it come from the system.
Where one is missing Qt can only end the process, so that this is looked at before Qt starts.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final

from stdcommittee.base.errors import Failure, Refused
from stdcommittee.base.messages import Message

# Library → package of Debian, Ubuntu, Kylin and UOS; package of Fedora, openEuler and Anolis.
_PACKAGES: Final = {
    "libEGL": ("libegl1", "libglvnd-egl"),
    "libGL": ("libgl1", "libglvnd-glx"),
    "libOpenGL": ("libopengl0", "libglvnd-opengl"),
    "libGLX": ("libglx0", "libglvnd-glx"),
    "libxkbcommon": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libfontconfig": ("libfontconfig1", "fontconfig"),
    "libfreetype": ("libfreetype6", "freetype"),
    "libdbus-1": ("libdbus-1-3", "dbus-libs"),
    "libglib-2.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0": ("libglib2.0-0", "glib2"),
    "libX11": ("libx11-6", "libX11"),
    "libX11-xcb": ("libx11-xcb1", "libX11-xcb"),
    "libSM": ("libsm6", "libSM"),
    "libICE": ("libice6", "libICE"),
    "libxcb": ("libxcb1", "libxcb"),
    "libxcb-cursor": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-randr": ("libxcb-randr0", "libxcb"),
    "libxcb-render": ("libxcb-render0", "libxcb"),
    "libxcb-shape": ("libxcb-shape0", "libxcb"),
    "libxcb-shm": ("libxcb-shm0", "libxcb"),
    "libxcb-sync": ("libxcb-sync1", "libxcb"),
    "libxcb-util": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb": ("libxcb-xkb1", "libxcb"),
    "libxcb-xinerama": ("libxcb-xinerama0", "libxcb"),
}
_OUT_OF_SIGHT: Final = ("offscreen", "minimal")
_LIBRARY: Final = re.compile(r"(lib[\w.+-]+?)\.so[\w.]*")


def screen_there() -> bool:
    """Tell whether somebody would see a window.

    Nobody does on a Linux machine without a screen, nor where Qt is told to draw out of sight.
    """
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen or not sys.platform.startswith("linux"):
        return chosen not in _OUT_OF_SIGHT
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def require_qt() -> None:
    """Make sure that Qt can show a window here.

    Raises:
        Refused: there is no screen, or a system library is missing; says which package has it.
    """
    if not os.environ.get("QT_QPA_PLATFORM") and not screen_there():
        raise Refused(
            Message("There is no screen here to show the window on."),
            advice=Message("Use the commands instead: stdcommittee --help"),
        )
    try:
        import PySide6.QtWidgets  # noqa: F401  (loads what it needs of the system)

        _load_platform()
    except (ImportError, OSError) as error:
        raise missing(str(error)) from error


def missing(said: str) -> Failure:
    """Return what to tell of a library that could not be loaded, from what the loader said."""
    found = _LIBRARY.search(said)
    name = found.group(1) if found else ""
    packages = _PACKAGES.get(name)
    if packages is None:
        advice = Message("Install the system library that is named in the details.")
        return Refused(Message("The window cannot be shown here: {said}", said=said), advice=advice)
    return Refused(
        Message(
            "The window cannot be shown: the system library {library} is missing.", library=name
        ),
        kept=Message("All commands work without it."),
        advice=Message(
            "Install the package {debian} (Debian, Ubuntu, Kylin, UOS: sudo apt install {debian}) "
            "or {fedora} (Fedora, openEuler: sudo dnf install {fedora}).",
            debian=packages[0],
            fedora=packages[1],
        ),
        details=said,
    )


def _load_platform() -> None:
    """Load the plugin for X11 as Qt will, which would end the process if it could not."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    on_x11 = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or not (chosen == "xcb" or (not chosen and on_x11)):
        return
    import ctypes

    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugin = plugins / "platforms" / "libqxcb.so"
    if plugin.is_file():
        ctypes.CDLL(str(plugin))
