"""What the papers of a ballot say is gathered once, when it closes, and kept with it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from stdcommittee.base.conditions import Between, Is
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.electorate import entitled
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.domain.ballots.result_sheet import (
    EarlierRound,
    ResultSheet,
    SheetMeeting,
    SheetVoter,
)
from stdcommittee.domain.ballots.rounds import same_matter
from stdcommittee.domain.ballots.secret import is_secret
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.domain.meetings.records import Attendance, Meeting, Presence
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.domain.rules import Rule, Verdict
from stdcommittee.domain.rules.verdict import UNSTATED
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.services.ballots.asking import the_committee
from stdcommittee.services.ballots.metering import BallotMeter, JudgedLine
from stdcommittee.storage.ballots import listed, vote_counts
from stdcommittee.storage.reader import Reader

Table: TypeAlias = Mapping[str, Mapping[str, int]]  # standing → vote → number


def frozen_sheet(reader: Reader, stands: BallotMeter, closed: Ballot, by: str) -> str:
    """Return the result sheet of a ballot that somebody closes, as its record keeps it.

    Args:
        reader: the state in which it closes; later states change nothing in the sheet.
        stands: how the ballot stood at that moment.
        closed: the ballot as closed, with its outcome and verdict.
        by: who closes it.
    """
    return gather(reader, stands, closed, by).freeze()


def gather(reader: Reader, stands: BallotMeter, closed: Ballot, by: str = "") -> ResultSheet:
    """Return the result sheet of a ballot from its records."""
    unit = reader.first(Unit) or Unit(uid="")
    committee = the_committee(reader, closed.committee)
    project = reader.first(Project, Is("reference", closed.project)) if closed.project else None
    verdict = Verdict.from_json(closed.verdict) if closed.verdict is not None else None
    return ResultSheet(
        number=closed.id,
        title=Bilingual(closed.title, closed.title_en),
        kind=closed.kind,
        unit=Bilingual(unit.host or unit.name, unit.host_en or unit.name_en),
        committee=closed.committee,
        committee_title=Bilingual(
            committee.title_zh if committee else "", committee.title_en if committee else ""
        ),
        document=closed.document,
        project=closed.project,
        drafter=project.lead if project is not None else "",
        round=closed.round,
        mode=closed.mode,
        secret=is_secret(closed),
        opened=closed.opened,
        closes=closed.closes,
        closed=closed.closed,
        closed_by=by,
        electorate=closed.electorate,
        outcome=closed.outcome,
        verdict=_without_roll(verdict, secret=is_secret(closed)),
        counts=_entitled_counts(verdict.counts if verdict is not None else {}, stands.rule),
        voters=(*_voters(stands, secret=is_secret(closed)), *_late(reader, closed)),
        meeting=_meeting(reader, closed),
        earlier=_earlier(reader, closed, stands.rule),
        documents=_documents(reader, closed),
        our_vote=closed.position,
        sent=closed.sent,
    )


def _without_roll(verdict: Verdict | None, *, secret: bool) -> Verdict | None:
    """The verdict without what the sheet's own list says; of a secret ballot without names."""
    if verdict is None:
        return None
    problems = () if secret else verdict.problems
    needed = () if secret else verdict.needed
    return dataclasses.replace(verdict, roll=(), problems=problems, needed=needed)


def _entitled_counts(table: Table, rule: Rule | None) -> Mapping[str, int]:
    """Votes by value, of those whom the rule lets vote; of all where no rule judges."""
    found: Counter[str] = Counter()
    for standing, votes in table.items():
        known = Standing(standing) if standing != UNSTATED else None
        if rule is None or (known or rule.unstated) in rule.entitled:
            found.update(votes)
    return dict(sorted(found.items()))


def _listed(voter: Voter, *, entitled: bool, took_part: bool = False) -> SheetVoter:
    return SheetVoter(
        name=voter.name,
        organization=voter.organization,
        professional_title=voter.title,
        position=voter.position,
        party=voter.party,
        standing=voter.standing,
        entitled=entitled,
        took_part=took_part,
        joined=voter.joined,
    )


def _voter(judged: JudgedLine, rule: Rule | None, *, secret: bool) -> SheetVoter:
    voter, vote = judged.line.voter, judged.line.vote
    votes = entitled(voter, rule)
    known = _listed(voter, entitled=votes, took_part=judged.line.voted)
    if secret or vote is None:
        return known
    return dataclasses.replace(
        known,
        organization=voter.organization or vote.represents,
        vote=vote.value,
        word=vote.stated if vote.value is None else "",
        reason=vote.reason,
        cast=vote.cast,
        mode=vote.mode,
        behalf=vote.behalf,
        checked_by=vote.checked_by,
        checked=vote.checked,
        count=vote.count,
        superseded=len(judged.line.earlier),
        treatment=judged.treatment,
        why=judged.why,
    )


def _voters(stands: BallotMeter, *, secret: bool) -> Iterable[SheetVoter]:
    return (_voter(line, stands.rule, secret=secret) for line in stands.lines)


def _late(reader: Reader, ballot: Ballot) -> Iterable[SheetVoter]:
    """Those who joined after the ballot opened: listed apart, without a vote."""
    return (_listed(voter, entitled=False) for voter in listed(reader, ballot.id).joined)


def _meeting(reader: Reader, ballot: Ballot) -> SheetMeeting | None:
    meeting = reader.get(Meeting, ballot.meeting_id) if ballot.meeting_id is not None else None
    if meeting is None:
        return None
    of_meeting = (Is("meeting_id", meeting.id), Is("presence", Presence.PRESENT))
    return SheetMeeting(
        title=Bilingual(meeting.title, meeting.title_en),
        begins=meeting.begins,
        ends=meeting.ends,
        place=meeting.place,
        chaired_by=meeting.chaired_by,
        present=reader.count(Attendance, *of_meeting),
    )


def _earlier(reader: Reader, ballot: Ballot, rule: Rule | None) -> tuple[EarlierRound, ...]:
    """Return the earlier rounds of the same question, each with its own tally."""
    if ballot.round <= 1:
        return ()
    same = reader.find(
        Ballot,
        Is("kind", ballot.kind),
        Is("committee", ballot.committee),
        Between("round", 1, ballot.round - 1),
        order=("round", "id"),
    )
    rounds = [
        item for item in same if same_matter(item, ballot) and item.status is not BallotStatus.DRAFT
    ]
    counts = vote_counts(reader, [item.id for item in rounds])
    return tuple(
        EarlierRound(
            round=item.round,
            opened=item.opened,
            closed=item.closed,
            outcome=item.outcome,
            counts=_entitled_counts(_received(item, counts.get(item.id, {})), rule),
            why=item.why,
        )
        for item in rounds
    )


def _received(ballot: Ballot, counts: Table) -> Table:
    """Votes by standing: as the verdict counted them, else as they are recorded."""
    return Verdict.from_json(ballot.verdict).counts if ballot.verdict is not None else counts


def _documents(reader: Reader, ballot: Ballot) -> tuple[tuple[str, str], ...]:
    ties = reader.find(Evidence, Is("kind", "ballot"), Is("record_id", ballot.id))
    found = reader.many(Document, (tie.document_id for tie in ties))
    return tuple(sorted((item.name, item.sha256) for item in found.values()))
