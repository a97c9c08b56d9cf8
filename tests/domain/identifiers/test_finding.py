"""References in running text and file names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.domain.identifiers import Kind, find_all, parse
from tests.domain.identifiers.test_chinese import PRINTED as CHINESE
from tests.domain.identifiers.test_international import PRINTED as INTERNATIONAL


def found(text: str) -> list[str]:
    return [identifier.canonical for identifier in find_all(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISO/DIS 19156 Geographic information", ["ISO/DIS 19156"]),
        ("see ISO 9001 and ISO 14001:2015.", ["ISO 9001", "ISO 14001:2015"]),
        ("ISO 9001, ISO 14001, ISO 45001", ["ISO 9001", "ISO 14001", "ISO 45001"]),
        ("ISO 9001-based, ISO 9001:2015-compliant", ["ISO 9001", "ISO 9001:2015"]),
        ("(ISO 32000-1:2008)", ["ISO 32000-1:2008"]),
        ("[1] ISO 690:2010(E)《信息和文献》，NEQ", ["ISO 690:2010(E)"]),
        ("本文件等同采用ISO 19115-1:2014《地理信息》。", ["ISO 19115-1:2014"]),
        ("本文件代替GB/T 7714—2005、JB 1234-1999", ["GB/T 7714—2005", "JB 1234—1999"]),
        ("GB/T 1.1—2020和GB/T 20000.2的规定", ["GB/T 1.1—2020", "GB/T 20000.2"]),
        ("GB/T 19001—2016/ISO 9001:2015，IDT", ["GB/T 19001—2016/ISO 9001:2015"]),
        ("GB 1234—2020第1号修改单", ["GB 1234—2020/XG1"]),
        ("GB/T 20501（所有部分）适用", ["GB/T 20501（所有部分）"]),
        ("ISO 10303 (all parts), STEP", ["ISO 10303 (all parts)"]),
        (
            "IEC 60601-1:2005+AMD1:2012+AMD2:2020 CSV; IEC 62366-1",
            ["IEC 60601-1:2005+AMD1:2012+AMD2:2020 CSV", "IEC 62366-1"],
        ),
        ("DB11/T 1—2024、T/CAS 290—2017", ["DB11/T 1—2024", "T/CAS 290—2017"]),
        ("BS EN ISO 9001:2015+A1:2024 replaces", ["BS EN ISO 9001:2015+A1:2024"]),
        ("计划号：20251187-T-334（W20232701）", ["20251187-T-334", "W20232701"]),
        ("65/987/CDV and 82/1943A/RVN", ["65/987/CDV", "82/1943A/RVN"]),
        ("as ISO/TC 211 N 5600 says", ["ISO/TC 211 N 5600"]),
        ("AS 1519:2018", ["AS 1519:2018"]),
    ],
)
def test_in_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ISO_DIS_19156.docx", "ISO/DIS 19156"),
        ("iso_iec_27001_2022(E).pdf", "ISO/IEC 27001:2022(E)"),
        ("ISO-TC171-SC2-WG8_N0858_Agenda.docx", "ISO/TC 171/SC 2/WG 8 N 858"),
        ("GB_T_19001-2016.pdf", "GB/T 19001—2016"),
        ("GBT 19001-2016质量管理体系.pdf", "GB/T 19001—2016"),
        ("【现行】GB 4943.1-2022 音视频.pdf", "GB 4943.1—2022"),
        ("65E_849e_CC.pdf", "65E/849/CC"),
        ("100_3705f_FDIS.docx", "100/3705(F)/FDIS"),
        ("Comments_on_ISO_CD_19168-2_collated.docx", "ISO/CD 19168-2"),
    ],
)
def test_in_file_names(name: str, expected: str) -> None:
    assert found(name) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no reference at all",
        "16 GB 2019 RAM and 8 GB 1600 DDR",
        "as 12, is 9, SI 5, API 3",
        "on 12/31/2020 at 10:30",
        "全国地理信息标准化技术委员会（SAC/TC 230）",
        "In 2019 the TC 211 met SC 42",
        "the ISO and the IEC",
        "XISO 9001",
        "version 2.0 of 1/2/CDX",
    ],
)
def test_where_there_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [text for text, fields in (*INTERNATIONAL, *CHINESE) if not text.startswith(("DB ", "XX"))],
)
def test_what_is_read_alone_is_found_between_words(text: str) -> None:
    kind = parse(text).kind
    inside = [each for each in find_all(f"参见{text}。") if each.kind is kind]
    assert [each.canonical for each in inside] == [text]


@settings(deadline=None)
@given(st.text(alphabet="ISO/IEC GBT 9001-:.()—第号修改单1,65CDV", max_size=120))
def test_finding_never_raises_and_finds_what_can_be_read(text: str) -> None:
    for identifier in find_all(text):
        assert identifier.ok
        assert identifier.kind is not Kind.COMMITTEE
        assert parse(identifier.canonical).ok
