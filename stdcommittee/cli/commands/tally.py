"""Command `tally`: the verdict on a list of votes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from stdcommittee.base.clock import Clock
from stdcommittee.base.dates import read_day
from stdcommittee.base.messages import Message, Text
from stdcommittee.cli.answer import Json, Result, conclude, english
from stdcommittee.domain.rules import Comparison, Finding, Outcome, Verdict, shipped
from stdcommittee.services.ballots.listing import ListVerdict, tally_file

_EMPTY: dict[str, Any] = {
    "rule": "",
    "edition": "",
    "verdict": None,
    "criteria": [],
    "counts": {},
    "disregarded": [],
    "needed": [],
    "problems": [],
}
_SIGNS = {Comparison.AT_LEAST: "≥", Comparison.MORE_THAN: ">", Comparison.AT_MOST: "≤"}
_MARKS = {True: "✓", False: "✗", None: "?"}


def COMMAND(  # noqa: N802
    votes: Annotated[
        Path, typer.Argument(help="The list of votes: csv, xlsx, ods …", readable=False)
    ],
    rule: Annotated[str, typer.Option(help="The rule that judges it, such as cn.tc.draft.")],
    on: Annotated[str, typer.Option(help="The day whose rules apply (default: today).")] = "",
    edition: Annotated[str, typer.Option(help="The edition to judge by, instead of a day.")] = "",
    ballot: Annotated[str, typer.Option(help="Which ballot, if the list has several.")] = "",
    json: Json = False,  # noqa: FBT002
) -> None:
    """Judge a list of votes by a rule, and show how each criterion comes out."""
    day = read_day(on) if on else Clock().today()
    if day is None:
        raise typer.BadParameter(f"--on {on}: not a day such as 2026-06-11")

    def work() -> Result:
        found = tally_file(shipped(), votes, rule, day, edition=edition, matter=ballot)
        settled = found.verdict.outcome is not Outcome.UNDETERMINED and not found.problems
        return Result(_document(found), tuple(_lines(found)), 0 if settled else 1)

    conclude(json, {**_EMPTY, "rule": rule, "edition": edition}, work)


def _document(found: ListVerdict) -> dict[str, object]:
    return {
        **found.verdict.document(english),
        "problems": [english(text) for text in found.problems],
        "notes": [english(text) for text in found.notes],
    }


def _lines(found: ListVerdict) -> Iterator[Text]:
    verdict = found.verdict
    yield Message("{title} ({authority})", title=verdict.title, authority=verdict.authority)
    yield Message("Result: {outcome}", outcome=verdict.outcome.text)
    yield _received(verdict)
    for finding in verdict.criteria:
        yield from _criterion(finding)
    for voter, why in verdict.disregarded:
        yield Message("Disregarded: {voter}: {why}", voter=voter, why=why)
    yield from (Message("Needed: {what}", what=text) for text in verdict.needed)
    yield from (Message("Problem: {what}", what=text) for text in found.problems)
    yield from (Message("Note: {what}", what=text) for text in found.notes)


def _received(verdict: Verdict) -> Message:
    from stdcommittee.domain.ballots.vocabulary import Stance
    from stdcommittee.domain.rules.verdict import NOT_VOTED, UNREAD

    said = [(stance.text, verdict.count(stance)) for stance in Stance]
    said += [
        (Message("Did not vote"), verdict.count(NOT_VOTED)),
        (Message("Not understood"), verdict.count(UNREAD)),
    ]
    parts = tuple(Message("{what} {n}", what=what, n=n) for what, n in said if n)
    return Message("Votes received: {votes}", votes=parts)


def _criterion(finding: Finding) -> Iterator[Message]:
    figures = f"{finding.numerator}/{finding.denominator}"
    yield Message(
        "  {mark} {label}: {figures} {sign} {limit}; {margin}",
        mark=_MARKS[finding.passed],
        label=finding.label,
        figures=figures,
        sign=_SIGNS[finding.comparison],
        limit=finding.threshold if finding.threshold.denominator > 1 else int(finding.threshold),
        margin=finding.margin,
    )
    yield Message("    {measure}; {citation}", measure=finding.measure, citation=finding.citation)
