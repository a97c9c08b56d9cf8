"""Documents (attachments) and the evidence that ties them to records."""

import datetime as dt
from typing import Annotated

from stdcommittee.base.fields import field
from stdcommittee.base.messages import N_
from stdcommittee.base.records import Record, record


@record(
    "document",
    number=5,
    label=N_("Document"),
    plural=N_("Documents"),
    area="documents",
    headline=lambda document: document.name,
    byline=lambda document: document.sha256[:12],
    evident=False,
)
class Document(Record):
    """A file kept in the workspace; its bytes are found by their SHA-256."""

    name: Annotated[str, field(N_("File name"), required=True, column=True, search=True)]
    media_type: Annotated[str, field(N_("Type"))] = ""
    size: Annotated[int, field(N_("Size"), column=True)] = 0
    sha256: Annotated[str, field(N_("SHA-256"), column=True, index=True, hidden=True)] = ""
    added: Annotated[dt.datetime | None, field(N_("Added"), column=True)] = None
    note: Annotated[str, field(N_("Note"), search=True)] = ""


@record(
    "evidence",
    number=6,
    label=N_("Evidence"),
    plural=N_("Evidence"),
    area="documents",
    headline=lambda evidence: evidence.note,
    evident=False,
)
class Evidence(Record):
    """A document stands as evidence for a record of any kind."""

    document_id: Annotated[
        int, field(N_("Document"), target="document", required=True, index=True, column=True)
    ]
    kind: Annotated[str, field(N_("Kind of record"), required=True, hidden=True)]
    record_id: Annotated[int, field(N_("Record"), required=True, index=True, hidden=True)]
    note: Annotated[str, field(N_("What it shows"), column=True, search=True)] = ""
