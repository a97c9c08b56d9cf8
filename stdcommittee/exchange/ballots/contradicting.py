"""Where a row of a list of ballots cannot mean a ballot that is here, or says otherwise of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from stdcommittee.base.messages import Message
from stdcommittee.base.vocabulary import plain
from stdcommittee.domain.ballots.listed import ListedBallot
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.identifiers import Kind, parse
from stdcommittee.domain.portfolio.documents import document_key
from stdcommittee.exchange.ballots.known import bare

ENDED: Final = (BallotStatus.CANCELLED, BallotStatus.WITHDRAWN)
_RUNNING: Final = (BallotStatus.OPEN, BallotStatus.DRAFT)


def is_another(ballot: Ballot, listed: ListedBallot, committee: str) -> bool:
    """Tell whether a row is surely about another ballot, whatever number both have.

    Two drafts of one document that are put to different ballots are two; where no document tells,
    another committee does, or another title with no day in common.
    """
    if ballot.document and listed.document:
        if document_key(ballot.document) != document_key(listed.document):
            return True
        return ballot.kind is not listed.kind and ballot.document != listed.document
    if _of_other_committees(ballot.committee, committee):
        return True
    return not _may_be_called_alike(ballot, listed) and not shares_a_day(ballot, listed)


def shares_a_day(ballot: Ballot, listed: ListedBallot) -> bool:
    """Tell whether a row gives the day on which a ballot opens or closes here."""
    pairs = (ballot.opened, listed.opens), (ballot.closes, listed.closes)
    return any(here is not None and here == there for here, there in pairs)


def is_extended(ballot: Ballot, listed: ListedBallot, today: dt.date) -> bool:
    """Tell whether a list moves the closing day of a ballot that still runs to a later one."""
    here, there = ballot.closes, listed.closes
    if ballot.status not in _RUNNING or here is None or there is None or there <= here:
        return False
    return ballot.opened == listed.opens if listed.opens and ballot.opened else here >= today


def disagreement(
    ballot: Ballot, listed: ListedBallot, committee: str, today: dt.date
) -> Message | None:
    """Return what a list says otherwise than was recorded here, or None.

    `committee` is the one that the row names, as it is called here.
    """
    asked: tuple[Callable[[], Message | None], ...] = (
        lambda: _vote(ballot, listed),
        lambda: _duty(ballot, listed),
        lambda: _result(ballot, listed),
        lambda: _identity(ballot, listed, committee),
        lambda: _days(ballot, listed, today),
    )
    return next((why for ask in asked if (why := ask()) is not None), None)


def _vote(ballot: Ballot, listed: ListedBallot) -> Message | None:
    vote, here = listed.vote, ballot.position
    if vote is not None and here is not None and vote.stance is not here.stance:
        return Message(
            "Our vote here is “{here}”, in the list “{listed}”.", here=here.text, listed=vote.text
        )
    if None not in (ballot.sent, listed.cast) and ballot.sent != listed.cast:
        return Message(
            "Our vote was sent on {here} here, on {listed} in the list.",
            here=ballot.sent,
            listed=listed.cast,
        )
    return None


def _duty(ballot: Ballot, listed: ListedBallot) -> Message | None:
    if listed.duty is None or ballot.duty in (Standing.OUTSIDE, listed.duty):
        return None
    return Message(
        "What we are in it is “{here}” here, “{listed}” in the list.",
        here=ballot.duty.text,
        listed=listed.duty.text,
    )


def _result(ballot: Ballot, listed: ListedBallot) -> Message | None:
    outcome = listed.outcome
    if BallotOutcome.NONE not in (outcome, ballot.outcome) and outcome is not ballot.outcome:
        return Message(
            "The result here is “{here}”, in the list “{listed}”.",
            here=ballot.outcome.text,
            listed=outcome.text,
        )
    if ballot.status in ENDED and listed.status in _RUNNING:
        return Message("The ballot has ended here: {status}.", status=ballot.status.text)
    return None


def _identity(ballot: Ballot, listed: ListedBallot, committee: str) -> Message | None:
    if ballot.kind is not listed.kind:
        return Message("The ballot is another kind here: {kind}.", kind=ballot.kind.text)
    if _of_other_committees(ballot.committee, committee, within=True):
        return Message(
            "The ballot is one of {here} here, of {listed} in the list.",
            here=ballot.committee,
            listed=committee,
        )
    return None


def _days(ballot: Ballot, listed: ListedBallot, today: dt.date) -> Message | None:
    if ballot.status is BallotStatus.CLOSED:
        return None  # nothing of it is changed anyhow
    if _differ(ballot.opened, listed.opens):
        return Message(
            "Here it runs from {opened} to {closes}, in the list from {opens} to {ends}.",
            opened=ballot.opened,
            closes=ballot.closes or "\u2026",
            opens=listed.opens,
            ends=listed.closes or "\u2026",
        )
    if _differ(ballot.closes, listed.closes) and not is_extended(ballot, listed, today):
        return Message(
            "It closes on {here} here, on {listed} in the list.",
            here=ballot.closes,
            listed=listed.closes,
        )
    return None


def _differ(here: dt.date | None, there: dt.date | None) -> bool:
    return here is not None and there is not None and here != there


def _may_be_called_alike(ballot: Ballot, listed: ListedBallot) -> bool:
    here = {name for text in (ballot.title, ballot.title_en) if (name := plain(text))}
    there = {name for text in (listed.title, listed.title_zh) if (name := plain(text))}
    return not here or not there or bool(here & there)


def _of_other_committees(here: str, there: str, *, within: bool = False) -> bool:
    """Tell whether two references name two committees; with `within` one may hold the other."""
    read = [parse(name) for name in (here, there) if name]
    if len(read) < 2 or any(not item.ok or item.kind is not Kind.COMMITTEE for item in read):
        return False
    one, other = (bare(item.canonical) for item in read)
    held = one.startswith(f"{other}/") or other.startswith(f"{one}/")
    return one != other and not (within and held)
