"""What stands beside the list of voters: the meeting, and who is listed or came without a vote."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.ballots.electorate import apart_text
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.services.ballots import BallotMeter
from stdcommittee.ui.screens.ballots.asides import Listing
from stdcommittee.ui.theme.tokens import Type
from stdcommittee.ui.toolkit.detail_rows import Line
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look

_MOST = 8  # names that are said
_ASIDE = (Standing.RECUSED, Standing.DRAFTER)


class MeetingCard(Listing):
    """How many of the voters are present in the meeting, and whether they are enough."""

    def __init__(self, look: Look, on_open: Callable[[int], object]) -> None:
        super().__init__(look, Message("In the meeting"))
        self._on_open = on_open

    def show_meter(self, meter: BallotMeter) -> None:
        """Show it for a ballot that is voted on in a meeting."""
        there, meeting = meter.present, meter.ballot.meeting_id
        self.setVisible(there is not None and meeting is not None)
        if there is None or meeting is None:
            return
        self.set_title(
            Message("In the meeting"), aside=f"{there.present}/{meter.ballot.electorate}"
        )
        rows: list[QWidget] = []
        if there.quorum is not None:
            passed = there.quorum.passed
            said = Message("Quorum: {margin}", margin=there.quorum.margin)
            icon = "check" if passed else "warning"
            rows.append(Line(self._look, said, icon=icon, colour="good" if passed else "warn"))
        rows.append(
            Line(
                self._look,
                Message("List of attendance"),
                on_open=lambda: self._on_open(meeting),
            )
        )
        self.put(*rows)


class ApartCard(Listing):
    """Who stepped aside or drafted, and who joined the committee after the ballot opened."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Message("Without a vote here"))

    def show_meter(self, meter: BallotMeter) -> None:
        """Show them; hidden where there are none."""
        said = list(_apart(meter))
        self.setVisible(bool(said))
        self.set_title(Message("Without a vote here"), aside=str(len(said)))
        rows: list[QWidget] = []
        for name, why in said[:_MOST]:
            rows.append(Line(self._look, name))
            rows.append(Label(self._look, why, colour="muted", type_=Type.CAPTION, wrap=True))
        if len(said) > _MOST:
            more = Message("and {n} more", n=len(said) - _MOST)
            rows.append(Label(self._look, more, colour="muted"))
        self.put(*rows)


def _apart(meter: BallotMeter) -> Iterator[tuple[str, Text]]:
    for item in meter.lines:
        voter = item.line.voter
        if voter.standing in _ASIDE and voter.standing is not None:
            why: Text = voter.standing.text
            if voter.stated:
                why = Message("{standing}: {why}", standing=why, why=voter.stated)
            yield voter.name, why
    for voter in meter.joined:
        yield voter.name, apart_text(voter, meter.ballot)
