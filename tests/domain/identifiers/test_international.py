"""References of ISO, IEC and their partners."""

from __future__ import annotations

from typing import Any

import pytest

from stdcommittee.domain.identifiers import Kind, Supplement, parse
from tests.domain.identifiers.expectations import reads

PRINTED: list[tuple[str, dict[str, Any]]] = [
    ("ISO 9001:2015", {"publisher": "ISO", "type": "", "number": "9001", "year": 2015}),
    ("ISO 22301", {"number": "22301", "year": None, "kind": Kind.STANDARD}),
    ("ISO 4", {"number": "4"}),
    ("ISO 8000-120:2016", {"number": "8000", "parts": ("120",), "year": 2016}),
    ("ISO 105-C12:2004", {"number": "105", "parts": ("C12",)}),
    ("ISO 10303-1742:2018", {"parts": ("1742",), "year": 2018}),
    ("ISO/IEC 29110-5-1-3:2017", {"publisher": "ISO/IEC", "parts": ("5", "1", "3")}),
    ("ISO/IEC 27701-HBK:2021", {"parts": ("HBK",)}),
    ("ISO/IEC/IEEE 8802-1DG", {"publisher": "ISO/IEC/IEEE", "parts": ("1DG",)}),
    ("ISO/TS 19163-2:2020", {"type": "TS", "publisher": "ISO"}),
    ("ISO/PAS 8800", {"type": "PAS"}),
    ("ISO/R 226:1961", {"type": "R", "year": 1961}),
    ("ISO/TTA 5:2007", {"type": "TTA"}),
    ("ISO/DATA 6:1997", {"type": "DATA"}),
    ("ISO/IEC ISP 10609-7:1992", {"type": "ISP"}),
    ("IWA 42:2022", {"publisher": "ISO", "type": "IWA", "number": "42"}),
    ("IWA 14-2:2015", {"type": "IWA", "parts": ("2",)}),
    ("ISO Guide 34:2009", {"type": "Guide", "kind": Kind.GUIDE}),
    ("ISO/IEC Guide 77-2:2008", {"type": "Guide", "parts": ("2",)}),
    ("ISO/IEC GUIDE 68:2002", {"type": "Guide"}),
    ("IEC GUIDE 118:2017", {"publisher": "IEC", "type": "Guide"}),
    ("ISO/CIE 28077:2016", {"publisher": "ISO/CIE", "copublishers": ("CIE",)}),
    ("ISO/SAE FDIS 21434", {"publisher": "ISO/SAE", "stage": "FDIS"}),
    ("ISO/OECD 789-13:2018", {"publisher": "ISO/OECD"}),
    ("IEC/IEEE 60076-57-129:2017", {"publisher": "IEC/IEEE", "parts": ("57", "129")}),
    ("CISPR TR 16-4-5:2006", {"publisher": "CISPR", "type": "TR"}),
    ("IEC SRD 63268:2020", {"type": "SRD"}),
    ("IEC CA 02:2021", {"type": "CA", "number": "02"}),
    ("IEC 61158-5-X ED6", {"parts": ("5", "X"), "edition": "6", "kind": Kind.PROGRAMME}),
    ("IEC 60050-132A:1985", {"parts": ("132A",)}),
    ("IEC 60050-161:1990", {"parts": ("161",)}),
    ("ISO/IEC SYMBOL:2004 DB", {"number": "SYMBOL", "product": "DB"}),
    ("ISO/WD 24131", {"stage": "WD", "kind": Kind.DRAFT, "iteration": None}),
    ("ISO/PWI 19171", {"stage": "PWI"}),
    ("ISO/NP TR 23463-2", {"stage": "NP", "type": "TR"}),
    ("ISO/IEC AWI TS 9922", {"stage": "AWI", "type": "TS"}),
    ("ISO/preCD 1234", {"stage": "preCD"}),
    ("ISO/CD TS 22591", {"stage": "CD", "type": "TS"}),
    ("ISO/IEC CD 27003.2", {"stage": "CD", "iteration": 2}),
    ("ISO/DIS 19115-2.3", {"stage": "DIS", "parts": ("2",), "iteration": 3}),
    ("ISO/FDIS 15189", {"stage": "FDIS"}),
    ("ISO/PRF TR 23249", {"stage": "PRF", "type": "TR"}),
    ("ISO/DTS 19166.2", {"stage": "DTS", "type": "TS", "iteration": 2}),
    ("ISO/IEC DTR 5469.2", {"stage": "DTR", "type": "TR"}),
    ("ISO/DPAS 5643", {"stage": "DPAS", "type": "PAS"}),
    ("ISO/IEC PDTR 14475", {"stage": "PDTR", "type": "TR"}),
    ("ISO/IEC FCD 19763-3", {"stage": "FCD"}),
    ("ISO/DGuide 84", {"stage": "DGuide", "type": "Guide"}),
    ("FprISO 22041-2", {"stage": "Fpr", "publisher": "ISO", "kind": Kind.DRAFT}),
    ("FprISO/IEC 17043", {"stage": "Fpr", "publisher": "ISO/IEC"}),
    ("ISO 17301-2.2", {"iteration": 2, "parts": ("2",)}),
    ("IEC 60695-2-4/2:1994", {"parts": ("2", "4", "/2")}),
    ("ISO 3166-1:2020(en)", {"language": "en"}),
    ("ISO 690:2010(E/F)", {"language": "E/F"}),
    ("ISO/IEC 2382:2015(en,fr)", {"language": "en,fr"}),
    ("ISO 8601 (all parts)", {"all_parts": True}),
    ("ISO 2768:1989 Ed 1", {"edition": "1", "year": 1989}),
    ("IEC 60050-300:2001 ED1", {"edition": "1", "kind": Kind.STANDARD}),
    ("DIN EN ISO 3251:2019-09", {"year": 2019, "month": 9}),
    ("IEC 60034:2022 SER", {"product": "SER", "kind": Kind.PRODUCT}),
    ("IEC 62271-1:2017 RLV", {"product": "RLV"}),
    ("IEC 61439-2:2020 EXV-RLV", {"product": "EXV-RLV"}),
]


