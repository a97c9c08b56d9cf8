"""What experts answered about a draft: entered one by one, or the same answer for several."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import Message, Plural
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.position_records import Consultation, Reply
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.ballots.asking import not_after, refused
from stdcommittee.services.ballots.consultations import recount, the_consultation
from stdcommittee.services.ballots.international import fitting
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader


def record_replies(
    session: Session,
    reply_ids: Sequence[int],
    value: VoteValue | None,
    *,
    text: str = "",
    on: dt.date | None = None,
) -> Ballot:
    """Record the answer of one or several addressees, as one operation (today unless said).

    A reply may have an opinion, words, or both; a later one takes the place of an earlier one,
    which the history keeps.

    Raises:
        Refused: an addressee is gone, they belong to different ballots, the ballot is over, the
            opinion is no answer to its question, nothing is said, or it came before the draft was
            sent.
    """
    day = on or session.clock.today()
    not_after(day, session.clock.today(), Message("A reply"))
    if value is None and not text.strip():
        raise refused(Message("The reply says nothing."), Message("Choose an opinion or write."))
    with session.writing(Message("Replies recorded")) as uow:
        replies, sent, ballot = _the_replies(uow.reader, reply_ids)
        if value is not None:
            fitting(session.rules, ballot, value, day)
        if sent is not None and day < sent:
            raise refused(Message("The draft was sent on {day}.", day=sent))
        uow.change_many(
            [
                dataclasses.replace(item, replied=day, value=value, text=text.strip())
                for item in replies
            ]
        )
        uow.message = (
            Message("“{title}”: {name} replied", title=headline(ballot), name=replies[0].name)
            if len(replies) == 1
            else Plural(
                "“{title}”: {n} reply",
                "“{title}”: {n} replies",
                n=len(replies),
                title=headline(ballot),
            )
        )
        return recount(uow, ballot)


def withdraw_reply(session: Session, reply_id: int) -> Ballot:
    """Take back a reply entered by mistake; whoever did not reply is taken off the list.

    A draft that has no addressee left was not sent: it goes with the last of them.

    Raises:
        Refused: the addressee is gone, or the ballot is over.
    """
    with session.writing(Message("Reply withdrawn")) as uow:
        (reply,), _, ballot = _the_replies(uow.reader, [reply_id])
        what = Message("{name} has not replied", name=reply.name)
        if reply.replied is None:
            uow.remove(Reply, reply_id)
            if not uow.reader.count(Reply, Is("consultation_id", reply.consultation_id)):
                uow.remove(Consultation, reply.consultation_id)
            what = Message("{name} taken off the list", name=reply.name)
        else:
            uow.change(dataclasses.replace(reply, replied=None, value=None, text=""))
        uow.message = Message("“{title}”: {what}", title=headline(ballot), what=what)
        return recount(uow, ballot)


def _the_replies(
    reader: Reader, reply_ids: Sequence[int]
) -> tuple[list[Reply], dt.date | None, Ballot]:
    """Return replies of one ballot that runs, and the day on which the latest of them was asked."""
    found = reader.many(Reply, reply_ids)
    if not reply_ids or len(found) < len(set(reply_ids)):
        raise refused(Message("This addressee is no longer there."))
    numbers = dict.fromkeys(item.consultation_id for item in found.values())
    asked = [the_consultation(reader, number) for number in numbers]
    if len({ballot.id for _, ballot in asked}) > 1:
        raise refused(Message("These addressees were asked about different ballots."))
    return list(found.values()), _latest([item for item, _ in asked]), asked[0][1]


def _latest(asked: Sequence[Consultation]) -> dt.date | None:
    return max((item.sent for item in asked if item.sent is not None), default=None)
