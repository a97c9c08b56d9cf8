"""Review questions: prefilled, changed, confirmed; where each answer comes from stays said."""

from __future__ import annotations

from stdcommittee.domain.ballots.position_records import NationalAdoption
from stdcommittee.domain.ballots.vocabulary import Answer, BallotKind
from stdcommittee.domain.portfolio.records import AdoptionDegree, Standard, StandardStatus
from stdcommittee.services.ballots.review_answers import review_sheet
from stdcommittee.ui.dialogs.review_answers import ReviewDialog
from tests.services.ballots.abroad import foreign
from tests.ui.desks import Program
from tests.ui.dialogs.abroad import KEY, gone, press, tab_to, up, write
from tests.ui.seeing import unnamed


def test_answers_are_changed_and_confirmed_by_keyboard(program: Program) -> None:
    session = program.desk.session
    ballot = foreign(session, kind=BallotKind.SR, document="ISO 99136-1:2020")
    with session.writing("adopted") as uow:
        uow.add(
            Standard(
                reference="GB/T 99136.1-2021",
                adopts="ISO 99136-1:2020",
                degree=AdoptionDegree.IDT,
                status=StandardStatus.IN_FORCE,
            )
        )
    sheet = review_sheet(session, ballot.id)
    dialog = ReviewDialog(program.desk, program.window, ballot, sheet)
    up(program, dialog)
    assert unnamed(dialog) == []
    assert dialog.answers == sheet.suggested
    source = "GB/T 99136.1-2021 adopts ISO 99136-1:2020, IDT"
    assert dialog._sources["adoption"].text() == f"From our records: {source}."
    assert dialog._sources["used"].text() == "Our records do not tell."
    assert dialog.boxes["adoption"].hasFocus()
    press(program, KEY.Key_Down)
    assert dialog.boxes["adoption"].value is NationalAdoption.MODIFIED
    said = f"Changed; our records say: Adopted, identical ({source})."
    assert dialog._sources["adoption"].text() == said
    tab_to(program, dialog.boxes["used"])
    press(program, KEY.Key_Home)
    tab_to(program, dialog.comments)
    write(program, "in use everywhere")
    press(program, KEY.Key_Return, ctrl=True)
    program.settle()
    assert gone(dialog)
    kept = review_sheet(session, ballot.id)
    assert kept.confirmed is not None
    assert (kept.confirmed.adoption, kept.confirmed.used) == (NationalAdoption.MODIFIED, Answer.YES)
    assert (kept.confirmed.comments, kept.differing) == ("in use everywhere", ("adoption",))
    again = ReviewDialog(program.desk, program.window, ballot, kept)
    up(program, again)
    assert again._sources["adoption"].text() == said
    assert again.comments.text == "in use everywhere"
