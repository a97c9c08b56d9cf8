from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, fraction, paint_runs, runs_text, runs_width
from tests.ui.seeing import count_of

WORDS = [Run("24/29", bold=True), Run(Bilingual("满足", "met"), "good", icon="check")]


def painted(
    look: Look, runs: list[Run], width: int, **options: Qt.AlignmentFlag
) -> tuple[QImage, bool]:
    image = QImage(width, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    whole = paint_runs(painter, QRect(0, 0, width, 24), look, runs, **options)
    painter.end()
    return image, whole


def inked_columns(image: QImage) -> list[int]:
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 200 for y in range(image.height()))
    ]


def test_width_is_the_sum_of_runs_and_gaps(look: Look) -> None:
    first, second = (runs_width(look, [run]) for run in WORDS)
    assert runs_width(look, WORDS) == first + Gap.S + second
    assert runs_width(look, []) == 0


def test_text_is_one_plain_line_in_the_language_spoken(look: Look) -> None:
    assert runs_text(look, WORDS) == "24/29 met"
    look.language.speak("zh")
    assert runs_text(look, WORDS) == "24/29 满足"


@pytest.mark.parametrize("zoom", [80, 90, 100, 110, 125, 150, 200])
@pytest.mark.parametrize("text", ["新建 Ctrl N", "Remind 5", "剩 7 天·5 个工作日", "GB/T 1.1—2020"])
def test_text_fits_the_width_it_was_measured_at(look: Look, zoom: int, text: str) -> None:
    look.theme.set_zoom(zoom)
    runs = [Run(text), Run(text, bold=True), Run(text, type=Type.CAPTION, cap=True)]
    _, whole = painted(look, runs, runs_width(look, runs))
    assert whole


def test_text_that_does_not_fit_is_cut_and_said_to_be(look: Look) -> None:
    image, whole = painted(look, WORDS, runs_width(look, WORDS) - 10)
    assert not whole
    assert inked_columns(image)[-1] < image.width()


@pytest.mark.parametrize(
    ("align", "place"),
    [
        (Qt.AlignmentFlag.AlignLeft, "left"),
        (Qt.AlignmentFlag.AlignHCenter, "middle"),
        (Qt.AlignmentFlag.AlignRight, "right"),
    ],
)
def test_runs_stand_where_they_are_wanted(look: Look, align: Qt.AlignmentFlag, place: str) -> None:
    image, _ = painted(look, WORDS, 300, align=align)
    columns = inked_columns(image)
    left, right = columns[0], 300 - columns[-1]
    assert {"left": left < 4, "middle": abs(left - right) < 6, "right": right < 4}[place]


def test_each_run_has_its_colour(look: Look) -> None:
    image, _ = painted(look, [Run("████", "good")], 80)
    assert count_of(image, look.theme.colour("good")) > 50


def test_fraction_is_never_a_percentage(look: Look) -> None:
    runs = fraction("24/29", "≥", "3/4")
    assert runs_text(look, runs) == "24/29 ≥ 3/4"
    assert [run.bold for run in runs] == [True, False, False]
    assert [run.colour for run in runs] == ["text", "muted", "text"]
