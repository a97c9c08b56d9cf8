"""What is said where Qt lacks something."""

from __future__ import annotations

import sys

import pytest

from stdcommittee.app.system_libraries import missing, require_qt, screen_there
from stdcommittee.base.errors import Refused


@pytest.mark.parametrize(
    ("said", "debian", "fedora"),
    [
        (
            "libEGL.so.1: cannot open shared object file: No such file or directory",
            "libegl1",
            "libglvnd-egl",
        ),
        ("libxcb-cursor.so.0: cannot open shared object file", "libxcb-cursor0", "xcb-util-cursor"),
        ("/lib/libxkbcommon-x11.so.0: file too short", "libxkbcommon-x11-0", "libxkbcommon-x11"),
        ("libglib-2.0.so.0: cannot open", "libglib2.0-0", "glib2"),
    ],
)
def test_the_package_of_a_library_is_named(said: str, debian: str, fedora: str) -> None:
    told = str(missing(said))
    assert f"apt install {debian})" in told
    assert f"dnf install {fedora})" in told


def test_an_unknown_library_is_named_as_the_loader_did() -> None:
    failure = missing("libodd.so.7: cannot open shared object file")
    assert "libodd.so.7" in str(failure)
    assert failure.exit_code == 3


def test_without_a_screen_the_commands_are_pointed_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not screen_there()
    with pytest.raises(Refused, match="stdcommittee --help"):
        require_qt()


def test_a_screen_of_any_kind_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert screen_there()


def test_other_systems_always_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert screen_there()


@pytest.mark.parametrize("chosen", ["offscreen", "minimal", "offscreen:size=10x10"])
def test_nobody_sees_what_is_drawn_out_of_sight(
    monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", chosen)
    assert not screen_there()
    require_qt()  # but it can be drawn
