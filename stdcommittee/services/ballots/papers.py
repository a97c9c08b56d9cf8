"""Papers of a closed ballot: result sheet, conclusion form, voting statistics.

Each is printed from the sheet that was frozen when the ballot closed, and from nothing else.
"""

from __future__ import annotations

from stdcommittee.base.messages import CHINESE, Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import BallotStatus
from stdcommittee.domain.ballots.result_sheet import ResultSheet
from stdcommittee.reports.forms.ballot_conclusion import conclusion_form, statistics_form
from stdcommittee.reports.forms.ballot_result import result_form
from stdcommittee.reports.forms.printing import FormFile, FormFormat, printed
from stdcommittee.services.ballots.asking import refused, the_ballot
from stdcommittee.services.ballots.metering import read_meter
from stdcommittee.services.ballots.papers_freezing import gather
from stdcommittee.services.session import Session


def result_sheet(session: Session, ballot_id: int) -> ResultSheet:
    """Return the result sheet of a closed ballot as it was frozen.

    Of a ballot that an earlier version closed it is gathered from the ballot's own records, which
    cannot change either; only the committee's title is that of today.

    Raises:
        Refused: the ballot is gone, or has no result yet.
    """
    with session.reading() as reader:
        ballot = the_ballot(reader, ballot_id)
        if ballot.status is not BallotStatus.CLOSED:
            raise refused(
                Message("“{title}” has no result yet.", title=headline(ballot)),
                Message("Close the ballot first."),
            )
        if ballot.sheet is not None:
            return ResultSheet.thaw(ballot.sheet)
        day = ballot.closed or session.clock.today()
        return gather(reader, read_meter(reader, session.rules, ballot.id, day), ballot)


def print_result(
    session: Session, ballot_id: int, kind: FormFormat, language: str = CHINESE
) -> FormFile:
    """Print the result sheet of a closed ballot, the same bytes every time.

    Raises:
        Refused: the ballot is gone, or has no result yet.
    """
    return printed(result_form(result_sheet(session, ballot_id), language), kind)


def print_conclusion(
    session: Session, ballot_id: int, kind: FormFormat, language: str = CHINESE
) -> FormFile:
    """Print the conclusion form of a closed ballot by correspondence.

    Raises:
        Refused: the ballot is gone, or has no result yet.
    """
    return printed(conclusion_form(result_sheet(session, ballot_id), language), kind)


def print_statistics(
    session: Session, ballot_id: int, kind: FormFormat, language: str = CHINESE
) -> FormFile:
    """Print the voting statistics that go into the minutes of a review meeting.

    Raises:
        Refused: the ballot is gone, or has no result yet.
    """
    return printed(statistics_form(result_sheet(session, ballot_id), language), kind)
