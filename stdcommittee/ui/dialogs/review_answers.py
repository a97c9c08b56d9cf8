"""The questions of a systematic review: prefilled from our records, confirmed by a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from stdcommittee.base.fields import Choice
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline, kind_of
from stdcommittee.domain.ballots.position_records import NationalAdoption, ReviewAnswers
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import Answer
from stdcommittee.services.ballots.review_answers import (
    ANSWERED,
    ReviewSheet,
    confirm_answers,
    differing,
)
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.theme.tokens import Type
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.words_field import WordsField

_CHOICES: Final[dict[str, type[Choice]]] = {
    "adoption": NationalAdoption,
    "used": Answer,
    "regulations": Answer,
    "experts": Answer,
}
_WIDE: Final = 560  # px at 100 %


class ReviewDialog(StepDialog):
    """Each answer with where it comes from; a changed one keeps saying what our records said."""

    def __init__(
        self, desk: Desk, host: QWidget | None, ballot: Ballot, sheet: ReviewSheet
    ) -> None:
        title = Message("Review questions on “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Confirm the answers"))
        self._ballot = ballot
        self._sheet = sheet
        self.body.addStrut(desk.look.px(_WIDE))
        self.boxes: dict[str, ChoiceBox[Choice]] = {}
        self.lines: dict[str, QLineEdit] = {}
        self._sources: dict[str, Label] = {}
        start = sheet.confirmed or sheet.suggested
        for name in ANSWERED:
            self._ask(name, getattr(start, name))
        self.comments = WordsField(desk.look, Message("Comments"))
        self.comments.setPlainText(start.comments)
        self.comments.setFixedHeight(desk.look.px(56))
        self.add_field(Message("Comments"), self.comments)
        self.comments.finished.connect(self.run)
        self.comments.escaped.connect(self.reject)
        self._say_sources()
        self.boxes["adoption"].setFocus()

    @property
    def answers(self) -> ReviewAnswers:
        """The answers as they stand."""
        return ReviewAnswers(
            ballot_id=self._ballot.id,
            adoption=NationalAdoption(self.boxes["adoption"].value or ""),
            reference=self.lines["reference"].text().strip(),
            used=Answer(self.boxes["used"].value or Answer.UNKNOWN),
            regulations=Answer(self.boxes["regulations"].value or Answer.UNKNOWN),
            regulation_text=self.lines["regulation_text"].text().strip(),
            experts=Answer(self.boxes["experts"].value or Answer.UNKNOWN),
            comments=self.comments.text,
        )

    def work(self) -> Callable[[], object]:
        """Return the keeping of the answers."""
        session, number, answers = self.desk.session, self._ballot.id, self.answers
        return lambda: confirm_answers(session, number, answers)

    def _ask(self, name: str, value: object) -> None:
        label = Message(kind_of(ReviewAnswers).by_name[name].label)
        field: QWidget
        if name in _CHOICES:
            choices = [(item, item.text) for item in _CHOICES[name]]
            box: ChoiceBox[Choice] = ChoiceBox(self.look, label, choices)
            box.choose(_CHOICES[name](str(value)))
            box.currentIndexChanged.connect(lambda _place: self._say_sources())
            self.boxes[name] = field = box
        else:
            line = QLineEdit(str(value))
            line.textChanged.connect(lambda _text: self._say_sources())
            self.lines[name] = field = line
        source = Label(self.look, type_=Type.CAPTION, colour="muted", wrap=True)
        self._sources[name] = source
        both = QWidget()
        inside = QVBoxLayout(both)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(field)
        inside.addWidget(source)
        both.setFocusProxy(field)
        self.add_field(label, both)
        self.look.language.name(field, label)

    def _say_sources(self) -> None:
        """Say under each answer what our records say, and whether it was changed."""
        if not hasattr(self, "comments"):
            return
        other = differing(self.answers, self._sheet)
        for name, label in self._sources.items():
            source = self._sheet.sources.get(name)
            label.set_colour("warn" if name in other else "muted")
            label.set_text(self._said(name, source, changed=name in other))

    def _said(self, name: str, source: Text | None, *, changed: bool) -> Text:
        if source is None:
            return Message("Our records do not tell.")
        if not changed:
            return Message("From our records: {source}.", source=source)
        was = getattr(self._sheet.suggested, name)
        return Message(
            "Changed; our records say: {answer} ({source}).",
            answer=getattr(was, "text", was),
            source=source,
        )
