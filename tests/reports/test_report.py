"""The facts of an issue come back as they were, and the catalogue is complete."""

from __future__ import annotations

import datetime as dt
import json

from stdcommittee.reports.report import Issue
from stdcommittee.services.reports import SELF_SUPERVISION, reports

ISSUE = Issue(
    number="SAC/TC 999 自监〔2026〕1 号",
    language="zh",
    issued=dt.date(2026, 6, 11),
    issued_by="委员01",
    role="秘书",
    proved=True,
    version="0.1.0",
    data_sha256="0" * 64,
)


def test_there_and_back() -> None:
    assert Issue.from_json(json.loads(json.dumps(ISSUE.to_json()))) == ISSUE


def test_the_catalogue() -> None:
    found = reports()
    assert SELF_SUPERVISION in found
    for name, report in found.items():
        assert report.name == name
        assert str(report.title)
        number = str(report.numbering("SAC/TC 999", 2026, 7))
        assert "SAC/TC 999" in number
        assert "2026" in number
        assert "7" in number
