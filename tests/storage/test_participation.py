"""What our own body was to each committee, as it is stored."""

from __future__ import annotations

import datetime as dt

from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    Participation,
)
from stdcommittee.services.session import Session
from stdcommittee.storage.participation import standing_history

DAY = dt.date(2025, 6, 30)


def test_only_our_own_body_counts(session: Session) -> None:
    with session.writing("status") as uow:
        first = uow.add(Committee(reference="ISO/TC 211", kind=CommitteeKind.INTERNATIONAL))
        other = uow.add(Committee(reference="ISO/TC 8", kind=CommitteeKind.INTERNATIONAL))
        for committee, body, status in (
            (first, "SAC", Participation.P),
            (first, "DIN", Participation.O),
            (other, "DIN", Participation.P),
        ):
            uow.add(BodyParticipation(committee_id=committee.id, body=body, status=status))
    with session.reading() as reader:
        history = standing_history(reader)
    assert history.on("ISO/TC 211", DAY) is Standing.P
    assert history.on("ISO/TC 8", DAY) is None


def test_without_any_nothing_is_known(session: Session) -> None:
    with session.reading() as reader:
        assert standing_history(reader).on("ISO/TC 211", DAY) is None
