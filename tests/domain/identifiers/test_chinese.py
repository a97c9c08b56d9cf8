"""Numbers of Chinese standards."""

from __future__ import annotations

from typing import Any

import pytest

from stdcommittee.domain.identifiers import Kind, Supplement, parse
from tests.domain.identifiers.expectations import reads

PRINTED: list[tuple[str, dict[str, Any]]] = [
    ("GB 4943.1—2022", {"publisher": "GB", "type": "", "number": "4943", "parts": ("1",)}),
    ("GB/T 19710.1—2023", {"publisher": "GB", "type": "T", "number": "19710", "year": 2023}),
    ("GB/Z 43194—2023", {"type": "Z"}),
    ("GB/T 24353", {"year": None}),
    ("GB/T 15000.7—2021", {"parts": ("7",)}),
    ("GBZ 2.1—2019", {"publisher": "GBZ", "type": ""}),
    ("GBZ/T 160.29—2004", {"publisher": "GBZ", "type": "T"}),
    ("GBn 254—1986", {"publisher": "GBn"}),
    ("GBJ 16—1987", {"publisher": "GBJ"}),
    ("GJB 9001C—2017", {"number": "9001C"}),
    ("GJB/Z 299C—2006", {"type": "Z"}),
    ("GSB 08-3389-2016", {"number": "08", "parts": ("3389",), "year": 2016}),
    ("JJG 196—2006", {"publisher": "JJG"}),
    ("TSG 23—2021", {"publisher": "TSG"}),
    ("JB/T 5000.12—2007", {"publisher": "JB", "type": "T", "parts": ("12",)}),
    ("JB 8939—1999", {"publisher": "JB", "type": ""}),
    ("YY/T 0316—2016", {"number": "0316"}),
    ("HJ 1235—2021", {"publisher": "HJ"}),
    ("SJ/Z 11616—2016", {"type": "Z"}),
    ("CJJ/T 98—2014", {"publisher": "CJJ"}),
    ("JTG D70—2004", {"number": "D70"}),
    ("HG/T 20592~20635—2009", {"number": "20592~20635"}),
    ("DB/T 81—2020", {"publisher": "DB", "type": "T"}),
    ("DB11/T 1322.2—2017", {"publisher": "DB11", "type": "T", "parts": ("2",)}),
    ("DB3301/T 0415—2023", {"publisher": "DB3301"}),
    ("DB33/ 2146—2018", {"publisher": "DB33", "type": ""}),
    ("DBS44/ 006—2016", {"publisher": "DBS44"}),
    ("DBJ/T 15-38—2019", {"publisher": "DBJ", "parts": ("38",)}),
    ("DB13(J)/T 8359—2020", {"publisher": "DB13(J)"}),
    ("T/CSAE 53—2020", {"publisher": "T/CSAE", "number": "53"}),
    ("T/ZZB 0666—2018", {"number": "0666"}),
    ("T/31SSSA 003—2021", {"publisher": "T/31SSSA"}),
    ("T/GDAQI 012.3—2020", {"parts": ("3",)}),
    ("Q/GDW 11612.41—2016", {"publisher": "Q/GDW", "parts": ("41",)}),
    ("Q/AHTY 0001S—2019", {"number": "0001S"}),
    ("GB/T 20501（所有部分）", {"all_parts": True}),
    ("XX/T 12—2024", {"publisher": "XX", "type": "T"}),
    ("GB 50016—2014（2018年版）", {"year": 2014, "edition": "2018"}),
    ("NB/SH/T 0823—2010", {"publisher": "NB/SH", "type": "T"}),
]


