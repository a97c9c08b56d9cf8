"""A desk that keeps a proposal, up to its limit and one day after."""

from __future__ import annotations

import pytest

from stdcommittee.domain.portfolio.proposal_records import ProposalStage
from stdcommittee.services.session import Session
from tests.figures import alerts, spoken
from tests.indicators.test_proposals import proposal

AUDIT, _, _, SUBMITTED = ProposalStage


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-06-20", None),  # fourteen of twenty working days
        ("2025-06-23", ("due", "Counterpart unit examines: to be passed on", "2025-06-30")),
        ("2025-06-30", ("due", "Counterpart unit examines: to be passed on", "2025-06-30")),
        (
            "2025-07-01",
            ("overdue", "Counterpart unit examines: 21 working days, 20 at most", "2025-06-30"),
        ),
    ],
)
def test_on_a_desk(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    number = proposal(session, "a", (AUDIT, "2025-06-02", "", False))
    found = alerts(session, "turnaround.step", on)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert spoken(alert) == said
    assert (alert.kind, alert.record, alert.rule) == (
        "proposal",
        number,
        "mirror.proposal.audit.days",
    )
    assert alert.provisional


def test_nothing_where_it_is_elsewhere(session: Session) -> None:
    proposal(session, "a", (AUDIT, "2025-01-06", "2025-03-03", True))
    proposal(session, "b", (SUBMITTED, "2025-01-06", "", False))
    assert alerts(session, "turnaround.step", "2025-12-01") == []
