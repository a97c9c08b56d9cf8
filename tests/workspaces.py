"""Small pieces that tests put together: records, workspaces, raw looks into a file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.session import Session
from stdcommittee.storage.database import connect
from stdcommittee.storage.schema import kinds


def standard(number: int, **values: Any) -> Standard:
    """An invented standard with its number in both titles."""
    filled: dict[str, Any] = {
        "reference": f"GB/T {90000 + number}—2023",
        "title_zh": f"地理信息 示例 第{number}部分：元数据",
        "title_en": f"Geographic information - Sample - Part {number}: Metadata",
        "committee": "SAC/TC 999",
    }
    return Standard(**{**filled, **values})


@contextlib.contextmanager
def raw(path: Path, *, guards: bool = False) -> Iterator[Any]:
    """A plain connection to a workspace file, as an outsider would open it; guards dropped."""
    connection = connect(path, None)
    if not guards:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield connection
    finally:
        connection.close()


def record_tables(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that stands in the record tables."""
    with session.reading() as reader:
        return {
            kind.name: reader.raw.execute(f'SELECT * FROM "{kind.name}" ORDER BY id').fetchall()
            for kind in kinds()
        }