@pytest.mark.parametrize(("text", "fields"), PRINTED)
def test_the_publishers_form_is_printed_unchanged(text: str, fields: dict[str, Any]) -> None:
    reads(text, text, **fields)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("GB/T19001-2016", "GB/T 19001—2016"),
        ("GBT 19001-2016", "GB/T 19001—2016"),
        ("GBT19001-2016", "GB/T 19001—2016"),
        ("gb/t 19001-2016", "GB/T 19001—2016"),
        ("GB/T  19001 - 2016 ", "GB/T 19001—2016"),
        ("GB/T 19001–2016", "GB/T 19001—2016"),
        ("GB/T 19001——2016", "GB/T 19001—2016"),
        ("GB/T 19001\u20102016", "GB/T 19001—2016"),
        ("GB/T 19001\u20112016", "GB/T 19001—2016"),
        ("GB／T　１９００１－２０１６", "GB/T 19001—2016"),
        ("GB/T 19001\u22122016", "GB/T 19001—2016"),
        ("GB/T 19001一2016", "GB/T 19001—2016"),
        ("GB/T 19001:2016", "GB/T 19001—2016"),
        ("GB/T 19001 2016", "GB/T 19001—2016"),
        ("GB_T_19001-2016", "GB/T 19001—2016"),
        ("GB∕T 19001-2016", "GB/T 19001—2016"),
        ("GB/T\u00a019001-2016", "GB/T 19001—2016"),
        ("GB/T 17626-4-2018", "GB/T 17626.4—2018"),
        ("GB 7718-94", "GB 7718—1994"),
        ("JBT 5000.12-2007", "JB/T 5000.12—2007"),
        ("JGJT 23-2011", "JGJ/T 23—2011"),
        ("YY/T 0734.3-2018", "YY/T 0734.3—2018"),
        ("DB 11/T 1322-2017", "DB11/T 1322—2017"),
        ("DB11T 1322-2017", "DB11/T 1322—2017"),
        ("DB33/2146-2018", "DB33/ 2146—2018"),
        ("DB33 2146-2018", "DB33/ 2146—2018"),
        ("DB 12-2022", "DB 12—2022"),
        ("t/cas290-2017", "T/CAS 290—2017"),
        ("T／CAS　290—2017", "T/CAS 290—2017"),
        ("Q/0783QDH001-2020", "Q/0783QDH 001—2020"),
        ("GSB 08—3389—2016", "GSB 08-3389-2016"),
        ("GB/T 5606 (all parts)", "GB/T 5606（所有部分）"),
        ("GB/T 19001-2016（英文版）", "GB/T 19001—2016(英文版)"),
        ("GB/T 19001-2016 英文版", "GB/T 19001—2016(英文版)"),
        ("GB-T 19001-2016", "GB/T 19001—2016"),
        ("GB/T 19001-2016 采", "GB/T 19001—2016"),
        ("《GB/T 19001—2016》", "GB/T 19001—2016"),
        ("GB/T 19012-2019（ISO 10002:2018，IDT）", "GB/T 19012—2019/ISO 10002:2018"),
        ("GB 50016-2014(2018 年版)", "GB 50016—2014（2018年版）"),
        ("NB/SH/T 0001-2019", "NB/SH/T 0001—2019"),
    ],
)
def test_spelling_variants(text: str, canonical: str) -> None:
    reads(text, canonical)


@pytest.mark.parametrize(
    ("text", "canonical", "year"),
    [
        ("GB 1234—2020/XG1—2023", "GB 1234—2020/XG1—2023", 2023),
        ("GB 1234-2020/XG1-2023", "GB 1234—2020/XG1—2023", 2023),
        ("GB 1234-2020 XG 1-2023", "GB 1234—2020/XG1—2023", 2023),
        ("GB 1234-2020第1号修改单", "GB 1234—2020/XG1", None),
        ("GB 1234—2020《第一号修改单》", "GB 1234—2020/XG1", None),
        ("GB 1234—2020（第1号修改单）", "GB 1234—2020/XG1", None),
        ("GB 1234—2020 第 1 号修改单-2023", "GB 1234—2020/XG1—2023", 2023),
    ],
)
def test_amendments(text: str, canonical: str, year: int | None) -> None:
    reads(text, canonical, kind=Kind.SUPPLEMENT, supplements=(Supplement("XG", "1", year),))


@pytest.mark.parametrize(
    ("numeral", "number"), [("十", "10"), ("十二", "12"), ("二十", "20"), ("二十三", "23")]
)
def test_numerals_of_amendments(numeral: str, number: str) -> None:
    assert parse(f"GB 1—2020第{numeral}号修改单").supplements[0].number == number


@pytest.mark.parametrize(
    "text",
    [
        "GB/T 19000—2016/ISO 9000:2015",
        "GB/T 19000-2016 / ISO 9000:2015",
        "GB/T 19000—2016/ISO 9000:2015，IDT",
        "GB/T 19000-2016 idt ISO 9000:2015",
    ],
)
def test_dual_numbers(text: str) -> None:
    found = reads(text, "GB/T 19000—2016/ISO 9000:2015", number="19000", kind=Kind.STANDARD)
    assert found.adopted is not None
    assert (found.adopted.publisher, found.adopted.year) == ("ISO", 2015)


def test_dual_numbers_of_other_bodies() -> None:
    reads("T/CAS 1—2020/T/CIE 5—2020", "T/CAS 1—2020/T/CIE 5—2020")
    reads("GB/T 28001-2011/OHSAS 18001:2007", "GB/T 28001—2011/OHSAS 18001:2007")


@pytest.mark.parametrize(
    "text",
    [
        "GB",
        "GB/T",
        "GB/T 19001-20155",
        "GB/T 19001-06",
        "GB/X 19001-2016",
        "GB/T 19001-2016 质量管理体系 要求",
        "XX 12-2020",
        "XXX/T 12-2020",
        "T/",
        "T/ 12-2020",
        "Q/",
        "Q/A 1",
        "DB",
        "GB/T 19000—2016/hello",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert not parse(text).ok
