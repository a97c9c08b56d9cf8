"""Order and sameness of identifiers."""

from __future__ import annotations

import random

import pytest

from stdcommittee.domain.identifiers import parse, same_standard, sort_key


def test_the_order_is_natural() -> None:
    ordered = [
        "GB 1—2009",
        "GB/T 1.1—2009",
        "GB/T 1.1—2020",
        "GB/T 1.2—2020",
        "GB/T 1.10—2020",
        "GB/T 9—2001",
        "ISO 9:1995",
        "ISO 9-2",
        "ISO 9-10",
        "ISO 105-A01:2010",
        "ISO 105-B01:2014",
        "ISO 19115-1:2014",
        "ISO 19115-1:2014/Amd 1:2018",
        "ISO 19115-1:2014/Amd 2:2020",
        "ISO/IEC 27001:2013",
        "ISO/IEC 27001:2022",
        "hello 9",
        "hello 10",
    ]
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


def test_readings_and_texts_have_the_same_key() -> None:
    assert sort_key(parse("ISO 9001:2015")) == sort_key("iso9001:2015")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ISO/IEC 13818-1:2019/AMD1:2020", "ISO/IEC 13818-1:2019/Amd 1:2020"),
        ("ISO 7010:2019/DAM 114", "ISO 7010:2019/DAmd 114"),
        ("ISO/IEC 26300:2006/DCOR 2", "ISO/IEC 26300:2006/DCor 2"),
        ("ISO/IEC GUIDE 51:2014", "ISO/IEC Guide 51:2014"),
    ],
)
def test_two_current_spellings_of_one_document_are_equal_to_the_order(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ISO 9001:2015", "ISO 9001:2008/Cor 1:2009", True),
        ("ISO 9001:2015", "ISO/DIS 9001", True),
        ("ISO/TS 19101-2:2008", "ISO 19101-2:2018", True),
        ("GB 1234-2009", "GB/T 1234—2020", True),
        ("IEC 60601-1:2005+AMD1:2012 CSV", "IEC 60601-1:2020", True),
        ("IEC/ISO 31010:2019", "ISO/IEC 31010:2009", True),
        ("GB/T 19001—2016/ISO 9001:2015", "GB/T 19001-2008", True),
        ("PWI 100-45 ED1", "PWI 100-45", True),
        ("ISO 9001", "ISO 9004", False),
        ("ISO 19115-1", "ISO 19115-2", False),
        ("ISO 19115", "ISO 19115-1", False),
        ("ISO 30", "ISO Guide 30", False),
        ("ISO 14-1", "IWA 14-1", False),
        ("GB/T 1234", "JB/T 1234", False),
        ("DB11/T 1234", "DB12/T 1234", False),
        ("BS EN ISO 9001:2015", "ISO 9001:2015", False),
        ("PWI 100-45 ED1", "PWI 65-45 ED1", False),
        ("ISO/TC 211", "ISO/TC 211", False),
        ("65/987/CDV", "65/987/CDV", False),
        ("hello", "hello", False),
    ],
)
def test_the_same_standard(one: str, other: str, same: bool) -> None:
    assert same_standard(one, other) is same
    assert same_standard(parse(other), parse(one)) is same
