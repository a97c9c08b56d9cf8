"""Alerts about reviews of drafts: without the meeting that is asked for, with drafters voting."""

from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.records import Mode
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep
from tests.indicators.test_ballots import elect, opened

TODAY = "2026-06-11"
PLAN = "20261001-T-999"


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"kind": BallotKind.CORRESPONDENCE}, True),
        ({"kind": BallotKind.DRAFT}, True),
        ({"kind": BallotKind.DRAFT, "mode": Mode.MEETING}, False),
        ({"kind": BallotKind.CORRESPONDENCE, "opened": day("2023-02-28")}, False),
        ({"kind": BallotKind.CORRESPONDENCE, "opened": day("2023-03-01")}, True),
        ({"kind": BallotKind.CORRESPONDENCE, "project": "", "document": "T/ABC 1-2026"}, False),
        ({"kind": BallotKind.ORDINARY}, False),
    ],
)
def test_a_review_without_a_meeting(
    session: Session, values: dict[str, object], *, named: bool
) -> None:
    filled = {"project": PLAN, "opened": day("2026-06-01"), "closes": day("2026-06-30"), **values}
    (number,) = keep(session, opened("审查", **filled))
    found = alerts(session, "reviews.form", TODAY)
    assert [alert.record for alert in found] == [number] * named
    for alert in found:
        assert str(alert.message).startswith("No meeting is named. ")
        assert "28" in str(alert.message)


def test_a_drafter_who_votes(session: Session) -> None:
    keep(session, Project(reference=PLAN, lead="委员01、委员02"))
    filled = {"project": PLAN, "opened": day("2026-06-01"), "closes": day("2026-06-30")}
    (number,) = keep(session, opened("审查", **filled))
    elect(session, number, Standing.DRAFTER)
    elect(session, number, Standing.MEMBER, VoteValue.APPROVE)
    assert alerts(session, "reviews.drafters", TODAY) == []
    elect(session, number, Standing.DRAFTER, VoteValue.APPROVE)
    (alert,) = alerts(session, "reviews.drafters", TODAY)
    assert (alert.record, str(alert.message)) == (number, "1 drafter voted")
    assert alert.severity.value == "risk"
    (draft,) = keep(session, opened("另一审查", **filled))
    assert draft not in [item.record for item in alerts(session, "reviews.drafters", TODAY)]
