"""Sealing a person's details, looking at them with a trace, erasing them for good."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.people.integrity_records import SealedDetail, SealedKind
from stdcommittee.domain.people.records import Person
from stdcommittee.services.history import changes_of, undo_state
from stdcommittee.services.people import sealing
from stdcommittee.services.session import Session
from stdcommittee.storage.check import check_file
from tests.workspaces import record_tables

NUMBER = b"11010519491231002X"


@pytest.fixture
def person(session: Session) -> int:
    """A person without any sealed detail."""
    with session.writing("person") as uow:
        return uow.add(Person(name="委员01")).id


@pytest.fixture
def detail(session: Session, person: int) -> SealedDetail:
    """A sealed identity number."""
    return sealing.seal(session, person, SealedKind.IDENTITY_NUMBER, NUMBER)


def test_a_look_is_told_of_in_the_history_and_changes_nothing(
    session: Session, detail: SealedDetail
) -> None:
    before = record_tables(session)
    assert sealing.reveal(session, detail.id) == NUMBER
    assert record_tables(session) == before
    look = session.workspace.operations(limit=1)[0]
    assert str(look.message) == "Identity number of 委员01 looked at"
    assert look.actor.name == "委员01"
    assert look.changes == 0
    assert check_file(session.path, None).ok


def test_a_look_does_not_stand_in_the_way_of_undo_and_redo(
    session: Session, detail: SealedDetail, person: int
) -> None:
    with session.writing("rename") as uow:
        uow.change(Person(id=person, name="委员02"))
    rename = session.workspace.operations(limit=1)[0].id
    sealing.reveal(session, detail.id)
    undoable = undo_state(session, 0).undo
    assert undoable is not None
    assert undoable.id == rename
    session.undo(rename)
    sealing.reveal(session, detail.id)
    assert undo_state(session, 0).redo is not None


def test_a_second_detail_of_a_kind_is_refused(
    session: Session, detail: SealedDetail, person: int
) -> None:
    with pytest.raises(Refused, match="one is sealed already"):
        sealing.seal(session, person, detail.kind, b"other")
    with pytest.raises(Refused, match="nothing to seal"):
        sealing.seal(session, person, SealedKind.IDENTITY_NUMBER, b"  ")


def test_erased_for_good_with_its_reason_while_votes_stay(
    session: Session, detail: SealedDetail, person: int
) -> None:
    with session.writing("vote") as uow:
        ballot = uow.add(Ballot(title="表决", status=BallotStatus.OPEN))
        voter = uow.add(Voter(ballot_id=ballot.id, name="委员01", person_id=person))
        vote = uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id))
    with pytest.raises(Refused, match="asks for a reason"):
        sealing.erase(session, detail.id, " ")
    sealing.erase(session, detail.id, "本人要求")
    (erased,) = sealing.sealed_of(session, person)
    assert erased.erased == session.clock.today()
    assert erased.reason == "本人要求"
    operation = session.workspace.operations(limit=1)[0]
    assert operation.reason == "本人要求"
    with pytest.raises(Refused, match="what was erased is gone for good") as refused:
        session.undo(operation.id)
    assert refused.value.advice is None
    found = changes_of(session, operation.id)
    assert found is not None
    assert found.refusal == refused.value.message
    with pytest.raises(Refused, match="was erased"):
        sealing.reveal(session, detail.id)
    with session.reading() as reader:
        assert reader.get(Vote, vote.id) == vote
    for path in session.path.parent.glob(session.path.name + "*"):
        assert NUMBER not in path.read_bytes()
    assert check_file(session.path, None).ok
    assert sealing.seal(session, person, detail.kind, NUMBER).digest != detail.digest


def test_the_number_is_only_in_its_own_row(session: Session, detail: SealedDetail) -> None:
    assert session.path.read_bytes().count(NUMBER) == 1
    assert detail.digest


def test_copies_that_still_hold_it_are_named(
    session: Session, detail: SealedDetail, tmp_path: Path
) -> None:
    saved = session.workspace.back_up()
    aside = tmp_path / "w.before-restore-20260611T093000.stdc"
    shutil.copy(saved, aside)
    assert sealing.copies_with(session, detail) == [saved, aside]


def test_a_photo_is_a_picture_of_bearable_size(tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n...")
    assert sealing.photo_from(photo).endswith(b"...")
    for name, data in (("text.png", b"text"), ("large.jpg", b"\xff\xd8\xff" + bytes(9 << 20))):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Unreadable, match="JPEG or PNG"):
            sealing.photo_from(tmp_path / name)
    with pytest.raises(Unreadable, match="cannot be read"):
        sealing.photo_from(tmp_path / "none.jpg")


def test_a_number_that_does_not_fit_is_doubted_and_kept(session: Session, person: int) -> None:
    kind = SealedKind.IDENTITY_NUMBER
    assert sealing.doubt(session, kind, NUMBER) is None
    assert sealing.doubt(session, kind, b"G1234567") is not None
    assert sealing.doubt(session, SealedKind.PHOTO, b"") is None
    kept = sealing.seal(session, person, kind, b"g12 34567")
    assert sealing.reveal(session, kept.id) == b"G1234567"


def test_a_look_cannot_be_undone_and_nothing_is_advised(
    session: Session, detail: SealedDetail
) -> None:
    sealing.reveal(session, detail.id)
    with pytest.raises(Refused, match="final and cannot be undone") as refused:
        session.undo(session.workspace.operations(limit=1)[0].id)
    assert refused.value.advice is None


def test_the_record_of_an_identity_number_while_it_stands(
    session: Session, detail: SealedDetail, person: int
) -> None:
    found = sealing.identity_number_of(session, person)
    assert found is not None
    assert found.id == detail.id
    sealing.erase(session, detail.id, "gone")
    assert sealing.identity_number_of(session, person) is None
    assert sealing.identity_number_of(session, person + 1) is None
