"""Old files are brought up to date, or left alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from stdcommittee.base.errors import Refused
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.session import open_workspace
from stdcommittee.storage import backup, schema
from stdcommittee.storage.check import check_file
from stdcommittee.storage.history import OperationKind
from stdcommittee.storage.migration import run_alembic
from tests.workspaces import raw, standard

OLD = sorted((Path(__file__).parent.parent / "data" / "old").glob("*.stdc"))


def _described(connection: Any) -> dict[str, list[str]]:
    """What a file is made of, without regard to spacing and quotes."""
    found: dict[str, list[str]] = {}
    for name, sql in connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    ):
        if name in ("sqlite_sequence", "alembic_version") or name.startswith("search_"):
            continue
        parts = re.sub(r'[\s"]+', " ", sql).replace("( ", "(").replace(" )", ")").replace(" ,", ",")
        body = re.sub(r"CONSTRAINT (pk|fk)_\w+ ", "", parts)
        inner = body[body.index("(") + 1 : body.rindex(")")] if "(" in body else body
        inner = re.sub(  # a column may say itself what it refers to
            r"(\w+) INTEGER (REFERENCES \w+ \(id\) [A-Z ]+)",
            r"\1 INTEGER, FOREIGN KEY(\1) \2",
            inner,
        )
        found[name] = sorted(part.strip() for part in re.split(r", (?![^(]*\))", inner))
    return found


def test_all_migrations_make_what_the_records_declare() -> None:
    engine = sa.create_engine("sqlite://", module=driver)
    with engine.connect() as connection:
        run_alembic(connection, schema.SCHEMA_HEAD)
        migrated = _described(connection.connection.dbapi_connection)
    fresh = driver.connect(":memory:", isolation_level=None)
    for statement in schema.creation():
        fresh.execute(statement)
    assert migrated == _described(fresh)


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_every_released_schema_opens(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.stdc"
    shutil.copy(old, path)
    with open_workspace(path) as opened:
        newest = opened.workspace.operations(limit=1)[0]
        with opened.reading() as reader:
            assert reader.count(Standard) == 3
            assert reader.search("元数据")
        if not old.stem.startswith(schema.SCHEMA_HEAD):
            assert newest.kind is OperationKind.MIGRATION
            assert newest.schema == schema.SCHEMA_HEAD
            saved = backup.backups(path)[-1]
            assert saved.path.read_bytes()[:16] == old.read_bytes()[:16]
        with opened.writing("after migration") as uow:
            uow.add(standard(77))
    assert check_file(path, None).problems == ()


def test_there_is_an_old_file_for_every_schema() -> None:
    from stdcommittee.storage.migration import known_versions

    assert {path.stem for path in OLD} >= known_versions()


@pytest.mark.skipif(len(OLD) < 2, reason="there is only one schema so far")
def test_an_old_file_that_fails_its_check_is_not_migrated(tmp_path: Path) -> None:
    path = tmp_path / "old.stdc"
    shutil.copy(OLD[0], path)
    with raw(path, guards=True) as connection:
        connection.execute("UPDATE standard SET title_en = 'Other' WHERE id = 1")
    before = path.read_bytes()
    with pytest.raises(Refused, match="does not pass its check"):
        open_workspace(path)
    assert path.read_bytes() == before


@pytest.mark.skipif(len(OLD) < 2, reason="there is only one schema so far")
def test_an_old_file_in_a_read_only_place_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "old.stdc"
    shutil.copy(OLD[0], path)
    before = path.read_bytes()
    with pytest.raises(Refused, match="older version"):
        open_workspace(path, read_only=True)
    assert path.read_bytes() == before
