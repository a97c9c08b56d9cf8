"""Levels of standards."""

from __future__ import annotations

import pytest

from stdcommittee.domain.identifiers import Level, level, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISO 9001:2015", Level.INTERNATIONAL),
        ("ISO/DIS 19156", Level.INTERNATIONAL),
        ("ISO 9001:2015/Amd 1:2024", Level.INTERNATIONAL),
        ("IEC 60335-1", Level.INTERNATIONAL),
        ("CISPR 32", Level.INTERNATIONAL),
        ("IWA 14-1", Level.INTERNATIONAL),
        ("FprISO 10140-4", Level.INTERNATIONAL),
        ("PNW 65-915 ED1", Level.INTERNATIONAL),
        ("IECEE 02:2021", Level.INTERNATIONAL),
        ("ITU-T X.509", Level.INTERNATIONAL),
        ("CIE 15:2018", Level.INTERNATIONAL),
        ("EN 50341-1", Level.FOREIGN),
        ("BS EN ISO 9001:2015", Level.FOREIGN),
        ("prEN ISO 10140-4", Level.FOREIGN),
        ("GOST R ISO 9001-2015", Level.FOREIGN),
        ("ASTM D4541-17", Level.FOREIGN),
        ("GB 4943.1—2022", Level.NATIONAL_MANDATORY),
        ("GBZ 2.1—2019", Level.NATIONAL_MANDATORY),
        ("20251187-Q-334", Level.NATIONAL_MANDATORY),
        ("GB/T 1.1—2020", Level.NATIONAL_RECOMMENDED),
        ("GBZ/T 160.29—2004", Level.NATIONAL_RECOMMENDED),
        ("GB/T 19001—2016/ISO 9001:2015", Level.NATIONAL_RECOMMENDED),
        ("20251187-T-334", Level.NATIONAL_RECOMMENDED),
        ("W20232701", Level.NATIONAL_RECOMMENDED),
        ("GB/Z 43194—2023", Level.NATIONAL_GUIDANCE),
        ("20251187-Z-334", Level.NATIONAL_GUIDANCE),
        ("JB/T 1234—2024", Level.INDUSTRY),
        ("SN/T 1234—2024", Level.INDUSTRY),
        ("DB/T 81—2020", Level.INDUSTRY),
        ("XX/T 12—2024", Level.INDUSTRY),
        ("CJJ 1—2008", Level.INDUSTRY),
        ("2023-0123T-YD", Level.INDUSTRY),
        ("DB11/T 1234—2024", Level.LOCAL),
        ("DB4403/T 12—2023", Level.LOCAL),
        ("DBJ/T 15-38—2019", Level.LOCAL),
        ("T/CAS 290—2017", Level.GROUP),
        ("Q/ABC 001—2024", Level.ENTERPRISE),
        ("GJB 9001C—2017", None),
        ("GSB 08-3389-2016", None),
        ("JJG 196—2006", None),
        ("ISO/TC 211", None),
        ("65/987/CDV", None),
        ("hello", None),
    ],
)
def test_level(text: str, expected: Level | None) -> None:
    assert level(parse(text)) is expected
