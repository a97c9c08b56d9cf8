"""What our member body was to an ISO or IEC committee on a day, and whether it owed a vote.

A P-member votes on all that is put to the vote in its committee (ISO/IEC Directives, Part 1). What
counts is the day on which the ballot closes: one that opened before we became P-member owes a vote
all the same, though no reminder of it is sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.people.records import BodyParticipation, Participation
from stdcommittee.domain.portfolio.reading import canonical_committee

DUE_KINDS: Final = frozenset(
    {
        *(BallotKind.NP, BallotKind.DIS, BallotKind.CDV, BallotKind.FDIS, BallotKind.DTS),
        *(BallotKind.DTR, BallotKind.DPAS, BallotKind.SR, BallotKind.CIB, BallotKind.WITHDRAWAL),
    }
)
_ENDED: Final = (BallotStatus.CANCELLED, BallotStatus.WITHDRAWN)


class StandingHistory:
    """Our member body's P- and O-memberships, committee by committee."""

    def __init__(self, spans: Mapping[str, Iterable[BodyParticipation]] | None = None) -> None:
        """Take the memberships of our own body by the committee's reference."""
        self._spans = {
            canonical_committee(name): sorted(items, key=_begun)
            for name, items in (spans or {}).items()
        }
        self._names: dict[str, str] = {}

    def spans(self, committee: str) -> Sequence[BodyParticipation]:
        """Return the memberships in a committee, the earliest first; none where none is known."""
        name = self._names.get(committee)
        if name is None:
            name = self._names[committee] = canonical_committee(committee)
        return self._spans.get(name, ())

    def span(self, committee: str, day: dt.date) -> BodyParticipation | None:
        """Return the membership that held on a day; of several the one that began last."""
        held = [item for item in self.spans(committee) if _holds(item, day)]
        return held[-1] if held else None

    def on(self, committee: str, day: dt.date) -> Standing | None:
        """Return what we were on a day, O- or P-member or neither; None: nothing is known."""
        if not self.spans(committee):
            return None
        found = self.span(committee, day)
        return Standing(found.status.value) if found is not None else Standing.OUTSIDE


def _begun(item: BodyParticipation) -> tuple[dt.date, bool, int]:
    return item.since or dt.date.min, item.status is Participation.P, item.id


def _holds(item: BodyParticipation, day: dt.date) -> bool:
    begun = item.since is None or item.since <= day
    return begun and (item.until is None or day <= item.until)


@frozen(kw_only=True)
class Owed:
    """Whether our body must vote in a ballot, and why (or why not).

    `standing` is the one that decides: as the ballot's list states it, else by our own record of
    the closing day. `conflict` says where the two disagree; it is empty where they do not.
    """

    due: bool
    why: Text
    standing: Standing
    conflict: Text = ""


def owed(ballot: Ballot, history: StandingHistory) -> Owed:
    """Return whether our body owes a vote in an ISO or IEC ballot.

    Committee drafts and questionnaires are consultations; nobody must answer them.
    """
    day = ballot.closes or ballot.opened
    recorded = history.on(ballot.committee, day) if day is not None else None
    stated = ballot.duty is not Standing.OUTSIDE
    standing = ballot.duty if stated else recorded or Standing.OUTSIDE
    conflict: Text = ""
    due: bool
    why: Text
    if stated and recorded is not None and recorded is not ballot.duty:
        conflict = Message(
            "The ballot states {stated}, our record of {day} says {recorded}.",
            stated=ballot.duty.text,
            day=day,
            recorded=recorded.text,
        )
    if ballot.status in _ENDED:
        due, why = False, ballot.status.text
    elif ballot.kind not in DUE_KINDS:
        due, why = False, Message("a consultation, no vote is due")
    elif stated:
        due, why = _as_stated(ballot.duty)
    else:
        due, why = _as_recorded(ballot, history, standing)
    return Owed(due=due, why=why, standing=standing, conflict=conflict)


def vote_due(ballot: Ballot, history: StandingHistory) -> bool:
    """Tell whether our body owes a vote in an ISO or IEC ballot."""
    return owed(ballot, history).due


def _as_stated(standing: Standing) -> tuple[bool, Text]:
    if standing is Standing.P:
        return True, Message("P-member, as the ballot states")
    return False, _no_p_member(standing)


def _as_recorded(ballot: Ballot, history: StandingHistory, standing: Standing) -> tuple[bool, Text]:
    closes, opened = ballot.closes or ballot.opened, ballot.opened
    if closes is None or not history.spans(ballot.committee):
        return False, _no_p_member(standing)
    before = opened is not None and history.on(ballot.committee, opened) is Standing.P
    span = history.span(ballot.committee, closes)
    if standing is not Standing.P:
        if before:
            return False, Message(
                "no P-member any more when it closed: {status}", status=standing.text
            )
        return False, _no_p_member(standing)
    if span is None or span.since is None:
        return True, Message("P-member, by our record")
    if opened is not None and not before:
        return True, Message(
            "P-member since {day}, after it opened: due all the same", day=span.since
        )
    return True, Message("P-member since {day}", day=span.since)


def _no_p_member(standing: Standing) -> Message:
    return Message("not a P-member: {status}", status=standing.text)
