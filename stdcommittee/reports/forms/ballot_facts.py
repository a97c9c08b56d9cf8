"""What several forms of a ballot say alike: its facts, its criteria, its votes by value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.result_sheet import ResultSheet
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.rules.findings import Comparison, Finding
from stdcommittee.reports.forms.model import Grid, Row, heads, label, rows_of, signatures, value
from stdcommittee.reports.forms.wording import Wording, percent

FORMS: Final = "ballots"
_UNDATED: Final = dt.date(2000, 1, 1)
_SIGNS: Final = {
    Comparison.AT_LEAST: "\u2265",
    Comparison.MORE_THAN: ">",
    Comparison.AT_MOST: "\u2264",
}
APPROVAL: Final = (
    VoteValue.APPROVE,
    VoteValue.APPROVE_WITH_COMMENTS,
    VoteValue.DISAPPROVE_UNLESS,
    VoteValue.ABSTAIN,
    VoteValue.DISAPPROVE,
)
REVIEW: Final = (VoteValue.CONFIRM, VoteValue.REVISE, VoteValue.WITHDRAW, VoteValue.ABSTAIN)


def number_of(ballot: int, voter: int | None = None) -> str:
    """Return the number that a paper of a ballot carries, by which a returned one is matched."""
    return f"B{ballot}-V{voter}" if voter is not None else f"B{ballot}"


def reply_number(ballot: int, reply: int) -> str:
    """Return the number of the reply sheet of one addressee of a consultation."""
    return f"B{ballot}-R{reply}"


def answers_of(sheet: ResultSheet) -> tuple[VoteValue, ...]:
    """Return the votes that a ballot's papers count, in the order of the forms."""
    review = any(sheet.count(vote) for vote in REVIEW[:3]) or (
        sheet.verdict is not None
        and any(finding.id == "confirm" for finding in sheet.verdict.criteria)
    )
    return REVIEW if review else APPROVAL


def day_of(sheet: ResultSheet) -> dt.date:
    """Return the day that the papers of a closed ballot bear in their properties."""
    return sheet.closed or sheet.closes or sheet.opened or _UNDATED


def committee_of(sheet: ResultSheet, say: Wording) -> str:
    """Return a committee's reference with its title on the day of closing."""
    return " ".join(filter(None, (sheet.committee, say.text(sheet.committee_title))))


def criteria(sheet: ResultSheet, say: Wording) -> Grid | None:
    """Return the criteria with exact counts, limits and results; None where no rule judges."""
    if sheet.verdict is None:
        return None
    names = ("criterion", "counted", "limit", "met", "margin", "citation")
    rows = rows_of((_criterion(finding, say) for finding in sheet.verdict.criteria), centred=(2, 3))
    head = heads(*(say(f"column.{name}") for name in names))
    return Grid((15, 25, 10, 10, 18, 22), (head, *rows), small=True)


def _criterion(finding: Finding, say: Wording) -> Sequence[str]:
    return (
        say.text(finding.label),
        "\n".join(filter(None, (counted(finding), say.text(finding.measure)))),
        limit(finding),
        say({True: "yes", False: "no", None: "unknown"}[finding.passed]),
        say.text(finding.margin),
        say.text(finding.citation),
    )


def counted(finding: Finding) -> str:
    """Return a criterion's exact count, with its share in percent for reading."""
    exact = f"{finding.numerator}/{finding.denominator}"
    if finding.counted or not finding.denominator:
        return exact
    return f"{exact} ({percent(Fraction(finding.numerator, finding.denominator))})"


def limit(finding: Finding) -> str:
    """Return the limit that a criterion holds its count against."""
    return f"{_SIGNS[finding.comparison]} {finding.threshold}"


def votes(sheet: ResultSheet, say: Wording) -> Grid:
    """Return the number of votes for each answer, and of those who did not vote."""
    answers = answers_of(sheet)
    names = [say(f"vote.{vote.value}") for vote in answers]
    numbers = [sheet.count(vote) for vote in answers]
    names += [say("column.silent"), say("column.sum")]
    numbers.append(sheet.silent)
    if sheet.unread:
        names.insert(-1, say("column.unread"))
        numbers.append(sheet.unread)
    numbers.append(sum(sheet.counts.values()))
    row = rows_of([[str(number) for number in numbers]], centred=range(len(numbers)))
    widths = tuple(13 if len(name) > 4 else 10 for name in names)
    return Grid(widths, (heads(*names), *row), together=True)


def outcome(sheet: ResultSheet, say: Wording) -> str:
    """Return the result of a ballot in a word."""
    return say.text(Message(sheet.outcome.label))


def signing(say: Wording, roles: Iterable[str]) -> Grid:
    """Return the lines for those who sign."""
    lines = [(say("sign.role", role=role), "") for role in roles]
    return signatures(lines, say("sign.date"))


def wide_row(say: Wording, name: str, said: str) -> Row:
    """Return a row of a sheet of four columns with one fact over its width."""
    return Row((label(say(f"fact.{name}")), value(said, span=3)), least=26.0)


def pair_row(say: Wording, name: str, said: str, other: str, beside: str) -> Row:
    """Return a row of a sheet of four columns with two facts beside each other."""
    texts = ((name, said), (other, beside))
    cells = [cell for key, text in texts for cell in (label(say(f"fact.{key}")), value(text))]
    return Row(tuple(cells), least=26.0)
