"""Sealed details stand aside, are found out when tampered with, and go without a trace."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.people.integrity_records import SealedDetail, SealedKind
from stdcommittee.domain.people.records import Person
from stdcommittee.services.session import Session
from stdcommittee.storage import sealed
from stdcommittee.storage.check import check_file
from tests.workspaces import raw

DATA = b"SECRET-" + bytes(range(32, 127)) * 700  # several pages of the file


def _seal(session: Session, data: bytes, kind: SealedKind = SealedKind.PHOTO) -> SealedDetail:
    with session.writing("seal") as uow:
        person = uow.add(Person(name="委员01"))
        return uow.add(SealedDetail(person_id=person.id, kind=kind, digest=uow.seal(data)))


def test_a_detail_is_read_back_and_its_digest_is_keyed(session: Session) -> None:
    first, second = _seal(session, DATA), _seal(session, DATA)
    assert first.digest != second.digest
    with session.reading() as reader:
        assert sealed.content(reader.raw, first.digest) == DATA
        assert sealed.content(reader.raw, "0" * 64) is None


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        ("UPDATE sealed SET data = CAST(data || x'00' AS BLOB)", "is not what was stored"),
        ("UPDATE sealed SET secret = CAST(secret || x'00' AS BLOB)", "is not what was stored"),
        ("UPDATE sealed SET secret = 'text'", "is not what was stored"),
        ("DELETE FROM sealed", "is missing"),
        ("INSERT INTO sealed VALUES ('ab', x'00', x'00')", "is not what was stored"),
    ],
)
def test_check_finds_what_was_done_to_the_table(
    session: Session, tmp_path: Path, edit: str, found: str
) -> None:
    _seal(session, DATA)
    copy = tmp_path / "copy.stdc"
    shutil.copy(session.path, copy)
    assert check_file(copy, None).ok
    with raw(copy, guards=True) as connection:
        connection.execute(edit)
    (problem,) = check_file(copy, None).problems
    assert problem.kind == "sealed"
    assert found in str(problem.detail)


def test_undoing_a_seal_takes_the_row_and_doing_it_again_is_refused(session: Session) -> None:
    detail = _seal(session, DATA)
    session.undo(session.workspace.operations(limit=1)[0].id)
    with session.reading() as reader:
        assert sealed.content(reader.raw, detail.digest) is None
    with pytest.raises(Refused, match="cannot be brought back"):
        session.undo(session.workspace.operations(limit=1)[0].id)
    assert check_file(session.path, None).ok


def test_what_is_erased_is_nowhere_in_the_file_and_its_neighbours_stay(session: Session) -> None:
    details = [_seal(session, b"%03d" % number + DATA[: 300 * number]) for number in range(40)]
    gone = details[17]
    wanted = b"%03d" % 17 + DATA[: 300 * 17]
    assert wanted[:60] in session.path.read_bytes()
    with session.writing("erase") as uow:
        uow.change(dataclasses.replace(gone, erased=session.clock.today()))
    for path in session.path.parent.glob(session.path.name + "*"):
        content = path.read_bytes()
        assert b"017SECRET" not in content
    with session.reading() as reader:
        for number, detail in enumerate(details):
            kept = sealed.content(reader.raw, detail.digest)
            assert kept == (None if detail is gone else b"%03d" % number + DATA[: 300 * number])
    assert check_file(session.path, None).ok
