"""The foot of an import's preview: what would be written, how far it is, and the way on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.exchange.importing import Fate
from stdcommittee.ui.dialogs.import_preview_files import FileInHand
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label


class PreviewFoot(QFrame):
    """One sentence, a bar while the import runs, and two buttons."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self._look = look
        self.setProperty("part", "bar")
        self._says = Label(look, colour="muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        look.language.name(self._bar, Message("Importing"))
        self._bar.hide()
        self.cancel = Button(look, Message("Cancel"))
        self.go = PrimaryButton(look, Message("Import"))
        self.go.setDefault(True)
        words = QVBoxLayout()
        words.addWidget(self._says)
        words.addWidget(self._bar)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        for button in (self.cancel, self.go):
            self._row.addWidget(button)
        look.follow(self, PreviewFoot._dress)

    def show_files(self, files: Sequence[FileInHand], *, importing: bool) -> None:
        """Say what would be written of the files as they are now."""
        counts: Counter[Fate] = Counter()
        for file in files:
            if file.preview is not None:
                counts += file.preview.counts
        writes = counts[Fate.TAKEN] + counts[Fate.UPDATED]
        waiting = any(file.preview is None for file in files)
        readable = any(file.preview is not None and file.preview.plan for file in files)
        self._bar.setVisible(importing)
        self.cancel.set_text(Message("Stop") if importing else Message("Cancel"))
        self.go.setVisible(not importing)
        self.go.setEnabled(readable and not waiting)
        self.go.set_text(
            Plural("Import {n} row", "Import {n} rows", n=writes)
            if writes
            else Message("Keep the files")
        )
        if not importing:
            self.say(_summary(counts) if readable else Message("None of the files can be read."))
        if waiting and not importing:
            self.say(Message("Reading …"))

    def show_progress(self, what: Text, done: int, total: int) -> None:
        """Say how far the import is."""
        self.say(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def say(self, text: Text, *, bad: bool = False) -> None:
        """Say a sentence."""
        self._says.set_text(text)
        self._says.set_colour("bad" if bad else "muted")

    def _dress(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(Gap.L), px(Gap.M), px(Gap.L), px(Gap.M))
        self._row.setSpacing(px(Gap.M))


def _summary(counts: Counter[Fate]) -> Text:
    writes = counts[Fate.TAKEN] + counts[Fate.UPDATED]
    parts: list[Text] = [Plural("{n} row written", "{n} rows written", n=writes)]
    if counts[Fate.UNCHANGED]:
        n = counts[Fate.UNCHANGED]
        parts.append(Plural("{n} row unchanged", "{n} rows unchanged", n=n))
    if counts[Fate.QUARANTINED]:
        n = counts[Fate.QUARANTINED]
        parts.append(Plural("{n} row quarantined", "{n} rows quarantined", n=n))
    said = Message("{counts}.", counts=Joined(tuple(parts)))
    undo = Message("One operation, which can be undone as a whole.")
    return Joined((said, undo), "sentence")
