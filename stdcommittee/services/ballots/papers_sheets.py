"""Voting sheets of an open ballot: one for each member, to be returned ticked and signed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import CHINESE, Bilingual, Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.electorate import entitled
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.portfolio.records import Project
from stdcommittee.domain.rules import Rule
from stdcommittee.domain.rules.rule import Answers
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.reports.forms.ballot_facts import number_of
from stdcommittee.reports.forms.printing import FormFile, FormFormat, printed
from stdcommittee.reports.forms.voting_sheet import SheetHolder, VotingMatter, voting_form
from stdcommittee.services.ballots.asking import refused, the_ballot, the_committee
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import lines_of
from stdcommittee.storage.reader import Reader


def voting_sheets(
    session: Session,
    ballot_id: int,
    kind: FormFormat,
    language: str = CHINESE,
    *,
    combined: bool = False,
    voters: Collection[int] | None = None,
) -> tuple[FormFile, ...]:
    """Print the voting sheets of an open ballot for all who may vote, or for some of them.

    Each carries its number (``B12-V345``: ballot and voter), by which a returned one is matched.
    Those of a secret ballot name nobody and are all alike.

    Args:
        session: the open workspace.
        ballot_id: the ballot.
        kind: PDF or Word.
        language: of the sheets.
        combined: one file with a sheet for each, instead of one file each.
        voters: the voters' ids; None: all who may vote.

    Raises:
        Refused: the ballot is not open, is one of ISO or IEC, or nobody of these may vote.
    """
    with session.reading() as reader:
        ballot = the_ballot(reader, ballot_id, BallotStatus.OPEN)
        if not ballot.kind.national:
            raise refused(Message("Voting sheets are for ballots of our own committees."))
        rule = rule_of(session.rules, ballot)
        lines = entitled_lines(lines_of(reader, ballot_id), rule)
        matter = matter_of(session, reader, ballot, rule, len(lines))
    chosen = [line for line in lines if voters is None or line.voter.id in voters]
    if not chosen:
        raise refused(Message("Nobody may vote in “{title}”.", title=headline(ballot)))
    holders = holders_of(ballot, chosen)
    if combined:
        form = voting_form(matter, holders, language)
        name = f"{number_of(ballot.id)} {form.title}"
        return (printed(form, kind, name),)
    single = holders[:1] if ballot.secret else holders
    return tuple(sheet_file(matter, holder, kind, language) for holder in single)


def sheet_file(
    matter: VotingMatter, holder: SheetHolder, kind: FormFormat, language: str
) -> FormFile:
    """Print one voting sheet."""
    form = voting_form(matter, [holder], language)
    return printed(form, kind, f"{number_of(matter.ballot.id, holder.voter)} {form.title}")


def entitled_lines(lines: Sequence[BallotLine], rule: Rule | None) -> list[BallotLine]:
    """Return the lines of those who may vote."""
    return [line for line in lines if entitled(line.voter, rule)]


def holders_of(ballot: Ballot, lines: Sequence[BallotLine]) -> list[SheetHolder]:
    """Return whose sheets they are; of a secret ballot nobody's."""
    if ballot.secret:
        return [SheetHolder() for _ in lines]
    return [SheetHolder(line.voter.id, line.voter.name, line.voter.organization) for line in lines]


def matter_of(
    session: Session, reader: Reader, ballot: Ballot, rule: Rule | None, total: int
) -> VotingMatter:
    """Return what the sheets of a ballot say alike."""
    unit = reader.first(Unit) or Unit(uid="")
    project = reader.first(Project, Is("reference", ballot.project)) if ballot.project else None
    return VotingMatter(
        ballot=ballot,
        answers=rule.answers if rule is not None else Answers.APPROVAL,
        drafter=project.lead if project is not None else "",
        committee=committee_title(reader, ballot),
        unit=Bilingual(unit.host or unit.name, unit.host_en or unit.name_en),
        total=total,
        day=ballot.opened or session.clock.today(),
    )


def committee_title(reader: Reader, ballot: Ballot) -> Bilingual:
    """Return a ballot's committee as letters and sheets name it: title and reference."""
    committee = the_committee(reader, ballot.committee)
    zh, en = (committee.title_zh, committee.title_en) if committee is not None else ("", "")
    named = [" ".join(filter(None, (ballot.committee, title))) for title in (zh or en, en or zh)]
    return Bilingual(*named)
