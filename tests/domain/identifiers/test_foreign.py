"""References of regional, national and professional bodies."""

from __future__ import annotations

from typing import Any

import pytest

from stdcommittee.domain.identifiers import Kind, Supplement, parse
from tests.domain.identifiers.expectations import reads


@pytest.mark.parametrize(
    ("text", "adopted"),
    [
        ("BS EN ISO 14001:2015", "ISO 14001:2015"),
        ("BS EN ISO/IEC 17025:2017", "ISO/IEC 17025:2017"),
        ("EN ISO 19011:2018", "ISO 19011:2018"),
        ("EN IEC 60335-1:2023/A11:2023", "IEC 60335-1:2023"),
        ("BS EN ISO 9001:2015+A1:2024", "ISO 9001:2015"),
        ("EN ISO 12100:2010/AC:2011", "ISO 12100:2010"),
        ("NEN-EN-ISO 9001:2015", "ISO 9001:2015"),
        ("DS/EN ISO 9001:2015", "ISO 9001:2015"),
        ("ČSN EN ISO 9001", "ISO 9001"),
        ("KS I ISO 8199", "ISO 8199"),
        ("AS/NZS ISO 31000:2018", "ISO 31000:2018"),
        ("PD CEN ISO/TS 19844:2018", "ISO/TS 19844:2018"),
        ("GOST R ISO 9001-2015", "ISO 9001:2015"),
        ("TS EN ISO 9001:2015", "ISO 9001:2015"),
    ],
)
def test_adoptions_are_printed_unchanged(text: str, adopted: str) -> None:
    found = reads(text, text, kind=Kind.ADOPTION)
    assert found.adopted is not None
    assert found.adopted.canonical == adopted
    assert (found.number, found.parts) == (found.adopted.number, found.adopted.parts)


@pytest.mark.parametrize("stage", ["prEN", "FprEN"])
def test_european_drafts(stage: str) -> None:
    reads(f"{stage} ISO 10140-4", f"{stage} ISO 10140-4", kind=Kind.DRAFT, stage=stage)


def test_european_amendments() -> None:
    found = parse("BS EN ISO 9001:2015+A1:2024")
    assert found.publisher == "BS EN ISO"
    assert found.supplements == (Supplement("A", "1", 2024, consolidated=True),)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("EN 50341-2-4:2019", {"publisher": "EN", "parts": ("2", "4"), "year": 2019}),
        ("BS EN 60335-1:2012+A11:2014", {"kind": Kind.SUPPLEMENT}),
        ("DIN VDE 0100-410:2018-10", {"number": "0100", "month": 10}),
        ("JIS Q 27000:2019", {"publisher": "JIS", "number": "Q 27000"}),
        ("CECS 102:2002", {"publisher": "CECS", "number": "102", "year": 2002}),
        ("IEEE 1588-2019", {"number": "1588", "year": 2019, "kind": Kind.FOREIGN}),
        ("IEEE Std 802.1Q-2022", {"number": "802.1Q"}),
        ("ASTM D4541-17e1", {"number": "D4541", "year": 2017}),
        ("ETSI EN 300 328 V2.2.2 (2019-07)", {"number": "300 328"}),
        ("ITU-T X.509", {"number": "X.509"}),
        ("OIML R 76-1:2006", {"publisher": "OIML"}),
        ("AS 1519:2018", {"publisher": "AS"}),
    ],
)
def test_own_numbers_are_printed_unchanged(text: str, fields: dict[str, Any]) -> None:
    reads(text, text, **fields)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("bs en iso 9001:2015", "BS EN ISO 9001:2015"),
        ("IEEE 1588:2019", "IEEE 1588-2019"),
        ("GOST R ISO 9001:2015", "GOST R ISO 9001-2015"),
        ("ГОСТ Р ИСО 9001-2015", "GOST R ISO 9001-2015"),
        ("CSN EN ISO 9001", "ČSN EN ISO 9001"),
        ("PREN ISO 10140-4", "prEN ISO 10140-4"),
    ],
)
def test_spelling_variants(text: str, canonical: str) -> None:
    reads(text, canonical)


@pytest.mark.parametrize("text", ["EN", "BS EN", "DIN", "TS 22163", "ASTM hello", "BS EN ISO"])
def test_what_is_no_reference(text: str) -> None:
    assert not parse(text).ok
