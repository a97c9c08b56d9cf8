"""Attachments: bytes kept in pieces of 1 MiB, found by the SHA-256 of the whole.

A file is read once to find its hash and once to store it, so memory does not grow with its size;
bytes that are there already are not stored again.
"""

from __future__ import annotations

import hashlib
import io
import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.domain.documents.records import Document
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

PIECE: Final = 1 << 20


def attach_file(uow: UnitOfWork, path: Path, progress: Progress = SILENT) -> Document:
    """Keep a file; return its document, an existing one when the same bytes are kept by that name.

    Raises:
        Unreadable: the file cannot be read.
        Cancelled: the person stopped it; the operation must not be finished then.
    """
    try:
        with path.open("rb") as file:
            return _attach(uow, file, path.name, progress)
    except OSError as error:
        raise Unreadable(
            Message("The file {file} cannot be read.", file=path.name), details=str(error)
        ) from error


def attach_bytes(uow: UnitOfWork, data: bytes, name: str) -> Document:
    """Keep bytes as a document; see `attach_file`."""
    return _attach(uow, io.BytesIO(data), name, SILENT)


def _attach(uow: UnitOfWork, file: BinaryIO, name: str, progress: Progress) -> Document:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    hashed = hashlib.sha256()
    for done, piece in _pieces(file):
        hashed.update(piece)
        progress.step(Message("Reading {file}", file=name), done, 2 * size)
    sha256 = hashed.hexdigest()
    same = uow.reader.first(Document, Is("sha256", sha256), Is("name", name))
    if same is not None:
        return same
    file.seek(0)
    for number, (done, piece) in enumerate(_pieces(file)):
        uow.store_chunk(sha256, number, piece)
        progress.step(Message("Storing {file}", file=name), size + done, 2 * size)
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return uow.add(
        Document(name=name, media_type=media_type, size=size, sha256=sha256, added=uow.clock.now())
    )


def _pieces(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    done = 0
    while piece := file.read(PIECE):
        done += len(piece)
        yield done, piece


def pieces(reader: Reader, sha256: str) -> Iterator[bytes]:
    """Yield the bytes of an attachment, piece by piece."""
    rows: Any = reader.raw.execute(
        "SELECT data FROM chunk WHERE sha256 = ? ORDER BY seq", (sha256,)
    )
    for (data,) in rows:
        yield data


def content(reader: Reader, document: Document) -> bytes:
    """Return all bytes of a document.

    Raises:
        Unreadable: they are not what was stored.
    """
    data = b"".join(pieces(reader, document.sha256))
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise Unreadable(
            Message("The content of {file} is not what was stored.", file=document.name),
            advice=Message("Restore it from a backup."),
        )
    return data
