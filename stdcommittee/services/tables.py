"""Lists of records leave the workspace as tables (.xlsx or .csv)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from stdcommittee.base.errors import Refused
from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, Message, Text, catalog
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import RecordType
from stdcommittee.exchange.exporters.table import as_csv, as_xlsx
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.session import Session
from stdcommittee.services.writing import write_file

_PAGE: Final = 2000  # records read at a time
ENDINGS: Final = (".xlsx", ".csv")
ReadRows = Callable[[Session, Sequence[int]], Mapping[int, Any]]  # rows by id; in a worker


@frozen
class TableColumn:
    """One column of a table: its heading, and what it says of a row."""

    label: Text
    text: Callable[[Any], Text]


def table_fields(kind: RecordType) -> tuple[Field, ...]:
    """Return the fields that a table of records shows, in their declared order.

    What a record is a part of stands there as well, though its own page need not say it.
    """
    return tuple(
        item
        for item in kind.fields
        if item.kind is not FieldKind.DATA and (not item.hidden or (item.target and item.required))
    )


def table_of(
    session: Session,
    columns: Iterable[TableColumn],
    read: ReadRows,
    ids: Sequence[int],
    language: str = CHINESE,
    progress: Progress = SILENT,
) -> list[list[str]]:
    """Return headings and one row for each id that `read` knows, as texts in one language.

    Raises:
        Cancelled: the person asked to stop.
    """
    speak, columns = catalog(language), tuple(columns)
    table = [[speak.render(column.label) for column in columns]]
    for start in range(0, len(ids), _PAGE):
        progress.step(Message("Reading"), start, len(ids))
        page = ids[start : start + _PAGE]
        rows = read(session, page)
        known = (rows[number] for number in page if number in rows)
        table += [[speak.render(column.text(row)) for column in columns] for row in known]
    return table


def export_rows(
    session: Session,
    columns: Iterable[TableColumn],
    read: ReadRows,
    ids: Sequence[int] | array[int],
    target: Path,
    *,
    language: str = CHINESE,
    progress: Progress = SILENT,
) -> int:
    """Write rows to a file whose ending says how, and return how many there are.

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
    table = table_of(session, columns, read, list(ids), language, progress)
    progress.step(Message("Writing"), len(table), len(table))
    data = as_csv(table) if ending == ".csv" else as_xlsx(table, session.clock.now())
    write_file(target, data)
    return len(table) - 1


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
    """Write records, field by field, as `export_rows` does; without `fields` all that are shown.

    Raises:
        Refused: the ending is another, or the file cannot be written.
        Cancelled: the person asked to stop; nothing is written.
    """
    wanted = table_fields(kind) if fields is None else fields
    columns = [TableColumn(Message(item.label), partial(_field_text, item)) for item in wanted]

    def read(session: Session, ids: Sequence[int]) -> Mapping[int, ListRow]:
        return {row.record.id: row for row in read_rows(session, kind, ids)}

    return export_rows(session, columns, read, ids, target, language=language, progress=progress)


def _field_text(item: Field, row: ListRow) -> Text:
    return row.text(item)