@pytest.mark.parametrize(("text", "fields"), PRINTED)
def test_the_publishers_form_is_printed_unchanged(text: str, fields: dict[str, Any]) -> None:
    reads(text, text, **fields)


SUPPLEMENTED: list[tuple[str, tuple[Supplement, ...]]] = [
    ("ISO 14021:2016/Amd 1:2021", (Supplement("Amd", "1", 2021),)),
    ("ISO 6709:2022/Cor 2", (Supplement("Cor", "2"),)),
    ("ISO 1701:1974/Add 1:1978", (Supplement("Add", "1", 1978),)),
    ("ISO/IEC Guide 98-3:2008/Suppl 2:2011", (Supplement("Suppl", "2", 2011),)),
    (
        "ISO/IEC 14496-12:2015/Amd 2:2018/Cor 1:2019",
        (Supplement("Amd", "2", 2018), Supplement("Cor", "1", 2019)),
    ),
    ("ISO/IEC 23000-19:2020/AMD1:2021", (Supplement("Amd", "1", 2021),)),
    ("IEC 60745-1:2006/COR1:2007", (Supplement("Cor", "1", 2007),)),
    ("CISPR 32:2015/ISH2:2018", (Supplement("ISH", "2", 2018),)),
    (
        "IEC 60335-2-9:2008/AMD1:2012/ISH1:2015",
        (Supplement("Amd", "1", 2012), Supplement("ISH", "1", 2015)),
    ),
    ("IEC 60050-448/FRAG2 ED2", (Supplement("FRAG", "2"),)),
    ("ISO 7010:2019/DAmd 130", (Supplement("Amd", "130", stage="DAM"),)),
    ("ISO 7010:2019/DAM 130", (Supplement("Amd", "130", stage="DAM"),)),
    ("ISO 4037-1:2019/FDAM 2", (Supplement("Amd", "2", stage="FDAM"),)),
    ("ISO/IEC 14496-22/PDAM 3", (Supplement("Amd", "3", stage="PDAM"),)),
    ("ISO/IEC 29500-1:2016/DCOR 2", (Supplement("Cor", "2", stage="DCOR"),)),
    ("ISO/TR 22100-5:2021/FDCor 1", (Supplement("Cor", "1", stage="FDCOR"),)),
    ("ISO 17301-3:2018/CD Amd 1.2", (Supplement("Amd", "1", stage="CD", iteration=2),)),
    ("ISO 16890-2:2022/AWI Amd 1", (Supplement("Amd", "1", stage="AWI"),)),
    ("ISO/IEC FDIS 23090-5/WD Amd 1", (Supplement("Amd", "1", stage="WD"),)),
    ("ISO 9073-15:2007/FDAmd 2.3:2023", (Supplement("Amd", "2", 2023, None, "FDAM", 3),)),
    ("ISO 13688:2013/Amd 1:2021(en)", (Supplement("Amd", "1", 2021),)),
    ("ISO 9999:2022+Amd 1:2024", (Supplement("Amd", "1", 2024, consolidated=True),)),
    (
        "IEC 60947-3:2008+AMD1:2012+AMD2:2015 CSV",
        (
            Supplement("Amd", "1", 2012, consolidated=True),
            Supplement("Amd", "2", 2015, consolidated=True),
        ),
    ),
    (
        "IEC 60601-2-2:2017+AMD1:2023 CSV/COR1:2024",
        (
            Supplement("Amd", "1", 2023, consolidated=True),
            Supplement("Cor", "1", 2024, on_product=True),
        ),
    ),
    ("IEC 60050-521 CSV ED1.2", ()),
]


