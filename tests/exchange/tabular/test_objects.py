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


def test_an_object_with_lists_may_be_a_record_itself() -> None:
    data = b'{"reference": "ISO/TC 999", "pMembers": [{"acronym": "SAC"}], "empty": null}'
    book = read_table_file(data, "a.json")
    assert [(sheet.name, len(sheet.rows)) for sheet in book.sheets] == [("pMembers", 2)]
    assert book.whole is not None
    assert book.whole.rows == (
        Row(0, ("reference", "pMembers", "empty")),
        Row(1, ("ISO/TC 999", '[{"acronym": "SAC"}]', "")),
    )
    assert read_table_file(b'{"reference": "ISO/TC 999"}', "a.json").whole is None


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_the_only_line_is_a_record_like_any_other(name: str) -> None:
    line = b'{"reference": "ISO/TC 999", "pMembers": [{"acronym": "SAC"}]}\n'
    one, two = read_table_file(line, name), read_table_file(line + line, name)
    assert (one.format, one.whole) == ("jsonl", None)
    assert one.sheets[0].rows == two.sheets[0].rows[:2]


def test_escapes_that_stand_for_no_character_are_mended() -> None:
    data = (
        rb'[{"a\udc00": "x\ud800y", "b\u0000": "\ud83d\ude00", "c": ["\udfff", {"d": "\u0000"}]}]'
    )
    (sheet,) = read_table_file(data, "a.json").sheets
    assert sheet.rows[0].cells == ("a\ufffd", "b", "c")
    assert sheet.rows[1].cells[:2] == ("x\ufffdy", "\N{GRINNING FACE}")
    "".join(cell for row in sheet.rows for cell in row.cells).encode("utf-8")


def test_lists_of_lists_are_rows() -> None:
    (sheet,) = read_table_file(b'[["a", "b"], [1, null]]', "a.json").sheets
    assert sheet.rows == (Row(1, ("a", "b")), Row(2, ("1", "")))


@pytest.mark.parametrize(
    "data", [b"[" * 100_000, b'{"a": ', b"[1, 2", b"null", b"5", b'"text"', b"1\n2\n"]
)
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
