"""Alerts about ISO and IEC ballots, in working days before closing."""

from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.records import BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    Participation,
)
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.indicators.test_international import ballot

# A Thursday right after the golden week: the days before it are 30, 29 and 28 September, the last
# a Sunday worked in turn.
CLOSES = day("2025-10-09")
SEND = "Vote to be sent by 2025-09-29; P-member, as the ballot states"
AT_ONCE = "Vote to be sent at once; P-member, as the ballot states"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-09-03", None),
        ("2025-09-04", ("info", SEND, "20")),
        ("2025-09-18", ("info", SEND, "10")),
        ("2025-09-24", ("info", SEND, "10")),
        ("2025-09-25", ("due", SEND, "5")),
        ("2025-09-29", ("due", SEND, "2")),
        ("2025-09-30", ("due", AT_ONCE, "1")),
        ("2025-10-09", ("due", AT_ONCE, "1")),
        ("2025-10-10", ("overdue", "Closed without our vote", "missed")),
        ("2025-11-08", ("overdue", "Closed without our vote", "missed")),
        ("2025-11-09", None),  # nobody can send it any more
    ],
)
def test_votes(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    (number,) = keep(session, ballot("ISO/DIS 19115-1", closes=CLOSES))
    found = alerts(session, "international.vote", on)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert (*spoken(alert), alert.step) == (*said[:2], "2025-10-09", said[2])
    assert (alert.kind, alert.record, alert.rule) == ("ballot", number, "mirror.cast.days")
    assert (alert.committee, alert.provisional) == ("ISO/TC 998", True)


def test_working_days_left(session: Session) -> None:
    keep(session, ballot("a", closes=CLOSES))
    (alert,) = alerts(session, "international.vote", "2025-09-26")
    assert alert.working_days == 4
    (alert,) = alerts(session, "international.vote", "2025-10-09")
    assert alert.working_days == 0
    (alert,) = alerts(session, "international.vote", "2025-10-10")
    assert alert.working_days is None


def test_where_no_vote_is_due(session: Session) -> None:
    keep(
        session,
        ballot("a", closes=CLOSES, sent=day("2025-09-01")),
        ballot("b", closes=CLOSES, duty=Standing.O),
        ballot("c", closes=CLOSES, kind=BallotKind.CD),
        ballot("d", closes=CLOSES, status=BallotStatus.CANCELLED),
        ballot("e", closes=CLOSES, status=BallotStatus.CLOSED),
        ballot("f", closes=None),
    )
    assert alerts(session, "international.vote", "2025-10-09") == []


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-06-05", None),
        ("2025-06-06", ("due", "National position to be decided", "open")),
        ("2025-06-13", ("due", "National position to be decided", "open")),
        ("2025-06-14", ("risk", "No national position yet", "late")),
        ("2025-06-20", ("risk", "No national position yet", "late")),
        ("2025-06-21", None),
    ],
)
def test_positions(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    """Five working days before Friday the 20th is Friday the 13th; named five days ahead of it."""
    number, _ = keep(session, ballot("a"), ballot("b", position=VoteValue.APPROVE))
    found = alerts(session, "international.position", on)
    assert [(*spoken(alert), alert.step) for alert in found] == (
        [(*said[:2], "2025-06-13", said[2])] if said else []
    )
    for alert in found:
        assert (alert.record, alert.rule) == (number, "mirror.position.days")
        assert alert.citation is not None


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-05-28", None),
        ("2025-05-29", ("due", "Replies of experts expected")),
        ("2025-06-06", ("due", "Replies of experts expected")),
        ("2025-06-07", ("risk", "No expert has replied")),
    ],
)
def test_replies(session: Session, on: str, said: tuple[str, str] | None) -> None:
    """Ten working days before the 20th is the 6th; the Dragon Boat holiday lies before it."""
    number, _ = keep(session, ballot("a", asked=9), ballot("b", asked=9, replied=1))
    found = alerts(session, "international.replies", on)
    assert [spoken(alert) for alert in found] == ([(*said, "2025-06-06")] if said else [])
    for alert in found:
        assert (alert.record, alert.rule) == (number, "mirror.reply.days")


def missing(session: Session, missed: int, of: int) -> None:
    keep(
        session,
        *(
            ballot(str(n), kind=BallotKind.CIB, sent=None if n < missed else day("2025-06-20"))
            for n in range(of)
        ),
    )


@pytest.mark.parametrize(
    ("missed", "of", "said"),
    [
        (0, 5, None),
        (1, 3, None),
        (1, 4, "1 of 4 committee ballots missed: one more and the P-membership may be lost"),
        (
            1,
            5,
            "1 of 5 committee ballots missed: one more and the P-membership may be lost",
        ),
        (2, 5, "2 of 5 committee ballots missed: the P-membership may be lost"),
    ],
)
def test_the_duty_to_vote(session: Session, missed: int, of: int, said: str | None) -> None:
    missing(session, missed, of)
    assert alerts(session, "international.duty", "2025-06-20") == []  # not over yet
    found = alerts(session, "international.duty", "2025-06-21")
    assert [str(alert.message) for alert in found] == ([said] if said else [])
    for alert in found:
        assert (alert.severity.value, alert.rule) == ("risk", "iso.cib.missed.max")
        assert (alert.kind, alert.title) == ("ballot", "ISO/TC 998")
        assert alert.step == f"{missed}/0"


