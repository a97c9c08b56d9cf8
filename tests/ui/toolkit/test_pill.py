from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.theme.tokens import Scheme, Tone
from stdcommittee.ui.toolkit.badge import Badge
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.pill import Pill, Tag
from tests.ui.seeing import count_of, seen

MET = Bilingual("满足", "met")


@pytest.mark.parametrize("tone", list(Tone))
def test_pill_has_the_soft_ground_of_its_meaning(look: Look, qtbot: QtBot, tone: Tone) -> None:
    pill = Pill(look, MET, "check", tone)
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())
    assert pill.height() == 20
    assert count_of(seen(pill), look.theme.colour(tone.soft)) > 300


def test_high_contrast_says_it_by_an_outline(look: Look, qtbot: QtBot) -> None:
    look.theme.set_scheme(Scheme.CONTRAST)
    pill = Pill(look, MET, "check", Tone.GOOD)
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())
    image = seen(pill)
    middle = pill.height() // 2
    assert [image.pixelColor(x, middle).name().upper() for x in (0, 1)] == ["#5CFF9D"] * 2
    assert image.pixelColor(3, middle).name() == "#000000"


def test_pill_is_read_as_text(look: Look, qtbot: QtBot) -> None:
    pill = Pill(look, MET, "check", Tone.GOOD)
    qtbot.addWidget(pill)
    interface = QAccessible.queryAccessibleInterface(pill)
    assert interface.role() == QAccessible.Role.StaticText
    assert interface.text(QAccessible.Text.Name) == "met"
    pill.set_state(Bilingual("未满足", "not met"), "cross", Tone.BAD)
    assert interface.text(QAccessible.Text.Name) == "not met"


def test_provisional_tag_is_dashed(look: Look, qtbot: QtBot) -> None:
    def border(tag: Tag) -> int:
        tag.resize(tag.sizeHint())
        line = (6, 0, tag.width() - 6, 1)
        return count_of(seen(tag), look.theme.colour("line2"), line)

    sure, provisional = Tag(look, "edition 2020"), Tag(look, "edition 2020", provisional=True)
    for tag in (sure, provisional):
        qtbot.addWidget(tag)
    assert border(sure) == sure.width() - 12
    assert 0 < border(provisional) < border(sure)
    provisional.set_fact("edition 2020")
    assert border(provisional) == border(sure)


@pytest.mark.parametrize(("count", "said"), [(0, "0"), (999, "999"), (1000, "999+")])
def test_badge_says_three_digits_at_most(look: Look, qtbot: QtBot, count: int, said: str) -> None:
    badge = Badge(look, count, Tone.BAD)
    qtbot.addWidget(badge)
    assert badge.text() == said
    badge.resize(badge.sizeHint())
    assert count_of(seen(badge), look.theme.colour("badsoft")) > 80
