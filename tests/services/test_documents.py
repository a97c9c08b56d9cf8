"""Documents: kept once, tied where they are evidence, written out only if whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.base.errors import Cancelled, Refused, Unreadable
from stdcommittee.base.progress import Progress
from stdcommittee.base.records import kind_of
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.domain.workspace.records import Actor
from stdcommittee.services.documents import attach, detach, evidence_for, export, taken_out
from stdcommittee.services.session import Session
from tests.workspaces import raw, standard

STANDARD = kind_of(Standard)


@pytest.fixture
def record(session: Session) -> int:
    with session.writing("add") as uow:
        return int(uow.add(standard(1)).id)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for name, content in (("甲.pdf", b"one" * 50_000), ("空.txt", b"")):
        path = tmp_path / name
        path.write_bytes(content)
        made.append(path)
    return made


def count(session: Session, cls: type[Document | Evidence]) -> int:
    with session.reading() as reader:
        return reader.count(cls)


def test_files_come_back_byte_by_byte(
    session: Session, record: int, files: list[Path], tmp_path: Path
) -> None:
    attach(session, STANDARD, record, files)
    held = evidence_for(session, STANDARD, record)
    assert [item.document.name for item in held] == ["空.txt", "甲.pdf"]  # newest first
    for item, source in zip(held, reversed(files), strict=True):
        target = tmp_path / f"out-{item.document.id}"
        assert export(session, item.document.id, target) == target
        assert target.read_bytes() == source.read_bytes()
    assert not list(tmp_path.glob("*.partial"))


def test_the_same_file_is_kept_and_tied_once(
    session: Session, record: int, files: list[Path]
) -> None:
    attach(session, STANDARD, record, [files[0], files[0]])
    attach(session, STANDARD, record, [files[0]])
    assert len(evidence_for(session, STANDARD, record)) == 1
    with session.writing("other") as uow:
        other = uow.add(standard(2)).id
    attach(session, STANDARD, other, [files[0]])
    hashes = {
        item.document.sha256
        for number in (record, other)
        for item in evidence_for(session, STANDARD, number)
    }
    assert len(hashes) == 1
    with session.reading() as reader:
        stored = reader.raw.execute("SELECT count(DISTINCT sha256) FROM chunk").fetchone()
    assert stored == (1,)


def test_one_unreadable_file_and_nothing_is_kept(
    session: Session, record: int, files: list[Path], tmp_path: Path
) -> None:
    before = session.workspace.head()
    with pytest.raises(Unreadable):
        attach(session, STANDARD, record, [files[0], tmp_path / "gone.pdf"])
    assert session.workspace.head() == before
    assert (count(session, Document), count(session, Evidence)) == (0, 0)


def test_stopping_keeps_nothing(session: Session, record: int, files: list[Path]) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        attach(session, STANDARD, record, files, progress)
    assert count(session, Document) == 0


def test_what_takes_no_evidence_refuses_it(session: Session, files: list[Path]) -> None:
    with pytest.raises(Refused, match="cannot be attached"):
        attach(session, kind_of(Actor), 1, files)


def test_untying_leaves_the_document(session: Session, record: int, files: list[Path]) -> None:
    attach(session, STANDARD, record, files)
    tie = evidence_for(session, STANDARD, record)[0].evidence
    detach(session, tie.id)
    assert len(evidence_for(session, STANDARD, record)) == 1
    assert count(session, Document) == 2
    with pytest.raises(Refused, match="no longer there"):
        detach(session, tie.id)


def test_a_document_that_is_gone_or_altered_is_not_written(
    session: Session, record: int, files: list[Path], tmp_path: Path
) -> None:
    with pytest.raises(Unreadable, match="no longer there"):
        export(session, 99, tmp_path / "x")
    attach(session, STANDARD, record, [files[0]])
    document = evidence_for(session, STANDARD, record)[0].document
    with raw(session.path) as connection:
        connection.execute("UPDATE chunk SET data = x'00' WHERE seq = 0")
    target = tmp_path / "x"
    target.write_bytes(b"what stood there before")
    with pytest.raises(Unreadable, match="not what was stored"):
        export(session, document.id, target)
    assert target.read_bytes() == b"what stood there before"
    assert not list(tmp_path.glob("*.partial"))


def test_a_place_that_cannot_be_written_is_refused(
    session: Session, record: int, files: list[Path], tmp_path: Path
) -> None:
    attach(session, STANDARD, record, [files[0]])
    document = evidence_for(session, STANDARD, record)[0].document
    with pytest.raises(Refused, match="cannot be written"):
        export(session, document.id, tmp_path / "no such folder" / "x")


def test_a_copy_to_look_at_is_read_only_and_made_once(
    session: Session, record: int, files: list[Path], tmp_path: Path
) -> None:
    attach(session, STANDARD, record, [files[0]])
    document = evidence_for(session, STANDARD, record)[0].document
    folder = tmp_path / "looked at"
    copy = taken_out(session, document.id, folder)
    assert copy.name == "甲.pdf"
    assert not copy.stat().st_mode & 0o222
    assert taken_out(session, document.id, folder) == copy
    with pytest.raises(Unreadable, match="no longer there"):
        taken_out(session, 99, folder)


def test_a_name_never_leads_out_of_the_folder(session: Session, tmp_path: Path) -> None:
    import dataclasses

    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    with session.writing("add") as uow:
        number = uow.add(standard(1)).id
    attach(session, STANDARD, number, [path])
    document = evidence_for(session, STANDARD, number)[0].document
    with session.writing("odd name") as uow:
        uow.change(dataclasses.replace(document, name="../../outside.txt"))
    folder = tmp_path / "inside"
    copy = taken_out(session, document.id, folder)
    assert copy.resolve().is_relative_to(folder.resolve())
