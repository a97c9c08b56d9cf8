"""The check of an installation finds what is there, and says what is broken."""

from __future__ import annotations

import json

import pytest

from stdcommittee.app import self_check
from stdcommittee.base.messages import Catalog


def test_a_whole_installation_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert self_check.self_check() == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"]
    assert told["problems"] == {}
    assert "screens" in told["found"]["modules"]
    assert told["found"]["window"].startswith("1366×768")


def test_a_missing_catalog_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(self_check, "catalog", lambda _code: Catalog("en"))
    monkeypatch.setattr(self_check, "_PARTS", {"catalogs": self_check._catalogs})
    assert self_check.self_check() == 1
    told = json.loads(capsys.readouterr().out)
    assert "Chinese catalog is empty" in told["problems"]["catalogs"]
