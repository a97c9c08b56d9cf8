"""The result list of a ballot leaves the workspace as a file."""

from __future__ import annotations

from pathlib import Path

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import CHINESE, Message, catalog
from stdcommittee.exchange.exporters.result_list import result_list
from stdcommittee.exchange.exporters.table import as_csv, as_xlsx
from stdcommittee.services.ballots.asking import the_ballot
from stdcommittee.services.session import Session
from stdcommittee.services.writing import write_file
from stdcommittee.storage.ballots import lines_of


def export_result_list(
    session: Session, ballot_id: int, target: Path, language: str = CHINESE
) -> Path:
    """Write who voted how in a ballot to a file; its ending says which (.csv or .xlsx).

    Raises:
        Refused: the ballot is gone, the ending is another, or the file cannot be written.
    """
    with session.reading() as reader:
        the_ballot(reader, ballot_id)
        table = result_list(lines_of(reader, ballot_id), catalog(language))
    match target.suffix.casefold():
        case ".csv":
            data = as_csv(table)
        case ".xlsx":
            data = as_xlsx(table, session.clock.now())
        case other:
            raise Refused(
                Message("A result list is not written as “{ending}”.", ending=other),
                advice=Message("Name the file .csv or .xlsx."),
            )
    return write_file(target, data)
