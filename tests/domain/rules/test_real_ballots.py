"""Real ballots come out with their official result and figures."""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
from pathlib import Path

import pytest

from stdcommittee.domain.ballots.vocabulary import Stance, Standing
from stdcommittee.domain.ballots.votelist import read_votes
from stdcommittee.domain.rules.tally import tally
from tests.domain.rules.builders import ballot, figures, rule


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file)
    return headings, rows


@pytest.mark.parametrize("day", [dt.date(2008, 3, 29), dt.date(2026, 11, 22)])
def test_published_ballots(real_inputs: Path, day: dt.date) -> None:
    folder = real_inputs / "ballots"
    cases = json.loads((folder / "golden_shared.json").read_text("utf-8"))["cases"]
    dis = rule("iso.dis", day)
    for case in cases:
        if "votes_csv" in case:
            votes = read_votes(*_table(folder / case["votes_csv"]), dis).votes
            expected = case["expected"]
        else:
            expected = case["aggregates"] | {"approved": True}
            outside = expected["total_cast"] - expected["p_cast"]
            p_no = expected["p_cast"] - expected["p_yes"]
            others_no = expected["neg_total"] - p_no
            votes = tuple(
                ballot(
                    f"P yes {expected['p_yes']}",
                    f"P no {p_no}",
                    f"O yes {outside - others_no}",
                    f"O no {others_no}",
                )
            )
        verdict = tally(dis, votes)
        assert (verdict.outcome == "approved") is expected["approved"]
        found = figures(verdict)
        assert found["p_approval"][:2] == (expected["p_yes"], expected["p_cast"])
        assert found["negatives"][:2] == (expected["neg_total"], expected["total_cast"])


def test_the_list_of_87_votes(real_inputs: Path) -> None:
    headings, rows = _table(real_inputs / "ballots" / "dis29500_2008-03_after_brm.csv")
    random.Random(1).shuffle(rows)
    table = read_votes(headings, rows, rule("iso.dis"))
    assert table.problems == ()
    assert table.mapping["status"] == ("status_in_JTC1",)
    assert "reasons" not in table.mapping
    china = next(vote for vote in table.votes if vote.represents == "China")
    assert china.voter == "SAC"
    verdict = tally(rule("iso.dis"), table.votes)
    assert [verdict.count(stance) for stance in (Stance.FOR, Stance.AGAINST, Stance.ABSTAIN)] == [
        61,
        10,
        16,
    ]
    assert verdict.count(Stance.ABSTAIN, Standing.P) == 9
    assert verdict.disregarded == ()


@pytest.mark.parametrize(
    ("p_members", "everybody", "expected"),
    [
        ((13, 3, 0), (18, 3, 0), "approved"),
        ((17, 15, 9), (51, 18, 18), "not approved"),
        ((24, 8, 9), (61, 10, 16), "approved"),
        ((8, 4, 0), (12, 4, 0), "approved"),
        ((7, 4, 0), (20, 4, 0), "not approved"),
        ((10, 2, 0), (11, 4, 0), "not approved"),
        ((0, 0, 12), (0, 0, 40), "not approved"),
    ],
)
def test_summaries_of_known_ballots(
    p_members: tuple[int, int, int], everybody: tuple[int, int, int], expected: str
) -> None:
    words = ("yes", "no", "abstain")
    lines = [f"P {word} {n}" for word, n in zip(words, p_members, strict=True)]
    lines += [
        f"none {word} {n - p}" for word, n, p in zip(words, everybody, p_members, strict=True)
    ]
    for rule_id in ("iso.dis", "iso.fdis", "iec.cdv", "iec.fdis"):
        verdict = tally(rule(rule_id), ballot(*lines))
        assert verdict.outcome == expected
        yes, no, _ = p_members
        assert figures(verdict)["p_approval"][:2] == (yes, yes + no)
        assert figures(verdict)["negatives"][:2] == (everybody[1], everybody[0] + everybody[1])
