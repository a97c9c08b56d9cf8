from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.comments.order import Part, cct_order, document_order, read_place
from stdcommittee.exchange.tabular import read_table_file

REAL = os.environ.get("STDCOMMITTEE_REAL_INPUTS")

DOCUMENT = [
    ["", "-", "All", "General", "Whole document", "_whole document", "全文", "整体", "Document"],
    ["Title", "封面", "标准名称"],
    ["Contents", "目次"],
    ["Foreword", "前言"],
    ["Introduction", "引言"],
    ["0.1", "Introduction 0.1"],
    ["1", "Scope", "范围", "Clause 1"],
    ["2", "规范性引用文件"],
    ["3", "第3章", "第三章", "Terms and definitions"],
    ["3.1"],
    ["3.1.2"],
    ["3.1.2, Note 1"],
    ["3.1.2 Note 2"],
    ["3.8"],
    ["3.10"],
    ["3.13"],
    ["3.13 & 3.14", "3.13, 3.14"],
    ["3.13 to 3.15", "3.13–3.15", "3.13 至 3.15"],
    ["3.14"],
    ["4"],
    ["Clauses 4 to 6", "第4章至第6章"],
    ["4.2"],
    ["4.2 a)", "4.2 a）"],
    ["4.2 b)"],
    ["4.2 Table 2"],
    ["4.2 Table 10"],
    ["4.2 Figure 1"],
    ["4.2.1"],
    ["4.10"],
    ["5.1", "5.1条", "第5.1条", "§ 5.1"],
    ["9.9.4"],
    ["9.10.1"],
    ["12", "第十二章"],
    ["Annex A", "附录A", "附录 A（规范性）", "A"],
    ["A.1", "附录A.1", "Annex A.1"],
    ["A.2"],
    ["A.10"],
    ["Table B.1"],
    ["B.1"],
    ["Annex ZA"],
    ["Bibliography", "参考文献"],
    ["索引"],
    ["Table 2", "表2"],
    ["Table 10"],
    ["Figure 3", "图3"],
    ["公式(3)", "Formula 3"],
    ["Page 5"],
    ["somewhere else"],
]


def test_document_order() -> None:
    keys = [{document_order(clause)[:6] for clause in group} for group in DOCUMENT]
    listed = [min(group) for group in keys]
    assert [max(group) for group in keys] == listed, "a group is not one place"
    assert listed == sorted(listed)
    assert len(set(listed)) == len(listed)


def test_shuffled_clauses_come_back_in_order() -> None:
    clauses = [group[0] for group in DOCUMENT]
    shuffled = random.Random(7).sample(clauses, len(clauses))
    assert sorted(shuffled, key=document_order) == clauses


def test_within_a_clause_lines_and_elements_decide() -> None:
    places = [
        ("", ""),
        ("1st paragraph", ""),
        ("第2段", ""),
        ("last paragraph", ""),
        ("a)", ""),
        ("Formula 2", ""),
        ("Table 3", ""),
        ("Table 12", ""),
        ("Figure 1", ""),
        ("Note 1", ""),
        ("示例", ""),
        ("coverage", ""),
        ("Table 1", "l. 9"),
        ("", "45 ff"),
        ("Note 1", "1097"),
    ]
    shuffled = random.Random(3).sample(places, len(places))
    assert sorted(shuffled, key=lambda place: document_order("4.2", *place)) == places


@pytest.mark.parametrize(
    ("clause", "part", "annex", "path", "end"),
    [
        ("6.1 and throughout", Part.CLAUSE, "", (6, 1), ()),
        ("3.13, 3.14 and 3.20", Part.CLAUSE, "", (3, 13), (3, 20)),
        ("C.4.3", Part.ANNEX, "C", (4, 3), ()),
        ("附录B", Part.ANNEX, "B", (), ()),
        ("A.1 - A.3", Part.ANNEX, "A", (1,), (3,)),
        ("第5章", Part.CLAUSE, "", (5,), ()),
        ("5.1.2条第2段", Part.CLAUSE, "", (5, 1, 2), ()),
        ("3.4 Terms", Part.CLAUSE, "", (3, 4), ()),
        ("９．１", Part.CLAUSE, "", (9, 1), ()),
        ("Many figures", Part.GENERAL, "", (), ()),
        ("Nowhere", Part.OTHER, "", (), ()),
    ],
)
def test_places(
    clause: str, part: Part, annex: str, path: tuple[int, ...], end: tuple[int, ...]
) -> None:
    place = read_place(clause)
    assert (place.part, place.annex, place.path, place.end) == (part, annex, path, end)


def test_the_order_of_the_iso_tool() -> None:
    clauses = [
        "",
        "2",
        "3",
        "3.8",
        "3.10",
        "3.13 & 3.14",
        "3.13, 3.14",
        "3.14",
        "8.2.10",
        "8.2.16",
        "8.2.2",
        "9.9.4",
        "9.10.1",
        "B.1",
        "B.2",
        "Bibliography",
        "C.4.3",
        "D.4",
        "Foreword",
        "General",
        "Introduction",
    ]
    shuffled = random.Random(5).sample(clauses, len(clauses))
    assert sorted(shuffled, key=cct_order) == clauses


@given(st.lists(st.text(max_size=20), max_size=8), st.text(max_size=12), st.text(max_size=6))
def test_any_cells_can_be_sorted(clauses: list[str], element: str, line: str) -> None:
    keys = [document_order(clause, element, line) for clause in clauses]
    assert len(sorted(keys)) == len(clauses)
    assert len(sorted(map(cct_order, clauses))) == len(clauses)


@pytest.mark.skipif(REAL is None, reason="no real inputs")
def test_a_real_collation_is_in_the_order_of_the_iso_tool() -> None:
    path = Path(str(REAL)) / "comments" / "iso_dis_19156_collated.docx"
    clauses = [row.at(2).strip() for row in read_table_file(path).sheets[0].rows]
    assert len(clauses) == 119
    assert sorted(clauses, key=cct_order) == clauses
