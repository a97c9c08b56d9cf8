from __future__ import annotations

from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card, PageHead, SectionHead
from stdcommittee.ui.toolkit.labels import Hairline, Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import count_of, seen


def shown(card: Card) -> list[str]:
    return [phrase.text() for phrase in card.findChildren(Phrase) if phrase.isVisibleTo(card)]


def test_card_has_a_head_only_with_a_title(look: Look, qtbot: QtBot) -> None:
    card = Card(look)
    qtbot.addWidget(card)
    assert shown(card) == []
    card.set_title(Bilingual("采标", "Adoption"), aside="7", icon="info")
    assert shown(card) == ["Adoption 7"]
    look.language.speak("zh")
    assert shown(card) == ["采标 7"]


def test_rows_are_parted_by_lines_and_the_first_is_not(look: Look, qtbot: QtBot) -> None:
    card = Card(look)
    qtbot.addWidget(card)

    def lines() -> int:
        return sum(line.isVisibleTo(card) for line in card.findChildren(Hairline))

    for wanted in (0, 1, 2):
        card.add_row(Label(look, "row"))
        assert lines() == wanted


def test_foot_shows_when_there_is_one(look: Look, qtbot: QtBot) -> None:
    card = Card(look, "Title")
    qtbot.addWidget(card)
    link = LinkButton(look, "Open the rule")
    before = card.sizeHint().height()
    card.set_foot(Label(look, "Rule"), link)
    assert link.isVisibleTo(card)
    assert card.sizeHint().height() > before + 30


def test_problem_has_a_red_border_and_can_lose_it(look: Look, qtbot: QtBot) -> None:
    card = Card(look, "ISO/TC 211")
    qtbot.addWidget(card)
    card.resize(200, 80)
    bad = look.theme.colour("bad")
    card.set_problem(problem=True)
    assert count_of(seen(card), bad) > 400
    card.set_problem(problem=False)
    assert count_of(seen(card), bad) == 0


def test_section_head_says_name_and_number(look: Look, qtbot: QtBot) -> None:
    link = LinkButton(look, "All")
    head = SectionHead(look, "Overdue", icon="cross-circle", tone=Tone.BAD, count=3, link=link)
    qtbot.addWidget(head)
    assert head.findChildren(Phrase)[0].text() == "Overdue 3"
    assert head.height() == 32
    look.theme.set_zoom(150)
    assert head.height() == 48
    assert link.isVisibleTo(head)


def test_page_head_keeps_pills_and_buttons_in_sight_and_cuts_the_title(
    look: Look, qtbot: QtBot
) -> None:
    head = PageHead(look, "Geographic information, observations, measurements and samples")
    button = LinkButton(look, "Close")
    head.add_actions(button)
    qtbot.addWidget(head)
    head.resize(300, 46)
    head.show()
    assert button.geometry().right() < 300
    assert button.width() == button.sizeHint().width()
