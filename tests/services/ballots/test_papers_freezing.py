"""Whatever becomes of the roster, the papers of closed ballots are printed byte by byte the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import random
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from stdcommittee.base.conditions import Blank, Is
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.records import Record, kind_of
from stdcommittee.domain.ballots.electorate import entitled
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, Mode, Vote
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    Membership,
    Organization,
    Participation,
    Person,
    Role,
)
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.services.ballots import close_ballot, record_result, record_votes
from stdcommittee.services.ballots.papers import (
    print_conclusion,
    print_result,
    print_statistics,
    result_sheet,
)
from stdcommittee.services.ballots.secret_voting import record_count, record_participation
from stdcommittee.services.editing import remove
from stdcommittee.services.people.merging import merge
from stdcommittee.services.people.seats import change_role, end_seat, renew_seat
from stdcommittee.services.session import Session
from tests.services.ballots.committee import OPENED, TODAY, draft, opened, roster, voters

R = TypeVar("R", bound=Record)
SEED = 20260611
BALLOTS, EDITS = 50, 1000
NATIONAL = [kind for kind in BallotKind if kind.national]
ABROAD = [
    BallotKind.DIS,
    BallotKind.CDV,
    BallotKind.FDIS,
    BallotKind.NP,
    BallotKind.CIB,
    BallotKind.SR,
]
REVIEWED: list[VoteValue | None] = [VoteValue.CONFIRM, VoteValue.REVISE]
ANSWERS = [
    *[VoteValue.APPROVE] * 6,
    VoteValue.APPROVE_WITH_COMMENTS,
    VoteValue.DISAPPROVE,
    VoteValue.ABSTAIN,
    None,
]


def make(session: Session, chance: random.Random) -> list[Ballot]:
    """Close fifty ballots of every national kind, some secret, and of six kinds of ISO."""
    roster(session, 40, Role.EXPERT, Role.ADVISER, Role.OBSERVER)
    with session.writing("iso") as uow:
        uow.add(Project(reference="20251187-T-334", title_zh="x", lead="某单位01"))
        committee = uow.add(Committee(reference="ISO/TC 999", title_en="Examples"))
        for n in range(30):
            status = Participation.P if n % 3 else Participation.O
            uow.add(BodyParticipation(committee_id=committee.id, body=f"B{n:02}", status=status))
    kinds = [*ABROAD, *(NATIONAL * 4)]
    return [_close(session, chance, kind, number) for number, kind in enumerate(kinds)]


def _close(session: Session, chance: random.Random, kind: BallotKind, number: int) -> Ballot:
    title = f"事项{number:02}"
    if not kind.national:
        review = kind is BallotKind.SR
        found = opened(
            session, title=title, kind=kind, committee="ISO/TC 999", project="", closes=TODAY
        )
        _vote(session, chance, found, REVIEWED if review else ANSWERS[:-1])
        outcome = BallotOutcome.CONFIRM if review else BallotOutcome.APPROVED
        return record_result(session, found.id, outcome)
    secret = kind in (BallotKind.MEMBERS, BallotKind.ORDINARY) and number % 2 == 0
    found = opened(session, title=title, kind=kind, secret=secret)
    if secret:
        members = [voter.id for voter in voters(session, found)][:38]
        record_participation(session, found.id, members)
        record_count(session, found.id, {VoteValue.APPROVE: 30, VoteValue.DISAPPROVE: 8})
    else:
        _vote(session, chance, found, ANSWERS)
    return close_ballot(session, found.id, TODAY)


def _vote(
    session: Session, chance: random.Random, ballot: Ballot, answers: list[VoteValue | None]
) -> None:
    rule = rule_of(session.rules, ballot)
    votes = [
        Vote(
            ballot_id=ballot.id,
            voter_id=voter.id,
            value=value,
            reason="理由" * chance.randrange(1, 20),
            mode=chance.choice([Mode.WRITTEN, Mode.ONLINE]),
            experts=1,
            behalf=chance.choice(["", "某代表"]),
        )
        for voter in voters(session, ballot)
        if entitled(voter, rule) and (value := chance.choice(answers)) is not None
    ]
    record_votes(session, ballot.id, votes)


def digests(session: Session, ballots: list[Ballot]) -> Iterator[str]:
    """The SHA-256 of the papers of every ballot, in one language or the other."""
    for number, ballot in enumerate(ballots):
        language = ("zh", "en")[number % 2]
        for kind in (FormFormat.PDF, FormFormat.DOCX):
            other = print_conclusion if number % 3 else print_statistics
            for paper in (print_result, other):
                file = paper(session, ballot.id, kind, language)
                yield f"{file.name} {hashlib.sha256(file.data).hexdigest()}"


class _Edits:
    """Random things that befall a roster."""

    def __init__(self, session: Session, chance: random.Random) -> None:
        self.session = session
        self.chance = chance
        self.number = 0

    def some(self, cls: type[Record]) -> list[int]:
        """Ids of records that are still there, in random order."""
        with self.session.reading() as reader:
            conditions = () if cls is Membership else (Blank("merged_into"),)
            ids = reader.ids(kind_of(cls), *conditions)
        return self.chance.sample(ids, len(ids))

    def one(self, cls: type[R]) -> R:
        """Any record that is still there."""
        with self.session.reading() as reader:
            found = reader.get(cls, self.some(cls)[0])
        assert found is not None
        return found

    def leave(self) -> None:
        day = TODAY - dt.timedelta(days=self.chance.randrange(0, 400))
        end_seat(self.session, self.some(Membership)[0], day, "调离")

    def renew(self) -> None:
        since = dt.date(2028 + self.chance.randrange(20), 1, 1)
        until = since.replace(month=12)
        renew_seat(self.session, self.some(Membership)[0], since, until)

    def role(self) -> None:
        role = self.chance.choice(list(Role))
        change_role(self.session, self.some(Membership)[0], role, TODAY)

    def rename(self) -> None:
        self.number += 1
        name = f"改名{self.number:04}"
        with self.session.writing("rename") as uow:
            uow.change(dataclasses.replace(self.one(Person), name=name))
            uow.change(dataclasses.replace(self.one(Organization), name=f"{name}单位"))

    def move(self) -> None:
        unit = self.some(Organization)[0]
        with self.session.writing("move") as uow:
            person = self.one(Person)
            uow.change(dataclasses.replace(person, organization_id=unit, title="教授"))

    def join(self) -> None:
        self.number += 1
        with self.session.writing("join") as uow:
            committee = uow.reader.first(Committee, Is("reference", "SAC/TC 999"))
            assert committee is not None
            person = uow.add(Person(name=f"新委员{self.number:04}"))
            uow.add(Membership(committee_id=committee.id, person_id=person.id, since=TODAY))

    def merge(self) -> None:
        if self.chance.random() < 0.5:
            merge(self.session, self.one(Person), self.one(Person))
        else:
            merge(self.session, self.one(Organization), self.one(Organization))

    def delete(self) -> None:
        kinds = [kind_of(Membership), kind_of(Person), kind_of(Organization)]
        kind = self.chance.choice(kinds)
        remove(self.session, kind, self.some(kind.cls)[:1])

    def retitle(self) -> None:
        self.number += 1
        with self.session.writing("title") as uow:
            for committee in uow.reader.find(Committee):
                uow.change(dataclasses.replace(committee, title_zh=f"新名{self.number}"))
            for project in uow.reader.find(Project):
                uow.change(dataclasses.replace(project, lead=f"新单位{self.number}"))

    @property
    def all(self) -> list[Callable[[], None]]:
        return [
            *(self.leave, self.renew, self.role, self.rename, self.move),
            *(self.join, self.merge, self.delete, self.retitle),
        ]


@pytest.mark.timeout(280)
def test_fifty_ballots_reprint_byte_identical_after_a_thousand_roster_edits(
    session: Session,
) -> None:
    chance = random.Random(SEED)
    ballots = make(session, chance)
    assert len(ballots) == BALLOTS
    assert {ballot.kind for ballot in ballots} == {*NATIONAL, *ABROAD}
    assert len({ballot.rule for ballot in ballots}) > 10
    before = list(digests(session, ballots))
    edits = _Edits(session, chance)
    done: dict[str, int] = {}
    while sum(done.values()) < EDITS:
        edit = chance.choice(edits.all)
        try:
            edit()
        except (Refused, Invalid):
            continue
        done[edit.__name__] = done.get(edit.__name__, 0) + 1
    assert min(done.get(edit.__name__, 0) for edit in edits.all) >= 10, done
    assert list(digests(session, ballots)) == before


def test_the_sheet_is_not_gathered_again(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    roster(session, 5)
    ballot = opened(session)
    _vote(session, random.Random(1), ballot, [VoteValue.APPROVE])
    close_ballot(session, ballot.id, TODAY)

    def refuse(*_: object) -> None:
        raise AssertionError("gathered again")

    monkeypatch.setattr("stdcommittee.services.ballots.papers.gather", refuse)
    assert result_sheet(session, ballot.id).electorate == 5


def test_a_ballot_that_is_prepared_anew_takes_no_sheet_along(session: Session) -> None:
    roster(session, 5)
    assert draft(session, sheet="x").sheet is None
    assert opened(session).opened == OPENED
