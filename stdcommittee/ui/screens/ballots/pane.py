"""The page of one ballot: its head with what to do next, and the board in place of plain facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QMenu, QWidget

from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.records import Record, headline, kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.services.ballots import (
    cancel_ballot,
    close_ballot,
    export_result_list,
    reopen_ballot,
    withdraw_ballot,
)
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.services.ballots.rounds import next_round
from stdcommittee.services.ballots.sheet import BallotSheet, ballot_sheet
from stdcommittee.services.details import Details
from stdcommittee.services.editing import Saved
from stdcommittee.services.values import Names
from stdcommittee.ui.screens.ballots.board import BallotBoard
from stdcommittee.ui.screens.ballots.papers import BallotPapers
from stdcommittee.ui.screens.ballots.rows import time_left, tone_icon
from stdcommittee.ui.toolkit.buttons import Button, IconButton, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.questions import ask_reason, confirm_final
from stdcommittee.ui.toolkit.saving import save_file

_POSITION = ("consultation", "reply", "approval", "review_answers", "expert_registration")
_VOTED = (BallotStatus.OPEN, BallotStatus.CLOSED)
_FILES = ((Message("Excel workbook"), "*.xlsx"), (Message("CSV table"), "*.csv"))


def detail_spec(desk: Desk) -> DetailSpec:
    """Return what the page of a ballot shows; the fields themselves stand on the board."""
    kind = kind_of(Ballot)
    return DetailSpec(
        kind=kind,
        second=lambda details: _second(_ballot(details)),
        pills=lambda details: [_state(desk, _ballot(details))],
        extra=ballot_sheet,
        also=("vote", "voter", *_POSITION),
        without=tuple(item.name for item in kind.fields),
    )


class BallotPane(DetailPane):
    """One ballot at a time."""

    def __init__(self, desk: Desk, spec: DetailSpec, parent: QWidget | None = None) -> None:
        super().__init__(desk, spec, parent)
        self.papers = BallotPapers(
            desk, self, lambda: self.sheet.meter if self.sheet is not None else None
        )
        self.board = BallotBoard(desk, self.enter_step, self.papers.remind)
        self._stack.addWidget(self.board)
        self._stack.setCurrentWidget(self.board)
        look = self.look
        self.next_button = PrimaryButton(look, "", on_click=self.go_on)
        self.list_button = Button(
            look, Message("Result list"), icon="download", on_click=self.export_list
        )
        self._menu_button = IconButton(
            look, "more", Message("More for this ballot"), on_click=self._open_menu
        )
        own = (self.list_button, self.next_button, self._menu_button)
        self.add_actions(*own)
        for before, after in zip((self._edit_button, *own), own, strict=False):
            self.setTabOrder(before, after)  # ahead of the pages, as they stand

    @property
    def sheet(self) -> BallotSheet | None:
        """How the ballot shown stands."""
        return self.details.extra if self.details is not None else None

    @property
    def ballot(self) -> Ballot | None:
        """The ballot shown."""
        return self.sheet.meter.ballot if self.sheet is not None else None

    def edit(self) -> None:
        """Open what may be changed in a form of its own."""
        ballot = self.ballot
        if ballot is None or self.desk.read_only is not None or not _runs(ballot):
            return
        from stdcommittee.ui.dialogs.ballot_form import edit_ballot

        names = self.details.names if self.details is not None else {}
        edit_ballot(self.desk, self.window(), ballot, names, saved=self._ballot_saved)

    def new(self, record: Record | None = None, names: Names | None = None) -> None:
        """Open a form for a new ballot."""
        if self.desk.read_only is None:
            from stdcommittee.ui.dialogs.ballot_form import edit_ballot

            given = record if isinstance(record, Ballot) else None
            edit_ballot(self.desk, self.window(), given, names, saved=self._ballot_saved)

    def go_on(self) -> None:
        """Do what comes next: open, close, or the next step of an international ballot."""
        sheet = self.sheet
        if sheet is None:
            return
        ballot = sheet.meter.ballot
        if ballot.status is BallotStatus.DRAFT:
            self.open_ballot()
        elif ballot.status is BallotStatus.OPEN and ballot.kind.national:
            self.close_ballot()
        elif sheet.line is not None and sheet.line.now is not None:
            self.enter_step(sheet.line.now)

    def open_ballot(self) -> None:
        """Show what was checked before opening, and open on a day."""
        if self.ballot is not None:
            from stdcommittee.ui.dialogs.ballot_opening import ask_opening

            ask_opening(self.desk, self.window(), self.ballot)

    def close_ballot(self) -> None:
        """Show what was checked before closing; then close for good."""
        sheet = self.sheet
        if sheet is None:
            return
        ballot, verdict = sheet.meter.ballot, sheet.meter.verdict
        checks = [(check.level.value, check.what) for check in sheet.meter.checks]
        title = Message("Close “{title}”", title=headline(ballot))
        if verdict is not None:
            title = Message(
                "Close “{title}”: {outcome}", title=headline(ballot), outcome=verdict.outcome.text
            )
        action = Message("Close the ballot")
        if not confirm_final(self.look, self.window(), title, checks, action):  # type: ignore[arg-type]
            return
        session, today = self.desk.session, self.desk.session.clock.today()
        self.desk.write(
            self,
            Message("Closing the ballot"),
            lambda _progress: close_ballot(session, ballot.id, today),
        )

    def end_undecided(self) -> None:
        """End the ballot without decision, for a reason."""
        ballot = self.ballot
        if ballot is None:
            return
        session = self.desk.session
        self._do_for_reason(
            Message("End “{title}” without decision", title=headline(ballot)),
            Message("Its votes stay; this can be undone."),
            Message("End without decision"),
            Message("Ending the ballot"),
            lambda reason: cancel_ballot(session, ballot.id, reason),
        )

    def withdraw(self) -> None:
        """End the ballot because what was put to the vote was taken back, for a reason."""
        ballot = self.ballot
        if ballot is None or not _runs(ballot):
            return
        session = self.desk.session
        self._do_for_reason(
            Message("Withdraw “{title}”", title=headline(ballot)),
            Message("What is put to the vote was taken back. Its votes stay; this can be undone."),
            Message("Withdraw ballot"),
            Message("Withdrawing the ballot"),
            lambda reason: withdraw_ballot(session, ballot.id, reason),
        )

    def next_round(self) -> None:
        """Prepare a further round of what was put to the vote."""
        if self.ballot is not None:
            self.new(next_round(self.ballot), self.details.names if self.details else None)

    def reopen(self) -> None:
        """Open a further round of a closed ballot, for a reason."""
        ballot = self.ballot
        if ballot is None:
            return
        session = self.desk.session
        self._do_for_reason(
            Message("Reopen “{title}”", title=headline(ballot)),
            Message("The closed round stays as it is; a further round goes on from its votes."),
            Message("Reopen"),
            Message("Reopening the ballot"),
            lambda reason: reopen_ballot(session, ballot.id, reason),
        )

    def enter_step(self, step: CourseStep) -> None:
        """Enter one step of an international ballot."""
        sheet = self.sheet
        if sheet is not None and sheet.line is not None and self.desk.read_only is None:
            from stdcommittee.ui.dialogs.ballot_course import ask_step

            ballot, rule = sheet.meter.ballot, sheet.meter.rule
            ask_step(self.desk, self.window(), ballot, rule, step, sheet.line)

    def export_list(self) -> None:
        """Write the result list to a file."""
        ballot = self.ballot
        if ballot is None:
            return
        session, language = self.desk.session, self.look.language.code
        save_file(
            self.desk,
            self,
            Message("Result list of the ballot"),
            f"{self.look.render(headline(ballot))}.xlsx",
            _FILES,
            lambda path, _progress: export_result_list(session, ballot.id, path, language),
            lambda made: self.desk.notices.finished(
                Message("Result list written: {file}", file=made.name)
            ),
            doing=Message("Writing the result list"),
        )

    def import_votes(self) -> None:
        """Ask for a list of votes and show what importing it would do."""
        from stdcommittee.ui.dialogs.import_preview import preview_import

        preview_import(self.desk, self.window())

    def _do_for_reason(
        self,
        title: Message,
        sentence: Message,
        action: Message,
        doing: Message,
        work: Callable[[str], Ballot],
    ) -> None:
        """Ask for the reason, do it, and show the ballot that came of it."""
        reason = ask_reason(self.look, self.window(), title, sentence, action)
        if reason:
            self.desk.write(
                self,
                doing,
                lambda _progress: work(reason),
                lambda made: self.stored.emit(made.id),
            )

    def _fill(self, details: Details, *, stay: bool) -> None:
        shown_here = ("voter", "vote")  # on the board itself, however many there are
        related = tuple(
            group
            for group in details.related
            if not any(other.kind.name in shown_here for other in group.others)
        )
        super()._fill(replace(details, related=related), stay=stay)
        sheet = details.extra
        if isinstance(sheet, BallotSheet):
            self.board.show_sheet(sheet)

    def _show_buttons(self) -> None:
        super()._show_buttons()
        ballot = self.ballot
        writable = ballot is not None and self.desk.read_only is None and _runs(ballot)
        self._edit_button.setVisible(writable)
        if not hasattr(self, "next_button") or ballot is None:
            return
        words = self._next_words()
        self.next_button.set_text(words)
        self.next_button.setVisible(writable and bool(words))
        sheet = self.sheet
        self.list_button.setVisible(sheet is not None and bool(sheet.meter.lines))
        self._menu_button.setVisible(self.desk.read_only is None)

    def _next_words(self) -> Text:
        sheet = self.sheet
        if sheet is None:
            return ""
        ballot = sheet.meter.ballot
        if ballot.status is BallotStatus.DRAFT:
            return Message("Open the ballot …")
        if ballot.kind.national:
            return Message("Close …")
        if sheet.line is not None and sheet.line.now is not None:
            return Message("{step} …", step=sheet.line.now.text)
        return ""

    def _open_menu(self) -> None:
        menu = QMenu(self)
        ballot = self.ballot
        offers = [(Message("Import votes …"), self.import_votes)]
        if ballot is not None and _runs(ballot):
            offers += [
                (Message("Change …"), self.edit),
                (Message("End without decision …"), self.end_undecided),
                (Message("Withdraw …"), self.withdraw),
            ]
        elif ballot is not None and ballot.status is BallotStatus.CLOSED:
            offers.append((Message("Reopen …"), self.reopen))
        if ballot is not None and ballot.kind.national and ballot.status in _VOTED:
            offers.append((Message("Next round …"), self.next_round))
        for words, run in [*self.papers.offers(), *offers]:
            menu.addAction(self.look.render(words)).triggered.connect(lambda _on, run=run: run())
        menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def _ballot_saved(self, saved: Saved, opens: bool) -> None:  # noqa: FBT001  (a signal's)
        self.stored.emit(saved.record.id)
        if opens and isinstance(saved.record, Ballot):
            from stdcommittee.ui.dialogs.ballot_opening import ask_opening

            ask_opening(self.desk, self.window(), saved.record)


def _runs(ballot: Ballot) -> bool:
    return ballot.status in (BallotStatus.DRAFT, BallotStatus.OPEN)


def _ballot(details: Details) -> Ballot:
    sheet: BallotSheet = details.extra
    return sheet.meter.ballot


def _second(ballot: Ballot) -> Text:
    parts: list[Text] = [ballot.kind.text]
    parts += [text for text in (ballot.committee, ballot.document, ballot.project) if text]
    if ballot.opened is not None and ballot.closes is not None:
        parts.append(Message("{start} to {end}", start=ballot.opened, end=ballot.closes))
    elif ballot.closes is not None:
        parts.append(Message("until {day}", day=ballot.closes))
    return Joined(tuple(parts))


def _state(desk: Desk, ballot: Ballot) -> State:
    said, tone = time_left(ballot, desk.session.clock.today())
    return State(said, tone_icon(tone), tone)
