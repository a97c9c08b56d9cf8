"""How positions come about: distributed in time, answered, decided in so many days."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share
from tests.indicators.test_international import ballot

OPENED = day("2025-03-28")  # a Friday; 4 April is the Tomb-Sweeping holiday


def test_sent_to_experts_within_three_working_days(session: Session) -> None:
    last, late, never, unopened, observer = keep(
        session,
        ballot("a", opened=OPENED, consulted=day("2025-04-02")),
        ballot("b", opened=OPENED, consulted=day("2025-04-03")),
        ballot("c", opened=OPENED),
        ballot("d", consulted=day("2025-04-02")),
        ballot("e", opened=OPENED, duty=Standing.O),
    )
    found = measure(session, "international.distributed")
    assert share(found) == (Fraction(1, 4), 1, 4)
    assert said(found.counted) == {
        last: "in time",
        late: "too late",
        never: "not done",
        unopened: "too late",
    }
    assert left_out(found) == {observer: "not a P-member: O-member"}


def test_working_days_from_the_opening_to_the_position(session: Session) -> None:
    quick, slow, same_day, unopened, undecided = keep(
        session,
        ballot("a", opened=OPENED, positioned=day("2025-04-07")),
        ballot("b", opened=OPENED, positioned=day("2025-04-09")),
        ballot("c", opened=OPENED, positioned=OPENED, kind=BallotKind.CD),
        ballot("d", positioned=OPENED),
        ballot("e", opened=OPENED),
    )
    found = measure(session, "international.days")
    assert {line.record: line.amount for line in found.counted} == {
        slow: 7,
        quick: 5,
        same_day: 0,
    }
    assert found.value == Fraction(5)
    assert found.state is MeasureState.PLAIN
    assert left_out(found) == {unopened: "no opening day", undecided: "no position"}


def test_votes_by_kind(session: Session) -> None:
    sent = day("2025-06-19")
    must, must_not, internal, other = keep(
        session,
        ballot("a", kind=BallotKind.FDIS, sent=sent),
        ballot("b", kind=BallotKind.SR),
        ballot("c", kind=BallotKind.CIB, sent=sent),
        ballot("d", kind=BallotKind.NP),
    )
    mandatory = measure(session, "international.voted_mandatory")
    assert (good(mandatory), bad(mandatory)) == ([must], [must_not])
    assert mandatory.state is MeasureState.SHORT
    assert left_out(mandatory) == {internal: "of another kind", other: "of another kind"}
    assert counted(measure(session, "international.voted_committee")) == [internal]
    assert bad(measure(session, "international.voted_other")) == [other]


def test_an_excused_ballot_is_left_out_with_its_reason(session: Session) -> None:
    let_off, voted = keep(
        session,
        ballot("a", excused="ISO 已同意"),
        ballot("b", excused="不需要", sent=day("2025-06-20")),
    )
    found = measure(session, "international.in_time")
    assert counted(found) == [voted]
    assert left_out(found) == {let_off: "excused: ISO 已同意"}
