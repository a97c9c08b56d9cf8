from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from stdcommittee.base.errors import Cancelled, Refused
from stdcommittee.base.messages import Message
from stdcommittee.base.progress import Progress
from stdcommittee.exchange.tabular import read_table_file
from stdcommittee.services.session import Session
from stdcommittee.services.tables import TableColumn, export_rows

COLUMNS = (
    TableColumn(Message("Number"), lambda row: f"{row}"),
    TableColumn(Message("Status"), lambda row: Message("In force") if row % 2 else ""),
)


def _read(_session: Session, ids: Sequence[int]) -> Mapping[int, int]:
    return {number: number for number in ids if number != 3}  # the third one is gone


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_rows_stand_in_the_order_asked_for_without_those_gone(
    session: Session, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"list.{ending}"
    assert export_rows(session, COLUMNS, _read, [2, 3, 1], path, language="en") == 2
    (sheet,) = read_table_file(path).sheets
    assert [list(row.cells) for row in sheet.rows] == [
        ["Number", "Status"],
        ["2", ""],
        ["1", "In force"],
    ]


def test_another_ending_is_refused_and_stopping_writes_nothing(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="not written as"):
        export_rows(session, COLUMNS, _read, [1], tmp_path / "list.pdf")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        export_rows(session, COLUMNS, _read, [1], tmp_path / "list.csv", progress=progress)
    assert not list(tmp_path.glob("list.*"))
