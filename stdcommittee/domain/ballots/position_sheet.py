"""How the national position on an ISO or IEC ballot came about: all that its papers say of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.agreement import Agreement
from stdcommittee.domain.ballots.approvals import Approvals
from stdcommittee.domain.ballots.position_records import Consultation, Reply, ReviewAnswers
from stdcommittee.domain.ballots.positions import OwnComments
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.documents.records import Document
from stdcommittee.domain.people.expert_records import ExpertRole, RegistrationStatus

_REVIEW: Final = (VoteValue.CONFIRM, VoteValue.REVISE, VoteValue.WITHDRAW, VoteValue.ABSTAIN)
_PLAIN: Final = (VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN)
_COMMENTED: Final = (
    VoteValue.APPROVE,
    VoteValue.APPROVE_WITH_COMMENTS,
    VoteValue.DISAPPROVE,
    VoteValue.ABSTAIN,
)
_UNCOMMENTED: Final = (BallotKind.NP, BallotKind.FDIS)  # an approval of these is one without more


@frozen
class Distribution:
    """One draft that went out, the file that was sent if it is kept, and all who got it."""

    consultation: Consultation
    document: Document | None
    replies: tuple[Reply, ...]


@frozen(kw_only=True)
class NamedExpert:
    """An expert named with our vote on a new work item, for a group and in a role."""

    name: str
    unit: str
    group: str
    role: ExpertRole
    status: RegistrationStatus


@frozen(kw_only=True)
class PositionSheet:
    """One international ballot as its papers show it, running or over.

    `committee` is its reference with the title, `meeting` the one in which the position was
    decided. `review` are the answers of a systematic review; where nobody `confirmed` them, what
    our records say. `least` is how many experts an approval of a new work item names.
    """

    ballot: Ballot
    unit: Bilingual
    committee: Bilingual
    day: dt.date
    log: tuple[Distribution, ...] = ()
    comments: OwnComments
    approvals: Approvals
    meeting: Bilingual | None = None
    agreement: Agreement | None = None
    experts: tuple[NamedExpert, ...] = ()
    least: int = 0
    review: ReviewAnswers | None = None
    confirmed: bool = False

    @property
    def answers(self) -> tuple[VoteValue, ...]:
        """The answers among which the ballot lets choose, in the order of its forms."""
        if self.ballot.kind is BallotKind.SR:
            return _REVIEW
        return _PLAIN if self.ballot.kind in _UNCOMMENTED else _COMMENTED

    @property
    def opinions(self) -> Mapping[VoteValue | None, int]:
        """How many experts gave which opinion; None: words alone. Each counts once."""
        return opinions(reply for item in self.log for reply in item.replies)


def addressee_key(reply: Reply) -> tuple[object, str]:
    """Return who a reply is from: the person on record, else name and unit."""
    return (reply.person_id or reply.name, "" if reply.person_id else reply.organization)


def opinions(replies: Iterable[Reply]) -> Mapping[VoteValue | None, int]:
    """Count opinions; of somebody who answered about several drafts, the last one."""
    last: dict[tuple[object, str], Reply] = {}
    for reply in replies:
        if reply.replied is None:
            continue
        before = last.get(addressee_key(reply))
        if before is None or before.replied is None or before.replied <= reply.replied:
            last[addressee_key(reply)] = reply
    return Counter(reply.value for reply in last.values())
