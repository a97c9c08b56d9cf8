"""Comments from file to workspace and out again: nothing lost, every answer with its reason."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Invalid, Refused, Unreadable
from stdcommittee.domain.comments.order import CommentOrder
from stdcommittee.domain.comments.records import Comment, CommentRound, SourceFile
from stdcommittee.domain.comments.vocabulary import CommentForm, Disposition
from stdcommittee.domain.workspace.records import ImportKind, QuarantinedRow
from stdcommittee.exchange.comments.model import CommentFile
from stdcommittee.exchange.comments.reading import read_comment_file
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.comments import (
    answer_comments,
    collate_files,
    comments_of,
    export_round,
    lacks_reason,
    printed_answer,
    round_choices,
    round_of,
    round_sheet,
    statistics,
)
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from tests.workspaces import record_tables

FORM = (
    "MB/NC,Line number,Clause/Subclause,Paragraph/Figure/Table,Type of comment,Comments,"
    "Proposed change,Observations of the secretariat\n"
    "CN-001,,4.10,,te,后于四点二,改,\n"
    "CN-002,,4.2,,ed,先于四点十,,Accepted\n"
    "DE-001,,General,,ge,Whole text,,Not accepted. Out of scope.\n"
    "DE-001,,General,,ge,Whole text,,Not accepted. Out of scope.\n"
    ",,,,,,,\n"
)


@pytest.fixture
def loaded(session: Session, tmp_path: Path) -> Session:
    path = tmp_path / "ISO_DIS 19156 comments.csv"
    path.write_text(FORM, encoding="utf-8")
    plan = plan_import(session, path, ImportKind.COMMENTS)
    assert plan.counts == {Fate.TAKEN: 4}
    carry_out(session, plan)
    return session


def _round(session: Session) -> CommentRound:
    with session.reading() as reader:
        (found,) = reader.find(CommentRound)
    return found


def test_an_import_makes_the_round_that_the_file_names(loaded: Session) -> None:
    found = _round(loaded)
    assert found.document == "ISO/DIS 19156"
    with loaded.reading() as reader:
        (source,) = reader.find(SourceFile)
        ordered = comments_of(reader, found.id)
    assert (source.rows, source.comments, source.blank) == (5, 4, 1)
    assert [c.raw_id for c in ordered] == ["DE-001", "DE-001", "CN-002", "CN-001"]
    assert [c.disposition for c in ordered][:3] == [
        Disposition.NOT_ACCEPTED,
        Disposition.NOT_ACCEPTED,
        Disposition.ACCEPTED,
    ]
    assert ordered[0].body == "DE"


def test_twice_is_once_also_for_equal_rows(loaded: Session, tmp_path: Path) -> None:
    before = record_tables(loaded)
    plan = plan_import(loaded, tmp_path / "ISO_DIS 19156 comments.csv", ImportKind.COMMENTS)
    assert plan.counts == {Fate.UNCHANGED: 4}
    assert carry_out(loaded, plan).operation is None
    assert record_tables(loaded) == before


def test_a_filled_file_updates_the_observations(loaded: Session, tmp_path: Path) -> None:
    filled = tmp_path / "filled ISO_DIS 19156.csv"
    filled.write_text(FORM.replace("改,\n", "改,Noted\n"), encoding="utf-8")
    plan = plan_import(loaded, filled, ImportKind.COMMENTS)
    assert plan.counts == {Fate.UPDATED: 1, Fate.UNCHANGED: 3}
    carry_out(loaded, plan)
    with loaded.reading() as reader:
        (found,) = reader.find(Comment, Is("raw_id", "CN-001"))
    assert found.disposition is Disposition.NOTED


def test_answers_need_a_reason_where_not_accepted(loaded: Session) -> None:
    with loaded.reading() as reader:
        ids = [c.id for c in reader.find(Comment, Is("disposition", None))]
    with pytest.raises(Invalid, match="needs a reason"):
        answer_comments(loaded, ids, Disposition.NOT_ACCEPTED)
    assert answer_comments(loaded, ids, Disposition.NOT_ACCEPTED, reason="超出范围") == len(ids)
    with loaded.reading() as reader:
        counts = statistics(reader.find(Comment))
    assert (counts.total, counts.open, counts.unreasoned) == (4, 0, 0)
    assert counts.answered == {Disposition.NOT_ACCEPTED: 3, Disposition.ACCEPTED: 1}
    assert answer_comments(loaded, ids, None) == len(ids)
    with pytest.raises(Refused):
        answer_comments(loaded, [999], Disposition.NOTED)


@pytest.mark.parametrize(
    ("observation", "lacking"),
    [
        ("Not accepted", True),
        ("不采纳", True),
        ("Not accepted. Out of scope of this document.", False),
        ("不采纳。超出本文件的范围。", False),
    ],
)
def test_the_reason_may_stand_in_the_observation(observation: str, lacking: bool) -> None:
    comment = Comment(round_id=1, disposition=Disposition.NOT_ACCEPTED, observation=observation)
    assert lacks_reason(comment) is lacking


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "json"])
def test_a_round_goes_out_in_every_kind_of_file(loaded: Session, tmp_path: Path, kind: str) -> None:
    target = export_round(loaded, _round(loaded).id, tmp_path / f"out.{kind}", "en")
    if kind == "json":
        assert target.read_text(encoding="utf-8").count('"comment"') == 4
        return
    back = read_comment_file(target)
    assert [c.comment for c in back.comments] == [
        "Whole text",
        "Whole text",
        "先于四点十",
        "后于四点二",
    ]
    assert back.comments[2].observation == "Accepted"


def test_an_unknown_kind_of_file_is_refused(loaded: Session, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="pdf"):
        export_round(loaded, _round(loaded).id, tmp_path / "out.pdf")


def test_one_broken_file_costs_only_itself(tmp_path: Path) -> None:
    good = tmp_path / "good.csv"
    good.write_text(FORM, encoding="utf-8")
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 not really")
    collation = collate_files([good, bad], CommentOrder.CCT)
    assert len(collation.comments) == 4
    assert collation.files[1].failure is not None
    with pytest.raises(Unreadable):
        collate_files([bad], CommentOrder.CCT)


def test_quarantined_rows_are_kept(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FORM + "CN-009,,5.1,,te,,,\n", encoding="utf-8")
    plan = plan_import(session, path, ImportKind.COMMENTS)
    assert plan.counts[Fate.QUARANTINED] == 1
    carry_out(session, plan)
    with session.reading() as reader:
        (row,) = reader.find(QuarantinedRow)
    assert "CN-009" in row.cells


REAL = (
    ("iso_dis_19156_collated.docx", 119),
    ("iso_dis_19156_half_resolved.docx", 126),
    ("iso_dis_19168-2_with_observations.docx", 21),
    ("tc171_four_rows.docx", 3),
)


@pytest.mark.parametrize(("name", "count"), REAL)
def test_real_files_through_the_workspace_lose_nothing(
    session: Session, real_inputs: Path, tmp_path: Path, name: str, count: int
) -> None:
    """file → workspace → docx → workspace: every cell of every comment is the same."""
    source = real_inputs / "comments" / name
    carry_out(session, plan_import(session, source, ImportKind.COMMENTS))
    found = _round(session)
    out = export_round(session, found.id, tmp_path / "out.docx")
    read, back = read_comment_file(source), read_comment_file(out)
    assert len(read.comments) == len(back.comments) == count

    def cells(file: CommentFile) -> list[tuple[str, ...]]:
        return sorted(
            (
                c.raw_id,
                c.line,
                c.clause,
                c.element,
                c.raw_type,
                c.comment,
                c.proposed_change,
                c.observation,
            )
            for c in file.comments
        )

    assert cells(read) == cells(back)
    assert back.form is CommentForm.ISO_2012


def test_a_round_is_read_as_a_whole(loaded: Session) -> None:
    found = _round(loaded)
    sheet = round_sheet(loaded, found.id)
    assert sheet is not None
    assert [item.clause for item in sheet.comments] == ["General", "General", "4.2", "4.10"]
    assert [(str(c.label), c.total, c.undecided) for c in sheet.chapters] == [
        ("Whole document", 2, 0),
        ("4", 2, 1),
    ]
    assert sheet.statistics.open == 1
    assert round_of(loaded, sheet.comments[0].id) == found.id
    assert round_sheet(loaded, 99) is None
    assert round_of(loaded, 99) == 0


def test_rounds_with_undecided_comments_come_first(loaded: Session) -> None:
    first = _round(loaded)
    with loaded.writing("rounds") as uow:
        uow.add(CommentRound(title="later", closes=dt.date(2027, 1, 1)))
        uow.add(CommentRound(title="other", committee="SAC/TC 998"))
    choices = round_choices(loaded, Scope())
    assert [(c.round.title, c.total, c.undecided) for c in choices] == [
        (first.title, 4, 1),
        ("later", 0, 0),
        ("other", 0, 0),
    ]
    own = round_choices(loaded, Scope(("SAC/TC 999",)))
    assert [choice.round.title for choice in own] == [first.title, "later"]


@pytest.mark.parametrize(
    ("observation", "disposition", "reason", "printed"),
    [
        ("", None, "", ""),
        ("as it was  ", None, "unused", "as it was  "),
        ("Accepted, thanks", Disposition.ACCEPTED, "", "Accepted, thanks"),
        ("", Disposition.ACCEPTED, "", "Accepted"),
        ("", Disposition.NOT_ACCEPTED, "out of scope", "Not accepted; out of scope"),
        ("Not accepted.", Disposition.NOT_ACCEPTED, "see 5", "Not accepted.; see 5"),
        ("Not accepted: see 5", Disposition.NOT_ACCEPTED, "see 5", "Not accepted: see 5"),
        ("Accepted", Disposition.NOT_ACCEPTED, "see 5", "Not accepted; see 5; Accepted"),
        ("see minutes", Disposition.NOTED, "", "Noted; see minutes"),
    ],
)
def test_a_form_prints_what_an_observation_leaves_out(
    observation: str, disposition: Disposition | None, reason: str, printed: str
) -> None:
    comment = Comment(round_id=1, observation=observation, disposition=disposition, reason=reason)
    assert printed_answer(comment, "en") == printed


def test_an_answer_given_here_stands_in_the_form_and_is_read_back(
    loaded: Session, tmp_path: Path
) -> None:
    found = _round(loaded)
    with loaded.reading() as reader:
        last = comments_of(reader, found.id)[-1]
    answer_comments(loaded, [last.id], Disposition.NOT_ACCEPTED, reason="已在 5.2 规定")
    target = export_round(loaded, found.id, tmp_path / "form.docx")
    read = read_comment_file(target.read_bytes(), target.name)
    assert read.comments[-1].observation == "不采纳；已在 5.2 规定"
    assert read.comments[-1].disposition is Disposition.NOT_ACCEPTED
