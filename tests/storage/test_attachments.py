"""Attachments: found by their hash, stored once, read back piece by piece."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from stdcommittee.base.errors import Cancelled, Unreadable
from stdcommittee.base.messages import Text
from stdcommittee.base.progress import Progress
from stdcommittee.domain.documents.records import Document
from stdcommittee.services.session import Session
from stdcommittee.storage import attachments
from tests.workspaces import raw


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 * (1 << 20)])
def test_bytes_come_back_as_they_were(session: Session, tmp_path: Path, size: int) -> None:
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    path = tmp_path / "file.bin"
    path.write_bytes(data)
    with session.writing("attach") as uow:
        document = attachments.attach_file(uow, path)
    assert (document.size, document.sha256) == (size, hashlib.sha256(data).hexdigest())
    with session.reading() as reader:
        assert attachments.content(reader, document) == data
        assert max(map(len, attachments.pieces(reader, document.sha256)), default=0) <= 1 << 20


def test_the_same_bytes_are_stored_once(session: Session) -> None:
    with session.writing("attach") as uow:
        one = attachments.attach_bytes(uow, b"same", "a.txt")
        two = attachments.attach_bytes(uow, b"same", "b.txt")
        again = attachments.attach_bytes(uow, b"same", "a.txt")
    assert one.id == again.id != two.id
    with session.reading() as reader:
        assert reader.raw.execute("SELECT count(*) FROM chunk").fetchone() == (1,)
        assert reader.count(Document) == 2


def test_a_cancelled_attachment_leaves_nothing(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "big.bin"
    path.write_bytes(b"\x01" * (4 << 20))
    progress = Progress(lambda what, done, total: progress.cancel() if done > total // 2 else None)
    with pytest.raises(Cancelled), session.writing("attach") as uow:
        attachments.attach_file(uow, path, progress)
    with session.reading() as reader:
        assert reader.raw.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
        assert reader.count(Document) == 0


def test_progress_names_the_file(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "纪要.docx"
    path.write_bytes(b"\x01" * (2 << 20))
    said: list[Text] = []
    with session.writing("attach") as uow:
        attachments.attach_file(uow, path, Progress(lambda what, _done, _total: said.append(what)))
    assert {str(text) for text in said} == {"Reading 纪要.docx", "Storing 纪要.docx"}


def test_altered_bytes_are_refused(session: Session) -> None:
    with session.writing("attach") as uow:
        document = attachments.attach_bytes(uow, b"as it was", "a.txt")
    with raw(session.path) as connection:
        connection.execute("UPDATE chunk SET data = ?", (b"as it is",))
    with session.reading() as reader, pytest.raises(Unreadable, match="not what was stored"):
        attachments.content(reader, document)


def test_a_missing_file_is_said_in_words(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"), session.writing("attach") as uow:
        attachments.attach_file(uow, tmp_path / "none.pdf")
