"""What a position rests on: our comments on that draft, and meetings about it."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.positions import OwnComments
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.meetings.records import Meeting
from stdcommittee.services.ballots.positions import position_basis
from stdcommittee.services.session import Session
from tests.services.ballots.abroad import ABROAD, foreign


def commented(
    session: Session, document: str, committee: str, *comments: tuple[str, tuple[str, ...]]
) -> None:
    with session.writing("round") as uow:
        made = uow.add(CommentRound(title="x", document=document, committee=committee))
        uow.add_many(
            [Comment(round_id=made.id, body=body, types=types) for body, types in comments]
        )


@pytest.mark.parametrize("body", ["SAC", "CN"])
def test_in_a_round_of_the_committee_only_our_comments_count(session: Session, body: str) -> None:
    ballot = foreign(session)
    commented(session, "ISO/DIS 99127", ABROAD, (body, ("te",)), ("DE", ("te",)), (body, ("ed",)))
    assert position_basis(session, ballot.id).comments == OwnComments(1, 2, 1, editorial=1)


def test_in_a_round_of_our_own_all_do(session: Session) -> None:
    ballot = foreign(session)
    commented(session, "ISO/DIS 99127", "SAC/TC 998", ("某研究院", ("ge",)), ("某公司", ("te",)))
    assert position_basis(session, ballot.id).comments == OwnComments(1, 2, 1, general=1)


@pytest.mark.parametrize("document", ["ISO/CD 99127", "ISO/DIS 99128", "ISO 99127:2020", ""])
def test_comments_on_another_draft_do_not_count(session: Session, document: str) -> None:
    ballot = foreign(session)
    commented(session, document, "SAC/TC 998", ("某公司", ("te",)))
    assert position_basis(session, ballot.id).comments == OwnComments()


def test_meetings_on_the_draft_or_of_the_committee_the_latest_first(session: Session) -> None:
    ballot = foreign(session)
    with session.writing("meetings") as uow:
        for number, document, committee in (
            (1, "ISO/DIS 99127", ""),
            (2, "", ABROAD),
            (3, "", "ISO/TC 1"),
        ):
            day = dt.date(2026, 6, number)
            uow.add(Meeting(title=str(number), begins=day, document=document, committee=committee))
    found = position_basis(session, ballot.id).meetings
    assert [meeting.title for meeting in found] == ["2", "1"]
    with pytest.raises(Refused, match="no longer there"):
        position_basis(session, 999)
