"""Papers of an ISO or IEC ballot: record of our position, reply sheets, what goes with the vote.

They are printed from the records as they stand; those of a ballot that is over change no more.
"""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.base.messages import CHINESE, Bilingual, Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.agreement import agreement
from stdcommittee.domain.ballots.position_records import Consultation, Reply
from stdcommittee.domain.ballots.position_sheet import NamedExpert, PositionSheet
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.meetings.records import Meeting
from stdcommittee.domain.people.records import Organization
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.reports.forms.ballot_facts import number_of, reply_number
from stdcommittee.reports.forms.position_answers import proposal_form, review_form
from stdcommittee.reports.forms.position_record import position_form
from stdcommittee.reports.forms.printing import FormFile, FormFormat, printed
from stdcommittee.reports.forms.reply_sheet import reply_form
from stdcommittee.services.ballots.approvals import approvals_on
from stdcommittee.services.ballots.asking import refused, the_ballot
from stdcommittee.services.ballots.consultations import consultation_log
from stdcommittee.services.ballots.nominations import Nominations, nominations_on
from stdcommittee.services.ballots.papers_sheets import committee_title
from stdcommittee.services.ballots.positions import our_comments
from stdcommittee.services.ballots.review_answers import review_sheet_on
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader


def position_sheet(session: Session, ballot_id: int) -> PositionSheet:
    """Return all that the papers of an international ballot say of it.

    Raises:
        Refused: the ballot is gone, or one of our own committees.
    """
    with session.reading() as reader:
        ballot = the_ballot(reader, ballot_id)
        if ballot.kind.national:
            raise refused(
                Message("“{title}” is a ballot of our own committee.", title=headline(ballot))
            )
        return _gather(session, reader, ballot)


def print_position(
    session: Session, ballot_id: int, kind: FormFormat, language: str = CHINESE
) -> FormFile:
    """Print the record of the national position on a ballot, running or over.

    Raises:
        Refused: the ballot is gone, or one of our own committees.
    """
    return printed(position_form(position_sheet(session, ballot_id), language), kind)


def reply_sheets(
    session: Session, ballot_id: int, kind: FormFormat, language: str = CHINESE
) -> tuple[FormFile, ...]:
    """Print a reply sheet for each addressee of the consultations about a ballot, one file each.

    Each carries its number (``B12-R345``: ballot and addressee), by which a returned one is
    matched; what an addressee has answered stands in it.

    Raises:
        Refused: the ballot is gone, one of our own committees, or nobody asked is on record.
    """
    sheet, asked = _asked(session, ballot_id)
    found = []
    for one in asked:
        form = reply_form(sheet, [one], language)
        name = f"{reply_number(ballot_id, one[1].id)} {form.title}"
        found.append(printed(form, kind, name))
    return tuple(found)


def print_replies(
    session: Session, ballot_id: int, kind: FormFormat, language: str = CHINESE
) -> FormFile:
    """Print the reply sheets of all addressees in one file; see `reply_sheets`."""
    sheet, asked = _asked(session, ballot_id)
    form = reply_form(sheet, asked, language)
    return printed(form, kind, f"{number_of(ballot_id)} {form.title}")


def print_review(
    session: Session, ballot_id: int, kind: FormFormat, language: str = CHINESE
) -> FormFile:
    """Print the answers to the questions of a systematic review.

    Raises:
        Refused: the ballot is gone, or no systematic review.
    """
    sheet = _of_kind(session, ballot_id, BallotKind.SR)
    return printed(review_form(sheet, language), kind)


def print_proposal(
    session: Session, ballot_id: int, kind: FormFormat, language: str = CHINESE
) -> FormFile:
    """Print the answer to a new work item proposal with the experts nominated.

    Raises:
        Refused: the ballot is gone, or not about a new work item.
    """
    sheet = _of_kind(session, ballot_id, BallotKind.NP)
    return printed(proposal_form(sheet, language), kind)


def _of_kind(session: Session, ballot_id: int, kind: BallotKind) -> PositionSheet:
    sheet = position_sheet(session, ballot_id)
    if sheet.ballot.kind is not kind:
        raise refused(
            Message(
                "“{title}”: not a ballot of the kind “{kind}”.",
                title=headline(sheet.ballot),
                kind=kind.text,
            )
        )
    return sheet


def _asked(
    session: Session, ballot_id: int
) -> tuple[PositionSheet, Sequence[tuple[Consultation, Reply]]]:
    sheet = position_sheet(session, ballot_id)
    asked = [(item.consultation, reply) for item in sheet.log for reply in item.replies]
    if not asked:
        raise refused(
            Message(
                "Nobody who was asked about “{title}” is on record.", title=headline(sheet.ballot)
            ),
            Message("Record first to whom the draft is sent."),
        )
    return sheet, asked


def _gather(session: Session, reader: Reader, ballot: Ballot) -> PositionSheet:
    today = session.clock.today()
    unit = reader.first(Unit) or Unit(uid="")
    meeting = reader.get(Meeting, ballot.meeting_id) if ballot.meeting_id else None
    named = None
    if ballot.kind is BallotKind.NP:
        named = nominations_on(reader, ballot, session.rules, today)
    answers = None
    if ballot.kind is BallotKind.SR:
        answers = review_sheet_on(reader, ballot, session)
    return PositionSheet(
        ballot=ballot,
        unit=Bilingual(unit.host or unit.name, unit.host_en or unit.name_en),
        committee=committee_title(reader, ballot),
        day=ballot.closed or today,
        log=consultation_log(reader, ballot.id),
        comments=our_comments(reader, ballot),
        approvals=approvals_on(reader, ballot, session.rules, today),
        meeting=Bilingual(meeting.title, meeting.title_en) if meeting is not None else None,
        agreement=agreement(ballot),
        experts=_experts(reader, named) if named is not None else (),
        least=named.least.number if named is not None else 0,
        review=(answers.confirmed or answers.suggested) if answers is not None else None,
        confirmed=answers is not None and answers.confirmed is not None,
    )


def _experts(reader: Reader, named: Nominations) -> tuple[NamedExpert, ...]:
    numbers = [item.person.organization_id for item in named.nominees]
    units = reader.many(Organization, [number for number in numbers if number is not None])
    found = []
    for item in named.nominees:
        unit = units.get(item.person.organization_id or 0)
        found.append(
            NamedExpert(
                name=item.person.name,
                unit=unit.name if unit is not None else "",
                group=item.group,
                role=item.registration.role,
                status=item.registration.status,
            )
        )
    return tuple(found)
