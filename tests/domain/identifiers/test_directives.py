"""The ISO/IEC Directives."""

from __future__ import annotations

import pytest

from stdcommittee.domain.identifiers import Kind, Supplement, parse
from tests.domain.identifiers.expectations import reads


@pytest.mark.parametrize(
    "text",
    [
        "ISO/IEC DIR 1",
        "ISO/IEC DIR 2:2021",
        "ISO/IEC DIR 2 IEC",
        "ISO/IEC DIR 2 ISO:2018",
        "ISO/IEC DIR IEC SUP",
        "ISO/IEC DIR 1 ISO SUP:2023",
        "ISO/IEC DIR 1 ISO SUP Ed 14",
        "ISO/IEC DIR JTC 1 SUP:2022",
        "ISO/IEC DIR 1 + IEC SUP:2016-05",
        "ISO/IEC DIR 1:2022 + IEC SUP:2022",
        "ISO/IEC JTC 1 DIR",
        "ISO/IEC Directives, Part 1:2023",
        "ISO/IEC Directives, Part 2",
        "ISO/IEC Directives, ISO Supplement:2022",
        "ISO/IEC Directives, JTC 1 Supplement:2021",
        "ISO/IEC Directives, Part 1, Consolidated ISO Supplement:2024",
    ],
)
def test_both_forms_are_printed_unchanged(text: str) -> None:
    assert reads(text, text).kind is Kind.DIRECTIVES


def test_the_parts_of_a_reference() -> None:
    reads(
        "ISO/IEC DIR 1:2022 + IEC SUP:2016-05",
        "ISO/IEC DIR 1:2022 + IEC SUP:2016-05",
        publisher="ISO/IEC",
        type="DIR",
        number="1",
        year=2022,
        supplements=(Supplement("SUP", "IEC", 2016, 5, consolidated=True),),
    )
    reads("ISO/IEC DIR 2 ISO:2018", "ISO/IEC DIR 2 ISO:2018", parts=("ISO",), year=2018)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("ISO/IEC Directives Part 1", "ISO/IEC Directives, Part 1"),
        ("iso/iec dir 1", "ISO/IEC DIR 1"),
        ("ISO/IEC DIR JTC1 SUP", "ISO/IEC DIR JTC 1 SUP"),
    ],
)
def test_spelling_variants(text: str, canonical: str) -> None:
    reads(text, canonical)


@pytest.mark.parametrize("text", ["ISO/IEC DIR 3", "ISO/IEC Directive 1", "DIR 1"])
def test_what_is_no_reference(text: str) -> None:
    assert not parse(text).ok
