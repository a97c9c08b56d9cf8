"""Drafts and editions of one document are the same, other documents are not."""

from __future__ import annotations

import pytest

from stdcommittee.domain.portfolio.documents import document_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ISO/CD 19157-1.2", "ISO 19157-1:2023"),
        ("ISO/DIS 19157-1", "ISO/FDIS 19157-1"),
        ("ISO/NP 19100", "ISO  19100"),
        ("ISO/IEC DIS 27001", "ISO/IEC 27001:2022"),
        ("ISO/TC 211 N 5432", "ISO/TC 211  N 5432"),
        ("新工作项目", "新工作项目"),
        ("", " "),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert document_key(one) == document_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ISO 19157-1", "ISO 19157-2"),
        ("ISO 19157-1", "ISO 19157"),
        ("ISO 9001:2015/Amd 1", "ISO 9001:2015"),
        ("ISO 9001:2015/Amd 1", "ISO 9001:2015/Amd 2"),
        ("ISO 27001", "ISO/IEC 27001"),
        ("ISO/TC 211 N 5432", "ISO/TC 211 N 5433"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert document_key(one) != document_key(other)
