"""IEC working documents and programme items."""

from __future__ import annotations

from typing import Any

import pytest

from stdcommittee.domain.identifiers import Kind, parse
from tests.domain.identifiers.expectations import reads


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("65/1103/CDV", {"committee": "TC 65", "number": "1103", "type": "CDV"}),
        ("86B/4712/FDIS", {"committee": "SC 86B"}),
        ("82/2143A/RVN", {"number": "2143A"}),
        ("100/3905(F)/FDIS", {"language": "F"}),
        ("CIS/F/820/RVC", {"committee": "CISPR/F"}),
        ("CISPR/1490/RM", {"committee": "CISPR"}),
        ("JTC1-SC41/350/CC", {"committee": "ISO/IEC JTC 1/SC 41"}),
        ("SyCSmartEnergy/240/RVDTS", {"committee": "SyCSmartEnergy"}),
        ("SMB/7701B/RV", {"committee": "SMB"}),
        ("SEG13/9/INF", {"committee": "SEG13"}),
        ("CAB/2210/DV", {"committee": "CAB"}),
        ("3/1700/DISH", {"type": "DISH"}),
        ("57/2650/2CD", {"type": "2CD"}),
        ("SMB/7777/NEWTYPE", {"type": "NEWTYPE"}),
        ("XYZ/12/INF", {"committee": "XYZ"}),
    ],
)
def test_documents(text: str, fields: dict[str, Any]) -> None:
    assert reads(text, text, publisher="IEC", **fields).kind is Kind.WORKING_DOCUMENT


@pytest.mark.parametrize(
    ("text", "canonical"),
    [("65/987/cdv", "65/987/CDV"), ("65 / 987 / CDV", "65/987/CDV"), ("cis/a/1/cd", "CIS/A/1/CD")],
)
def test_spelling_variants(text: str, canonical: str) -> None:
    reads(text, canonical)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("PWI TR 100-36 ED1", {"stage": "PWI", "type": "TR", "committee": "TC 100"}),
        ("PNW 65-1044 ED1", {"stage": "PNW", "type": "", "number": "1044", "edition": "1"}),
        ("PWI SRD SyCCOMM-4 ED1", {"type": "SRD", "committee": "SyCCOMM"}),
        ("PNW TS SYCSMARTENERGY-230 ED1", {"committee": "SYCSMARTENERGY"}),
        ("PWI 86B-31", {"edition": "", "committee": "SC 86B"}),
        ("PNW 1-394-2 ED1", {"number": "394", "parts": ("2",)}),
        ("prePNW 13-2000 ED1", {"stage": "prePNW"}),
        ("PNW JTC1-SC41-310 ED1", {"committee": "ISO/IEC JTC 1/SC 41"}),
    ],
)
def test_programme_items(text: str, fields: dict[str, Any]) -> None:
    assert reads(text, text, **fields).kind is Kind.PROGRAMME


@pytest.mark.parametrize(
    "text", ["65/987", "12/2023", "12/31/2020", "ABC/12/XYZ", "PNW", "PNW 65", "1/2/3"]
)
def test_what_is_neither(text: str) -> None:
    assert not parse(text).ok
