from __future__ import annotations

import json

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.exchange.tabular import Row, read_table_file


def test_objects_become_rows_under_one_heading_row() -> None:
    data = [
        {"reference": "ISO 1:2022", "title": {"en": "A", "fr": "B"}, "ics": ["17.040", "01.040"]},
        {"reference": "ISO 2", "edition": 12345678901234567890, "live": True, "part": None},
        {"reference": "ISO 3", "weight": 3.0, "links": [{"ref": "ISO 4"}], "title": {}},
    ]
    (sheet,) = read_table_file(json.dumps(data).encode(), "a.json").sheets
    assert sheet.rows == (
        Row(
            0,
            (
                "reference",
                "title.en",
                "title.fr",
                "ics",
                "edition",
                "live",
                "part",
                "weight",
                "links",
                "title",
            ),
        ),
        Row(1, ("ISO 1:2022", "A", "B", "17.040; 01.040", "", "", "", "", "", "")),
        Row(2, ("ISO 2", "", "", "", "12345678901234567890", "TRUE", "", "", "", "")),
        Row(3, ("ISO 3", "", "", "", "", "", "", "3", '[{"ref": "ISO 4"}]', "")),
    )


def test_a_broken_line_costs_only_itself() -> None:
    book = read_table_file(b'{"a": 1}\n\n{"a": 2,\n{"a": 3}\n', "a.jsonl")
    assert book.sheets[0].rows == (
        Row(0, ("a", "(unreadable line)")),
        Row(1, ("1", "")),
        Row(3, ("", '{"a": 2,')),
        Row(4, ("3", "")),
    )
    assert "Line 3" in str(book.problems[0])


def test_lists_inside_an_object_are_its_tables() -> None:
    book = read_table_file(b'{"made": "2026", "votes": [{"mb": "CN"}], "notes": [1]}', "a.json")
    assert [(sheet.name, len(sheet.rows)) for sheet in book.sheets] == [("votes", 2)]


def test_lists_of_lists_are_rows() -> None:
    (sheet,) = read_table_file(b'[["a", "b"], [1, null]]', "a.json").sheets
    assert sheet.rows == (Row(1, ("a", "b")), Row(2, ("1", "")))


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a": ', b"[1, 2"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="not well-formed JSON"):
        read_table_file(data, "a.json")


def test_objects_with_ever_other_names_are_refused() -> None:
    many = ",".join(f'{{"k{n}": 1}}' for n in range(5000))
    with pytest.raises(Unreadable, match="5000 different names"):
        read_table_file(f"[{many}]".encode(), "a.json")


def test_text_that_only_begins_like_json_is_read_as_text() -> None:
    (sheet,) = read_table_file(b"{draft},title\n1,x\n", "a.csv").sheets
    assert sheet.rows[0].cells == ("{draft}", "title")
