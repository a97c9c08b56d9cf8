from __future__ import annotations

from pathlib import Path

from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.import_preview import (
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