@pytest.mark.parametrize(("text", "supplements"), SUPPLEMENTED)
def test_supplements(text: str, supplements: tuple[Supplement, ...]) -> None:
    reads(text, text, supplements=supplements)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ISO 9001:2015", Kind.STANDARD),
        ("ISO/DIS 9001", Kind.DRAFT),
        ("ISO 9001:2015/Amd 1:2024", Kind.SUPPLEMENT),
        ("ISO 9001:2015/DAmd 1", Kind.SUPPLEMENT),
        ("IEC 60601-1:2005+AMD1:2012 CSV", Kind.PRODUCT),
        ("IEC 60601-1:2005+AMD1:2012", Kind.PRODUCT),
        ("IEC 60601-1:2005+AMD1:2012 CSV/COR1:2012", Kind.SUPPLEMENT),
        ("IEC 62394 ED4", Kind.PROGRAMME),
        ("ISO Guide 30", Kind.GUIDE),
    ],
)
def test_the_kind_is_the_outermost_layer(text: str, kind: Kind) -> None:
    assert parse(text).kind is kind


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("iso 9001:2015", "ISO 9001:2015"),
        ("ISO9001:2015", "ISO 9001:2015"),
        ("ISO-9001:2015", "ISO 9001:2015"),
        ("ISO 9001 : 2015", "ISO 9001:2015"),
        ("ISO\u00a09001:2015 ", "ISO 9001:2015"),
        ("ＩＳＯ　９００１：２０１５", "ISO 9001:2015"),
        ("ISO 9001-2015", "ISO 9001:2015"),
        ("ISO 9001 – 2015", "ISO 9001:2015"),
        ("ISO 9001—2015", "ISO 9001:2015"),
        ("ISO 19115\u20101:2014", "ISO 19115-1:2014"),
        ("ISO 19115\u20111:2014", "ISO 19115-1:2014"),
        ("ISO 9000:94", "ISO 9000:1994"),
        ("ISO 9001:2015 (e)", "ISO 9001:2015(E)"),
        ("ISO 9001:2015(EN)", "ISO 9001:2015(en)"),
        ("ISO 151-1974", "ISO 151:1974"),
        ("ISO/R 170-1960", "ISO/R 170:1960"),
        ("IEC 60050(161):1990", "IEC 60050-161:1990"),
        ("ISO TR 9007:1987", "ISO/TR 9007:1987"),
        ("ISO/TR27809:2007", "ISO/TR 27809:2007"),
        ("ISO /IEC 17030:2003", "ISO/IEC 17030:2003"),
        ("ISO IEC 17030:2003", "ISO/IEC 17030:2003"),
        ("ISO/IEC/TS 17021-2", "ISO/IEC TS 17021-2"),
        ("IEC/PAS 60092-510:2009", "IEC PAS 60092-510:2009"),
        ("IEC/CD 80000-15", "IEC CD 80000-15"),
        ("ISO/TS 10303- 1751:2014", "ISO/TS 10303-1751:2014"),
        ("ISO/CD2 14065:2018", "ISO/CD 14065.2:2018"),
        ("ISO/2CD 14065", "ISO/CD 14065.2"),
        ("WD/ISO 10360-5:2000", "ISO/WD 10360-5:2000"),
        ("ISO/TS/CD 22600", "ISO/CD TS 22600"),
        ("ISO/NWIP 22600", "ISO/NP 22600"),
        ("ISO/IWA 36:2022", "IWA 36:2022"),
        ("ISO/guide 30", "ISO Guide 30"),
        ("IEC Guide 103:1980", "IEC GUIDE 103:1980"),
        ("ISO 5843/6", "ISO 5843-6"),
        ("ISO 11553-1 Ed.2", "ISO 11553-1 Ed 2"),
        ("IEC 60601-1 Edition 3.1", "IEC 60601-1 ED3.1"),
        ("ISO 22610:2006 Ed", "ISO 22610:2006"),
        ("ISO 105-B01:1994/AMD 1:1998", "ISO 105-B01:1994/Amd 1:1998"),
        ("ISO 9001:2015/AMD1:2024", "ISO 9001:2015/Amd 1:2024"),
        ("ISO 9001:2015 Amd 1:2024", "ISO 9001:2015/Amd 1:2024"),
        ("ISO 9001:2015 / Amd.1:2024", "ISO 9001:2015/Amd 1:2024"),
        ("ISO 9001:2015/A1:2024", "ISO 9001:2015/Amd 1:2024"),
        ("ISO 6709:2008/Cor. 1:2009", "ISO 6709:2008/Cor 1:2009"),
        ("ISO 6709:2008/Technical Corrigendum 1:2009", "ISO 6709:2008/Cor 1:2009"),
        ("IEC 62366-1:2015/Amd 1:2020", "IEC 62366-1:2015/AMD1:2020"),
        ("IEC 60601-1:2005+A1:2012+A2:2020", "IEC 60601-1:2005+AMD1:2012+AMD2:2020"),
        ("ISO/IEC 10646-1:1993/pDCOR.2", "ISO/IEC 10646-1:1993/PDCOR 2"),
        ("ISO/IEC 23008-8/CDAM 1", "ISO/IEC 23008-8/CD Amd 1"),
        ("ISO 10303（所有部分）", "ISO 10303 (all parts)"),
        ("ISO/CEI 17025:2005(F)", "ISO/IEC 17025:2005(F)"),
        ("Guide ISO/CEI 71:2001(fr)", "ISO/IEC Guide 71:2001(fr)"),
        ("ИСО/МЭК 17025:2005(R)", "ISO/IEC 17025:2005(R)"),
        ("ISO_DIS_19156", "ISO/DIS 19156"),
        ("ISO_9001_2015", "ISO 9001:2015"),
        ("ISO 9001:2015.", "ISO 9001:2015"),
    ],
)
def test_spelling_variants(text: str, canonical: str) -> None:
    reads(text, canonical)


