"""Writes the sample file of the present schema that every later version must open.

Usage: python tools/make_old_workspace.py   (makes tests/data/old/<schema>.stdc)
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from stdcommittee.base.clock import Clock
from stdcommittee.services.session import create_workspace
from stdcommittee.storage import attachments
from stdcommittee.storage.schema import SCHEMA_HEAD
from tests.workspaces import standard

TARGET = Path(__file__).parent.parent / "tests" / "data" / "old" / f"{SCHEMA_HEAD}.stdc"


def main() -> None:
    """Make the file anew."""
    clock = Clock(dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC))
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / TARGET.name
        with create_workspace(path, name="示例标委会", actor="委员01", clock=clock) as session:
            with session.writing("Standards added") as uow:
                first = uow.add(standard(1))
                uow.add_many([standard(2), standard(3)])
                attachments.attach_bytes(uow, b"a sample attachment", "sample.txt")
            with session.writing("Title corrected") as uow:
                uow.change(dataclasses.replace(first, edition="2"))
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, TARGET)


if __name__ == "__main__":
    main()
