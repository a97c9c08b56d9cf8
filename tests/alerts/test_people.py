"""Alerts about committees: their make-up against the limits, and terms that end."""

from __future__ import annotations

import pytest

from stdcommittee.domain.people.records import PARTIES, CommitteeKind, InterestParty, Organization
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.indicators.test_people import committee, seat, some

TODAY = "2026-06-11"


@pytest.mark.parametrize(("members", "said"), [(25, []), (24, ["1 member too few"])])
def test_size(session: Session, members: int, said: list[str]) -> None:
    at = committee(session)
    seat(session, at, some(members))
    found = alerts(session, "composition.size", TODAY)
    assert [str(alert.message) for alert in found] == said
    for alert in found:
        assert (alert.kind, alert.record, alert.severity.value) == ("committee", at, "risk")
        assert (alert.rule, alert.title) == ("tc.members.min", "SAC/TC 999")
        assert alert.citation is not None


def test_a_subcommittee_has_its_own_least(session: Session) -> None:
    at = committee(session, "SAC/TC 999/SC 1", kind=CommitteeKind.NATIONAL_SUB)
    seat(session, at, some(13))
    (alert,) = alerts(session, "composition.size", TODAY)
    assert (str(alert.message), alert.rule) == ("2 members too few", "sc.members.min")


def test_a_committee_without_a_roster_is_not_blamed(session: Session) -> None:
    committee(session)
    assert alerts(session, "composition.size", TODAY) == []


@pytest.mark.parametrize(("producers", "said"), [(5, []), (6, ["Producer 6/10, at most 1/2"])])
def test_party(session: Session, producers: int, said: list[str]) -> None:
    at = committee(session)
    parties = [InterestParty.PRODUCER] * producers
    parties += (*PARTIES[1:], *PARTIES[1:])[: 10 - producers]
    seat(session, at, parties)
    found = alerts(session, "composition.party", TODAY)
    assert [str(alert.message) for alert in found] == said
    for alert in found:
        assert (alert.record, alert.rule, alert.step) == (at, "tc.party.maxShare", "6")


@pytest.mark.parametrize(
    ("members", "said"), [(3, []), (4, ["4 members from one unit, at most 3"])]
)
def test_unit(session: Session, members: int, said: list[str]) -> None:
    at = committee(session)
    (unit,) = keep(session, Organization(name="某研究院"))
    seat(session, at, some(members), unit=unit)
    found = alerts(session, "composition.unit", TODAY)
    assert [str(alert.message) for alert in found] == said
    assert [alert.rule for alert in found] == ["tc.unit.max"] * len(said)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-12-30", None),
        ("2025-12-31", ("info", "Term ends: the next one is to be prepared", "prepare")),
        ("2026-09-29", ("info", "Term ends: the next one is to be prepared", "prepare")),
        ("2026-09-30", ("due", "Term ends: the new composition is to be filed", "file")),
        ("2026-12-31", ("due", "Term ends: the new composition is to be filed", "file")),
        ("2027-01-01", ("overdue", "Term ended 1 day ago", "ended")),
    ],
)
def test_terms(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    at = committee(session)
    seat(session, at, some(2), until=day("2026-12-31"))
    found = alerts(session, "terms.ending", on)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert (*spoken(alert), alert.step) == (*said[:2], "2026-12-31", said[2])
    assert (alert.kind, alert.record) == ("committee", at)
    keys = {"prepare": "term.prepare.months", "file": "term.file.months", "ended": "term.years"}
    assert alert.rule == keys[said[2]]
    assert alert.citation is not None