def test_part_numbers_of_four_digits_are_no_years() -> None:
    reads("ISO/TS 10303-1951", "ISO/TS 10303-1951", parts=("1951",), year=None)


def test_a_joint_number_of_two_bodies() -> None:
    joint = reads("ISO 5537 | IDF 26:2004", "ISO 5537|IDF 26:2004", number="5537")
    assert joint.adopted is not None
    assert joint.adopted.canonical == "IDF 26:2004"
    twin = reads("ITU-T X.680|ISO/IEC 8824-1:2021", "ITU-T X.680 | ISO/IEC 8824-1:2021")
    assert twin.adopted is not None
    assert twin.adopted.publisher == "ISO/IEC"


@pytest.mark.parametrize(
    "text",
    [
        "ISO",
        "ISO/IEC",
        "ISO 9001:20155",
        "ISO 9001:1850",
        "ISO 9001:2015:2016",
        "ISO 9001:2015 Quality management",
        "ISO 9001/14001",
        "ISO 9001-",
        "ISO 12345678",
        "ISO/DIS/CD 9001",
        "ISO/TS TR 9001",
        "ISO/CD2 9001.3",
        "ISO 9001:2015(E)(F)",
        "ISO 9001:2015/Amd",
        "ISO 9001:2015/AC:2020",
        "ISO 9001:2015/CD DAM 1",
        "ISO 9001.0",
        "IWA/IEC 14",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert not parse(text).ok
