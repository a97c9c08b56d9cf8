"""More people get a draft that went out already."""

from __future__ import annotations

from stdcommittee.services.ballots.consultations import (
    Addressee,
    Sending,
    consultation_log,
    distribute,
)
from stdcommittee.ui.dialogs.consultation_addressees import AddresseesDialog
from tests.services.ballots.abroad import abroad, foreign
from tests.services.ballots.committee import stored
from tests.ui.desks import Program
from tests.ui.dialogs.abroad import KEY, gone, press, tab_to, up
from tests.ui.seeing import unnamed


def test_those_who_have_it_are_not_offered(program: Program) -> None:
    session = program.desk.session
    made = abroad(session)
    ballot = foreign(session)
    first = Addressee("专家01", "某研究院", made.persons[0])
    distribute(session, ballot.id, Sending(draft="x"), [first])
    with session.reading() as reader:
        (sending,) = consultation_log(reader, ballot.id)
    dialog = AddresseesDialog(program.desk, program.window, sending)
    up(program, dialog)
    assert unnamed(dialog) == []
    assert dialog.list.chosen == []
    assert not dialog.go.isEnabled()
    tab_to(program, dialog.list.table)
    press(program, KEY.Key_A, ctrl=True)
    press(program, KEY.Key_Space)
    assert [who.name for who in dialog.list.chosen] == ["专家02", "专家04"]
    tab_to(program, dialog.go)
    press(program, KEY.Key_Return)
    program.settle()
    assert gone(dialog)
    assert stored(session, ballot).asked == 3
