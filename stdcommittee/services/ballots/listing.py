"""The verdict on a list of votes in a file, without a workspace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.ballots.recorded import cast_on
from stdcommittee.domain.ballots.words import normal
from stdcommittee.domain.rules import Rule, RuleBook, Verdict, tally
from stdcommittee.exchange.tabular import Row, Sheet, read_table_file
from stdcommittee.exchange.votes.sheets import VoteSheet, vote_sheet


@frozen
class ListVerdict:
    """A verdict, and what was not clear in the list that it rests on; `notes` are no problems."""

    verdict: Verdict
    problems: tuple[Text, ...]
    notes: tuple[Text, ...]


def tally_file(
    rules: RuleBook,
    path: Path,
    rule_id: str,
    on: dt.date,
    *,
    edition: str = "",
    matter: str = "",
) -> ListVerdict:
    """Judge the votes of a table (csv, xlsx, ods …) by a rule as it was in force on a day.

    `edition` names the edition to judge by instead of the day. `matter` chooses the votes on one
    matter from a list of several.

    Raises:
        Unreadable: the file cannot be read or holds no votes, or votes on several matters; or there
            is no such rule, edition, or edition of that day.
    """
    rule = _rule(rules, rule_id, on, edition)
    workbook = read_table_file(path)
    sheet, others = _only(path.name, [item for item in workbook.sheets if not item.hidden])
    rows = _about(sheet, matter)
    table = sheet.read(rows, rule)
    problems = [*workbook.problems, *table.problems]
    problems += [
        Message("Sheet “{sheet}” has votes too and is not read.", sheet=other.sheet)
        for other in others
    ]
    verdict = tally(rule, table.votes)
    days = [day for line in table.lines if (day := cast_on(line.date)) is not None]
    notes = [] if edition else _other_edition(rules, rule, days)
    return ListVerdict(verdict, (*problems, *verdict.problems), (*verdict.notes, *notes))


def _rule(rules: RuleBook, rule_id: str, on: dt.date, edition: str) -> Rule:
    try:
        return rules.rule(rule_id, edition) if edition else rules.rule_at(rule_id, on)
    except Refused as refusal:
        known = sorted({rule.id for item in rules.editions() for rule in item.rules})
        advice: Text = Message("The rules are: {rules}.", rules=tuple(known))
        if rule_id in known:
            with_rule = [
                item.id for item in rules.editions() if rule_id in (rule.id for rule in item.rules)
            ]
            advice = Message("It is in the editions: {editions}.", editions=tuple(with_rule))
        raise Unreadable(refusal.what, advice=advice) from refusal


def _only(file: str, sheets: Sequence[Sheet]) -> tuple[VoteSheet, list[VoteSheet]]:
    """Return the sheet with the most votes, and the others that have some."""
    found = [made for sheet in sheets if (made := vote_sheet(file, sheet)) is not None]
    if not found:
        headings = [cell for sheet in sheets for row in sheet.rows[:1] for cell in row.cells]
        raise Unreadable(
            Message("No column with votes was found in {file}.", file=file),
            advice=Message(
                "Name one column “vote”. The headings found are: {headings}.",
                headings=tuple(cell for cell in headings if cell.strip()),
            ),
        )
    best = max(found, key=lambda sheet: len(sheet.rows))
    return best, [sheet for sheet in found if sheet is not best]


def _about(sheet: VoteSheet, matter: str) -> list[Row]:
    """Return the rows about one matter: the one that is asked for, or the only one."""
    matters = sheet.matters() or {"": []}
    wanted = normal(matter)
    chosen = [name for name in matters if wanted in normal(name)] if wanted else list(matters)
    exact = [name for name in chosen if normal(name) == wanted]
    chosen = exact or chosen
    if len(chosen) == 1 or (wanted and set(matters) == {""}):
        return matters[chosen[0] if chosen else ""]
    what = Message("The list has votes on {n} matters.", n=len(matters))
    if wanted:
        what = Message("No votes, or several matters, are called “{what}”.", what=matter)
    names = tuple(name.replace("\n", " ") for name in matters)
    raise Unreadable(what, advice=Message("Choose one of: {names}.", names=names))


def _other_edition(rules: RuleBook, rule: Rule, days: Sequence[dt.date]) -> list[Text]:
    """Say so where the votes are of a time in which another edition was in force."""
    if not days:
        return []
    then = rules.rules_on(min(days)).get(rule.id)
    if then is None or then.edition == rule.edition:
        return []
    return [
        Message(
            "The first vote is of {day}, when “{edition}” was in force.",
            day=min(days),
            edition=then.edition,
        )
    ]
