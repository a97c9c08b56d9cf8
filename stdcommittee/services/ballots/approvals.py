"""Agreement to a national position before it is sent, step by step; or sending it back."""

from __future__ import annotations

import dataclasses
import datetime as dt

from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.approvals import (
    Approvals,
    ApprovalStep,
    approval_steps,
    approvals_of,
)
from stdcommittee.domain.ballots.position_records import Approval, Decision
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.rules import RuleBook
from stdcommittee.services.ballots.asking import not_after, refused
from stdcommittee.services.ballots.international import the_international
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader


def approvals_on(reader: Reader, ballot: Ballot, rules: RuleBook, today: dt.date) -> Approvals:
    """Return how far the approval of a ballot's position is.

    Who is asked follows from the office rules of the day of the position (today without one).
    """
    steps = approval_steps(rules, ballot.positioned or today)
    return approvals_of(steps, reader.find(Approval, Is("ballot_id", ballot.id)))


def decide_position(
    session: Session,
    ballot_id: int,
    step: str,
    decision: Decision,
    *,
    by: str,
    on: dt.date | None = None,
    note: str = "",
) -> Approval:
    """Record that somebody agreed to the national position, or sent it back with a note.

    Steps agree in their order. A position that is sent back is open again; it, its reasons and the
    decision are kept, and all steps are asked anew about the next one.

    Raises:
        Refused: the ballot is not an international one that runs, there is no position or it was
            sent, the step is not one of those asked or not its turn, nobody is named, a position
            is sent back without a note, or it was decided only after that day.
    """
    today = session.clock.today()
    day = on or today
    not_after(day, today, Message("A decision on the position"))
    back = decision is Decision.RETURNED
    _told(by, note, back=back)
    with session.writing(Message("Position decided on")) as uow:
        ballot = _decidable(uow.reader, ballot_id, day)
        state = approvals_on(uow.reader, ballot, session.rules, today)
        asked = _turn(state, step, back=back)
        made = uow.add(
            Approval(
                ballot_id=ballot_id,
                step=asked.key,
                by=by.strip(),
                decision=decision,
                on=day,
                value=ballot.position,
                note=note.strip(),
            )
        )
        if back:
            uow.change(dataclasses.replace(ballot, position=None, positioned=None))
        uow.message = Message(
            "“{title}”: {step}, {name}: {decision}",
            title=headline(ballot),
            step=asked.name,
            name=made.by,
            decision=decision.text,
        )
    return made


def _told(by: str, note: str, *, back: bool) -> None:
    if not by.strip():
        raise refused(Message("It is not said who decided."))
    if back and not note.strip():
        raise refused(Message("It is not said why the position is sent back."))


def _decidable(reader: Reader, ballot_id: int, day: dt.date) -> Ballot:
    ballot = the_international(reader, ballot_id)
    if ballot.position is None:
        raise refused(
            Message("There is no national position on “{title}” yet.", title=headline(ballot)),
            Message("Record the position first."),
        )
    if ballot.sent is not None:
        raise refused(Message("The vote was sent on {day}.", day=ballot.sent))
    if ballot.positioned is not None and day < ballot.positioned:
        raise refused(Message("The position was decided on {day}.", day=ballot.positioned))
    return ballot


def _turn(state: Approvals, key: str, *, back: bool) -> ApprovalStep:
    """Return the step whose turn it is; sending back is possible until the vote is sent."""
    asked = next((step for step in state.steps if step.key == key), None)
    if asked is None:
        raise refused(
            Message("“{step}” is not asked for approval.", step=key),
            Message("Who is asked stands in the office rules."),
        )
    following = state.next
    if back and (following is None or state.steps.index(asked) <= state.steps.index(following)):
        return asked
    if following is None or key in {item.step for item in state.agreed}:
        raise refused(Message("{step} has agreed already.", step=asked.name))
    if asked is not following:
        raise refused(Message("{step} decides first.", step=following.name))
    return asked
