"""The key, icon and colour of each way to answer a comment."""

from __future__ import annotations

from typing import Final, NamedTuple

from stdcommittee.base.messages import N_, Message
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.ui.theme.tokens import ColourName


class Mark(NamedTuple):
    """How an answer is given and shown; `short` is what stands on its button."""

    key: str
    icon: str
    colour: ColourName
    short: str

    @property
    def text(self) -> Message:
        """The short words."""
        return Message(self.short)


MARKS: Final = {
    Disposition.ACCEPTED: Mark("A", "check", "good", N_("Accepted")),
    Disposition.PARTIALLY_ACCEPTED: Mark("P", "minus", "accent", N_("Partly")),
    Disposition.ACCEPTED_IN_PRINCIPLE: Mark("I", "check", "accent", N_("In principle")),
    Disposition.NOT_ACCEPTED: Mark("N", "cross", "bad", N_("Not accepted")),
    Disposition.NOTED: Mark("O", "eye", "muted", N_("Noted")),
    Disposition.WITHDRAWN: Mark("W", "undo", "muted", N_("Taken back")),
    Disposition.TRANSFERRED: Mark("T", "send", "muted", N_("Transferred")),
    Disposition.DEFERRED: Mark("D", "history", "muted", N_("Deferred")),
    Disposition.DUPLICATE: Mark("U", "copy", "muted", N_("Duplicate")),
    Disposition.PENDING_VERIFICATION: Mark("V", "clock", "warn", N_("To be verified")),
    Disposition.PENDING_REVIEW: Mark("M", "clock", "warn", N_("For the meeting")),
}
