"""The duty to vote, committee by committee, in a calendar year."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from fractions import Fraction
from typing import Any

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    Participation,
)
from stdcommittee.domain.supervision.voting_duty import DutyState
from stdcommittee.services.ballots import create_ballot
from stdcommittee.services.ballots.duty import duties_beside, vote_owed, voting_duties
from stdcommittee.services.editing import save
from stdcommittee.services.session import Session
from tests.figures import measure
from tests.international import BALLOTS, COUNT, STANDING, ballots_text, standing_text

BEFORE, TODAY = dt.date(2026, 6, 10), dt.date(2026, 6, 11)


def known(session: Session, *ballots: dict[str, Any]) -> None:
    filled: dict[str, Any] = {
        "title": "x",
        "kind": BallotKind.CIB,
        "committee": "ISO/TC 211",
        "status": BallotStatus.OPEN,
        "duty": Standing.P,
        "closes": BEFORE,
    }
    with session.writing("ballots") as uow:
        for values in ballots:
            uow.add(Ballot(**(filled | values)))


def test_each_committee_has_its_own_duty(session: Session) -> None:
    other = {"committee": "ISO/TC 8", "kind": BallotKind.FDIS}
    known(session, {}, *[{"sent": BEFORE}] * 9, other, {**other, "sent": BEFORE})
    found = voting_duties(session)
    assert [(duty.committee, duty.internal, duty.mandatory) for duty in found] == [
        ("ISO/TC 211", (1, 10), (0, 0)),
        ("ISO/TC 8", (0, 0), (1, 2)),
    ]
    assert [duty.state for duty in found] == [DutyState.KEPT, DutyState.BROKEN]


def test_the_spellings_of_a_committee_are_one(session: Session) -> None:
    known(session, {"committee": "ISO/TC 998"}, {"committee": "iso/tc 998"})
    known(session, {"committee": "ISO TC 998 "})
    (duty,) = voting_duties(session)
    assert (duty.committee, duty.due) == ("ISO/TC 998", 3)
    assert duties_beside(session, Ballot(title="x", committee="ISO TC 998")) == (duty,)


@pytest.mark.parametrize("spelling", ["ISO TC 998", "iso/tc 998", "ISO/TC 998 "])
def test_a_committee_typed_in_is_written_as_its_publisher_does(
    session: Session, spelling: str
) -> None:
    saved = save(session, Ballot(title="x", kind=BallotKind.CIB, committee=spelling)).record
    assert isinstance(saved, Ballot)
    assert saved.committee == "ISO/TC 998"
    assert create_ballot(session, Ballot(title="y", committee=spelling)).committee == "ISO/TC 998"


def test_two_of_ten_are_allowed_and_two_of_nine_are_not(session: Session) -> None:
    known(session, {}, {}, *[{"sent": BEFORE}] * 8)
    (ten,) = voting_duties(session)
    assert (ten.internal, ten.state) == ((2, 10), DutyState.AT_RISK)
    known(session, {"committee": "ISO/TC 8"}, {"committee": "ISO/TC 8"})
    known(session, *[{"sent": BEFORE, "committee": "ISO/TC 8"}] * 7)
    nine = voting_duties(session)[1]
    assert (nine.internal, nine.state) == ((2, 9), DutyState.BROKEN)


def test_beside_a_ballot_stand_its_own_committee_and_the_others_at_risk(session: Session) -> None:
    sent = {"sent": BEFORE}
    known(session, sent, {**sent, "committee": "ISO/TC 1"})
    known(session, {"committee": "ISO/TC 8", "kind": BallotKind.FDIS})
    for committee, expected in (
        ("ISO/TC 211", ["ISO/TC 211", "ISO/TC 8"]),
        ("ISO/TC 8", ["ISO/TC 8"]),
        ("ISO/TC 999", ["ISO/TC 8"]),
    ):
        ballot = Ballot(title="x", kind=BallotKind.DIS, committee=committee)
        assert [duty.committee for duty in duties_beside(session, ballot)] == expected


def test_what_is_not_owed_or_not_over_is_not_missed(session: Session) -> None:
    known(
        session,
        {"closes": TODAY},
        {"closes": dt.date(2025, 12, 31)},
        {"duty": Standing.O},
        {"kind": BallotKind.CD},
        {"kind": BallotKind.DRAFT, "committee": "SAC/TC 999"},
        {"status": BallotStatus.CANCELLED},
        {"status": BallotStatus.WITHDRAWN},
    )
    assert voting_duties(session) == ()
    (last_year,) = voting_duties(session, 2025)
    assert last_year.internal == (1, 1)
    assert voting_duties(session, 2024) == ()


def test_the_status_is_taken_from_our_record(session: Session) -> None:
    with session.writing("status") as uow:
        committee = uow.add(Committee(reference="ISO/TC 211", kind=CommitteeKind.INTERNATIONAL))
        uow.add(
            BodyParticipation(
                committee_id=committee.id,
                body="SAC",
                status=Participation.P,
                since=dt.date(2026, 6, 1),
            )
        )
        uow.add(BodyParticipation(committee_id=committee.id, body="DIN", status=Participation.O))
    unstated = {"duty": Standing.OUTSIDE, "opened": dt.date(2026, 5, 1)}
    known(session, unstated, {**unstated, "closes": dt.date(2026, 5, 31)})
    (duty,) = voting_duties(session)
    assert duty.rate() == (0, 1)
    found = vote_owed(session, duty.ballots[0])
    assert (found.due, found.standing) == (True, Standing.P)
    assert str(found.why) == "P-member since 2026-06-01, after it opened: due all the same"


# ------------------------------------------------------------------ the sheet of 300 ballots


def read_rows() -> list[dict[str, str]]:
    with BALLOTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_spans() -> list[dict[str, str]]:
    with STANDING.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(session: Session) -> None:
    """Put both tables into a workspace."""

    def day(text: str) -> dt.date | None:
        return dt.date.fromisoformat(text) if text else None

    with session.writing("sheet") as uow:
        committees: dict[str, int] = {}
        for span in read_spans():
            name = span["committee"]
            if name not in committees:
                committee = Committee(reference=name, kind=CommitteeKind.INTERNATIONAL)
                committees[name] = uow.add(committee).id
            uow.add(
                BodyParticipation(
                    committee_id=committees[name],
                    body="SAC",
                    status=Participation(span["status"]),
                    since=day(span["since"]),
                    until=day(span["until"]),
                )
            )
        uow.add_many(
            [
                Ballot(
                    reference=row["number"],
                    title=row["title"],
                    kind=BallotKind(row["kind"]),
                    committee=row["committee"],
                    status=BallotStatus(row["status"]),
                    opened=day(row["opened"]),
                    closes=day(row["closes"]),
                    duty=Standing(row["duty"]) if row["duty"] else Standing.OUTSIDE,
                    position=VoteValue(row["position"]) if row["position"] else None,
                    sent=day(row["sent"]),
                    with_comments=row["with_comments"] == "yes",
                    excused=row["excused"],
                )
                for row in read_rows()
            ]
        )


QUARTERS = {
    **dict.fromkeys(("01", "02", "03"), 1),
    **dict.fromkeys(("04", "05", "06"), 2),
    **dict.fromkeys(("07", "08", "09"), 3),
    **dict.fromkeys(("10", "11", "12"), 4),
}


class Expected:
    """One committee and year, counted by hand: texts compared, nothing of the program used."""

    def __init__(self) -> None:
        self.voted = self.due = self.excused = self.late = self.abstained = self.commented = 0
        self.cib_due = self.cib_missed = self.must_missed = 0
        self.missed: list[str] = []
        self.quarters = {1: [0, 0], 2: [0, 0], 3: [0, 0], 4: [0, 0]}

    def count(self, row: dict[str, str]) -> None:
        voted = row["sent"] != "" and row["sent"] <= row["closes"]
        if not voted and row["excused"]:
            self.excused += 1
            return
        quarter = self.quarters[QUARTERS[row["closes"][5:7]]]
        quarter[1] += 1
        self.due += 1
        if row["kind"] == "cib":
            self.cib_due += 1
        if voted:
            quarter[0] += 1
            self.voted += 1
            if row["position"] == "abstain":
                self.abstained += 1
            if row["with_comments"] == "yes":
                self.commented += 1
            return
        self.missed.append(row["number"])
        if row["sent"]:
            self.late += 1
        if row["kind"] == "cib":
            self.cib_missed += 1
        if row["kind"] in ("dis", "cdv", "fdis", "sr"):
            self.must_missed += 1

    def state(self, committee: str) -> str:
        if committee.startswith("IEC/"):
            return "reminder" if self.must_missed > 0 else "kept"
        if self.must_missed > 0:
            return "broken"
        if self.cib_due >= 5 and self.cib_missed * 5 > self.cib_due:
            return "broken"
        if self.cib_due + 1 >= 5 and (self.cib_missed + 1) * 5 > self.cib_due + 1:
            return "at risk"
        return "kept"


def owed_by_hand(row: dict[str, str], spans: list[dict[str, str]]) -> bool:
    if row["status"] in ("cancelled", "withdrawn") or row["kind"] in ("cd", "questionnaire"):
        return False
    if row["duty"]:
        return row["duty"] == "P"
    for span in spans:
        if span["committee"] == row["committee"] and span["status"] == "P":
            begun = span["since"] == "" or span["since"] <= row["closes"]
            if begun and (span["until"] == "" or span["until"] >= row["closes"]):
                return True
    return False


def sheet_by_hand() -> dict[tuple[str, str], Expected]:
    spans = read_spans()
    sheet: dict[tuple[str, str], Expected] = defaultdict(Expected)
    for row in read_rows():
        if owed_by_hand(row, spans):
            sheet[row["committee"], row["closes"][:4]].count(row)
    return sheet


def test_the_tables_are_those_that_the_generator_makes() -> None:
    assert BALLOTS.read_text(encoding="utf-8") == ballots_text()
    assert STANDING.read_text(encoding="utf-8") == standing_text()
    rows = read_rows()
    assert len(rows) == COUNT == 300
    assert {row["closes"][:4] for row in rows} == {"2023", "2024", "2025"}
    assert len({row["committee"] for row in rows}) == 6


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_sheet_of_a_year_equals_the_one_counted_by_hand(session: Session, year: int) -> None:
    fill(session)
    expected = {
        committee: counted
        for (committee, of), counted in sheet_by_hand().items()
        if of == str(year)
    }
    found = {duty.committee: duty for duty in voting_duties(session, year)}
    assert found.keys() == expected.keys()
    for committee, by_hand in expected.items():
        duty = found[committee]
        totals = [
            sum(getattr(count, name) for count in duty.counts)
            for name in ("due", "voted", "late", "excused", "abstained", "with_comments")
        ]
        assert totals == [
            by_hand.due,
            by_hand.voted,
            by_hand.late,
            by_hand.excused,
            by_hand.abstained,
            by_hand.commented,
        ], committee
        assert sorted(item.reference for item in duty.missed) == sorted(by_hand.missed), committee
        assert duty.internal == (by_hand.cib_missed, by_hand.cib_due), committee
        assert duty.mandatory[0] == by_hand.must_missed, committee
        assert duty.state.value == by_hand.state(committee), committee
        assert duty.at_risk is (by_hand.state(committee) != "kept"), committee
        assert duty.rate() == (by_hand.voted, by_hand.due), committee
        for quarter, (voted, due) in by_hand.quarters.items():
            assert duty.rate(quarter) == (voted, due), (committee, quarter)


def test_the_sheet_has_every_state() -> None:
    states = {counted.state(name) for (name, _), counted in sheet_by_hand().items()}
    assert states == {"kept", "at risk", "reminder", "broken"}
    assert sum(counted.excused for counted in sheet_by_hand().values()) > 5
    assert sum(counted.late for counted in sheet_by_hand().values()) > 5


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_voting_rate_of_a_year_equals_the_one_counted_by_hand(
    session: Session, year: int
) -> None:
    fill(session)
    with session.writing("mirrors") as uow:
        names = sorted({row["committee"] for row in read_rows()})
        uow.add(Committee(reference="SAC/TC 999", mirrors=";".join(names)))
    of_year = [value for (_, of), value in sheet_by_hand().items() if of == str(year)]
    voted, due = sum(x.voted for x in of_year), sum(x.due for x in of_year)
    found = measure(session, "international.in_time", str(year))
    assert (found.value, found.numerator, found.denominator) == (Fraction(voted, due), voted, due)
