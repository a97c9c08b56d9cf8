"""The papers of a ballot, by menu and by key: sheets and letters out, the result printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.progress import Progress
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.services.ballots import BallotMeter
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.papers import Offer, save_paper, save_papers

if TYPE_CHECKING:
    from stdcommittee.services.filing import Print


class BallotPapers:
    """Prints what belongs to the ballot in sight, in the language of the window."""

    def __init__(self, desk: Desk, owner: QWidget, shown: Callable[[], BallotMeter | None]) -> None:
        self._desk = desk
        self._owner = owner
        self._shown = shown

    def offers(self) -> Iterator[Offer]:
        """Return what can be printed of the ballot as it is now."""
        meter = self._shown()
        if meter is None:
            return
        ballot = meter.ballot
        if not ballot.kind.national:
            yield from self._abroad(ballot)
        elif ballot.status is BallotStatus.OPEN:
            yield Message("Voting sheets …"), self.sheets
            if meter.missing:
                yield Message("Remind those who are missing …"), self.remind
        elif ballot.status is BallotStatus.CLOSED:
            yield Message("Result sheet …"), self.result
            if ballot.kind is BallotKind.CORRESPONDENCE:
                yield Message("Conclusion form …"), self.conclusion
            if ballot.meeting_id is not None or ballot.mode is Mode.MEETING:
                yield Message("Statistics for the minutes …"), self.statistics

    def _abroad(self, ballot: Ballot) -> Iterator[Offer]:
        """Return what can be printed of a ballot of ISO or IEC."""
        yield Message("Record of the national position …"), self.position
        if ballot.asked:
            yield Message("Reply sheets for the experts …"), self.replies
        if ballot.kind is BallotKind.SR:
            yield Message("Answers of the systematic review …"), self.review
        if ballot.kind is BallotKind.NP:
            yield Message("Answer to the proposal …"), self.proposal

    def sheets(self) -> None:
        """Write the voting sheet of each voter into a folder, as Word documents."""
        meter = self._shown()
        if meter is None:
            return
        session, ballot, language = self._desk.session, meter.ballot.id, self._language

        def write(folder: Path, progress: Progress) -> Text:
            from stdcommittee.reports.forms.printing import FormFormat
            from stdcommittee.services.ballots.papers_sheets import voting_sheets
            from stdcommittee.services.filing import file_papers

            papers = voting_sheets(session, ballot, FormFormat.DOCX, language)
            n = len(file_papers(papers, folder, progress))
            return Plural("{n} voting sheet written", "{n} voting sheets written", n=n)

        save_papers(self._desk, self._owner, Message("Folder for the voting sheets"), write)

    def remind(self) -> None:
        """Write letters and e-mail drafts to all who have not voted into a folder."""
        meter = self._shown()
        if meter is None or meter.ballot.status is not BallotStatus.OPEN or not meter.missing:
            return
        session, ballot, language = self._desk.session, meter.ballot.id, self._language

        def write(folder: Path, progress: Progress) -> Text:
            from stdcommittee.services.ballots.papers_reminders import reminders
            from stdcommittee.services.filing import file_papers

            found = reminders(session, ballot, language=language)
            file_papers(found.files, folder, progress)
            n = len(found.reminded)
            said = Plural("Letters to {n} voter written", "Letters to {n} voters written", n=n)
            return Message("{what}. {note}", what=said, note=found.said) if found.said else said

        save_papers(self._desk, self._owner, Message("Folder for the letters"), write)

    def print_usual(self) -> None:
        """Print what is mostly wanted now: sheets while the ballot is open, else the result.

        Of a ballot of ISO or IEC that is the record of the national position.
        """
        meter = self._shown()
        if meter is None:
            return
        if not meter.ballot.kind.national:
            self.position()
        elif meter.ballot.status is BallotStatus.OPEN:
            self.sheets()
        elif meter.ballot.status is BallotStatus.CLOSED:
            self.result()

    def result(self) -> None:
        """Print the result sheet."""
        from stdcommittee.services.ballots.papers import print_result

        session, ballot = self._desk.session, self._number
        self._one(
            Message("Result sheet"),
            lambda kind, language: print_result(session, ballot, kind, language),
        )

    def conclusion(self) -> None:
        """Print the conclusion form of a ballot by correspondence."""
        from stdcommittee.services.ballots.papers import print_conclusion

        session, ballot = self._desk.session, self._number
        self._one(
            Message("Conclusion form"),
            lambda kind, language: print_conclusion(session, ballot, kind, language),
        )

    def statistics(self) -> None:
        """Print the voting statistics for the minutes of the meeting."""
        from stdcommittee.services.ballots.papers import print_statistics

        session, ballot = self._desk.session, self._number
        self._one(
            Message("Statistics for the minutes"),
            lambda kind, language: print_statistics(session, ballot, kind, language),
        )

    def position(self) -> None:
        """Print the record of the national position on an ISO or IEC ballot."""
        from stdcommittee.services.ballots.papers_positions import print_position

        session, ballot = self._desk.session, self._number
        self._one(
            Message("Record of the national position"),
            lambda kind, language: print_position(session, ballot, kind, language),
        )

    def review(self) -> None:
        """Print the answers of a systematic review."""
        from stdcommittee.services.ballots.papers_positions import print_review

        session, ballot = self._desk.session, self._number
        self._one(
            Message("Answers of the systematic review"),
            lambda kind, language: print_review(session, ballot, kind, language),
        )

    def proposal(self) -> None:
        """Print the answer to a new work item proposal."""
        from stdcommittee.services.ballots.papers_positions import print_proposal

        session, ballot = self._desk.session, self._number
        self._one(
            Message("Answer to the proposal"),
            lambda kind, language: print_proposal(session, ballot, kind, language),
        )

    def replies(self) -> None:
        """Write the reply sheet of each expert asked into a folder, as Word documents."""
        session, ballot, language = self._desk.session, self._number, self._language

        def write(folder: Path, progress: Progress) -> Text:
            from stdcommittee.reports.forms.printing import FormFormat
            from stdcommittee.services.ballots.papers_positions import reply_sheets
            from stdcommittee.services.filing import file_papers

            papers = reply_sheets(session, ballot, FormFormat.DOCX, language)
            n = len(file_papers(papers, folder, progress))
            return Plural("{n} reply sheet written", "{n} reply sheets written", n=n)

        save_papers(self._desk, self._owner, Message("Folder for the reply sheets"), write)

    @property
    def _language(self) -> str:
        return self._desk.look.language.code

    @property
    def _number(self) -> int:
        meter = self._shown()
        return meter.ballot.id if meter is not None else 0

    def _one(self, title: Message, print_: Print) -> None:
        """Print one paper of the ballot where it is wanted."""
        meter = self._shown()
        if meter is not None:
            save_paper(self._desk, self._owner, title, meter.ballot.title, print_)
