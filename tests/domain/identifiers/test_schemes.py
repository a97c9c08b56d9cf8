"""Documents of the conformity assessment systems."""

from __future__ import annotations

from typing import Any

import pytest

from stdcommittee.domain.identifiers import Kind, parse
from tests.domain.identifiers.expectations import reads


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("IECEE 02:2021", {"publisher": "IECEE", "type": "", "number": "02", "year": 2021}),
        ("IECEE OD-2048:2019", {"type": "OD", "number": "2048"}),
        ("IECEE TRF 62368-1C:2020", {"type": "TRF", "number": "62368-1C"}),
        ("IECEE TRF 60086-1&2A:2017", {"number": "60086-1&2A"}),
        ("IECEE TRF 61058-1F_II:2019", {"number": "61058-1F_II"}),
        ("IECEx TRF 60079-7v5Arev4_ds:2018", {"publisher": "IECEx"}),
        ("IECEx OD 024:2018", {"number": "024"}),
        ("IECQ QC 001002-3:2022", {"publisher": "IECQ", "type": "QC"}),
        ("IECRE OD-502", {"publisher": "IECRE", "year": None}),
        ("IECEx 02:2020 ED8.1(E)", {"edition": "8.1", "language": "E"}),
    ],
)
def test_printed_unchanged(text: str, fields: dict[str, Any]) -> None:
    assert reads(text, text, **fields).kind is Kind.SCHEME


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("IECEX OD 024:2018", "IECEx OD 024:2018"),
        ("IECEE TRF 60947-5-1,2:2015", "IECEE TRF 60947-5-1&2:2015"),
        ("IECEE-TRF 62368-1C", "IECEE TRF 62368-1C"),
    ],
)
def test_spelling_variants(text: str, canonical: str) -> None:
    reads(text, canonical)


@pytest.mark.parametrize("text", ["IECEE", "IECEE TRF", "IECEE OD-", "IECEx Ex"])
def test_what_is_no_reference(text: str) -> None:
    assert not parse(text).ok
