"""A report of an invented committee, printed and read back."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from stdcommittee.base.clock import Clock
from stdcommittee.domain.supervision.frameworks import DEFAULT
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.services.reports import Printed, preview
from stdcommittee.services.session import create_workspace
from tests.reports.pdf.reading import texts
from tests.supervised import Chance, fill

MOMENT = dt.datetime(2026, 6, 11, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def printed(language: str, edition: str = DEFAULT, kind: UnitKind = UnitKind.BOTH) -> Printed:
    """The report for 2025 of a committee that has records of every sort."""
    return _printed(language, edition, kind)


@cache
def _printed(language: str, edition: str, kind: UnitKind) -> Printed:
    with (
        TemporaryDirectory() as folder,
        create_workspace(
            Path(folder) / "w.stdc",
            name="示例标委会",
            kind=kind,
            committee="SAC/TC 999",
            actor="委员01",
            role="秘书",
            clock=Clock(MOMENT),
        ) as session,
    ):
        fill(session, Chance(5), 14)
        return preview(session, "2025", edition=edition, language=language)


def pages(language: str, edition: str = DEFAULT, kind: UnitKind = UnitKind.BOTH) -> list[str]:
    """The text of each page; a hyphen at a line's end is read as one."""
    return _pages(language, edition, kind)


@cache
def _pages(language: str, edition: str, kind: UnitKind) -> list[str]:
    found = texts(_printed(language, edition, kind).data)
    return [text.replace("\ufffe", "-") for text in found]


def whole(language: str, edition: str = DEFAULT, kind: UnitKind = UnitKind.BOTH) -> str:
    """All text in one line, with single spaces."""
    return " ".join(" ".join(pages(language, edition, kind)).split())
