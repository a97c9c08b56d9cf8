"""Naming experts with a vote on a new work item, by keyboard."""

from __future__ import annotations

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.services.ballots import record_position
from stdcommittee.services.ballots.nominations import Nominations, nominations
from stdcommittee.ui.dialogs.ballot_course_nominations import NominationsDialog
from stdcommittee.ui.toolkit.labels import Label, Phrase
from tests.services.ballots.abroad import abroad, foreign
from tests.services.ballots.committee import YES
from tests.ui.desks import Program
from tests.ui.dialogs.abroad import KEY, press, tab_to, up, write
from tests.ui.seeing import unnamed


def opened(program: Program, ballot: Ballot) -> NominationsDialog:
    found: Nominations = nominations(program.desk.session, ballot.id)
    dialog = NominationsDialog(program.desk, program.window, ballot, found)
    up(program, dialog)
    return dialog


def pick(program: Program, dialog: NominationsDialog, name: str) -> None:
    """Type a name and take the first person offered."""
    tab_to(program, dialog.person)
    write(program, name)
    program.qtbot.wait(250)
    program.settle()
    popup = dialog._suggestions._popup
    program.qtbot.waitUntil(popup.isVisible)
    program.qtbot.keyClick(popup, KEY.Key_Down)
    program.qtbot.keyClick(popup, KEY.Key_Return)
    program.settle()


def said(dialog: NominationsDialog) -> list[str]:
    shown = [*dialog.findChildren(Phrase), *dialog.findChildren(Label)]
    return [item.text() for item in shown if not item.isHidden() and item.text()]


def test_named_one_after_the_other_and_taken_back(program: Program) -> None:
    session = program.desk.session
    abroad(session)
    ballot = foreign(session, kind=BallotKind.NP)
    record_position(session, ballot.id, YES)
    dialog = opened(program, ballot)
    assert unnamed(dialog) == []
    assert not dialog.go.isEnabled()
    assert "An approval names at least 1 expert." in said(dialog)
    pick(program, dialog, "专家01")
    assert dialog._load.text() == "registered in 1 group already"
    tab_to(program, dialog.group)
    press(program, KEY.Key_Down)
    tab_to(program, dialog.go)
    press(program, KEY.Key_Space)
    program.settle()
    assert dialog.isVisible()
    assert dialog.person.text() == ""
    (named,) = nominations(session, ballot.id).nominees
    assert (named.person.name, named.group) == ("专家01", "ISO/TC 998/WG 4")
    assert "An approval names at least 1 expert." not in said(dialog)
    pick(program, dialog, "专家04")
    assert dialog._load.text() == "no other registration"
    dialog.go.click()
    program.settle()
    assert len(dialog.removing) == 2
    tab_to(program, dialog.removing[0])
    press(program, KEY.Key_Space)
    program.settle()
    assert [item.person.name for item in nominations(session, ballot.id).nominees] == ["专家04"]


def test_a_committee_that_is_not_recorded_has_no_groups(program: Program) -> None:
    ballot = foreign(program.desk.session, kind=BallotKind.NP)
    dialog = opened(program, ballot)
    assert any(text.startswith("This committee is not recorded") for text in said(dialog))
    assert dialog.group.value is None


def test_a_second_nomination_is_refused_in_words(program: Program) -> None:
    session = program.desk.session
    abroad(session)
    ballot = foreign(session, kind=BallotKind.NP)
    dialog = opened(program, ballot)
    for _ in range(2):
        pick(program, dialog, "专家01")
        dialog.go.click()
        program.settle()
    assert dialog._failure.text().startswith("专家01 is named already.")
