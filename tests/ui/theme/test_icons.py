from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QFile, QIODevice, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from stdcommittee.base.paths import resource
from stdcommittee.ui.theme.icons import application_icon, coloured_icon, icon_names, picture
from stdcommittee.ui.toolkit.look import Look

NEEDED = set(
    """
today portfolio projects ballots comments members meetings implementation evaluation supervision
reports history settings collapse expand search filter add more close check cross minus warning
clock info lock unlock read-only attach file folder link download upload undo redo edit delete
mail print columns sort-up sort-down chevron-right chevron-down user users flag shield layers
refresh copy open eye bell calendar book send play stop save star layers grid list card palette
application
""".split()  # noqa: SIM905  (a list of one name a line would be four screens long)
)
SVG = "{http://www.w3.org/2000/svg}"
SET = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "application")


def painted(name: str, colour: str, side: int, scale: float) -> QImage:
    image = QImage(round(side * scale), round(side * scale), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    coloured_icon(name, colour, "#999999").paint(painter, QRect(0, 0, side, side))
    painter.end()
    return image


def inked(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 128
        for x in range(image.width())
        for y in range(image.height())
    )


def test_every_needed_icon_is_there() -> None:
    assert icon_names() >= NEEDED


@pytest.mark.parametrize("name", SET)
def test_drawing_keeps_to_the_rules_of_the_set(name: str) -> None:
    root = ET.fromstring(resource("icons", f"{name}.svg").read_text(encoding="utf-8"))
    assert root.get("viewBox") == "0 0 20 20"
    assert (root.get("fill"), root.get("stroke")) == ("none", "currentColor")
    assert root.get("stroke-width") == "1.5"
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    for part in root:
        assert part.tag in {f"{SVG}path", f"{SVG}circle", f"{SVG}rect"}
        assert not {"fill", "stroke", "style", "class", "stroke-width"} & set(part.attrib)


@pytest.mark.parametrize("name", SET)
@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0, 3.0])
def test_icon_is_drawn_at_the_pixels_of_the_screen(look: Look, name: str, scale: float) -> None:
    image = painted(name, "#B3261E", 16, scale)
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked(image) > 0
    if scale >= 2:  # a stroke is wider than two pixels: some are wholly of its colour
        assert solid
        assert {colour.name() for colour in solid} == {"#b3261e"}


def test_larger_scale_is_drawn_anew_and_not_blown_up(look: Look) -> None:
    fine = painted("settings", "#000000", 16, 3.0)
    coarse = painted("settings", "#000000", 16, 1.0).scaled(48, 48)
    differing = sum(
        abs(fine.pixelColor(x, y).alpha() - coarse.pixelColor(x, y).alpha()) > 64
        for x in range(48)
        for y in range(48)
    )
    assert differing > 150


def test_picture_stands_in_the_resource_table(look: Look) -> None:
    address = picture("search", "#123456")
    assert address == ":/search-123456.svg"
    file = QFile(address)
    assert file.open(QIODevice.OpenModeFlag.ReadOnly)
    content = bytes(file.readAll().data()).decode()
    file.close()
    assert "#123456" in content
    assert "currentColor" not in content


def test_disabled_icon_is_paler(look: Look) -> None:
    icon = coloured_icon("check", "#000000", "#C0C0C0")
    live, idle = icon.pixmap(32, icon.Mode.Normal), icon.pixmap(32, icon.Mode.Disabled)

    def darkest(image: QImage) -> int:
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        )

    assert darkest(live.toImage()) < 20
    assert darkest(idle.toImage()) > 150


def test_unknown_icon_is_said(look: Look) -> None:
    with pytest.raises(FileNotFoundError):
        look.theme.icon("no-such-icon")


def test_application_icon_keeps_its_own_colours(look: Look) -> None:
    image = application_icon().pixmap(64, 64).toImage()
    assert image.pixelColor(32, 6).name() == "#2158b5"
