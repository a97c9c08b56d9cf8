"""Rows of a list of votes meet a ballot under the same demands as sheets that come back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdcommittee.base.messages import N_, Message
from stdcommittee.domain.ballots.duplicates import Dated
from stdcommittee.domain.ballots.matching import Effect, Matching, Met
from stdcommittee.domain.ballots.recorded import BallotLine, listed
from stdcommittee.domain.ballots.records import Vote
from stdcommittee.exchange.votes.voters import is_voters

UNDATED: Final = N_("Another vote is recorded, and no day tells which is later.")


class Scrutiny:
    """Meets lines as `Matching` does, and refuses two sorts of them on top.

    A row that names beside a voter of a frozen list a unit or person that is not the voter's, and
    a row without a day that says another vote than the dated one that is recorded.
    """

    def __init__(self, matching: Matching, lines: Sequence[BallotLine], *, rostered: bool) -> None:
        """Take the lines that the matching knows; `rostered`: their names and units are certain."""
        self._matching = matching
        self._lines = {line.voter.id: line for line in lines}
        self._rostered = rostered
        self._refused: Met | None = None

    def meet(self, line: Dated) -> Met:
        """Decide on a line; a vote that another line replaced comes right behind that line."""
        met = self._matching.meet(line)
        if line.vote.replaced_by is None:
            self._refused = self._objection(line, met)
        elif self._refused is not None:
            return Met(line.vote.row, Effect.REFUSED, known=met.known, why=self._refused.why)
        return self._refused or met

    def _objection(self, line: Dated, met: Met) -> Met | None:
        known = self._lines.get(met.known)
        if known is None or met.effect is Effect.REFUSED:
            return None
        why = self._of_another(line, known) if self._rostered else None
        _, vote = listed(line)
        if why is None and vote is not None and met.vote is not None and _undated(known, vote):
            why = Message(UNDATED)
        return Met(met.row, Effect.REFUSED, known=met.known, why=why) if why is not None else None

    def _of_another(self, line: Dated, known: BallotLine) -> Message | None:
        """Return why a row is about somebody else than the voter whose name or unit it holds."""
        said = (line.vote.voter, line.vote.represents)
        other = next((text for text in said if text and not is_voters(known.voter, text)), None)
        if other is None:
            return None
        return Message(
            "{voter} is on the list of voters for {unit}, the row says {other}.",
            voter=known.voter.name,
            unit=known.voter.organization,
            other=other,
        )


def _undated(known: BallotLine, vote: Vote) -> bool:
    """Tell whether a vote without a day differs from the dated one that stands, or is no more."""
    before = known.vote
    if before is None or before.cast is None or vote.cast is not None:
        return False
    said = before.value, before.stated
    withdrawn = not any(said) and any(old.value or old.stated for old in known.earlier)
    return (any(said) or withdrawn) and said != (vote.value, vote.stated)
