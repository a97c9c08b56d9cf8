"""Committees and their N documents."""

from __future__ import annotations

from typing import Any

import pytest

from stdcommittee.domain.identifiers import Kind, parse, sort_key
from tests.domain.identifiers.expectations import reads


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("ISO/TC 34/SC 8/WG 3", {"publisher": "ISO", "type": "TC", "number": "34"}),
        ("ISO/TC 322", {"number": "322", "parts": ()}),
        ("ISO/PC 329", {"type": "PC"}),
        ("ISO/TC 211/JWG 11", {"parts": ("JWG 11",)}),
        ("ISO/CASCO", {"type": "CASCO", "number": ""}),
        ("ISO/CASCO/WG 44", {"parts": ("WG 44",)}),
        ("ISO/WS ESG", {"type": "WS", "number": "ESG"}),
        ("ISO/IEC JTC 1/SC 27/WG 5", {"publisher": "ISO/IEC", "type": "JTC"}),
        ("JTC 1/SC 38", {"publisher": "ISO/IEC"}),
        ("IEC/ISO JTC 3", {"publisher": "IEC/ISO"}),
        ("IEC/ISO JSyC BDC", {"type": "JSyC", "number": "BDC"}),
        ("TC 57", {"publisher": "IEC", "number": "57"}),
        ("SC 65E", {"publisher": "IEC", "type": "SC", "number": "65E"}),
        ("TC 86/SC 86B", {"parts": ("SC 86B",)}),
        ("IEC/TC 65", {"publisher": "IEC"}),
        ("CISPR/H", {"publisher": "IEC", "type": "CISPR", "number": "H"}),
        ("CISPR/A/WG 2", {"parts": ("WG 2",)}),
        ("CISPR", {"type": "CISPR", "number": ""}),
        ("SyC LVDC", {"type": "SyC", "number": "LVDC"}),
        ("SAC/TC 230", {"publisher": "SAC", "number": "230"}),
        ("SAC/TC 28/SC 42", {"parts": ("SC 42",)}),
        ("SAC/SWG 12", {"type": "SWG"}),
        ("TC 100/TA 20", {"parts": ("TA 20",)}),
        ("ISO/TMB/JTCG", {"parts": ("JTCG",)}),
        ("CEN/TC 287", {"publisher": "CEN"}),
        ("CEN/CLC/JTC 21", {"publisher": "CEN/CLC"}),
        ("TC 260", {"publisher": ""}),
    ],
)
def test_printed_unchanged(text: str, fields: dict[str, Any]) -> None:
    assert reads(text, text, **fields).kind is Kind.COMMITTEE


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("ISO/TC211", "ISO/TC 211"),
        ("iso tc 211 wg 10", "ISO/TC 211/WG 10"),
        ("ISO-TC171-SC2-WG8", "ISO/TC 171/SC 2/WG 8"),
        ("SAC/TC230/SC1", "SAC/TC 230/SC 1"),
        ("SAC／TC　230", "SAC/TC 230"),
        ("ISO/IEC/JTC 4", "ISO/IEC JTC 4"),
        ("ISO/IEC JTC1/SC42", "ISO/IEC JTC 1/SC 42"),
        ("JTC1-SC41", "JTC 1/SC 41"),
        ("IEC TC 65", "IEC/TC 65"),
        ("CIS/A", "CISPR/A"),
        ("ISO/TC 034/SC 08", "ISO/TC 34/SC 8"),
    ],
)
def test_spelling_variants(text: str, canonical: str) -> None:
    reads(text, canonical)


@pytest.mark.parametrize(
    ("text", "canonical", "committee"),
    [
        ("ISO/TC 211 N 5600", "ISO/TC 211 N 5600", "ISO/TC 211"),
        ("ISO/TC176/SC2 N1234", "ISO/TC 176/SC 2 N 1234", "ISO/TC 176/SC 2"),
        ("ISO/TC 176/SC 2/WG 8 N 12", "ISO/TC 176/SC 2/WG 8 N 12", "ISO/TC 176/SC 2/WG 8"),
        ("ISO-TC171-SC2-WG8_N0858", "ISO/TC 171/SC 2/WG 8 N 858", "ISO/TC 171/SC 2/WG 8"),
        ("ISO/IEC JTC 1/SC 42 N 100", "ISO/IEC JTC 1/SC 42 N 100", "ISO/IEC JTC 1/SC 42"),
        ("JTC 1/SC 29 N 1901", "ISO/IEC JTC 1/SC 29 N 1901", "ISO/IEC JTC 1/SC 29"),
        ("TC 46 N 2900", "ISO/TC 46 N 2900", "ISO/TC 46"),
        ("SAC/TC 230 N 15", "SAC/TC 230 N 15", "SAC/TC 230"),
        ("ISO/TC 211 N 5600 rev. 2", "ISO/TC 211 N 5600 Rev 2", "ISO/TC 211"),
    ],
)
def test_n_documents(text: str, canonical: str, committee: str) -> None:
    reads(text, canonical, kind=Kind.WORKING_DOCUMENT, type="N", committee=committee)


def test_two_spellings_of_one_committee_are_the_same_to_the_order() -> None:
    assert sort_key("IEC/TC 65") == sort_key("TC 65") != sort_key("SAC/TC 65")


@pytest.mark.parametrize("text", ["ISO/TC", "TC", "WG 3", "ISO/TC 211 N", "SMB", "SAC", "MT 12"])
def test_what_is_no_committee(text: str) -> None:
    assert parse(text).kind is not Kind.COMMITTEE
