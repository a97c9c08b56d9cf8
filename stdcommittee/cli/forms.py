"""Forms that `export` writes as PDF or Word document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Failure, Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message
from stdcommittee.domain.people.records import Committee
from stdcommittee.reports.forms.printing import FormFile, FormFormat
from stdcommittee.services.ballots.papers import print_conclusion, print_result, print_statistics
from stdcommittee.services.ballots.papers_positions import (
    print_position,
    print_proposal,
    print_replies,
    print_review,
)
from stdcommittee.services.filing import Print, file_paper
from stdcommittee.services.people.papers import (
    print_registration,
    print_roster,
    print_signatures,
)
from stdcommittee.services.session import Session


@frozen(kw_only=True)
class Wanted:
    """Which form: of the record of a number, or of a committee on a day (None: today)."""

    number: str = ""
    committee: str = ""
    on: dt.date | None = None
    contacts: bool = False


def write_form(session: Session, what: str, wanted: Wanted, output: Path, language: str) -> None:
    """Write one of `FORMS` to a file, in the format that its name asks for.

    Raises:
        Failure: it is not said of which record.
        Refused: that record is not there or not that far, or the file cannot be written.
    """
    file_paper(FORMS[what](session, wanted), output, language)


def id_of(number: str) -> int:
    """Return the number given for a record.

    Raises:
        Failure: there is none.
    """
    if not number.isdecimal():
        raise Failure(Message("Say which one with --id and its number."))
    return int(number)


def _roster(session: Session, wanted: Wanted) -> Print:
    if not wanted.committee:
        raise Failure(Message("Say whose with --committee and its number, such as SAC/TC 1."))
    with session.reading() as reader:
        found = reader.first(Committee, Is("reference", wanted.committee))
        known = tuple(item.reference for item in reader.find(Committee, order=("reference",)))
    if found is None:
        raise Refused(
            Message("There is no committee “{committee}”.", committee=wanted.committee),
            advice=Message("The committees are: {known}.", known=known) if known else None,
        )
    day = wanted.on or session.clock.today()
    return lambda kind, language: print_roster(
        session, found.id, day, kind, language, contacts=wanted.contacts
    )


def _of_record(
    print_: Callable[[Session, int, FormFormat, str], FormFile], session: Session, wanted: Wanted
) -> Print:
    return partial(print_, session, id_of(wanted.number))


FORMS: Final[Mapping[str, Callable[[Session, Wanted], Print]]] = {
    "roster": _roster,
    "registration": partial(_of_record, print_registration),
    "signatures": partial(_of_record, print_signatures),
    "result": partial(_of_record, print_result),
    "conclusion": partial(_of_record, print_conclusion),
    "statistics": partial(_of_record, print_statistics),
    "position": partial(_of_record, print_position),
    "reply-sheets": partial(_of_record, print_replies),
    "review-answers": partial(_of_record, print_review),
    "proposal-answer": partial(_of_record, print_proposal),
}
