"""Documents: files kept in the workspace as evidence for records, and taken out again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import RecordType, kind_named
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.services.session import Session
from stdcommittee.services.writing import whole_file
from stdcommittee.storage.attachments import attach_file, pieces
from stdcommittee.storage.history import Touched
from stdcommittee.storage.reader import Reader


@frozen
class Attached:
    """One document with the tie to the record it is evidence for."""

    evidence: Evidence
    document: Document


def attach(
    session: Session,
    kind: RecordType,
    record_id: int,
    paths: Sequence[Path],
    progress: Progress = SILENT,
) -> Touched:
    """Keep files as evidence for a record, as one operation; a file that is there is tied again.

    Raises:
        Unreadable: one of the files cannot be read.
        Refused: the kind takes no evidence, or nothing may be written.
        Cancelled: the person stopped it; nothing was kept.
    """
    if not kind.evident:
        raise Refused(Message("Evidence cannot be attached to {kind}.", kind=Message(kind.plural)))
    with session.reading() as reader:
        names = reader.headlines(kind, [record_id])
        held = {item.document.sha256 for item in _evidence(reader, kind, record_id)}
    message = Plural(
        "{n} file attached to {name}",
        "{n} files attached to {name}",
        n=len(paths),
        name=names.get(record_id, Message(kind.label)),
    )
    with session.writing(message) as uow:
        for path in paths:
            document = attach_file(uow, path, progress)
            if document.sha256 not in held:
                held.add(document.sha256)
                uow.add(Evidence(document_id=document.id, kind=kind.name, record_id=record_id))
    return uow.touched


def detach(session: Session, evidence_id: int) -> Touched:
    """Untie a document from a record; the document itself stays in the workspace.

    Raises:
        Refused: it is gone already, or nothing may be written.
    """
    with session.reading() as reader:
        evidence = reader.get(Evidence, evidence_id)
        if evidence is None:
            raise Refused(Message("This evidence is no longer there."))
        document = reader.get(Document, evidence.document_id)
        names = reader.headlines(kind_named(evidence.kind), [evidence.record_id])
    message = Message(
        "{file} taken off {name}",
        file=document.name if document else "",
        name=names.get(evidence.record_id, ""),
    )
    with session.writing(message) as uow:
        uow.remove(Evidence, evidence_id)
    return uow.touched


def evidence_for(session: Session, kind: RecordType, record_id: int) -> list[Attached]:
    """Return the documents that are evidence for a record, newest first."""
    with session.reading() as reader:
        return _evidence(reader, kind, record_id)


def _evidence(reader: Reader, kind: RecordType, record_id: int) -> list[Attached]:
    ties = reader.find(
        Evidence, Is("kind", kind.name), Is("record_id", record_id), order=["-document_id"]
    )
    documents = reader.many(Document, [tie.document_id for tie in ties])
    return [Attached(tie, documents[tie.document_id]) for tie in ties]


def export(session: Session, document_id: int, target: Path, progress: Progress = SILENT) -> Path:
    """Write a document to disk and read it again before it counts; return where it lies.

    Raises:
        Unreadable: the document is gone, or its bytes are not what was stored.
        Refused: the place cannot be written; no half file stays.
    """
    kept = Message("The document in the workspace is as it was.")
    with session.reading() as reader:
        document = reader.get(Document, document_id)
        if document is None:
            raise Unreadable(Message("This document is no longer there."))
        with whole_file(target, kept=kept) as partial:
            with partial.open("wb") as file:
                written = 0
                for piece in pieces(reader, document.sha256):
                    file.write(piece)
                    written += len(piece)
                    progress.step(
                        Message("Writing {file}", file=document.name), written, document.size
                    )
            _verify(partial, document)
    return target


def _verify(path: Path, document: Document) -> None:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != document.sha256:
        raise Unreadable(
            Message("The content of {file} is not what was stored.", file=document.name),
            kept=Message("Nothing was written."),
            advice=Message("Restore it from a backup."),
        )


def taken_out(session: Session, document_id: int, folder: Path) -> Path:
    """Return a copy of a document to look at, written into a folder of its own and read-only.

    Raises:
        Unreadable: the document is gone, or its bytes are not what was stored.
        Refused: the folder cannot be written.
    """
    with session.reading() as reader:
        document = reader.get(Document, document_id)
    if document is None:
        raise Unreadable(Message("This document is no longer there."))
    place = folder / document.sha256[:12]
    place.mkdir(parents=True, exist_ok=True)
    target = place / Path(document.name).name
    if not target.exists():
        export(session, document_id, target)
        target.chmod(0o444)
    return target
