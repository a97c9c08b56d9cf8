"""Experts in the working groups of a mirrored committee, at the limits of the period."""

from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.position_records import Consultation, Reply
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.meetings.records import (
    Attendance,
    Delegate,
    Delegation,
    Meeting,
    MeetingKind,
    Presence,
)
from stdcommittee.domain.people.expert_records import RegistrationStatus
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    CommitteeStatus,
    Person,
)
from stdcommittee.indicators.experts import last_traces
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share
from tests.indicators.experts_sample import MIRRORED, Sample, sample


@pytest.fixture
def here(session: Session) -> Sample:
    return sample(session)


def test_groups_with_and_without_an_expert(here: Sample) -> None:
    here.register(0, 0)
    here.register(1, 0)
    here.register(2, 1, until="2025-12-30")  # expired before the period's end
    here.register(3, 2, status=RegistrationStatus.NOMINATED)
    found = measure(here.session, "experts.groups")
    assert good(found) == [here.groups[0]]
    assert bad(found) == here.groups[1:]
    assert said(found.counted)[here.groups[0]] == "2 experts"


def test_groups_at_rest_and_committees_that_take_no_experts_do_not_count(here: Sample) -> None:
    keep(
        here.session,
        Committee(reference=f"{MIRRORED}/WG 9", status=CommitteeStatus.DISBANDED),
        Committee(reference=f"{MIRRORED}/SC 1", kind=CommitteeKind.INTERNATIONAL),
        Committee(reference="ISO/TC 1/WG 1", kind=CommitteeKind.INTERNATIONAL),
    )
    assert counted(measure(here.session, "experts.groups")) == here.groups


def test_an_expert_counts_once_with_all_groups(here: Sample) -> None:
    here.register(0, 0)
    here.register(0, 1)
    here.register(1, 1, ended="2025-06-01", status=RegistrationStatus.ENDED)
    found = measure(here.session, "experts.registered")
    assert counted(found) == [here.people[0]]
    assert (found.numerator, found.looked_at) == (1, 2)
    assert str(found.counted[0].judgement) == "2 registrations"


@pytest.mark.parametrize(
    ("since", "new"),
    [("2024-12-31", 0), ("2025-01-01", 1), ("2025-12-31", 1), ("2026-01-01", 0)],
)
def test_new_in_the_period(here: Sample, since: str, new: int) -> None:
    here.register(0, 0, since=since)
    assert measure(here.session, "experts.new").numerator == new


def test_new_leaves_out_what_has_no_day(here: Sample) -> None:
    made = here.register(0, 0, since="")
    here.register(1, 0, since="", status=RegistrationStatus.NOMINATED)
    found = measure(here.session, "experts.new")
    assert left_out(found) == {made: "no day of registration is recorded"}


def test_units_and_places(here: Sample) -> None:
    (free,) = keep(here.session, Person(name="专家99"))
    here.people.append(free)
    for person in (0, 1, 2, 4):
        here.register(person, 0)
    found = measure(here.session, "experts.spread")
    assert said(found.counted) == {here.units[0]: "2 experts", here.units[1]: "1 expert"}
    assert sorted(str(line.cells[0]) for line in found.counted) == ["北京", "武汉"]
    assert left_out(found) == {free: "no unit is recorded"}


def test_active_within_twelve_months(here: Sample) -> None:
    session = here.session
    for person, since in ((0, "2020-01-01"), (1, "2025-02-01"), (2, "2020-01-01"), (3, "")):
        here.register(person, 0, since=since)
    _reply(here, 0, "2025-01-01")
    found = measure(session, "experts.active")
    assert good(found) == sorted([here.people[0], here.people[1]])
    assert bad(found) == [here.people[2]]
    assert list(left_out(found)) == [here.people[3]]
    assert share(found)[1:] == (2, 3)


def _reply(here: Sample, person: int, replied: str) -> int:
    (ballot,) = keep(here.session, Ballot(title="DIS 1", kind=BallotKind.DIS))
    (asked,) = keep(here.session, Consultation(ballot_id=ballot, draft="DIS 1"))
    (made,) = keep(
        here.session,
        Reply(
            consultation_id=asked,
            person_id=here.people[person],
            name="专家",
            replied=day(replied),
        ),
    )
    return made


def test_the_last_trace_is_the_latest_of_any_kind(here: Sample) -> None:
    session = here.session
    _reply(here, 0, "2025-01-10")
    meetings = keep(
        session,
        *(
            Meeting(title=f"会议{n}", kind=MeetingKind.INTERNATIONAL, begins=day(begins))
            for n, begins in enumerate(("2025-03-01", "2025-05-01", "2026-01-01"))
        ),
    )
    person = here.people[0]
    for meeting, presence in zip(
        meetings, (Presence.PRESENT, Presence.EXCUSED, Presence.PRESENT), strict=True
    ):
        keep(
            session,
            Attendance(meeting_id=meeting, person_id=person, name="x", presence=presence),
        )
    (delegation,) = keep(session, Delegation(meeting_id=meetings[1], title="代表团"))
    stayed, went = keep(
        session,
        Delegate(delegation_id=delegation, person_id=here.people[1], name="y"),
        Delegate(delegation_id=delegation, person_id=person, name="x", attended=True),
    )
    with session.reading() as reader:
        found = last_traces(reader, here.people, day("2025-12-31"))
        earlier = last_traces(reader, here.people, day("2025-04-30"))
    assert found == {person: (day("2025-05-01"), "delegate", went)}
    assert stayed != went
    assert earlier[person][:2] == (day("2025-03-01"), "attendance")


def test_mirror_groups_need_a_document(here: Sample) -> None:
    found = measure(here.session, "mirror.approval")
    assert bad(found) == [here.own]
