"""Lists of records leave the workspace as tables (.xlsx or .csv)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from stdcommittee.base.errors import Refused
from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import CHINESE, Message, catalog
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import RecordType
from stdcommittee.exchange.exporters.result_list import as_csv, as_xlsx
from stdcommittee.services.lists import read_rows
from stdcommittee.services.session import Session

_PAGE: Final = 2000  # records read at a time
ENDINGS: Final = (".xlsx", ".csv")


def table_fields(kind: RecordType) -> tuple[Field, ...]:
    """Return the fields that a table of records shows, in their declared order."""
    return tuple(
        item for item in kind.fields if not item.hidden and item.kind is not FieldKind.DATA
    )


def table_of(
    session: Session,
    kind: RecordType,
    ids: Sequence[int],
    fields: Iterable[Field],
    language: str = CHINESE,
    progress: Progress = SILENT,
) -> list[list[str]]:
    """Return headings and one row for each record, as texts in one language.

    Raises:
        Cancelled: the person asked to stop.
    """
    speak, columns = catalog(language), tuple(fields)
    table = [[speak(item.label) for item in columns]]
    for start in range(0, len(ids), _PAGE):
        progress.step(Message("Reading"), start, len(ids))
        rows = read_rows(session, kind, ids[start : start + _PAGE])
        table += [[speak.render(row.text(item)) for item in columns] for row in rows]
    return table


def export_table(
    session: Session,
    kind: RecordType,
    ids: Sequence[int] | array[int],
    target: Path,
    *,
    fields: Iterable[Field] | None = None,
    language: str = CHINESE,
    progress: Progress = SILENT,
) -> int:
    """Write records to a file whose ending says how, and return how many there are.

    Raises:
        Refused: the ending is another, or the file cannot be written.
        Cancelled: the person asked to stop; nothing is written.
    """
    ending = target.suffix.casefold()
    if ending not in ENDINGS:
        raise Refused(
            Message("A table is not written as “{ending}”.", ending=ending or target.name),
            advice=Message("Name the file .xlsx or .csv."),
        )
    wanted = table_fields(kind) if fields is None else fields
    table = table_of(session, kind, list(ids), wanted, language, progress)
    data = as_csv(table) if ending == ".csv" else as_xlsx(table, session.clock.now())
    try:
        target.write_bytes(data)
    except OSError as error:
        raise Refused(
            Message("The file {file} cannot be written.", file=target.name),
            advice=Message("Close it if another program has it open, or choose another place."),
            details=str(error),
        ) from error
    return len(table) - 1
