from __future__ import annotations

from pathlib import Path

from stdcommittee.base.messages import Bilingual
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.import_preview import (
    can_be_imported,
    correctable,
    destination,
    preview_file,
    target_names,
)
from stdcommittee.services.imports import ImportRequest
from stdcommittee.services.session import Session


def test_rows_are_sorted_by_fate_and_every_row_has_one(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("标准号,标准名称\nGB/T 1—2020,甲\n,乙\nGB/T 2—2020,丙\n", "utf-8-sig")
    preview = preview_file(session, ImportRequest(path))
    (sheet,) = preview.sheets
    assert list(sheet.places[Fate.TAKEN]) == [0, 2]
    assert list(sheet.places[Fate.QUARANTINED]) == [1]
    assert (preview.rows, preview.writes) == (3, 2)
    assert preview.counts.total() == preview.rows
    assert preview.settled.kind is ImportKind.PORTFOLIO


def test_a_file_that_is_not_there_says_why(session: Session, tmp_path: Path) -> None:
    preview = preview_file(session, ImportRequest(tmp_path / "none.csv"))
    assert preview.plan is None
    assert preview.failure is not None
    assert preview.settled is preview.request


def test_columns_are_called_by_their_usual_headings_in_both_languages() -> None:
    names = target_names(ImportKind.PORTFOLIO)
    assert names["reference"] == Bilingual("标准号", "Reference")
    for kind in ImportKind:
        for name in target_names(kind).values():
            assert isinstance(name, Bilingual)
            assert name.zh
            assert name.en
            assert name.en.isascii()


def test_only_sheets_can_be_corrected() -> None:
    assert correctable(ImportKind.ROSTER)
    assert not correctable(ImportKind.COMMENTS)


def test_where_rows_belong(session: Session) -> None:
    roster = destination(session, ImportKind.ROSTER)
    assert roster is not None
    assert roster.choices[0][0] == "SAC/TC 999"
    assert destination(session, ImportKind.PORTFOLIO) is None
    for kind in (ImportKind.VOTES, ImportKind.COMMENTS):
        found = destination(session, kind)
        assert found is not None
        assert found.choices == ()


def test_ballots_can_be_pasted_and_their_matches_are_shown(
    session: Session, tmp_path: Path
) -> None:
    assert can_be_imported(kind_of(Ballot))
    path = tmp_path / "Ballots pasted.tsv"
    path.write_text("Document\tCloses\nISO/DIS 19115-1\t2026-07-24\n", encoding="utf-8")
    preview = preview_file(session, ImportRequest(path))
    assert preview.plan is not None
    assert preview.plan.kind is ImportKind.BALLOTS
    (row,) = preview.plan.tables[0].rows
    assert [str(match.text) for match in row.matches] == ["Project ISO/DIS 19115-1 (unknown here)"]


def test_what_may_be_said_beside_forms_and_sheets(session: Session) -> None:
    sheets = destination(session, ImportKind.VOTING_SHEETS)
    forms = destination(session, ImportKind.REGISTRATION)
    lists = destination(session, ImportKind.BALLOTS)
    assert (sheets and sheets.option, forms and forms.option, lists and lists.option) == (
        "ballot",
        "since",
        "committee",
    )
    assert forms is not None
    assert forms.choices[0][0] == "2026-06-11"
    assert not any(map(correctable, (ImportKind.VOTING_SHEETS, ImportKind.REGISTRATION)))
