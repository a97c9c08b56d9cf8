from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.comments.bodies import body_in_file_name, country_of, read_id

CASES = {
    # cell: body, country, own number, collation's number
    "FR-007": ("FR", "FR", "007", ""),
    "DK-035": ("DK", "DK", "035", ""),
    "**-001": ("**", "", "001", ""),
    "**": ("**", "", "", ""),
    "TMG-011": ("TMG", "", "011", ""),
    "JRC (EC)-014": ("JRC (EC)", "", "014", ""),
    "IOGP-013": ("IOGP", "", "013", ""),
    "DSM-009": ("DSM", "MY", "009", ""),
    "AFNOR-001": ("AFNOR", "FR", "001", ""),
    "DK2-005": ("DK", "DK", "2", "005"),
    "ZA-001-030": ("ZA", "ZA", "001", "030"),
    "-009": ("", "", "", "009"),
    "XXX": ("XXX", "", "", ""),
    "": ("", "", "", ""),
    "US": ("US", "US", "", ""),
    "Eclipse Foundation": ("Eclipse Foundation", "", "", ""),
    "CN-001\n-002": ("CN", "CN", "001", "002"),
    "DSM-009\n-016": ("DSM", "MY", "009", "016"),
    "\tTMG-005\n\t": ("TMG", "", "005", ""),
    "GB1": ("GB", "GB", "1", ""),
    "GB 001": ("GB", "GB", "001", ""),
    "UK-12": ("UK", "GB", "12", ""),
    "CN 12": ("CN", "CN", "12", ""),
    "CS016": ("CS", "", "016", ""),
    "US 12-045": ("US", "US", "12", "045"),
    "ＣＮ－００３": ("CN", "CN", "003", ""),
    "fr\u20137": ("FR", "FR", "7", ""),
    "DE-012a": ("DE", "DE", "012a", ""),
    "ISO/TC 211-003": ("ISO/TC 211", "", "003", ""),
    "ISO/IEC JTC 1/SC 27/WG 1": ("ISO/IEC JTC 1/SC 27/WG 1", "", "", ""),
    "WG 3": ("WG 3", "", "", ""),
    "某研究院": ("某研究院", "", "", ""),
    "某检测中心（华东）-12": ("某检测中心（华东）", "", "12", ""),
    "GOST R-4": ("GOST R", "RU", "4", ""),
}


@pytest.mark.parametrize("cell", CASES)
def test_bodies_and_numbers(cell: str) -> None:
    found = read_id(cell)
    assert (found.body, found.country, found.own, found.sequence) == CASES[cell]
    assert found.raw == cell


def test_the_number_is_the_bodys_own_before_the_collations() -> None:
    assert read_id("ZA-001-030").number == "001"
    assert read_id("-009").number == "009"
    assert read_id("US").number == ""


@pytest.mark.parametrize(
    ("cell", "confident"), [("FR-1", True), ("**-1", True), ("XXX", False), ("", False)]
)
def test_only_known_bodies_are_sure(cell: str, confident: bool) -> None:
    assert read_id(cell).confident is confident


@given(st.text(max_size=40))
def test_every_cell_is_read_and_nothing_is_invented(cell: str) -> None:
    found = read_id(cell)
    assert found.raw == cell
    letters = {sign.upper() for sign in cell} | {
        chr(ord(s) - 0xFEE0).upper() for s in cell if 0xFF10 <= ord(s) <= 0xFF5A
    }
    assert {sign.upper() for sign in found.body + found.own + found.sequence} <= letters | {
        " ",
        "-",
    }


def test_countries() -> None:
    assert country_of("sac") == "CN"
    assert country_of(" DE ") == "DE"
    assert country_of("ZZ") == ""


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("ISO_DIS 99999 (Ed 2)_AFNOR.doc", "AFNOR"),
        ("ISO_DIS 99999 (Ed 2)_EC - European Commission.docx", "EC - European Commission"),
        ("en123p4-afnor.doc", "AFNOR"),
        ("eniso345-din.doc", "DIN"),
        ("征求意见表_某研究院.docx", "某研究院"),
        ("comments-final.docx", ""),
        ("comments_2.docx", ""),
    ],
)
def test_the_body_in_a_file_name(name: str, body: str) -> None:
    assert body_in_file_name(name) == body
