from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Message
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.meter import Meter
from tests.ui.seeing import seen

WIDTH = 200


def made(look: Look, qtbot: QtBot, value: Fraction | None, limit: Fraction | None = None) -> Meter:
    meter = Meter(look)
    qtbot.addWidget(meter)
    meter.resize(WIDTH, meter.sizeHint().height())
    meter.set_value(value, limit=limit, tone=Tone.GOOD, says=Message("16 of 24"))
    return meter


def row(image: QImage, y: int) -> list[str]:
    return [image.pixelColor(x, y).name().upper() for x in range(image.width())]


@pytest.mark.parametrize(
    ("value", "reach"),
    [
        (Fraction(0), 0),
        (None, 0),
        (Fraction(-1, 2), 0),
        (Fraction(1, 2), 100),
        (Fraction(2, 3), 133),
        (Fraction(1), 200),
        (Fraction(3), 200),
    ],
)
def test_bar_reaches_as_far_as_the_value(
    look: Look, qtbot: QtBot, value: Fraction | None, reach: int
) -> None:
    meter = made(look, qtbot, value)
    middle = row(seen(meter), meter.height() // 2)
    good = look.theme.tokens.good
    assert abs(sum(pixel == good for pixel in middle) - reach) <= 2


@pytest.mark.parametrize("limit", [Fraction(0), Fraction(1, 4), Fraction(3, 4), Fraction(1)])
def test_limit_stands_out_and_is_cleared_of_the_bar(
    look: Look, qtbot: QtBot, limit: Fraction
) -> None:
    meter = made(look, qtbot, Fraction(1), limit)
    image, text = seen(meter), look.theme.tokens.text
    above, middle = row(image, 1), row(image, meter.height() // 2)
    tick = [x for x, pixel in enumerate(middle) if pixel == text]
    assert tick
    assert abs(sum(tick) / len(tick) - (float(limit) * (WIDTH - 2) + 0.5)) <= 1
    assert {x for x, pixel in enumerate(above) if pixel == text} == set(tick)
    good = look.theme.tokens.good
    assert all(middle[x] != good for x in (tick[0] - 1, tick[-1] + 1) if 0 <= x < WIDTH)


def test_meter_says_itself_in_words(look: Look, qtbot: QtBot) -> None:
    assert made(look, qtbot, Fraction(2, 3)).accessibleName() == "16 of 24"
