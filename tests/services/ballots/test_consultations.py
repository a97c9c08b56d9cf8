"""Drafts sent to experts: to whom, which file, the numbers that follow, what is refused."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.domain.ballots.position_records import Consultation, Reply
from stdcommittee.domain.ballots.position_sheet import Distribution
from stdcommittee.domain.ballots.records import BallotOutcome
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.services.ballots import record_consultation, record_result
from stdcommittee.services.ballots.consultations import (
    Addressee,
    Sending,
    add_addressees,
    addressee_of,
    addressees,
    consultation_log,
    distribute,
    drafts_kept,
)
from stdcommittee.services.session import Session
from tests.services.ballots.abroad import CLOSES, OPENED, TODAY, abroad, foreign
from tests.services.ballots.committee import last_message, last_operation, opened, stored

A, B = Addressee("专家11", "某大学"), Addressee("专家12", "某公司")
NAMED = Sending(draft="ISO/DIS 99127")


def log(session: Session, ballot_id: int) -> tuple[Distribution, ...]:
    with session.reading() as reader:
        return consultation_log(reader, ballot_id)


def test_experts_come_first_then_the_mirror_and_everybody_once(session: Session) -> None:
    made = abroad(session)
    found = addressees(session, foreign(session).id)
    assert [who.person_id for who in found] == [made.persons[n] for n in (0, 1, 3)]
    assert [who.organization for who in found] == ["某研究院"] * 3
    assert [[str(said) for said in who.known_as] for who in found] == [
        ["ISO/TC 998, Expert"],
        ["ISO/TC 998/WG 4, Expert", "SAC/TC 998, Chair"],
        ["SAC/TC 998, Member"],
    ]


def test_of_a_committee_that_is_not_recorded_nobody_is_known(session: Session) -> None:
    assert addressees(session, foreign(session, committee="ISO/TC 1").id) == ()


def test_a_file_is_kept_with_its_hash_and_as_evidence(session: Session, tmp_path: Path) -> None:
    ballot = foreign(session)
    file = tmp_path / "draft.pdf"
    file.write_bytes(b"draft")
    sending = Sending(
        file=file,
        on=OPENED,
        due=TODAY,
        channel=" e-mail ",
        licence="for this ballot only",
    )
    distribute(session, ballot.id, sending, [A, B, A])
    distribute(session, ballot.id, Sending(file=file, draft="second copy"), [A])
    first, second = log(session, ballot.id)
    assert first.document is not None
    assert first.document.sha256 == hashlib.sha256(b"draft").hexdigest()
    assert (first.consultation.draft, second.consultation.draft) == ("draft.pdf", "second copy")
    assert (first.consultation.channel, first.consultation.sent) == ("e-mail", OPENED)
    assert [reply.name for reply in first.replies] == ["专家11", "专家12"]
    with session.reading() as reader:
        assert reader.count(Evidence, Is("kind", "ballot"), Is("record_id", ballot.id)) == 1
    assert drafts_kept(session, ballot.id) == (first.document,)
    assert second.consultation.document_id == first.document.id


def test_the_numbers_follow_and_who_got_two_drafts_is_asked_once(session: Session) -> None:
    made = abroad(session)
    ballot = foreign(session)
    expert = Addressee("专家01", "某研究院", made.persons[0])
    distribute(session, ballot.id, NAMED, [A, expert])
    assert last_message(session) == "“Register of things”: ISO/DIS 99127 sent to 2 experts"
    distribute(session, ballot.id, Sending(draft="revised", on=OPENED), [B, expert])
    now = stored(session, ballot)
    assert (now.consulted, now.asked, now.replied) == (OPENED, 3, 0)
    session.undo(last_operation(session))
    now = stored(session, ballot)
    assert (now.consulted, now.asked) == (TODAY, 2)


def test_a_document_of_the_workspace_is_sent(session: Session, tmp_path: Path) -> None:
    ballot = foreign(session)
    file = tmp_path / "draft.pdf"
    file.write_bytes(b"draft")
    distribute(session, ballot.id, Sending(file=file), [A])
    (kept,) = drafts_kept(session, ballot.id)
    distribute(session, ballot.id, Sending(document_id=kept.id), [B])
    assert [item.document for item in log(session, ballot.id)] == [kept, kept]
    with pytest.raises(Refused, match="no longer there"):
        distribute(session, ballot.id, Sending(document_id=kept.id + 1), [B])


def test_more_addressees_are_added_once(session: Session) -> None:
    ballot = foreign(session)
    made = distribute(session, ballot.id, NAMED, [A])
    assert add_addressees(session, made.id, [A, B]) == 1
    assert stored(session, ballot).asked == 2
    with pytest.raises(Refused, match="have this draft already"):
        add_addressees(session, made.id, [A, B])
    with pytest.raises(Refused, match="no longer there"):
        add_addressees(session, made.id + 1, [A])


@pytest.mark.parametrize(
    ("sending", "to", "why"),
    [
        (NAMED, [], "Nobody is addressed"),
        (Sending(draft=" "), [A], "which draft"),
        (Sending(draft="x", on=TODAY + dt.timedelta(days=1)), [A], "yet to come"),
        (Sending(draft="x", due=TODAY - dt.timedelta(days=1)), [A], "before it is sent"),
        (Sending(draft="x", due=CLOSES + dt.timedelta(days=1)), [A], "after the ballot closes"),
        (Sending(draft="x", on=OPENED - dt.timedelta(days=1)), [A], "opened on 2026-06-04 only"),
        (NAMED, [A, Addressee(" ", "某公司")], "has no name"),
    ],
)
def test_what_is_refused(session: Session, sending: Sending, to: list[Addressee], why: str) -> None:
    ballot = foreign(session)
    with pytest.raises(Refused, match=why):
        distribute(session, ballot.id, sending, to)
    with session.reading() as reader:
        assert reader.count(Consultation) == reader.count(Reply) == 0


def test_a_file_that_is_gone_stops_it_all(session: Session, tmp_path: Path) -> None:
    ballot = foreign(session)
    with pytest.raises(Unreadable):
        distribute(session, ballot.id, Sending(file=tmp_path / "gone.pdf"), [A])
    assert log(session, ballot.id) == ()


def test_only_an_international_ballot_that_runs(session: Session) -> None:
    ballot = foreign(session, closes=TODAY)
    made = distribute(session, ballot.id, NAMED, [A])
    record_result(session, ballot.id, BallotOutcome.APPROVED)
    with pytest.raises(Refused, match="Closed"):
        distribute(session, ballot.id, NAMED, [B])
    with pytest.raises(Refused, match="Closed"):
        add_addressees(session, made.id, [B])
    with pytest.raises(Refused, match="has no name"):
        add_addressees(session, made.id, [Addressee("")])
    abroad(session)
    own = opened(session, committee="SAC/TC 998")
    with pytest.raises(Refused, match="our own committee"):
        distribute(session, own.id, NAMED, [A])


def test_plain_numbers_give_way_to_records(session: Session) -> None:
    ballot = foreign(session)
    assert record_consultation(session, ballot.id, asked=9, replied=4).asked == 9
    distribute(session, ballot.id, NAMED, [A])
    assert (stored(session, ballot).asked, stored(session, ballot).replied) == (1, 0)
    with pytest.raises(Refused, match="is on record"):
        record_consultation(session, ballot.id, asked=9)


def test_a_person_is_an_addressee_with_the_unit(session: Session) -> None:
    made = abroad(session)
    number = made.persons[4]
    assert addressee_of(session, number) == Addressee("专家05", "某研究院", number)
    assert addressee_of(session, 999) is None
