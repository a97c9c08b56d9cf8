from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.steps import Step, StepLine, StepState
from tests.ui.seeing import count_of, seen

STEPS = [
    Step(Bilingual("已征询", "11/14 replied"), StepState.DONE),
    Step(Bilingual("到期", "due 11 Jun"), StepState.DUE),
    Step(Bilingual("前", "by 16 Jun"), StepState.NOW),
    Step("18 Jun", StepState.AHEAD),
]
PITCH = 120


@pytest.fixture
def line(look: Look, qtbot: QtBot) -> StepLine:
    made = StepLine(look, STEPS)
    qtbot.addWidget(made)
    made.resize(PITCH * 4, made.sizeHint().height())
    return made


def test_steps_are_said_in_words(line: StepLine, look: Look) -> None:
    said = "11/14 replied: done; due 11 Jun: due; by 16 Jun: now; 18 Jun: ahead"
    assert line.accessibleName() == said
    look.language.speak("zh")
    assert line.accessibleName().startswith("已征询: done；")


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_each_state_has_its_mark(line: StepLine, look: Look, scheme: Scheme) -> None:
    look.theme.set_scheme(scheme)
    image, theme = seen(line), look.theme
    marks = [(n * PITCH, 0, n * PITCH + 16, 16) for n in range(4)]
    assert count_of(image, theme.colour("accentfill"), marks[0]) > 40
    assert count_of(image, theme.colour("bad"), marks[1]) > 40
    assert 8 < count_of(image, theme.colour("accent"), marks[2]) < 80
    assert count_of(image, theme.colour("accent"), marks[3]) == 0


def test_line_is_whole_behind_what_is_done_and_dotted_ahead(line: StepLine, look: Look) -> None:
    image, middle = seen(line), 7
    behind = count_of(image, look.theme.colour("accent"), (20, middle, PITCH - 4, middle + 1))
    ahead = (PITCH + 20, middle, 2 * PITCH - 4, middle + 1)
    assert behind == PITCH - 24
    assert 0 < count_of(image, look.theme.colour("n2"), ahead) < PITCH - 24


def test_no_steps_paint_nothing(look: Look, qtbot: QtBot) -> None:
    empty = StepLine(look)
    qtbot.addWidget(empty)
    empty.resize(100, 40)
    assert count_of(seen(empty), look.theme.colour("accent")) == 0
