"""Two ballots of one number, and one ballot of which two things are said."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stdcommittee.domain.ballots.listed import ListedBallot
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.exchange.ballots.contradicting import is_another, is_extended

DAY = dt.date
TODAY = DAY(2026, 6, 11)
OPENED, CLOSES = DAY(2026, 4, 1), DAY(2026, 6, 24)


def here(**said: Any) -> Ballot:
    fields = {"title": "Metadata", "kind": BallotKind.DIS, "opened": OPENED, "closes": CLOSES}
    return Ballot(**{**fields, "status": BallotStatus.OPEN, **said})


def listed(**said: Any) -> ListedBallot:
    return ListedBallot(**{"kind": BallotKind.DIS, "opens": OPENED, "closes": CLOSES, **said})


@pytest.mark.parametrize(
    ("ballot", "row", "committee", "another"),
    [
        ({"document": "ISO/DIS 1"}, {"document": "ISO/DIS 2"}, "", True),
        ({"document": "ISO/DIS 1"}, {"document": "ISO/DIS 1.2"}, "ISO/TC 46", False),
        (
            {"document": "ISO/DIS 1"},
            {"document": "ISO/FDIS 1", "kind": BallotKind.FDIS},
            "",
            True,
        ),
        ({"committee": "ISO/TC 211"}, {"title": "Metadata"}, "ISO/TC 46", True),
        ({"committee": "ISO/TC 211"}, {"title": "Metadata"}, "TC 211", False),
        ({"committee": "ISO/TC 211"}, {"title": "Metadata"}, "Geomatics", False),
        ({}, {"title": "Quality"}, "", False),
        ({}, {"title": "Quality", "opens": DAY(2025, 4, 1), "closes": DAY(2025, 6, 24)}, "", True),
        ({}, {"title": "metadata", "opens": None, "closes": DAY(2027, 6, 24)}, "", False),
    ],
)
def test_what_makes_two_ballots(
    ballot: dict[str, Any], row: dict[str, Any], committee: str, another: bool
) -> None:
    assert is_another(here(**ballot), listed(**row), committee) is another


@pytest.mark.parametrize(
    ("ballot", "row", "extended"),
    [
        ({}, {"closes": DAY(2026, 7, 1)}, True),
        ({}, {"closes": DAY(2026, 7, 1), "opens": None}, True),
        ({"closes": DAY(2026, 6, 1)}, {"opens": None}, False),
        ({}, {"closes": DAY(2026, 6, 17)}, False),
        ({}, {"closes": DAY(2027, 6, 24), "opens": DAY(2027, 4, 1)}, False),
        ({"status": BallotStatus.CLOSED}, {"closes": DAY(2026, 7, 1)}, False),
    ],
)
def test_what_is_an_extension(ballot: dict[str, Any], row: dict[str, Any], extended: bool) -> None:
    assert is_extended(here(**ballot), listed(**row), TODAY) is extended
