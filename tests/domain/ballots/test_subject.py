"""What a ballot is about, from titles and file names; whose rules judge it."""

from __future__ import annotations

from typing import Any

import pytest

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.subject import (
    Subject,
    body_of,
    on_national_standard,
    read_subject,
)
from stdcommittee.domain.ballots.vocabulary import BallotKind as K


@pytest.mark.parametrize(
    ("text", "document", "kind"),
    [
        ("ISO_DIS_19127_votes", "ISO/DIS 19127", K.DIS),
        ("Result of voting on ISO/IEC FDIS 22989/Amd 1", "ISO/IEC FDIS 22989/Amd 1", K.FDIS),
        ("ISO 9001:2015/DAM 1", "ISO 9001:2015/DAM 1", K.DIS),
        ("65_1187e_CDV results", "65/1187/CDV", K.CDV),
        ("IEC CDV 60335-1", "IEC CDV 60335-1", K.CDV),
        ("ISO/NP 12345", "ISO/NP 12345", K.NP),
        ("PNW 65-915 ED1", "PNW 65-915 ED1", K.NP),
        ("ISO/DTS 19103", "ISO/DTS 19103", K.DTS),
        ("ISO/DTR 19103", "ISO/DTR 19103", K.DTR),
        ("ISO/DPAS 8800", "ISO/DPAS 8800", K.DPAS),
        ("ISO/CD 19160-5", "ISO/CD 19160-5", K.CD),
        ("65/1187/Q", "65/1187/Q", K.QUESTIONNAIRE),
        ("ISO 19136-1:2020 systematic review", "ISO 19136-1:2020", K.SR),
        ("SR ISO 19136-1_2020", "ISO 19136-1:2020", K.SR),
        ("ISO 19136-1:2020 系统复审", "ISO 19136-1:2020", K.SR),
        ("ISO 19136-1:2020", "ISO 19136-1:2020", None),
        ("GB/T 1.1—2020 送审稿表决", "GB/T 1.1—2020", K.DRAFT),
        ("T/CAS 290—2017 审查", "T/CAS 290—2017", K.GROUP_STANDARD),
        ("CIB 211-2026-07", "", K.CIB),
        ("一般事项：2026年度经费预算调整", "", K.ORDINARY),
        ("某国家标准专家组审查表决", "", K.EXPERT_GROUP),
        ("votes", "", None),
        ("", "", None),
    ],
)
def test_a_text(text: str, document: str, kind: K | None) -> None:
    found = read_subject([text])
    assert (found.document, found.kind) == (document, kind)
    assert found.named is bool(document)


def test_a_plan_number() -> None:
    assert read_subject(["20251187-T-334 送审稿投票"]) == Subject(
        project="20251187-T-334", kind=K.DRAFT
    )


def test_what_is_voted_on_comes_before_what_is_adopted_or_only_named() -> None:
    assert read_subject(["20251187-T-334", "修改采用 ISO/DIS 19156"]).project == "20251187-T-334"
    found = read_subject(["ISO/TC 211 N 5678", "Ballot on ISO/DIS 19127"])
    assert (found.document, found.kind) == ("ISO/DIS 19127", K.DIS)
    assert read_subject(["ISO 9001:2015", "ISO 14001:2015"]).document == "ISO 9001:2015"


def test_the_committee() -> None:
    assert read_subject(["SAC/TC 999", "20251187-T-334"]).committee == "SAC/TC 999"
    assert read_subject(["65/1187/CDV"]).committee == "IEC/TC 65"
    assert read_subject(["JTC1-SC41/123/CDV"]).committee == "ISO/IEC JTC 1/SC 41"


@pytest.mark.parametrize(
    ("kind", "references", "body"),
    [
        (K.DRAFT, ("ISO/DIS 1",), "cn"),
        (K.GROUP_STANDARD, (), "cn"),
        (K.DIS, ("ISO/DIS 19127", ""), "iso"),
        (K.FDIS, ("ISO/IEC FDIS 22989", ""), "iso"),
        (K.FDIS, ("IEC FDIS 60335-1",), "iec"),
        (K.FDIS, ("100/3705/FDIS",), "iec"),
        (K.FDIS, ("", "IEC/TC 65"), "iec"),
        (K.FDIS, ("a draft", "TC 65/SC 65E"), "iec"),
        (K.FDIS, ("", "ISO/TC 211"), "iso"),
        (K.CDV, ("", "ISO/IEC JTC 1/SC 41"), "iec"),
        (K.CIB, ("", ""), "iso"),
    ],
)
def test_whose_rules(kind: K, references: tuple[str, ...], body: str) -> None:
    assert body_of(kind, references) == body


@pytest.mark.parametrize(
    ("values", "national"),
    [
        ({}, True),
        ({"project": "20251187-T-334"}, True),
        ({"document": "GB/T 12345—2026"}, True),
        ({"document": "送审稿"}, True),
        ({"document": "CH/T 1234—2026"}, False),
        ({"document": "T/CAS 290—2017"}, False),
        ({"document": "DB11/T 1234—2024"}, False),
    ],
)
def test_whether_a_ballot_is_on_a_national_standard(values: dict[str, Any], national: bool) -> None:
    assert on_national_standard(Ballot(title="x", **values)) is national
