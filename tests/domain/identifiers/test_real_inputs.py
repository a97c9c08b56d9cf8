"""Real references, where they are at hand (STDCOMMITTEE_REAL_INPUTS)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from stdcommittee.domain.identifiers import Kind, find_all, parse


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


def test_references_by_kind(real_inputs: Path) -> None:
    files = [path for path in (real_inputs / "identifiers").glob("*.txt") if path.stem != "LICENSE"]
    texts = [line for path in files for line in lines(path)]
    unread = [text for text in texts if not parse(text).ok]
    changed = [
        f"{text.strip()} -> {parse(text).canonical}"
        for text in texts
        if parse(text).canonical != text.strip()
    ]
    assert len(texts) > 9_000
    assert len(unread) <= len(texts) / 1000, "\n".join(unread)
    assert len(changed) <= len(texts) / 200, "\n".join(changed)


@pytest.mark.parametrize("folder", ["iso", "iec"])
def test_portfolios(real_inputs: Path, folder: str) -> None:
    records = [row for path in (real_inputs / folder).glob("*.csv") for row in rows(path)]
    assert len(records) > 1_000
    for row in records:
        assert parse(row["reference"]).ok, row["reference"]
        assert parse(row["committee"]).kind is Kind.COMMITTEE, row["committee"]
        for relation in filter(None, row["relations"].split(";")):
            assert parse(relation.partition(":")[2]).ok, relation


def test_committees(real_inputs: Path) -> None:
    references = [
        json.loads(line)["reference"]
        for line in lines(real_inputs / "iso" / "iso_technical_committees.jsonl")
    ]
    changed = [text for text in references if parse(text).canonical != text]
    assert all(parse(text).kind is Kind.COMMITTEE for text in references)
    assert changed == ["ISO/IEC/JTC 4"]


def test_records_of_chinese_sites(real_inputs: Path) -> None:
    records = list(rows(real_inputs / "china" / "records_mixed_sources.csv"))
    for row in records:
        read = parse(row["number"])
        assert read.ok, row["number"]
        inside = " ".join(value for value in row.values() if value)
        assert read.canonical in {each.canonical for each in find_all(inside)}
