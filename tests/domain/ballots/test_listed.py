"""What a row of a list of ballots means, and what it does not."""

from __future__ import annotations

import pytest

from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.listed import (
    ListedBallot,
    are_row_numbers,
    committee_named,
    days_in,
    read_listed,
)
from stdcommittee.domain.ballots.vocabulary import BallotKind


@pytest.mark.parametrize(
    ("numbers", "counted"),
    [
        (["1", "2", "3"], True),
        (["11", "12", "14"], True),
        (["1."], True),
        (["2", "1"], False),
        (["1", "C002"], False),
        (["4711", "4712"], False),
        ([], False),
    ],
)
def test_numbers_that_count_rows(numbers: list[str], counted: bool) -> None:
    assert are_row_numbers(numbers) is counted


@pytest.mark.parametrize(
    ("text", "document", "above", "named"),
    [
        ("TC 211", "ISO/DIS 19115-1", "", "ISO/TC 211"),
        ("TC 65", "65/987/CDV", "", "IEC/TC 65"),
        ("SC 65C", "65C/1/CDV", "", "IEC/SC 65C"),
        ("SC 4", "ISO/DIS 10303-1", "ISO/TC 184", "ISO/TC 184/SC 4"),
        ("SC 27", "ISO/IEC DIS 27001", "ISO/IEC JTC 1", "ISO/IEC JTC 1/SC 27"),
    ],
)
def test_the_committee_that_a_text_names(text: str, document: str, above: str, named: str) -> None:
    assert committee_named(text, document, above) == named


@pytest.mark.parametrize("above", ["", "ISO/TC 184/SC 1", "SC 4"])
def test_a_bare_subcommittee_of_nobody_is_asked_about(above: str) -> None:
    asked = committee_named("SC 4", "ISO/DIS 10303-1", above)
    assert isinstance(asked, Message)
    assert str(asked) == "“SC 4” does not say of which committee: give it in full."


def read(**cells: str) -> ListedBallot | Message:
    row = {"closes": "2026-06-24", **cells}
    return read_listed(row, days_in([row]), "ISO/TC 211")


@pytest.mark.parametrize(
    ("document", "stage", "kind"),
    [
        ("ISO/TS 19103", "50.20", BallotKind.DTS),
        ("ISO/IEC TR 20000-5", "50.20", BallotKind.DTR),
        ("ISO/PAS 8800", "50.20", BallotKind.DPAS),
        ("ISO/PRF TS 19103", "50.20", BallotKind.DTS),
        ("ISO 19103", "50.20", BallotKind.FDIS),
        ("ISO 19103", "40.20", BallotKind.DIS),
        ("IEC 62304", "35.20", BallotKind.CD),
    ],
)
def test_the_deliverable_decides_what_is_voted_on(
    document: str, stage: str, kind: BallotKind
) -> None:
    listed = read(document=document, stage=stage)
    assert isinstance(listed, ListedBallot)
    assert listed.kind is kind


def test_a_specification_has_no_enquiry() -> None:
    assert str(read(document="ISO/TS 19103", stage="40.20")) == (
        "Nothing in this row says what kind of ballot it is."
    )
