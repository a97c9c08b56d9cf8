from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.exchange.tabular import read_table_file
from stdcommittee.exchange.tabular.reading import name_of
from tests.builders.compound import xls_of
from tests.builders.packages import ods_cell, ods_of, xlsx_of

REAL = os.environ.get("STDCOMMITTEE_REAL_INPUTS")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        read_table_file(tmp_path / "none.csv")


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is not a file"):
        read_table_file(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_is_text_whatever_its_bytes() -> None:
    assert name_of(Path(os.fsdecode(b"dir/\xe9\xe4\xb8\xad.csv"))) == "\ufffd中.csv"


def test_a_path_gives_the_name(tmp_path: Path) -> None:
    (tmp_path / "空.csv").write_bytes(b"")
    with pytest.raises(Unreadable, match=r"空\.csv is empty"):
        read_table_file(tmp_path / "空.csv")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "csv", "json"])
def test_mutated_files_fail_in_words_only(kind: str) -> None:
    good = {
        "xlsx": xlsx_of({f"{column}{row}": "文字" for column in "ABC" for row in range(1, 9)}),
        "xls": xls_of({(row, column): "文字" for row in range(9) for column in range(3)}),
        "ods": ods_of(
            '<table:table table:name="S">'
            + f"<table:table-row>{ods_cell('文字')}{ods_cell('x')}</table:table-row>" * 9
            + "</table:table>"
        ),
        "csv": '编号,"文\n字"\n1,2\n'.encode("gb18030") * 20,
        "json": '[{"a": {"b": ["文", 1]}}, {"a": 2}]'.encode() * 1,
    }[kind]
    dice = random.Random(f"tables {kind}")
    for _ in range(150):
        data = bytearray(good)
        for _ in range(dice.randint(1, 12)):
            place = dice.randrange(len(data))
            match dice.randrange(4):
                case 0:
                    data[place] = dice.randrange(256)
                case 1:
                    del data[place : place + dice.randint(1, 40)]
                case 2:
                    data[place:place] = data[: dice.randint(1, 30)]
                case _:
                    data[place] ^= 1 << dice.randrange(8)
            if not data:
                break
        try:
            book = read_table_file(bytes(data), f"a.{kind}")
        except Unreadable:
            continue
        assert all(isinstance(c, str) for s in book.sheets for r in s.rows for c in r.cells)


@pytest.mark.skipif(REAL is None, reason="no real inputs")
@pytest.mark.parametrize(
    ("path", "rows", "width"),
    [
        ("iso/ISO_TC211.csv", 205, 15),
        ("iso/ISO_TC8.csv", 873, 15),
        ("iec/TC65.csv", 1196, 15),
        ("china/records_mixed_sources.csv", 30, 25),
        ("iso/iso_technical_committees.jsonl", 786, 15),
        ("ics/ics_codes_en_fr_zh1.csv", 1382, 6),
        ("ballots/dis29500_2008-03_after_brm.csv", 88, 5),
    ],
)
def test_real_files(path: str, rows: int, width: int) -> None:
    book = read_table_file(Path(str(REAL)) / path)
    assert [(len(sheet.rows), sheet.width) for sheet in book.sheets] == [(rows, width)]
    assert book.problems == ()
    assert {len(row.cells) for row in book.sheets[0].rows} == {width}
