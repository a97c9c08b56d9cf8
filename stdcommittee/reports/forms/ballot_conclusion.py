"""Conclusion form of a ballot by correspondence, and the voting statistics of a review meeting."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from stdcommittee.domain.ballots.result_sheet import ResultSheet
from stdcommittee.domain.ballots.vocabulary import Stance, VoteValue
from stdcommittee.reports.forms import ballot_facts
from stdcommittee.reports.forms.ballot_facts import FORMS, counted, limit, number_of
from stdcommittee.reports.forms.model import (
    Block,
    Cell,
    Form,
    Grid,
    Row,
    Sheet,
    Title,
    Words,
    facts,
    heads,
    label,
    rows_of,
    value,
)
from stdcommittee.reports.forms.wording import Wording, percent
from stdcommittee.reports.pdf.blocks.texts import Align


def conclusion_form(sheet: ResultSheet, language: str) -> Form:
    """Return the conclusion form of a ballot by correspondence."""
    say = Wording(FORMS, language)
    number = number_of(sheet.number)
    title = Title(say("conclusion.title"), mark=say("number", number=number))
    return _form(sheet, say, (title, _conclusion(sheet, say)), "conclusion.title")


def statistics_form(sheet: ResultSheet, language: str) -> Form:
    """Return the voting statistics for the minutes of a review meeting."""
    say = Wording(FORMS, language)
    number = number_of(sheet.number)
    title = Title(say("statistics.title"), say.text(sheet.title), mark=say("number", number=number))
    counts = statistics(sheet, say)
    blocks: tuple[Block, ...] = (title, facts(_head(sheet, say)), *counts, _signed(say))
    return _form(sheet, say, blocks, "statistics.title")


def _form(sheet: ResultSheet, say: Wording, blocks: tuple[Block, ...], title: str) -> Form:
    return Form(
        title=f"{say(title)} {say.text(sheet.title)}",
        language=say.language,
        day=ballot_facts.day_of(sheet),
        sheets=(Sheet(blocks, number_of(sheet.number)),),
        author=say.text(sheet.unit),
        digest=sheet.digest,
    )


def _signed(say: Wording) -> Grid:
    return ballot_facts.signing(say, say.several("result.sign"))


def _conclusion(sheet: ResultSheet, say: Wording) -> Grid:
    """The whole form is one grid: facts, replies by answer, conclusion, signatures."""
    pairs = [
        ("standard", say.text(sheet.title)),
        ("plan", " / ".join(filter(None, (sheet.project, sheet.document)))),
        ("drafter", sheet.drafter),
        ("organizer", _organizer(sheet, say)),
    ]
    rows = [
        Row((label(say(f"fact.{name}")), value(said, span=4)), least=30.0) for name, said in pairs
    ]
    dates = (
        label(say("fact.opened")),
        value(say.day(sheet.opened), span=2),
        label(say("fact.closes")),
        value(say.day(sheet.closes)),
    )
    rows.append(Row(dates, least=30.0))
    rows += _replies(sheet, say)
    rows.append(Row((label(say("conclusion.conclusion")), _judged(sheet, say)), least=130.0))
    for name in ("organized", "signed"):
        written = Cell(
            (say(f"conclusion.{name}"), "", say("paper.date")), span=5, align=Align.LEFT, top=True
        )
        rows.append(Row((written,), least=70.0))
    return Grid((17, 33, 14, 18, 18), tuple(rows))


def _organizer(sheet: ResultSheet, say: Wording) -> str:
    named = (ballot_facts.committee_of(sheet, say), say.text(sheet.unit))
    return "\n".join(filter(None, named))


def _replies(sheet: ResultSheet, say: Wording) -> list[Row]:
    """One row for each answer; the label reaches down beside them all."""
    counts = [("conclusion.sent", sheet.electorate or sum(sheet.counts.values()))]
    counts += [(f"vote.{vote.value}", sheet.count(vote)) for vote in ballot_facts.answers_of(sheet)]
    if sheet.unread:
        counts.append(("conclusion.unread", sheet.unread))
    counts.append(("conclusion.silent", sheet.silent))
    disregarded = sum(voter.count for voter in sheet.voters if voter.disregarded and voter.entitled)
    if disregarded:
        counts.append(("conclusion.disregarded", disregarded))
    rows = []
    for place, (name, number) in enumerate(counts):
        first = (label(say("conclusion.replies"), down=len(counts)),) if not place else ()
        said = value(say("conclusion.sheets", n=number), span=2, align=Align.CENTRE)
        rows.append(Row((*first, value(say(name), span=2), said), least=22.0))
    return rows


def _judged(sheet: ResultSheet, say: Wording) -> Cell:
    """The result, then each criterion with its exact count, and the rule."""
    parts: list[str | Words] = [Words(ballot_facts.outcome(sheet, say), strong=True)]
    if sheet.verdict is not None:
        for finding in sheet.verdict.criteria:
            met = say({True: "yes", False: "no", None: "unknown"}[finding.passed])
            said = f"{say.text(finding.label)} {counted(finding)} {limit(finding)}"
            parts.append(say("labelled", label=said, said=met))
        parts.append(Words(say.text(sheet.verdict.citation), small=True))
    return Cell(tuple(parts), span=4)


def _head(sheet: ResultSheet, say: Wording) -> Sequence[tuple[str, str]]:
    meeting = sheet.meeting
    found = [
        ("standard", say.text(sheet.title)),
        ("plan", sheet.project),
        ("committee", ballot_facts.committee_of(sheet, say)),
        ("meeting", say.text(meeting.title) if meeting is not None else ""),
        ("begins", say.day(meeting.begins if meeting is not None else sheet.closed)),
        ("place", meeting.place if meeting is not None else ""),
        ("chair", meeting.chaired_by if meeting is not None else ""),
    ]
    return [(say(f"fact.{name}"), said) for name, said in found if said]


def statistics(sheet: ResultSheet, say: Wording) -> tuple[Grid, ...]:
    """Return the voting statistics as minutes carry them: members, present, voted, and how."""
    members = sheet.electorate or sum(sheet.counts.values())
    voted = sheet.received
    rows: list[tuple[str, int, int | None]] = [("members", members, None)]
    if sheet.meeting is not None and sheet.meeting.present:
        rows.append(("present", sheet.meeting.present, members))
    rows.append(("voted", voted, members))
    for name, stance in _stances(sheet):
        of_stance = sheet.count(*(vote for vote in VoteValue if vote.stance is stance))
        rows.append((name, of_stance, voted))
    rows.append(("silent", members - voted, members))
    head = heads(*(say(f"statistics.{name}") for name in ("item", "count", "share")))
    lines = rows_of(
        (
            (say(f"statistics.{name}"), say("statistics.people", n=number), _share(number, whole))
            for name, number, whole in rows
        ),
        centred=(0, 1, 2),
    )
    return (Grid((34, 33, 33), (head, *lines)), Grid((17, 83), (_concluded(sheet, say),)))


def _concluded(sheet: ResultSheet, say: Wording) -> Row:
    judged = _judged(sheet, say)
    return Row((label(say("statistics.conclusion")), Cell(judged.parts)), least=60.0)


def _share(number: int, whole: int | None) -> str:
    return f"{number}/{whole} ({percent(Fraction(number, whole))})" if whole else ""


def _stances(sheet: ResultSheet) -> tuple[tuple[str, Stance], ...]:
    if ballot_facts.answers_of(sheet) is ballot_facts.REVIEW:
        return (
            ("confirm", Stance.CONFIRM),
            ("revise", Stance.REVISE),
            ("withdraw", Stance.WITHDRAW),
            ("abstain", Stance.ABSTAIN),
        )
    return (("for", Stance.FOR), ("against", Stance.AGAINST), ("abstain", Stance.ABSTAIN))
