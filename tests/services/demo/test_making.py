"""The sample: complete, consistent, invented, and worth looking at."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from zipfile import ZipFile

import pytest

from stdcommittee.base.clock import Clock
from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Cancelled, Refused
from stdcommittee.base.messages import Text
from stdcommittee.base.progress import Progress
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote
from stdcommittee.domain.ballots.vocabulary import Answer, Stance
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.meetings.records import (
    Attendance,
    Delegate,
    Delegation,
    Meeting,
    MeetingKind,
    Presence,
)
from stdcommittee.domain.people.expert_records import (
    Applicant,
    ExpertCall,
    ExpertRegistration,
    Liaison,
    RegistrationStatus,
)
from stdcommittee.domain.people.integrity_records import InterestDeclaration
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.domain.portfolio.proposal_records import (
    ImportantStandard,
    Proposal,
    ProposalStatus,
    ProposalStep,
    StageNotice,
)
from stdcommittee.domain.portfolio.records import Project, StageEvent
from stdcommittee.domain.supervision.records import Finding
from stdcommittee.domain.workspace.records import Actor, ImportRun, QuarantinedRow
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.alerts import current_alerts
from stdcommittee.services.ballots import meter
from stdcommittee.services.demo import Sample, make_sample
from stdcommittee.services.reports import print_again
from stdcommittee.services.safety import check_workspace
from stdcommittee.services.session import Session, open_workspace
from stdcommittee.services.supervision import assess
from tests.services.demo.moments import BEIJING, NOW

LEAP_DAY = dt.datetime(2028, 2, 29, 16, 0, tzinfo=BEIJING)  # a year hardly begun


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("sample") / "en"
    return make_sample(folder, language="en", clock=Clock(LEAP_DAY))


def test_inputs_workspace_and_report_lie_in_the_folder(sample: Sample) -> None:
    folder = sample.workspace.parent
    assert [path.name for path in folder.glob("*.stdc")] == [sample.workspace.name]
    assert sample.report.parent == folder
    assert {path.suffix for path in sample.inputs} == {
        *(".csv", ".xlsx", ".jsonl", ".docx", ".pdf", ".txt"),
    }
    assert all(path.is_relative_to(sample.inputs_folder) for path in sample.inputs)
    assert all(path.stat().st_size for path in sample.inputs)


def test_every_row_of_the_inputs_is_accounted_for(sample: Sample, opened: Session) -> None:
    with opened.reading() as reader:
        runs = reader.find(ImportRun)
        aside = Counter(row.import_id for row in reader.find(QuarantinedRow) if row.reason)
    for run in runs:
        assert run.rows == run.taken + run.updated + run.unchanged + run.quarantined, run.file
        assert run.quarantined == aside[run.id], run.file
    assert sum(run.rows for run in runs) == sample.rows.total()
    assert sum(run.taken for run in runs) == sample.rows[Fate.TAKEN]
    rows = {run.file: run.rows for run in runs}
    tables = [path for path in sample.inputs if path.suffix == ".csv"]
    assert len(tables) > 40
    for path in tables:
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert rows[path.name] == sum(1 for _ in csv.reader(file)) - 1, path.name


def test_every_table_and_form_was_imported_or_said_to_be_unreadable(
    sample: Sample, opened: Session
) -> None:
    with opened.reading() as reader:
        files = {run.file for run in reader.find(ImportRun)}
    brought = {path.name for path in sample.inputs if path.suffix in (".csv", ".xlsx", ".jsonl")}
    comments = {path.name for path in sample.inputs if path.parent.name == "意见"}
    unread = (brought | comments) - files
    assert len(unread) == len(sample.unreadable) == 1
    assert unread.pop() in str(sample.unreadable[0])


def test_people_take_part_beyond_ballots(opened: Session) -> None:
    with opened.reading() as reader:
        attendance = Counter((item.meeting_id, item.presence) for item in reader.find(Attendance))
        plenaries = reader.find(Meeting, Is("kind", MeetingKind.PLENARY))
        registered = reader.find(ExpertRegistration, Is("status", RegistrationStatus.REGISTERED))
        calls, applicants = reader.find(ExpertCall), reader.find(Applicant)
        delegations, delegates = reader.find(Delegation), reader.find(Delegate)
        interests, liaisons = reader.find(InterestDeclaration), reader.find(Liaison)
    assert len(plenaries) == 2
    for meeting in plenaries:
        assert sum(n for (number, _), n in attendance.items() if number == meeting.id) == 29
        assert attendance[meeting.id, Presence.ABSENT] == 1
    assert len(registered) == 8
    assert {call.id for call in calls} == {item.call_id for item in applicants}
    assert {item.id for item in delegations} == {item.delegation_id for item in delegates}
    assert any(item.summary is None for item in delegations)  # one lies ahead
    assert any(item.subject for item in interests)
    assert liaisons


def test_proposals_and_notices_have_their_course(opened: Session) -> None:
    with opened.reading() as reader:
        proposals, steps = reader.find(Proposal), reader.find(ProposalStep)
        notices, listed = reader.find(StageNotice), reader.find(ImportantStandard)
    assert {item.status for item in proposals} == {ProposalStatus.ACCEPTED, ProposalStatus.RUNNING}
    assert {step.proposal_id for step in steps} == {item.id for item in proposals}
    assert any(step.returned for step in steps)
    assert all(step.left is None or step.came <= step.left for step in steps if step.came)
    assert any(item.noticed is None for item in notices)
    assert any(
        item.noticed and item.changed and (item.noticed - item.changed).days > 30
        for item in notices
    )
    assert len(listed) == 5


def test_the_workspace_is_sound(sample: Sample) -> None:
    report = check_workspace(sample.workspace, None)
    assert not report.problems


def test_the_report_is_printed_with_figures_that_say_something(
    sample: Sample, opened: Session
) -> None:
    data = sample.report.read_bytes()
    assert data.startswith(b"%PDF-")
    assert hashlib.sha256(data).hexdigest() == sample.issued.sha256
    assert sample.issued.number.endswith("1 号")
    printed = print_again(opened, sample.issued.id)
    assert (printed.data, printed.problems) == (data, ())
    figures = printed.result.figures
    empty = [item.measure.indicator for item in figures if not item.measure.counted]
    assert len(figures) > 45
    assert len(empty) <= 6, empty
    short = [item for item in figures if item.measure.state.value == "short"]
    assert 10 <= len(short) <= 35  # neither a perfect committee nor a hopeless one
    statuses = Counter(item.status.value for item in printed.result.owed)
    assert min(statuses[name] for name in ("met", "partly", "unmet", "none", "open")) >= 5


def test_alerts_of_many_kinds_are_raised(opened: Session) -> None:
    sources = Counter(alert.source for alert in current_alerts(opened))
    assert {
        *("projects.due", "projects.idle", "ballots.closing", "ballots.reasons"),
        *("comments.unhandled", "comments.reasons", "terms.ending", "reviews.due"),
        *("international.vote", "international.position", "international.duty"),
        *("findings.due", "citation.ended", "adoption.superseded"),
    } <= set(sources)
    assert sum(sources.values()) < 100


def test_open_ballots_have_something_to_do(opened: Session) -> None:
    with opened.reading() as reader:
        running = [b for b in reader.find(Ballot) if b.status is BallotStatus.OPEN]
        weak = [v for v in reader.find(Vote) if v.value and v.value.stance is Stance.AGAINST]
    national = [ballot for ballot in running if ballot.kind.national]
    stands = [meter(opened, ballot.id) for ballot in national]
    assert any(item.unreasoned for item in stands)
    assert all(item.missing for item in stands)
    assert {item.verdict.outcome.value for item in stands if item.verdict} > {"approved"}
    assert any(ballot.closes and ballot.closes < NOW.date() for ballot in national)
    assert any(vote.reasons is Answer.NO for vote in weak)
    abroad = [ballot for ballot in running if not ballot.kind.national]
    assert any(ballot.position is None for ballot in abroad)
    assert all(ballot.sent is None for ballot in abroad)


def test_votes_were_cast_while_their_ballots_were_open(opened: Session) -> None:
    with opened.reading() as reader:
        ballots = {ballot.id: ballot for ballot in reader.find(Ballot)}
        votes = reader.find(Vote)
    for vote in votes:
        ballot = ballots[vote.ballot_id]
        assert ballot.opened is not None
        assert ballot.closes is not None
        if vote.cast is not None:
            assert ballot.opened <= vote.cast <= min(ballot.closes, NOW.date()), ballot.title
    for ballot in ballots.values():
        steps = (ballot.opened, ballot.consulted, ballot.positioned, ballot.sent, ballot.closes)
        known = [step for step in (*steps, ballot.closed) if step is not None]
        assert known == sorted(known), ballot.title


def test_projects_went_through_their_stages_in_order(opened: Session) -> None:
    events: defaultdict[int, list[StageEvent]] = defaultdict(list)
    with opened.reading() as reader:
        for event in reader.find(StageEvent, order=("entered", "stage")):
            events[event.project_id].append(event)
        projects = reader.find(Project)
        rounds = {item.project: item for item in reader.find(CommentRound)}
        reviews = {b.project: b for b in reader.find(Ballot, order=("-opened",)) if b.project}
    assert len(projects) > 20
    for project in projects:
        entered = [event.entered for event in events[project.id]]
        stages = [event.stage for event in events[project.id]]
        assert stages == sorted(stages), project.title_zh
        assert project.planned is not None
        assert [project.planned, *entered] == sorted([project.planned, *entered])
        if project.submitted is not None:
            assert project.submitted >= entered[-1]
        asked, review = rounds.get(project.reference), reviews.get(project.reference)
        if asked is not None and review is not None and asked.closes and review.opened:
            assert asked.closes < review.opened, project.title_zh


def test_comments_are_answered_and_open(opened: Session) -> None:
    with opened.reading() as reader:
        comments = reader.find(Comment)
        rounds = {item.id: item for item in reader.find(CommentRound)}
    left = [item for item in comments if item.disposition is None]
    assert len(comments) > 90
    assert 10 < len(left) < len(comments) / 4
    for item in comments:
        if item.answered is not None:
            opened_on = rounds[item.round_id].opened
            assert opened_on is not None
            assert opened_on <= item.answered <= NOW.date()


def test_history_runs_forward_and_ends_today(opened: Session) -> None:
    operations = opened.workspace.operations(limit=2000)[::-1]
    times = [operation.at for operation in operations]
    assert times == sorted(times)
    assert times[-1] <= NOW
    assert len({operation.actor.name for operation in operations}) == 5
    with opened.reading() as reader:
        found = reader.find(Finding)
    assert {item.status.value for item in found} == {"open", "working", "closed"}


def test_last_year_compares_with_the_years_before(opened: Session) -> None:
    result = assess(opened, "2025")
    compared = [figure for figure in result.figures if figure.past]
    assert compared
    known = [past.denominator for figure in compared for past in figure.past]
    assert sum(bool(value) for value in known) > len(known) * 3 / 4


def test_nobody_in_the_inputs_is_real(sample: Sample, opened: Session) -> None:
    with opened.reading() as reader:
        people, units = reader.find(Person), reader.find(Organization)
        actors = reader.find(Actor)
    invented = re.compile(r"(委员|分委员|顾问|观察员|联络员|秘书)\d\d")
    names = [*(person.name for person in people), *(actor.name for actor in actors)]
    assert all(invented.fullmatch(name) for name in names)
    assert all(person.email.endswith("@example.org") and not person.phone for person in people)
    assert all(unit.name.startswith("某") for unit in units)
    for path in sample.inputs:
        if path.suffix == ".docx" and path.stat().st_size > 100:
            parts = set(ZipFile(path).namelist())
            assert not parts & {"docProps/core.xml", "docProps/app.xml"}  # no author inside


def test_committee_and_plans_do_not_exist(opened: Session) -> None:
    assert opened.unit().committee == "SAC/TC 999"
    with opened.reading() as reader:
        assert all(item.reference.endswith("-999") for item in reader.find(Project))


def test_the_english_sample_is_english_and_sound(english: Sample) -> None:
    assert not check_workspace(english.workspace, None).problems
    assert english.issued.language == "en"
    assert all(path.name.isascii() for path in english.inputs)
    with open_workspace(english.workspace, read_only=True, clock=Clock(LEAP_DAY)) as session:
        assert len({alert.source for alert in current_alerts(session)}) >= 12
        with session.reading() as reader:
            texts = [unit.name for unit in reader.find(Organization)]
            texts += [item.comment for item in reader.find(Comment)]
            texts += [vote.reason for vote in reader.find(Vote)]
            projects = reader.find(Project)
    assert not [text for text in texts if re.search("[\u4e00-\u9fff]", text)]
    assert all(item.title_zh and item.title_en for item in projects)  # titles in both


def test_on_one_day_the_inputs_are_always_the_same(sample: Sample, tmp_path: Path) -> None:
    again = make_sample(tmp_path / "again", language="zh", clock=Clock(NOW))
    assert _digests(again) == _digests(sample)
    assert again.rows == sample.rows
    assert again.operations == sample.operations


def _digests(sample: Sample) -> str:
    return json.dumps(
        {
            str(path.relative_to(sample.inputs_folder)): hashlib.sha256(
                path.read_bytes()
            ).hexdigest()
            for path in sample.inputs
        },
        indent=1,
        ensure_ascii=False,
    )


def test_a_second_sample_is_refused_in_its_folder(sample: Sample) -> None:
    before = sample.workspace.read_bytes()
    with pytest.raises(Refused, match=r"already.*Open 示例标委会\.stdc"):
        make_sample(sample.workspace.parent, language="zh", clock=Clock(NOW))
    assert sample.workspace.read_bytes() == before


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x", "utf-8")
    with pytest.raises(Refused, match="not empty"):
        make_sample(tmp_path, clock=Clock(NOW))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "letter.txt"
    place.write_text("x", "utf-8")
    with pytest.raises(Refused, match="is a file"):
        make_sample(place, clock=Clock(NOW))
    with pytest.raises(Refused, match="cannot be written"):
        make_sample(place / "inside", clock=Clock(NOW))


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    def stopped() -> Progress:
        progress = Progress(lambda _what, done, _total: progress.cancel() if done > 30 else None)
        return progress

    target = tmp_path / "new"
    with pytest.raises(Cancelled):
        make_sample(target, clock=Clock(NOW), progress=stopped())
    assert not target.exists()
    target.mkdir()
    with pytest.raises(Cancelled):
        make_sample(target, clock=Clock(NOW), progress=stopped())
    assert not list(target.iterdir())


def test_progress_tells_how_far_it_is(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []

    class Watched(Progress):
        def step(self, what: Text, done: int = 0, total: int = 0) -> None:
            super().step(what, done, total)
            said.append((done, total))
            if done >= 60:
                self.cancel()

    with pytest.raises(Cancelled):
        make_sample(tmp_path / "new", clock=Clock(NOW), progress=Watched())
    played = [step for step in said if step[1]]
    assert played == sorted(played)
    assert all(done < total for done, total in played)
