"""Reminders to all who have not voted: letters, and e-mail drafts that somebody else sends."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, Message, Text
from stdcommittee.base.patterns import pattern
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import BallotStatus
from stdcommittee.domain.ballots.ruling import rule_of
from stdcommittee.domain.people.records import Person
from stdcommittee.reports.forms.ballot_facts import number_of
from stdcommittee.reports.forms.printing import FormFile, FormFormat, file_name, printed
from stdcommittee.reports.forms.reminder import (
    Reminder,
    closing,
    greeting,
    reminder_form,
    sentences,
    subject,
)
from stdcommittee.reports.forms.voting_sheet import VotingMatter
from stdcommittee.services.ballots.asking import refused, the_ballot
from stdcommittee.services.ballots.papers_sheets import (
    entitled_lines,
    holders_of,
    matter_of,
    sheet_file,
)
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import lines_of
from stdcommittee.storage.reader import Reader

_ADDRESS: Final = pattern(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_DOCX: Final = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


@frozen(kw_only=True)
class Reminders:
    """What was written for those who have not voted; nothing of it is sent.

    `without_address` are those for whom there is no e-mail draft, as no usable address is kept.
    """

    files: tuple[FormFile, ...]
    reminded: tuple[str, ...]
    without_address: tuple[str, ...]

    @property
    def said(self) -> Text:
        """Who could not be written to, in a sentence; empty where all could."""
        if not self.without_address:
            return ""
        return Message("No e-mail address: {names}", names=self.without_address)


def reminders(
    session: Session,
    ballot_id: int,
    kinds: Collection[FormFormat] = (FormFormat.DOCX, FormFormat.EML),
    language: str = CHINESE,
    *,
    contact: str = "",
) -> Reminders:
    """Write to all who may vote in an open ballot and have not: letters and e-mail drafts.

    Letters (PDF, Word) are one file for each; an e-mail draft (.eml) opens unsent in the mail
    program, with the voter's own sheet attached. The sheet of a secret ballot names nobody.

    Args:
        session: the open workspace.
        ballot_id: the ballot.
        kinds: which files to write.
        language: of the letters and sheets.
        contact: where to reach the secretariat, as it is to be printed.

    Raises:
        Refused: the ballot is not open or not national, or everybody has voted.
    """
    today = session.clock.today()
    with session.reading() as reader:
        ballot = the_ballot(reader, ballot_id, BallotStatus.OPEN)
        if not ballot.kind.national:
            raise refused(Message("Voting sheets are for ballots of our own committees."))
        rule = rule_of(session.rules, ballot)
        entitled = entitled_lines(lines_of(reader, ballot_id), rule)
        missing = [line for line in entitled if not line.voted]
        if not missing:
            raise refused(Message("Everybody has voted in “{title}”.", title=headline(ballot)))
        matter = matter_of(session, reader, ballot, rule, len(entitled))
        addresses = _addresses(reader, missing)
    letters = [
        Reminder(
            ballot=ballot,
            voter=line.voter.id,
            name=line.voter.name,
            committee=matter.committee,
            unit=matter.unit,
            day=today,
            pressing=rule is not None and rule.electoral,
            contact=contact,
        )
        for line in missing
    ]
    files = list(_letters(letters, kinds, language))
    if FormFormat.EML in kinds:
        files += _drafts(letters, missing, matter, addresses, language)
    return Reminders(
        files=tuple(files),
        reminded=tuple(letter.name for letter in letters),
        without_address=tuple(x.voter.name for x in missing if x.voter.id not in addresses),
    )


def _addresses(reader: Reader, lines: Sequence[BallotLine]) -> dict[int, str]:
    """Return the usable addresses by voter; a person merged into another has the other's."""
    known = [line.voter.person_id for line in lines if line.voter.person_id is not None]
    people = reader.many(Person, known)
    others = {person.merged_into for person in people.values() if person.merged_into is not None}
    people |= reader.many(Person, others - people.keys())
    found = {}
    for line in lines:
        person = people.get(line.voter.person_id or 0)
        if person is not None and person.merged_into is not None:
            person = people.get(person.merged_into, person)
        address = person.email.strip() if person is not None else ""
        if _ADDRESS.fullmatch(address):
            found[line.voter.id] = address
    return found


def _letters(
    letters: Sequence[Reminder], kinds: Collection[FormFormat], language: str
) -> Iterable[FormFile]:
    for kind in (FormFormat.PDF, FormFormat.DOCX):
        if kind in kinds:
            for letter in letters:
                form = reminder_form((letter,), language)
                number = number_of(letter.ballot.id, letter.voter)
                yield printed(form, kind, f"{number} {form.title}")


def _drafts(
    letters: Sequence[Reminder],
    lines: Sequence[BallotLine],
    matter: VotingMatter,
    addresses: dict[int, str],
    language: str,
) -> Iterable[FormFile]:
    holders = holders_of(matter.ballot, lines)
    for letter, holder in zip(letters, holders, strict=True):
        address = addresses.get(letter.voter)
        if address is not None:
            sheet = sheet_file(matter, holder, FormFormat.DOCX, language)
            number = number_of(letter.ballot.id, letter.voter)
            name = file_name(f"{number} {letter.name}", FormFormat.EML)
            attached = f"{number_of(letter.ballot.id, holder.voter)}.docx"
            yield FormFile(name, _draft(letter, address, sheet.data, attached, language))


def _draft(letter: Reminder, address: str, sheet: bytes, name: str, language: str) -> bytes:
    """Return an e-mail that opens unsent; it has no date and no sender yet."""
    from email.message import EmailMessage
    from email.policy import SMTP

    draft = EmailMessage(SMTP)
    draft["To"] = address
    draft["Subject"] = " ".join(subject(letter, language).split())
    draft["X-Unsent"] = "1"
    paragraphs = (greeting(letter, language), *sentences(letter, language))
    signed = "\n".join(closing(letter, language))
    draft.set_content("\n\n".join((*paragraphs, signed)) + "\n")
    draft.add_attachment(sheet, maintype=_DOCX[0], subtype=_DOCX[1], filename=name)
    draft.set_boundary(f"=-sheet-{number_of(letter.ballot.id, letter.voter)}-=")
    return draft.as_bytes()