def test_a_mandatory_ballot_missed(session: Session) -> None:
    (number,) = keep(session, Committee(reference="ISO/TC 998", kind=CommitteeKind.INTERNATIONAL))
    keep(session, ballot("a"))
    (alert,) = alerts(session, "international.duty", "2025-06-21")
    assert str(alert.message) == "1 mandatory ballot missed: the P-membership may be lost"
    assert (alert.kind, alert.record) == ("committee", number)
    assert alert.rule == "iso.mandatory.missed.max"
    # Next year counts anew, but what was broken is named for sixty days more.
    for on in ("2026-01-01", "2026-03-01"):
        (late,) = alerts(session, "international.duty", on)
        assert str(late.message) == f"2025: {alert.message}"
        assert (late.step, late.record) == ("2025:0/1", number)
    assert alerts(session, "international.duty", "2026-03-02") == []
    keep(session, ballot("b", closes=day("2026-01-20")))
    (alert,) = alerts(session, "international.duty", "2026-01-21")
    assert alert.step == "0/1"  # of this year


def test_a_year_that_is_over_is_not_at_risk(session: Session) -> None:
    missing(session, 1, 5)
    assert alerts(session, "international.duty", "2025-12-31")
    assert alerts(session, "international.duty", "2026-01-01") == []


@pytest.mark.parametrize(
    ("kind", "duty", "said"),
    [
        (BallotKind.CD, Standing.P, "Open for our comments; a consultation, no vote is due"),
        (BallotKind.CD, Standing.OUTSIDE, "Open for our comments; a consultation, no vote is due"),
        (BallotKind.DIS, Standing.O, "Open for our vote; not a P-member: O-member"),
        (BallotKind.FDIS, Standing.O, "Open for our vote; not a P-member: O-member"),
        (BallotKind.DIS, Standing.P, None),  # due: named with the votes to be sent
        (BallotKind.DIS, Standing.OUTSIDE, None),
        (BallotKind.CIB, Standing.O, None),
    ],
)
def test_ballots_without_a_duty_are_named_too(
    session: Session, kind: BallotKind, duty: Standing, said: str | None
) -> None:
    keep(session, ballot("a", closes=CLOSES, kind=kind, duty=duty))
    assert alerts(session, "international.offered", "2025-09-03") == []
    assert alerts(session, "international.offered", "2025-10-10") == []
    found = alerts(session, "international.offered", "2025-10-09")
    assert [spoken(alert) for alert in found] == ([("info", said, "2025-10-09")] if said else [])


def test_nobody_waits_for_replies_once_the_position_is_decided(session: Session) -> None:
    keep(session, ballot("a", closes=CLOSES))
    assert alerts(session, "international.replies", "2025-10-09")
    keep(session, ballot("b", closes=CLOSES, position=VoteValue.APPROVE))
    assert len(alerts(session, "international.replies", "2025-10-09")) == 1


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-03-27", None),  # not open yet
        ("2025-03-28", ("due", "To be sent to experts")),
        ("2025-04-02", ("due", "To be sent to experts")),
        ("2025-04-03", ("risk", "Not sent to experts yet")),
        ("2025-06-20", ("risk", "Not sent to experts yet")),
        ("2025-06-21", None),
    ],
)
def test_distribution(session: Session, on: str, said: tuple[str, str] | None) -> None:
    """Three working days after Friday 28 March is Wednesday 2 April."""
    opened = day("2025-03-28")
    number, *_ = keep(
        session,
        ballot("a", opened=opened),
        ballot("b", opened=opened, consulted=opened),
        ballot("c", opened=opened, position=VoteValue.APPROVE),
    )
    found = alerts(session, "international.distribution", on)
    assert [spoken(alert) for alert in found] == ([(*said, "2025-04-02")] if said else [])
    assert [alert.record for alert in found] == ([number] if said else [])


def test_our_own_record_makes_a_vote_due_and_a_conflict_is_named(session: Session) -> None:
    (committee,) = keep(
        session, Committee(reference="ISO/TC 998", kind=CommitteeKind.INTERNATIONAL)
    )
    keep(
        session,
        BodyParticipation(
            committee_id=committee, body="SAC", status=Participation.P, since=day("2025-06-01")
        ),
    )
    unstated, stated = keep(
        session, ballot("a", duty=Standing.OUTSIDE), ballot("b", duty=Standing.O)
    )
    (alert,) = alerts(session, "international.vote", "2025-06-19")
    assert alert.record == unstated
    assert str(alert.message) == "Vote to be sent at once; P-member since 2025-06-01"
    (conflict,) = alerts(session, "international.standing", "2025-06-19")
    assert (conflict.record, conflict.severity.value) == (stated, "info")
    assert str(conflict.message) == (
        "The ballot states O-member, our record of 2025-06-20 says P-member."
    )
    assert alerts(session, "international.standing", "2025-06-21") == []


def test_iec_reminds_first(session: Session) -> None:
    keep(session, ballot("a", committee="IEC/TC 998", kind=BallotKind.CDV))
    (alert,) = alerts(session, "international.duty", "2025-06-21")
    assert str(alert.message) == "1 mandatory ballot missed: a reminder is to be expected"
    assert (alert.rule, alert.provisional) == ("iec.reminded.missed.max", True)


def test_nothing_is_asked_for_where_we_are_excused(session: Session) -> None:
    keep(session, ballot("a", opened=day("2025-03-28"), excused="已说明"))
    for source in ("vote", "position", "replies", "distribution", "duty"):
        assert alerts(session, f"international.{source}", "2025-06-19") == [], source
